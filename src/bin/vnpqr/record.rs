//! What `decode` says of a line, whatever the form it is written in.

use std::io;

use vn_personal_qr::PersonalQr;
use vn_personal_qr::signature::{KeySet, Verified, VerifyError, verify};

use crate::fault::Fault;
use crate::language::Language;

/// A line and what became of it.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a> {
    /// Said only where there are several.
    pub(crate) file: Option<&'a str>,
    pub(crate) line: u64,
    pub(crate) judgement: Result<Valid<'a>, Fault>,
    pub(crate) with_keys: bool,
    /// Said only where there are keys, of what is valid.
    pub(crate) verification: Option<Result<Verified<PersonalQr<'a>>, VerifyError>>,
    /// Of the sentence that says what is wrong.
    pub(crate) language: Language,
}

/// A payload, and the text that it was decoded from.
#[derive(Clone, Copy)]
pub(crate) struct Valid<'a> {
    pub(crate) payload: PersonalQr<'a>,
    pub(crate) text: &'a [u8],
}

impl<'a> Valid<'a> {
    pub(crate) fn decode(text: &'a [u8]) -> Result<Self, Fault> {
        match PersonalQr::decode(text) {
            Ok(payload) => Ok(Self { payload, text }),
            Err(error) => Err(Fault::NotAPayload(error)),
        }
    }

    /// Of the text as it was received.
    pub(crate) fn verify(&self, keys: &KeySet) -> Result<Verified<PersonalQr<'a>>, VerifyError> {
        verify(self.text, keys)
    }

    /// As [`PersonalQr::is_canonical`], without decoding once more.
    pub(crate) fn is_canonical(&self) -> bool {
        self.payload.encoded_len() == self.text.len()
    }
}

/// A form that records are written in.
pub(crate) trait WriteRecord {
    fn write(&mut self, record: &Record<'_>) -> io::Result<()>;
}
