//! Formulas in LaTeX.
//!
//! A page has a formula up to three times: as MathML, as LaTeX beside it, and as the text that a
//! script drew. Input: the element around it. Output: the LaTeX, once. It is the author's if the
//! page has it (an `annotation`, `alttext`, or a script of type `math/tex`), else it is written
//! from the MathML.

use ego_tree::NodeRef;
use scraper::Node;

/// Elements of a formula that are read. Longer formulas do not occur.
const MAX_NODES: usize = 20_000;

/// Nested elements of a formula that are read.
const MAX_DEPTH: usize = 64;

/// The types of scripts with LaTeX (MathJax, "Configuring and loading", version 2).
pub(super) fn is_script_type(mime_type: &str) -> bool {
    let name = mime_type.split(';').next().unwrap_or_default();
    matches!(name.trim(), "math/tex" | "math/latex")
}

/// The LaTeX of a `math` element.
pub(super) fn of_math(math: NodeRef<Node>) -> String {
    let annotation = math.descendants().take(MAX_NODES).find(|node| {
        let element = node.value().as_element();
        element.is_some_and(|element| {
            let encoding = element.attr("encoding").unwrap_or_default();
            element.name() == "annotation"
                && matches!(
                    encoding,
                    "application/x-tex" | "TeX" | "LaTeX" | "text/x-tex"
                )
        })
    });
    let annotated = annotation.map(text_of).unwrap_or_default();
    if !annotated.trim().is_empty() {
        return without_style(&annotated);
    }
    let element = math.value().as_element();
    let alternative = element.and_then(|element| element.attr("alttext"));
    if let Some(alternative) = alternative.filter(|text| !text.trim().is_empty()) {
        return without_style(alternative);
    }
    let mut tex = String::new();
    write(math, 0, &mut tex);
    one_line(&tex)
}

/// The LaTeX of an element that a script drew: empty if the script's source follows, `None` if
/// there is neither a source nor MathML.
pub(super) fn of_drawing(drawing: NodeRef<Node>) -> Option<String> {
    let mut next = drawing
        .next_siblings()
        .filter(|node| node.value().is_element());
    let source_follows = next.next().is_some_and(|node| {
        let element = node.value().as_element();
        let mime_type = element.and_then(|element| element.attr("type"));
        mime_type.is_some_and(is_script_type)
    });
    if source_follows {
        return Some(String::new());
    }
    let math = drawing.descendants().take(MAX_NODES).find(|node| {
        let element = node.value().as_element();
        element.is_some_and(|element| element.name() == "math")
    });
    math.map(of_math)
}

/// LaTeX without the style that MediaWiki puts around it, in one line.
fn without_style(tex: &str) -> String {
    let tex = tex.trim();
    let inner = ["{\\displaystyle", "{\\textstyle"]
        .iter()
        .find_map(|style| tex.strip_prefix(style)?.strip_suffix('}'));
    one_line(inner.unwrap_or(tex))
}

