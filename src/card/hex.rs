//! Text as hex of its UTF-8, on insurance cards.
//!
//! ```abnf
//! hex-text = *(2HEXDIG)   ; case-insensitive
//! ```

use alloc::string::String;
use alloc::vec::Vec;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::error::CardErrorKind;

/// Decodes a text. Invalid parts are never replaced or skipped.
///
/// # Errors
///
/// - [`HexInputMethod`](CardErrorKind::HexInputMethod): `4é`, for `4e1` typed through an input method
/// - [`Hex`](CardErrorKind::Hex): `4e6`, `4g`
/// - [`HexNotUtf8`](CardErrorKind::HexNotUtf8): `ff`, `e1bb`
pub(super) fn decode(hex: &str) -> Result<String, CardErrorKind> {
    if is_typed_through_input_method(hex) {
        return Err(CardErrorKind::HexInputMethod);
    }
    let mut bytes = Vec::with_capacity(hex.len() >> 1);
    let mut digits = hex.bytes();
    while let Some(high) = digits.next() {
        let low = digits.next().ok_or(CardErrorKind::Hex)?;
        let (high, low) = value(high).zip(value(low)).ok_or(CardErrorKind::Hex)?;
        bytes.push(high << 4 | low);
    }
    String::from_utf8(bytes).map_err(|_| CardErrorKind::HexNotUtf8)
}

/// Returns whether this is hex in which an input method turned digits and letters into marks: VNI makes `é` of `e1` and
/// `đ` of `d9`, Telex `â` of `aa`.
pub(crate) fn is_typed_through_input_method(text: &str) -> bool {
    let (mut plain, mut marked) = (0_usize, 0_usize);
    let is_hex_or_marked = text.chars().all(|character| {
        let mut is_allowed = character.is_ascii_hexdigit() || matches!(character, 'đ' | 'Đ');
        if character.is_ascii() {
            plain = plain.saturating_add(1);
        } else {
            marked = marked.saturating_add(1);
        }
        decompose_canonical(character, |part| {
            is_allowed |= part != character && matches!(part, 'a' | 'e' | 'A' | 'E');
        });
        is_allowed || is_combining_mark(character)
    });
    (1..=plain).contains(&marked) && is_hex_or_marked
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
