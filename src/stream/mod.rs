//! A parallel pipeline with bounded memory whose outputs keep the order of the inputs.
//!
//! All threads of the program are started here. A reader thread pulls inputs from an iterator.
//! Each input gets a slot in a queue that keeps the order, and a worker of a thread pool fills
//! the slot. The calling thread takes the slots in order and writes. Reader and writer are not
//! part of the pool, so a blocked pipe or a slow disk does not occupy a worker.
//!
//! The records in flight are bounded in number and in estimated memory (see [`Window`]). Memory
//! therefore stays flat on input of any length, with a slow writer, and after one slow page.
//! `-j 1` is the same code with one worker.

mod window;

pub use window::Window;

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;
use window::{Permit, Semaphore};

/// The prefix of all thread names here.
///
/// A panic hook recognises by it the panics that are reported elsewhere: as the output of
/// [`Work::panicked`] or as [`Error::Reader`].
pub const THREAD_NAME_PREFIX: &str = "dechaff-";

/// How long the writer waits for the next output before it treats the input as stalled.
///
/// Under load outputs are at most milliseconds apart, so a flush for each is avoided. A reader
/// at the other end of a pipe does not notice 20 ms.
const STALL: Duration = Duration::from_millis(20);

/// How often a waiting writer checks the stop flag.
const POLL: Duration = Duration::from_millis(50);

/// The processing of one input.
pub trait Work: Send + Sync + 'static {
    /// What the reader pulls from the iterator.
    type Input: Send + 'static;
    /// What the writer receives.
    type Output: Send + 'static;
    /// Identifies an input. It lives outside `process`, so that it survives a panic there.
    type Label: Default;

    /// The size of the input in bytes, from which its memory is estimated.
    fn bytes(&self, input: &Self::Input) -> usize;

    /// Processes one input and fills in `label` as soon as it is known.
    fn process(&self, input: Self::Input, label: &mut Self::Label) -> Self::Output;

    /// The output for an input whose processing panicked.
    fn panicked(&self, label: Self::Label, message: String) -> Self::Output;
}

/// What the writer receives.
pub enum Event<O> {
    /// The output of the next input, in input order.
    Done(O),
    /// No output is ready at the moment; buffered data should be flushed now.
    Stalled,
}

/// Why a stream ended early.
#[derive(Debug, thiserror::Error)]
pub enum Error<E> {
    /// The system refused to start the threads.
    #[error("cannot start the threads: {0}; use fewer with --jobs")]
    Threads(String),
    /// The iterator of inputs panicked.
    #[error("reading panicked, which is a bug in dechaff: {0}")]
    Reader(String),
    /// The writer returned an error.
    #[error(transparent)]
    Writer(#[from] E),
}

/// Processes all inputs with `jobs` worker threads and calls `write` with each output, in the
/// order of the inputs.
///
/// Once `stop` is set, no further input is started, those in flight are still written, and the
/// function returns. It returns even while `inputs` is blocked; its thread is then abandoned.
/// An error of `write` ends the stream at once.
///
/// # Errors
///
/// [`Error`] if the threads cannot be started, `inputs` panics, or `write` fails.
pub fn run<W: Work, E>(
    inputs: impl Iterator<Item = W::Input> + Send + 'static,
    work: W,
    jobs: usize,
    window: Window,
    stop: Arc<AtomicBool>,
    mut write: impl FnMut(Event<W::Output>) -> Result<(), E>,
) -> Result<(), Error<E>> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .thread_name(|n| format!("{THREAD_NAME_PREFIX}worker-{n}"))
        .build()
        .map_err(|error| Error::Threads(error.to_string()))?;
    let semaphore = Arc::new(Semaphore::new(window));
    let (slots, queue) = mpsc::channel();
    let reader = thread::Builder::new()
        .name(format!("{THREAD_NAME_PREFIX}reader"))
        .spawn({
            let (semaphore, stop, work) = (semaphore.clone(), stop.clone(), Arc::new(work));
            move || read(inputs, work, &pool, &semaphore, &stop, &slots)
        })
        .map_err(|error| Error::Threads(error.to_string()))?;

