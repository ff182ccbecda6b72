//! Reading.

use base64::Engine as _;

use super::checksum::checksum;
use super::error::{ArmorError, ArmorErrorKind};
use super::label::{Body, colon, is_blank, trim_end, without_label};
use super::{BASE64, CHECK_LEN, LENIENT};

/// How many bytes the payload in this armor has, said by the number of its characters, before any of them is judged.
///
/// ```
/// use vn_personal_qr::armor;
///
/// assert_eq!(armor::decoded_len(b"vnqr1:YWIp\r\n ybgd")?, 2);
/// # Ok::<(), armor::ArmorError>(())
/// ```
///
/// # Errors
///
/// [`UnknownLabel`](ArmorErrorKind::UnknownLabel), [`UnknownVersion`](ArmorErrorKind::UnknownVersion), and
/// [`ChecksumMismatch`](ArmorErrorKind::ChecksumMismatch) where no payload has so many characters: `vnqr1:YWI`.
#[inline]
pub fn decoded_len(text: &[u8]) -> Result<usize, ArmorError> {
    payload_len(without_label(text, 0, colon)?)
}

/// Opens an armor into the start of `buffer` and gives the payload's length. Allocates nothing.
///
/// ```
/// use vn_personal_qr::armor;
///
/// let mut payload = [0; 2];
/// assert_eq!(armor::decode_to_slice(b" VNQR1:YWIp\r\n ybgd\n", &mut payload)?, 2);
/// assert_eq!(&payload, b"ab");
/// # Ok::<(), armor::ArmorError>(())
/// ```
///
/// # Errors
///
/// | kind | text |
/// |---|---|
/// | [`UnknownLabel`](ArmorErrorKind::UnknownLabel) | `001093029317\|…` |
/// | [`UnknownVersion`](ArmorErrorKind::UnknownVersion) | `vnqr2:YWIpybgd` |
/// | [`UnexpectedCharacter`](ArmorErrorKind::UnexpectedCharacter) | `vnqr1:YWIpybgd=` |
/// | [`ChecksumMismatch`](ArmorErrorKind::ChecksumMismatch) | `vnqr1:YWIpybg` |
/// | [`NotCanonical`](ArmorErrorKind::NotCanonical) | `vnqr1:YR8b9T1` |
/// | [`SliceTooShort`](ArmorErrorKind::SliceTooShort) | any, into an empty slice |
///
/// The first character that cannot stand is told whatever else is wrong. The buffer may have been written to.
#[inline]
pub fn decode_to_slice(text: &[u8], buffer: &mut [u8]) -> Result<usize, ArmorError> {
    open(without_label(text, 0, colon)?, buffer)
}

/// Opens an armor into a vector, in one allocation.
///
/// ```
/// use vn_personal_qr::armor;
///
/// assert_eq!(armor::decode(b"vnqr1:YWIpybgd")?, b"ab");
/// # Ok::<(), armor::ArmorError>(())
/// ```
///
/// # Errors
///
/// Those of [`decode_to_slice`], but for [`SliceTooShort`](ArmorErrorKind::SliceTooShort).
#[cfg(feature = "alloc")]
pub fn decode(text: &[u8]) -> Result<alloc::vec::Vec<u8>, ArmorError> {
    open_to_vec(without_label(text, 0, colon)?)
}

#[cfg(feature = "alloc")]
pub(super) fn open_to_vec(body: Body<'_>) -> Result<alloc::vec::Vec<u8>, ArmorError> {
    // With room for the check, which is the quick way.
    let room = payload_len(body).map_or(0, |payload| payload.saturating_add(CHECK_LEN));
    let mut payload = alloc::vec![0; room];
    let length = open(body, &mut payload)?;
    payload.truncate(length);
    Ok(payload)
}

/// Opens what stands behind a label.
#[inline]
pub(super) fn open(body: Body<'_>, buffer: &mut [u8]) -> Result<usize, ArmorError> {
    match open_at_once(trim_end(body.text), buffer) {
        Some(length) => Ok(length),
        None => open_by_pieces(body, buffer),
    }
}

