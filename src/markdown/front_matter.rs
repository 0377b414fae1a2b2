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
    let mut fields = Fields::default();
    for _ in 0..MAX_LINES {
        let (line, after) = rest.split_once('\n')?;
        rest = after;
        if line.trim() == "Markdown Content:" {
            return Some((fields.finished(), rest));
        }
        fields.push(line, ':');
    }
    None
}

#[derive(Default)]
struct Fields {
    fields: Vec<Field>,
    /// The name whose values are on the next lines.
    open: Option<String>,
    /// The lines of a value that is folded over several (`>` and `|` of YAML).
    folded: Vec<String>,
    /// The next lines are that value.
    is_folded: bool,
}

impl Fields {
    fn push(&mut self, line: &str, sign: char) {
        let content = line.trim_start();
        let is_item = content.starts_with("- ");
        let is_inside = content.len() < line.len() || is_item;
        if self.is_folded && (is_inside || content.is_empty()) {
            return self.folded.push(content.to_owned());
        }
        if let (true, Some(open)) = (is_inside, &self.open) {
            let item = content.strip_prefix("- ").unwrap_or(content);
            // Of `author: {name, url}` the name is the author.
            match named(item, sign) {
                Some(("name" | "title", value)) => self.add(&open.clone(), value),
                Some(_) => {}
                None => self.add(&open.clone(), item.trim_end_matches(',')),
            }
            return;
        }
        self.close();
        // A table of TOML: `[author]`.
        if let Some(table) = content.strip_prefix('[').and_then(|c| c.strip_suffix(']')) {
            self.open = Some(table.trim_matches('[').trim_matches(']').to_owned());
            return;
        }
        let Some((key, value)) = named(content, sign) else {
            return;
        };
        match value {
            "" | "[" => self.open = Some(key.to_owned()),
            ">" | "|" | ">-" | "|-" => {
                self.open = Some(key.to_owned());
                self.is_folded = true;
            }
            value => self.add(key, value),
        }
    }

    /// Adds a value, or each value of a list in one line.
    fn add(&mut self, key: &str, value: &str) {
        let list = value.strip_prefix('[').and_then(|v| v.strip_suffix(']'));
        let values = match list {
            Some(list) => list.split(',').collect(),
            None => vec![value],
        };
        for value in values.into_iter().map(unquoted) {
            if !value.is_empty() && !matches!(value, "]" | "}" | "{") {
                self.fields.push((key.to_owned(), value.to_owned()));
            }
        }
    }

    /// Ends the field that is open.
    fn close(&mut self) {
        let folded = std::mem::take(&mut self.folded).join(" ");
        if let Some(open) = self.open.take()
            && self.is_folded
        {
            self.fields.push((open, folded.trim().to_owned()));
        }
        self.is_folded = false;
    }

    fn finished(mut self) -> Vec<Field> {
        self.close();
        self.fields
    }
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
        let table = "+++\ndate = 2024-01-02\n[author]\n  name = 'Ann Li'\n+++\nProse.";
        assert_eq!(fields(table), ["date=2024-01-02", "author=Ann Li"]);
        let folded = "---\ndescription: >-\n  A long\n  text: here.\ndraft: no\n---\nProse.";
        assert_eq!(
            fields(folded),
            ["description=A long text: here.", "draft=no"]
        );
    }

    #[test]
    fn a_text_between_two_rules_is_text() {
        let rules = "---\n\nProse after a rule.\n\n---\n";
        assert_eq!(split(rules), (vec![], rules));
    }
}
