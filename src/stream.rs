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

pub use window::{Gate, Window};

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
    gate: Arc<Gate>,
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
    gate: &Arc<Gate>,
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
    gate: &Gate,
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
mod tests {
    use super::window::{FINISHED, WORKING};
    use super::*;
    use proptest::prelude::*;
    use std::convert::Infallible;
    use std::sync::atomic::AtomicUsize;
    use std::time::Instant;

    fn gate(jobs: usize) -> Arc<Gate> {
        Arc::new(Gate::new(Window::for_jobs(jobs)))
    }

    /// Spins for a while that depends on the number, and panics on every seventh.
    struct Spin;

    impl Work for Spin {
        type Item = u32;
        type Done = Result<u32, (u32, String)>;
        type Name = u32;

        fn bytes(&self, item: &u32) -> usize {
            *item as usize
        }

        fn work(&self, item: u32, name: &mut u32) -> Self::Done {
            *name = item;
            thread::sleep(Duration::from_micros(u64::from(item % 13) * 20));
            assert!(!item.is_multiple_of(7), "seven in {item}");
            Ok(item)
        }

        fn panicked(&self, name: u32, message: String) -> Self::Done {
            Err((name, message))
        }
    }

    fn collect(items: Vec<u32>, jobs: usize, window: Window) -> Vec<<Spin as Work>::Done> {
        let mut all = Vec::new();
        let stop = Arc::default();
        let gate = Arc::new(Gate::new(window));
        run(items.into_iter(), Spin, jobs, gate, stop, |event| {
            if let Event::Done(done) = event {
                all.push(done);
            }
            Ok::<(), Infallible>(())
        })
        .unwrap();
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn order_and_count_hold_for_any_sizes_and_jobs(
            items in prop::collection::vec(0u32..5000, 0..200),
            jobs in 1usize..9,
            records in 1usize..20,
            bytes in 0usize..100_000,
        ) {
            let expected: Vec<_> = items
                .iter()
                .map(|&n| if n % 7 == 0 { Err((n, format!("seven in {n}"))) } else { Ok(n) })
                .collect();
            prop_assert_eq!(collect(items, jobs, Window { records, bytes }), expected);
        }
    }

    /// An item that knows how many of its kind are alive.
    struct Alive(Arc<AtomicUsize>);

    impl Drop for Alive {
        fn drop(&mut self) {
            self.0.fetch_sub(1, Ordering::SeqCst);
        }
    }

    /// Passes items on as they are, each counted as a megabyte.
    struct Pass;

    impl Work for Pass {
        type Item = Alive;
        type Done = Alive;
        type Name = ();

        fn bytes(&self, _: &Alive) -> usize {
            1 << 20
        }

        fn work(&self, item: Alive, (): &mut ()) -> Alive {
            item
        }

        fn panicked(&self, (): (), message: String) -> Alive {
            panic!("{message}")
        }
    }

    fn most_alive(window: Window) -> usize {
        let alive = Arc::new(AtomicUsize::new(0));
        let most = Arc::new(AtomicUsize::new(0));
        let items = {
            let (alive, most) = (alive.clone(), most.clone());
            (0..300).map(move |_| {
                let now = alive.fetch_add(1, Ordering::SeqCst) + 1;
                most.fetch_max(now, Ordering::SeqCst);
                Alive(alive.clone())
            })
        };
        let gate = Arc::new(Gate::new(window));
        run(items, Pass, 4, gate, Arc::default(), |event| {
            if let Event::Done(_) = event {
                thread::sleep(Duration::from_micros(300));
            }
            Ok::<(), Infallible>(())
        })
        .unwrap();
        assert_eq!(alive.load(Ordering::SeqCst), 0);
        most.load(Ordering::SeqCst)
    }

    #[test]
    fn a_slow_writer_holds_the_reader_back_at_the_records() {
        let most = most_alive(Window {
            records: 10,
            bytes: usize::MAX,
        });
        // One more is in the reader's hand while it waits at the gate.
        assert!((2..=11).contains(&most), "{most}");
    }

    #[test]
    fn a_slow_writer_holds_the_reader_back_at_the_bytes() {
        // The last one in must fit at its working size beside those that wait as lines.
        let room = 5;
        let most = most_alive(Window {
            records: 1000,
            bytes: (WORKING + room * FINISHED) << 20,
        });
        assert!((2..=room + 2).contains(&most), "{most}");
    }

    #[test]
    fn a_record_larger_than_the_window_goes_alone() {
        assert_eq!(
            most_alive(Window {
                records: 100,
                bytes: 10
            }),
            2,
            "one inside, one at the gate"
        );
    }

