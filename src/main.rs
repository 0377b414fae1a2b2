//! The program: sets up the allocator and calls [`dechaff::cli::main`].

use std::process::ExitCode;

/// Pages are many small allocations made by one thread and freed by it: mimalloc keeps them
/// off the locks that the system's allocator shares between threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// `mi_option_purge_delay` of mimalloc's `mi_option_e`, the same in its versions 2 and 3.
const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;

/// Milliseconds until memory that was freed is given back. Pages differ in size a hundredfold,
/// so what one leaves behind seldom fits the next, and with mimalloc's own second a long stream
/// took 400 MiB. At once (0) costs a fifth of the time in page faults; a page takes about as
/// long as this.
const DELAY_MILLISECONDS: std::ffi::c_long = 10;

fn main() -> ExitCode {
    // SAFETY: sets a number in mimalloc's table of options, before any other thread runs.
    unsafe { libmimalloc_sys::mi_option_set(PURGE_DELAY, DELAY_MILLISECONDS) };
    dechaff::cli::main()
}
