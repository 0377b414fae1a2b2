//! What each element means for the walk, in one table.
//!
//! The walk itself knows no tag names: it asks here what an element does to the text
//! around it. Elements that are not listed are inline and change nothing, as in a
//! browser.

use crate::document::BlockKind;

/// What an element does to the text inside and around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Effect {
    /// Nothing: its text joins the run around it.
    Inline,
    /// Its text is not for readers.
    Skip,
    /// Its text ends the run before it and is a block of its own, of the kind of the
    /// blocks around it, or of its own.
    Block(Option<BlockKind>),
    /// A list: a block that counts for depth.
    List,
    /// A table row: its cells become one block if they are simple.
    TableRow,
    Cell,
    /// `pre`: white space is kept.
    Preformatted,
    /// What would be a block elsewhere, inside `pre`.
    CodeLine,
    /// Text in it leads away.
    Link,
    Bold,
    Italic,
    /// Text in it is a control (`button`, `label`).
    Control,
    LineBreak,
    /// `hr`: ends a run and holds none.
    Rule,
    Image,
    /// Its text is markup for readers without scripts, kept for where a page shows nothing else.
    Noscript,
    Title,
    Meta,
    HeadLink,
    Script,
}

impl Effect {
    /// The effect inside `pre`, where elements that would be blocks are lines.
    pub(super) fn in_code(self) -> Effect {
        match self {
            Effect::Block(_) | Effect::List | Effect::TableRow => Effect::CodeLine,
            Effect::Cell => Effect::Inline,
            effect => effect,
        }
    }

    /// Whether the text before, in and behind the element are blocks of their own.
    pub(super) fn ends_run(self) -> bool {
        matches!(
            self,
            Effect::Block(_)
                | Effect::List
                | Effect::TableRow
                | Effect::Cell
                | Effect::Preformatted
        )
    }
}

/// The effect of the element of that name (in lower case, as the parser gives it).
pub(super) fn effect(name: &str) -> Effect {
    use Effect::*;
    match name {
        "a" => Link,
        "b" | "strong" => Bold,
        "i" | "em" | "cite" => Italic,
        "button" | "label" | "legend" => Control,
        "br" => LineBreak,
        "hr" => Rule,
        "img" => Image,
        "noscript" => Noscript,
        "title" => Title,
        "meta" => Meta,
        "link" => HeadLink,
        "script" => Script,
        // What `object`, `canvas` and `video` hold is shown only where they are not; `rt` and
        // `rp` say again what the ruby text says.
        "style" | "template" | "iframe" | "noframes" | "noembed" | "audio" | "canvas"
        | "object" | "select" | "datalist" | "textarea" | "rp" | "rt" | "rtc" | "annotation"
        | "svg" | "video" => Skip,
        "h1" => Block(Some(BlockKind::Heading(1))),
        "h2" => Block(Some(BlockKind::Heading(2))),
        "h3" => Block(Some(BlockKind::Heading(3))),
        "h4" => Block(Some(BlockKind::Heading(4))),
        "h5" => Block(Some(BlockKind::Heading(5))),
        "h6" => Block(Some(BlockKind::Heading(6))),
        "li" => Block(Some(BlockKind::Item)),
        "dt" => Block(Some(BlockKind::Term)),
        "dd" => Block(Some(BlockKind::Definition)),
        "blockquote" => Block(Some(BlockKind::Quote)),
        "figcaption" | "caption" => Block(Some(BlockKind::Caption)),
        "pre" | "listing" | "xmp" | "plaintext" => Preformatted,
        "ul" | "ol" | "menu" | "dir" => List,
        "tr" => TableRow,
        "td" | "th" => Cell,
        "address" | "article" | "aside" | "body" | "center" | "details" | "dialog" | "div"
        | "dl" | "fieldset" | "figure" | "footer" | "form" | "frameset" | "header" | "hgroup"
        | "html" | "main" | "nav" | "p" | "search" | "section" | "summary" | "table" | "tbody"
        | "tfoot" | "thead" | "optgroup" | "option" | "amp-sidebar" => Block(None),
        _ => Inline,
    }
}

/// Classes by which templates hide an element, besides `hidden` and `style`.
/// From Bootstrap, Tailwind, WordPress and the accessibility projects' documentation.
const HIDING_CLASSES: [&str; 10] = [
    "hidden",
    "hide",
    "d-none",
    "is-hidden",
    "sr-only",
    "screen-reader-text",
    "screen-reader",
    "visually-hidden",
    "visuallyhidden",
    "u-hidden",
];

/// Whether an attribute says that its element is not shown at first.
pub(super) fn hides(name: &str, value: &str) -> bool {
    match name {
        "hidden" => value != "until-found",
        "aria-hidden" => value == "true",
        "style" => {
            let squeezed: String = value
                .chars()
                .filter(|c| !c.is_whitespace())
                .take(400)
                .collect();
            let lower = squeezed.to_ascii_lowercase();
            lower.contains("display:none") || lower.contains("visibility:hidden")
        }
        "class" => value
            .split_ascii_whitespace()
            .any(|class| HIDING_CLASSES.contains(&class)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hiding_is_told_by_attribute_style_and_class() {
        for (name, value) in [
            ("hidden", ""),
            ("aria-hidden", "true"),
            ("style", "color: red; DISPLAY : none"),
            ("class", "a sr-only b"),
        ] {
            assert!(hides(name, value), "{name}={value}");
        }
        for (name, value) in [
            ("hidden", "until-found"),
            ("aria-hidden", "false"),
            ("style", "display:block"),
            ("class", "hidden-gems"),
        ] {
            assert!(!hides(name, value), "{name}={value}");
        }
    }
}