    #[test]
    fn what_is_done_is_handed_on_when_the_input_stalls() {
        let (send, items) = mpsc::channel::<u32>();
        send.send(1).unwrap();
        let mut send = Some(send);
        let mut seen = Vec::new();
        run(
            items.into_iter(),
            Spin,
            2,
            gate(2),
            Arc::default(),
            |event| {
                seen.push(match event {
                    Event::Done(done) => Some(done),
                    Event::Stalled => {
                        // Only now the input goes on, and ends.
                        if let Some(send) = send.take() {
                            send.send(2).unwrap();
                        }
                        None
                    }
                });
                Ok::<(), Infallible>(())
            },
        )
        .unwrap();
        assert_eq!(seen[..3], [Some(Ok(1)), None, Some(Ok(2))]);
    }

    #[test]
    fn a_stop_returns_though_the_input_is_blocked_and_writes_what_is_in_flight() {
        let (send, items) = mpsc::channel::<u32>();
        for n in 1..=6 {
            send.send(n).unwrap();
        }
        let stop = Arc::new(AtomicBool::new(false));
        let mut done = Vec::new();
        let begin = Instant::now();
        run(items.into_iter(), Spin, 2, gate(2), stop.clone(), |event| {
            match event {
                Event::Done(one) => done.push(one),
                Event::Stalled => stop.store(true, Ordering::Relaxed),
            }
            Ok::<(), Infallible>(())
        })
        .unwrap();
        drop(send);
        assert_eq!(done, (1..=6).map(Ok).collect::<Vec<_>>());
        assert!(begin.elapsed() < Duration::from_secs(20));
    }

    /// Keeps what it has read so far, and waits before each item of `alone` and behind it.
    fn waiting(
        alone: u32,
        gate: Arc<Gate>,
        read: Arc<AtomicUsize>,
    ) -> impl Iterator<Item = u32> + Send + 'static {
        (1u32..20).map_while(move |n| {
            let waits = n == alone || n == alone + 1;
            let goes_on = !waits || gate.wait_until_empty();
            read.store(n as usize, Ordering::SeqCst);
            goes_on.then_some(n)
        })
    }

    #[test]
    fn what_is_read_and_worked_on_alone_meets_neither_what_comes_before_nor_behind() {
        const ALONE: u32 = 9;
        let (gate, read) = (gate(3), Arc::new(AtomicUsize::new(0)));
        let items = waiting(ALONE, gate.clone(), read.clone());
        let mut done = Vec::new();
        run(items, Spin, 3, gate, Arc::default(), |event| {
            if let Event::Done(one) = event {
                let n = one.unwrap_or_else(|(n, _)| n);
                // A writer that takes its time would see a reader that runs ahead.
                thread::sleep(Duration::from_millis(5));
                let last = match n {
                    n if n < ALONE => ALONE as usize - 1,
                    ALONE => ALONE as usize,
                    _ => 19,
                };
                assert!(read.load(Ordering::SeqCst) <= last, "at {n}");
                done.push(n);
            }
            Ok::<(), Infallible>(())
        })
        .unwrap();
        assert_eq!(done, Vec::from_iter(1..20));
    }

    #[test]
    fn a_reader_that_waits_for_the_gate_ends_with_a_writer_that_gives_up() {
        let (gate, read) = (gate(1), Arc::new(AtomicUsize::new(0)));
        let items = waiting(3, gate.clone(), read);
        let ended = run(items, Spin, 1, gate.clone(), Arc::default(), |_| {
            Err("full")
        });
        assert!(matches!(ended, Err(Error::Writer("full"))));
        assert!(!gate.wait_until_empty(), "it is closed, not empty");
    }

    #[test]
    fn an_error_of_the_writer_ends_an_endless_stream() {
        let mut left = 10;
        let ended = run(1u32.., Spin, 3, gate(3), Arc::default(), |event| {
            if let Event::Done(_) = event {
                left -= 1;
            }
            if left == 0 { Err("full") } else { Ok(()) }
        });
        assert!(matches!(ended, Err(Error::Writer("full"))));
    }

    #[test]
    fn a_panic_in_the_reader_is_told_after_what_came_before() {
        let items = (1u32..).map(|n| if n < 4 { n } else { panic!("torn at {n}") });
        let mut done = Vec::new();
        let ended = run(items, Spin, 2, gate(2), Arc::default(), |event| {
            if let Event::Done(one) = event {
                done.push(one);
            }
            Ok::<(), Infallible>(())
        });
        assert_eq!(done, [Ok(1), Ok(2), Ok(3)]);
        assert!(matches!(ended, Err(Error::Reader(text)) if text == "torn at 4"));
    }
}