    let end = forward(&queue, &semaphore, &stop, &mut write);
    semaphore.close();
    match end? {
        // The reader may be blocked on its input, so it is not joined.
        End::Stopped => Ok(()),
        End::Complete => reader
            .join()
            .map_err(|panic| Error::Reader(message(panic.as_ref()))),
    }
}

type Slot<O> = Receiver<(O, Permit)>;

/// The reader thread: passes inputs to the pool and slots to the writer.
fn read<W: Work>(
    inputs: impl Iterator<Item = W::Input>,
    work: Arc<W>,
    pool: &rayon::ThreadPool,
    semaphore: &Arc<Semaphore>,
    stop: &AtomicBool,
    slots: &mpsc::Sender<Slot<W::Output>>,
) {
    for input in inputs {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let Some(permit) = semaphore.acquire(work.bytes(&input)) else {
            return;
        };
        let (fill, slot) = mpsc::sync_channel(1);
        if slots.send(slot).is_err() {
            return;
        }
        let work = work.clone();
        pool.spawn(move || {
            let output = process_catching_panics(&*work, input);
            // A writer that failed has dropped the slot, and nobody needs the output.
            let _ = fill.send((output, permit.finished()));
        });
    }
}

fn process_catching_panics<W: Work>(work: &W, input: W::Input) -> W::Output {
    let mut label = W::Label::default();
    // Unwind safe: the input is consumed, and `label` is only assigned whole values.
    match catch_unwind(AssertUnwindSafe(|| work.process(input, &mut label))) {
        Ok(output) => output,
        Err(panic) => work.panicked(label, message(panic.as_ref())),
    }
}

/// The message of a panic.
fn message(panic: &(dyn Any + Send)) -> String {
    match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(text), _) => (*text).to_owned(),
        (_, Some(text)) => text.clone(),
        _ => "a panic without a message".to_owned(),
    }
}

/// How the queue of slots ended.
enum End {
    /// The reader has read all inputs.
    Complete,
    /// The stop flag was set.
    Stopped,
}

/// The writer's side: takes the slots in order and writes their outputs.
fn forward<O, E>(
    queue: &Receiver<Slot<O>>,
    semaphore: &Semaphore,
    stop: &AtomicBool,
    write: &mut impl FnMut(Event<O>) -> Result<(), E>,
) -> Result<End, E> {
    // A stopped stream ends once everything admitted is written. Closing the semaphore first
    // ensures that nothing is admitted afterwards.
    let drained = || {
        stop.load(Ordering::Relaxed) && {
            semaphore.close();
            semaphore.is_empty()
        }
    };
    loop {
        let slot = match receive(queue, drained, write)? {
            Received::Message(slot) => slot,
            Received::Closed => return Ok(End::Complete),
            Received::GaveUp => return Ok(End::Stopped),
        };
        // The worker always fills its slot.
        if let Received::Message((output, permit)) = receive(&slot, || false, write)? {
            write(Event::Done(output))?;
            drop(permit);
        }
    }
}

/// The result of waiting on a channel.
enum Received<M> {
    Message(M),
    Closed,
    GaveUp,
}

/// Waits for a message. Before a long wait, the writer receives [`Event::Stalled`].
fn receive<M, O, E>(
    channel: &Receiver<M>,
    give_up: impl Fn() -> bool,
    write: &mut impl FnMut(Event<O>) -> Result<(), E>,
) -> Result<Received<M>, E> {
    let mut timeout = STALL;
    loop {
        match channel.recv_timeout(timeout) {
            Ok(message) => return Ok(Received::Message(message)),
            Err(RecvTimeoutError::Disconnected) => return Ok(Received::Closed),
            Err(RecvTimeoutError::Timeout) if give_up() => return Ok(Received::GaveUp),
            Err(RecvTimeoutError::Timeout) if timeout == STALL => {
                write(Event::Stalled)?;
                timeout = POLL;
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

#[cfg(test)]
mod tests;
