//! Probabilities to one coherent selection.
