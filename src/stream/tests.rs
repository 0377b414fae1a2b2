//! Order, bounds, stalls and stops, with work that sleeps, panics and counts live inputs.

use super::window::{FINISHED, PROCESSING};
use super::*;
use proptest::prelude::*;
use std::convert::Infallible;
use std::sync::atomic::AtomicUsize;
use std::time::Instant;

/// Sleeps for a time that depends on the number, and panics on every multiple of seven.
struct SleepOrPanic;

impl Work for SleepOrPanic {
    type Input = u32;
    type Output = Result<u32, (u32, String)>;
    type Label = u32;

    fn bytes(&self, input: &u32) -> usize {
        *input as usize
    }

    fn process(&self, input: u32, label: &mut u32) -> Self::Output {
        *label = input;
        thread::sleep(Duration::from_micros(u64::from(input % 13) * 20));
        assert!(!input.is_multiple_of(7), "seven in {input}");
        Ok(input)
    }

    fn panicked(&self, label: u32, message: String) -> Self::Output {
        Err((label, message))
    }
}

fn collect(inputs: Vec<u32>, jobs: usize, window: Window) -> Vec<<SleepOrPanic as Work>::Output> {
    let mut outputs = Vec::new();
    run(
        inputs.into_iter(),
        SleepOrPanic,
        jobs,
        window,
        Arc::default(),
        |event| {
            if let Event::Done(output) = event {
                outputs.push(output);
            }
            Ok::<(), Infallible>(())
        },
    )
    .unwrap();
    outputs
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_input_has_one_output_in_order_for_any_sizes_and_jobs(
        inputs in prop::collection::vec(0u32..5000, 0..200),
        jobs in 1usize..9,
        records in 1usize..20,
        bytes in 0usize..100_000,
    ) {
        let expected: Vec<_> = inputs
            .iter()
            .map(|&n| if n % 7 == 0 { Err((n, format!("seven in {n}"))) } else { Ok(n) })
            .collect();
        prop_assert_eq!(collect(inputs, jobs, Window { records, bytes }), expected);
    }
}

/// An input that counts how many of its kind are alive.
struct Alive(Arc<AtomicUsize>);

impl Drop for Alive {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Returns each input unchanged and reports one megabyte for it.
struct PassThrough;

impl Work for PassThrough {
    type Input = Alive;
    type Output = Alive;
    type Label = ();

    fn bytes(&self, _: &Alive) -> usize {
        1 << 20
    }

    fn process(&self, input: Alive, (): &mut ()) -> Alive {
        input
    }

    fn panicked(&self, (): (), message: String) -> Alive {
        panic!("{message}")
    }
}

/// The most inputs alive at a time while a slow writer takes 300 of them.
fn most_alive(window: Window) -> usize {
    let alive = Arc::new(AtomicUsize::new(0));
    let most = Arc::new(AtomicUsize::new(0));
    let inputs = {
        let (alive, most) = (alive.clone(), most.clone());
        (0..300).map(move |_| {
            let now = alive.fetch_add(1, Ordering::SeqCst) + 1;
            most.fetch_max(now, Ordering::SeqCst);
            Alive(alive.clone())
        })
    };
    run(inputs, PassThrough, 4, window, Arc::default(), |event| {
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
fn a_slow_writer_holds_the_reader_at_the_record_limit() {
    let most = most_alive(Window {
        records: 10,
        bytes: usize::MAX,
    });
    // The reader holds one more while it waits at the semaphore.
    assert!((2..=11).contains(&most), "{most}");
}

#[test]
fn a_slow_writer_holds_the_reader_at_the_byte_limit() {
    // The record admitted last counts at its processing size beside finished lines.
    let finished_lines = 5;
    let most = most_alive(Window {
        records: 1000,
        bytes: (PROCESSING + finished_lines * FINISHED) << 20,
    });
    assert!((2..=finished_lines + 2).contains(&most), "{most}");
}

#[test]
fn a_record_larger_than_the_window_is_processed_alone() {
    let most = most_alive(Window {
        records: 100,
        bytes: 10,
    });
    assert_eq!(most, 2, "one in flight, one waits at the semaphore");
}

#[test]
fn outputs_are_flushed_when_the_input_stalls() {
    let (send, inputs) = mpsc::channel::<u32>();
    send.send(1).unwrap();
    let mut send = Some(send);
    let mut events = Vec::new();
    run(
        inputs.into_iter(),
        SleepOrPanic,
        2,
        Window::for_jobs(2),
        Arc::default(),
        |event| {
            events.push(match event {
                Event::Done(output) => Some(output),
                Event::Stalled => {
                    // The input continues, and ends, only after the stall.
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
    assert_eq!(events[..3], [Some(Ok(1)), None, Some(Ok(2))]);
}

#[test]
fn a_stop_writes_the_records_in_flight_and_returns_even_if_the_input_is_blocked() {
    let (send, inputs) = mpsc::channel::<u32>();
    for n in 1..=6 {
        send.send(n).unwrap();
    }
    let stop = Arc::new(AtomicBool::new(false));
    let mut outputs = Vec::new();
    let begin = Instant::now();
    run(
        inputs.into_iter(),
        SleepOrPanic,
        2,
        Window::for_jobs(2),
        stop.clone(),
        |event| {
            match event {
                Event::Done(output) => outputs.push(output),
                Event::Stalled => stop.store(true, Ordering::Relaxed),
            }
            Ok::<(), Infallible>(())
        },
    )
    .unwrap();
    drop(send);
    assert_eq!(outputs, (1..=6).map(Ok).collect::<Vec<_>>());
    assert!(begin.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_writer_error_ends_the_stream_while_the_reader_waits_for_the_window() {
    let narrow = Window {
        records: 1,
        bytes: 1,
    };
    let result = run(1u32.., SleepOrPanic, 1, narrow, Arc::default(), |_| {
        Err("full")
    });
    assert!(matches!(result, Err(Error::Writer("full"))));
}

#[test]
fn a_writer_error_ends_an_endless_stream() {
    let mut left = 10;
    let window = Window::for_jobs(3);
    let result = run(1u32.., SleepOrPanic, 3, window, Arc::default(), |event| {
        if let Event::Done(_) = event {
            left -= 1;
        }
        if left == 0 { Err("full") } else { Ok(()) }
    });
    assert!(matches!(result, Err(Error::Writer("full"))));
}

#[test]
fn a_panic_in_the_reader_is_an_error_after_the_outputs_before_it() {
    let inputs = (1u32..).map(|n| if n < 4 { n } else { panic!("torn at {n}") });
    let window = Window::for_jobs(2);
    let mut outputs = Vec::new();
    let result = run(inputs, SleepOrPanic, 2, window, Arc::default(), |event| {
        if let Event::Done(output) = event {
            outputs.push(output);
        }
        Ok::<(), Infallible>(())
    });
    assert_eq!(outputs, [Ok(1), Ok(2), Ok(3)]);
    assert!(matches!(result, Err(Error::Reader(text)) if text == "torn at 4"));
}
