//! The language of an article.
//!
//! Pages declare a language, but often that of their theme; detection on the body is reliable only
//! on long texts. So a reliable detection wins, then the declaration, then any detection.

use crate::document::Head;
use whatlang::Lang;

/// Letters that a text needs for its language to be detected.
const MIN_LETTERS: usize = 50;

/// Characters of the body that the detector reads: the second, longer sample is used only if the
/// first gives no reliable result. The detector weighs each character for each language of its
/// script; with the longer sample alone it took a tenth of the whole time of a text.
const SAMPLE_CHARS: [usize; 2] = [500, 2000];

/// All codes of ISO 639-1 without the withdrawn ones.
const ISO_639_1: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co \
    cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho \
    hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la \
    lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or \
    os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg \
    th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

macro_rules! codes {
    ($($lang:ident $three:literal $two:literal),* $(,)?) => {
        /// ISO 639-3 and 639-1 codes of the languages that whatlang detects
        /// (<https://iso639-3.sil.org>).
        const CODES: &[(&str, &str)] = &[$(($three, $two)),*];

        fn two_letters(lang: Lang) -> &'static str {
            match lang { $(Lang::$lang => $two),* }
        }
    };
}

codes! {
    Afr "afr" "af", Aka "aka" "ak", Amh "amh" "am", Ara "ara" "ar", Aze "aze" "az",
    Bel "bel" "be", Ben "ben" "bn", Bul "bul" "bg", Cat "cat" "ca", Ces "ces" "cs",
    Cmn "cmn" "zh", Cym "cym" "cy", Dan "dan" "da", Deu "deu" "de", Ell "ell" "el",
    Eng "eng" "en", Epo "epo" "eo", Est "est" "et", Fin "fin" "fi", Fra "fra" "fr",
    Guj "guj" "gu", Heb "heb" "he", Hin "hin" "hi", Hrv "hrv" "hr", Hun "hun" "hu",
    Hye "hye" "hy", Ind "ind" "id", Ita "ita" "it", Jav "jav" "jv", Jpn "jpn" "ja",
    Kan "kan" "kn", Kat "kat" "ka", Khm "khm" "km", Kor "kor" "ko", Lat "lat" "la",
    Lav "lav" "lv", Lit "lit" "lt", Mal "mal" "ml", Mar "mar" "mr", Mkd "mkd" "mk",
    Mya "mya" "my", Nep "nep" "ne", Nld "nld" "nl", Nob "nob" "nb", Ori "ori" "or",
    Pan "pan" "pa", Pes "pes" "fa", Pol "pol" "pl", Por "por" "pt", Ron "ron" "ro",
    Rus "rus" "ru", Sin "sin" "si", Slk "slk" "sk", Slv "slv" "sl", Sna "sna" "sn",
    Spa "spa" "es", Srp "srp" "sr", Swe "swe" "sv", Tam "tam" "ta", Tel "tel" "te",
    Tgl "tgl" "tl", Tha "tha" "th", Tuk "tuk" "tk", Tur "tur" "tr", Ukr "ukr" "uk",
    Urd "urd" "ur", Uzb "uzb" "uz", Vie "vie" "vi", Yid "yid" "yi", Zul "zul" "zu",
}

/// Names that differ from those of whatlang.
const OTHER_NAMES: [(&str, &str); 4] = [
    ("chinese", "zh"),
    ("norwegian", "nb"),
    ("farsi", "fa"),
    ("greek", "el"),
];

/// The code of a language with this English name, if it can be detected.
pub(crate) fn language_named(name: &str) -> Option<&'static str> {
    let own = Lang::all()
        .iter()
        .find(|lang| lang.eng_name().eq_ignore_ascii_case(name));
    let other = OTHER_NAMES
        .iter()
        .find(|(other, _)| other.eq_ignore_ascii_case(name));
    own.map(|lang| two_letters(*lang))
        .or(other.map(|(_, code)| *code))
}

/// The language of a page as an ISO 639-1 code; empty if unknown.
///
/// A declared language that the detector does not support wins over a detected neighbour: Galician
/// would otherwise become Portuguese.
pub(super) fn find(head: &Head, body: &str) -> String {
    let declared = std::iter::once(head.lang.as_str())
        .chain(head.metas(&["og:locale", "content-language", "language", "dc.language"]))
        .chain([head.json_ld.language.as_str()])
        .find_map(code);
    match (declared, detected(body)) {
        (Some(declared), Some(detected)) => {
            let supported = CODES.iter().any(|(_, two)| *two == declared);
            let latin = detected.script() == whatlang::Script::Latin;
            if detected.is_reliable() && (supported || !latin) {
                two_letters(detected.lang()).to_owned()
            } else {
                declared
            }
        }
        (Some(declared), None) => declared,
        (None, Some(detected)) => two_letters(detected.lang()).to_owned(),
        (None, None) => String::new(),
    }
}

