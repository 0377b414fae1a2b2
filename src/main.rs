//! The program: arguments, a run, an exit code. Everything it does is in the library; how
//! it is asked for and how it is told is in [`cli`].

mod cli;

use std::process::ExitCode;

/// Pages are many small allocations made by one thread and freed by it: mimalloc keeps them
/// off the locks that the system's allocator shares between threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// `mi_option_purge_delay` of mimalloc's `mi_option_e`, the same in its versions 2 and 3.
const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;

fn main() -> ExitCode {
    // Pages differ in size a hundredfold, so what one leaves behind seldom fits the next: given
    // back at once, memory stays flatter over a long stream (`scripts/compare --memory`).
    // SAFETY: sets a number in mimalloc's table of options, before any other thread runs.
    unsafe { libmimalloc_sys::mi_option_set(PURGE_DELAY, 0) };
    match cli::arguments() {
        Ok(arguments) => cli::exit::told(cli::run(&arguments)),
        Err(code) => code,
    }
}
