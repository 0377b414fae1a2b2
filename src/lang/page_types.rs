//! Words that name a page type in the class of `body` and in the path of a URL.
//!
//! Content management systems write the page type into the class of `body` (WordPress:
//! `single-post`, `archive`; shops: `product-page`), sites write it into the path (`/forum/`,
//! `/docs/`). Both use the same few words.

/// A page type and the words that name it.
pub(crate) struct PageType {
    /// Name of the feature for the class of `body`.
    pub(crate) class_feature: &'static str,
    /// Name of the feature for the path.
    pub(crate) path_feature: &'static str,
    /// Lower-case words, separated by spaces.
    pub(crate) words: &'static str,
}

/// All page types, in the order of their features.
pub(crate) const PAGE_TYPES: [PageType; 6] = [
    PageType {
        class_feature: "class_post",
        path_feature: "path_post",
        words: "post article single story news blog artikel articles posts stories",
    },
    PageType {
        class_feature: "class_product",
        path_feature: "path_product",
        words: "product products shop woocommerce item produkt store p dp",
    },
    PageType {
        class_feature: "class_list",
        path_feature: "path_list",
        words: "archive category tag search list listing index collection collections categories \
                catalog taxonomy term tags topics results archives",
    },
    PageType {
        class_feature: "class_forum",
        path_feature: "path_forum",
        words: "forum forums topic thread threads discussion discussions viewtopic community \
                question questions showthread t",
    },
    PageType {
        class_feature: "class_docs",
        path_feature: "path_docs",
        words: "docs doc documentation wiki mediawiki api reference manual guide guides help \
                tutorial tutorials learn",
    },
    PageType {
        class_feature: "class_home",
        path_feature: "path_service",
        words: "home front frontpage service services solutions about company",
    },
];
