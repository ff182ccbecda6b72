//! Encoding: the canonical text, in the order of the grammar.

use core::convert::Infallible;
use core::{fmt, mem};

use super::personal_qr::PersonalQr;
use super::slice_too_short::SliceTooShort;
use crate::field::{Gender, HealthCard, IdNumber, Phone, Qid, Signature};

impl PersonalQr<'_> {
    /// Returns the first five fields, which are separated by `|`.
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

    /// Returns the slots, which are separated by `<`. The last item has slots 6 and up.
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

    /// Writes the canonical text. Each field is passed with its most frequent length.
    #[inline(always)]
    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), S::Error> {
        let [id_number, name, birth_date, declaration_kind, qid] = self.fields();
        sink.put::<12>(None, id_number)?;
        sink.put::<0>(Some(b'|'), name)?;
        sink.put::<10>(Some(b'|'), birth_date)?;
        sink.put::<1>(Some(b'|'), declaration_kind)?;
        sink.put::<18>(Some(b'|'), qid)?;

        // Empty slots at the end are omitted.
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

    /// Returns the length of the canonical text in bytes.
    #[must_use]
    pub fn encoded_len(&self) -> usize {
        let mut length = Length(0);
        match self.write(&mut length) {
            Ok(()) => length.0,
        }
    }

    /// Writes the canonical text to the start of `buffer` and returns its length in bytes.
    ///
    /// [`MAX_LEN`](crate::MAX_LEN) bytes always suffice; [`encoded_len`](Self::encoded_len) returns the exact length.
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
    /// [`SliceTooShort`] if the text does not fit, such as into a buffer of 10 bytes. The buffer may be partly written.
    pub fn encode_to_slice(&self, buffer: &mut [u8]) -> Result<usize, SliceTooShort> {
        let capacity = buffer.len();
        let mut unused = Unused(buffer);
        match self.write(&mut unused) {
            Ok(()) => Ok(capacity.saturating_sub(unused.0.len())),
            Err(BufferFull) => Err(SliceTooShort::new(self.encoded_len())),
        }
    }

    /// Writes the canonical text to `writer`.
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
    /// Those of the writer.
    pub fn encode_to(&self, writer: &mut impl fmt::Write) -> fmt::Result {
        self.write(&mut Writer(writer))
    }

    /// Returns the canonical text.
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

    /// Appends the canonical text to a vector, with at most one reallocation.
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
        // Cannot fail: the slice has the encoded length.
        let _ = self.encode_to_slice(vector.get_mut(start..).unwrap_or_default());
    }
}

/// A destination of the canonical text.
trait Sink {
    type Error;

    /// Writes a field or slot and the delimiter before it. Most texts of this field have `COMMON` bytes.
    fn put<const COMMON: usize>(
        &mut self,
        delimiter: Option<u8>,
        text: &[u8],
    ) -> Result<(), Self::Error>;
}

/// Counts the length.
struct Length(usize);

impl Sink for Length {
    type Error = Infallible;

    #[inline(always)]
    fn put<const COMMON: usize>(
        &mut self,
        delimiter: Option<u8>,
        text: &[u8],
    ) -> Result<(), Infallible> {
        let length = text.len().saturating_add(usize::from(delimiter.is_some()));
        self.0 = self.0.saturating_add(length);
        Ok(())
    }
}

/// A text writer.
struct Writer<'w, W>(&'w mut W);

impl<W: fmt::Write> Sink for Writer<'_, W> {
    type Error = fmt::Error;

    fn put<const COMMON: usize>(&mut self, delimiter: Option<u8>, text: &[u8]) -> fmt::Result {
        if let Some(delimiter) = delimiter {
            self.0.write_char(char::from(delimiter))?;
        }
        self.0
            .write_str(core::str::from_utf8(text).map_err(|_| fmt::Error)?)
    }
}

/// The unused rest of a buffer.
struct Unused<'b>(&'b mut [u8]);

/// The error of a buffer that is too short.
struct BufferFull;

impl<'b> Unused<'b> {
    #[inline(always)]
    fn take(&mut self, length: usize) -> Result<&'b mut [u8], BufferFull> {
        let (taken, unused) = mem::take(&mut self.0)
            .split_at_mut_checked(length)
            .ok_or(BufferFull)?;
        self.0 = unused;
        Ok(taken)
    }

    /// Writes the delimiter and takes `length` bytes after it.
    #[inline(always)]
    fn take_after(
        &mut self,
        delimiter: Option<u8>,
        length: usize,
    ) -> Result<&'b mut [u8], BufferFull> {
        let Some(delimiter) = delimiter else {
            return self.take(length);
        };
        match self.take(length.saturating_add(1))? {
            [first, taken @ ..] => {
                *first = delimiter;
                Ok(taken)
            }
            [] => Err(BufferFull),
        }
    }
}

impl Sink for Unused<'_> {
    type Error = BufferFull;

    #[inline(always)]
    fn put<const COMMON: usize>(
        &mut self,
        delimiter: Option<u8>,
        text: &[u8],
    ) -> Result<(), BufferFull> {
        if let Ok(array) = <&[u8; COMMON]>::try_from(text) {
            if let Some(target) = self.take_after(delimiter, COMMON)?.first_chunk_mut() {
                *target = *array;
            }
        } else {
            copy(self.take_after(delimiter, text.len())?, text);
        }
        Ok(())
    }
}

/// Copies a text into a slice of its length. Texts of up to 32 bytes take at most two moves.
#[inline(always)]
fn copy(target: &mut [u8], text: &[u8]) {
    match text.len() {
        8..=16 => copy_ends::<8>(target, text),
        17..=32 => copy_ends::<16>(target, text),
        4..=7 => copy_ends::<4>(target, text),
        2..=3 => copy_ends::<2>(target, text),
        _ => {
            for (target, byte) in target.iter_mut().zip(text) {
                *target = *byte;
            }
        }
    }
}

/// Copies the first `N` and the last `N` bytes of a text, which may overlap.
#[inline(always)]
fn copy_ends<const N: usize>(target: &mut [u8], text: &[u8]) {
    if let (Some(target), Some(text)) = (target.first_chunk_mut::<N>(), text.first_chunk()) {
        *target = *text;
    }
    if let (Some(target), Some(text)) = (target.last_chunk_mut::<N>(), text.last_chunk()) {
        *target = *text;
    }
}
