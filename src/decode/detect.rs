//! Detects the charset of a page from its bytes.
//!
//! chardetng rules out a charset at the first invalid sequence. So a GBK page with one truncated
//! character (a teaser shortened by bytes, an inset in another charset) would be detected as
//! windows-1252, in which every sequence is valid. Where only a few characters are invalid, this
//! module detects the charset from the lines without them.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK, SHIFT_JIS};

/// Multi-byte charsets, in which a sequence can be invalid. encoding_rs decodes GBK as GB18030.
const MULTI_BYTE: [&Encoding; 5] = [GBK, BIG5, EUC_KR, EUC_JP, SHIFT_JIS];

/// At most one character in 50 may be invalid in a charset that the page does not declare.
/// Measured on the pages of the corpora in legacy charsets: with one in 20, some pages with few
/// accented letters are misread; with one in 50, none is.
const CHARACTERS_PER_INVALID: usize = 50;

/// The same for a charset that the page declares.
const CHARACTERS_PER_INVALID_DECLARED: usize = 10;

/// Bytes examined, in lines that are not pure ASCII.
const SAMPLE_BYTES: usize = 64 << 10;

/// The most probable charset of bytes that are not UTF-8.
pub(super) fn detect(bytes: &[u8]) -> &'static Encoding {
    let detected = run_detector(&[bytes]);
    if !detected.is_single_byte() {
        return detected;
    }
    let lines = sample(bytes);
    let fits = |encoding: &&'static Encoding| fits_nearly(&lines, encoding, CHARACTERS_PER_INVALID);
    MULTI_BYTE.into_iter().find(fits).unwrap_or(detected)
}

/// Whether the bytes are in the charset that the page declares, in spite of invalid sequences.
pub(super) fn confirms(bytes: &[u8], declared: &'static Encoding) -> bool {
    fits_nearly(&sample(bytes), declared, CHARACTERS_PER_INVALID_DECLARED)
}

/// Whether some, but at most one character in `characters_per_invalid`, is invalid in this
/// charset, and the lines without invalid characters are detected as this charset.
fn fits_nearly(
    lines: &[&[u8]],
    encoding: &'static Encoding,
    characters_per_invalid: usize,
) -> bool {
    let (mut characters, mut invalid) = (0, 0);
    let mut valid_lines = Vec::new();
    for line in lines {
        let (text, malformed) = encoding.decode_without_bom_handling(line);
        characters += text.chars().filter(|c| !c.is_ascii()).count();
        if malformed {
            invalid += text.matches(char::REPLACEMENT_CHARACTER).count();
        } else {
            valid_lines.push(*line);
        }
    }
    invalid > 0
        && invalid * characters_per_invalid <= characters
        && run_detector(&valid_lines) == encoding
}

