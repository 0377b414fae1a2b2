//! A report on a batch of pages: one HTML file that needs no network and runs no script.
//!
//! Input: the explanation of each page. Output: the index, with what needs a look first, then the
//! blocks of each page in order, kept ones plain and dropped ones dimmed. Filters are radio buttons
//! and style sheets. All text of pages is escaped, and the content security policy allows nothing
//! but the style sheet, so that no page can run code in the report.

use super::{ExplainedBlock, Explanation};
use crate::article::{Article, Status};
use crate::document::BlockKind;
use crate::text::markup::escaped;
use crate::warning::Warning;
use std::cmp::Ordering;

const STYLE: &str = include_str!("style.css");

/// A page in a report.
#[derive(Debug)]
pub(crate) struct ReportedPage {
    id: String,
    title: String,
    status: Status,
    confidence: f32,
    warnings: Vec<Warning>,
    /// Why it could not be read.
    error: String,
    kept: usize,
    blocks: usize,
    repaired: usize,
    /// The section of the page, without its heading; empty for an error.
    section: String,
}

impl ReportedPage {
    /// A page that was read.
    pub fn of(explanation: &Explanation) -> ReportedPage {
        let blocks = &explanation.blocks;
        let title = explanation
            .fields
            .iter()
            .find(|field| field.name == "title");
        ReportedPage {
            id: explanation.id.clone(),
            title: title.map(|field| field.value.clone()).unwrap_or_default(),
            status: explanation.status,
            confidence: explanation.confidence,
            warnings: explanation.warnings.clone(),
            error: String::new(),
            kept: blocks.iter().filter(|block| block.is_kept()).count(),
            blocks: blocks.len(),
            repaired: blocks
                .iter()
                .filter(|block| block.former_text.is_some())
                .count(),
            section: section(explanation),
        }
    }

    /// A page that could not be read.
    pub fn error(article: &Article) -> ReportedPage {
        ReportedPage {
            id: article.id.clone(),
            title: article.title.clone(),
            status: Status::Error,
            confidence: 0.0,
            warnings: article.warnings.clone(),
            error: article.error.clone(),
            kept: 0,
            blocks: 0,
            repaired: 0,
            section: String::new(),
        }
    }

    /// Where and why the page could not be read.
    pub fn error_message(&self) -> Option<String> {
        (self.status == Status::Error).then(|| format!("{}: {}", self.id, self.error))
    }

    /// The status, for the counters of a run.
    pub fn status(&self) -> Status {
        self.status
    }

    /// What needs a look first: errors, pages without a body, warnings, then low confidence.
    fn order(&self, other: &ReportedPage) -> Ordering {
        let rank = |page: &ReportedPage| {
            let status = match page.status {
                Status::Error => 0,
                Status::Empty => 1,
                Status::Ok => 2,
            };
            (status, page.warnings.is_empty())
        };
        let by_confidence = self.confidence.total_cmp(&other.confidence);
        rank(self).cmp(&rank(other)).then(by_confidence)
    }
}

/// The report as one HTML document.
pub(crate) fn document(mut pages: Vec<ReportedPage>) -> String {
    pages.sort_by(ReportedPage::order);
    let count = |status| pages.iter().filter(|page| page.status == status).count();
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>dechaff report: {pages} pages</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>dechaff report</h1>\n\
         <p class=\"facts\">{pages} pages: {ok} ok, {empty} empty, {error} errors</p>\n</header>\n{FILTERS}",
        pages = pages.len(),
        ok = count(Status::Ok),
        empty = count(Status::Empty),
        error = count(Status::Error),
    );
    html.push_str(&index(&pages));
    html.push_str("<main>\n");
    for (number, page) in pages.iter().enumerate() {
        if page.section.is_empty() {
            continue;
        }
        let title = match page.title.is_empty() {
            true => &page.id,
            false => &page.title,
        };
        html.push_str(&format!(
            "<section id=\"page-{number}\" aria-labelledby=\"title-{number}\">\n\
             <h2 id=\"title-{number}\">{}</h2>\n{}<p><a href=\"#index\">Back to the index</a></p>\n</section>\n",
            escaped(title),
            page.section
        ));
    }
    html.push_str("</main>\n</body>\n</html>\n");
    html
}

/// Access keys let the keyboard choose a filter without moving to it.
const FILTERS: &str = "<fieldset class=\"filters\"><legend>Show</legend>\
<label><input type=\"radio\" name=\"show\" id=\"all\" accesskey=\"a\" checked> all blocks</label>\
<label><input type=\"radio\" name=\"show\" id=\"kept\" accesskey=\"k\"> kept</label>\
<label><input type=\"radio\" name=\"show\" id=\"dropped\" accesskey=\"d\"> dropped</label>\
<label><input type=\"radio\" name=\"show\" id=\"repaired\" accesskey=\"r\"> repaired</label>\
</fieldset>\n";

