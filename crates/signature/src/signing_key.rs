use alloc::string::String;
use core::fmt;

use base64::Engine as _;
use zeroize::Zeroizing;

use super::jwk::PrivateJwk;
#[cfg(test)]
use super::sign::signature_of;
use super::sign::{SignError, sign_with};
use super::verifying_key::Number;
use super::{Algorithm, BASE64, KeyError, KeyErrorKind, KeyId, VerifyingKey};
use vn_personal_qr::{PersonalQr, PersonalQrBuf};

/// The secret half of a key, with the name that it is known by.
///
/// It is wiped from memory when it is dropped, and no way of printing shows it. Only [`to_jwk`](Self::to_jwk) gives it
/// away.
///
/// ```
/// use vn_personal_qr_signature::{Algorithm, SigningKey};
///
/// let key = SigningKey::from_secret(Algorithm::ED25519, &[7; 32])?;
/// assert_eq!(format!("{key:?}"), "SigningKey(Ed25519, --6IM5l0Oos, ..)");
/// let again = SigningKey::from_jwk(key.to_jwk().as_bytes())?;
/// assert_eq!(again.verifying_key(), key.verifying_key());
/// # Ok::<(), vn_personal_qr_signature::KeyError>(())
/// ```
pub struct SigningKey {
    secret: Secret,
    key_id: KeyId,
}

/// Both wipe themselves.
enum Secret {
    Ed25519(ed25519_dalek::SigningKey),
    P256(p256::ecdsa::SigningKey),
}

impl SigningKey {
    /// A key from 32 secret bytes, which must come from a source of random bytes that is fit for keys. It is named by its
    /// thumbprint.
    ///
    /// # Errors
    ///
    /// [`KeyType`](KeyErrorKind::KeyType) for an algorithm that the profile does not have;
    /// [`BadMember`](KeyErrorKind::BadMember) for P-256 where the bytes are 0 or not below the order of the curve, which of
    /// random bytes one in 2³² is: take others.
    pub fn from_secret(algorithm: Algorithm, secret: &[u8; 32]) -> Result<Self, KeyError> {
        let secret = match algorithm {
            Algorithm::ED25519 => Secret::Ed25519(ed25519_dalek::SigningKey::from_bytes(secret)),
            Algorithm::P256 => Secret::P256(
                p256::ecdsa::SigningKey::from_slice(secret)
                    .map_err(|_| KeyErrorKind::BadMember { name: "d" })?,
            ),
            _ => return Err(KeyErrorKind::KeyType.into()),
        };
        let key_id = secret.verifying_key().key_id();
        Ok(Self { secret, key_id })
    }

    /// A key from a private JWK (RFC 7517): `kty`, `crv`, `x`, for P-256 `y`, and `d`. Without `kid` it is named by its
    /// thumbprint; other members are passed over.
    ///
    /// ```
    /// use vn_personal_qr_signature::{KeyErrorKind, SigningKey};
    ///
    /// let error = SigningKey::from_jwk(br#"{"kty":"oct","k":"c2VjcmV0"}"#).unwrap_err();
    /// assert_eq!(error.kind(), KeyErrorKind::KeyType);
    /// ```
    ///
    /// # Errors
    ///
    /// [`KeyError`], which shows nothing of the key: no JSON, another type of key, a member that is missing or is not
    /// what it should be, public members that are not of the secret one, a `kid` that slot 5 cannot have.
    pub fn from_jwk(json: &[u8]) -> Result<Self, KeyError> {
        let jwk = PrivateJwk::read(json)?;
        let algorithm = jwk.algorithm().ok_or(KeyErrorKind::KeyType)?;
        let key = Self::from_secret(algorithm, &*jwk.secret()?)?;
        if key.verifying_key() != jwk.verifying_key(algorithm)? {
            return Err(KeyErrorKind::NotAPair.into());
        }
        match &jwk.kid {
            Some(kid) => Ok(key.with_key_id(KeyId::new(kid).map_err(|_| KeyErrorKind::KeyId)?)),
            None => Ok(key),
        }
    }

    /// The private JWK. Keep it where only the issuer can read it.
    #[must_use]
    pub fn to_jwk(&self) -> Zeroizing<String> {
        // With room for all of it: where a text grows, a copy stays behind.
        let mut json = Zeroizing::new(String::with_capacity(512));
        json.push('{');
        self.verifying_key().write_members(&mut json);
        json.push_str(",\"d\":\"");
        BASE64.encode_string(self.secret.number().as_slice(), &mut json);
        json.push_str("\",\"kid\":\"");
        json.push_str(self.key_id.as_str());
        json.push_str("\"}");
        json
    }

    /// The same key under another name.
    #[must_use]
    pub fn with_key_id(mut self, key_id: KeyId) -> Self {
        self.key_id = key_id;
        self
    }

    /// The name.
    #[must_use]
    pub const fn key_id(&self) -> KeyId {
        self.key_id
    }

    /// What the key is for.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        match self.secret {
            Secret::Ed25519(_) => Algorithm::ED25519,
            Secret::P256(_) => Algorithm::P256,
        }
    }

    /// The public half.
    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        self.secret.verifying_key()
    }

    pub(super) fn sign(&self, payload: &PersonalQr<'_>) -> Result<PersonalQrBuf, SignError> {
        match &self.secret {
            Secret::Ed25519(key) => {
                sign_with::<ed25519_dalek::Signature>(payload, self.key_id, key)
            }
            Secret::P256(key) => sign_with::<p256::ecdsa::Signature>(payload, self.key_id, key),
        }
    }
}

#[cfg(test)]
impl SigningKey {
    /// The signature of any message, for the vectors of the standards.
    pub(super) fn signature_of(&self, message: &[u8]) -> Result<[u8; 64], SignError> {
        match &self.secret {
            Secret::Ed25519(key) => signature_of::<ed25519_dalek::Signature>(key, message),
            Secret::P256(key) => {
                signature_of::<p256::ecdsa::Signature>(key, message).map(Into::into)
            }
        }
    }
}

impl Secret {
    fn verifying_key(&self) -> VerifyingKey {
        match self {
            Self::Ed25519(key) => VerifyingKey::of_ed25519(key),
            Self::P256(key) => VerifyingKey::of_p256(key),
        }
    }

    fn number(&self) -> Zeroizing<Number> {
        Zeroizing::new(match self {
            Self::Ed25519(key) => key.to_bytes(),
            Self::P256(key) => key.to_bytes().into(),
        })
    }
}

/// Shows algorithm and name.
impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({}, {}, ..)", self.algorithm(), self.key_id)
    }
}