fn run_detector(lines: &[&[u8]]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    for line in lines {
        detector.feed(line, false);
    }
    detector.feed(b"", true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The first lines that are not pure ASCII. A `<` also ends a line, because many pages are a
/// single line. Neither byte is part of a multi-byte character in any of the charsets.
pub(super) fn sample(bytes: &[u8]) -> Vec<&[u8]> {
    let mut bytes_left = SAMPLE_BYTES;
    let mut lines = Vec::new();
    for line in bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'<')) {
        if bytes_left == 0 {
            break;
        }
        if !line.is_ascii() {
            let line = &line[..line.len().min(bytes_left)];
            bytes_left -= line.len();
            lines.push(line);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{
        KOI8_U, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254,
        WINDOWS_1255,
    };

    const SIMPLIFIED: &str = "周一上午,市政府在新闻发布会上宣布,老桥将于下个月开始维修。\n\
        工程预计持续两年,期间行人仍可通行,车辆须绕行北面的新桥。\n\
        附近的居民表示,他们已经等了十多年,希望这一次能够按时完工。\n";
    const TRADITIONAL: &str = "週一上午,市政府在記者會上宣布,老橋將於下個月開始維修。\n\
        工程預計持續兩年,期間行人仍可通行,車輛須繞行北面的新橋。\n\
        附近的居民表示,他們已經等了十多年,希望這一次能夠按時完工。\n";
    const JAPANESE: &str = "月曜日の午前、市は記者会見を開き、古い橋の修理を来月から始めると発表した。\n\
        工事は二年ほど続く見込みで、その間も歩行者は通れるが、車は北の新しい橋へ回ることになる。\n\
        近くに住む人々は、十年以上も待っていたと話し、今度こそ予定どおり終わってほしいと願っている。\n";
    const KOREAN: &str = "월요일 오전 시는 기자 회견을 열고 오래된 다리의 보수를 다음 달부터 시작한다고 발표했다.\n\
        공사는 이 년쯤 이어질 예정이며 그동안 보행자는 지나갈 수 있지만 차는 북쪽 새 다리로 돌아가야 한다.\n\
        근처 주민들은 십 년 넘게 기다렸다며 이번에는 제때 끝나기를 바란다고 말했다.\n";

    fn encode(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable, "{text}");
        bytes.into_owned()
    }

    /// The text, then its first character without the second byte, like a teaser that was
    /// shortened by bytes.
    fn with_truncated_character(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        let whole = encode(text, encoding);
        [&whole, &b"<p>"[..], &whole[..1], &b"...</p>\n"[..]].concat()
    }

    #[test]
    fn one_truncated_character_does_not_hide_the_charset() {
        for (text, encoding) in [
            (SIMPLIFIED, GBK),
            (TRADITIONAL, BIG5),
            (JAPANESE, SHIFT_JIS),
            (JAPANESE, EUC_JP),
            (KOREAN, EUC_KR),
        ] {
            let bytes = with_truncated_character(text, encoding);
            assert!(
                run_detector(&[&bytes]).is_single_byte(),
                "{}: the detector alone finds the charset",
                encoding.name()
            );
            assert_eq!(detect(&bytes), encoding);
            let one_line: Vec<u8> = bytes.iter().filter(|b| **b != b'\n').copied().collect();
            assert_eq!(detect(&one_line), encoding, "in a page of one line");
        }
    }

    #[test]
    fn many_invalid_characters_need_a_declaration() {
        let bytes = [
            with_truncated_character("老桥", GBK),
            with_truncated_character(SIMPLIFIED, GBK),
            with_truncated_character("维修", GBK),
        ]
        .concat();
        assert!(detect(&bytes).is_single_byte());
        assert!(confirms(&bytes, GBK));
        assert!(!confirms(&bytes, BIG5));
        assert!(!confirms(&with_truncated_character("老桥", GBK), GBK));
    }

    #[test]
    fn single_byte_charsets_are_detected() {
        for (text, encoding) in [
            (
                "Señores, el próximo año la ciudad reparará el puente; mañana empezará la reunión.",
                WINDOWS_1252,
            ),
            (
                "Die Brücke über den Fluß wird für zwei Jahre gesperrt, müßte aber früher öffnen.",
                WINDOWS_1252,
            ),
            (
                "Le maire a annoncé lundi que le pont fermé serait réparé l’été prochain, côté forêt.",
                WINDOWS_1252,
            ),
            (
                "Most zostanie zamknięty, a kierowcy pojadą objazdem: tędy też można dojść pieszo, ",
                WINDOWS_1250,
            ),
            (
                "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl v pondělí starosta města Žďár.",
                WINDOWS_1250,
            ),
            (
                "В понедельник городской совет сообщил, что старый мост закроют на два года.",
                WINDOWS_1251,
            ),
            (
                "В понедельник городской совет сообщил, что старый мост закроют на два года.",
                KOI8_U,
            ),
            (
                "Ο δήμαρχος είπε τη Δευτέρα ότι η παλιά γέφυρα θα κλείσει για δύο χρόνια.",
                WINDOWS_1253,
            ),
            (
                "Belediye başkanı pazartesi günü eski köprünün iki yıl kapalı kalacağını söyledi.",
                WINDOWS_1254,
            ),
            (
                "ראש העיר אמר ביום שני כי הגשר הישן ייסגר לשנתיים לצורך שיפוצים.",
                WINDOWS_1255,
            ),
            (
                "เมื่อวันจันทร์นายกเทศมนตรีกล่าวว่าสะพานเก่าจะปิดซ่อมเป็นเวลาสองปี",
                WINDOWS_874,
            ),
        ] {
            for times in [1, 50] {
                let bytes = encode(&format!("<p>{text}</p>\n").repeat(times), encoding);
                assert_eq!(detect(&bytes), encoding, "{text}");
                assert!(
                    !MULTI_BYTE.iter().any(|other| confirms(&bytes, other)),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn the_sample_contains_non_ascii_lines_and_is_bounded() {
        let lines = sample(b"<p>one</p>\ntw\xf6<b>\xe9t\xe9</b>");
        assert_eq!(lines, [&b"tw\xf6<"[..], b"b>\xe9t\xe9<"]);
        let long = sample(&[0xe9; 3 * SAMPLE_BYTES]).concat();
        assert_eq!(long.len(), SAMPLE_BYTES);
    }
}
