//! What a tool writes before the text of a page, as fields.
//!
//! Input: Markdown. Output: the fields before the text, and the text. Three forms are known: YAML
//! between two `---` (Jekyll, trafilatura), TOML between two `+++` (Hugo), and the lines of Jina
//! Reader. Of YAML and TOML the shapes that front matter has are read: values, lists, and one level
//! of nesting. A field with several values is there several times.

/// Lines of the longest front matter.
const MAX_LINES: usize = 60;

/// A name and one of its values.
pub(super) type Field = (String, String);

/// The fields before the text, and the text.
pub(super) fn split(text: &str) -> (Vec<Field>, &str) {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    between(text, "---", ':')
        .or_else(|| between(text, "+++", '='))
        .or_else(|| reader_lines(text))
        .unwrap_or_else(|| (Vec::new(), text))
}

/// The lines between two fences, with this sign between a name and its value.
fn between<'a>(text: &'a str, fence: &str, sign: char) -> Option<(Vec<Field>, &'a str)> {
    let mut rest = text.strip_prefix(fence)?.strip_prefix(['\n', '\r'])?;
    let mut fields = Fields::default();
    for _ in 0..MAX_LINES {
        let (line, after) = rest.split_once('\n')?;
        rest = after;
        let line = line.trim_end();
        if line == fence || (fence == "---" && line == "...") {
            // Without a field it is a text between two rules.
            let fields = fields.finished();
            return (!fields.is_empty()).then_some((fields, rest));
        }
        fields.push(line, sign);
    }
    None
}

/// The lines that Jina Reader writes: `Title:`, `URL Source:`, then `Markdown Content:`.
fn reader_lines(text: &str) -> Option<(Vec<Field>, &str)> {
    if !text.starts_with("Title:") {
        return None;
    }
    let mut rest = text;
    let mut fields = Vec::new();
    for _ in 0..MAX_LINES {
        let (line, after) = rest.split_once('\n')?;
        rest = after;
        if line.trim() == "Markdown Content:" {
            return Some((fields, rest));
        }
        let field = named(line, ':').filter(|(_, value)| !value.is_empty());
        fields.extend(field.map(|(key, value)| (key.to_owned(), value.to_owned())));
    }
    None
}

/// The fields of the lines so far, and the field that the next line may belong to.
#[derive(Default)]
struct Fields {
    fields: Vec<Field>,
    open: Open,
}

#[derive(Default)]
enum Open {
    #[default]
    Nothing,
    /// A name whose values, or whose fields, are on the next lines.
    Inside(String),
    /// A name whose value is folded over the next lines (`>` and `|` of YAML).
    Folded(String, Vec<String>),
    /// A table of TOML: `[author]`. Its fields need not be indented.
    Table(String),
}

impl Fields {
    fn push(&mut self, line: &str, sign: char) {
        let content = line.trim_start();
        let is_inside = content.len() < line.len() || content.starts_with("- ");
        match &mut self.open {
            Open::Folded(_, lines) if is_inside || content.is_empty() => {
                lines.push(content.to_owned());
            }
            Open::Inside(parent) if is_inside => {
                let parent = parent.clone();
                let item = content.strip_prefix("- ").unwrap_or(content);
                match named(item, sign) {
                    Some((key, value)) => self.add_nested(&parent, key, value),
                    None => self.add(&parent, item.trim_end_matches(',')),
                }
            }
            Open::Table(parent) if !content.starts_with('[') => {
                let parent = parent.clone();
                if let Some((key, value)) = named(content, sign) {
                    self.add_nested(&parent, key, value);
                }
            }
            _ => self.begin(content, sign),
        }
    }

    /// Reads a line that belongs to no field before it.
    fn begin(&mut self, line: &str, sign: char) {
        self.close();
        if let Some(table) = line.strip_prefix('[').and_then(|c| c.strip_suffix(']')) {
            self.open = Open::Table(table.trim_matches(['[', ']']).to_owned());
            return;
        }
        let Some((key, value)) = named(line, sign) else {
            return;
        };
        match value {
            "" | "[" => self.open = Open::Inside(key.to_owned()),
            ">" | "|" | ">-" | "|-" => self.open = Open::Folded(key.to_owned(), Vec::new()),
            value => self.add(key, value),
        }
    }

    /// Adds a value, or each value of a list in one line.
    fn add(&mut self, key: &str, value: &str) {
        let list = value.strip_prefix('[').and_then(|v| v.strip_suffix(']'));
        let values = list.map_or_else(|| vec![value], values_of_list);
        for value in values.into_iter().map(unquoted) {
            if !value.is_empty() && !matches!(value, "]" | "}" | "{") {
                self.fields.push((key.to_owned(), value.to_owned()));
            }
        }
    }

