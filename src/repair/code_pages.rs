//! Maps characters back to bytes, for all code pages in which UTF-8 is misread.
//!
//! Mojibake is UTF-8 that was decoded with a single-byte code page. Undoing it needs the inverse
//! mapping. One table holds it for all code pages, so that one lookup of a character gives every
//! code page that may have produced it.

use encoding_rs::{
    Encoding, IBM866, ISO_8859_2, ISO_8859_15, KOI8_R, MACINTOSH, WINDOWS_874, WINDOWS_1250,
    WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256,
    WINDOWS_1257, WINDOWS_1258,
};
use std::sync::LazyLock;

/// How the bytes of a code page are read.
enum Decoder {
    Web(&'static Encoding),
    /// The characters of bytes 80 to FF, for the code pages that encoding_rs lacks because the web
    /// does not use them. Source: unicode.org, Public/MAPPINGS/VENDORS/MICSFT/PC.
    Table(&'static str),
}

use Decoder::{Table, Web};

/// The code pages, the most frequent in mojibake first: it wins among equals. windows-1252 covers
/// Latin-1 too, because the two differ only in the C1 range and pages mix them.
const PAGES: [Decoder; 18] = [
    Web(WINDOWS_1252),
    Web(WINDOWS_1250),
    Web(WINDOWS_1251),
    Web(WINDOWS_1254),
    Web(WINDOWS_1257),
    Web(WINDOWS_1253),
    Web(ISO_8859_2),
    Web(ISO_8859_15),
    Web(WINDOWS_1256),
    Web(WINDOWS_1255),
    Web(WINDOWS_1258),
    Web(WINDOWS_874),
    Web(MACINTOSH),
    Web(IBM866),
    Web(KOI8_R),
    // CP437, CP850 and CP857.
    Table(
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
         └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    ),
    Table(
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
         └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
    ),
    Table(
        "ÇüéâäàåçêëèïîıÄÅÉæÆôöòûùİÖÜø£ØŞşáíóúñÑĞğ¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
         └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ºªÊËÈ\u{d5}ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµ\u{e7}×ÚÛÙìÿ¯´\u{ad}±\u{f2}¾¶§÷¸°¨·¹³²■\u{a0}",
    ),
];

/// The index of windows-1252.
pub const WINDOWS_1252_PAGE: usize = 0;
const WINDOWS_1251_PAGE: usize = 2;
const WINDOWS_1253_PAGE: usize = 5;
/// The index of the first code page that is rare in mojibake.
pub const RARE_PAGE: usize = 6;
/// The index of MacRoman, the first code page that defines every byte.
pub const MACROMAN_PAGE: usize = 12;

/// The number of code pages.
pub const COUNT: usize = PAGES.len();

/// A set of code pages, a bit each.
pub type PageSet = u32;

/// The set of all code pages.
pub const ALL: PageSet = (1 << COUNT) - 1;

/// The set of code pages in which byte A0 is the no-break space, which may have become a blank.
pub const WITH_BLANK: PageSet = (1 << MACROMAN_PAGE) - 1;

/// All code pages but windows-1251 and windows-1253, in which few letters of their own scripts are
/// continuation bytes. In a text of another script two letters in a row are more often a word.
pub const OF_LETTERS: PageSet = ALL & !(1 << WINDOWS_1251_PAGE) & !(1 << WINDOWS_1253_PAGE);

/// All characters of the code pages are in the Basic Multilingual Plane.
const PLANE_SIZE: usize = 0x10000;

/// The bytes that one character may have been.
#[derive(Clone, Copy)]
pub struct Origin {
    /// The byte by code page, or 0 if the code page does not have the character.
    pub bytes: [u8; COUNT],
    /// A bit for each code page in which the byte is the lead byte of a UTF-8 sequence.
    pub leads: PageSet,
    /// A bit for each code page in which it is the lead byte of a sequence of two bytes.
    pub begins_pair: PageSet,
    /// A bit for each code page in which it is a continuation byte.
    pub continues: PageSet,
}

const NONE: Origin = Origin {
    bytes: [0; COUNT],
    leads: 0,
    begins_pair: 0,
    continues: 0,
};

/// U+FFFD: a continuation byte that was lost.
const LOST: Origin = Origin {
    continues: ALL,
    ..NONE
};

/// A blank: perhaps a no-break space that was replaced.
const BLANK: Origin = Origin {
    continues: WITH_BLANK,
    ..NONE
};

static ORIGINS: LazyLock<(Vec<u16>, Vec<Origin>)> = LazyLock::new(|| {
    let mut index = vec![0; PLANE_SIZE];
    let mut origins = vec![NONE];
    for page in 0..COUNT {
        // A code page's own characters come before those it borrows from windows-1252.
        for rank in 0..2 {
            for byte in 0x80..=0xff {
                let Some(c) = decodings(page, byte)[rank] else {
                    continue;
                };
                let Some(slot) = index.get_mut(c as usize) else {
                    continue;
                };
                if *slot == 0 {
                    *slot = origins.len() as u16;
                    origins.push(NONE);
                }
                let origin = &mut origins[usize::from(*slot)];
                if origin.bytes[page] != 0 {
                    continue;
                }
                origin.bytes[page] = byte;
                match byte {
                    0x80..=0xbf => origin.continues |= 1 << page,
                    0xc2..=0xf4 => {
                        origin.leads |= 1 << page;
                        origin.begins_pair |= PageSet::from(byte <= 0xdf) << page;
                    }
                    _ => {}
                }
            }
        }
    }
    (index, origins)
});

/// Whether a code page leaves bytes undefined, so that text misread in it may contain C1 controls.
/// MacRoman and the DOS code pages define every byte.
pub fn has_gaps(page: usize) -> bool {
    page < MACROMAN_PAGE
}

/// Whether a blank may have been the byte A0 of a code page.
pub fn has_blank(page: usize) -> bool {
    WITH_BLANK & 1 << page != 0
}

/// The characters that a byte is decoded to in a code page. An undefined byte becomes a C1 control
/// or the character of windows-1252, because programs mix the two.
fn decodings(page: usize, byte: u8) -> [Option<char>; 2] {
    let encoding = match PAGES[page] {
        Web(encoding) => encoding,
        Table(table) => return [table.chars().nth(usize::from(byte - 0x80)), None],
    };
    let decode = |encoding: &'static Encoding| {
        let bytes = [byte];
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes)?;
        text.chars().next()
    };
    let is_own = |c: &char| !matches!(c, '\u{80}'..='\u{9f}');
    match decode(encoding).filter(is_own) {
        Some(own) if page == WINDOWS_1252_PAGE => [Some(own), Some(char::from(byte))],
        Some(own) => [Some(own), None],
        None => [Some(char::from(byte)), decode(WINDOWS_1252).filter(is_own)],
    }
}

