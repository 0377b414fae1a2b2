//! Tendrils that share the memory of a copy of the page.
//!
//! A tendril of more than eight bytes has its own memory or shares that of another tendril. The
//! tree contains nearly all of a page in texts and values, so these share copies of the page.

use html5ever::tendril::StrTendril;

/// Bytes that one copy holds. A page of usual size is a single chunk. A huge page is never in
/// memory twice, and a text that crosses the end of a chunk does not keep two chunks alive.
const CHUNK_BYTES: usize = 1 << 20;

/// Gives out parts of the page in order.
pub(super) struct PageSource<'a> {
    page: &'a str,
    /// A copy of the page from `begin` on.
    chunk: StrTendril,
    begin: usize,
}

impl<'a> PageSource<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        PageSource {
            page,
            chunk: StrTendril::new(),
            begin: 0,
        }
    }

    /// The page between two character boundaries. `from` must not be before that of an earlier
    /// call.
    pub(super) fn tendril(&mut self, from: usize, to: usize) -> StrTendril {
        if to > self.begin + self.chunk.len() {
            if to - from > CHUNK_BYTES / 2 {
                return StrTendril::from_slice(&self.page[from..to]);
            }
            let end = char_boundary_from(self.page, from + CHUNK_BYTES);
            self.begin = from;
            self.chunk = StrTendril::from_slice(&self.page[from..end]);
        }
        // A chunk is far shorter than 4 GiB.
        let (offset, length) = (from - self.begin, to - from);
        self.chunk.subtendril(offset as u32, length as u32)
    }
}

/// The first character boundary at or after this position.
fn char_boundary_from(page: &str, mut position: usize) -> usize {
    while position < page.len() && !page.is_char_boundary(position) {
        position += 1;
    }
    position.min(page.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_equal_the_page_also_across_chunks() {
        // Three bytes per character, so that no chunk ends at a character boundary.
        let page = "漢字".repeat(CHUNK_BYTES / 2);
        for length in [3, 9, 3 * 4099, 3 * (CHUNK_BYTES / 6), 3 * (CHUNK_BYTES / 5)] {
            let mut source = PageSource::new(&page);
            let mut at = 0;
            while at < page.len() {
                let end = (at + length).min(page.len());
                assert_eq!(&*source.tendril(at, end), &page[at..end]);
                at = end;
            }
        }
    }
}
