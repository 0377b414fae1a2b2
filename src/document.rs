//! The one shape that HTML and plain text both take.
//!
//! A [`Document`] is a flat list of blocks in reading order, and beside it the tree of
//! elements that hold them, flattened to indices. Everything after `segment` works on
//! this: no later stage sees a DOM, so judging cannot change what it judges, and
//! nothing recurses. Stages only mark blocks ([`Verdict`]); none is removed before the
//! article is put together, which is what makes `--explain` free.

use crate::json_ld::JsonLd;
use crate::page::PageFormat;
use crate::warning::Warning;

/// A page cut into blocks, with what is known of the page as a whole.
#[derive(Debug, Clone)]
pub struct Document {
    pub format: PageFormat,
    pub head: Head,
    pub blocks: Vec<Block>,
    /// The elements around the blocks; a parent always stands before its children, the
    /// root is 0 and its own parent. Plain text has the root alone.
    pub containers: Vec<Container>,
    /// A warning for each limit that the page met.
    pub warnings: Vec<Warning>,
}

/// What a block is. The order and number of kinds is what the models know them by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    Paragraph,
    /// `h1` to `h6`.
    Heading(u8),
    /// A list item.
    Item,
    /// A whole table row, its cells joined by ` | `.
    Row,
    Quote,
    /// `pre` and code: keeps its own line breaks, and is never repaired.
    Code,
    /// `figcaption` or a table's `caption`.
    Caption,
    /// `dt`.
    Term,
    /// `dd`.
    Definition,
}

impl BlockKind {
    /// Every kind; headings of all levels are one kind.
    pub const ALL: [BlockKind; 9] = [
        BlockKind::Paragraph,
        BlockKind::Heading(1),
        BlockKind::Item,
        BlockKind::Row,
        BlockKind::Quote,
        BlockKind::Code,
        BlockKind::Caption,
        BlockKind::Term,
        BlockKind::Definition,
    ];

    /// The name in the output of `--explain`.
    pub fn name(self) -> &'static str {
        match self {
            BlockKind::Paragraph => "paragraph",
            BlockKind::Heading(_) => "heading",
            BlockKind::Item => "item",
            BlockKind::Row => "row",
            BlockKind::Quote => "quote",
            BlockKind::Code => "code",
            BlockKind::Caption => "caption",
            BlockKind::Term => "term",
            BlockKind::Definition => "definition",
        }
    }
}

/// A paragraph, heading, list item, table row, quote or piece of code.
#[derive(Debug, Clone)]
pub struct Block {
    pub kind: BlockKind,
    pub text: String,
    /// Index of the innermost element around it.
    pub container: u32,
    /// Characters of `text` inside links, white space not counted.
    pub link_chars: u32,
    /// Number of links that begin in it.
    pub links: u16,
    /// Those among them that lead to a page with a name of several words, as stories have.
    pub story_links: u16,
    /// Those among them that lead to a place on the page itself.
    pub local_links: u16,
    /// Characters inside bold or strong, white space not counted.
    pub bold_chars: u32,
    /// Characters inside italics, white space not counted.
    pub italic_chars: u32,
    /// Characters inside a button or label, white space not counted.
    pub control_chars: u32,
    /// The page says that it is not shown at first (`hidden`, `display:none`, …).
    /// That alone does not make it chaff: tabs and accordions hide content.
    pub hidden: bool,
    /// Lists around it.
    pub list_depth: u8,
    /// Images since the block before it.
    pub images: u16,
    /// A rule (`hr`) stands between it and the block before.
    pub after_rule: bool,
    /// Plain text: blank lines before it. HTML: 0.
    pub blank_lines: u16,
    /// Plain text: columns of white space before it. HTML: 0.
    pub indent: u16,
    /// Plain text: what separates it from the block before on the same line; empty where
    /// it begins a line. HTML: empty.
    pub glue: &'static str,
}

impl Block {
    pub fn new(kind: BlockKind, text: String, container: u32) -> Self {
        Block {
            kind,
            text,
            container,
            link_chars: 0,
            links: 0,
            story_links: 0,
            local_links: 0,
            bold_chars: 0,
            italic_chars: 0,
            control_chars: 0,
            hidden: false,
            list_depth: 0,
            images: 0,
            after_rule: false,
            blank_lines: 0,
            indent: 0,
            glue: "",
        }
    }
}