    /// Adds a field of another field, if it says what the other one means.
    fn add_nested(&mut self, parent: &str, key: &str, value: &str) {
        let is_value = match parent {
            "image" | "cover" => matches!(key, "url" | "src" | "image"),
            _ => matches!(key, "name" | "title"),
        };
        match parent {
            // The fields that a site defines itself (Hugo, Zola).
            "params" | "extra" | "taxonomies" => self.add(key, value),
            _ if is_value => self.add(parent, value),
            _ => {}
        }
    }

    /// Ends the field that is open.
    fn close(&mut self) {
        if let Open::Folded(key, lines) = std::mem::take(&mut self.open) {
            self.fields.push((key, lines.join(" ").trim().to_owned()));
        }
    }

    fn finished(mut self) -> Vec<Field> {
        self.close();
        self.fields
    }
}

/// The values between the commas that are not in quotes.
fn values_of_list(list: &str) -> Vec<&str> {
    let mut quote = None;
    let is_separator = |c: char| {
        match quote {
            Some(open) if open == c => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            _ => {}
        }
        c == ',' && quote.is_none()
    };
    list.split(is_separator).collect()
}

/// The name and the value of a line.
fn named(line: &str, sign: char) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(sign)?;
    let key = key.trim();
    let is_key = |c: char| c.is_ascii_alphanumeric() || " _-".contains(c);
    // An address is a value, not a name.
    let is_separated = sign != ':' || value.is_empty() || value.starts_with([' ', '\t']);
    let is_named = !key.is_empty() && key.chars().all(is_key) && is_separated;
    is_named.then(|| (key, value.trim()))
}

fn unquoted(value: &str) -> &str {
    value.trim().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(source: &str) -> Vec<String> {
        let (fields, text) = split(source);
        assert_eq!(text.trim(), "Prose.", "{source}");
        let fields = fields.iter();
        fields
            .map(|(key, value)| format!("{key}={value}"))
            .collect()
    }

    #[test]
    fn fields_of_yaml_toml_and_jina_reader_are_read() {
        for source in [
            "---\ntitle: \"The dam: a story\"\nurl: https://a.example/b\n---\nProse.",
            "+++\ntitle = \"The dam: a story\"\nurl = 'https://a.example/b'\n+++\nProse.",
            "Title: The dam: a story\n\nurl: https://a.example/b\n\nMarkdown Content:\nProse.",
        ] {
            let fields = fields(source).join("|").to_lowercase();
            assert_eq!(fields, "title=the dam: a story|url=https://a.example/b");
        }
    }

    #[test]
    fn lists_and_nested_fields_are_read() {
        for source in [
            "---\nauthor:\n  name: Ann Li\n  url: https://a.example\ntags:\n- dam\n- 'river'\n---\nProse.",
            "---\nauthor:\n  - name: Ann Li\ntags: [dam, \"river\"]\n---\nProse.",
            "+++\nauthor = 'Ann Li'\ntags = [\"dam\", \"river\"]\n+++\nProse.",
            "+++\nauthor = 'Ann Li'\ntags = [\n  \"dam\",\n  \"river\",\n]\n+++\nProse.",
        ] {
            assert_eq!(
                fields(source),
                ["author=Ann Li", "tags=dam", "tags=river"],
                "{source}"
            );
        }
        for source in [
            "+++\ndate = 2024-01-02\n[author]\n  name = 'Ann Li'\n+++\nProse.",
            "+++\ndate = 2024-01-02\n\n[author]\nemail = 'a@b.example'\nname = 'Ann Li'\n+++\nProse.",
            "+++\ndate = 2024-01-02\n[params]\nauthor = 'Ann Li'\n+++\nProse.",
            "---\ndate: 2024-01-02\nparams:\n  author: Ann Li\n---\nProse.",
        ] {
            let expected = ["date=2024-01-02", "author=Ann Li"];
            assert_eq!(fields(source), expected, "{source}");
        }
        let image = "---\nimage:\n  alt: A dam\n  url: /dam.jpg\n---\nProse.";
        assert_eq!(fields(image), ["image=/dam.jpg"]);
        let commas = "---\nauthors: [\"Li, Ann\", 'Ode, Max']\n---\nProse.";
        assert_eq!(fields(commas), ["authors=Li, Ann", "authors=Ode, Max"]);
        let folded = "---\ndescription: >-\n  A long\n  text: here.\ndraft: no\n---\nProse.";
        assert_eq!(
            fields(folded),
            ["description=A long text: here.", "draft=no"]
        );
    }

    #[test]
    fn lines_of_jina_reader_are_values_as_they_are() {
        let source =
            "Title: [Podcast] |\n\nURL Source: https://a.example\n\nMarkdown Content:\nProse.";
        let expected = ["Title=[Podcast] |", "URL Source=https://a.example"];
        assert_eq!(fields(source), expected);
    }

    #[test]
    fn a_text_between_two_rules_is_text() {
        let rules = "---\n\nProse after a rule.\n\n---\n";
        assert_eq!(split(rules), (vec![], rules));
    }
}
