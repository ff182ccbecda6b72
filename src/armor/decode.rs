use base64::Engine as _;

use super::alphabet::{BASE64, BASE64_ANY_TRAILING_BITS};
use super::checksum::{CHECKSUM_LEN, checksum};
use super::error::{ArmorError, ArmorErrorKind};
use super::prefix::{Body, colon, is_whitespace, strip_prefix, trim_end};

/// Returns the length of the armored payload in bytes, computed from the number of characters without decoding them.
///
/// # Errors
///
/// [`UnknownPrefix`](ArmorErrorKind::UnknownPrefix), [`UnknownVersion`](ArmorErrorKind::UnknownVersion), and
/// [`ChecksumMismatch`](ArmorErrorKind::ChecksumMismatch) if no payload has this number of characters: `vnqr1:YWI`.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::armor;
///
/// assert_eq!(armor::decoded_len(b"vnqr1:YWIp\r\n ybgd")?, 2);
/// # Ok::<(), armor::ArmorError>(())
/// ```
#[inline]
pub fn decoded_len(text: &[u8]) -> Result<usize, ArmorError> {
    payload_len(strip_prefix(text, 0, colon)?)
}

/// Decodes armored text into the start of `buffer` and returns the length of the payload. Does not allocate.
///
/// The buffer may contain partial data after an error.
///
/// # Errors
///
/// | kind | text |
/// |---|---|
/// | [`UnknownPrefix`](ArmorErrorKind::UnknownPrefix) | `001093029317\|…` |
/// | [`UnknownVersion`](ArmorErrorKind::UnknownVersion) | `vnqr2:YWIpybgd` |
/// | [`UnexpectedCharacter`](ArmorErrorKind::UnexpectedCharacter) | `vnqr1:YWIpybgd=` |
/// | [`ChecksumMismatch`](ArmorErrorKind::ChecksumMismatch) | `vnqr1:YWIpybg` |
/// | [`NotCanonical`](ArmorErrorKind::NotCanonical) | `vnqr1:YR8b9T1` |
/// | [`SliceTooShort`](ArmorErrorKind::SliceTooShort) | any, with an empty slice |
///
/// An unexpected character takes precedence over the kinds below it.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::armor;
///
/// let mut payload = [0; 2];
/// assert_eq!(armor::decode_to_slice(b" VNQR1:YWIp\r\n ybgd\n", &mut payload)?, 2);
/// assert_eq!(&payload, b"ab");
/// # Ok::<(), armor::ArmorError>(())
/// ```
#[inline]
pub fn decode_to_slice(text: &[u8], buffer: &mut [u8]) -> Result<usize, ArmorError> {
    decode_body(strip_prefix(text, 0, colon)?, buffer)
}

/// Decodes armored text into a vector, with one allocation.
///
/// # Errors
///
/// Those of [`decode_to_slice`] except [`SliceTooShort`](ArmorErrorKind::SliceTooShort).
///
/// # Examples
///
/// ```
/// use vn_personal_qr::armor;
///
/// assert_eq!(armor::decode(b"vnqr1:YWIpybgd")?, b"ab");
/// # Ok::<(), armor::ArmorError>(())
/// ```
#[cfg(feature = "alloc")]
pub fn decode(text: &[u8]) -> Result<alloc::vec::Vec<u8>, ArmorError> {
    decode_body_to_vec(strip_prefix(text, 0, colon)?)
}

#[cfg(feature = "alloc")]
pub(super) fn decode_body_to_vec(body: Body<'_>) -> Result<alloc::vec::Vec<u8>, ArmorError> {
    // The fast path needs room for the checksum.
    let capacity = payload_len(body).map_or(0, |payload| payload.saturating_add(CHECKSUM_LEN));
    let mut payload = alloc::vec![0; capacity];
    let length = decode_body(body, &mut payload)?;
    payload.truncate(length);
    Ok(payload)
}

/// Decodes the text after the prefix.
#[inline]
pub(super) fn decode_body(body: Body<'_>, buffer: &mut [u8]) -> Result<usize, ArmorError> {
    match decode_contiguous(trim_end(body.text), buffer) {
        Some(length) => Ok(length),
        None => decode_chunked(body, buffer),
    }
}

