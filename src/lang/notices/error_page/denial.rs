//! Lines that refuse the visitor.

use crate::lang::notices::PageKind::{BotWall, ErrorPage};
use crate::lang::notices::{NoticeRule, Place};

pub(super) const RULE: NoticeRule = NoticeRule {
    name: "denial",
    kinds: &[ErrorPage, BotWall],
    place: Place::Line,
    vendor: "",
    phrases: &[
        (
            "en",
            &[
                "your access to this site has been limited",
                "access to this site has been limited",
                "access has been limited",
                "access has been temporarily limited",
                "requested url was rejected",
                "access denied",
                "access to this page has been denied",
                "access to this page is forbidden",
                "access blocked",
                "access restricted",
                "request denied",
                "request rejected",
                "access is denied",
                "access to this site has been denied",
                "access has been denied",
                "you don't have access",
                "you do not have permission to access this page",
            ],
        ),
        (
            "de",
            &[
                "zugriff verweigert",
                "zugang verweigert",
                "zugriff blockiert",
                "zugriff gesperrt",
            ],
        ),
        (
            "fr",
            &["accès refusé", "accès bloqué", "accès non autorisé"],
        ),
        (
            "es",
            &["acceso denegado", "acceso bloqueado", "acceso restringido"],
        ),
        ("it", &["accesso negato", "accesso bloccato"]),
        ("pt", &["acesso negado", "acesso bloqueado"]),
        ("nl", &["toegang geweigerd", "toegang geblokkeerd"]),
        (
            "pl",
            &["odmowa dostępu", "dostęp zabroniony", "dostęp zablokowany"],
        ),
        (
            "ru",
            &[
                "доступ ограничен",
                "доступ заблокирован",
                "в доступе отказано",
            ],
        ),
        ("tr", &["erişim reddedildi"]),
        ("zh", &["访问被拒绝", "拒绝访问", "访问受限", "存取被拒"]),
        (
            "ja",
            &[
                "アクセスが拒否されました",
                "アクセス拒否",
                "アクセスが制限されています",
            ],
        ),
        ("ko", &["접근이 거부되었습니다", "액세스가 거부되었습니다"]),
    ],
    matches: &[
        ("en", "Access Denied"),
        ("de", "Zugriff verweigert"),
        ("fr", "Accès refusé"),
        ("es", "Acceso denegado"),
        ("it", "Accesso negato"),
        ("pt", "Acesso negado"),
        ("nl", "Toegang geweigerd"),
        ("pl", "Odmowa dostępu"),
        ("ru", "В доступе отказано"),
        ("tr", "Erişim reddedildi"),
        ("zh", "访问被拒绝"),
        ("ja", "アクセスが拒否されました"),
        ("ko", "접근이 거부되었습니다"),
    ],
    rejects: &[
        ("en", "Access denied to aid convoys for the third week"),
        ("de", "Zugang zum See bleibt verweigert, sagt die Stadt"),
        ("es", "Acceso denegado al estadio para cien aficionados"),
    ],
};
