//! The signed message.

use vn_personal_qr::MAX_LEN;

/// The start of each message, so that a signature of a payload is not valid for anything else.
const CONTEXT: &[u8] = b"vn-personal-qr:v1.1\n";

/// The signed bytes: [`CONTEXT`] and the [signed part](signed_part) of a payload.
pub(crate) struct Message {
    bytes: [u8; CONTEXT.len() + MAX_LEN],
    length: usize,
}

impl Message {
    /// Builds the message. A part of more than `MAX_LEN` bytes cannot occur and is left out.
    pub(crate) fn new(signed_part: &[u8]) -> Self {
        let mut bytes = [0; CONTEXT.len() + MAX_LEN];
        let mut length = 0_usize;
        for part in [CONTEXT, signed_part] {
            let end = length.saturating_add(part.len());
            if let Some(target) = bytes.get_mut(length..end) {
                target.copy_from_slice(part);
                length = end;
            }
        }
        Self { bytes, length }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

/// Returns the part of a payload's text that a signature in slot 5 covers: all before the `<` in front of slot 5.
/// Returns `None` if there is no slot 5.
///
/// Only the extension can contain a `<`, so it is the fourth one.
pub(crate) fn signed_part(text: &[u8]) -> Option<&[u8]> {
    let mut delimiters = text.iter().enumerate().filter(|(_, byte)| **byte == b'<');
    let (end, _) = delimiters.nth(3)?;
    text.get(..end)
}
