//! Finds where the block of a record ends.
//!
//! Input: the length that the header names, the marks of the members, and the bytes themselves.
//! Output: the end of the block, and what is wrong with it. The length alone is not enough, because
//! crawlers write wrong ones, and because archives are cut and damaged.

use super::header::{VERSION_BYTES, begins_warc};
use super::source::{Mark, MarkKind};
use super::{Archive, Begin, LOOK_AHEAD, blanks};
use std::io;

/// A length may be wrong by this many bytes without a report: line ends that were counted or not.
const TOLERATED: u64 = 8;

/// Of a cut block, a tenth may be missing. The end of a page is its footer.
const MAX_MISSING: u64 = 10;

/// The block of a record.
pub(super) struct Block {
    /// The distance of its end from the position.
    pub end: usize,
    /// What is wrong, unless missing bytes report themselves.
    pub problem: Option<String>,
    /// Its end is missing.
    pub is_cut: bool,
}

impl Block {
    /// Whether the block may give a page: it is whole, or nearly. `begin`: where it begins.
    pub fn is_usable(&self, begin: usize, length: Option<u64>) -> bool {
        let found = (self.end - begin) as u64;
        let is_nearly_whole = |length: u64| length - length / MAX_MISSING <= found;
        !self.is_cut || length.is_some_and(is_nearly_whole)
    }
}

impl Archive {
    /// Finds the end of a block that begins at a distance from the position. `None` if it is over
    /// the limit.
    pub(super) fn block(
        &mut self,
        begin: usize,
        length: Option<u64>,
        max_bytes: u64,
    ) -> io::Result<Option<Block>> {
        let limit = begin.saturating_add(usize::try_from(max_bytes).unwrap_or(usize::MAX));
        let Some(length) = length else {
            return self.block_without_length(begin, limit);
        };
        let expected = usize::try_from(length).unwrap_or(usize::MAX);
        let expected = begin.saturating_add(expected);
        let mut examined = begin;
        loop {
            let available = self.pending().len().min(expected);
            if let Some(stop) = self.stop(examined, available)? {
                return Ok(Some(self.stopped_block(begin, length, stop)));
            }
            if available == expected {
                break;
            }
            if available > limit {
                return Ok(None);
            }
            if self.source.ended {
                return Ok(Some(self.block_at_end(begin, length)));
            }
            examined = available;
            self.fill(available + 1)?;
        }
        if expected > limit {
            return Ok(None);
        }
        if self.is_followed_by_record(expected)? {
            return Ok(Some(Block {
                end: expected,
                problem: None,
                is_cut: false,
            }));
        }
        self.block_with_wrong_length(begin, length, expected, limit)
    }

    /// A mark between two distances from the position that ends a record: damage, or a member
    /// with which a record begins. Members may also be cut without regard to records.
    pub(super) fn stop(&mut self, from: usize, to: usize) -> io::Result<Option<(usize, bool)>> {
        let position = self.position();
        // A mark at the beginning is that of the record itself.
        let first = position + from.max(1) as u64;
        let mut number = self.marks.partition_point(|mark| mark.at < first);
        while let Some(mark) = self.marks.get(number) {
            number += 1;
            let at = (mark.at - position) as usize;
            if at >= to {
                break;
            }
            let is_damage = matches!(mark.kind, MarkKind::Damage(_));
            if is_damage || self.begins_record_at(at)? {
                return Ok(Some((at, is_damage)));
            }
        }
        Ok(None)
    }

    fn begins_record_at(&mut self, at: usize) -> io::Result<bool> {
        Ok(!matches!(self.begin(at)?, Begin::Nothing))
    }

    /// The block of a record that a mark ends before its length is reached.
    fn stopped_block(&self, begin: usize, length: u64, (at, is_damage): (usize, bool)) -> Block {
        let end = match is_damage {
            true => at,
            false => self.without_line_ends(begin, at),
        };
        Block {
            end,
            // Damage reports itself.
            problem: (!is_damage)
                .then(|| wrong_length(length, end - begin))
                .flatten(),
            is_cut: is_damage,
        }
    }

    /// The block of a record that the end of the archive ends before its length is reached.
    fn block_at_end(&self, begin: usize, length: u64) -> Block {
        let end = self.pending().len();
        let found = self.next_record_line(begin);
        if let Some(next) = found {
            let end = self.without_line_ends(begin, next);
            return Block {
                end,
                problem: wrong_length(length, end - begin),
                is_cut: false,
            };
        }
        // A member that is whole gives a whole record, whatever length its header names.
        let is_whole = self.is_member_of_record() && !self.marks.iter().any(is_damage);
        let end = match is_whole {
            true => self.without_line_ends(begin, end),
            false => end,
        };
        Block {
            end,
            problem: match is_whole {
                true => wrong_length(length, end - begin),
                false if self.marks.iter().any(is_damage) => None,
                false => Some("the archive ends in the middle of this record".to_owned()),
            },
            is_cut: !is_whole,
        }
    }

