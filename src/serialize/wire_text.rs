//! The payload as its wire text: for `#[serde(with = "vn_personal_qr::wire_text")]`.
//!
//! ```
//! # #[cfg(feature = "serde")] {
//! use vn_personal_qr::PersonalQrBuf;
//!
//! #[derive(serde::Serialize, serde::Deserialize)]
//! struct CheckIn {
//!     gate: u32,
//!     #[serde(with = "vn_personal_qr::wire_text")]
//!     code: PersonalQrBuf,
//! }
//!
//! let json = r#"{"gate":7,"code":"001093029317|NGUYEN AN|1987-01-18|0|1|<1"}"#;
//! let check_in: CheckIn = serde_json::from_str(json)?;
//! assert_eq!(check_in.code.view().name().as_str(), "NGUYEN AN");
//! assert_eq!(serde_json::to_string(&check_in)?, json);
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use core::fmt;

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;

use super::redacted::{read_text, refuse_numbers};
use crate::payload::PersonalQrBuf;

/// Writes the canonical text.
///
/// # Errors
///
/// Those of the serializer, none of its own.
pub fn serialize<S: Serializer>(payload: &PersonalQrBuf, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(payload.as_str())
}

/// Reads a text and decodes it.
///
/// # Errors
///
/// What is not a text, and a text that does not [decode](PersonalQrBuf::decode), as `"001093029317"`.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PersonalQrBuf, D::Error> {
    read_text(deserializer, Reader)
}

struct Reader;

impl Visitor<'_> for Reader {
    type Value = PersonalQrBuf;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text of a personal QR payload")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<PersonalQrBuf, E> {
        PersonalQrBuf::decode(text.as_bytes()).map_err(E::custom)
    }

    fn visit_bytes<E: Error>(self, text: &[u8]) -> Result<PersonalQrBuf, E> {
        PersonalQrBuf::decode(text).map_err(E::custom)
    }

    refuse_numbers!();
}