/// The language of the beginning of the body, if that has enough letters.
fn detected(body: &str) -> Option<whatlang::Info> {
    let mut detected = None;
    for sample in SAMPLE_CHARS {
        let end = body.char_indices().nth(sample);
        let sample = &body[..end.map_or(body.len(), |(end, _)| end)];
        let enough = sample.chars().filter(|c| c.is_alphabetic()).count() >= MIN_LETTERS;
        detected = enough.then(|| whatlang::detect(sample)).flatten();
        if end.is_none() || detected.as_ref().is_some_and(whatlang::Info::is_reliable) {
            break;
        }
    }
    detected
}

/// The ISO 639-1 code of a language tag (`en-US`, `pt_BR`, `eng`); `None` for anything else.
pub(super) fn code(tag: &str) -> Option<String> {
    let primary = tag
        .trim()
        .split(['-', '_', ',', ';', ' '])
        .next()?
        .to_ascii_lowercase();
    match primary.len() {
        2 => ISO_639_1
            .split_whitespace()
            .any(|known| known == primary)
            .then_some(primary),
        3 => CODES
            .iter()
            .find(|(three, _)| *three == primary)
            .map(|(_, two)| two.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The council said on Monday that it would close the bridge for repairs, and that people who live nearby should take the long way round until the work is done.";
    const GERMAN: &str = "Der Rat teilte am Montag mit, dass die Brücke wegen Reparaturen gesperrt wird und die Anwohner bis zum Ende der Arbeiten einen Umweg nehmen müssen.";
    const GALICIAN: &str = "O concello dixo o luns que pecharía a ponte por mor das reparacións e que a xente que vive preto debería coller o camiño longo ata que rematen as obras.";
    const RUSSIAN: &str = "Совет сообщил в понедельник, что мост будет закрыт на ремонт и что жителям придется ездить в объезд, пока работы не закончатся.";

    #[test]
    fn the_language_of_a_long_body_wins_over_the_declared_one() {
        for (lang, body, wanted) in [
            ("en-US", ENGLISH, "en"),
            ("en-US", GERMAN, "de"),
            ("de", "Kurz", "de"),
            ("", GERMAN, "de"),
            ("gl", GALICIAN, "gl"),
            ("gl", RUSSIAN, "ru"),
            ("", "", ""),
            ("xx-XX", "", ""),
        ] {
            let head = Head {
                lang: lang.into(),
                ..Head::default()
            };
            assert_eq!(find(&head, body), wanted, "{lang}: {body}");
        }
    }

    #[test]
    fn a_longer_sample_is_read_if_the_first_is_not_reliable() {
        let of = |body: &str| find(&Head::default(), body);
        let figures = "12.50 340 7.99 1,204 ".repeat(30);
        assert_eq!(of(&format!("{figures}{}", GERMAN.repeat(5))), "de");
        let (english, german) = (ENGLISH.repeat(4), GERMAN.repeat(10));
        assert_eq!(
            of(&format!("{english}{german}")),
            "en",
            "the first sample is reliable"
        );
        assert_eq!(
            of(&format!("{}{GERMAN}", figures.repeat(4))),
            "",
            "the language begins after the longer sample"
        );
    }

    #[test]
    fn language_tags_become_two_letter_codes() {
        for (tag, wanted) in [
            ("en-US", Some("en")),
            (" pt_BR ", Some("pt")),
            ("deu", Some("de")),
            ("ZH-Hans-CN", Some("zh")),
            ("xx", None),
            ("english", None),
            ("", None),
        ] {
            assert_eq!(code(tag).as_deref(), wanted, "{tag}");
        }
    }

    #[test]
    fn the_code_tables_agree_with_each_other_and_with_whatlang() {
        for (three, two) in CODES {
            assert_eq!(code(three).as_deref(), Some(*two));
            assert_eq!(code(two).as_deref(), Some(*two));
            let lang = Lang::from_code(*three).expect("whatlang's own code");
            assert_eq!(two_letters(lang), *two);
        }
    }
}