    /// Whether the record at the position begins with a member.
    fn is_member_of_record(&self) -> bool {
        self.source.has_members() && self.member.0 == self.position()
    }

    /// Whether a record, a member or the end of the archive follows at a distance from the
    /// position, after blanks.
    fn is_followed_by_record(&mut self, at: usize) -> io::Result<bool> {
        let mut next = at;
        loop {
            self.fill(next + LOOK_AHEAD)?;
            let blanks = blanks(self.pending().get(next..).unwrap_or_default());
            next += blanks;
            if next < self.pending().len() {
                break;
            }
            if self.source.ended {
                return Ok(true);
            }
        }
        let position = self.position();
        let (from, to) = (position + at as u64, position + next as u64);
        if self.marks.iter().any(|mark| (from..=to).contains(&mark.at)) {
            return Ok(true);
        }
        Ok(!matches!(self.begin(next)?, Begin::Nothing))
    }

    /// The block of a record if no record follows where its length ends.
    fn block_with_wrong_length(
        &mut self,
        begin: usize,
        length: u64,
        expected: usize,
        limit: usize,
    ) -> io::Result<Option<Block>> {
        // The line ends after a record prove its length better than what follows.
        let is_terminated = self.pending()[expected..].starts_with(b"\r\n\r\n");
        let believed = Block {
            end: expected,
            problem: None,
            is_cut: false,
        };
        if is_terminated {
            return Ok(Some(believed));
        }
        let end = match self.is_member_of_record() {
            true => self.member_end(expected, limit)?,
            false => None,
        };
        let end = match end {
            Some(end) => Some(end),
            None => self.search_record_line(begin, limit)?,
        };
        Ok(match end {
            None if self.pending().len() > limit => None,
            None => Some(believed),
            Some(end) => {
                let end = self.without_line_ends(begin, end);
                Some(Block {
                    end,
                    problem: wrong_length(length, end - begin),
                    is_cut: false,
                })
            }
        })
    }

    fn block_without_length(&mut self, begin: usize, limit: usize) -> io::Result<Option<Block>> {
        let problem = "a record without its length".to_owned();
        if self.is_member_of_record()
            && let Some(end) = self.member_end(begin, limit)?
        {
            let end = self.without_line_ends(begin, end);
            return Ok(Some(Block {
                end,
                problem: Some(problem),
                is_cut: false,
            }));
        }
        let end = self.search_record_line(begin, limit)?;
        if end.is_none() && self.pending().len() > limit {
            return Ok(None);
        }
        Ok(Some(Block {
            end: end.unwrap_or(self.pending().len()),
            problem: Some(problem),
            is_cut: true,
        }))
    }

    /// The distance of the next member from the position, if a record begins with it, or of the
    /// end of the archive.
    fn member_end(&mut self, from: usize, limit: usize) -> io::Result<Option<usize>> {
        loop {
            let position = self.position();
            let first = position + from as u64;
            let next = self.marks.partition_point(|mark| mark.at < first);
            if let Some(mark) = self.marks.get(next) {
                let at = (mark.at - position) as usize;
                let is_member = mark.kind == MarkKind::Member;
                return Ok((is_member && self.begins_record_at(at)?).then_some(at));
            }
            if self.source.ended {
                return Ok(Some(self.pending().len()));
            }
            if self.pending().len() > limit {
                return Ok(None);
            }
            self.fill(self.pending().len() + 1)?;
        }
    }

    /// The distance of the next line that begins a record, among the bytes that are held.
    pub(super) fn next_record_line(&self, from: usize) -> Option<usize> {
        let bytes = self.pending();
        memchr::memmem::find_iter(bytes.get(from..)?, b"\nWARC/")
            .map(|at| from + at + 1)
            .find(|at| begins_warc(&bytes[*at..]))
    }

    /// The same, with more bytes up to the limit.
    fn search_record_line(&mut self, from: usize, limit: usize) -> io::Result<Option<usize>> {
        let mut searched = from;
        loop {
            if let Some(at) = self.next_record_line(searched) {
                return Ok(Some(at));
            }
            if self.source.ended || self.pending().len() > limit {
                return Ok(None);
            }
            searched = self.pending().len().saturating_sub(VERSION_BYTES).max(from);
            self.fill(self.pending().len() + 1)?;
        }
    }

    /// A distance without the line ends that close a record.
    fn without_line_ends(&self, begin: usize, end: usize) -> usize {
        /// Two of them.
        const MAX: usize = 4;
        let block = &self.pending()[begin..end];
        let ends = block
            .iter()
            .rev()
            .take(MAX)
            .take_while(|byte| matches!(byte, b'\r' | b'\n'));
        end - ends.count()
    }
}

fn is_damage(mark: &Mark) -> bool {
    matches!(mark.kind, MarkKind::Damage(_))
}

/// The report of a wrong length, if it is more than a matter of line ends.
fn wrong_length(said: u64, found: usize) -> Option<String> {
    let found = found as u64;
    let is_wrong = said.abs_diff(found) > TOLERATED;
    is_wrong.then(|| format!("Content-Length is {said}, but the record has {found} bytes"))
}
