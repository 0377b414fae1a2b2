//! Recognises pages that declare Latin-1 but are in another charset.
//!
//! Many servers and templates declare ISO-8859-1 or windows-1252 without anyone's choice, and every
//! byte is valid in them. Input: the bytes of such a page. Output: the charset that the letters
//! prove. The detector alone is not enough: in a page with some foreign names it errs (40 of 740
//! pages in windows-1252 of the corpora). So the letters must also be as frequent as in a text of
//! the detected charset.

use super::detect;
use encoding_rs::{
    Encoding, IBM866, ISO_8859_2, ISO_8859_5, ISO_8859_6, ISO_8859_7, ISO_8859_8, KOI8_R, KOI8_U,
    WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254,
    WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, X_MAC_CYRILLIC,
};

/// Charsets of scripts without Latin letters: words are runs of bytes that are not ASCII.
#[rustfmt::skip]
const OTHER_SCRIPTS: [&Encoding; 13] = [
    WINDOWS_1251, KOI8_R, KOI8_U, ISO_8859_5, IBM866, WINDOWS_1253, ISO_8859_7,
    WINDOWS_1255, ISO_8859_8, WINDOWS_1256, ISO_8859_6, WINDOWS_874, X_MAC_CYRILLIC,
];

/// Charsets of Latin script with other letters than windows-1252: the least number of letters
/// inside words that differ, and the most ASCII letters for each. Of English pages with foreign
/// names, none has more (measured: at most 4 letters for the first three, 41 in 8,000 for Baltic).
const OTHER_LATIN: [(&Encoding, usize, usize); 4] = [
    (WINDOWS_1250, 6, 300),
    (ISO_8859_2, 6, 300),
    (WINDOWS_1254, 6, 300),
    (WINDOWS_1257, 20, 33),
];

/// Bytes of a run that is a word of another script. In Latin-1, runs of three are rare.
const MIN_RUN: usize = 3;

/// The least number of bytes in such runs: two or three words.
const MIN_IN_RUNS: usize = 12;

/// The most ASCII letters for each byte in such runs, in the lines that have any.
const MAX_ASCII_PER_BYTE: usize = 4;

/// The charset of a page that declares windows-1252, if the bytes contradict it.
pub(super) fn contradicts_latin1(bytes: &[u8]) -> Option<&'static Encoding> {
    let detected = detect::detect(bytes);
    if detected == WINDOWS_1252 {
        return None;
    }
    let letters = Letters::of(bytes, detected);
    let is_proved = if !detected.is_single_byte() {
        // Every sequence is valid in it, or nearly every one.
        letters.high * MAX_ASCII_PER_BYTE * 2 >= letters.ascii && letters.high >= MIN_IN_RUNS
    } else if OTHER_SCRIPTS.contains(&detected) {
        letters.in_runs >= MIN_IN_RUNS
            && letters.in_runs * 2 >= letters.high
            && letters.in_runs * MAX_ASCII_PER_BYTE >= letters.ascii
    } else {
        OTHER_LATIN.iter().any(|(encoding, least, most_ascii)| {
            *encoding == detected
                && letters.different >= *least
                && letters.different * most_ascii >= letters.ascii
        })
    };
    is_proved.then_some(detected)
}

/// Counts in the lines that are not pure ASCII.
#[derive(Default)]
struct Letters {
    ascii: usize,
    /// Bytes that are not ASCII.
    high: usize,
    /// Those in runs of [`MIN_RUN`] or more.
    in_runs: usize,
    /// Those beside an ASCII letter that are another character in windows-1252.
    different: usize,
}

impl Letters {
    fn of(bytes: &[u8], detected: &'static Encoding) -> Letters {
        let mut counts = Letters::default();
        for line in detect::sample(bytes) {
            for (at, run) in runs(line) {
                counts.high += run.len();
                counts.in_runs += if run.len() >= MIN_RUN { run.len() } else { 0 };
                let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
                let before = at.checked_sub(1).and_then(|at| line.get(at));
                let in_word = is_letter(before) || is_letter(line.get(at + run.len()));
                if in_word && run.len() < MIN_RUN {
                    counts.different += run.iter().filter(|b| differs(**b, detected)).count();
                }
            }
            counts.ascii += line.iter().filter(|b| b.is_ascii_alphabetic()).count();
        }
        counts
    }
}

