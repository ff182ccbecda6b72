//! Writing.

use base64::Engine as _;

use super::checksum::checksum;
use super::{BASE64, CHECK_LEN, PREFIX};
#[cfg(feature = "alloc")]
use crate::payload::PersonalQr;
use crate::payload::SliceTooShort;

/// The length of the armor of so many bytes.
///
/// ```
/// use vn_personal_qr::armor;
///
/// assert_eq!(armor::encoded_len(79), 117);
/// assert_eq!(armor::MAX_LEN, 3949);
/// ```
#[must_use]
pub const fn encoded_len(payload: usize) -> usize {
    let bytes = payload.saturating_add(CHECK_LEN);
    // Three bytes are four characters; one or two of what is left over are one more than they are.
    let left_over = bytes % 3;
    let behind = if left_over == 0 {
        0
    } else {
        left_over.saturating_add(1)
    };
    (bytes / 3)
        .saturating_mul(4)
        .saturating_add(behind)
        .saturating_add(PREFIX.len())
}

/// Writes the armor of the payload's bytes to the start of `buffer` and gives its length. Allocates nothing.
///
/// ```
/// use vn_personal_qr::armor;
///
/// let mut text = [0; armor::encoded_len(2)];
/// assert_eq!(armor::encode_to_slice(b"ab", &mut text)?, 14);
/// assert_eq!(&text, b"vnqr1:YWIpybgd");
/// # Ok::<(), vn_personal_qr::SliceTooShort>(())
/// ```
///
/// # Errors
///
/// [`SliceTooShort`] if the armor does not fit, as that of 2 bytes into a buffer of 10. Nothing has been written then.
#[inline]
pub fn encode_to_slice(payload: &[u8], buffer: &mut [u8]) -> Result<usize, SliceTooShort> {
    let needed = encoded_len(payload.len());
    let too_short = SliceTooShort::new(needed);
    let text = buffer.get_mut(..needed).ok_or(too_short)?;
    let (label, characters) = text.split_at_mut_checked(PREFIX.len()).ok_or(too_short)?;
    label.copy_from_slice(PREFIX.as_bytes());

    // What does not fill four characters is written together with the check.
    let (head, left_over) = payload.split_at(payload.len().saturating_sub(payload.len() % 3));
    let written = BASE64
        .encode_slice(head, characters)
        .map_err(|_| too_short)?;
    let mut tail = [0; 2 + CHECK_LEN];
    let mut end = 0_usize;
    for (place, byte) in tail
        .iter_mut()
        .zip(left_over.iter().chain(&checksum(payload)))
    {
        *place = *byte;
        end = end.saturating_add(1);
    }
    let behind = characters.get_mut(written..).unwrap_or_default();
    let tail = tail.get(..end).unwrap_or_default();
    BASE64.encode_slice(tail, behind).map_err(|_| too_short)?;
    Ok(needed)
}

/// The armor of the payload's bytes, in one allocation.
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
    /// The [armor](mod@crate::armor) of the canonical text.
    ///
    /// ```
    /// use vn_personal_qr::{PersonalQr, armor};
    ///
    /// let qr = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|<1<<")?;
    /// assert_eq!(qr.armor(), "vnqr1:MDAxMDkzMDI5MzE3fEF8MTk4Ny0wMS0xOHwwfDF8PDFY8f-A");
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// A text that was received, as a signed one, is armored as it stands by [`encode`].
    #[must_use]
    pub fn armor(&self) -> alloc::string::String {
        encode(self.encode().as_bytes())
    }
}
