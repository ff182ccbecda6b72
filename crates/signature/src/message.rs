//! What is signed.

use vn_personal_qr::MAX_LEN;

/// What stands in front of the covered part, so that a signature for this is none for anything else.
const CONTEXT: &[u8] = b"vn-personal-qr:v1.1\n";

/// The bytes that are signed, put together.
pub(super) struct Message {
    bytes: [u8; CONTEXT.len() + MAX_LEN],
    length: usize,
}

impl Message {
    /// Of the covered part of a payload; it is no longer than one.
    pub(super) fn of(covered: &[u8]) -> Self {
        let mut bytes = [0; CONTEXT.len() + MAX_LEN];
        let mut length = 0_usize;
        for piece in [CONTEXT, covered] {
            let end = length.saturating_add(piece.len());
            if let Some(place) = bytes.get_mut(length..end) {
                place.copy_from_slice(piece);
                length = end;
            }
        }
        Self { bytes, length }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

/// The part of a payload's text that a signature in slot 5 covers: up to and not including the `<` in front of it. `None`
/// where there is no slot 5.
///
/// No field in front of the slots can hold a `<`.
pub(super) fn covered(text: &[u8]) -> Option<&[u8]> {
    let delimiters = text.iter().enumerate().filter(|(_, byte)| **byte == b'<');
    let (at, _) = { delimiters }.nth(3)?;
    text.get(..at)
}
