//! Detection of scanned codes: personal QR payloads, cards, armor and other formats.
//!
//! [`read`] detects the kind of a scanned text and reads it. [`classify()`] determines the kind only, by the shape of the
//! text, in one pass without allocation.
//!
//! | rule | kind |
//! |---|---|
//! | nine fields or more, the second hex, the third a date with `/` or a year | insurance card |
//! | 7 to 11 fields, the first 12 digits, the fourth 8 digits | identity card |
//! | prefix `vnqr1:` in any case, or a URL with such a parameter `c` | [armored](ArmoredPayload) payload |
//! | five or six fields, the fourth one character | personal QR payload, read leniently |
//! | prefix `HC1:` or `000201`, a URL, a contact, a Wi-Fi network, `tel:`, `mailto:`, a passport | another known format, not read |
//! | odd columns: the old number left out, dates in other forms, hex changed by an input method | a card |
//! | anything else | unknown, with the nearest [`UnknownReason`] |
//!
//! With feature `image`, `read_image` reads the codes in a picture.
//!
//! The formats of individual apps before the reform of 2021 were never published. They are unknown here.
//!
//! # Examples
//!
//! ```
//! use vn_personal_qr::detect::{self, CodeKind, Detected, OtherFormat};
//!
//! let Detected::PersonalQr(payload) = detect::read("001093029317|Nguyễn An|1987-01-18|0|1|\n".as_bytes()) else {
//!     panic!("not a personal QR payload");
//! };
//! assert_eq!(payload.to_payload()?.view().name().as_str(), "NGUYEN AN");
//!
//! assert_eq!(detect::classify(b"https://example.com"), CodeKind::Other(OtherFormat::Url));
//! let CodeKind::Unknown(reason) = detect::classify(b"a|b|c|de|f|g") else {
//!     panic!("known");
//! };
//! assert_eq!(reason.to_string(), "six fields, but the third is not a date");
//! # Ok::<(), vn_personal_qr::DecodeError>(())
//! ```
//!
//! Source: `docs/spec/card-qr.md`, rules of detection.

mod armored;
mod classify;
mod detected;
#[cfg(feature = "image")]
mod image;
mod kind;
mod odd_card;
mod reason;

pub use armored::ArmoredPayload;
pub use classify::classify;
pub use detected::{Detected, DetectedDisplay, read};
#[cfg(feature = "image")]
pub use image::{DetectedImage, read_image};
pub use kind::{CodeKind, OtherFormat};
pub use reason::UnknownReason;
