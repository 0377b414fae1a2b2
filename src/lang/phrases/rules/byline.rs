//! Bylines, dates of publication, credits and tags.
//!
//! After "By", a name is two or more capitalised words that end the block. Otherwise "By the time"
//! would be a byline.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "byline",
    why: "authors, dates and photo credits are about the article, not part of it",
    role: Role::Byline,
    anchor: Anchor::Start,
    phrases: &[
        (
            "en",
            &[
                r"(written|posted|published|reviewed|edited|updated|reported)( and \w+)? (by|credit|courtesy)\b",
                r"(photo(graph)?s?|image|picture|video|words|story|text)( and \w+)? (by|credit|courtesy)\b",
                r"by (?-i:\p{Lu})[\p{L}.'-]+( (?-i:\p{Lu})[\p{L}.'-]+){1,4}$",
                "(by|author):",
                "(last )?(updated|published|posted|modified|edited)( on| at|:)",
                "(photo|image|picture|credit|source)s? ?(credit|by)?:",
                "(filed under|tags?|topics?|categor(y|ies)|posted in|location)s? ?(credit|by)?:",
            ],
        ),
        (
            "de",
            &[
                r"von (?-i:\p{Lu})[\p{L}.'-]+( (?-i:\p{Lu})[\p{L}.'-]+){1,3}$",
                "(foto|bild|quelle|autor|stand|veröffentlicht|aktualisiert)( am|:)",
                "(schlagw(o|ö)rt(er)?|themen)( am|:)",
            ],
        ),
        (
            "fr",
            &[
                r"par (?-i:\p{Lu})[\p{L}.'-]+( (?-i:\p{Lu})[\p{L}.'-]+){1,3}$",
                "(publié|mis à jour|crédit|photo|source) ?(le|:)",
            ],
        ),
        (
            "es",
            &[
                r"por (?-i:\p{Lu})[\p{L}.'-]+( (?-i:\p{Lu})[\p{L}.'-]+){1,3}$",
                "(publicado|actualizado|fuente|foto|etiquetas|temas)( el| em|:)",
            ],
        ),
        ("pt", &["(publicado|atualizado|fonte)( el| em|:)"]),
        (
            "pl",
            &[
                r"(źródło|autor|fot\.?|opublikowano|aktualizacja|tagi|data):",
                r"fot\. ",
            ],
        ),
        (
            "ru",
            &["(источник|автор|фото|опубликовано|теги|метки|рубрика|дата)( ?:)"],
        ),
        ("el", &["(πηγή|φωτογραφία|δημοσίευση|ετικέτες)( ?:)"]),
        (
            "zh",
            &[
                "(来源|來源|作者|编辑|編輯|记者|責任編輯|责任编辑)[:：]",
                "(发布时间|标签|关键词|分类|图片来源)[:：]",
            ],
        ),
        ("ja", &["(写真|文|出典)[:：＝]"]),
        (
            "sv",
            &[
                "(text|foto|bild|källa|författare|skriven av|publicerad|uppdaterad|taggar|ämnen|\
                 kategorier|text och foto|text & foto) ?:",
                r"(publicerad|uppdaterad|senast uppdaterad) (den )?\d",
            ],
        ),
        (
            "no",
            &[
                "(tekst|foto|bilde|kilde|forfatter|skrevet av|av|publisert|oppdatert|stikkord|\
                 emner|kategorier|tekst og foto) ?:",
                r"(publisert|oppdatert|sist oppdatert) (den )?\d",
            ],
        ),
        (
            "da",
            &[
                "(tekst|foto|kilde|forfatter|skrevet af|af|publiceret|opdateret|udgivet|emner|\
                 kategorier|tags) ?:",
                r"(publiceret|udgivet|opdateret|offentliggjort)( den)? \d",
            ],
        ),
        (
            "fi",
            &[
                "(teksti|kuva|kuvat|lähde|kirjoittaja|toimittaja|julkaistu|päivitetty|muokattu|\
                 avainsanat|asiasanat|aiheet|kategoriat|tunnisteet|teksti ja kuvat?) ?:",
                r"(julkaistu|päivitetty|muokattu)( viimeksi)? \d",
            ],
        ),
        (
            "et",
            &[
                "(tekst|foto|fotod|allikas|autor|toimetaja|avaldatud|uuendatud|muudetud|\
                 märksõnad|sildid|teemad) ?:",
                r"(avaldatud|uuendatud|muudetud) \d",
            ],
        ),
        (
            "lv",
            &[
                "(teksts|foto|avots|autors|autore|publicēts|publicēta|atjaunots|birkas|tēmas|\
                 atslēgvārdi) ?:",
                r"(publicēts|atjaunots) \d",
            ],
        ),
        (
            "lt",
            &[
                r"(tekstas|nuotrauka|nuotr\.|šaltinis|autorius|autorė|paskelbta|publikuota|atnaujinta|žymos|temos|raktažodžiai) ?:",
                r"(paskelbta|publikuota|atnaujinta) \d|nuotr\. aut",
            ],
        ),
        (
            "hu",
            &[
                "(szöveg|fotók?|forrás|szerző|írta|kép|borítókép|kiemelt kép|nyitókép|közzétéve|\
                 megjelent|frissítve|frissült|címkék|kategóriák?|témák) ?:",
                r"(közzétéve|frissítve|megjelent) \d",
            ],
        ),
        (
            "cs",
            &[
                "(text|foto|fotografie|zdroj|autor|autorka|autoři|napsal|napsala|publikováno|\
                 zveřejněno|vydáno|aktualizováno|štítky|témata|klíčová slova|rubrika|tagy) ?:",
                r"(publikováno|zveřejněno|vydáno|aktualizováno)( dne)? \d",
            ],
        ),
        (
            "sk",
            &[
                "(text|foto|fotografia|zdroj|autor|autorka|napísal|napísala|publikované|\
                 zverejnené|aktualizované|štítky|témy|kľúčové slová|rubrika) ?:",
                r"(publikované|zverejnené|aktualizované)( dňa)? \d",
            ],
        ),
        (
            "sl",
            &[
                "(besedilo|foto|fotografija|vir|avtor|avtorica|piše|objavljeno|posodobljeno|\
                 zadnja sprememba|oznake|ključne besede|kategorije) ?:",
                r"(objavljeno|posodobljeno) \d",
            ],
        ),
        (
            "hr",
            &[
                "(tekst|foto|fotografija|izvor|autor|autorica|piše|piše i snima|objavljeno|\
                 ažurirano|zadnja izmjena|oznake|tagovi|ključne r(ij|)eči|kategorije|snimio|\
                 snimila) ?:",
                r"(objavljeno|ažurirano) \d",
            ],
        ),
        (
            "sr",
            &[
                "(текст|фото|фотографија|извор|аутор|ауторка|пише|објављено|ажурирано|ознаке|\
                 тагови|кључне речи) ?:",
                r"(објављено|ажурирано) \d",
            ],
        ),
        (
            "bg",
            &[
                "(текст|снимка|снимки|източник|автор|автори|публикувано|публикувана|обновено|\
                 обновена|етикети|ключови думи|категории|тагове|фото) ?:",
                r"(публикуван[оа]|обновен[оа]|последна промяна)( на)? \d",
            ],
        ),
        (
            "uk",
            &[
                "(текст|фото|світлина|джерело|автор|авторка|автори|опубліковано|оновлено|теги|\
                 мітки|теми|рубрика|категорі[їя]) ?:",
                r"(опубліковано|оновлено) \d",
            ],
        ),
        (
            "ro",
            &[
                "(text|foto|fotografie|sursă|sursa|sursa foto|autor|scris de|de|publicat|\
                 publicat la|actualizat|etichete|taguri|cuvinte cheie|categorii) ?:",
                r"(publicat|actualizat|postat|ultima actualizare)( la| pe|,| în)* ?\d",
            ],
        ),
        (
            "ca",
            &[
                "(text|foto|fotografia|font|autor|autora|publicat|actualitzat|etiquetes|temes) ?:",
                r"(publicat|actualitzat) (el )?\d",
            ],
        ),
        (
            "eu",
            &[
                "(testua|argazkia|argazkiak|iturria|egilea|argitaratua|eguneratua|etiketak|\
                 gaiak) ?:",
            ],
        ),
    ],
    matches: &[
        ("en", "By Jane Doe"),
        ("en", "Photo: Reuters"),
        ("en", "Published on 5 May 2020"),
        ("en", "Words by Jane Doe"),
        ("en", "Filed under: Science"),
        ("de", "Von Hans Müller"),
        ("de", "Schlagwörter: Wahl, Bundestag"),
        ("fr", "Publié le 5 mai 2020"),
        ("es", "Publicado el 5 de mayo de 2020"),
        ("pt", "Atualizado em 5 de maio de 2020"),
        ("pl", "Źródło: PAP"),
        ("ru", "Источник: РИА"),
        ("el", "Πηγή: ΑΠΕ"),
        ("zh", "来源：新华网"),
        ("ja", "写真：共同通信"),
        ("sv", "Publicerad: 5 maj 2020"),
        ("no", "Publisert: 5. mai 2020"),
        ("da", "Foto: Ritzau"),
        ("fi", "Julkaistu: 5.5.2020"),
        ("et", "Allikas: ERR"),
        ("lv", "Avots: LETA"),
        ("lt", "Šaltinis: BNS"),
        ("hu", "Forrás: MTI"),
        ("cs", "Zdroj: ČTK"),
        ("sk", "Zdroj: TASR"),
        ("sl", "Vir: STA"),
        ("hr", "Izvor: Hina"),
        ("sr", "Извор: Танјуг"),
        ("bg", "Снимка: БТА"),
        ("uk", "Джерело: Укрінформ"),
        ("ro", "Sursa foto: Agerpres"),
        ("ca", "Publicat el 5 de maig de 2020"),
        ("eu", "Argazkia: EFE"),
    ],
    rejects: &[
        ("en", "By the time they came it was over."),
        ("en", "Photographs show the old town."),
        ("de", "Von dort ging es weiter."),
        ("fr", "Par endroits la route était coupée."),
        ("es", "Por la tarde llegó la lluvia."),
        ("ru", "Источник тепла находится под землёй."),
        ("zh", "作者在书中回忆了童年。"),
        ("fi", "Lähde kertoo, että päätös tehdään syksyllä."),
        ("da", "Af ren og skær nysgerrighed gik hun derind."),
        ("cs", "Zdroj v ministerstvu to popřel."),
        ("uk", "Джерело тепла лежить під землею."),
    ],
};
