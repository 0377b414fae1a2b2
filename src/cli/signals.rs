//! SIGINT and SIGTERM: the first lets the records in flight finish, the second exits at once.

use signal_hook::consts::{SIGINT, SIGTERM, SIGXFSZ};
use signal_hook::flag;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The signals that the process has received.
pub struct Signals {
    stop: Arc<AtomicBool>,
    /// The number of the last signal, or 0.
    last: Arc<AtomicUsize>,
}

impl Signals {
    /// Installs the handlers: signals then set a flag instead of ending the process.
    pub fn catch() -> io::Result<Self> {
        let stop = Arc::new(AtomicBool::new(false));
        let last = Arc::new(AtomicUsize::new(0));
        for signal in [SIGINT, SIGTERM] {
            // Handlers run in the order of their registration. This one sees the stop flag as
            // the signal before left it, so it exits at the second signal.
            flag::register_conditional_shutdown(signal, 128 + signal, stop.clone())?;
            flag::register_usize(signal, last.clone(), signal.unsigned_abs() as usize)?;
            flag::register(signal, stop.clone())?;
        }
        catch_file_size_limit()?;
        Ok(Signals { stop, last })
    }

    /// The flag that the first signal sets.
    pub fn stop(&self) -> Arc<AtomicBool> {
        self.stop.clone()
    }

    /// The signal that was received, if any.
    pub fn caught(&self) -> Option<i32> {
        match self.last.load(Ordering::SeqCst) {
            0 => None,
            signal => i32::try_from(signal).ok(),
        }
    }
}

/// Turns the SIGXFSZ of a write beyond `ulimit -f` into an I/O error, which can be reported. By
/// default the signal kills the process.
pub fn catch_file_size_limit() -> io::Result<()> {
    flag::register(SIGXFSZ, Arc::default())?;
    Ok(())
}
