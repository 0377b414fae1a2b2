//! Small sets as bit masks: of the sampled pages of one site, or of their clusters.

use super::sketch_sample::PAGES_PER_SITE;

/// A set of page numbers, or of cluster numbers; number `n` is bit `n`.
pub(super) type ClusterSet = u64;

const _: () = assert!(PAGES_PER_SITE <= ClusterSet::BITS as usize);

/// The numbers in a set, in ascending order.
pub(super) fn members(mut set: ClusterSet) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(bit)
    })
}
