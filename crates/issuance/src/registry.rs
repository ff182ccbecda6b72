use alloc::string::String;

use super::identity::SubjectKey;
use super::registering::RegistrationRequest;
use super::verifying::RequestId;
use vn_personal_qr::Qid;
use vn_personal_qr::{DecodeError, ErrorKind, Expected, Field};
use vn_personal_qr::{Extension, PersonalQr, PersonalQrBuf};

/// What a registry must be: for each subject one QID for good, and the present payload.
///
/// An implementation keeps these promises; a conformance suite for them, with implementations on `SQLite` and
/// `PostgreSQL`, is in `examples/registries/` of the repository.
///
/// - **Once and for good.** The QID of a subject is the one of its first record. It is never another's, never given again.
/// - **Idempotent.** To enter again what was entered changes nothing and answers the same, so whoever does not know how
///   a call ended, because a process or a network died in it, calls again.
/// - **Atomic.** A record is replaced only if it is still the one that [`RegistrationRequest::update`] was asked about; of two that
///   enter at once neither is lost.
/// - **Durable.** An answer is given when what it says would outlive a power cut.
/// - **Discreet.** Subject keys are kept as hashes; nothing of a record gets into errors.
///
/// The trait is for who calls it as it is. An asynchronous registry keeps the same promises without it, and its answers
/// are the same [`RegistrationReply`].
pub trait Registry {
    /// Why there is no answer now.
    type Error;

    /// Makes the record of a subject or brings it up to date, and answers with it.
    ///
    /// # Errors
    ///
    /// The registry does not know, or does not answer now. Nothing is promised of what it did; to call again is safe.
    fn upsert(&mut self, entry: &RegistrationRequest) -> Result<RegistrationReply, Self::Error>;

    /// The present record of a subject.
    ///
    /// # Errors
    ///
    /// The registry does not answer now.
    fn find(&mut self, subject: &SubjectKey) -> Result<Option<Record>, Self::Error>;
}

/// The registry's answer to an [`RegistrationRequest`], with its ticket; made by [`RegistrationRequest::kept`] and [`RegistrationRequest::declarant_unknown`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationReply {
    pub(super) ticket: RequestId,
    pub(super) outcome: Outcome,
}

impl RegistrationReply {
    /// The record, if the declaration was entered.
    #[must_use]
    pub const fn record(&self) -> Option<&Record> {
        match &self.outcome {
            Outcome::Kept(record) => Some(record),
            Outcome::DeclarantUnknown => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Kept(Record),
    DeclarantUnknown,
}

/// What a registry keeps of a subject: its payload, without a signature, in canonical text.
///
/// A signature is made when the payload goes out, so that a new key changes nothing here. `Debug` shows which fields are
/// there, none of what they hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record(PersonalQrBuf);

impl Record {
    /// Slots beyond the phone have no place here, so the text cannot be too long.
    pub(super) fn of(payload: PersonalQr<'_>, extension: Extension<'_>) -> Self {
        let payload = payload.with_extension(extension).unwrap_or(payload);
        Self(PersonalQrBuf::from(payload))
    }

    /// A record from the text that was kept.
    ///
    /// ```
    /// use vn_personal_qr_issuance::Record;
    ///
    /// let record = Record::read("001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1").unwrap();
    /// assert_eq!(record.qid().as_str(), "162979388586171100");
    /// let error = Record::read("001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1<").unwrap_err();
    /// assert_eq!(error.offset(), 57);
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`PersonalQr::decode`], and
    /// [`UnexpectedCharacter`](ErrorKind::UnexpectedCharacter) where the canonical text would end: a `<` after the last
    /// slot that is filled, a signature, slots from the sixth on.
    pub fn read(text: &str) -> Result<Self, DecodeError> {
        let payload = PersonalQrBuf::decode(text.as_bytes())?;
        let view = payload.view();
        let kept = view
            .extension()
            .with_signature(None)
            .with_other(<_>::default());
        let record = Self::of(view, kept);
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

    /// The payload.
    #[must_use]
    pub fn payload(&self) -> PersonalQr<'_> {
        self.0.view()
    }

    /// The subject's QID.
    #[must_use]
    pub fn qid(&self) -> Qid<'_> {
        self.payload().qid()
    }

    /// The text to keep. It is personal data.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub(super) fn to_payload(&self) -> PersonalQrBuf {
        self.0.clone()
    }

    /// The text to keep, given away.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0.into_string()
    }
}
