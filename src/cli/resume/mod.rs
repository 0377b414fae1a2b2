//! What `--resume` needs: the journal, the identity of a run, the records in flight.

pub mod fingerprint;
pub mod in_flight;
pub mod journal;
