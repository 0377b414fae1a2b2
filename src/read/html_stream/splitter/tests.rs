//! Which markup begins a document, for streams that arrive in pieces of any size.

use super::*;
use proptest::prelude::*;

/// The documents of `stream` when it arrives in pieces of `step` bytes.
fn split(stream: &[u8], step: usize) -> Vec<Vec<u8>> {
    let mut documents = Vec::new();
    let mut splitter = Splitter::default();
    let (mut start, mut end) = (0, 0);
    loop {
        let last = end == stream.len();
        if let Some(at) = splitter.scan(&stream[start..end], last) {
            documents.push(stream[start..start + at].to_vec());
            start += at;
            splitter = Splitter::default();
        } else if last {
            break;
        } else {
            end = stream.len().min(end + step);
        }
    }
    documents.push(stream[start..].to_vec());
    documents
}

fn assert_documents(expected: &[&str]) {
    let stream = expected.concat();
    for step in [1, 3, 7, usize::MAX / 2] {
        let found: Vec<String> = split(stream.as_bytes(), step)
            .into_iter()
            .map(|document| String::from_utf8(document).unwrap())
            .collect();
        assert_eq!(found, expected, "in steps of {step}");
    }
}

#[test]
fn a_document_begins_after_the_end_of_another() {
    assert_documents(&[
        "<!DOCTYPE html><html><body><p>One</body></html>\n",
        "<!doctype HTML>\n<html lang=en><p>Two</html>\n<!-- cached -->\n",
        "<html><head><title>Three</title></head></HTML >",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE html><html><p>Four</html>\n",
        "\u{feff}<!DOCTYPE html><title>Five</title><p>It has no end\n",
        "<!DOCTYPE html><!-- c --><html lang=en>\n<head><title>Six</title><body></body><!-- x -->",
        "<!doctype html><head><meta charset=utf-8><p>Seven",
    ]);
}

#[test]
fn documents_pasted_into_a_page_do_not_split_it() {
    assert_documents(&[
        "<!doctype html><html><head><title>Page</title></head><body>\n\
         <!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.0//EN\">\
         <html><body><p>Pasted.</p></body></html><p>More,\n\
         <!doctype html>\n<html><head></head><body>Pasted.</body></html> and more.\n\
         <div><?xml version='1.0'?><svg></svg></div></body></html>",
    ]);
}

#[test]
fn markup_before_a_doctype_belongs_to_its_page() {
    assert_documents(&["<script>x()</script>\n<!doctype html><head><title>One</title>"]);
}

#[test]
fn a_prolog_with_conditional_comments_begins_one_document() {
    assert_documents(&[
        " \n<!-- saved from a site -->\n<!doctype html>\n<!--[if IE]> \
         <html class='ie'> <![endif]-->\n\
         <!--[if !IE]><!--> <html class='x'> <!--<![endif]--><head>",
    ]);
}

#[test]
fn a_doctype_in_a_comment_script_or_attribute_begins_no_document() {
    assert_documents(
        &["<!doctype html><html><title>about <!doctype html></title>\
         <!-- <!doctype html><html> --><script>w('</html>'); w(\"<!doctype html><html>\")</script>\
         <style>/* <!doctype html> */</style><textarea><!doctype html><html></textarea>\
         <iframe srcdoc='<!doctype html><html></html><p>'></iframe>\
         <a title = \"> <!doctype html>\" data-x=it's>x</a><p>&lt;!doctype html> <htmlarea></p></html>"],
    );
}

#[test]
fn an_unclosed_construct_does_not_hide_the_next_document() {
    for open in [
        "<!-- ",
        "<script>",
        "<style>",
        "<textarea>",
        "<title>",
        "<a href=\"",
        "<a ",
    ] {
        assert_documents(&[
            &format!("<!doctype html><p>One {open} two </html>\n"),
            "<!doctype html><p>Two</html>\n",
            "<html><p>Three</html>\n",
        ]);
    }
}

#[test]
fn the_scan_releases_the_bytes_of_hostile_streams() {
    for piece in [
        "<",
        "<!--",
        "<a b=\"",
        "</html> ",
        "<script",
        "<!doctype",
        "= \"",
        "\u{feff}",
        "</body>\n<!doctype>\n<!-- x -->",
        "</body><html>",
    ] {
        let stream = piece.repeat(2_000_000 / piece.len());
        let mut splitter = Splitter::default();
        assert_eq!(splitter.scan(stream.as_bytes(), false), None, "{piece}");
        let passed = splitter.passed_bytes(stream.as_bytes(), false);
        assert!(passed + PROLOG + 64 > stream.len(), "{piece}");
    }
}

proptest! {
    #[test]
    fn documents_concatenate_to_the_stream_for_any_piece_size(
        parts in prop::collection::vec(prop::sample::select(vec![
            "<!doctype html>", "<html>", "</html>", "\n", " ", "<p>", "text", "<!--", "-->", "<script>", "</script>",
            "<a b=\"", "'", "\"", ">", "<", "=", "<?xml ?>", "\u{feff}", "</", "<!", "<title>", "</title>", "<html", "<head>", "</body>",
        ]), 0..40),
        step in 1usize..20,
    ) {
        let stream = parts.concat();
        let whole = split(stream.as_bytes(), usize::MAX / 2);
        prop_assert_eq!(whole.concat(), stream.as_bytes());
        prop_assert_eq!(split(stream.as_bytes(), step), whole);
    }

    #[test]
    fn random_bytes_are_not_lost(stream in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert_eq!(split(&stream, 5).concat(), stream);
    }
}
