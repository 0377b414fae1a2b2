//! Markdown that another tool made of a page.
//!
//! Input: the Markdown of a whole page, as Firecrawl, Jina Reader and markitdown write it, with its
//! menus and teasers. Output: the same as HTML, so that the stages for HTML see its
//! headings, lists, tables and links. What such tools put before the text (front matter, or the
//! lines of Jina Reader) becomes the head of the page.

mod front_matter;

use crate::text::markup::escaped;
use memchr::{memchr_iter, memmem};
use pulldown_cmark::{Options, Parser, html};

/// Bytes that are read to find out whether a text is Markdown.
const MAX_BYTES: usize = 64 << 10;

/// Links of Markdown that plain text does not contain. Prose about Markdown has one or two.
const MIN_LINKS: usize = 3;

/// Headings of Markdown, together with another sign. Plain text has a `#` here and there.
const MIN_HEADINGS: usize = 2;

/// Bold parts that are another sign of Markdown.
const MIN_BOLD: usize = 2;

/// Whether a text is Markdown with links or with several of its other signs. The first sign is in
/// its first half: a scraper may put a list of linked headlines below plain text, whose lines
/// Markdown would join.
pub(crate) fn is_markdown(text: &str) -> bool {
    let mut ends = (0..=MAX_BYTES.min(text.len())).rev();
    let end = ends.find(|end| text.is_char_boundary(*end));
    let text = &text[..end.unwrap_or(0)];
    let is_early = |first: Option<usize>| first.is_some_and(|at| at < text.len() / 2);
    let mut links = links(text);
    let first_link = links.next();
    let has_links = links.nth(MIN_LINKS - 2).is_some();
    if has_links && is_early(first_link) {
        return true;
    }
    // Most texts have no headings, so that their lines are not read one by one.
    let mut headings = headings(text);
    let first_heading = headings.next();
    if headings.nth(MIN_HEADINGS - 2).is_none() || !is_early(first_heading) {
        return false;
    }
    let lines = text.lines().map(str::trim_start);
    let is_fence = |line: &&str| line.starts_with("```") || line.starts_with("~~~");
    let fences = lines.filter(is_fence).take(2).count();
    let bold = text.lines().flat_map(bold_parts).take(MIN_BOLD).count();
    first_link.is_some() || fences >= 2 || bold >= MIN_BOLD
}

/// The places of links in a text.
fn links(text: &str) -> impl Iterator<Item = usize> {
    memmem::find_iter(text.as_bytes(), "](")
        .filter(|at| is_link(&text[at + 2..]) && !is_index(&text[..*at]))
}

/// The places of headings in a text.
fn headings(text: &str) -> impl Iterator<Item = usize> {
    let signs = memchr_iter(b'#', text.as_bytes());
    // The first of a run, so that a long run is read once.
    let runs = signs.filter(|at| !text[..*at].ends_with('#'));
    runs.filter(|at| {
        let before = text[..*at].trim_end_matches([' ', '\t']);
        let rest = text[*at..].trim_start_matches('#');
        let level = text.len() - at - rest.len();
        (before.is_empty() || before.ends_with('\n'))
            && (1..=6).contains(&level)
            && rest.starts_with(' ')
    })
}

/// The parts of a line between two `**`, without `**kwargs` of code.
fn bold_parts(line: &str) -> impl Iterator<Item = &str> {
    let last = line.matches("**").count();
    let parts = line.split("**").enumerate();
    let parts = parts.filter(move |(index, _)| index % 2 == 1 && *index < last);
    let parts = parts.map(|(_, part)| part);
    parts.filter(|part| !part.is_empty() && part.trim() == *part)
}

/// Bytes of the text of a link that are searched.
const MAX_LINK_TEXT: usize = 300;

/// Whether `[` of the bracket that closes here follows a name, as the index of code does.
fn is_index(text: &str) -> bool {
    let mut before = text
        .char_indices()
        .rev()
        .take(MAX_LINK_TEXT)
        .skip_while(|(_, c)| *c != '[');
    before.next();
    let last = before.next().map(|(_, c)| c);
    last.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ')' | ']'))
}

