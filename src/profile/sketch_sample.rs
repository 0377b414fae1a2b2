//! The bottom-k sample of each site's pages: those with the smallest ids.
//!
//! A page id is a hash, so the smallest ids are a random choice of pages. The sample is a function
//! of the set of pages alone: `merge(sample(A), sample(B)) == sample(A + B)`, byte for byte.
//! Counts that are pruned on the way would depend on the order of pages and could not be merged.
//!
//! The limit over all sites keeps that property. When there are too many pages, every site drops
//! its page with the largest id, which lowers [`SketchSample::pages_per_site`] by one. That number
//! only falls, also in the parts of a merge, and it determines the sample of a given set.

use super::page_sketch::PageSketch;
use std::collections::BTreeMap;

/// The most pages kept of one site. Two pages suffice to show that a line recurs. With 64, a line
/// on one page in twenty differs from a sentence that two articles share, and a set of pages fits
/// a machine word.
pub(super) const PAGES_PER_SITE: usize = 64;

/// The most pages kept of all sites together: 100 MB at 200 blocks for each page.
pub(super) const MAX_PAGES: usize = 32 << 10;

/// Sketches of some pages of each site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SketchSample {
    sites: BTreeMap<String, BTreeMap<u64, PageSketch>>,
    /// How many pages each site may keep: [`PAGES_PER_SITE`], or fewer if there are many sites.
    pages_per_site: usize,
    /// How many pages are kept now.
    pages: usize,
    /// How many pages may be kept.
    max_pages: usize,
}

impl Default for SketchSample {
    fn default() -> Self {
        SketchSample::with_max_pages(MAX_PAGES)
    }
}

impl SketchSample {
    fn with_max_pages(max_pages: usize) -> SketchSample {
        SketchSample {
            sites: BTreeMap::new(),
            pages_per_site: PAGES_PER_SITE,
            pages: 0,
            max_pages,
        }
    }

    /// An empty sample with a lower limit for each site, as a profile file states it.
    pub(super) fn with_pages_per_site(pages_per_site: usize) -> SketchSample {
        SketchSample {
            pages_per_site: pages_per_site.min(PAGES_PER_SITE),
            ..SketchSample::default()
        }
    }

    /// How many pages each site may keep.
    pub fn pages_per_site(&self) -> usize {
        self.pages_per_site
    }

    /// The sites by name, each with its pages by id.
    pub(super) fn sites(&self) -> &BTreeMap<String, BTreeMap<u64, PageSketch>> {
        &self.sites
    }

    pub(super) fn into_sites(self) -> BTreeMap<String, BTreeMap<u64, PageSketch>> {
        self.sites
    }

    /// How many pages are kept of all sites.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Whether any site has two or more pages. Otherwise nothing can recur.
    pub fn can_compare_pages(&self) -> bool {
        self.sites.values().any(|pages| pages.len() > 1)
    }

    /// Adds a page, and drops pages over the limits.
    pub fn add(&mut self, site: &str, page: PageSketch) {
        if self.pages_per_site == 0 {
            return;
        }
        // Two look-ups, so that the name is copied only for a new site.
        let pages = match self.sites.get_mut(site) {
            Some(pages) => pages,
            None => self.sites.entry(site.to_owned()).or_default(),
        };
        match pages.get_mut(&page.id) {
            // The same text in other elements: the smaller sketch is kept, in any order.
            Some(known) => {
                if page < *known {
                    *known = page;
                }
            }
            None => {
                pages.insert(page.id, page);
                self.pages += 1;
            }
        }
        if pages.len() > self.pages_per_site {
            pages.pop_last();
            self.pages -= 1;
        }
        while self.pages > self.max_pages {
            self.lower_pages_per_site(self.pages_per_site - 1);
        }
    }

    fn lower_pages_per_site(&mut self, limit: usize) {
        if limit >= self.pages_per_site {
            return;
        }
        self.pages_per_site = limit;
        for pages in self.sites.values_mut() {
            while pages.len() > limit {
                pages.pop_last();
                self.pages -= 1;
            }
        }
        self.sites.retain(|_, pages| !pages.is_empty());
    }

    /// Adds the pages of another sample. The result is the sample of all pages of both.
    pub fn merge(&mut self, other: SketchSample) {
        self.lower_pages_per_site(other.pages_per_site);
        for (site, pages) in other.sites {
            for page in pages.into_values() {
                self.add(&site, page);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn page(id: u64) -> PageSketch {
        PageSketch {
            id,
            blocks: Box::default(),
        }
    }

    fn sample(pages: &[(u8, u64)], max_pages: usize) -> SketchSample {
        let mut sample = SketchSample::with_max_pages(max_pages);
        for (site, id) in pages {
            sample.add(&format!("{site}.example"), page(*id));
        }
        sample
    }

    #[test]
    fn each_site_keeps_the_pages_with_the_smallest_ids() {
        let pages: Vec<_> = (0..1000).rev().map(|id| (0, id)).collect();
        let kept = sample(&pages, MAX_PAGES);
        let ids: Vec<_> = kept.sites()["0.example"].keys().copied().collect();
        assert_eq!(ids, (0..PAGES_PER_SITE as u64).collect::<Vec<_>>());
    }

    #[test]
    fn many_sites_keep_fewer_pages_each() {
        let pages: Vec<_> = (0..200)
            .flat_map(|site| (0..3).map(move |id| (site, id)))
            .collect();
        let kept = sample(&pages, 400);
        assert_eq!((kept.pages_per_site(), kept.pages()), (2, 400));
        assert_eq!(sample(&pages, 100).pages(), 0, "more sites than pages");
    }

    proptest! {
        #[test]
        fn a_sample_depends_neither_on_page_order_nor_on_merging(
            pages in prop::collection::vec((0u8..6, 0u64..200), 0..400),
            cut in 0.0..1.0f64,
            max_pages in 1usize..300,
        ) {
            let whole = sample(&pages, max_pages);
            let mut backwards = pages.clone();
            backwards.reverse();
            prop_assert_eq!(&sample(&backwards, max_pages), &whole);
            let (left, right) = pages.split_at((cut * pages.len() as f64) as usize);
            let mut merged = sample(left, max_pages);
            merged.merge(sample(right, max_pages));
            prop_assert_eq!(&merged, &whole);
            let mut other_way = sample(right, max_pages);
            other_way.merge(sample(left, max_pages));
            prop_assert_eq!(&other_way, &whole);
        }
    }
}
