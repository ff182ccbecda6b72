//! Writing: the canonical text, in the order of the grammar.

use core::convert::Infallible;
use core::error::Error;
use core::{fmt, mem};

use super::PersonalQr;
use crate::field::{Gender, HealthCard, IdNumber, Phone, Qid, Signature};

impl PersonalQr<'_> {
    /// The fields of the canonical text, which `|` divides.
    #[inline(always)]
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
    #[inline(always)]
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

    /// Writes the canonical text, piece by piece; each with the length that most have.
    #[inline(always)]
    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), S::Error> {
        let [id_number, name, birth_date, declaration_kind, qid] = self.fields();
        sink.put::<12>(None, id_number)?;
        sink.put::<0>(Some(b'|'), name)?;
        sink.put::<10>(Some(b'|'), birth_date)?;
        sink.put::<1>(Some(b'|'), declaration_kind)?;
        sink.put::<18>(Some(b'|'), qid)?;

        // Slots are written up to the last that holds something.
        let extension = &self.extension;
        let ends_at_phone = extension.signature.is_none() && extension.other.is_empty();
        let ends_at_card = ends_at_phone && extension.phone.is_none();
        let ends_at_gender = ends_at_card && extension.health_card.is_none();
        let [declarant_qid, gender, health_card, phone, signature, other] = self.slots();
        sink.put::<0>(Some(b'|'), declarant_qid)?;
        if ends_at_gender && extension.gender.is_none() {
            return Ok(());
        }
        sink.put::<1>(Some(b'<'), gender)?;
        if ends_at_gender {
            return Ok(());
        }
        sink.put::<0>(Some(b'<'), health_card)?;
        if ends_at_card {
            return Ok(());
        }
        sink.put::<10>(Some(b'<'), phone)?;
        if ends_at_phone {
            return Ok(());
        }
        sink.put::<0>(Some(b'<'), signature)?;
        if extension.other.is_empty() {
            return Ok(());
        }
        sink.put::<0>(Some(b'<'), other)
    }

    /// The length of the canonical text in bytes.
    #[must_use]
    pub fn encoded_len(&self) -> usize {
        let mut length = Length(0);
        match self.write(&mut length) {
            Ok(()) => length.0,
        }
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
        let mut free = Free(buffer);
        match self.write(&mut free) {
            Ok(()) => Ok(room.saturating_sub(free.0.len())),
            Err(Full) => Err(SliceTooShort {
                needed: self.encoded_len(),
            }),
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
        self.write(&mut Writer(writer))
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
        let start = vector.len();
        vector.resize(start.saturating_add(self.encoded_len()), 0);
        // It has the length that is needed.
        let _ = self.encode_to_slice(vector.get_mut(start..).unwrap_or_default());
    }
}

/// What takes the canonical text.
trait Sink {
    type Error;

    /// Takes a piece and the divider before it. Most pieces of its field are of `USUAL` bytes.
    fn put<const USUAL: usize>(
        &mut self,
        divider: Option<u8>,
        piece: &[u8],
    ) -> Result<(), Self::Error>;
}

/// How long the text is.
struct Length(usize);

impl Sink for Length {
    type Error = Infallible;

    #[inline(always)]
    fn put<const USUAL: usize>(
        &mut self,
        divider: Option<u8>,
        piece: &[u8],
    ) -> Result<(), Infallible> {
        let with_divider = piece.len().saturating_add(usize::from(divider.is_some()));
        self.0 = self.0.saturating_add(with_divider);
        Ok(())
    }
}

/// Anything that takes text.
struct Writer<'w, W>(&'w mut W);

impl<W: fmt::Write> Sink for Writer<'_, W> {
    type Error = fmt::Error;

    fn put<const USUAL: usize>(&mut self, divider: Option<u8>, piece: &[u8]) -> fmt::Result {
        if let Some(divider) = divider {
            self.0.write_char(char::from(divider))?;
        }
        // Every piece is text by itself.
        self.0
            .write_str(core::str::from_utf8(piece).map_err(|_| fmt::Error)?)
    }
}

/// What is left of a buffer.
struct Free<'b>(&'b mut [u8]);

/// Nothing is.
struct Full;

impl<'b> Free<'b> {
    #[inline(always)]
    fn take(&mut self, length: usize) -> Result<&'b mut [u8], Full> {
        let (place, behind) = mem::take(&mut self.0)
            .split_at_mut_checked(length)
            .ok_or(Full)?;
        self.0 = behind;
        Ok(place)
    }

    /// A place for a piece, behind its divider.
    #[inline(always)]
    fn place(&mut self, divider: Option<u8>, length: usize) -> Result<&'b mut [u8], Full> {
        let Some(divider) = divider else {
            return self.take(length);
        };
        match self.take(length.saturating_add(1))? {
            [first, place @ ..] => {
                *first = divider;
                Ok(place)
            }
            [] => Err(Full),
        }
    }
}

impl Sink for Free<'_> {
    type Error = Full;

    #[inline(always)]
    fn put<const USUAL: usize>(&mut self, divider: Option<u8>, piece: &[u8]) -> Result<(), Full> {
        if let Ok(parse_fast) = <&[u8; USUAL]>::try_from(piece) {
            if let Some(place) = self.place(divider, USUAL)?.first_chunk_mut() {
                *place = *parse_fast;
            }
        } else {
            copy(self.place(divider, piece.len())?, piece);
        }
        Ok(())
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
/// assert_eq!(error.to_string(), "buffer too short, 32 bytes needed");
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
        write!(f, "buffer too short, {} bytes needed", self.needed)
    }
}

impl Error for SliceTooShort {}
