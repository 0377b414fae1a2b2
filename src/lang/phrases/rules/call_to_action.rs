//! Paragraphs inside a body that offer the site's own letter or app.
//!
//! Like the phrases of `promo`, these drop a block whatever its score: the site speaks of itself,
//! and to the reader.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "call-to-action",
    why: "a paragraph inside the body that offers the site's own letter or app",
    role: Role::Promo,
    anchor: Anchor::Start,
    phrases: &[
        (
            "en",
            &[
                r"(did you|do you) (like|enjoy|love) (this (article|story|post|piece)|what you (just )?read)\?",
                r"(liked|enjoyed|loved|like|enjoying) (this (article|story|post|piece)|what you (just )?read)\?",
                // A quotation mark after the question ends direct speech.
                r"did you (like|enjoy) this\? [a-z]",
                "(download|get|install|try) our (free |new |mobile |news )*app (now|today|for|on|from|to)",
                "leave us your (e-?mail )?address",
            ],
        ),
        (
            "de",
            &[
                r"(hat (ihnen|dir)|gefällt (ihnen|dir)) (dieser|der|unser) (artikel|beitrag|text)( gefallen)?\?",
                r"(.{0,40}\? )?(hier|jetzt) geht(.s| es) (zu|direkt zu) unserer .{0,12}app",
                "(laden|holen|testen) sie (sich )?(jetzt |hier )?unsere .{0,12}app",
            ],
        ),
        (
            "fr",
            &[
                r"(vous avez|avez-vous) aimé cet article ?\?|cet article vous a(-t-il)? plu ?\?",
                "téléchargez (gratuitement )?notre appli(cation)?",
            ],
        ),
        (
            "es",
            &[
                r"¿te (ha gustado|gustó) (este|el) (artículo|reportaje)\?",
                "descarga(te)? (gratis )?nuestra (app|aplicación)",
            ],
        ),
        (
            "it",
            &[
                r"ti è piaciuto (questo|l.) ?articolo\?",
                "scarica (gratis )?la nostra app(licazione)?",
            ],
        ),
        (
            "pt",
            &[
                r"gostou (deste|desse|do) (artigo|texto)\?",
                "(baixe|descarregue|instale) (grátis )?(o nosso|a nossa|nosso) (app|aplicativo|aplicação)",
            ],
        ),
        (
            "nl",
            &[
                r"vond (je|u) dit (artikel|verhaal) (leuk|interessant|goed)\?",
                "download (nu |gratis )?onze (gratis |nieuwe )?app",
            ],
        ),
        (
            "pl",
            &[
                r"(spodobał|podoba) ci się ten (artykuł|tekst)\?",
                "pobierz (bezpłatnie )?naszą aplikację",
            ],
        ),
        (
            "ru",
            &["(скачайте|установите) наше (мобильное )?приложение"],
        ),
    ],
    matches: &[
        (
            "en",
            "Did you like this? The Courier has more of it each day.",
        ),
        ("en", "Enjoyed this article? It comes by letter, too."),
        ("en", "Download our free app now, and read on the train."),
        (
            "de",
            "Hat Ihnen dieser Artikel gefallen? Mehr davon gibt es morgens per Mail.",
        ),
        ("de", "Neues aus der Region? Hier geht's zu unserer App."),
        (
            "fr",
            "Vous avez aimé cet article ? Recevez le prochain par courriel.",
        ),
        ("es", "Descarga nuestra app y lee sin conexión."),
        (
            "it",
            "Ti è piaciuto questo articolo? Ne trovi altri ogni giorno.",
        ),
        ("pt", "Gostou deste artigo? Receba o próximo por e-mail."),
        ("nl", "Download nu onze gratis app."),
        ("pl", "Spodobał Ci się ten artykuł? Zapisz się na listę."),
        ("ru", "Скачайте наше приложение и читайте без интернета."),
    ],
    rejects: &[
        (
            "en",
            "“Do you like this?” she asked him, and held the blue dress to the light.",
        ),
        (
            "fr",
            "Téléchargez l'application Signal depuis la boutique de votre téléphone.",
        ),
        ("it", "Scarica l'app ufficiale di Signal dal sito."),
        ("de", "Laden Sie die kostenlose Signal-App aus dem Store."),
        (
            "en",
            "Did you like this man, she asked him, when you met him?",
        ),
        (
            "en",
            "We wrote the app in a week, and a year later we download our app data by hand.",
        ),
        (
            "de",
            "Hat dir dieser Artikel geschadet, fragte sie den Minister.",
        ),
        ("fr", "Avez-vous aimé cet homme ?"),
        ("es", "Descarga la leña y la apila junto al muro."),
        ("pl", "Podoba ci się ten dom? – zapytała."),
    ],
};
