//! Serialization of a payload as its wire text, for `#[serde(with = "vn_personal_qr::wire_text")]`.
//!
//! ```
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
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use serde::de::Deserializer;
use serde::ser::Serializer;

use super::redacted::deserialize_text;
use crate::payload::PersonalQrBuf;

/// Serializes the canonical text.
///
/// # Errors
///
/// Those of the serializer.
pub fn serialize<S: Serializer>(payload: &PersonalQrBuf, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(payload.as_str())
}

/// Deserializes a text and decodes it.
///
/// # Errors
///
/// A value that is not a text, such as `7`, and a text that does not [decode](PersonalQrBuf::decode), such as
/// `"001093029317"`.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PersonalQrBuf, D::Error> {
    let expected = "the text of a personal QR payload";
    deserialize_text(deserializer, expected, |text| text.parse())
}
