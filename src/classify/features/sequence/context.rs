//! What stands on either side of a block, apart: a body ends between two lines, and a window that
//! reaches as far ahead as behind is the blurrier the nearer it comes to that seam. The first
//! headline of what trails a body has the body behind it, and ahead of it nothing but its likes.

use super::cohesion::{self, Seams, Shared, Topics};
use super::{Prefix, Sequence, share};
use crate::classify::features::Row;

/// How far each side is looked into, in blocks: the next lines, and a list.
const REACHES: [(&str, &str, usize); 2] = [("behind3", "ahead3", 3), ("behind10", "ahead10", 10)];

/// How far ahead a seam that is near looks, in blocks: a list; the other looks to the end.
const NEAR: usize = 10;

pub(super) struct Sides {
    /// What of each block stands elsewhere, too, and sums of its telling words and of those said before.
    shared: Vec<Shared>,
    telling: Prefix,
    before: Prefix,
    near: Seams,
    far: Seams,
}

impl Sides {
    pub(super) fn new(told: Topics) -> Self {
        Sides {
            telling: Prefix::new(told.shared.iter().map(|s| s.telling)),
            before: Prefix::new(told.shared.iter().map(|s| s.before)),
            near: cohesion::seams(&told, NEAR),
            far: cohesion::seams(&told, usize::MAX),
            shared: told.shared,
        }
    }

    pub(super) fn write(&self, page: &Sequence, index: usize, row: &mut Row) {
        let own = self.shared[index];
        row.put("said_before", share(own.before, own.telling));
        row.put("said_elsewhere", share(own.elsewhere, own.telling));
        let run = page.runs[index];
        row.put("run_said_before", self.said_before(run.start, run.end));
        for (at, seams) in [("seam10", &self.near), ("seam", &self.far)] {
            row.put_at(at, "said", seams.said[index]);
            row.put_at(at, "long_said", seams.long[index]);
            row.put_at(at, "said_next", seams.said[index + 1]);
            row.put_at(at, "long_said_next", seams.long[index + 1]);
        }
        for (behind, ahead, reach) in REACHES {
            self.write_side(page, behind, index.saturating_sub(reach), index, index, row);
            let end = (index + 1 + reach).min(page.runs.len());
            self.write_side(page, ahead, index + 1, end, index, row);
        }
    }

    fn write_side(
        &self,
        page: &Sequence,
        side: &str,
        from: usize,
        to: usize,
        index: usize,
        row: &mut Row,
    ) {
        let blocks = (to - from) as f32;
        let words = page.words.between(from, to);
        row.put_at(side, "words", share(words, blocks));
        row.put_at(side, "prose", share(page.prose.between(from, to), words));
        let mean = |of: &Prefix| share(of.between(from, to), blocks);
        row.put_at(side, "sentences", mean(&page.sentences));
        row.put_at(side, "title_case", mean(&page.title_case));
        row.put_at(side, "cues", mean(&page.furniture));
        row.put_at(side, "said_before", self.said_before(from, to));
        let form = page.forms[index];
        let alike = page.forms[from..to].iter().filter(|f| **f == form).count();
        row.put_at(side, "alike", share(alike as f32, blocks));
    }

    fn said_before(&self, from: usize, to: usize) -> f32 {
        share(
            self.before.between(from, to),
            self.telling.between(from, to),
        )
    }
}
