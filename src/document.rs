//! The common form of HTML pages and plain text.
//!
//! A [`Document`] is a flat list of blocks in reading order, and a tree of the elements around
//! them, flattened to indices. The parsers produce it; every later stage works on it. No later
//! stage sees a DOM, so none can change what it measures, and none recurses. Stages give blocks a
//! [`Verdict`] and remove none before the article is assembled, so `--explain` costs nothing.

use crate::spans::Span;
use crate::warning::Warning;

/// What the blocks of a document were made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentFormat {
    /// Markup.
    Html,
    /// Lines of plain text.
    Text,
}

impl DocumentFormat {
    /// Every format.
    pub const ALL: [DocumentFormat; 2] = [DocumentFormat::Html, DocumentFormat::Text];

    /// The name in the output of `--features`.
    pub fn name(self) -> &'static str {
        match self {
            DocumentFormat::Html => "html",
            DocumentFormat::Text => "text",
        }
    }
}

/// A page as blocks, with the data that describe the page as a whole.
#[derive(Debug, Clone)]
pub struct Document {
    /// What the blocks were made of.
    pub format: DocumentFormat,
    /// The data that describe the page.
    pub head: Head,
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// The elements around the blocks, each parent before its children. The root has index 0 and
    /// is its own parent. Plain text has only the root.
    pub containers: Vec<Container>,
    /// A warning for each limit that the page met.
    pub warnings: Vec<Warning>,
}

/// The kind of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// `p`, or any text that is nothing else.
    Paragraph,
    /// `h1` to `h6`.
    Heading(u8),
    /// A list item.
    Item,
    /// A whole table row, its cells joined by ` | `.
    Row,
    /// `blockquote`, or a line that begins with `>`.
    Quote,
    /// `pre` and fenced code: keeps its line breaks and is never repaired.
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
    /// What the block is.
    pub kind: BlockKind,
    /// The text, in one line except for code.
    pub text: String,
    /// The inline markup of the text.
    pub spans: Vec<Span>,
    /// Index of the innermost element around the block.
    pub container: u32,
    /// Characters of `text` inside links, without white space.
    pub link_chars: u32,
    /// Links that begin in the block.
    pub links: u16,
    /// Links to a page whose name has several words, as those of stories have.
    pub story_links: u16,
    /// Links to a position on the same page.
    pub local_links: u16,
    /// Characters in bold, without white space.
    pub bold_chars: u32,
    /// Characters in italics, without white space.
    pub italic_chars: u32,
    /// Characters inside a button or label, without white space.
    pub control_chars: u32,
    /// Whether the markup hides the block at first (`hidden`, `display:none`, …). Tabs and
    /// accordions hide content too.
    pub hidden: bool,
    /// The number of lists around the block.
    pub list_depth: u8,
    /// Images since the previous block.
    pub images: u16,
    /// Whether an `hr` separates the block from the previous one.
    pub after_rule: bool,
    /// Plain text: blank lines before the block. HTML: 0.
    pub blank_lines: u16,
    /// Plain text: columns of white space before the block. HTML: 0.
    pub indent: u16,
    /// Plain text: the separator between the block and the previous one on the same line, empty at
    /// the beginning of a line. HTML: empty.
    pub glue: &'static str,
}

