//! The language of an article.

use crate::document::{Head, JsonLd};
use whatlang::Lang;

/// Letters from which on a body is asked for its language before the page is.
const FEWEST_LETTERS: usize = 50;

/// Characters of the body that are looked at: so many first, and so many if those do not tell for sure. The
/// detector weighs each character for each language of its script: with the longer sample alone it took a
/// tenth of the time of a text.
const SAMPLES: [usize; 2] = [500, 2000];

/// All codes of ISO 639-1, without those that were withdrawn.
const ISO_639_1: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co \
    cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho \
    hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la \
    lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or \
    os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg \
    th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

macro_rules! codes {
    ($($lang:ident $three:literal $two:literal),* $(,)?) => {
        /// ISO 639-3 and 639-1 of what whatlang can tell (Sepher's registration table,
        /// <https://iso639-3.sil.org>).
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

/// The language of the body where it is long enough to tell for sure, else the one that
/// the page declares (which is often that of its theme), else the body's likeliest.
///
/// A declared language that the detector does not know is believed over its closest
/// neighbour: Galician would else be Portuguese.
pub(super) fn find(head: &Head, told: &JsonLd, body: &str) -> String {
    let declared = std::iter::once(head.lang.as_str())
        .chain(head.metas(&["og:locale", "content-language", "language", "dc.language"]))
        .chain([told.language.as_str()])
        .find_map(code);
    match (declared, detected(body)) {
        (Some(declared), Some(detected)) => {
            let known = CODES.iter().any(|(_, two)| *two == declared);
            let latin = detected.script() == whatlang::Script::Latin;
            if detected.is_reliable() && (known || !latin) {
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

/// What the beginning of the body is written in, if that has enough letters.
fn detected(body: &str) -> Option<whatlang::Info> {
    let mut detected = None;
    for sample in SAMPLES {
        let end = body.char_indices().nth(sample);
        let sample = &body[..end.map_or(body.len(), |(end, _)| end)];
        let enough = sample.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST_LETTERS;
        detected = enough.then(|| whatlang::detect(sample)).flatten();
        if end.is_none() || detected.as_ref().is_some_and(whatlang::Info::is_reliable) {
            break;
        }
    }
    detected
}

/// The ISO 639-1 code of a language tag (`en-US`, `pt_BR`, `eng`), if it is one.
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
    fn a_long_body_is_believed_before_the_template() {
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
            assert_eq!(
                find(&head, &JsonLd::default(), body),
                wanted,
                "{lang}: {body}"
            );
        }
    }

    #[test]
    fn more_is_looked_at_where_the_beginning_does_not_tell() {
        let of = |body: &str| find(&Head::default(), &JsonLd::default(), body);
        let figures = "12.50 340 7.99 1,204 ".repeat(30);
        assert_eq!(of(&format!("{figures}{}", GERMAN.repeat(5))), "de");
        let (english, german) = (ENGLISH.repeat(4), GERMAN.repeat(10));
        assert_eq!(of(&format!("{english}{german}")), "en", "it was sure");
        assert_eq!(
            of(&format!("{}{GERMAN}", figures.repeat(4))),
            "",
            "too late"
        );
    }

    #[test]
    fn tags_become_two_letters_or_nothing() {
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
    fn every_code_is_a_known_one() {
        for (three, two) in CODES {
            assert_eq!(code(three).as_deref(), Some(*two));
            assert_eq!(code(two).as_deref(), Some(*two));
            let lang = Lang::from_code(*three).expect("whatlang's own code");
            assert_eq!(two_letters(lang), *two);
        }
    }
}
