//! Armor: a payload as a text that survives web pages, chat, SMS, e-mail and links.
//!
//! ```abnf
//! armor  = label *( char / blank )        ; the characters are base64url without padding
//! label   = "vnqr1:"                       ; in either case
//! char    = ALPHA / DIGIT / "-" / "_"
//! blank   = %x20 / %x09 / %x0D / %x0A      ; read anywhere behind the label and in front of it, never written
//! ```
//!
//! The characters stand for the payload's bytes and four more, big-endian: the CRC-32/ISO-HDLC of the label and the
//! payload. What is read is either what was armored, byte for byte, or an [`ArmorError`]. A check of 32 bits finds damage;
//! it proves no origin.
//!
//! The QR symbol needs no armor, it corrects errors itself. An armor carries bytes and does not ask what they are:
//! that is the work of [`PersonalQr::decode`](crate::PersonalQr::decode). So a signed payload passes as it was received.
//!
//! ```
//! use vn_personal_qr::{MAX_LEN, PersonalQr, armor};
//!
//! let payload = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
//! let mut text = [0; armor::MAX_LEN];
//! let length = armor::encode_to_slice(payload, &mut text)?;
//! assert!(text.starts_with(b"vnqr1:MDAxMDkzMDI5MzE3fE5HVVlF"));
//!
//! let mut opened = [0; MAX_LEN];
//! let length = armor::decode_to_slice(&text[..length], &mut opened)?;
//! assert_eq!(PersonalQr::decode(&opened[..length])?.name().as_str(), "NGUYEN LE KHA HAN");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Source: the project's `docs/spec/armor.md`; alphabet: RFC 4648, section 5.

mod checksum;
mod decode;
mod encode;
mod error;
mod label;
mod link;

#[cfg(feature = "alloc")]
pub use decode::decode;
pub use decode::{decode_to_slice, decoded_len};
#[cfg(feature = "alloc")]
pub use encode::encode;
pub use encode::{encode_to_slice, encoded_len};
pub use error::{ArmorError, ArmorErrorKind};
#[cfg(feature = "lenient")]
pub(crate) use label::looks_armored;
#[cfg(feature = "alloc")]
pub use link::{decode_link, link};
pub use link::{decode_link_to_slice, find_in_url};

use base64::alphabet::URL_SAFE;
use base64::engine::GeneralPurpose;
use base64::engine::general_purpose::NO_PAD;

/// What stands in front of an armored payload. LenientPayload takes it in either case.
pub const PREFIX: &str = "vnqr1:";

/// The length of the armor of the longest payload, one of [`MAX_LEN`](crate::MAX_LEN) bytes.
pub const MAX_LEN: usize = encoded_len(crate::MAX_LEN);

/// How many bytes the check takes, behind the payload.
const CHECK_LEN: usize = 4;

const BASE64: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, NO_PAD);

/// As [`BASE64`], but bits behind the last byte are let through.
const LENIENT: GeneralPurpose =
    GeneralPurpose::new(&URL_SAFE, NO_PAD.with_decode_allow_trailing_bits(true));