/// Whether the address of a link begins a text.
fn is_link(text: &str) -> bool {
    let starts = ["http://", "https://", "/", "#", "<http", "mailto:"];
    starts.iter().any(|start| text.starts_with(start))
}

/// The HTML of a Markdown page.
pub(crate) fn to_html(text: &str) -> String {
    let (head, body) = front_matter::split(text);
    let mut page = String::with_capacity(text.len() + text.len() / 4);
    for (key, value) in &head {
        push_field(&mut page, key, value);
    }
    page.push_str("<body>\n");
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    html::push_html(&mut page, Parser::new_ext(body, extensions));
    page
}

/// Writes a field as the element of a head that means the same.
fn push_field(page: &mut String, key: &str, value: &str) {
    let value = escaped(value);
    let name = match key.trim().to_ascii_lowercase().as_str() {
        "title" => {
            page.push_str(&format!("<title>{value}</title>\n"));
            "og:title"
        }
        "url" | "url source" | "source" | "canonical" | "link" => {
            return page.push_str(&format!("<link rel=\"canonical\" href=\"{value}\">\n"));
        }
        "author" | "authors" => "author",
        "date" | "published time" | "published" | "publishedtime" => "article:published_time",
        "modified" | "updated" | "lastmod" => "article:modified_time",
        "sitename" | "site" | "site_name" => "og:site_name",
        "description" | "excerpt" => "description",
        "image" => "og:image",
        "tags" | "keywords" => "keywords",
        "language" | "lang" => {
            return page.push_str(&format!("<html lang=\"{value}\">\n"));
        }
        _ => return,
    };
    page.push_str(&format!("<meta name=\"{name}\" content=\"{value}\">\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_recognised_by_its_signs() {
        for text in [
            "[Home](https://a.example/) [News](/news) [Sport](/sport)\n\nProse.",
            "# Title\n\nSo **this** and **that**.\n\n## More\n\nProse.",
            "# Title\n\n```\ncode\n```\n\n## More",
            "# Title\n\n~~~\ncode\n~~~\n\n## More",
        ] {
            assert!(is_markdown(text), "{text}");
        }
        for text in [
            "A line with one [link](https://a.example/) in it.",
            "#1 in the charts\n#2 as well, **really**",
            "# A heading\n\nProse alone.",
            "# One\ndef f(**a):\n# Two\n    g(**a, **b)\n    h(**c, **d)",
            "f[i](/a/) + f[j](/b/) + f[k](/c/)",
            "f(a[1](2)) and g(b[2](3)) and h(c[3](4))",
            "Prose that is longer than the list below it, as a body is.\nMore of it.\n\n\
             - [A](/b)\n- [C](/d)\n- [E](/f)",
            "",
        ] {
            assert!(!is_markdown(text), "{text}");
        }
    }

    #[test]
    fn what_is_before_the_text_becomes_the_head() {
        for text in [
            "---\ntitle: \"The dam\"\nurl: https://a.example/b\n---\n# The dam\n",
            "Title: The dam\n\nURL Source: https://a.example/b\n\nMarkdown Content:\n# The dam\n",
        ] {
            let page = crate::html::parse(&to_html(text));
            assert_eq!(page.head.title, "The dam");
            assert_eq!(page.head.links[0].1, "https://a.example/b");
            assert_eq!(page.blocks.len(), 1);
        }
    }

    #[test]
    fn structure_is_kept() {
        let page = crate::html::parse(&to_html(
            "# A\n\n- b\n  - [c](/d)\n\n| e | f |\n| - | - |\n| g | h |\n\n```c\ni\n```\n",
        ));
        let kinds: Vec<&str> = page.blocks.iter().map(|block| block.kind.name()).collect();
        assert_eq!(kinds, ["heading", "item", "item", "row", "row", "code"]);
    }
}
