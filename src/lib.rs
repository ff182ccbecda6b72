#![cfg_attr(feature = "alloc", doc = include_str!("../README.md"))]
#![cfg_attr(
    not(feature = "alloc"),
    doc = "Codec for Vietnam's unified personal QR code, version 1.1. README.md is the page of all features."
)]
//!
//! ## Where things are
//!
//! [`PersonalQr`] is the payload, [`PersonalQr::decode`] and [`PersonalQr::encode_to_slice`] read and write it.
//! Its parts are [`Declaration`] (with [`IdNumber`]), [`Name`], [`BirthDate`], [`Qid`] and [`Extension`] (with
//! [`Gender`], [`HealthCard`], [`Phone`], [`Signature`], [`OtherSlots`]). [`DecodeError`] says what is wrong, and
//! where. [`Card`] shows a payload, masked or in full, and [`check`] tells what is odd in it.
//! [`armour`] makes a text of it that travels; with feature `signature`, `signature` proves where it comes from.
//! With feature `tolerant`, `tolerant` reads what is damaged, `card` reads other cards, `gate` tells them all apart,
//! and `issue` is the flow from a person's declaration to the code. With feature `image`, `scan` reads symbols in
//! pictures.

#![no_std]
// A scanner must not stop for a bad text: nothing in the library may panic.
#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::unwrap_used
    )
)]
#![warn(
    clippy::alloc_instead_of_core,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

/// The Vietnamese page is tested as the English one is.
#[cfg(all(doctest, feature = "alloc"))]
#[doc = include_str!("../README.vi.md")]
enum ReadmeVi {}

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(feature = "arbitrary")]
mod arbitrary;
pub mod armour;
#[cfg(feature = "tolerant")]
pub mod card;
mod catalogue;
pub mod check;
#[cfg(feature = "tolerant")]
mod damage;
mod display;
mod error;
mod field;
#[cfg(feature = "tolerant")]
pub mod gate;
#[cfg(feature = "tolerant")]
pub mod issue;
mod payload;
#[cfg(feature = "image")]
pub mod scan;
#[cfg(feature = "serde")]
mod serialize;
#[cfg(feature = "signature")]
pub mod signature;
#[cfg(feature = "symbol")]
pub mod symbol;
#[cfg(feature = "tolerant")]
pub mod tolerant;

pub use display::{Card, Language};
pub use error::{DecodeError, ErrorKind, Expected, Field, Vietnamese};
pub use field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, IdNumberKind, Name, OtherSlots,
    Phone, Qid, Signature,
};
#[cfg(feature = "tolerant")]
pub use field::{NameChange, NameChanges, NameError, NameErrorKind, WrittenName};
#[cfg(feature = "alloc")]
pub use payload::PersonalQrBuf;
pub use payload::{Declaration, Extension, MAX_LEN, PersonalQr, SliceTooShort};
#[cfg(feature = "serde")]
pub use serialize::wire_text;
