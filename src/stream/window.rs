//! The bound on records in flight: how many, and how much memory by estimate.
//!
//! The memory of a page is not known before it is parsed, but its byte count is a good enough
//! estimate. A page takes most while its tree exists; a finished line that waits to be written
//! is charged at its own size.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Memory of a record while it is processed, in multiples of its bytes.
///
/// Measured on 770 pages of the corpora: the parser's peak is 6 times the markup at the median,
/// 10 times at the 90th percentile, 16 times at the 99th, 21 times at most.
pub(super) const PROCESSING: usize = 16;

/// Memory of a record whose line is finished and waits to be written, in multiples of its bytes.
///
/// The tree is gone, and a line is at most about as long as its record.
pub(super) const FINISHED: usize = 1;

/// Records in flight for each worker.
///
/// A slow page at the head of the queue may take a hundred times as long as the others before
/// workers idle. A larger window would only hold more finished lines.
const RECORDS_PER_JOB: usize = 128;

/// Estimated memory of the window in bytes, whatever the number of workers: enough to admit one
/// page of 4 MB beside others.
const BYTES: usize = 64 << 20;

/// Estimated memory in bytes for each worker: nine pages of 110 KB, the median of the corpora.
const BYTES_PER_JOB: usize = 16 << 20;

/// The bound on records that are read and not written yet.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    /// The most records in flight.
    pub records: usize,
    /// The most estimated memory in bytes. A record that exceeds it alone is processed alone.
    pub bytes: usize,
}

impl Window {
    /// A window that keeps `jobs` workers busy.
    pub fn for_jobs(jobs: usize) -> Self {
        Window {
            records: RECORDS_PER_JOB * jobs,
            bytes: BYTES + BYTES_PER_JOB * jobs,
        }
    }
}

/// Admits records while the window has space.
pub(super) struct Semaphore {
    window: Window,
    usage: Mutex<Usage>,
    changed: Condvar,
}

#[derive(Default)]
struct Usage {
    records: usize,
    bytes: usize,
    closed: bool,
}

impl Semaphore {
    pub fn new(window: Window) -> Self {
        Semaphore {
            window,
            usage: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// Waits for space. `None` once the semaphore is closed.
    pub fn acquire(self: &Arc<Self>, bytes: usize) -> Option<Permit> {
        let cost = bytes.saturating_mul(PROCESSING);
        let mut usage = self
            .changed
            .wait_while(self.lock(), |usage| {
                let fits = usage.records < self.window.records
                    && usage.bytes.saturating_add(cost) <= self.window.bytes;
                // An empty window admits any record; a huge one would wait forever otherwise.
                !(usage.closed || usage.records == 0 || fits)
            })
            .unwrap_or_else(PoisonError::into_inner);
        if usage.closed {
            return None;
        }
        usage.records += 1;
        usage.bytes = usage.bytes.saturating_add(cost);
        Some(Permit {
            semaphore: self.clone(),
            bytes,
            cost,
        })
    }

    /// Admits no further record and wakes whoever waits.
    pub fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    pub fn is_empty(&self) -> bool {
        self.lock().records == 0
    }

    /// No code panics while it holds the lock, so a poisoned lock is still consistent.
    fn lock(&self) -> MutexGuard<'_, Usage> {
        self.usage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The share of the window that one record takes; dropping it returns the share.
pub(super) struct Permit {
    semaphore: Arc<Semaphore>,
    bytes: usize,
    cost: usize,
}

impl Permit {
    /// Reduces the share once the record is processed and only its line takes memory.
    pub fn finished(mut self) -> Self {
        let cost = self.bytes.saturating_mul(FINISHED);
        let mut usage = self.semaphore.lock();
        usage.bytes = usage.bytes.saturating_sub(self.cost.saturating_sub(cost));
        drop(usage);
        self.semaphore.changed.notify_all();
        self.cost = cost;
        self
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut usage = self.semaphore.lock();
        usage.records = usage.records.saturating_sub(1);
        usage.bytes = usage.bytes.saturating_sub(self.cost);
        drop(usage);
        self.semaphore.changed.notify_all();
    }
}
