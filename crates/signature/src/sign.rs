use signature::Signer;
use vn_personal_qr::{PersonalQr, PersonalQrBuf, Signature, catalog};

use crate::algorithm::SlotSignature;
use crate::key_id::KeyId;
use crate::message::{Message, signed_part};
use crate::signing_key::{SecretKey, SigningKey};
use crate::slot::slot_text;

/// Signs a payload: returns the same payload with a signature in slot 5.
///
/// Both algorithms are deterministic: a payload and a key always give the same signature (RFC 8032, RFC 6979).
///
/// ```
/// use vn_personal_qr::PersonalQr;
/// use vn_personal_qr_signature::{Algorithm, SignError, SigningKey, sign};
///
/// let key = SigningKey::from_secret(Algorithm::P256, &[7; 32])?;
/// let payload = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|")?;
/// let signed = sign(&payload, &key)?;
/// assert_eq!(sign(&signed.view(), &key), Err(SignError::AlreadySigned));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`AlreadySigned`](SignError::AlreadySigned) for `001093029317|A|1987-01-18|0|1|<<<<x`,
/// [`OtherSlots`](SignError::OtherSlots) for `001093029317|A|1987-01-18|0|1|<<<<<x`.
pub fn sign(payload: &PersonalQr<'_>, key: &SigningKey) -> Result<PersonalQrBuf, SignError> {
    match key.secret_key() {
        SecretKey::Ed25519(signer) => {
            sign_with::<ed25519_dalek::Signature>(payload, key.key_id(), signer)
        }
        SecretKey::P256(signer) => {
            sign_with::<p256::ecdsa::Signature>(payload, key.key_id(), signer)
        }
    }
}

/// Signs a payload with any [`Signer`]: a key in a security module, a service, or an algorithm outside the profile.
///
/// `key_id` must identify the key to verifiers. See the example `sign_elsewhere`; the counterpart is
/// [`verify_with`](crate::verify_with).
///
/// # Errors
///
/// The errors of [`sign`]; [`Signer`](SignError::Signer) if the signer fails, [`TooLong`](SignError::TooLong) if its
/// signature is too long for slot 5.
pub fn sign_with<S: SlotSignature>(
    payload: &PersonalQr<'_>,
    key_id: KeyId,
    signer: &impl Signer<S>,
) -> Result<PersonalQrBuf, SignError> {
    if payload.extension().signature().is_some() {
        return Err(SignError::AlreadySigned);
    }
    if !payload.extension().other().is_empty() {
        return Err(SignError::OtherSlots);
    }
    let with_signature = |text: &str| {
        let signature = Signature::new(text).map_err(|_| SignError::TooLong)?;
        let extension = payload.extension().with_signature(signature);
        payload
            .with_extension(extension)
            .map(PersonalQrBuf::from)
            .map_err(|_| SignError::TooLong)
    };
    // The signed part has the delimiters of empty slots before slot 5, which are written only if slot 5 is filled.
    let placeholder = with_signature("-")?;
    let signed_part = signed_part(placeholder.as_str().as_bytes()).unwrap_or_default();
    let signature = canonical_signature(signer, Message::new(signed_part).as_bytes())?;
    with_signature(&slot_text(S::ALGORITHM, key_id, signature.as_ref()))
}

/// Signs a message and returns the signature in its canonical form.
pub(crate) fn canonical_signature<S: SlotSignature>(
    signer: &impl Signer<S>,
    message: &[u8],
) -> Result<S::Repr, SignError> {
    let signature = signer.try_sign(message).map_err(|_| SignError::Signer)?;
    signature
        .canonical()
        .try_into()
        .map_err(|_| SignError::Signer)
}

catalog! {
    /// An error of signing.
    ///
    /// ```
    /// use vn_personal_qr_signature::SignError;
    ///
    /// let error = SignError::AlreadySigned;
    /// assert_eq!(error.to_string(), "the payload already has a signature, remove it first");
    /// ```
    pub enum SignError {
        /// Slot 5 is filled.
        AlreadySigned = "already-signed",
            "the payload already has a signature, remove it first", "mã đã có chữ ký, hãy gỡ chữ ký cũ trước";
        /// Slot 6 or a later one is filled, which a signature does not cover.
        OtherSlots = "other-slots",
            "a signature does not cover slots 6 and up, leave them empty",
            "chữ ký không bảo vệ các mục từ thứ 6, hãy để trống các mục đó";
        /// The signer failed.
        Signer = "signer",
            "the signer failed", "không tạo được chữ ký";
        /// The signature does not fit into slot 5. Those of the profile always fit.
        TooLong = "too-long",
            "the signature is too long for slot 5", "chữ ký quá dài, mục 5 không chứa được";
    }
}

impl core::error::Error for SignError {}