fn one_line(tex: &str) -> String {
    tex.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text_of(node: NodeRef<Node>) -> String {
    let texts = node.descendants().take(MAX_NODES);
    texts
        .filter_map(|node| node.value().as_text().map(|text| &**text))
        .collect()
}

/// Appends the LaTeX of MathML (W3C, "MathML Core", 2025).
fn write(node: NodeRef<Node>, depth: usize, tex: &mut String) {
    let Some(element) = node.value().as_element() else {
        if let Some(text) = node.value().as_text() {
            tex.push_str(text.trim());
        }
        return;
    };
    if depth > MAX_DEPTH {
        tex.push_str(text_of(node).trim());
        return;
    }
    let children = || node.children().filter(|child| child.value().is_element());
    let mut group = |before: &str, child: usize, after: &str| {
        tex.push_str(before);
        if let Some(child) = children().nth(child) {
            write(child, depth + 1, tex);
        }
        tex.push_str(after);
    };
    match element.name() {
        "annotation" | "annotation-xml" => {}
        "mfrac" => {
            group("\\frac{", 0, "}");
            group("{", 1, "}");
        }
        "msup" | "mover" => {
            group("", 0, "");
            group("^{", 1, "}");
        }
        "msub" | "munder" => {
            group("", 0, "");
            group("_{", 1, "}");
        }
        "msubsup" | "munderover" => {
            group("", 0, "");
            group("_{", 1, "}");
            group("^{", 2, "}");
        }
        "mroot" => {
            group("\\sqrt[", 1, "]");
            group("{", 0, "}");
        }
        "msqrt" => {
            tex.push_str("\\sqrt{");
            write_children(node, depth, tex);
            tex.push('}');
        }
        "mtext" => {
            tex.push_str("\\text{");
            write_children(node, depth, tex);
            tex.push('}');
        }
        "mtr" => {
            for (index, cell) in children().enumerate() {
                tex.push_str(if index > 0 { " & " } else { "" });
                write(cell, depth + 1, tex);
            }
            tex.push_str(" \\\\ ");
        }
        "mspace" => tex.push(' '),
        "mo" => {
            let operator = text_of(node);
            let operator = operator.trim();
            let is_relation = matches!(operator, "=" | "<" | ">" | "≤" | "≥" | "≠" | "≈" | "→");
            let blank = if is_relation { " " } else { "" };
            for part in [blank, operator, blank] {
                tex.push_str(part);
            }
        }
        _ => write_children(node, depth, tex),
    }
}

fn write_children(node: NodeRef<Node>, depth: usize, tex: &mut String) {
    for child in node.children() {
        write(child, depth + 1, tex);
    }
}

#[cfg(test)]
mod tests {
    use crate::html::parse;

    fn text(body: &str) -> String {
        let blocks = parse(&format!("<p>So {body} here.")).blocks;
        blocks.into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn the_latex_of_the_page_is_taken() {
        for (body, expected) in [
            (
                "<math><semantics><mi>Q</mi><annotation encoding=\"application/x-tex\">\\frac{2}{3}\
                 </annotation></semantics></math>",
                "So \\frac{2}{3} here.",
            ),
            (
                "<math alttext=\"{\\displaystyle E=mc^{2}}\"><mi>E</mi></math>",
                "So E=mc^{2} here.",
            ),
            (
                "<script type=\"math/tex; mode=display\">a_b</script>",
                "So a_b here.",
            ),
            (
                "<span class=katex><span class=katex-mathml><math><mi>x</mi></math></span>\
                 <span class=katex-html aria-hidden=true>x</span></span>",
                "So x here.",
            ),
            (
                "<span class=MathJax_Preview>v</span><span class=MathJax><nobr>v</nobr></span>\
                 <script type=\"math/tex\">v=s</script>",
                "So v=s here.",
            ),
            (
                "<span class=MathJax><nobr>v</nobr><span class=MJX_Assistive_MathML><math>\
                 <mi>v</mi></math></span></span>",
                "So v here.",
            ),
            ("<span class=MathJax><nobr>v</nobr></span>", "So v here."),
        ] {
            assert_eq!(text(body), expected);
        }
    }

    #[test]
    fn mathml_becomes_latex() {
        for (math, expected) in [
            (
                "<mfrac><mn>2</mn><mn>3</mn></mfrac><mi>b</mi>",
                "\\frac{2}{3}b",
            ),
            ("<msup><mi>x</mi><mn>2</mn></msup>", "x^{2}"),
            (
                "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>",
                "x_{1}^{2}",
            ),
            (
                "<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>",
                "\\sqrt{a+b}",
            ),
            ("<mi>Q</mi><mo>=</mo><mn>1</mn>", "Q = 1"),
        ] {
            assert_eq!(
                text(&format!("<math>{math}</math>")),
                format!("So {expected} here.")
            );
        }
    }

    #[test]
    fn deep_formulas_keep_their_text() {
        let deep = format!(
            "<math>{}x{}</math>",
            "<mrow>".repeat(300),
            "</mrow>".repeat(300)
        );
        assert_eq!(text(&deep), "So x here.");
    }
}
