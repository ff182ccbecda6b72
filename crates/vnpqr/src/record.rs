//! The record of a decoded line, independent of the output format.

use std::io;

use vn_personal_qr::detect::Detected;
use vn_personal_qr::lenient::LenientPayload;
use vn_personal_qr::{DecodeError, PersonalQr};
use vn_personal_qr_signature::{KeySet, Verified, VerifyError, verify};

use crate::language::Language;
use crate::payload_error::PayloadError;

/// The result of a line.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a> {
    /// Set if there is more than one file.
    pub(crate) file: Option<&'a str>,
    pub(crate) line: u64,
    /// The code of the kind. Set if lines are read leniently.
    pub(crate) kind: Option<&'static str>,
    pub(crate) result: Result<Decoded<'a>, PayloadError>,
    pub(crate) with_keys: bool,
    /// Set if there are keys and the line is valid.
    pub(crate) verification: Option<Result<Verified<PersonalQr<'a>>, VerifyError>>,
    /// Set if lines are read leniently and this is text that is not too long.
    pub(crate) lenient: Option<&'a LenientPayload<'a>>,
    /// What was detected, if it is an armor. Then `lenient` is its payload.
    pub(crate) detected: Option<&'a Detected<'a>>,
    /// The language of messages in CSV.
    pub(crate) language: Language,
}

/// A line that is no payload: a card, another known code, or an invalid armor.
#[derive(Clone, Copy)]
pub(crate) struct DetectedRecord<'a> {
    /// Set if there is more than one file.
    pub(crate) file: Option<&'a str>,
    pub(crate) line: u64,
    pub(crate) detected: &'a Detected<'a>,
    pub(crate) with_keys: bool,
    /// The language of messages in CSV.
    pub(crate) language: Language,
}

/// A payload, and the text from which it was decoded.
#[derive(Clone, Copy)]
pub(crate) struct Decoded<'a> {
    pub(crate) payload: PersonalQr<'a>,
    pub(crate) text: &'a [u8],
    pub(crate) is_strict: bool,
}

impl<'a> Decoded<'a> {
    pub(crate) fn strict(text: &'a [u8]) -> Result<Self, PayloadError> {
        Self::new(PersonalQr::decode(text), text, true)
    }

    pub(crate) fn lenient(
        lenient: &'a LenientPayload<'_>,
        text: &'a [u8],
    ) -> Result<Self, PayloadError> {
        Self::new(lenient.payload(), text, lenient.is_strict())
    }

    fn new(
        payload: Result<PersonalQr<'a>, DecodeError>,
        text: &'a [u8],
        is_strict: bool,
    ) -> Result<Self, PayloadError> {
        Ok(Self {
            payload: payload?,
            text,
            is_strict,
        })
    }

    /// Verifies the signature of the text as it was received.
    pub(crate) fn verify(&self, keys: &KeySet) -> Result<Verified<PersonalQr<'a>>, VerifyError> {
        verify(self.text, keys)
    }

    /// Returns the same as [`PersonalQr::is_canonical`] without decoding again.
    pub(crate) fn is_canonical(&self) -> bool {
        self.is_strict && self.payload.encoded_len() == self.text.len()
    }
}

/// A format of records.
pub(crate) trait WriteRecord {
    fn write(&mut self, record: &Record<'_>) -> io::Result<()>;

    fn write_detected(&mut self, record: &DetectedRecord<'_>) -> io::Result<()>;
}
