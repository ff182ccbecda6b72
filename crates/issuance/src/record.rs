use alloc::string::String;

use vn_personal_qr::{
    DecodeError, ErrorKind, Expected, Extension, Field, PersonalQr, PersonalQrBuf, Qid,
};

/// A registry's record of a person: the canonical payload without signature.
///
/// The signature is made when the code is issued, so a new key changes no record. `Debug` shows which fields are present
/// and hides their values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record(PersonalQrBuf);

impl Record {
    /// `extension` must have no signature and no other slots, so that the payload cannot be too long.
    pub(crate) fn new(payload: PersonalQr<'_>, extension: Extension<'_>) -> Self {
        let payload = payload.with_extension(extension).unwrap_or(payload);
        Self(PersonalQrBuf::from(payload))
    }

    /// Parses a stored record.
    ///
    /// ```
    /// use vn_personal_qr_issuance::Record;
    ///
    /// let record = Record::parse("001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1").unwrap();
    /// assert_eq!(record.qid().as_str(), "162979388586171100");
    /// let error = Record::parse("001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1<").unwrap_err();
    /// assert_eq!(error.offset(), 57);
    /// ```
    ///
    /// # Errors
    ///
    /// The errors of [`PersonalQr::decode`], and [`UnexpectedCharacter`](ErrorKind::UnexpectedCharacter) at the end of
    /// the canonical text if more follows: a `<` after the last slot that is not empty, a signature, or slots from the
    /// sixth on.
    pub fn parse(text: &str) -> Result<Self, DecodeError> {
        let payload = PersonalQrBuf::decode(text.as_bytes())?;
        let view = payload.view();
        let extension = view
            .extension()
            .with_signature(None)
            .with_other(<_>::default());
        let record = Self::new(view, extension);
        if record.as_str() == text {
            return Ok(record);
        }
        let expected = Expected::Delimiter;
        Err(DecodeError::new(
            ErrorKind::UnexpectedCharacter { expected },
            Some(Field::Extension),
            record.as_str().len(),
        ))
    }

    /// Returns the payload.
    #[must_use]
    pub fn payload(&self) -> PersonalQr<'_> {
        self.0.view()
    }

    /// Returns the person's QID.
    #[must_use]
    pub fn qid(&self) -> Qid<'_> {
        self.payload().qid()
    }

    /// Returns the text to store. It is personal data.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Converts the record into the text to store.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0.into_string()
    }

    pub(crate) fn to_payload(&self) -> PersonalQrBuf {
        self.0.clone()
    }
}
