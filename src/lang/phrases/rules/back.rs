//! Headings of sections after the body: authors, sources, notes.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "back-matter",
    why: "sections about authors, sources and notes follow the body",
    role: Role::BackMatter,
    anchor: Anchor::Whole,
    phrases: &[
        (
            "en",
            &[
                "(about|meet) (the |this )?(authors?|writer|us|.{1,40})",
                "authors?( bio(graphy)?)?",
                "contributors?",
                "references",
                "sources?",
                "citations?",
                "bibliography",
                "footnotes?",
                "notes",
                "works cited",
                "external links",
                "credits",
                "acknowledg(e)?ments?",
                "disclosures?",
                "disclaimer",
                "contact( us| information| details)?",
                "media contacts?",
                "press contacts?",
                "share your thoughts",
                "get in touch",
                "tags?",
                "topics?",
                "categories",
                "filed under",
            ],
        ),
        (
            "de",
            &[
                "über (den autor|die autorin|uns)",
                "quellen",
                "literatur",
                "einzelnachweise",
                "weblinks",
                "fußnoten",
            ],
        ),
        (
            "fr",
            &[
                "à propos( de l'auteur)?",
                "références",
                "notes et références",
            ],
        ),
        (
            "es",
            &[
                "sobre (el autor|la autora|nosotros)",
                "referencias",
                "fuentes",
            ],
        ),
        ("pt", &["sobre o autor", "referências", "fontes"]),
        ("it", &["fonti", "note"]),
        ("nl", &["bronnen"]),
        ("pl", &["bibliografia", "źródła", "przypisy"]),
        (
            "ru",
            &[
                "источники",
                "примечания",
                "ссылки",
                "литература",
                "об авторе",
            ],
        ),
        ("el", &["πηγές"]),
        ("zh", &["参考文献", "参考资料", "注释", "作者简介"]),
        ("ja", &["脚注", "出典"]),
        (
            "sv",
            &[
                "källor|referenser|fotnoter|noter|externa länkar|vidare läsning",
                "om (författaren|skribenten|oss)|fakta|taggar|kategorier|kontakt(a oss)?",
            ],
        ),
        (
            "no",
            &[
                "kilder|referanser|fotnoter|noter|eksterne lenker|om (forfatteren|skribenten|oss)",
                "stikkord|emner|kategorier|kontakt( oss)?",
            ],
        ),
        (
            "da",
            &[
                "kilder|referencer|fodnoter|noter|eksterne henvisninger",
                "om (forfatteren|skribenten|os)|emner|kategorier|kontakt( os)?",
            ],
        ),
        (
            "fi",
            &[
                "lähteet|lähde|viitteet|alaviitteet|aiheesta muualla|kirjallisuutta",
                "tietoa kirjoittajasta|kirjoittajasta|kirjoittaja|yhteystiedot|ota yhteyttä",
                "lisätie(dot|toja)|avainsanat|asiasanat|aiheet|tunnisteet|kategoriat",
            ],
        ),
        (
            "et",
            &[
                "allikad|viited|märkused|välislingid|autorist|meist|kontakt|märksõnad|sildid",
                "kategooriad",
            ],
        ),
        (
            "lv",
            &[
                "avoti|atsauces|piezīmes|ārējās saites|par autoru|par mums|kontakti|birkas",
                "kategorijas",
            ],
        ),
        (
            "lt",
            &[
                "šaltiniai|išnašos|nuorodos|pastabos|literatūra|apie autorių|apie mus|kontaktai",
                "žymos|kategorijos",
            ],
        ),
        (
            "hu",
            &[
                "források|forrás|jegyzetek|lábjegyzetek|irodalom|felhasznált irodalom",
                "külső hivatkozások|a szerzőről|rólunk|kapcsolat|címkék|kategóriák|hivatkozások",
            ],
        ),
        (
            "cs",
            &[
                "zdroje?|reference|poznámky( pod čarou)?|literatura|(externí )?odkazy",
                "o (autorovi|autorce|nás)|štítky|klíčová slova|rubriky",
            ],
        ),
        (
            "sk",
            &[
                "zdroje?|referencie|poznámky( pod čiarou)?|literatúra|externé odkazy|odkazy",
                "o (autorovi|autorke|nás)|štítky|kľúčové slová",
            ],
        ),
        (
            "sl",
            &[
                "viri|opombe|sklici|literatura|zunanje povezave|o (avtorju|avtorici|nas)|oznake",
                "ključne besede",
            ],
        ),
        (
            "hr",
            &[
                "izvori|bilješke|beleške|fusnote|literatura|reference|vanjske poveznice",
                "spoljašnje veze|o (autoru|autorici|nama)|oznake|ključne r(ij|)eči",
            ],
        ),
        (
            "sr",
            &[
                "извори|белешке|напомене|литература|референце|спољашње везе",
                "о (аутору|ауторки|нама)|ознаке|кључне речи",
            ],
        ),
        (
            "bg",
            &[
                "източници|бележки|литература|препратки|външни препратки|за (автора|нас)|етикети",
                "ключови думи|тагове",
            ],
        ),
        (
            "uk",
            &[
                "джерел[оа]|примітки|література|посилання|про (автора|авторку|нас)|теги|мітки",
                "виноски",
            ],
        ),
        (
            "ro",
            &[
                "surse|sursa|referin[tț]e|note|bibliografie|legături externe|despre (autor|noi)",
                "etichete|taguri",
            ],
        ),
        (
            "ca",
            &[
                "fonts|referències|notes|bibliografia|enllaços externs",
                "sobre (l'autor|l'autora|nosaltres)|etiquetes",
            ],
        ),
        (
            "eu",
            &[
                "iturriak|erreferentziak|oharrak|bibliografia|kanpo estekak|egileari buruz",
                "guri buruz|etiketak",
            ],
        ),
    ],
    matches: &[
        ("en", "About the Author"),
        ("en", "References"),
        ("en", "Sources:"),
        ("de", "Quellen"),
        ("fr", "Notes et références"),
        ("es", "Sobre el autor"),
        ("pt", "Referências"),
        ("it", "Fonti"),
        ("nl", "Bronnen"),
        ("pl", "Przypisy"),
        ("ru", "Литература"),
        ("el", "Πηγές"),
        ("zh", "参考文献"),
        ("ja", "脚注"),
        ("sv", "Källor"),
        ("no", "Kilder"),
        ("da", "Kilder"),
        ("fi", "Lähteet"),
        ("et", "Allikad"),
        ("lv", "Atsauces"),
        ("lt", "Šaltiniai"),
        ("hu", "Források"),
        ("cs", "Zdroje"),
        ("sk", "Zdroje"),
        ("sl", "Viri"),
        ("hr", "Izvori"),
        ("sr", "Извори"),
        ("bg", "Източници"),
        ("uk", "Джерела"),
        ("ro", "Surse"),
        ("ca", "Referències"),
        ("eu", "Erreferentziak"),
    ],
    rejects: &[
        ("en", "References to the king were cut."),
        ("en", "Notes from a small island were found."),
        ("de", "Quellen im Ministerium widersprachen."),
        ("fr", "Références au roi furent coupées."),
        ("ru", "Источники в правительстве это отрицают."),
        ("zh", "注释家们争论了几个世纪。"),
        ("fi", "Lähteet kertovat eri tarinan."),
        ("sv", "Källor i regeringen säger något annat."),
        ("cs", "Zdroje na ministerstvu to popírají."),
        ("uk", "Джерела в уряді це заперечують."),
    ],
};
