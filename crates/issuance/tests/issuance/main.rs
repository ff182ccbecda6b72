//! The tests of the package, as one program.

mod auto_traits;
mod docs;
mod draft;
mod laws;
mod memory;
mod orders;
mod people;
mod privacy;
mod records;
mod steps;
#[cfg(feature = "serde")]
mod stored;
mod subject_keys;
