//! The bound on what is in flight: how many records, and how much memory by estimate.
//!
//! What a page takes cannot be known before it is parsed, but it can be estimated well
//! enough from its bytes. It takes most while its tree stands; a finished line that only
//! waits for its turn is charged at its size.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// What a record takes while it is worked on, in multiples of its bytes. Measured on 770 pages
/// of the corpora: the parser's peak is 6 times the markup in the median, 10 for one page in
/// ten, 16 for one in a hundred, 21 at most.
pub(super) const WORKING: usize = 16;

/// What a record takes once its line is finished and waits to be written: the tree is gone,
/// and a line is at most about as long as what it was made of.
pub(super) const FINISHED: usize = 1;

/// How far the workers can run ahead of a slow page at the head of the queue: it may take a hundred
/// times as long as the others before they idle. More would only hold finished lines.
const RECORDS_PER_JOB: usize = 128;

/// Estimated memory: a fixed part, which lets one page of 4 MB in beside others, and a part for
/// each worker, which is nine pages of 110 KB (the median of the corpora).
const BYTES: usize = 64 << 20;
const BYTES_PER_JOB: usize = 16 << 20;

/// The bound on what is in flight: read, and not written yet.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    pub records: usize,
    /// Estimated memory. A record that is larger by itself goes alone.
    pub bytes: usize,
}

impl Window {
    /// A window that keeps this many workers busy.
    pub fn for_jobs(jobs: usize) -> Self {
        Window {
            records: RECORDS_PER_JOB * jobs,
            bytes: BYTES + BYTES_PER_JOB * jobs,
        }
    }
}

/// Lets items in as long as the window has room.
///
/// Whoever makes the items may hold it, too, to read one while nothing else is worked on.
pub struct Semaphore {
    window: Window,
    inside: Mutex<Inside>,
    changed: Condvar,
}

#[derive(Default)]
struct Inside {
    records: usize,
    bytes: usize,
    closed: bool,
}

impl Semaphore {
    pub fn new(window: Window) -> Self {
        Semaphore {
            window,
            inside: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// Waits until what was let in has been written. False: the gate was closed.
    pub fn wait_until_empty(&self) -> bool {
        let occupied = |inside: &mut Inside| !(inside.closed || inside.records == 0);
        let inside = self.changed.wait_while(self.lock(), occupied);
        !inside.unwrap_or_else(PoisonError::into_inner).closed
    }

    /// Waits for room. `None`: the gate was closed.
    pub(super) fn admit(self: &Arc<Self>, bytes: usize) -> Option<Permit> {
        let cost = bytes.saturating_mul(WORKING);
        let mut inside = self
            .changed
            .wait_while(self.lock(), |inside| {
                let fits = inside.records < self.window.records
                    && inside.bytes.saturating_add(cost) <= self.window.bytes;
                // Into an empty window everything is let in, or a huge record would wait forever.
                !(inside.closed || inside.records == 0 || fits)
            })
            .unwrap_or_else(PoisonError::into_inner);
        if inside.closed {
            return None;
        }
        inside.records += 1;
        inside.bytes = inside.bytes.saturating_add(cost);
        Some(Permit {
            gate: self.clone(),
            bytes,
            cost,
        })
    }

    pub(super) fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lock().records == 0
    }

    /// No code panics while it holds the lock, so a poisoned one is as good as any.
    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A record's place in the window, given back when it is dropped.
pub(super) struct Permit {
    gate: Arc<Semaphore>,
    bytes: usize,
    cost: usize,
}

impl Permit {
    /// The work is done; only the line still takes memory.
    pub fn finished(mut self) -> Self {
        let cost = self.bytes.saturating_mul(FINISHED);
        let mut inside = self.gate.lock();
        inside.bytes = inside.bytes.saturating_sub(self.cost.saturating_sub(cost));
        drop(inside);
        self.gate.changed.notify_all();
        self.cost = cost;
        self
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut inside = self.gate.lock();
        inside.records = inside.records.saturating_sub(1);
        inside.bytes = inside.bytes.saturating_sub(self.cost);
        drop(inside);
        self.gate.changed.notify_all();
    }
}