/// Opens an armor as nearly all are: sound, in one piece, into a slice with room for the check. All else is `None`.
#[inline]
fn open_at_once(characters: &[u8], buffer: &mut [u8]) -> Option<usize> {
    let length = BASE64.decode_slice(characters, buffer).ok()?;
    let (payload, check) = buffer.get(..length)?.split_last_chunk::<CHECK_LEN>()?;
    (checksum(payload) == *check).then_some(payload.len())
}

/// How many bytes the payload takes, by the number of characters that are no blanks.
fn payload_len(body: Body<'_>) -> Result<usize, ArmorError> {
    let characters = body.text.iter().fold(0_usize, |count, byte| {
        count.saturating_add(usize::from(!is_blank(*byte)))
    });
    // Four characters are three bytes; of what is left over, one character is none.
    let bytes = (characters / 4)
        .saturating_mul(3)
        .saturating_add((characters % 4).saturating_sub(1));
    bytes
        .checked_sub(CHECK_LEN)
        .filter(|_| characters % 4 != 1)
        .ok_or(ArmorError::DAMAGED)
}

/// Opens any armor, or says what is wrong with it.
#[cold]
fn open_by_pieces(body: Body<'_>, buffer: &mut [u8]) -> Result<usize, ArmorError> {
    let opened = payload_len(body).and_then(|needed| {
        let too_short = ArmorError::of_whole(ArmorErrorKind::SliceTooShort { needed });
        let payload = buffer.get_mut(..needed).ok_or(too_short)?;
        if read_pieces(body.text, payload).ok_or(ArmorError::DAMAGED)? {
            return Ok(needed);
        }
        let behind = trim_end(body.text).len();
        Err(ArmorError::at(
            ArmorErrorKind::NotCanonical,
            body.start.saturating_add(behind).saturating_sub(1),
        ))
    });
    opened.map_err(|error| unexpected_character(body).unwrap_or(error))
}

/// The characters of up to two bytes of the payload and the check.
const TAIL: usize = 8;

/// Reads characters with blanks anywhere between them into a place of the payload's length. `None` if the check does not
/// fit, and whether the last character is the right one.
fn read_pieces(text: &[u8], payload: &mut [u8]) -> Option<bool> {
    const PIECE: usize = 96;
    const CHARACTERS_OF_PIECE: usize = 128;

    let mut characters = text.iter().copied().filter(|byte| !is_blank(*byte));
    let whole = payload.len().saturating_sub(payload.len() % 3);
    let (whole, left_over) = payload.split_at_mut_checked(whole)?;
    for place in whole.chunks_mut(PIECE) {
        let mut piece = [0; CHARACTERS_OF_PIECE];
        let piece = piece.get_mut(..(place.len() / 3).saturating_mul(4))?;
        for (place, character) in piece.iter_mut().zip(characters.by_ref()) {
            *place = character;
        }
        BASE64.decode_slice(&*piece, place).ok()?;
    }

    let mut tail = [0; TAIL];
    let mut end = 0_usize;
    for (place, character) in tail.iter_mut().zip(characters) {
        *place = character;
        end = end.saturating_add(1);
    }
    let tail = tail.get(..end)?;
    let mut bytes = [0; 2 + CHECK_LEN];
    let length = LENIENT.decode_slice(tail, &mut bytes).ok()?;
    let bytes = bytes.get(..length)?;
    let (last, check) = bytes.split_last_chunk::<CHECK_LEN>()?;
    if last.len() != left_over.len() {
        return None;
    }
    left_over.copy_from_slice(last);
    if checksum(payload) != *check {
        return None;
    }
    let mut written = [0; TAIL];
    let length = BASE64.encode_slice(bytes, &mut written).ok()?;
    Some(written.get(..length) == Some(tail))
}

/// The first character that is neither of the alphabet nor a blank.
#[cold]
fn unexpected_character(body: Body<'_>) -> Option<ArmorError> {
    let is_known =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') || is_blank(byte);
    let at = body.text.iter().position(|byte| !is_known(*byte))?;
    Some(ArmorError::at(
        ArmorErrorKind::UnexpectedCharacter,
        body.start.saturating_add(at),
    ))
}
