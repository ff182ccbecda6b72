//! All integration tests of the codec, in one binary.

mod common;

mod allocations;
mod arbitrary;
mod armor;
mod auto_traits;
mod cards;
mod check;
mod codes;
mod conversions;
mod crashes;
mod damaged;
mod detect;
mod display;
mod errors;
mod failing_writers;
mod fields;
mod fuzz_laws;
mod hostile;
mod hostile_scans;
mod laws;
mod lenient;
mod lenient_display;
mod names;
mod owned_values;
mod privacy;
mod read_field;
mod readme;
mod serde;
#[cfg(feature = "symbol")]
mod symbol;
mod vectors;
mod zero_copy;
