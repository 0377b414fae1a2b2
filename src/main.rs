//! The program: arguments, a run, an exit code. Everything it does is in the library; how
//! it is asked for and how it is told is in [`cli`].

mod cli;

use std::process::ExitCode;

/// Pages are many small allocations made by one thread and freed by it: mimalloc keeps them
/// off the locks that the system's allocator shares between threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::arguments() {
        Ok(arguments) => cli::exit::told(cli::run::run(&arguments)),
        Err(code) => code,
    }
}
