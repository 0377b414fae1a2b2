//! How a run ends, and the exit code for it: the one table.

use crate::cli::say;
use std::process::ExitCode;

/// A run that came to an end.
#[derive(Debug)]
pub enum Outcome {
    Complete,
    /// Whoever read the output has left (`| head`).
    OutputClosed,
    /// Some input could not be read to its end; it was said when it happened.
    InputLost,
    /// There was input, and every line says `error`.
    NothingUsable,
    Signal(i32),
}

/// A run that was given up.
#[derive(Debug)]
pub enum RunError {
    Usage(anyhow::Error),
    Output(anyhow::Error),
    /// `--fail-on-error` met an `error` line.
    ErrorLine(anyhow::Error),
    /// The machinery itself failed: no threads, a panic while reading.
    Internal(anyhow::Error),
}

/// The exit code, after what there is to say of a failure was said.
pub fn exit_code(ended: Result<Outcome, RunError>) -> ExitCode {
    match ended {
        Ok(ending) => match ending {
            Outcome::Complete | Outcome::OutputClosed => ExitCode::from(0),
            Outcome::InputLost | Outcome::NothingUsable => ExitCode::from(1),
            // SIGINT is 130, SIGTERM is 143, as shells count.
            Outcome::Signal(signal) => ExitCode::from(u8::try_from(128 + signal).unwrap_or(1)),
        },
        Err(failure) => {
            let (code, cause) = match failure {
                RunError::ErrorLine(cause) | RunError::Internal(cause) => (1, cause),
                RunError::Usage(cause) => (2, cause),
                RunError::Output(cause) => (3, cause),
            };
            say(format_args!("{cause:#}"));
            ExitCode::from(code)
        }
    }
}