/// The bytes that a character may have been.
pub fn origin(c: char) -> &'static Origin {
    match c {
        ' ' => &BLANK,
        '\u{fffd}' => &LOST,
        _ if c.is_ascii() => &NONE,
        _ => {
            let (index, origins) = &*ORIGINS;
            let slot = index.get(c as usize).copied().unwrap_or(0);
            origins.get(usize::from(slot)).unwrap_or(&NONE)
        }
    }
}

/// Decodes a C1 control as windows-1252. Five controls are undefined there and stay.
pub fn c1_as_windows_1252(c: char) -> char {
    c1_as(WINDOWS_1252_PAGE, c)
}

/// Decodes a C1 control as MacRoman, where all of them are letters.
pub fn c1_as_macroman(c: char) -> char {
    c1_as(MACROMAN_PAGE, c)
}

/// Whether a character is a C1 control.
pub fn is_c1(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}')
}

fn c1_as(page: usize, c: char) -> char {
    match c {
        '\u{80}'..='\u{9f}' => decodings(page, c as u8)[0].unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dos_code_pages_have_128_characters_and_map_back_to_bytes() {
        for page in PAGES {
            if let Table(table) = page {
                assert_eq!(table.chars().count(), 128);
            }
        }
        assert_eq!(origin('ß').bytes[0], 0xdf);
        assert_eq!(origin('ß').bytes[COUNT - 3], 0xe1);
        assert_eq!(origin('\u{9d}').bytes[0], 0x9d);
        assert_eq!(origin('”').bytes[0], 0x94);
        assert_eq!(origin('©').bytes[COUNT - 2], 0xb8);
        assert_eq!(origin('語').bytes, [0; COUNT]);
    }

    #[test]
    fn c1_controls_are_decoded_as_windows_1252() {
        assert_eq!(c1_as_windows_1252('\u{85}'), '…');
        assert_eq!(c1_as_windows_1252('\u{81}'), '\u{81}');
        assert_eq!(c1_as_windows_1252('é'), 'é');
    }
}
