//! Input to records.
