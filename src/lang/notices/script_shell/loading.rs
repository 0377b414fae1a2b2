//! Lines that state that a page is loading.

use crate::lang::notices::PageKind::ScriptShell;
use crate::lang::notices::{NoticeRule, Place};

pub(super) const RULE: NoticeRule = NoticeRule {
    name: "loading",
    kinds: &[ScriptShell],
    place: Place::Line,
    vendor: "",
    phrases: &[
        (
            "en",
            &[
                "loading",
                "please wait",
                "loading please wait",
                "app is loading",
                "page is loading",
                "content is loading",
                "your browser is not supported",
                "unsupported browser",
                "browser not supported",
                "this browser is not supported",
                "your browser is out of date",
                "javascript required",
                "javascript is disabled",
                "javascript is not available",
                "browser is no longer supported",
                "update your browser",
                "upgrade your browser",
                "starting the app",
            ],
        ),
        (
            "de",
            &[
                "laden",
                "wird geladen",
                "bitte warten",
                "lädt",
                "seite wird geladen",
                "javascript ist deaktiviert",
                "ihr browser wird nicht unterstützt",
            ],
        ),
        (
            "fr",
            &[
                "chargement",
                "chargement en cours",
                "veuillez patienter",
                "javascript est désactivé",
                "votre navigateur n'est pas pris en charge",
            ],
        ),
        (
            "es",
            &[
                "cargando",
                "espere por favor",
                "por favor espere",
                "tu navegador no es compatible",
            ],
        ),
        (
            "it",
            &["caricamento", "caricamento in corso", "attendere prego"],
        ),
        ("pt", &["carregando", "a carregar", "aguarde"]),
        (
            "nl",
            &[
                "laden",
                "bezig met laden",
                "even geduld",
                "even geduld a u b",
            ],
        ),
        (
            "pl",
            &[
                "ładowanie",
                "wczytywanie",
                "trwa ładowanie",
                "proszę czekać",
            ],
        ),
        (
            "ru",
            &[
                "загрузка",
                "идёт загрузка",
                "идет загрузка",
                "подождите",
                "пожалуйста подождите",
            ],
        ),
        ("zh", &["加载中", "正在加载", "请稍候", "载入中", "載入中"]),
        ("ja", &["読み込み中", "読み込み中です", "ロード中"]),
        ("ko", &["로딩 중", "로딩중"]),
    ],
    matches: &[
        ("en", "Loading..."),
        ("de", "Wird geladen …"),
        ("fr", "Chargement…"),
        ("es", "Cargando..."),
        ("it", "Caricamento in corso..."),
        ("pt", "Carregando..."),
        ("nl", "Even geduld"),
        ("pl", "Ładowanie..."),
        ("ru", "Загрузка..."),
        ("zh", "加载中..."),
        ("ja", "読み込み中…"),
        ("ko", "로딩 중"),
    ],
    rejects: &[
        ("en", "Loading the dishwasher properly is an art"),
        ("de", "Laden in der Altstadt schließt nach hundert Jahren"),
        ("ru", "Загрузка судов в порту началась утром"),
    ],
};
