//! The page's text as tendrils that share memory.
//!
//! A tendril of more than eight bytes is memory of its own, or a part of another's. A tree holds
//! nearly all of its page in text and values, so they are parts of copies of the page.

use html5ever::tendril::StrTendril;

/// Bytes that are copied at a time: a page of the usual size is one stretch, a huge one is not there twice at
/// once, and what a stretch ends within is memory of its own.
const STRETCH: usize = 1 << 20;

pub(super) struct Source<'a> {
    page: &'a str,
    /// A copy of what stands in the page from `begin` on.
    stretch: StrTendril,
    begin: usize,
}

impl<'a> Source<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        Source {
            page,
            stretch: StrTendril::new(),
            begin: 0,
        }
    }

    /// What stands between two boundaries of characters, neither before those asked for earlier.
    pub(super) fn tendril(&mut self, from: usize, to: usize) -> StrTendril {
        if to > self.begin + self.stretch.len() {
            if to - from > STRETCH / 2 {
                return StrTendril::from_slice(&self.page[from..to]);
            }
            let end = boundary_after(self.page, from + STRETCH);
            self.begin = from;
            self.stretch = StrTendril::from_slice(&self.page[from..end]);
        }
        // A stretch is far shorter than what 32 bits count.
        let (offset, length) = (from - self.begin, to - from);
        self.stretch.subtendril(offset as u32, length as u32)
    }
}

/// The first boundary between characters at or behind so many bytes.
fn boundary_after(page: &str, mut bytes: usize) -> usize {
    while bytes < page.len() && !page.is_char_boundary(bytes) {
        bytes += 1;
    }
    bytes.min(page.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_what_stands_in_the_page_across_stretches_too() {
        // Three bytes each, so that no stretch ends where a character does.
        let page = "漢字".repeat(STRETCH / 2);
        for length in [3, 9, 3 * 4099, 3 * (STRETCH / 6), 3 * (STRETCH / 5)] {
            let mut source = Source::new(&page);
            let mut at = 0;
            while at < page.len() {
                let end = (at + length).min(page.len());
                assert_eq!(&*source.tendril(at, end), &page[at..end]);
                at = end;
            }
        }
    }
}
