//! Passes what is not read: blocks over the limit, and bytes that are no record.
//!
//! Input: an archive at such a place. Output: the archive at the next record, and a report of what
//! was passed. Nothing is held: the bytes are dropped while the next record is looked for.

use super::source::MarkKind;
use super::{Archive, LOOK_AHEAD};
use crate::page::Location;
use crate::read::ReadError;
use std::io;

impl Archive {
    pub(super) fn report(&mut self, location: Location, reason: String) {
        self.found
            .push_back(Err(ReadError::damaged(location, reason)));
    }

    /// Moves to the next record, and reports what was passed, unless missing bytes explain it.
    pub(super) fn skip_damage(&mut self, reason: &str) -> io::Result<()> {
        let (location, reports) = (self.location(), self.found.len());
        self.skip_to_record()?;
        if self.found.len() == reports {
            self.report(location, reason.to_owned());
        }
        Ok(())
    }

    /// Passes a block over the limit without holding it.
    pub(super) fn skip_block(&mut self, begin: usize, length: Option<u64>) -> io::Result<()> {
        let expected = length.map(|length| self.position() + begin as u64 + length.min(1 << 62));
        // The header is passed first: its own first line begins a record.
        self.skip(begin);
        self.skip_until(|archive| {
            let available = archive.pending().len();
            let stop = archive.stop(0, available)?.map(|(at, _)| at);
            let expected_at = expected.map(|at| at.saturating_sub(archive.position()));
            let expected_at = expected_at
                .and_then(|at| usize::try_from(at).ok())
                .filter(|at| *at < available);
            let ends = [stop, archive.next_record_line(0), expected_at];
            Ok(ends.into_iter().flatten().min())
        })
    }

    /// Moves to the next line that begins a record, or the next member.
    pub(super) fn skip_to_record(&mut self) -> io::Result<()> {
        self.skip(1);
        self.skip_until(|archive| {
            let position = archive.position();
            let mut marks = archive.marks.iter();
            let member = marks.find(|mark| mark.kind == MarkKind::Member);
            let member = member.map(|mark| (mark.at - position) as usize);
            let ends = [archive.next_record_line(0), member];
            Ok(ends.into_iter().flatten().min())
        })
    }

    /// Passes bytes up to the first end that `find` sees among the pending ones, or to the end of
    /// the archive.
    fn skip_until(
        &mut self,
        find: impl Fn(&mut Self) -> io::Result<Option<usize>>,
    ) -> io::Result<()> {
        loop {
            let available = self.pending().len();
            if let Some(end) = find(self)? {
                self.skip(end);
                return Ok(());
            }
            if self.source.ended {
                self.skip(available);
                return Ok(());
            }
            self.skip(available.saturating_sub(LOOK_AHEAD));
            self.fill(self.pending().len() + 1)?;
        }
    }
}
