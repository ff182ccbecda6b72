use alloc::string::String;
use core::fmt;

use base64::Engine as _;
use zeroize::Zeroizing;

use crate::algorithm::Algorithm;
use crate::jwk::PrivateJwk;
use crate::key_error::{KeyError, KeyErrorKind};
use crate::key_id::KeyId;
use crate::slot::BASE64URL;
use crate::verifying_key::{Number, VerifyingKey};

/// A private key with its key ID.
///
/// It is wiped from memory when it is dropped, and `Debug` does not show it. Only [`to_jwk`](Self::to_jwk) returns it.
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
    secret_key: SecretKey,
    key_id: KeyId,
}

/// Both types wipe themselves on drop.
pub(crate) enum SecretKey {
    Ed25519(ed25519_dalek::SigningKey),
    P256(p256::ecdsa::SigningKey),
}

impl SigningKey {
    /// Creates a key from 32 bytes of a cryptographically secure random source.
    ///
    /// Its key ID is [the default one](VerifyingKey::key_id).
    ///
    /// # Errors
    ///
    /// [`KeyType`](KeyErrorKind::KeyType) for an algorithm outside the profile;
    /// [`BadMember`](KeyErrorKind::BadMember) for a P-256 number that is 0 or not below the order of the curve. That
    /// happens to one in 2³² random numbers: try another.
    pub fn from_secret(algorithm: Algorithm, secret: &[u8; 32]) -> Result<Self, KeyError> {
        let secret_key = match algorithm {
            Algorithm::ED25519 => SecretKey::Ed25519(ed25519_dalek::SigningKey::from_bytes(secret)),
            Algorithm::P256 => SecretKey::P256(
                p256::ecdsa::SigningKey::from_slice(secret)
                    .map_err(|_| KeyErrorKind::BadMember { name: "d" })?,
            ),
            _ => return Err(KeyErrorKind::KeyType.into()),
        };
        let key_id = secret_key.verifying_key().key_id();
        Ok(Self { secret_key, key_id })
    }

    /// Reads a private JWK (RFC 7517): `kty`, `crv`, `x`, for P-256 `y`, and `d`.
    ///
    /// Without `kid`, the key ID is [the default one](VerifyingKey::key_id). Other members are ignored.
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
    /// [`KeyError`]: not JSON, another type of key, a missing or invalid member, public members that do not match `d`,
    /// a `kid` that is not a [`KeyId`].
    pub fn from_jwk(json: &[u8]) -> Result<Self, KeyError> {
        let jwk = PrivateJwk::from_json(json)?;
        let algorithm = jwk.algorithm()?;
        let key = Self::from_secret(algorithm, &*jwk.secret()?)?;
        if key.verifying_key() != jwk.verifying_key(algorithm)? {
            return Err(KeyErrorKind::NotAPair.into());
        }
        Ok(match jwk.key_id()? {
            Some(key_id) => key.with_key_id(key_id),
            None => key,
        })
    }

    /// Returns the private JWK. Store it where only the issuer can read it.
    #[must_use]
    pub fn to_jwk(&self) -> Zeroizing<String> {
        // The capacity prevents a reallocation, which would leave an unwiped copy behind.
        let mut json = Zeroizing::new(String::with_capacity(512));
        json.push('{');
        self.verifying_key().write_members(&mut json);
        json.push_str(",\"d\":\"");
        BASE64URL.encode_string(self.secret_key.to_bytes().as_slice(), &mut json);
        json.push_str("\",\"kid\":\"");
        json.push_str(self.key_id.as_str());
        json.push_str("\"}");
        json
    }

    /// Returns the key with another key ID.
    #[must_use]
    pub fn with_key_id(mut self, key_id: KeyId) -> Self {
        self.key_id = key_id;
        self
    }

    /// Returns the key ID.
    #[must_use]
    pub const fn key_id(&self) -> KeyId {
        self.key_id
    }

    /// Returns the algorithm.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        match self.secret_key {
            SecretKey::Ed25519(_) => Algorithm::ED25519,
            SecretKey::P256(_) => Algorithm::P256,
        }
    }

    /// Returns the public key.
    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        self.secret_key.verifying_key()
    }

    pub(crate) const fn secret_key(&self) -> &SecretKey {
        &self.secret_key
    }
}

impl SecretKey {
    fn verifying_key(&self) -> VerifyingKey {
        match self {
            Self::Ed25519(key) => VerifyingKey::from_ed25519(key),
            Self::P256(key) => VerifyingKey::from_p256(key),
        }
    }

    fn to_bytes(&self) -> Zeroizing<Number> {
        Zeroizing::new(match self {
            Self::Ed25519(key) => key.to_bytes(),
            Self::P256(key) => key.to_bytes().into(),
        })
    }
}

/// Shows the algorithm and the key ID.
impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({}, {}, ..)", self.algorithm(), self.key_id)
    }
}
