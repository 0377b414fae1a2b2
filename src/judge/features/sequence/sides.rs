//! What stands on either side of a block, apart: a body ends between two lines, and a window that
//! reaches as far ahead as behind is the blurrier the nearer it comes to that seam. The first
//! headline of what trails a body has the body behind it, and ahead of it nothing but its likes.

use super::{Sequence, share};
use crate::judge::features::Row;

/// How far each side is looked into, in blocks: the next lines, and a list.
const REACHES: [(&str, &str, usize); 2] = [("behind3", "ahead3", 3), ("behind10", "ahead10", 10)];

impl Sequence {
    pub(super) fn write_sides(&self, index: usize, row: &mut Row) {
        let own = self.shared[index];
        row.put("said_before", share(own.before, own.telling));
        row.put("said_elsewhere", share(own.elsewhere, own.telling));
        let run = self.runs[index];
        row.put("run_said_before", self.said_before(run.start, run.end));
        for (at, seams) in [("seam10", &self.seams_near), ("seam", &self.seams)] {
            row.put_at(at, "said", seams.said[index]);
            row.put_at(at, "long_said", seams.long[index]);
            row.put_at(at, "said_next", seams.said[index + 1]);
            row.put_at(at, "long_said_next", seams.long[index + 1]);
        }
        for (behind, ahead, reach) in REACHES {
            self.write_side(behind, index.saturating_sub(reach), index, index, row);
            let end = (index + 1 + reach).min(self.runs.len());
            self.write_side(ahead, index + 1, end, index, row);
        }
    }

    fn write_side(&self, side: &str, from: usize, to: usize, index: usize, row: &mut Row) {
        let blocks = (to - from) as f32;
        let words = self.words.between(from, to);
        row.put_at(side, "words", share(words, blocks));
        row.put_at(side, "prose", share(self.prose.between(from, to), words));
        let sentences = self.sentences.between(from, to);
        row.put_at(side, "sentences", share(sentences, blocks));
        let capitals = self.title_case.between(from, to);
        row.put_at(side, "title_case", share(capitals, blocks));
        let cues = self.furniture.between(from, to);
        row.put_at(side, "cues", share(cues, blocks));
        row.put_at(side, "said_before", self.said_before(from, to));
        let form = self.forms[index];
        let alike = self.forms[from..to].iter().filter(|f| **f == form).count();
        row.put_at(side, "alike", share(alike as f32, blocks));
    }

    fn said_before(&self, from: usize, to: usize) -> f32 {
        share(
            self.before.between(from, to),
            self.telling.between(from, to),
        )
    }
}
