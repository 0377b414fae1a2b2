//! What `--resume` keeps beside the output, so that the same command continues a run that ended.
//!
//! - [`fingerprint`]: the options and inputs of a run; a resumed run must have the same;
//! - [`journal`]: how far the run came, and which records were in flight at each crash;
//! - [`in_flight`]: the records that are read or cleaned at this moment;
//! - [`quarantine`]: the records that a resumed run skips.
//!
//! Design and alternatives: `docs/decisions/0005-quarantine-after-crashes.md`.

pub mod fingerprint;
pub mod in_flight;
pub mod journal;
pub mod quarantine;