impl Block {
    /// A block with all counts at zero.
    pub fn new(kind: BlockKind, text: String, container: u32) -> Self {
        Block {
            kind,
            text,
            spans: Vec::new(),
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
    /// Index of the parent; the root is its own parent.
    pub parent: u32,
    /// The number of elements above this one.
    pub depth: u16,
    /// The tag.
    pub tag: Tag,
    /// Hash of tag and class. Elements made by the same line of a template share it.
    pub shape: u64,
    /// `class`, `id` and `role` as written, separated by spaces.
    pub label: Box<str>,
    /// Whether the element or one around it is hidden.
    pub hidden: bool,
    /// The number of the first item of an `ol`, or of an `li`, if the page gives one.
    pub number: Option<i32>,
}

impl Container {
    /// The container of a whole page: index 0, and its own parent.
    pub fn root() -> Container {
        Container {
            parent: 0,
            depth: 0,
            tag: Tag::Other,
            shape: 0,
            label: "".into(),
            hidden: false,
            number: None,
        }
    }
}

macro_rules! tags {
    ($($name:ident = $text:literal),* $(,)?) => {
        /// The elements whose tag is evidence about the blocks inside them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Tag {
            $(#[doc = concat!("`", $text, "`")] $name,)*
            /// Any other element.
            Other,
        }

        impl Tag {
            /// The tag with this lower-case name.
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

/// The input of the metadata stage, collected while the tree is walked. Text is unrepaired.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The `title` element.
    pub title: String,
    /// The address that relative links start from (`base`), as written.
    pub base: String,
    /// `lang` of the `html` element (or `xml:lang`).
    pub lang: String,
    /// Each `meta`: its `name`, `property`, `itemprop` or `http-equiv` in lower case, and its
    /// `content`.
    pub metas: Vec<(String, String)>,
    /// Each `link` whose `rel` is `canonical`, in order: `rel`, `href`.
    pub links: Vec<(String, String)>,
    /// The scripts of type `application/ld+json`; the JSON-LD stage takes them.
    pub json_ld_scripts: Vec<String>,
    /// The data of those scripts.
    pub json_ld: JsonLd,
    /// The markup inside `noscript` elements.
    pub noscript: String,
    /// The scripts that hold or assign JSON; the fallback stage takes them.
    pub page_data: Vec<String>,
    /// The address or else the beginning of the code of each of the first scripts and frames.
    pub scripts: Vec<String>,
    /// Visible fields for a password.
    pub password_fields: u16,
    /// Candidates for the date.
    pub times: Vec<MetaCandidate>,
    /// Candidates for the author.
    pub bylines: Vec<MetaCandidate>,
}

impl Head {
    /// The non-empty contents of the metas with these names, in the order of `names` (most trusted
    /// first) and in page order for each name.
    pub fn metas<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
        names
            .iter()
            .flat_map(|name| self.metas.iter().filter(move |(key, _)| key == name))
            .map(|(_, content)| content.trim())
            .filter(|content| !content.is_empty())
    }
}

/// The data in the JSON-LD of a page about its article. An empty string means unknown.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct JsonLd {
    /// The headline, else the name of the object.
    pub headline: String,
    /// Names as written; only persons if there are any, else organizations.
    pub authors: Vec<String>,
    /// The date of publication, in any notation.
    pub published: String,
    /// The date of the last change, in any notation.
    pub modified: String,
    /// The name of the publisher or of the site.
    pub site: String,
    /// The address of the page.
    pub url: String,
    /// The language tag of the article, as written.
    pub language: String,
    /// The description.
    pub description: String,
    /// The address of the first image, as written.
    pub image: String,
    /// The first section.
    pub section: String,
    /// The keywords; an entry may contain several, separated by commas.
    pub keywords: Vec<String>,
    /// `articleBody`: markup or text, as the page has it.
    pub body: String,
    /// The types of all objects, in lower case and without their namespace.
    pub types: Vec<String>,
    /// All other long texts (descriptions, answers, steps, reviews), as the page has them.
    pub passages: Vec<String>,
}

/// An element that may hold the date or the author of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct MetaCandidate {
    /// The machine-readable value, `datetime` or `content`; may be empty.
    pub value: String,
    /// The visible text.
    pub text: String,
    /// The tag name, `itemprop` or `rel`, and class, in lower case.
    pub label: String,
    /// The number of blocks before the element.
    pub block: u32,
}

/// The title of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title {
    /// The title on one line; empty if the page has none.
    pub text: String,
    /// The index of the block that contains it, if one does.
    pub block: Option<usize>,
    /// Whether more than its position confirms that block: it is a heading, or the first line of
    /// a text repeats it.
    pub sure: bool,
}

/// Whether a block is body, and the reason if it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The block is body.
    Keep,
    /// The block is not body.
    Drop(Reason),
}

/// Why a block was dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It is in a gap of the body, or has no words.
    Boilerplate,
    /// It is before the body.
    Head,
    /// It is after the body.
    Tail,
    /// It points to another story (`Also read: …`).
    Promo,
    /// It repeats the title.
    Title,
    /// It is a reader's comment (`--comments keep` keeps it).
    Comments,
    /// It occurs on other pages of the site, or where they have boilerplate (`--profile`).
    Site,
}

impl Reason {
    /// The name in the output of `--explain`.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Boilerplate => "boilerplate",
            Reason::Head => "head",
            Reason::Tail => "tail",
            // The former name of phrase rules. The output format must not change.
            Reason::Promo => "cue",
            Reason::Title => "title",
            Reason::Comments => "comments",
            Reason::Site => "site",
        }
    }
}
