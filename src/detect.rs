//! One scanner, many codes: from scanned bytes to whatever it is.
//!
//! [`classify()`] says by the shape alone what a text is, in one pass and without an allocation; [`read`] reads it too.
//!
//! | by | it is |
//! |---|---|
//! | nine fields or more, the second hex, the third a date with `/` or a year | an insurance card |
//! | 7 to 11 fields, the first 12 digits, the fourth 8 digits | an identity card |
//! | `vnqr1:` in front, in either case, or a URL whose parameter `c` begins so | an [armored](ArmoredPayload) payload |
//! | five or six fields, the fourth one character | a personal QR payload, read leniently |
//! | `HC1:`, `000201`, a URL | something else that is known, named only |
//! | anything else | unknown, with the nearest [`UnknownReason`] |
//!
//! With feature `image`, `read_image` takes a photograph instead of a text.
//!
//! The codes that each app made for itself before the reform of 2021 were never published: they are unknown here.
//!
//! ```
//! use vn_personal_qr::detect::{self, CodeKind, OtherFormat, Detected};
//!
//! let Detected::PersonalQr(reading) = detect::read("001093029317|Nguyễn An|1987-01-18|0|1|\n".as_bytes()) else {
//!     panic!("no personal QR");
//! };
//! assert_eq!(reading.payload()?.name().as_str(), "NGUYEN AN");
//!
//! assert_eq!(detect::classify(b"https://example.com"), CodeKind::Other(OtherFormat::Url));
//! let CodeKind::Unknown(reason) = detect::classify(b"a|b|c|de|f|g") else {
//!     panic!("known");
//! };
//! assert_eq!(reason.to_string(), "six fields, but the third is no date");
//! # Ok::<(), vn_personal_qr::DecodeError>(())
//! ```
//!
//! Source: `docs/spec/card-qr.md`, "Telling them apart".

mod armored;
mod classify;
mod detected;
#[cfg(feature = "image")]
mod image;
mod kind;
mod reason;

pub use armored::ArmoredPayload;
pub use classify::classify;
pub use detected::{Detected, DetectedDisplay, read};
#[cfg(feature = "image")]
pub use image::{DetectedImage, read_image};
pub use kind::{CodeKind, OtherFormat};
pub use reason::UnknownReason;