/// The runs of bytes that are not ASCII, with their positions.
fn runs(line: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = 0;
    line.chunk_by(|a, b| a.is_ascii() == b.is_ascii())
        .map(move |run| {
            at += run.len();
            (at - run.len(), run)
        })
        .filter(|(_, run)| !run.is_ascii())
}

fn differs(byte: u8, other: &'static Encoding) -> bool {
    let of = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
        text.chars().next()
    };
    of(WINDOWS_1252) != of(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, EUC_KR, GBK, SHIFT_JIS};

    fn page(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        let html = format!(
            "<html><meta charset=iso-8859-1><a href=\"/\">Home and other links</a>\n<p>{text}</p>"
        );
        let (bytes, _, unmappable) = encoding.encode(&html);
        assert!(!unmappable, "{text}");
        bytes.into_owned()
    }

    #[test]
    fn letters_of_another_charset_contradict_latin1() {
        for (text, encoding) in [
            (
                "В понедельник городской совет сообщил, что мост закроют.",
                WINDOWS_1251,
            ),
            (
                "В понедельник городской совет сообщил, что мост закроют.",
                KOI8_U,
            ),
            (
                "لم يفرغ السد منذ عام 1964 وعندما انخفض الماء جاءت القرية كلها.",
                WINDOWS_1256,
            ),
            (
                "Ο δήμαρχος είπε τη Δευτέρα ότι η παλιά γέφυρα θα κλείσει.",
                WINDOWS_1253,
            ),
            (
                "ראש העיר אמר ביום שני כי הגשר הישן ייסגר לשנתיים לצורך שיפוצים.",
                WINDOWS_1255,
            ),
            ("เมื่อวันจันทร์นายกเทศมนตรีกล่าวว่าสะพานเก่าจะปิดซ่อม", WINDOWS_874),
            (
                "周一上午,市政府在新闻发布会上宣布,老桥将于下个月开始维修。",
                GBK,
            ),
            (
                "週一上午,市政府在記者會上宣布,老橋將於下個月開始維修。",
                BIG5,
            ),
            (
                "월요일 오전 시는 기자 회견을 열고 보수를 다음 달부터 시작한다고 발표했다.",
                EUC_KR,
            ),
            (
                "月曜日の午前、市は記者会見を開き、古い橋の修理を始めると発表した。",
                SHIFT_JIS,
            ),
            (
                "Belediye başkanı pazartesi günü eski köprünün iki yıl kapalı kalacağını söyledi.",
                WINDOWS_1254,
            ),
            (
                "Most zostanie zamknięty, a kierowcy pojadą objazdem: tędy też można dojść pieszo.",
                WINDOWS_1250,
            ),
            (
                "Most zostanie zamknięty, a kierowcy pojadą objazdem: tędy też można dojść pieszo.",
                ISO_8859_2,
            ),
        ] {
            assert_eq!(
                contradicts_latin1(&page(text, encoding)),
                Some(encoding),
                "{text}"
            );
        }
    }

    #[test]
    fn latin1_and_foreign_names_in_english_do_not() {
        for text in [
            "Die Brücke über den Fluß wird für zwei Jahre gesperrt, müßte aber früher öffnen.",
            "Þórður segir að brúin yfir ána verði lokuð í tvö ár, og það sé of lengi fyrir íbúa.",
            "“No”, said José Ångström — it’s 5° colder at Straße 7 in Malmö, and the café is shut.",
            "©©©®® «½» ±¼ ×××",
            "The Søren Kierkegård house.",
        ] {
            assert_eq!(
                contradicts_latin1(&page(text, WINDOWS_1252)),
                None,
                "{text}"
            );
        }
    }
}
