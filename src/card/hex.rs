//! Text as hex of its UTF-8, on insurance cards.
//!
//! ```abnf
//! hex-text = *(2HEXDIG)   ; case-insensitive
//! ```

use alloc::string::String;
use alloc::vec::Vec;

use super::error::CardErrorKind;

/// Decodes a text. Invalid parts are never replaced or skipped.
///
/// # Errors
///
/// - [`Hex`](CardErrorKind::Hex): `4e6`, `4g`
/// - [`HexNotUtf8`](CardErrorKind::HexNotUtf8): `ff`, `e1bb`
pub(super) fn decode(hex: &str) -> Result<String, CardErrorKind> {
    let mut bytes = Vec::with_capacity(hex.len() >> 1);
    let mut digits = hex.bytes();
    while let Some(high) = digits.next() {
        let low = digits.next().ok_or(CardErrorKind::Hex)?;
        let (high, low) = value(high).zip(value(low)).ok_or(CardErrorKind::Hex)?;
        bytes.push(high << 4 | low);
    }
    String::from_utf8(bytes).map_err(|_| CardErrorKind::HexNotUtf8)
}

/// Encodes a text with lower-case digits, as on cards.
pub(super) fn encode(text: &str) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    text.bytes()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 0xF)])
        .collect()
}

fn value(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| value.try_into().ok())
}
