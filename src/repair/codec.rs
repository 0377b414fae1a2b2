//! The ways in which UTF-8 gets misread, one byte for one character.
//!
//! Mojibake is UTF-8 decoded with a single-byte code page. To undo it we need the way
//! back: from a character to the byte it stood for, in every code page at once, so that
//! one look at a character tells which code pages could have made it.

use encoding_rs::{
    Encoding, ISO_8859_2, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
    WINDOWS_1254, WINDOWS_1257,
};
use std::sync::LazyLock;

/// The code pages, by how often they are the culprit: the first of equals wins.
/// windows-1252 includes Latin-1, as the two differ in the C1 range alone, and pages mix them.
const ENCODINGS: [&Encoding; 8] = [
    WINDOWS_1252,
    WINDOWS_1250,
    WINDOWS_1251,
    WINDOWS_1254,
    WINDOWS_1257,
    WINDOWS_1253,
    ISO_8859_2,
    MACINTOSH,
];

/// The upper halves of the DOS code pages, which the web (and so encoding_rs) does not know.
/// Source: unicode.org, Public/MAPPINGS/VENDORS/MICSFT/PC.
const DOS: [&str; 2] = [
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
];

/// Where the two stand among the code pages.
pub const WINDOWS_1252_PAGE: usize = 0;
const MACROMAN_PAGE: usize = ENCODINGS.len() - 1;

pub const COUNT: usize = ENCODINGS.len() + DOS.len();

/// A bit for each code page.
pub const ALL: u16 = (1 << COUNT) - 1;

/// Those whose byte A0 is the no-break space, which a blank may have been.
pub const WITH_BLANK: u16 = (1 << MACROMAN_PAGE) - 1;

/// All code pages stay in the Basic Multilingual Plane.
const LIMIT: usize = 0x10000;

/// What one character was in each code page.
#[derive(Clone, Copy)]
pub struct Origin {
    /// The byte by code page; 0: the code page has no such character.
    pub bytes: [u8; COUNT],
    /// Bit by code page: the byte begins a UTF-8 sequence.
    pub leads: u16,
    /// Bit by code page: it begins one of two bytes.
    pub begins_pair: u16,
    /// Bit by code page: the byte continues one.
    pub continues: u16,
}

const NOWHERE: Origin = Origin {
    bytes: [0; COUNT],
    leads: 0,
    begins_pair: 0,
    continues: 0,
};

/// A continuation byte that was lost (U+FFFD).
const LOST: Origin = Origin {
    continues: ALL,
    ..NOWHERE
};

/// A no-break space turned plain.
const BLANK: Origin = Origin {
    continues: WITH_BLANK,
    ..NOWHERE
};

static ORIGINS: LazyLock<(Vec<u16>, Vec<Origin>)> = LazyLock::new(|| {
    let mut index = vec![0; LIMIT];
    let mut origins = vec![NOWHERE];
    for page in 0..COUNT {
        // The readings that a code page shares with windows-1252 come behind its own.
        for rank in 0..2 {
            for byte in 0x80..=0xff {
                let Some(c) = readings(page, byte)[rank] else {
                    continue;
                };
                let Some(slot) = index.get_mut(c as usize) else {
                    continue;
                };
                if *slot == 0 {
                    *slot = origins.len() as u16;
                    origins.push(NOWHERE);
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
                        origin.begins_pair |= u16::from(byte <= 0xdf) << page;
                    }
                    _ => {}
                }
            }
        }
    }
    (index, origins)
});

/// Whether some bytes have no character in a code page but a C1 control, so that text which
/// was misread in it may hold those. MacRoman and the DOS code pages use every byte.
pub fn has_gaps(page: usize) -> bool {
    page < MACROMAN_PAGE
}

/// Whether a blank may have been the byte A0.
pub fn has_blank(page: usize) -> bool {
    WITH_BLANK & 1 << page != 0
}

/// The characters a code page's byte is read as. Where it has none of its own, a C1 control
/// stands for the byte, or what windows-1252 reads there: programs mix the two.
fn readings(page: usize, byte: u8) -> [Option<char>; 2] {
    let Some(encoding) = ENCODINGS.get(page) else {
        let page = DOS[page - ENCODINGS.len()];
        return [page.chars().nth(usize::from(byte - 0x80)), None];
    };
    let read = |encoding: &'static Encoding| {
        let bytes = [byte];
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes)?;
        text.chars().next()
    };
    let is_own = |c: &char| !matches!(c, '\u{80}'..='\u{9f}');
    match read(encoding).filter(is_own) {
        Some(own) if page == WINDOWS_1252_PAGE => [Some(own), Some(char::from(byte))],
        Some(own) => [Some(own), None],
        None => [Some(char::from(byte)), read(WINDOWS_1252).filter(is_own)],
    }
}

/// The bytes a character may have been.
pub fn origin(c: char) -> &'static Origin {
    match c {
        ' ' => &BLANK,
        '\u{fffd}' => &LOST,
        _ if c.is_ascii() => &NOWHERE,
        _ => {
            let (index, origins) = &*ORIGINS;
            let slot = index.get(c as usize).copied().unwrap_or(0);
            origins.get(usize::from(slot)).unwrap_or(&NOWHERE)
        }
    }
}

/// A C1 control as windows-1252 reads it; five of them mean nothing there and stay.
pub fn c1_as_windows_1252(c: char) -> char {
    c1_as(WINDOWS_1252_PAGE, c)
}

/// A C1 control as MacRoman reads it: all are letters.
pub fn c1_as_macroman(c: char) -> char {
    c1_as(MACROMAN_PAGE, c)
}

fn c1_as(page: usize, c: char) -> char {
    match c {
        '\u{80}'..='\u{9f}' => readings(page, c as u8)[0].unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_page_has_its_upper_half() {
        for page in DOS {
            assert_eq!(page.chars().count(), 128);
        }
        assert_eq!(origin('ß').bytes[0], 0xdf);
        assert_eq!(origin('ß').bytes[COUNT - 2], 0xe1);
        assert_eq!(origin('\u{9d}').bytes[0], 0x9d);
        assert_eq!(origin('”').bytes[0], 0x94);
        assert_eq!(origin('©').bytes[COUNT - 1], 0xb8);
        assert_eq!(origin('語').bytes, [0; COUNT]);
    }

    #[test]
    fn c1_controls_read_as_windows_1252() {
        assert_eq!(c1_as_windows_1252('\u{85}'), '…');
        assert_eq!(c1_as_windows_1252('\u{81}'), '\u{81}');
        assert_eq!(c1_as_windows_1252('é'), 'é');
    }
}
