//! Bounded, ordered, parallel: the only threads.
