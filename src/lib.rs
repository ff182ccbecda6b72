//! A codec for Vietnam's unified personal QR code, version 1.1.
//!
//! The payload of this code has six fields separated by `|`; the sixth is a list of slots separated by `<`. This crate
//! decodes it into validated values that borrow the input, and encodes it again. It does not allocate for that, never
//! panics, and works without the standard library.
//!
//! ```
//! use vn_personal_qr::{ErrorKind, Field, PersonalQr};
//!
//! let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
//! let qr = PersonalQr::decode(text)?;
//! assert_eq!(qr.name().as_str(), "NGUYEN LE KHA HAN");
//! assert_eq!(qr.birth_date().year(), 1987);
//! assert_eq!(qr.encoded_len(), text.len());
//!
//! let error = PersonalQr::decode(b"001093029317|Nguyen|1987-01-18|0|1|").unwrap_err();
//! assert_eq!((error.field(), error.offset()), (Some(Field::Name), 14));
//! # Ok::<(), vn_personal_qr::DecodeError>(())
//! ```
//!
//! A decoded payload is well-formed. This proves neither that its values are true nor who wrote it.
//!
//! # By task
//!
//! | task | item | feature |
//! |---|---|---|
//! | decode a payload | [`PersonalQr::decode`], [`PersonalQrBuf::decode`] | none, `alloc` |
//! | build or change a payload | [`PersonalQr::new`], [`PersonalQr::with_extension`] | none |
//! | encode a payload | [`PersonalQr::encode_to_slice`], [`PersonalQr::encode`] | none, `alloc` |
//! | display a payload, masked or in full | [`PersonalQr::masked`], [`PersonalQr::full`] | none |
//! | find contradictions in a payload | [`PersonalQr::findings`], [`check`] | none |
//! | send a payload through chat, e-mail or a link | [`armor`] | none |
//! | store a payload as JSON or as its wire text | `serde`, [`wire_text`] | `serde` |
//! | read a damaged payload, with a list of repairs | [`lenient::read`] | `lenient` |
//! | convert a name as people write it | [`Name::normalize`] | `lenient` |
//! | detect which kind of code was scanned, and read it | [`detect::read`] | `lenient` |
//! | read identity and insurance cards | [`card`] | `lenient` |
//! | draw a QR symbol | [`PersonalQr::symbol`], [`PersonalQr::card_drawing`] | `symbol` |
//! | read the codes in a photograph | [`detect::read_image`] | `image` |
//! | generate payloads for fuzzing | `arbitrary::Arbitrary` | `arbitrary` |
//!
//! # By type
//!
//! [`PersonalQr`] is the payload, and [`PersonalQrBuf`] is its owned form. Each field has a type that only valid values
//! can have. `Debug` of these types shows no value.
//!
//! | field | type | owned type |
//! |---|---|---|
//! | 1, id number, and 4, declaration kind | [`Holder`], with [`IdNumber`] and [`DeclarationKind`] | [`IdNumberBuf`] |
//! | 2, name | [`Name`] | [`NameBuf`] |
//! | 3, birth date | [`BirthDate`] | |
//! | 5, QID | [`Qid`] | [`QidBuf`] |
//! | 6, extension | [`Extension`] | |
//! | slot 1, declarant's QID | [`Qid`] | [`QidBuf`] |
//! | slot 2, gender | [`Gender`] | |
//! | slot 3, health card | [`HealthCard`] | [`HealthCardBuf`] |
//! | slot 4, phone | [`Phone`] | [`PhoneBuf`] |
//! | slot 5, signature | [`Signature`] | [`SignatureBuf`] |
//! | slots 6 and up | [`OtherSlots`] | |
//!
//! [`DecodeError`] has the [kind](ErrorKind), the [field](Field) and the byte offset of an error, and none of the
//! input. Every message is in English by `Display` and in Vietnamese by [`Localize`].
//!
//! # Features
//!
//! | feature | adds |
//! |---|---|
//! | `std` (default) | `alloc`, and a larger table for the checksum of armored payloads |
//! | `alloc` | owned types and functions that return a `String` or `Vec` |
//! | `serde` | `Serialize` and `Deserialize`, and the module [`wire_text`]; see `docs/json.md` |
//! | `lenient` | the modules [`lenient`], [`detect`] and [`card`], and [`Name::normalize`] |
//! | `symbol` | QR symbols, by the crate [`qr_symbol`] |
//! | `image` | codes in PNG and JPEG files, by the crate [`qr_scan`]; requires `lenient` and `symbol` |
//! | `jiff`, `chrono`, `time` | conversions of [`BirthDate`] from and to the dates of these crates |
//! | `arbitrary` | values for fuzzing, by the crate `arbitrary` |
//!
//! # Other packages
//!
//! `vn-personal-qr-signature` signs and verifies payloads, `vn-personal-qr-issuance` leads from a person's declaration
//! to a payload, `vn-personal-qr-registry` stores what an issuer must remember, and `vnpqr` is the command.

#![no_std]
// The library must not panic on any input.
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
// The tables above link to items of all features.
#![cfg_attr(
    not(all(feature = "serde", feature = "image")),
    allow(rustdoc::broken_intra_doc_links)
)]

// The samples of the READMEs run as tests.
#[cfg(all(doctest, feature = "alloc"))]
#[doc = include_str!("../README.md")]
enum Readme {}

#[cfg(all(doctest, feature = "alloc"))]
#[doc = include_str!("../README.vi.md")]
enum ReadmeVi {}

#[cfg(all(doctest, feature = "alloc"))]
#[doc = include_str!("../docs/armor.md")]
enum ArmorPage {}

#[cfg(all(doctest, feature = "lenient"))]
#[doc = include_str!("../docs/detect.md")]
enum DetectPage {}

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(feature = "arbitrary")]
mod arbitrary;
pub mod armor;
#[cfg(feature = "lenient")]
pub mod card;
#[cfg(feature = "symbol")]
mod card_drawing;
mod catalog;
pub mod check;
#[cfg(feature = "lenient")]
mod damage;
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
mod dates;
#[cfg(feature = "lenient")]
pub mod detect;
mod display;
mod error;
mod field;
mod labeled_lines;
mod language;
#[cfg(feature = "lenient")]
pub mod lenient;
mod limits;
#[cfg(feature = "symbol")]
mod localize;
mod masking;
mod payload;
#[cfg(feature = "lenient")]
mod repair;
#[cfg(feature = "serde")]
mod serialize;
#[cfg(feature = "symbol")]
mod symbol;
mod word;

#[cfg(feature = "symbol")]
pub use card_drawing::CardDrawing;
pub use catalog::Items;
pub use display::PayloadDisplay;
pub use error::{DecodeError, ErrorKind, Expected, Field};
pub use field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, IdNumberKind, Name, OtherSlots,
    Phone, Qid, Signature,
};
#[cfg(feature = "alloc")]
pub use field::{HealthCardBuf, IdNumberBuf, NameBuf, PhoneBuf, QidBuf, SignatureBuf};
#[cfg(feature = "lenient")]
pub use field::{NameError, NameErrorKind, NormalizedName};
pub use labeled_lines::LabeledLines;
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
#[doc(hidden)]
pub use serialize::redacted;
#[cfg(feature = "serde")]
pub use serialize::wire_text;
pub use word::UnknownName;
