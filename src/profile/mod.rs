//! Site profiles: which lines recur across the pages of one site.
//!
//! A menu, a promo or the heading of a link list occurs on many pages of a site. A line of an
//! article body occurs on one. A profile records what recurs and lowers the probability that such
//! a line is body. The classifier sees one page at a time and cannot have this information.
//!
//! ```text
//! first pass    Document -> PageSketch -> SketchSample -> file
//! second pass   Document + Profile -> adjusted probabilities, between classification and selection
//! ```
//!
//! Memory is bounded for any number of pages: [`SketchSample`] keeps a fixed number of pages per
//! site, and [`PageSketch`] keeps hashes instead of text. A sample depends on the set of pages
//! alone, not on their order or on threads, and samples can be merged exactly.

mod cluster_set;
mod evidence;
mod file;
mod main_span;
mod near_duplicates;
mod page_sketch;
mod site_index;
mod sketch_sample;

pub use file::ProfileError;
pub use page_sketch::PageSketch;
pub use sketch_sample::SketchSample;

use crate::classify::MIN_PROBABILITY;
use crate::document::{Document, Reason, Verdict};
use crate::text::url;
use site_index::SiteIndex;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::LazyLock;

/// A profile that can be applied to pages: the sample of each site, indexed by line.
#[derive(Debug)]
pub struct Profile {
    sites: HashMap<String, LazySiteIndex>,
}

/// The index of a site, built when the site's first page is scored. A profile may hold many sites
/// that the run never reads. Building the index consumes the sketches.
type LazySiteIndex = LazyLock<SiteIndex, Box<dyn FnOnce() -> SiteIndex + Send>>;

impl Profile {
    /// Makes a profile from a finished sample.
    pub fn new(sample: SketchSample) -> Profile {
        let index = |pages: BTreeMap<u64, PageSketch>| -> LazySiteIndex {
            LazyLock::new(Box::new(move || SiteIndex::new(pages.values())))
        };
        let sites = sample.into_sites().into_iter();
        Profile {
            sites: sites.map(|(name, pages)| (name, index(pages))).collect(),
        }
    }

    /// The probabilities of a page's blocks, adjusted by what recurs on other pages of its site.
    /// `None` if the profile does not hold the site, or nothing on the page recurs.
    pub fn adjusted(
        &self,
        site: &str,
        document: &Document,
        probabilities: &[f32],
    ) -> Option<Vec<f32>> {
        let site = self.sites.get(site)?;
        let shifts =
            evidence::log_odds_shifts(site, &PageSketch::complete(document), probabilities);
        if shifts.iter().all(|shift| *shift == 0.0) {
            return None;
        }
        let adjusted = |(p, shift): (&f32, f32)| shift_log_odds(*p, shift);
        Some(probabilities.iter().zip(shifts).map(adjusted).collect())
    }
}

/// The name of a page's site: the host of its URL without `www.`. A page without a URL belongs to
/// the folder of its input; such names end in a slash, which no host contains.
pub fn site_name(url: &str, source: &str) -> String {
    match url::site_host(url) {
        Some(host) => host,
        None => {
            let folder = Path::new(source).parent();
            format!("{}/", folder.unwrap_or(Path::new("")).display())
        }
    }
}

/// Adds `shift` to the log-odds of a probability.
fn shift_log_odds(probability: f32, shift: f32) -> f32 {
    // The log-odds of 0 and 1 are infinite and would not change.
    let p = probability.clamp(MIN_PROBABILITY, 1.0 - MIN_PROBABILITY);
    1.0 / (1.0 + (1.0 - p) / p * (-shift).exp())
}

/// Sets [`Reason::Site`] on dropped blocks that would probably have been kept without the profile.
pub fn attribute_drops(verdicts: &mut [Verdict], before: &[f32], after: &[f32]) {
    /// Well above the lowest thresholds of the selection: about half of the blocks with this
    /// probability are kept.
    const MIGHT_BE_KEPT: f32 = 0.2;
    for ((verdict, before), after) in verdicts.iter_mut().zip(before).zip(after) {
        if *before >= MIGHT_BE_KEPT && *after < MIGHT_BE_KEPT && matches!(verdict, Verdict::Drop(_))
        {
            *verdict = Verdict::Drop(Reason::Site);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain_text;

    #[test]
    fn the_site_is_the_host_of_the_url_or_else_the_folder() {
        for (url, source, expected) in [
            ("https://www.A.example/b", "x/y.html", "a.example"),
            ("localhost:8080/b", "x/y.html", "localhost"),
            ("news.a.example/b", "", "news.a.example"),
            ("https://c.example:8080/d", "x/y.html", "c.example"),
            ("", "x/y.html", "x/"),
            ("", "y.html", "/"),
            ("no address at all", "x/y.html", "x/"),
        ] {
            assert_eq!(site_name(url, source), expected, "{url} {source}");
        }
    }

    #[test]
    fn a_site_of_which_only_the_page_itself_was_sampled_changes_nothing() {
        let text = "Home\nThe offices in Moscow were closed on Monday, the minister said.";
        let document = plain_text::parse(text);
        let mut sample = SketchSample::default();
        sample.add("a.example", PageSketch::of(&document));
        let adjusted = Profile::new(sample).adjusted("a.example", &document, &[0.1, 0.9]);
        assert_eq!(adjusted, None);
    }

    #[test]
    fn log_odds_shifts_change_even_certain_probabilities() {
        assert_eq!(shift_log_odds(0.5, 0.0), 0.5);
        assert!((shift_log_odds(0.5, 1.0) - 0.731).abs() < 0.001);
        assert!(shift_log_odds(1.0, -8.0) < 0.8);
        assert!(shift_log_odds(0.0, 100.0).is_finite());
    }

    #[test]
    fn the_profile_is_the_reason_only_for_blocks_it_pushed_below_the_threshold() {
        let drop = Verdict::Drop(Reason::Tail);
        let mut verdicts = [drop, drop, drop, Verdict::Keep];
        attribute_drops(
            &mut verdicts,
            &[0.9, 0.05, 0.9, 0.9],
            &[0.01, 0.001, 0.9, 0.01],
        );
        let site = Verdict::Drop(Reason::Site);
        assert_eq!(verdicts, [site, drop, drop, Verdict::Keep]);
    }
}
