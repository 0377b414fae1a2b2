//! The pages that a profile keeps: of each site those with the smallest hashes.
//!
//! Counts that were pruned on the way would depend on the order of the pages and could not be
//! merged. A sample by smallest hash can: it is a function of the set of pages alone, so
//! `merge(sample(A), sample(B)) == sample(A + B)`, byte for byte.
//!
//! The bound on all sites together keeps that: when there are too many pages, every site
//! gives up its page of the highest rank, so that what is kept is again what one number, the
//! [`SketchSample::depth`], says of the set. It only ever falls, in each part of a merge, too.

use super::trace::PageSketch;
use std::collections::BTreeMap;

/// Pages a site at most. Two of them say that a line recurs; 64 tell a line on one page in
/// twenty from a sentence that two stories share, and a set of them fits a machine word.
pub(super) const PAGES_PER_SITE: usize = 64;

/// Pages of all sites together: 100 MB at the 200 blocks of a usual page.
pub(super) const PAGES: usize = 32 << 10;

/// The pages kept of many sites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SketchSample {
    sites: BTreeMap<String, BTreeMap<u64, PageSketch>>,
    /// Pages that each site may keep: [`PAGES_PER_SITE`], less where the sites are many.
    depth: usize,
    /// Pages kept now, and the most of them.
    pages: usize,
    most: usize,
}

impl Default for SketchSample {
    fn default() -> Self {
        SketchSample::with_room(PAGES)
    }
}

impl SketchSample {
    fn with_room(most: usize) -> SketchSample {
        SketchSample {
            sites: BTreeMap::new(),
            depth: PAGES_PER_SITE,
            pages: 0,
            most,
        }
    }

    /// A sample as a file tells of it; what is over the bounds goes.
    pub(super) fn of_depth(depth: usize) -> SketchSample {
        SketchSample {
            depth: depth.min(PAGES_PER_SITE),
            ..SketchSample::default()
        }
    }

    /// Pages that each site may keep.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The sites by name, each with its pages by their hash.
    pub(super) fn sites(&self) -> &BTreeMap<String, BTreeMap<u64, PageSketch>> {
        &self.sites
    }

    pub(super) fn into_sites(self) -> BTreeMap<String, BTreeMap<u64, PageSketch>> {
        self.sites
    }

    /// Pages that are kept of all sites.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Whether there is a site with pages to compare.
    pub fn can_tell(&self) -> bool {
        self.sites.values().any(|pages| pages.len() > 1)
    }

    /// Adds a page, and lets go of what is over the bounds.
    pub fn add(&mut self, site: &str, trace: PageSketch) {
        if self.depth == 0 {
            return;
        }
        // Looked up first: the name is only copied for a site not seen before.
        let pages = match self.sites.get_mut(site) {
            Some(pages) => pages,
            None => self.sites.entry(site.to_owned()).or_default(),
        };
        match pages.get_mut(&trace.id) {
            // The same text in other elements: one of the two, and always the same.
            Some(known) => {
                if trace < *known {
                    *known = trace;
                }
            }
            None => {
                pages.insert(trace.id, trace);
                self.pages += 1;
            }
        }
        if pages.len() > self.depth {
            pages.pop_last();
            self.pages -= 1;
        }
        while self.pages > self.most {
            self.lower(self.depth - 1);
        }
    }

    /// Lets every site go of its pages of a higher rank.
    fn lower(&mut self, depth: usize) {
        if depth >= self.depth {
            return;
        }
        self.depth = depth;
        for pages in self.sites.values_mut() {
            while pages.len() > depth {
                pages.pop_last();
                self.pages -= 1;
            }
        }
        self.sites.retain(|_, pages| !pages.is_empty());
    }

    /// Adds all that another sample keeps: what a sample of all the pages together would be.
    pub fn merge(&mut self, other: SketchSample) {
        self.lower(other.depth);
        for (site, pages) in other.sites {
            for trace in pages.into_values() {
                self.add(&site, trace);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn trace(id: u64) -> PageSketch {
        PageSketch {
            id,
            lines: Box::default(),
        }
    }

    fn sample(pages: &[(u8, u64)], most: usize) -> SketchSample {
        let mut sample = SketchSample::with_room(most);
        for (site, id) in pages {
            sample.add(&format!("{site}.example"), trace(*id));
        }
        sample
    }

    #[test]
    fn of_a_site_the_pages_of_the_smallest_hashes_are_kept() {
        let pages: Vec<_> = (0..1000).rev().map(|id| (0, id)).collect();
        let kept = sample(&pages, PAGES);
        let ids: Vec<_> = kept.sites()["0.example"].keys().copied().collect();
        assert_eq!(ids, (0..PAGES_PER_SITE as u64).collect::<Vec<_>>());
    }

    #[test]
    fn when_sites_are_many_each_keeps_fewer_pages() {
        let pages: Vec<_> = (0..200)
            .flat_map(|site| (0..3).map(move |id| (site, id)))
            .collect();
        let kept = sample(&pages, 400);
        assert_eq!((kept.depth(), kept.pages()), (2, 400));
        assert_eq!(sample(&pages, 100).pages(), 0, "more sites than pages");
    }

    proptest! {
        #[test]
        fn a_sample_is_the_same_in_any_order_and_however_it_was_merged(
            pages in prop::collection::vec((0u8..6, 0u64..200), 0..400),
            cut in 0.0..1.0f64,
            most in 1usize..300,
        ) {
            let whole = sample(&pages, most);
            let mut backwards = pages.clone();
            backwards.reverse();
            prop_assert_eq!(&sample(&backwards, most), &whole);
            let (left, right) = pages.split_at((cut * pages.len() as f64) as usize);
            let mut merged = sample(left, most);
            merged.merge(sample(right, most));
            prop_assert_eq!(&merged, &whole);
            let mut other_way = sample(right, most);
            other_way.merge(sample(left, most));
            prop_assert_eq!(&other_way, &whole);
        }
    }
}