/// Decodes valid text without whitespace into a slice with room for the checksum, the common case. Returns `None` for
/// anything else.
#[inline]
fn decode_contiguous(characters: &[u8], buffer: &mut [u8]) -> Option<usize> {
    let length = BASE64.decode_slice(characters, buffer).ok()?;
    let (payload, expected) = buffer.get(..length)?.split_last_chunk::<CHECKSUM_LEN>()?;
    (checksum(payload) == *expected).then_some(payload.len())
}

/// Returns the length of the payload, computed from the number of characters that are not whitespace.
fn payload_len(body: Body<'_>) -> Result<usize, ArmorError> {
    let characters = body.text.iter().fold(0_usize, |count, byte| {
        count.saturating_add(usize::from(!is_whitespace(*byte)))
    });
    // Four characters make three bytes, a remainder of two or three characters one or two.
    let bytes = (characters / 4)
        .saturating_mul(3)
        .saturating_add((characters % 4).saturating_sub(1));
    bytes
        .checked_sub(CHECKSUM_LEN)
        .filter(|_| characters % 4 != 1)
        .ok_or(ArmorError::CHECKSUM_MISMATCH)
}

/// Decodes any text, or returns the error.
#[cold]
fn decode_chunked(body: Body<'_>, buffer: &mut [u8]) -> Result<usize, ArmorError> {
    let result = payload_len(body).and_then(|needed| {
        let too_short = ArmorError::new(ArmorErrorKind::SliceTooShort { needed });
        let payload = buffer.get_mut(..needed).ok_or(too_short)?;
        if decode_chunks(body.text, payload).ok_or(ArmorError::CHECKSUM_MISMATCH)? {
            return Ok(needed);
        }
        let end = trim_end(body.text).len();
        Err(ArmorError::at(
            ArmorErrorKind::NotCanonical,
            body.start.saturating_add(end).saturating_sub(1),
        ))
    });
    result.map_err(|error| unexpected_character(body).unwrap_or(error))
}

/// The number of characters for two bytes of the payload and the checksum.
const TAIL_LEN: usize = 8;

/// Decodes text with whitespace into a slice of exactly the payload's length.
///
/// Returns `None` if the checksum does not match, else whether the last character is canonical.
fn decode_chunks(text: &[u8], payload: &mut [u8]) -> Option<bool> {
    const CHUNK_LEN: usize = 96;
    const ENCODED_CHUNK_LEN: usize = 128;

    let mut characters = text.iter().copied().filter(|byte| !is_whitespace(*byte));
    let whole = payload.len().saturating_sub(payload.len() % 3);
    let (whole, remainder) = payload.split_at_mut_checked(whole)?;
    for chunk in whole.chunks_mut(CHUNK_LEN) {
        let mut encoded = [0; ENCODED_CHUNK_LEN];
        let encoded = encoded.get_mut(..(chunk.len() / 3).saturating_mul(4))?;
        for (place, character) in encoded.iter_mut().zip(characters.by_ref()) {
            *place = character;
        }
        BASE64.decode_slice(&*encoded, chunk).ok()?;
    }

    let mut tail = [0; TAIL_LEN];
    let mut end = 0_usize;
    for (place, character) in tail.iter_mut().zip(characters) {
        *place = character;
        end = end.saturating_add(1);
    }
    let tail = tail.get(..end)?;
    let mut bytes = [0; 2 + CHECKSUM_LEN];
    let length = BASE64_ANY_TRAILING_BITS
        .decode_slice(tail, &mut bytes)
        .ok()?;
    let bytes = bytes.get(..length)?;
    let (last, expected) = bytes.split_last_chunk::<CHECKSUM_LEN>()?;
    if last.len() != remainder.len() {
        return None;
    }
    remainder.copy_from_slice(last);
    if checksum(payload) != *expected {
        return None;
    }
    let mut canonical = [0; TAIL_LEN];
    let length = BASE64.encode_slice(bytes, &mut canonical).ok()?;
    Some(canonical.get(..length) == Some(tail))
}

/// Returns an error for the first character that is neither base64url nor whitespace.
#[cold]
fn unexpected_character(body: Body<'_>) -> Option<ArmorError> {
    let is_allowed = |byte: u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') || is_whitespace(byte)
    };
    let at = body.text.iter().position(|byte| !is_allowed(*byte))?;
    Some(ArmorError::at(
        ArmorErrorKind::UnexpectedCharacter,
        body.start.saturating_add(at),
    ))
}