/// An element around blocks.
#[derive(Debug, Clone, PartialEq)]
pub struct Container {
    pub parent: u32,
    /// Elements above it.
    pub depth: u16,
    pub tag: Tag,
    /// Hash of tag and class: elements that one line of a template made share it.
    pub shape: u64,
    /// `class`, `id` and `role` as written, separated by blanks.
    pub label: Box<str>,
    pub hidden: bool,
}

macro_rules! tags {
    ($($name:ident = $text:literal),* $(,)?) => {
        /// The elements that tell something of the blocks inside them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Tag { $($name,)* Other }

        impl Tag {
            pub fn from_name(name: &str) -> Tag {
                match name { $($text => Tag::$name,)* _ => Tag::Other }
            }
        }
    };
}

tags! {
    Address = "address", Article = "article", Aside = "aside", Blockquote = "blockquote",
    Body = "body", Caption = "caption", Center = "center", Dd = "dd", Details = "details",
    Dialog = "dialog", Div = "div", Dl = "dl", Dt = "dt", Fieldset = "fieldset",
    Figcaption = "figcaption", Figure = "figure", Footer = "footer", Form = "form",
    H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6",
    Header = "header", Hgroup = "hgroup", Html = "html", Label = "label", Li = "li",
    Main = "main", Menu = "menu", Nav = "nav", Noscript = "noscript", Ol = "ol", P = "p",
    Pre = "pre", Search = "search", Section = "section", Span = "span", Summary = "summary",
    Table = "table", Tbody = "tbody", Td = "td", Tfoot = "tfoot", Th = "th",
    Thead = "thead", Tr = "tr", Ul = "ul", A = "a",
}

/// What metadata needs, gathered while the tree is walked. Text is as the page has it.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The `title` element.
    pub title: String,
    /// `lang` of the `html` element (or `xml:lang`).
    pub lang: String,
    /// Each `meta`: its `name`, `property`, `itemprop` or `http-equiv` in lower case, and its `content`.
    pub metas: Vec<(String, String)>,
    /// Each `link` with a `rel` of canonical, in its order: `rel`, `href`.
    pub links: Vec<(String, String)>,
    /// What the scripts of `type="application/ld+json"` say, read once for all rooms.
    pub json_ld: JsonLd,
    /// Elements that say a time.
    pub times: Vec<MetaCandidate>,
    /// Elements that say who wrote it.
    pub bylines: Vec<MetaCandidate>,
}

impl Head {
    /// The non-empty contents of the metas with these names: names in the order given (most
    /// trusted first), and the metas of one name in page order.
    pub fn metas<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
        names
            .iter()
            .flat_map(|name| self.metas.iter().filter(move |(key, _)| key == name))
            .map(|(_, content)| content.trim())
            .filter(|content| !content.is_empty())
    }
}

/// A piece of a page that says something of the whole, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct MetaCandidate {
    /// What a machine should read: `datetime` or `content`; may be empty.
    pub value: String,
    /// What a reader sees.
    pub text: String,
    /// How it was marked: the tag name, `itemprop` or `rel` and class, in lower case.
    pub label: String,
    /// The number of blocks before it.
    pub block: u32,
}

/// Whether a block is body, and if not, why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Keep,
    Drop(Reason),
}

/// Why a block was dropped; the names are what `--explain` and the report print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It stands in a gap of the body, or says nothing.
    Boilerplate,
    /// It stands before the body begins.
    Head,
    /// It stands behind the body's end.
    Tail,
    /// A cue fired on it (`Also read: …`).
    Cue,
    /// It says the title again.
    Title,
    /// Readers wrote it about the page (`--comments keep` keeps it).
    Comments,
    /// Other pages of the site say it, too, or have their furniture there (`--profile`).
    Site,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 7] = [
        Reason::Boilerplate,
        Reason::Head,
        Reason::Tail,
        Reason::Cue,
        Reason::Title,
        Reason::Comments,
        Reason::Site,
    ];

    /// The name in the output of `--explain`.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Boilerplate => "boilerplate",
            Reason::Head => "head",
            Reason::Tail => "tail",
            Reason::Cue => "cue",
            Reason::Title => "title",
            Reason::Comments => "comments",
            Reason::Site => "site",
        }
    }
}
