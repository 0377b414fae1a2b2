use super::*;
use crate::page::{Content, Page, PageFormat};
use crate::pipeline::{self, Options, Selected};
use std::path::{Path, PathBuf};
use std::{fs, iter};

/// The name of each kind in the output, which begins the names of its fixtures.
fn name(kind: PageKind) -> &'static str {
    Finding::NoContent(kind).warning().name()
}

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

fn stem(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

/// The kind and the vendor of a fixture: `bot-wall-cloudflare-1020` is by cloudflare.
fn kind_and_vendor(path: &Path) -> (PageKind, &str) {
    let slug = stem(path);
    let kind = PageKind::ALL
        .into_iter()
        .find(|kind| slug.starts_with(name(*kind)))
        .unwrap();
    let vendor = slug[name(kind).len() + 1..].split('-').next().unwrap();
    (kind, vendor)
}

fn found(path: &Path, skipped_vendor: &str) -> Option<Finding> {
    let mut page = Page::html("a", "");
    page.content = Content::Bytes(fs::read(path).unwrap());
    page.format = match path.extension().unwrap() == "txt" {
        true => Some(PageFormat::Text),
        false => Some(PageFormat::Html),
    };
    found_in(page, skipped_vendor)
}

fn found_in(page: Page, skipped_vendor: &str) -> Option<Finding> {
    let options = Options {
        disabled_rules: vec![NAME],
        ..Options::default()
    };
    let Selected {
        parsed,
        identity,
        scores,
        selection,
    } = pipeline::select(page, &options).unwrap();
    find(&SelectedPage {
        document: &parsed.document,
        title: &identity.title,
        scores: &scores,
        selection: &selection,
        skipped_vendor,
    })
}

/// Pages that are not recognised: the classifier keeps lines of the menu as their body.
const KNOWN_MISSES: &[&str] = &["error-page-github: None"];

#[test]
fn every_page_without_content_but_the_known_misses_is_recognised_as_its_kind() {
    let paths = fixtures("no-content");
    assert!(paths.len() > 100);
    let wrong: Vec<String> = paths
        .iter()
        .map(|path| (stem(path), kind_and_vendor(path).0, found(path, "")))
        .filter(|(_, kind, found)| *found != Some(Finding::NoContent(*kind)))
        .map(|(slug, _, found)| format!("{slug}: {found:?}"))
        .collect();
    assert_eq!(wrong, KNOWN_MISSES, "remove from the list what is fixed");
}

#[test]
fn articles_about_such_pages_are_content() {
    let paths = fixtures("about-no-content");
    assert!(paths.len() >= 25);
    let wrong: Vec<&str> = paths
        .iter()
        .filter(|path| found(path, "").is_some())
        .map(|path| stem(path))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The share of pages that is recognised without the phrases of their vendor.
#[test]
fn nine_of_ten_pages_are_recognised_without_the_phrases_of_their_vendor() {
    let paths = fixtures("no-content");
    let missed: Vec<&str> = paths
        .iter()
        .filter(|path| {
            let (kind, vendor) = kind_and_vendor(path);
            found(path, vendor) != Some(Finding::NoContent(kind))
        })
        .map(|path| stem(path))
        .collect();
    assert!(10 * missed.len() <= paths.len(), "{missed:#?}");
}

const PROSE: &str = "The council voted on Tuesday to close the harbour wall to anglers. From June the \
    gate will be locked at dusk, and fines are planned for those who stay. A petition against the \
    plan has six hundred signatures so far.";

#[test]
fn an_article_that_a_paywall_cuts_off_keeps_its_teaser() {
    let page = Page::html(
        "a",
        &format!(
            "<title>The harbour wall</title><article><h1>The harbour wall</h1><p>{PROSE}</p>\
             <div class=wall><p>Subscribe to continue reading</p></div></article>"
        ),
    );
    assert_eq!(
        found_in(page, ""),
        Some(Finding::Teaser(PageKind::LoginWall))
    );
}

#[test]
fn a_long_page_with_the_title_of_an_error_page_is_content() {
    let prose: String = iter::repeat_n(format!("<p>{PROSE}</p>"), 8).collect();
    let page = Page::html(
        "a",
        &format!("<title>Page not found</title><h1>Page not found</h1>{prose}"),
    );
    assert_eq!(found_in(page, ""), None);
}

#[test]
fn a_short_page_with_neither_a_likely_block_nor_its_title_is_a_script_shell() {
    let shell = "<script src=app.js></script><nav><a href=/a>Shop</a> <a href=/b>Sale</a></nav>";
    let page = |body: &str| Page::html("a", &format!("<title>Blue wool coat</title>{shell}{body}"));
    assert_eq!(
        found_in(page(""), ""),
        Some(Finding::NoContent(PageKind::ScriptShell))
    );
    assert_eq!(
        found_in(
            page("<h1>Blue wool coat</h1><p>A blue coat of wool for men."),
            ""
        ),
        None
    );
}
