use core::error::Error;
use core::fmt;

use super::registry::Record;
use vn_personal_qr::{PersonalQr, PersonalQrBuf};

/// The last step: the subject has its QID, and the code is there for every app that asks.
///
/// Made by [`AwaitingRegistration::answer`](super::AwaitingRegistration::answer) alone. It need not be stored: the registry keeps the
/// record, and to enter the declaration again leads here again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    record: Record,
}

impl Issued {
    pub(super) const fn new(record: Record) -> Self {
        Self { record }
    }

    /// What the registry keeps.
    #[must_use]
    pub const fn record(&self) -> &Record {
        &self.record
    }

    /// The code of a platform without a key.
    #[must_use]
    pub fn code(&self) -> PersonalQrBuf {
        self.record.to_payload()
    }

    /// The code of a platform with a key: `sign` is given the payload and fills its signature slot.
    ///
    /// The signature must be deterministic: the same payload has to become the same text whenever it is asked for. With
    /// feature `signature`, `signature::sign` is such a signer: `issued.signed_by(|payload| sign(&payload, &key))`.
    ///
    /// ```
    /// # use vn_personal_qr_issuance::{Draft, Identity, RegistrationOutcome, SubjectKey, RequestId, VerificationOutcome};
    /// # use vn_personal_qr::{DecodeError, PersonalQr, PersonalQrBuf, Signature};
    /// # let declaration = Draft::new().with_name("A").with_birth_date("1987-01-18").with_id_number("001093029317");
    /// # let verifying = declaration.declare().unwrap().verify(RequestId::new(1));
    /// # let question = verifying.question();
    /// # let answer = question.confirmed(SubjectKey::new("k").unwrap(), question.as_declared());
    /// # let Ok(VerificationOutcome::Confirmed(registering)) = verifying.answer(answer) else { panic!() };
    /// # let reply = registering.entry().kept(registering.entry().first([7; 16]));
    /// # let Ok(RegistrationOutcome::Issued(issued)) = registering.answer(reply) else { panic!() };
    /// fn sign(payload: PersonalQr<'_>) -> Result<PersonalQrBuf, DecodeError> {
    ///     let signature = Signature::new("E.key-1.c2lnbmF0dXJl")?; // made from the payload's text
    ///     payload.with_extension(payload.extension().with_signature(signature)).map(PersonalQrBuf::from)
    /// }
    /// assert!(issued.signed_by(sign).unwrap().as_str().ends_with("|<<<<E.key-1.c2lnbmF0dXJl"));
    /// ```
    ///
    /// # Errors
    ///
    /// - [`Signer`](SignError::Signer): what `sign` returned; the step stays, so it can be asked again
    /// - [`Altered`](SignError::Altered): a payload without a signature, or one that differs in more than that
    pub fn signed_by<E>(
        &self,
        sign: impl FnOnce(PersonalQr<'_>) -> Result<PersonalQrBuf, E>,
    ) -> Result<PersonalQrBuf, SignError<E>> {
        let signed = sign(self.record.payload()).map_err(SignError::Signer)?;
        let view = signed.view();
        let unsigned = view.with_extension(view.extension().with_signature(None));
        if view.extension().signature().is_some() && unsigned == Ok(self.record.payload()) {
            Ok(signed)
        } else {
            Err(SignError::Altered)
        }
    }
}

/// Why there is no signed code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SignError<E> {
    /// The signer could not sign.
    Signer(E),
    /// The signer did something else than to fill the signature slot.
    Altered,
}

impl<E: fmt::Display> fmt::Display for SignError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signer(error) => error.fmt(f),
            Self::Altered => {
                f.write_str("the signer changed more than the signature slot, or left it empty")
            }
        }
    }
}

impl<E: Error> Error for SignError<E> {}
