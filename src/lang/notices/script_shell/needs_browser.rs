//! Sentences that ask for another browser.

use crate::lang::notices::PageKind::ScriptShell;
use crate::lang::notices::{NoticeRule, Place};

pub(super) const RULE: NoticeRule = NoticeRule {
    name: "needs-browser",
    kinds: &[ScriptShell],
    place: Place::Sentence,
    vendor: "",
    phrases: &[
        (
            "en",
            &[
                "switch to a supported browser",
                "use a supported browser",
                "using a supported browser",
                "upgrade your browser",
                "update your browser",
                "browser is not supported",
                "browser isn't supported",
                "browser is no longer supported",
                "using an outdated browser",
                "unsupported browser",
                "to run this app",
                "doesn't work properly without",
                "to continue using this application",
                "to view this page",
                "to view this site",
                "reload the page",
                "refresh this page",
                "please wait while",
                "supported browsers",
            ],
        ),
        (
            "de",
            &[
                "browser wird nicht unterstützt",
                "aktualisieren sie ihren browser",
                "veralteten browser",
            ],
        ),
        (
            "fr",
            &[
                "navigateur n'est pas pris en charge",
                "mettre à jour votre navigateur",
                "pour exécuter cette application",
            ],
        ),
        (
            "es",
            &[
                "navegador no es compatible",
                "actualice su navegador",
                "actualiza tu navegador",
                "para ejecutar esta aplicación",
            ],
        ),
        (
            "ru",
            &[
                "ваш браузер не поддерживается",
                "обновите браузер",
                "браузер устарел",
            ],
        ),
    ],
    matches: &[
        ("en", "Please upgrade your browser."),
        ("de", "Ihr Browser wird nicht unterstützt."),
        ("fr", "Votre navigateur n’est pas pris en charge."),
        ("es", "Tu navegador no es compatible."),
        ("ru", "Ваш браузер не поддерживается."),
    ],
    rejects: &[
        ("en", "The browser wars ended in 2001."),
        ("de", "Der Browser ist schnell."),
        ("fr", "Le navigateur est rapide."),
        ("es", "El navegador es rápido."),
    ],
};
