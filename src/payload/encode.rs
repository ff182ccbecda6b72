//! Writing: the canonical text, in the order of the grammar.

use core::error::Error;
use core::{fmt, mem};

use super::PersonalQr;
use crate::field::{Gender, HealthCard, IdNumber, Phone, Qid, Signature};

impl PersonalQr<'_> {
    /// The fields of the canonical text, which `|` divides.
    pub(super) fn fields(&self) -> [&[u8]; 5] {
        [
            self.id_number().map_or(b"", IdNumber::as_bytes),
            self.name.as_bytes(),
            self.birth_date.as_bytes(),
            self.declaration_kind().as_bytes(),
            self.qid.as_bytes(),
        ]
    }

    /// The slots of the canonical text, which `<` divides; the last of them are those from the sixth on.
    pub(super) fn slots(&self) -> [&[u8]; 6] {
        let extension = &self.extension;
        [
            extension.declarant_qid.map_or(b"", Qid::as_bytes),
            extension.gender.map_or(b"", Gender::as_bytes),
            extension.health_card.map_or(b"", HealthCard::as_bytes),
            extension.phone.map_or(b"", Phone::as_bytes),
            extension.signature.map_or(b"", Signature::as_bytes),
            extension.other.as_bytes(),
        ]
    }

    /// Hands the canonical text on, piece by piece.
    #[inline(always)]
    fn pieces<E>(&self, mut put: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        for field in self.fields() {
            put(field)?;
            put(b"|")?;
        }
        let slots = self.slots();
        let [first, others @ ..] = &slots;
        put(first)?;
        // Slots are written up to the last that holds something.
        let filled = others.iter().rposition(|slot| !slot.is_empty());
        for (slot, at) in others.iter().zip(0..) {
            if filled < Some(at) {
                break;
            }
            put(b"<")?;
            put(slot)?;
        }
        Ok(())
    }

    /// The length of the canonical text in bytes.
    #[must_use]
    pub fn encoded_len(&self) -> usize {
        let mut length = 0_usize;
        let _ = self.pieces(|piece| {
            length = length.saturating_add(piece.len());
            Ok::<(), fmt::Error>(())
        });
        length
    }

    /// Writes the canonical text to the start of `buffer` and gives its length in bytes.
    ///
    /// [`MAX_LEN`](crate::MAX_LEN) bytes always suffice, [`encoded_len`](Self::encoded_len) says how many are needed.
    ///
    /// ```
    /// use vn_personal_qr::{MAX_LEN, PersonalQr};
    ///
    /// let qr = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|<1<<")?;
    /// let mut buffer = [0; MAX_LEN];
    /// let length = qr.encode_to_slice(&mut buffer)?;
    /// assert_eq!(&buffer[..length], b"001093029317|A|1987-01-18|0|1|<1");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`SliceTooShort`] if the text does not fit, as into a buffer of 10 bytes. The buffer may have been written to.
    pub fn encode_to_slice(&self, buffer: &mut [u8]) -> Result<usize, SliceTooShort> {
        let room = buffer.len();
        let mut free = buffer;
        let fit = self.pieces(|piece| {
            let (place, behind) = mem::take(&mut free)
                .split_at_mut_checked(piece.len())
                .ok_or(())?;
            copy(place, piece);
            free = behind;
            Ok::<(), ()>(())
        });
        match fit {
            Ok(()) => Ok(room.saturating_sub(free.len())),
            Err(()) => Err(SliceTooShort::of(self.encoded_len())),
        }
    }

    /// Writes the canonical text to anything that takes text.
    ///
    /// ```
    /// use vn_personal_qr::PersonalQr;
    ///
    /// let qr = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|<1<<")?;
    /// let mut text = String::from("The code: ");
    /// qr.encode_to(&mut text)?;
    /// assert_eq!(text, "The code: 001093029317|A|1987-01-18|0|1|<1");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of the writer, none of its own.
    pub fn encode_to(&self, writer: &mut impl fmt::Write) -> fmt::Result {
        // Every piece is text by itself.
        self.pieces(|piece| writer.write_str(core::str::from_utf8(piece).map_err(|_| fmt::Error)?))
    }

    /// The canonical text.
    ///
    /// ```
    /// let qr = vn_personal_qr::PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|<1<<")?;
    /// assert_eq!(qr.encode(), "001093029317|A|1987-01-18|0|1|<1");
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn encode(&self) -> alloc::string::String {
        let mut bytes = alloc::vec::Vec::new();
        self.encode_to_vec(&mut bytes);
        alloc::string::String::from_utf8(bytes).unwrap_or_default()
    }

    /// Appends the canonical text to a vector, growing it at most once.
    ///
    /// ```
    /// let qr = vn_personal_qr::PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|<1")?;
    /// let mut log = Vec::new();
    /// qr.encode_to_vec(&mut log);
    /// log.push(b'\n');
    /// assert_eq!(log.len(), qr.encoded_len() + 1);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[cfg(feature = "alloc")]
    pub fn encode_to_vec(&self, vector: &mut alloc::vec::Vec<u8>) {
        vector.reserve(self.encoded_len());
        let _ = self.pieces(|piece| {
            vector.extend_from_slice(piece);
            Ok::<(), fmt::Error>(())
        });
    }
}

/// Copies a text into a place of its length; for the short ones, which most are, by at most two moves.
#[inline(always)]
fn copy(place: &mut [u8], text: &[u8]) {
    match text.len() {
        8..=16 => copy_ends::<8>(place, text),
        17..=32 => copy_ends::<16>(place, text),
        4..=7 => copy_ends::<4>(place, text),
        2..=3 => copy_ends::<2>(place, text),
        _ => {
            for (place, byte) in place.iter_mut().zip(text) {
                *place = *byte;
            }
        }
    }
}

/// Copies the first `N` and the last `N` bytes of a text, which overlap.
#[inline(always)]
fn copy_ends<const N: usize>(place: &mut [u8], text: &[u8]) {
    if let (Some(place), Some(text)) = (place.first_chunk_mut::<N>(), text.first_chunk()) {
        *place = *text;
    }
    if let (Some(place), Some(text)) = (place.last_chunk_mut::<N>(), text.last_chunk()) {
        *place = *text;
    }
}

/// The buffer that was to take a text is shorter than the text.
///
/// ```
/// use vn_personal_qr::PersonalQr;
///
/// let qr = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|<1")?;
/// let error = qr.encode_to_slice(&mut [0; 10]).unwrap_err();
/// assert_eq!(error.needed(), 32);
/// assert_eq!(error.to_string(), "the buffer is too short; the text takes 32 bytes");
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SliceTooShort {
    needed: usize,
}

impl SliceTooShort {
    pub(crate) const fn of(needed: usize) -> Self {
        Self { needed }
    }

    /// How many bytes are needed.
    #[must_use]
    pub const fn needed(&self) -> usize {
        self.needed
    }
}

impl fmt::Display for SliceTooShort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the buffer is too short; the text takes {} bytes",
            self.needed
        )
    }
}

impl Error for SliceTooShort {}
