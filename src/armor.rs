//! ASCII armor: payloads as text that survives web pages, chat, SMS, e-mail and URLs.
//!
//! ```abnf
//! armor      = prefix *( char / whitespace )   ; the characters are base64url without padding
//! prefix     = "vnqr1:"                        ; case-insensitive
//! char       = ALPHA / DIGIT / "-" / "_"
//! whitespace = %x20 / %x09 / %x0D / %x0A       ; accepted anywhere after the prefix and before it, never written
//! ```
//!
//! The characters encode the bytes of the payload, followed by the CRC-32/ISO-HDLC of the prefix and the payload as
//! four bytes, big-endian. Decoding returns either the armored bytes unchanged or an [`ArmorError`]. The checksum
//! detects damage; it does not prove origin.
//!
//! A QR symbol needs no armor, because it corrects errors itself. Armor carries any bytes and does not parse them; use
//! [`PersonalQr::decode`](crate::PersonalQr::decode) for that. A signed payload therefore keeps the signed bytes.
//!
//! # Examples
//!
//! ```
//! use vn_personal_qr::{MAX_LEN, PersonalQr, armor};
//!
//! let payload = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
//! let mut text = [0; armor::MAX_LEN];
//! let length = armor::encode_to_slice(payload, &mut text)?;
//! assert!(text.starts_with(b"vnqr1:MDAxMDkzMDI5MzE3fE5HVVlF"));
//!
//! let mut decoded = [0; MAX_LEN];
//! let length = armor::decode_to_slice(&text[..length], &mut decoded)?;
//! assert_eq!(PersonalQr::decode(&decoded[..length])?.name().as_str(), "NGUYEN LE KHA HAN");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Source: `docs/spec/armor.md`; alphabet: RFC 4648, section 5.

mod alphabet;
mod checksum;
mod decode;
mod encode;
mod error;
mod prefix;
#[cfg(feature = "alloc")]
mod search;
mod url;

#[cfg(feature = "alloc")]
pub use decode::decode;
pub use decode::{decode_to_slice, decoded_len};
#[cfg(feature = "alloc")]
pub use encode::encode;
pub use encode::{MAX_LEN, encode_to_slice, encoded_len};
pub use error::{ArmorError, ArmorErrorKind};
pub use prefix::PREFIX;
#[cfg(feature = "lenient")]
pub(crate) use prefix::has_prefix;
#[cfg(feature = "alloc")]
pub use search::find_all;
#[cfg(feature = "lenient")]
pub(crate) use search::position;
#[cfg(feature = "alloc")]
pub use url::{decode_url, to_url};
pub use url::{decode_url_to_slice, find_in_url};
