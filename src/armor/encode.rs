use base64::Engine as _;

use super::alphabet::BASE64;
use super::checksum::{CHECKSUM_LEN, checksum};
use super::prefix::PREFIX;
#[cfg(feature = "alloc")]
use crate::payload::PersonalQr;
use crate::payload::SliceTooShort;

/// The maximum length of armored text without whitespace: that of a payload of [`MAX_LEN`](crate::MAX_LEN) bytes.
pub const MAX_LEN: usize = encoded_len(crate::limits::MAX_LEN);

/// Returns the length of the armored text of a payload of `payload` bytes.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::armor;
///
/// assert_eq!(armor::encoded_len(79), 117);
/// assert_eq!(armor::MAX_LEN, 3949);
/// ```
#[must_use]
pub const fn encoded_len(payload: usize) -> usize {
    let bytes = payload.saturating_add(CHECKSUM_LEN);
    // Three bytes make four characters, a remainder of one or two bytes two or three.
    let remainder = match bytes % 3 {
        0 => 0,
        bytes => bytes.saturating_add(1),
    };
    (bytes / 3)
        .saturating_mul(4)
        .saturating_add(remainder)
        .saturating_add(PREFIX.len())
}

/// Writes the armored payload to the start of `buffer` and returns its length. Does not allocate.
///
/// # Errors
///
/// [`SliceTooShort`] if the text does not fit, like that of 2 bytes into a buffer of 10. Nothing is written then.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::armor;
///
/// let mut text = [0; armor::encoded_len(2)];
/// assert_eq!(armor::encode_to_slice(b"ab", &mut text)?, 14);
/// assert_eq!(&text, b"vnqr1:YWIpybgd");
/// # Ok::<(), vn_personal_qr::SliceTooShort>(())
/// ```
#[inline]
pub fn encode_to_slice(payload: &[u8], buffer: &mut [u8]) -> Result<usize, SliceTooShort> {
    let needed = encoded_len(payload.len());
    let too_short = SliceTooShort::new(needed);
    let text = buffer.get_mut(..needed).ok_or(too_short)?;
    let (prefix, characters) = text.split_at_mut_checked(PREFIX.len()).ok_or(too_short)?;
    prefix.copy_from_slice(PREFIX.as_bytes());

    // Bytes that do not fill four characters are encoded together with the checksum.
    let (head, remainder) = payload.split_at(payload.len().saturating_sub(payload.len() % 3));
    let written = BASE64
        .encode_slice(head, characters)
        .map_err(|_| too_short)?;
    let mut tail = [0; 2 + CHECKSUM_LEN];
    let mut end = 0_usize;
    for (place, byte) in tail
        .iter_mut()
        .zip(remainder.iter().chain(&checksum(payload)))
    {
        *place = *byte;
        end = end.saturating_add(1);
    }
    let unwritten = characters.get_mut(written..).unwrap_or_default();
    let tail = tail.get(..end).unwrap_or_default();
    BASE64
        .encode_slice(tail, unwritten)
        .map_err(|_| too_short)?;
    Ok(needed)
}

/// Returns the armored payload, with one allocation.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::armor;
///
/// let text = armor::encode(b"001093029317|A|1987-01-18|0|1|<1");
/// assert_eq!(text, "vnqr1:MDAxMDkzMDI5MzE3fEF8MTk4Ny0wMS0xOHwwfDF8PDFY8f-A");
/// # assert_eq!(text.len(), armor::encoded_len(32));
/// ```
#[cfg(feature = "alloc")]
#[must_use]
pub fn encode(payload: &[u8]) -> alloc::string::String {
    let mut text = alloc::vec![0; encoded_len(payload.len())];
    let _ = encode_to_slice(payload, &mut text);
    alloc::string::String::from_utf8(text).unwrap_or_default()
}

#[cfg(feature = "alloc")]
impl PersonalQr<'_> {
    /// Returns the canonical text as [armor](mod@crate::armor).
    ///
    /// Use [`encode`] to armor received bytes unchanged, like those of a signed payload.
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::{PersonalQr, armor};
    ///
    /// let qr = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|<1<<")?;
    /// assert_eq!(qr.armor(), "vnqr1:MDAxMDkzMDI5MzE3fEF8MTk4Ny0wMS0xOHwwfDF8PDFY8f-A");
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub fn armor(&self) -> alloc::string::String {
        encode(self.encode().as_bytes())
    }
}

#[cfg(feature = "alloc")]
impl crate::payload::PersonalQrBuf {
    /// Returns the text as armor, as [`PersonalQr::armor`].
    #[must_use]
    pub fn armor(&self) -> alloc::string::String {
        encode(self.as_str().as_bytes())
    }
}
