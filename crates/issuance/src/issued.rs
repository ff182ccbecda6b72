use thiserror::Error;
use vn_personal_qr::{PersonalQr, PersonalQrBuf};

use crate::record::Record;

/// The last step: a registered person's code; made by
/// [`AwaitingRegistration::with_reply`](crate::AwaitingRegistration::with_reply).
///
/// It need not be stored: registering the declaration again leads to the same step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    record: Record,
}

impl Issued {
    pub(crate) const fn new(record: Record) -> Self {
        Self { record }
    }

    /// Returns the registry's record.
    #[must_use]
    pub const fn record(&self) -> &Record {
        &self.record
    }

    /// Returns the code without signature.
    #[must_use]
    pub fn code(&self) -> PersonalQrBuf {
        self.record.to_payload()
    }

    /// Returns the code with a signature. `sign` takes the payload and returns it with its signature slot filled.
    ///
    /// The signature must be deterministic, so that a person's code is always the same text. With package
    /// `vn-personal-qr-signature`: `issued.signed_by(|payload| sign(&payload, &key))`.
    ///
    /// ```
    /// use vn_personal_qr::{DecodeError, PersonalQr, PersonalQrBuf, Signature};
    /// use vn_personal_qr_issuance::{Issued, SignedCodeError};
    ///
    /// fn sign(payload: PersonalQr<'_>) -> Result<PersonalQrBuf, DecodeError> {
    ///     let signature = Signature::new("E.key-1.c2lnbmF0dXJl")?; // computed from the payload
    ///     payload.with_extension(payload.extension().with_signature(signature)).map(PersonalQrBuf::from)
    /// }
    ///
    /// fn signed_code(issued: &Issued) -> Result<PersonalQrBuf, SignedCodeError<DecodeError>> {
    ///     issued.signed_by(sign)
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// - [`Signer`](SignedCodeError::Signer): `sign` returned an error
    /// - [`Altered`](SignedCodeError::Altered): `sign` returned a payload without signature, or with another change
    pub fn signed_by<E>(
        &self,
        sign: impl FnOnce(PersonalQr<'_>) -> Result<PersonalQrBuf, E>,
    ) -> Result<PersonalQrBuf, SignedCodeError<E>> {
        let signed = sign(self.record.payload()).map_err(SignedCodeError::Signer)?;
        let view = signed.view();
        let unsigned = view.with_extension(view.extension().with_signature(None));
        if view.extension().signature().is_some() && unsigned == Ok(self.record.payload()) {
            Ok(signed)
        } else {
            Err(SignedCodeError::Altered)
        }
    }
}

/// The error of [`Issued::signed_by`].
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq, Hash)]
pub enum SignedCodeError<E> {
    /// The signer returned an error.
    #[error("{0}")]
    Signer(E),
    /// The signer left the signature slot empty or changed another field.
    #[error("the signer left the signature slot empty or changed another field")]
    Altered,
}