fn index(pages: &[ReportedPage]) -> String {
    let mut html = String::from(
        "<nav id=\"index\" aria-label=\"Pages\" class=\"scroll\">\n<table>\n\
         <caption>Errors, empty pages, warnings and low confidence first</caption>\n\
         <thead><tr><th scope=\"col\">page</th><th scope=\"col\">status</th><th scope=\"col\">confidence</th>\
         <th scope=\"col\">kept</th><th scope=\"col\">repaired</th><th scope=\"col\">warnings</th></tr></thead>\n<tbody>\n",
    );
    for (number, page) in pages.iter().enumerate() {
        let name = match page.section.is_empty() {
            true => escaped(&page.id),
            false => format!("<a href=\"#page-{number}\">{}</a>", escaped(&page.id)),
        };
        let notes = match page.status {
            Status::Error => escaped(&page.error),
            _ => {
                let notes = page.warnings.iter();
                let notes = notes.map(|warning| {
                    format!(
                        "<span title=\"{}\">{}</span>",
                        escaped(warning.description()),
                        warning.name()
                    )
                });
                notes.collect::<Vec<_>>().join(", ")
            }
        };
        html.push_str(&format!(
            "<tr><td>{name}</td><td>{}</td><td class=\"number\">{:.3}</td><td class=\"number\">{} of {}</td>\
             <td class=\"number\">{}</td><td>{notes}</td></tr>\n",
            page.status.name(),
            page.confidence,
            page.kept,
            page.blocks,
            page.repaired,
        ));
    }
    html.push_str("</tbody>\n</table>\n</nav>\n");
    html
}

fn section(explanation: &Explanation) -> String {
    let warnings: Vec<&str> = explanation
        .warnings
        .iter()
        .map(|warning| warning.name())
        .collect();
    let mut html = format!(
        "<p class=\"facts\">{} · {} · confidence {:.3} · kept above {:.3}{}</p>\n\
         <details><summary>Metadata and sources</summary>\n<div class=\"scroll\"><table>\n",
        escaped(&explanation.id),
        explanation.status.name(),
        explanation.confidence,
        explanation.threshold,
        match warnings.is_empty() {
            true => String::new(),
            false => format!(" · {}", warnings.join(", ")),
        }
    );
    for field in &explanation.fields {
        html.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"why\">{}</td></tr>\n",
            field.name,
            escaped(&field.value),
            escaped(&field.source)
        ));
    }
    html.push_str("</table></div>\n</details>\n<ol class=\"blocks\">\n");
    for block in &explanation.blocks {
        html.push_str(&item(block));
    }
    html.push_str("</ol>\n");
    html
}

fn item(block: &ExplainedBlock) -> String {
    let mut classes = vec![if block.is_kept() { "keep" } else { "dropped" }];
    match block.kind {
        BlockKind::Heading(_) => classes.push("heading"),
        BlockKind::Code => classes.push("code"),
        _ => {}
    }
    if block.ends_body {
        classes.push("end");
    }
    let former = block.former_text.as_ref().map(|former| {
        classes.push("repaired");
        format!(
            "<dl><dt>before the repair</dt><dd>{}</dd></dl>",
            escaped(former)
        )
    });
    let verdict = match block.is_kept() {
        true => "kept".to_owned(),
        false => format!("dropped ({})", block.reason()),
    };
    format!(
        "<li class=\"{}\"><p class=\"text\">{}</p>{}<p class=\"why\">{verdict} · {} · {} · {:.3}</p></li>\n",
        classes.join(" "),
        escaped(&block.text),
        former.unwrap_or_default(),
        block.kind.name(),
        block.rule,
        block.probability
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::explanation;
    use crate::page::Page;
    use crate::pipeline::Options;

    fn report_of(sources: &[&str]) -> String {
        let pages = sources.iter().map(|source| {
            let explanation = explanation(Page::html("a<b>.html", source), &Options::default());
            ReportedPage::of(&explanation.unwrap())
        });
        document(pages.collect())
    }

    #[test]
    fn text_of_pages_becomes_no_markup() {
        let hostile = "&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=a()&gt; \"' and more words";
        let report = report_of(&[&format!("<title>&lt;b onclick=a()&gt;</title><p>{hostile}")]);
        for markup in ["<script", "<img", "<b onclick", "<b>"] {
            assert!(!report.contains(markup), "{markup}");
        }
        assert!(report.contains("&lt;script&gt;alert(1)"));
        assert!(report.contains("default-src 'none'"));
    }

    #[test]
    fn repaired_text_is_shown_before_and_after() {
        let report = report_of(&["<p>The alliance´s offices in Moscow were closed on Monday."]);
        assert!(report.contains("<dd>The alliance´s offices"), "{report}");
        assert!(
            report.contains("class=\"text\">The alliance's offices"),
            "{report}"
        );
    }

    #[test]
    fn pages_that_need_a_look_come_first() {
        let error = ReportedPage::error(&Article::error("c".into(), "c".into(), "torn".into()));
        let page = |id: &str, confidence, status| ReportedPage {
            id: id.into(),
            confidence,
            status,
            section: "s".into(),
            ..ReportedPage::error(&Article::error(id.into(), id.into(), String::new()))
        };
        let report = document(vec![
            page("sure", 0.99, Status::Ok),
            page("doubtful", 0.4, Status::Ok),
            page("bare", 0.0, Status::Empty),
            error,
        ]);
        let places =
            ["torn", ">bare<", ">doubtful<", ">sure<"].map(|name| report.find(name).unwrap());
        assert!(places.is_sorted(), "{places:?}");
    }
}
