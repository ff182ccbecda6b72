#![doc = include_str!("../README.md")]
#![no_std]
// A scanner must not stop for a bad text: nothing in the library may panic.
#![warn(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]
#![warn(
    clippy::alloc_instead_of_core,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod display;
mod error;
mod field;
mod payload;
#[cfg(feature = "serde")]
mod serialize;

pub use display::{Card, Language};
pub use error::{DecodeError, ErrorKind, Expected, Field, Vietnamese};
pub use field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, IdNumberKind, Name, OtherSlots,
    Phone, Qid, Signature,
};
#[cfg(feature = "alloc")]
pub use payload::PersonalQrBuf;
pub use payload::{Declaration, Extension, MAX_LEN, PersonalQr, SliceTooShort};
#[cfg(feature = "serde")]
pub use serialize::wire_text;
