//! The items of a stream that are being cleaned: pushed and popped in order by one Python thread,
//! cleaned on a thread pool.
//!
//! The thread that consumes the stream also pulls its items, so an iterable never runs on another
//! thread than the loop around it (database cursors and sessions depend on that), and an item is
//! pulled only when the caller takes one. Workers never need the GIL. A pool belongs to one stream:
//! a process that is forked between streams shares no threads.

use crate::item::{self, Cleaned};
use crate::settings::{Settings, Work};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;
use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::available_parallelism;
use std::time::Duration;

/// Items in flight for each thread, at most. A slow page at the head takes as long as some hundred
/// others before the threads idle.
const ITEMS_PER_THREAD: usize = 128;

/// Items in flight for each thread that are always pulled ahead, so that the threads work while
/// Python uses a result.
const AHEAD_PER_THREAD: usize = 4;

/// Bytes of pages in flight for each thread: 76 pages of 110 KB, the median of crawled pages. Once
/// they are reached, no more pages are pulled.
const BYTES_PER_THREAD: usize = 8 << 20;

/// How often a waiting pop looks for signals, so that Ctrl-C ends it.
const POLL: Duration = Duration::from_millis(50);

/// Items in flight.
#[pyclass(module = "dechaff._native")]
pub struct Window {
    work: Arc<Work>,
    pool: rayon::ThreadPool,
    threads: usize,
    queue: VecDeque<InFlight>,
    bytes: usize,
    closed: Arc<AtomicBool>,
}

struct InFlight {
    bytes: usize,
    slot: Arc<Slot>,
}

/// Where a worker puts what it has cleaned.
#[derive(Default)]
struct Slot {
    cleaned: Mutex<Option<Cleaned>>,
    filled: Condvar,
}

impl Slot {
    fn fill(&self, cleaned: Cleaned) {
        *self.lock() = Some(cleaned);
        self.filled.notify_one();
    }

    fn is_filled(&self) -> bool {
        self.lock().is_some()
    }

    /// Waits a while for the worker.
    fn take(&self) -> Option<Cleaned> {
        let waited = self
            .filled
            .wait_timeout_while(self.lock(), POLL, |cleaned| cleaned.is_none());
        waited.unwrap_or_else(PoisonError::into_inner).0.take()
    }

    fn lock(&self) -> MutexGuard<'_, Option<Cleaned>> {
        self.cleaned.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl Window {
    #[new]
    #[pyo3(signature = (settings, threads))]
    fn new(settings: &Settings, threads: Option<usize>) -> PyResult<Window> {
        let threads = match threads {
            Some(threads) if !(1..=1024).contains(&threads) => {
                return Err(PyValueError::new_err(format!(
                    "threads must be from 1 to 1024, not {threads}; leave it out to use all cores"
                )));
            }
            Some(threads) => threads,
            None => available_parallelism().map_or(1, NonZero::get),
        };
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .thread_name(|n| format!("dechaff-worker-{n}"))
            .build()
            .map_err(|error| {
                PyRuntimeError::new_err(format!(
                    "cannot start {threads} threads: {error}; give fewer with threads="
                ))
            })?;
        Ok(Window {
            work: settings.0.clone(),
            pool,
            threads,
            queue: VecDeque::new(),
            bytes: 0,
            closed: Arc::default(),
        })
    }

    /// Starts to clean an item; `number` counts the items of the stream from 1.
    fn push(
        &mut self,
        content: &Bound<'_, PyAny>,
        metadata: Option<Bound<'_, PyString>>,
        number: u64,
    ) -> PyResult<()> {
        let item = item::of(content, metadata, Some(number))?;
        let bytes = item.bytes();
        let slot = Arc::new(Slot::default());
        self.bytes += bytes;
        self.queue.push_back(InFlight {
            bytes,
            slot: slot.clone(),
        });
        let (work, closed) = (self.work.clone(), self.closed.clone());
        self.pool.spawn_fifo(move || {
            if !closed.load(Ordering::Relaxed) {
                slot.fill(item::clean(item, &work));
            }
        });
        Ok(())
    }

    /// Whether a line should be popped before another item is pushed.
    fn is_full(&self) -> bool {
        let items = self.queue.len();
        let is_over = items >= ITEMS_PER_THREAD * self.threads
            || self.bytes >= BYTES_PER_THREAD * self.threads;
        let is_ahead = items > AHEAD_PER_THREAD * self.threads;
        is_over || (is_ahead && self.queue.front().is_some_and(|head| head.slot.is_filled()))
    }

    /// The line of the first item in flight, once it is there; `None` if nothing is in flight.
    fn pop(&mut self, py: Python<'_>) -> PyResult<Option<String>> {
        while let Some(head) = self.queue.pop_front() {
            self.bytes -= head.bytes;
            let cleaned = loop {
                if let Some(cleaned) = py.detach(|| head.slot.take()) {
                    break cleaned;
                }
                py.check_signals()?;
            };
            if !cleaned.is_no_page {
                return Ok(Some(cleaned.line));
            }
        }
        Ok(None)
    }
}

impl Drop for Window {
    /// Items that wait are not cleaned any more.
    fn drop(&mut self) {
        self.closed.store(true, Ordering::Relaxed);
    }
}
