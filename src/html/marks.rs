//! Collects the spans of a block while its text is collected.

use crate::spans::{Image, Mark, Span, trim};

/// Marks open at once. Real pages nest three or four; a block repeats the marks that are open
/// around it, so the limit keeps hostile nesting linear.
const MAX_OPEN: usize = 16;

/// Texts in which an open mark is repeated. A card that is a link has a few blocks; a link around
/// thousands was never closed.
const MAX_REPEATS: usize = 200;

/// Images kept between two texts. Galleries have more, but no paragraph does.
const MAX_IMAGES: usize = 16;

/// Bytes of the longest address that is kept. Longer ones are data.
const MAX_ADDRESS_BYTES: usize = 4096;

/// The end of a span that is open.
const OPEN: u32 = u32::MAX;

/// The spans of the block whose text is being collected.
#[derive(Default)]
pub(super) struct Marks {
    spans: Vec<Span>,
    /// The open spans, as indices. `None` for a mark beyond the limit.
    open: Vec<Option<usize>>,
    /// Texts in which open marks were repeated.
    repeats: usize,
}

impl Marks {
    /// Opens a mark at a position of the text.
    pub(super) fn open(&mut self, mark: Mark, at: usize) {
        let is_kept = self.open.len() < MAX_OPEN;
        self.open.push(is_kept.then_some(self.spans.len()));
        if is_kept {
            self.push(mark, at, OPEN);
        }
    }

    /// Closes the innermost mark.
    pub(super) fn close(&mut self, at: usize) {
        if let Some(span) = self.pop() {
            span.end = at as u32;
        }
    }

    /// Closes the innermost mark as if it had never been open.
    pub(super) fn discard_innermost(&mut self) {
        if let Some(span) = self.pop() {
            span.end = span.start;
        }
    }

    /// The span of the innermost mark, which is open no more.
    fn pop(&mut self) -> Option<&mut Span> {
        let open = self.open.pop()??;
        self.spans.get_mut(open)
    }

    /// Adds a mark for a position.
    pub(super) fn insert(&mut self, mark: Mark, at: usize) {
        self.push(mark, at, at as u32);
    }

    fn push(&mut self, mark: Mark, at: usize, end: u32) {
        let start = at as u32;
        self.spans.push(Span { start, end, mark });
    }

    /// Removes the marks of text that was cut off. Those that are still open go on from there.
    pub(super) fn truncate(&mut self, length: usize) {
        let length = length as u32;
        let is_cut = |span: &mut Span| span.start >= length && span.end != OPEN;
        while self.spans.pop_if(is_cut).is_some() {}
        for open in self.open.iter().flatten() {
            let span = &mut self.spans[*open];
            span.start = span.start.min(length);
        }
    }

    /// Moves the closed marks of a superscript after the sign that was put before it.
    pub(super) fn set_off(&mut self, start: usize, by: usize) {
        let (start, by) = (start as u32, by as u32);
        let inside = self
            .spans
            .iter_mut()
            .rev()
            .take_while(|span| span.start >= start);
        for span in inside.filter(|span| span.end != OPEN) {
            span.start += by;
            span.end += by;
        }
    }

    /// The spans of a finished text. The open marks continue in the next one.
    pub(super) fn take(&mut self, text: &str) -> Vec<Span> {
        if self.spans.is_empty() {
            return Vec::new();
        }
        let mut spans = std::mem::take(&mut self.spans);
        self.reopen(&spans);
        trim(text, &mut spans);
        spans
    }

    /// Drops the marks of a blank text, except that its images belong to the next one.
    pub(super) fn discard_text(&mut self) {
        if self.spans.is_empty() {
            return;
        }
        let spans = std::mem::take(&mut self.spans);
        self.reopen(&spans);
        let is_image = |span: &Span| matches!(span.mark, Mark::Image(_));
        let images = spans.into_iter().filter(is_image).take(MAX_IMAGES);
        let images = images.map(|image| Span {
            start: 0,
            end: 0,
            ..image
        });
        self.spans.extend(images);
    }

    /// Begins the open marks again at the beginning of a new text.
    fn reopen(&mut self, spans: &[Span]) {
        self.repeats = match self.open.is_empty() {
            true => 0,
            false => self.repeats + 1,
        };
        if self.repeats > MAX_REPEATS {
            self.open.fill(None);
        }
        let open = self.open.iter_mut().flatten();
        for (index, at) in open.enumerate() {
            let mark = spans[*at].mark.clone();
            self.spans.push(Span {
                start: 0,
                end: OPEN,
                mark,
            });
            *at = index;
        }
    }
}

/// A link with this address.
pub(super) fn link(address: &str) -> Mark {
    Mark::Link(kept_address(address).into())
}

/// The image that an `img` element shows; `None` for one that readers do not see.
///
/// Pages that load images late have a placeholder in `src` and the address in another attribute.
pub(super) fn image<'a>(attributes: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Mark> {
    const LATE: [&str; 4] = [
        "data-src",
        "data-original",
        "data-lazy-src",
        "data-orig-file",
    ];
    let (mut address, mut late, mut alt) = ("", "", "");
    for (name, value) in attributes {
        match name {
            "src" => address = value,
            "alt" => alt = value,
            // One pixel counts visits.
            "width" | "height" if matches!(value.trim(), "0" | "1") => return None,
            _ if late.is_empty() && LATE.contains(&name) => late = value,
            _ => {}
        }
    }
    let address = [late, address]
        .map(kept_address)
        .into_iter()
        .find(|address| !address.is_empty())?;
    let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Mark::Image(Box::new(Image {
        address: address.into(),
        alt: alt.into(),
    })))
}

/// The address, if it leads to a place and is no data or code.
fn kept_address(address: &str) -> &str {
    let address = address.trim();
    let has_scheme = |scheme: &str| {
        let start = address.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    let leads_nowhere = ["javascript:", "data:", "vbscript:", "blob:", "about:"];
    match address.len() > MAX_ADDRESS_BYTES || leads_nowhere.into_iter().any(has_scheme) {
        true => "",
        false => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_marks_continue_in_the_next_text() {
        let mut marks = Marks::default();
        marks.open(link("/a"), 0);
        marks.open(Mark::Strong, 0);
        marks.close(3);
        let first = marks.take("One two");
        assert_eq!(first.len(), 2);
        let second = marks.take("three");
        assert_eq!((second.len(), second[0].range()), (1, 0..5));
        marks.close(0);
        assert!(marks.take("four").is_empty());
    }

    #[test]
    fn addresses_of_code_and_data_are_dropped() {
        for address in [
            "javascript:void(0)",
            " JavaScript:a()",
            "data:image/gif;base64,R0",
        ] {
            assert_eq!(kept_address(address), "");
        }
        assert_eq!(kept_address(" /a?b "), "/a?b");
    }

    #[test]
    fn images_take_the_address_that_is_loaded_late() {
        let image = |attributes: &[(&'static str, &'static str)]| image(attributes.iter().copied());
        let Some(Mark::Image(found)) = image(&[
            ("src", "/blank.gif"),
            ("data-src", "/a.jpg"),
            ("alt", "A\n dam"),
        ]) else {
            panic!("no image");
        };
        assert_eq!((&*found.address, &*found.alt), ("/a.jpg", "A dam"));
        assert!(image(&[("src", "/p.gif"), ("width", "1")]).is_none());
        assert!(image(&[("src", "data:image/gif;base64,R0")]).is_none());
    }
}
