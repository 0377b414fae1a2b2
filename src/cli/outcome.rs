//! How a run ends, and the exit code of each outcome.

use super::say;

/// How a run ended that was not aborted by an error.
#[derive(Debug)]
pub enum Outcome {
    Complete,
    /// The reader of the output closed it (`| head`).
    OutputClosed,
    /// An input could not be read to its end; this was reported when it happened.
    InputLost,
    /// There was input, and every line has the status `error`.
    NothingUsable,
    /// There was no record in the input; this was reported when the run ended.
    NothingRead,
    /// A signal stopped the run.
    Signal(i32),
}

impl Outcome {
    /// Whether the run read its input to the end.
    pub fn is_complete(&self) -> bool {
        !matches!(self, Outcome::OutputClosed | Outcome::Signal(_))
    }

    /// Whether the run is complete except for what is wrong with its input.
    pub fn is_about_input(&self) -> bool {
        match self {
            Outcome::InputLost | Outcome::NothingUsable | Outcome::NothingRead => true,
            Outcome::Complete | Outcome::OutputClosed | Outcome::Signal(_) => false,
        }
    }
}

/// Why a run was aborted.
#[derive(Debug)]
pub enum RunError {
    /// Wrong arguments, or a combination of arguments and files that cannot work.
    Usage(anyhow::Error),
    /// An output could not be written.
    Output(anyhow::Error),
    /// `--fail-on-error` met an `error` line.
    ErrorLine(anyhow::Error),
    /// A failure of the program itself: no threads, a panic while reading.
    Internal(anyhow::Error),
}

/// Prints the error, if there is one, and returns the exit code.
pub fn exit_code(result: Result<Outcome, RunError>) -> u8 {
    match result {
        Ok(outcome) => match outcome {
            Outcome::Complete | Outcome::OutputClosed => 0,
            Outcome::InputLost | Outcome::NothingUsable | Outcome::NothingRead => 1,
            // As in shells: 130 for SIGINT, 143 for SIGTERM.
            Outcome::Signal(signal) => u8::try_from(128 + signal).unwrap_or(1),
        },
        Err(error) => {
            let (code, cause) = match error {
                RunError::ErrorLine(cause) | RunError::Internal(cause) => (1, cause),
                RunError::Usage(cause) => (2, cause),
                RunError::Output(cause) => (3, cause),
            };
            say(format_args!("{cause:#}"));
            code
        }
    }
}
