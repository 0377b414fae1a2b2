//! Bounded, ordered, parallel: the only threads.
//!
//! A reader thread pulls items from an iterator. Each gets a slot in a queue that keeps
//! the order of input, and is handed to a worker of a pool of its own, which fills the
//! slot. The caller's thread takes the slots in order and writes. Reader and writer stay
//! outside the pool, so that neither a blocked pipe nor a slow disk takes a worker away.
//!
//! What is in flight is bounded in records and in estimated memory (see [`Window`]), so
//! memory stays flat on input of any length, with a slow writer, and behind one slow page.
//! `-j 1` is the same path with one worker.

mod window;

pub use window::{Semaphore, Window};

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;
use window::Permit;

/// The names of all threads here begin with it, so that a panic hook knows a panic that is
/// reported elsewhere: as the record's line, or as [`Error::Reader`].
pub const THREADS: &str = "dechaff-";

/// How long the writer waits for the next line before it holds the input for stalled. Under
/// load lines are at most milliseconds apart, so there is no flush for each; someone who
/// waits at the other end of a pipe does not notice 20 ms.
const STALL: Duration = Duration::from_millis(20);

/// How often a waiting writer looks at the stop flag.
const POLL: Duration = Duration::from_millis(50);

/// What is done to every item.
pub trait Work: Send + Sync + 'static {
    type Item: Send + 'static;
    type Done: Send + 'static;
    /// Who the item is. Kept outside of the work, so that a panic has a name to go under.
    type Name: Default;

    /// The bytes that the item holds.
    fn bytes(&self, item: &Self::Item) -> usize;

    /// The work itself, which enters `name` as soon as it knows it.
    fn work(&self, item: Self::Item, name: &mut Self::Name) -> Self::Done;

    /// What stands for an item whose work panicked.
    fn panicked(&self, name: Self::Name, message: String) -> Self::Done;
}

/// What the writer is told.
pub enum Event<D> {
    /// The next item in input order.
    Done(D),
    /// Nothing comes for a while: what is finished should be handed on now.
    Stalled,
}

/// Why a stream ended early.
#[derive(Debug, thiserror::Error)]
pub enum Error<E> {
    #[error("cannot start the threads (fewer with --jobs): {0}")]
    Threads(String),
    #[error("reading panicked, which is a bug in dechaff: {0}")]
    Reader(String),
    #[error(transparent)]
    Writer(#[from] E),
}

/// Works on all items with `jobs` threads and hands what becomes of them to `write`, in the
/// order of the items, one for each. They pass a gate that nothing else has passed.
///
/// Once `stop` is set no further item is started, those in flight are still written, and
/// the function returns, even while `items` is blocked (its thread is then left behind).
/// An error of `write` ends the stream at once.
pub fn run<W: Work, E>(
    items: impl Iterator<Item = W::Item> + Send + 'static,
    work: W,
    jobs: usize,
    gate: Arc<Semaphore>,
    stop: Arc<AtomicBool>,
    mut write: impl FnMut(Event<W::Done>) -> Result<(), E>,
) -> Result<(), Error<E>> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .thread_name(|n| format!("{THREADS}worker-{n}"))
        .build()
        .map_err(|error| Error::Threads(error.to_string()))?;
    let (slots, queue) = mpsc::channel();
    let reader = thread::Builder::new()
        .name(format!("{THREADS}reader"))
        .spawn({
            let (gate, stop, work) = (gate.clone(), stop.clone(), Arc::new(work));
            move || read(items, work, &pool, &gate, &stop, &slots)
        })
        .map_err(|error| Error::Threads(error.to_string()))?;

    let ended = forward(&queue, &gate, &stop, &mut write);
    gate.close();
    if !ended? {
        return Ok(());
    }
    reader
        .join()
        .map_err(|panic| Error::Reader(message(panic.as_ref())))
}

type Slot<D> = Receiver<(D, Permit)>;

/// The reader thread: items to the pool, slots to the writer.
fn read<W: Work>(
    items: impl Iterator<Item = W::Item>,
    work: Arc<W>,
    pool: &rayon::ThreadPool,
    gate: &Arc<Semaphore>,
    stop: &AtomicBool,
    slots: &mpsc::Sender<Slot<W::Done>>,
) {
    for item in items {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let Some(permit) = gate.admit(work.bytes(&item)) else {
            return;
        };
        let (fill, slot) = mpsc::sync_channel(1);
        if slots.send(slot).is_err() {
            return;
        }
        let work = work.clone();
        pool.spawn(move || {
            let done = guarded(&*work, item);
            // A writer that gave up has dropped the slot: then nobody misses the line.
            let _ = fill.send((done, permit.finished()));
        });
    }
}

fn guarded<W: Work>(work: &W, item: W::Item) -> W::Done {
    let mut name = W::Name::default();
    // The item is consumed, and of `name` only whole values are ever seen.
    match catch_unwind(AssertUnwindSafe(|| work.work(item, &mut name))) {
        Ok(done) => done,
        Err(panic) => work.panicked(name, message(panic.as_ref())),
    }
}

fn message(panic: &(dyn Any + Send)) -> String {
    match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(text), _) => (*text).to_owned(),
        (_, Some(text)) => text.clone(),
        _ => "a panic without a message".to_owned(),
    }
}

/// The writer's side. True: the reader came to its end. False: stopped.
fn forward<D, E>(
    queue: &Receiver<Slot<D>>,
    gate: &Semaphore,
    stop: &AtomicBool,
    write: &mut impl FnMut(Event<D>) -> Result<(), E>,
) -> Result<bool, E> {
    // A stopped stream is at its end when all that was let in has been written; closing
    // the gate first makes sure that nothing can slip in behind.
    let drained = || {
        stop.load(Ordering::Relaxed) && {
            gate.close();
            gate.is_empty()
        }
    };
    loop {
        let slot = match receive(queue, drained, write)? {
            Received::Message(slot) => slot,
            Received::Closed => return Ok(true),
            Received::GaveUp => return Ok(false),
        };
        // The worker always fills its slot.
        if let Received::Message((done, permit)) = receive(&slot, || false, write)? {
            write(Event::Done(done))?;
            drop(permit);
        }
    }
}

enum Received<M> {
    Message(M),
    Closed,
    GaveUp,
}

/// Waits for a message. Before it waits for long, the writer is told to hand on what it has.
fn receive<M, D, E>(
    channel: &Receiver<M>,
    give_up: impl Fn() -> bool,
    write: &mut impl FnMut(Event<D>) -> Result<(), E>,
) -> Result<Received<M>, E> {
    let mut patience = STALL;
    loop {
        match channel.recv_timeout(patience) {
            Ok(message) => return Ok(Received::Message(message)),
            Err(RecvTimeoutError::Disconnected) => return Ok(Received::Closed),
            Err(RecvTimeoutError::Timeout) if give_up() => return Ok(Received::GaveUp),
            Err(RecvTimeoutError::Timeout) if patience == STALL => {
                write(Event::Stalled)?;
                patience = POLL;
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

#[cfg(test)]
mod tests;
