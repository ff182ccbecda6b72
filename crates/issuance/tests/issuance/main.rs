//! From a declaration to the code: drafts, every way through the steps, the rules of a record, stored steps, and what
//! gets into print.
#![cfg(feature = "lenient")]

mod docs;
mod draft;
mod memory;
mod orders;
mod people;
mod privacy;
mod records;
mod steps;
#[cfg(feature = "serde")]
mod stored;
