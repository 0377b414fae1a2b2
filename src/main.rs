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
/// default of one second a long stream took 400 MiB. Without a delay, page faults cost a fifth of
/// the time. A page takes about as long as this delay.
const DELAY_MILLISECONDS: std::ffi::c_long = 10;

fn main() -> ExitCode {
    // SAFETY: sets a number in mimalloc's table of options before any other thread runs.
    unsafe { libmimalloc_sys::mi_option_set(PURGE_DELAY, DELAY_MILLISECONDS) };
    dechaff::cli::main()
}
