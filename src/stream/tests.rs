//! What the stream promises, on work that sleeps, panics and counts what is alive.

use super::window::{FINISHED, WORKING};
use super::*;
use proptest::prelude::*;
use std::convert::Infallible;
use std::sync::atomic::AtomicUsize;
use std::time::Instant;

fn gate(jobs: usize) -> Arc<Semaphore> {
    Arc::new(Semaphore::new(Window::for_jobs(jobs)))
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
    let gate = Arc::new(Semaphore::new(window));
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
    let gate = Arc::new(Semaphore::new(window));
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
    gate: Arc<Semaphore>,
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
