//! How many threads a run uses, and what a panic in one of them prints.

use crate::cli::args::RunningArguments;
use crate::stream;
use std::num::NonZero;
use std::{panic, thread};

/// The number of worker threads: `--jobs`, else one for each core.
pub fn jobs(arguments: &RunningArguments) -> usize {
    match arguments.jobs {
        Some(jobs) => usize::from(jobs),
        None => thread::available_parallelism().map_or(1, NonZero::get),
    }
}

/// Stops panics of the stream's threads from printing a backtrace.
///
/// Each of them is reported as an `error` line or as the failure of the run.
pub fn silence_stream_panics() {
    let default_hook = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let is_stream_thread = |name: &str| name.starts_with(stream::THREAD_NAME_PREFIX);
        if !thread::current().name().is_some_and(is_stream_thread) {
            default_hook(info);
        }
    }));
}
