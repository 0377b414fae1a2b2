//! SIGINT and SIGTERM: the first lets what is in flight drain, the second leaves at once.

use signal_hook::consts::{SIGINT, SIGTERM, SIGXFSZ};
use signal_hook::flag;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

pub struct Signals {
    stop: Arc<AtomicBool>,
    which: Arc<AtomicUsize>,
}

impl Signals {
    /// From here on signals set a flag instead of ending the process.
    pub fn catch() -> io::Result<Self> {
        let stop = Arc::new(AtomicBool::new(false));
        let which = Arc::new(AtomicUsize::new(0));
        for signal in [SIGINT, SIGTERM] {
            // Actions run in the order they are registered in: this one sees the flag as the signal before left it.
            flag::register_conditional_shutdown(signal, 128 + signal, stop.clone())?;
            flag::register_usize(signal, which.clone(), signal.unsigned_abs() as usize)?;
            flag::register(signal, stop.clone())?;
        }
        catch_file_size_limit()?;
        Ok(Signals { stop, which })
    }

    /// Set by the first signal.
    pub fn stop(&self) -> Arc<AtomicBool> {
        self.stop.clone()
    }

    pub fn caught(&self) -> Option<i32> {
        match self.which.load(Ordering::SeqCst) {
            0 => None,
            signal => i32::try_from(signal).ok(),
        }
    }
}

/// A write beyond `ulimit -f` sends SIGXFSZ. Left to itself it kills; caught, the write fails
/// with a reason.
pub fn catch_file_size_limit() -> io::Result<()> {
    flag::register(SIGXFSZ, Arc::default())?;
    Ok(())
}
