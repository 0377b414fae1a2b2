//! The program: sets up the allocator and calls [`dechaff::cli::main`].

use std::process::ExitCode;

/// Pages make many small allocations on one thread and free them on another. mimalloc avoids the
/// locks that the system allocator shares between threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The index of `mi_option_purge_delay` in mimalloc's `mi_option_e`, the same in versions 2 and 3.
const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;

/// Milliseconds until freed memory is returned to the system.
///
/// Pages differ in size a hundredfold, so freed memory seldom fits the next page. With mimalloc's
/// default of one second a stream of 500 MB takes 112 MB on two threads, with this delay 93 MB, and
/// with 10 ms 69 MB. But with 10 ms there are twice the page faults.
const DELAY_MILLISECONDS: std::ffi::c_long = 100;

fn main() -> ExitCode {
    // SAFETY: sets a number in mimalloc's table of options before any other thread runs.
    unsafe { libmimalloc_sys::mi_option_set(PURGE_DELAY, DELAY_MILLISECONDS) };
    ExitCode::from(dechaff::cli::main(std::env::args_os()))
}
