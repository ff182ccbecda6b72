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
//! where. [`PayloadDisplay`] shows a payload, masked or in full, and [`check`] tells what is odd in it.
//! [`armor`] makes a text of it that travels; with feature `signature`, `signature` proves where it comes from.
//! With feature `lenient`, `lenient` reads what is damaged, `card` reads other cards, `gate` tells them all apart,
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
pub mod armor;
#[cfg(feature = "lenient")]
pub mod card;
mod catalog;
pub mod check;
#[cfg(feature = "lenient")]
mod damage;
#[cfg(feature = "lenient")]
pub mod detect;
mod display;
mod error;
mod field;
mod language;
#[cfg(feature = "lenient")]
pub mod lenient;
mod limits;
mod masking;
mod payload;
#[cfg(feature = "lenient")]
mod repair;
#[cfg(feature = "image")]
mod scan;
#[cfg(feature = "serde")]
mod serialize;
#[cfg(feature = "symbol")]
mod symbol;

pub use display::PayloadDisplay;
pub use error::{DecodeError, ErrorKind, Expected, Field, Vietnamese};
pub use field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, IdNumberKind, Name, OtherSlots,
    Phone, Qid, Signature,
};
#[cfg(feature = "alloc")]
pub use field::{HealthCardBuf, IdNumberBuf, NameBuf, PhoneBuf, QidBuf, SignatureBuf};
#[cfg(feature = "lenient")]
pub use field::{NameError, NameErrorKind, NormalizedName};
pub use language::{Language, Localize, Localized};
pub use limits::MAX_LEN;
#[cfg(feature = "alloc")]
pub use payload::PersonalQrBuf;
pub use payload::{Extension, Holder, PersonalQr, SliceTooShort};
#[cfg(feature = "image")]
pub use qr_scan;
#[cfg(feature = "symbol")]
pub use qr_symbol;
#[cfg(feature = "lenient")]
pub use repair::{Repair, Repairs};
#[cfg(feature = "serde")]
pub use serialize::wire_text;
#[cfg(feature = "symbol")]
pub use symbol::CardDrawing;
