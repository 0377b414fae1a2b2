//! The format of the output: JSON lines, or the bodies alone.
//!
//! JSON lines have the status of every record, so they are what programs read, and the default in
//! a pipe. On a terminal a person reads, so the default there is Markdown with the title.

use super::target::Target;
use crate::article::{Article, Status};
use crate::cli::args::{OutputArguments, OutputFormat};
use crate::text::markup::escaped;
use crate::{BodyFormat, Options};
use anyhow::{Result, bail};
use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::path::Path;

/// A line with only a form feed, which `pdftotext` also puts between pages. No body has one,
/// because repair removes controls.
const SEPARATOR: &[u8] = b"\x0c\n";

/// How records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordFormat {
    format: OutputFormat,
    /// The title and the byline come first, for a person at a terminal.
    has_heading: bool,
}

impl RecordFormat {
    /// JSON lines.
    pub const JSONL: RecordFormat = RecordFormat {
        format: OutputFormat::Jsonl,
        has_heading: false,
    };

    /// The format that the arguments give.
    pub fn named(arguments: &OutputArguments) -> Result<RecordFormat> {
        let plain = |format| RecordFormat {
            format,
            has_heading: false,
        };
        if arguments.explain {
            return Ok(RecordFormat::JSONL);
        }
        let format = match (arguments.to, &arguments.output, &arguments.output_dir) {
            (Some(format), _, _) => plain(format),
            (None, Some(path), _) => plain(of_path(path)?),
            (None, None, Some(_)) => RecordFormat::JSONL,
            (None, None, None) if arguments.body.is_none() && io::stdout().is_terminal() => {
                RecordFormat {
                    format: OutputFormat::Markdown,
                    has_heading: true,
                }
            }
            (None, None, None) => RecordFormat::JSONL,
        };
        if arguments.body.is_some() && format.format != OutputFormat::Jsonl {
            bail!("--body is the format of the body in JSONL; leave it out, or give --to jsonl");
        }
        Ok(format)
    }

    /// The format of the bodies, where the output does not leave it to `--body`.
    pub fn body(self) -> Option<BodyFormat> {
        match self.format {
            OutputFormat::Jsonl => None,
            OutputFormat::Markdown => Some(BodyFormat::Markdown),
            OutputFormat::Text => Some(BodyFormat::Text),
            OutputFormat::Html => Some(BodyFormat::Html),
        }
    }

    /// The suffix of an output file that is named after its input.
    pub fn suffix(self) -> &'static str {
        match self.format {
            OutputFormat::Jsonl => ".jsonl",
            OutputFormat::Markdown => ".md",
            OutputFormat::Text => ".txt",
            OutputFormat::Html => ".html",
        }
    }

    /// What is between two records.
    pub fn separator(self) -> &'static [u8] {
        match self.format {
            OutputFormat::Jsonl => b"",
            _ => SEPARATOR,
        }
    }

    /// The bytes of a record. Without JSON an article without a body has none.
    pub fn record(self, article: &Article) -> Vec<u8> {
        let mut record = match self.format {
            OutputFormat::Jsonl => return article.to_line(),
            _ if article.text.is_empty() => return Vec::new(),
            OutputFormat::Text => article.text.clone(),
            OutputFormat::Markdown if self.has_heading => heading(article) + &article.text,
            OutputFormat::Markdown => article.text.clone(),
            OutputFormat::Html => html_document(article),
        };
        record.push('\n');
        record.into_bytes()
    }

    /// What a record without a body is reported as, where its line cannot say it.
    pub fn notice(self, article: &Article) -> Option<String> {
        if self.format == OutputFormat::Jsonl {
            return None;
        }
        let id = &article.id;
        match article.status {
            Status::Ok => None,
            Status::Error => Some(format!("{id}: {}", article.error)),
            Status::Empty => {
                let reasons = article.warnings.iter().map(|warning| warning.name());
                Some(format!(
                    "{id}: empty ({})",
                    reasons.collect::<Vec<_>>().join(", ")
                ))
            }
        }
    }
}

/// The options with the format of the bodies.
pub fn set_body(options: &mut Options, format: RecordFormat, arguments: &OutputArguments) {
    let given = arguments.body.map(BodyFormat::from);
    options.body.format = format.body().or(given).unwrap_or_default();
}

/// The format that the name of a file asks for.
fn of_path(path: &Path) -> Result<OutputFormat> {
    let is_file = matches!(Target::named(Some(path)), Ok(Target::File(_)));
    let extension = |path: &Path| {
        let extension = path.extension().and_then(OsStr::to_str);
        extension.unwrap_or_default().to_ascii_lowercase()
    };
    let named = match extension(path).as_str() {
        "gz" | "zst" | "partial" => path.with_extension(""),
        _ => path.to_owned(),
    };
    match extension(&named).as_str() {
        _ if !is_file => Ok(OutputFormat::Jsonl),
        "" | "jsonl" | "ndjson" | "json" => Ok(OutputFormat::Jsonl),
        "md" | "markdown" => Ok(OutputFormat::Markdown),
        "txt" | "text" => Ok(OutputFormat::Text),
        "html" | "htm" => Ok(OutputFormat::Html),
        other => bail!(
            "cannot write {}: no output format has the extension .{other}; name a file with \
             .jsonl, .md, .txt or .html, or give the format with --to",
            path.display()
        ),
    }
}

/// The title, and who wrote it when and where.
fn heading(article: &Article) -> String {
    let mut heading = String::new();
    if !article.title.is_empty() {
        heading.push_str(&format!("# {}\n\n", article.title));
    }
    let facts = [&article.author, &article.date, &article.site];
    let facts: Vec<&str> = facts
        .into_iter()
        .map(String::as_str)
        .filter(|fact| !fact.is_empty())
        .collect();
    if !facts.is_empty() {
        heading.push_str(&format!("{}\n\n", facts.join(" · ")));
    }
    heading
}

/// A document with the body, which browsers show as it is meant.
fn html_document(article: &Article) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{}</title>\n{}",
        escaped(&article.language),
        escaped(&article.title),
        article.text
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_gives_the_format() {
        for (path, expected) in [
            ("a.jsonl", OutputFormat::Jsonl),
            ("a", OutputFormat::Jsonl),
            ("a.JSON.gz", OutputFormat::Jsonl),
            ("a.md", OutputFormat::Markdown),
            ("a.txt.zst", OutputFormat::Text),
            ("a.htm", OutputFormat::Html),
            ("/dev/null", OutputFormat::Jsonl),
        ] {
            assert_eq!(of_path(Path::new(path)).unwrap(), expected, "{path}");
        }
        let error = of_path(Path::new("a.parquet")).unwrap_err().to_string();
        assert!(
            error.contains(".parquet") && error.contains("--to"),
            "{error}"
        );
    }
}
