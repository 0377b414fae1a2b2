//! The allocator of the native module, set up like that of the program (`src/main.rs`).
//!
//! Only allocations of this module use it; Python keeps its own.

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The index of `mi_option_purge_delay` in mimalloc's `mi_option_e`, the same in versions 2 and 3.
const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;

/// Milliseconds until freed memory is returned to the system. `src/main.rs` has the reason.
const DELAY_MILLISECONDS: std::ffi::c_long = 100;

/// Sets the options of the allocator.
pub fn set_up() {
    // SAFETY: sets a number in mimalloc's table of options. The import lock of Python lets only
    // one thread run this, and no thread of this module exists before the import.
    unsafe { libmimalloc_sys::mi_option_set(PURGE_DELAY, DELAY_MILLISECONDS) };
}
