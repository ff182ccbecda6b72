use core::error::Error;
use core::fmt;

use signature::Signer;

use super::message::{Message, covered};
use super::slot;
use super::{KeyId, SigningKey, SlotSignature};
use vn_personal_qr::Signature;
use vn_personal_qr::{PersonalQr, PersonalQrBuf};

/// Signs a payload: the same payload with a signature in slot 5.
///
/// ```
/// use vn_personal_qr::PersonalQr;
/// use vn_personal_qr_signature::{self, Algorithm, SignError, SigningKey};
///
/// let key = SigningKey::from_secret(Algorithm::P256, &[7; 32])?;
/// let payload = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|")?;
/// let signed = signature::sign(&payload, &key)?;
/// assert_eq!(signature::sign(&signed.view(), &key), Err(SignError::AlreadySigned));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Both algorithms are deterministic: one payload and one key make one signature (RFC 8032, RFC 6979).
///
/// # Errors
///
/// [`AlreadySigned`](SignError::AlreadySigned), [`OtherSlots`](SignError::OtherSlots).
pub fn sign(payload: &PersonalQr<'_>, key: &SigningKey) -> Result<PersonalQrBuf, SignError> {
    key.sign(payload)
}

/// The same with a signer of any kind: a key in a security module, a service, or an algorithm that the profile does not
/// have. It is to be known to verifiers by the name given.
///
/// The example `sign_elsewhere` of the package has such a signer, [`verify_with`](super::verify_with) its counterpart.
///
/// # Errors
///
/// Those of [`sign`]; [`Signer`](SignError::Signer) where the signer fails, [`TooLong`](SignError::TooLong) where its
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
        let changed = payload.with_extension(extension);
        changed
            .map(PersonalQrBuf::from)
            .map_err(|_| SignError::TooLong)
    };
    // Any text in slot 5 makes the slots before it be written, the empty ones too.
    let unsigned = with_signature("-")?;
    let covered = covered(unsigned.as_str().as_bytes()).unwrap_or_default();
    let bytes = signature_of(signer, Message::of(covered).bytes())?;
    with_signature(&slot::write(S::ALGORITHM, key_id, bytes.as_ref()))
}

/// The signature of a message in its one form.
pub(super) fn signature_of<S: SlotSignature>(
    signer: &impl Signer<S>,
    message: &[u8],
) -> Result<S::Repr, SignError> {
    let signature = signer.try_sign(message).map_err(|_| SignError::Signer)?;
    signature
        .canonical()
        .try_into()
        .map_err(|_| SignError::Signer)
}

/// Why a payload is not signed.
///
/// ```
/// use vn_personal_qr_signature::SignError;
///
/// assert_eq!(SignError::AlreadySigned.to_string(), "the payload has a signature already; take it out first");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignError {
    /// Slot 5 is filled. Code `already-signed`.
    AlreadySigned,
    /// Slots from the sixth on are filled, which a signature does not cover. Code `other-slots`.
    OtherSlots,
    /// The signer gave no signature. Code `signer`.
    Signer,
    /// The signature does not fit. Those of the profile always do. Code `too-long`.
    TooLong,
}

impl SignError {
    /// The stable kebab-case name, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AlreadySigned => "already-signed",
            Self::OtherSlots => "other-slots",
            Self::Signer => "signer",
            Self::TooLong => "too-long",
        }
    }

    /// The sentence in Vietnamese; `Display` gives the English one.
    #[must_use]
    pub const fn vi(self) -> &'static str {
        match self {
            Self::AlreadySigned => "mã đã có chữ ký; hãy bỏ chữ ký đó trước",
            Self::OtherSlots => {
                "có mục sau mục thứ năm, chữ ký không bao trùm các mục đó; nơi cấp có ký thì để trống"
            }
            Self::Signer => "bộ ký không đưa ra chữ ký",
            Self::TooLong => "chữ ký dài hơn sức chứa của mục thứ năm",
        }
    }
}

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AlreadySigned => "the payload has a signature already; take it out first",
            Self::OtherSlots => {
                "there are slots beyond the fifth, which a signature does not cover; an issuer that signs leaves them empty"
            }
            Self::Signer => "the signer gave no signature",
            Self::TooLong => "the signature is longer than slot 5 can hold",
        })
    }
}

impl Error for SignError {}
