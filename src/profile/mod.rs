//! What the pages of a site tell about each other.
//!
//! A site prints its own lines (menus, promos, the heads of related stories) on many pages, a
//! body's line is on one. [`SketchSample`] keeps some pages of each site, in one pass over any number
//! of them and in bounded memory ([`PageSketch`] is what it keeps of one); [`Profile`] is a finished
//! sample, and adds what recurs, and where, to the judge's probabilities as evidence.
//!
//! ```text
//! first pass    Document -> PageSketch -> SketchSample -> a file
//! second pass   Document + Profile -> shifts of the probabilities, between judge and trim
//! ```
//!
//! A sample depends on the set of pages alone, not on their order or on threads, and two can be
//! merged exactly; see [`SketchSample`] for how.

mod evidence;
mod file;
mod sample;
mod site;
mod story;
mod stretch;
mod trace;

pub use file::ProfileError;
pub use sample::SketchSample;
pub use trace::PageSketch;

use crate::classify::CERTAIN;
use crate::document::{Document, Reason, Verdict};
use crate::metadata;
use crate::page::Page;
use crate::text::url;
use site::Site;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::LazyLock;

/// A finished sample, ready to be asked.
#[derive(Debug)]
pub struct Profile {
    sites: HashMap<String, Known>,
}

/// Made of the kept pages, which go then, when the first page of the site is judged: a profile
/// may hold many sites that are never asked for.
type Known = LazyLock<Site, Box<dyn FnOnce() -> Site + Send>>;

impl Profile {
    pub fn new(sample: SketchSample) -> Profile {
        let known = |pages: BTreeMap<u64, PageSketch>| -> Known {
            LazyLock::new(Box::new(move || Site::of(pages.values())))
        };
        let sites = sample.into_sites().into_iter();
        Profile {
            sites: sites.map(|(name, pages)| (name, known(pages))).collect(),
        }
    }

    /// The probabilities of a page's blocks with what its site's other pages say of them, where
    /// they say anything.
    pub fn weighed(
        &self,
        page: &Page,
        document: &Document,
        probabilities: &[f32],
    ) -> Option<Vec<f32>> {
        let site = self.sites.get(&site(page, document))?;
        let shifts = evidence::shifts(site, &PageSketch::whole(document), probabilities);
        if shifts.iter().all(|shift| *shift == 0.0) {
            return None;
        }
        let moved = |(p, shift): (&f32, f32)| moved(*p, shift);
        Some(probabilities.iter().zip(shifts).map(moved).collect())
    }
}

/// The site a page is of: the host of its address, given or found, without `www.`; where there
/// is none, the folder of its input, with a slash behind it, which no host has.
pub fn site(page: &Page, document: &Document) -> String {
    let address = metadata::address(&document.head, &page.overrides.url);
    match url::site_host(&address) {
        Some(host) => host,
        None => {
            let folder = Path::new(&page.source).parent();
            format!("{}/", folder.unwrap_or(Path::new("")).display())
        }
    }
}

/// A probability moved by so many log-odds.
fn moved(probability: f32, shift: f32) -> f32 {
    // What is certain could not be moved.
    let p = probability.clamp(CERTAIN, 1.0 - CERTAIN);
    1.0 / (1.0 + (1.0 - p) / p * (-shift).exp())
}

/// Names the profile as the reason where a block went that might have stayed without it.
pub fn name_reasons(verdicts: &mut [Verdict], before: &[f32], after: &[f32]) {
    /// Well above the lowest thresholds that trim takes: of such blocks about half stay.
    const MIGHT_STAY: f32 = 0.2;
    for ((verdict, before), after) in verdicts.iter_mut().zip(before).zip(after) {
        if *before >= MIGHT_STAY && *after < MIGHT_STAY && matches!(verdict, Verdict::Drop(_)) {
            *verdict = Verdict::Drop(Reason::Site);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{html, plain_text};

    #[test]
    fn a_page_is_of_the_host_of_its_address_else_of_its_folder() {
        for (given, canonical, source, expected) in [
            ("https://www.A.example/b", "", "x/y.html", "a.example"),
            ("localhost:8080/b", "", "x/y.html", "localhost"),
            (
                "news.a.example/b",
                "https://c.example/",
                "",
                "news.a.example",
            ),
            ("", "https://c.example:8080/d", "x/y.html", "c.example"),
            ("", "", "x/y.html", "x/"),
            ("", "/relative", "y.html", "/"),
            ("no address at all", "", "x/y.html", "x/"),
        ] {
            let html = format!("<link rel=canonical href='{canonical}'><p>Text</p>");
            let mut page = Page::html("", &html);
            page.overrides.url = given.into();
            page.source = source.into();
            assert_eq!(
                site(&page, &html::parse(&html)),
                expected,
                "{given} {canonical}"
            );
        }
    }

    #[test]
    fn a_site_that_is_known_by_the_page_itself_says_nothing_of_it() {
        let text = "Home\nThe offices in Moscow were closed on Monday, the minister said.";
        let (document, page) = (plain_text::parse(text), Page::text("", text));
        let mut sample = SketchSample::default();
        sample.add(&site(&page, &document), PageSketch::of(&document));
        let weighed = Profile::new(sample).weighed(&page, &document, &[0.1, 0.9]);
        assert_eq!(weighed, None);
    }

    #[test]
    fn log_odds_move_probabilities() {
        assert_eq!(moved(0.5, 0.0), 0.5);
        assert!((moved(0.5, 1.0) - 0.731).abs() < 0.001);
        assert!(moved(1.0, -8.0) < 0.8, "what is certain can be moved, too");
        assert!(moved(0.0, 100.0).is_finite());
    }

    #[test]
    fn the_profile_is_the_reason_only_where_a_block_might_have_stayed() {
        let drop = Verdict::Drop(Reason::Tail);
        let mut verdicts = [drop, drop, drop, Verdict::Keep];
        name_reasons(
            &mut verdicts,
            &[0.9, 0.05, 0.9, 0.9],
            &[0.01, 0.001, 0.9, 0.01],
        );
        let site = Verdict::Drop(Reason::Site);
        assert_eq!(verdicts, [site, drop, drop, Verdict::Keep]);
    }
}
