//! The tests of the package, as one program.
//!
//! The keys are public, and all people are invented.

#[path = "../../../../tests/common/mod.rs"]
mod common;
mod support;

mod allocations;
mod auto_traits;
mod jwk;
mod keys;
mod laws;
mod privacy;
mod properties;
mod sign;
mod signer;
mod slot;
mod symbol_size;
mod verify;
