use alloc::string::String;
use core::fmt;

use base64::Engine as _;
use sha2::{Digest as _, Sha256};
use signature::Verifier as _;

use crate::algorithm::{Algorithm, SlotSignature as _};
use crate::key_error::{KeyError, KeyErrorKind};
use crate::key_id::KeyId;
use crate::slot::BASE64URL;

/// A coordinate of a point, or a private number, big-endian for P-256 and as in RFC 8032 for Ed25519.
pub(crate) type Number = [u8; 32];

/// A public key.
///
/// ```
/// use vn_personal_qr_signature::VerifyingKey;
///
/// // RFC 8037, appendix A.2 and A.3.
/// let mut x = [0; 32];
/// let digits = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
/// for (i, byte) in x.iter_mut().enumerate() {
///     *byte = u8::from_str_radix(&digits[2 * i..2 * i + 2], 16).unwrap();
/// }
/// let key = VerifyingKey::ed25519(&x).unwrap();
/// assert_eq!(key.key_id().as_str(), "kPrK_qmxVWY");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct VerifyingKey(Point);

#[derive(Clone, PartialEq, Eq)]
enum Point {
    Ed25519(ed25519_dalek::VerifyingKey),
    P256(p256::ecdsa::VerifyingKey),
}

impl VerifyingKey {
    /// Creates an Ed25519 key from its 32 bytes (RFC 8032).
    ///
    /// # Errors
    ///
    /// [`NotAPoint`](KeyErrorKind::NotAPoint) for bytes that do not encode a point, or not canonically: 32 times `0xFF`;
    /// [`WeakKey`](KeyErrorKind::WeakKey) for a point of small order: 32 zeros.
    pub fn ed25519(bytes: &[u8; 32]) -> Result<Self, KeyError> {
        let key =
            ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| KeyErrorKind::NotAPoint)?;
        if key.is_weak() {
            return Err(KeyErrorKind::WeakKey.into());
        }
        // `from_bytes` also accepts coordinates that are not reduced modulo the field prime.
        if key.to_edwards().compress().as_bytes() != bytes {
            return Err(KeyErrorKind::NotAPoint.into());
        }
        Ok(Self(Point::Ed25519(key)))
    }

    /// Creates a P-256 key from its coordinates, 32 bytes each, big-endian.
    ///
    /// # Errors
    ///
    /// [`NotAPoint`](KeyErrorKind::NotAPoint) for coordinates that are not on the curve: zeros.
    pub fn p256(x: &[u8; 32], y: &[u8; 32]) -> Result<Self, KeyError> {
        let mut uncompressed = [4; 65];
        for (target, byte) in uncompressed.iter_mut().skip(1).zip(x.iter().chain(y)) {
            *target = *byte;
        }
        p256::ecdsa::VerifyingKey::from_sec1_bytes(&uncompressed)
            .map(|key| Self(Point::P256(key)))
            .map_err(|_| KeyErrorKind::NotAPoint.into())
    }

    pub(crate) fn from_ed25519(key: &ed25519_dalek::SigningKey) -> Self {
        Self(Point::Ed25519(key.verifying_key()))
    }

    pub(crate) fn from_p256(key: &p256::ecdsa::SigningKey) -> Self {
        Self(Point::P256(*key.verifying_key()))
    }

    /// Returns the algorithm.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        match self.0 {
            Point::Ed25519(_) => Algorithm::ED25519,
            Point::P256(_) => Algorithm::P256,
        }
    }

    /// Returns the default key ID: the first 8 bytes of the [thumbprint](Self::thumbprint) as base64url, 11 characters.
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        let thumbprint = self.thumbprint();
        let mut text = [0; 11];
        let start = thumbprint.first_chunk::<8>();
        let length = start.and_then(|start| BASE64URL.encode_slice(start, &mut text).ok());
        let key_id = length.and_then(|length| KeyId::from_bytes(text.get(..length)?));
        // Always `Some`: the alphabet of base64url is the one of key IDs.
        key_id.unwrap_or(KeyId::PLACEHOLDER)
    }

    /// Returns the SHA-256 thumbprint of the key as a JWK.
    ///
    /// Source: RFC 7638, for Ed25519 with RFC 8037.
    #[must_use]
    pub fn thumbprint(&self) -> [u8; 32] {
        let (x, y) = self.coordinates();
        let x = BASE64URL.encode(x);
        let mut digest = Sha256::new();
        match y {
            None => {
                for part in ["{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"", &x, "\"}"] {
                    digest.update(part);
                }
            }
            Some(y) => {
                let y = BASE64URL.encode(y);
                let start = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"";
                for part in [start, &x, "\",\"y\":\"", &y, "\"}"] {
                    digest.update(part);
                }
            }
        }
        digest.finalize().into()
    }

    /// Writes the members of the JWK that hold the key: type, curve and coordinates.
    pub(crate) fn write_members(&self, json: &mut String) {
        let (x, y) = self.coordinates();
        json.push_str(match self.0 {
            Point::Ed25519(_) => "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"",
            Point::P256(_) => "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"",
        });
        BASE64URL.encode_string(x, json);
        if let Some(y) = y {
            json.push_str("\",\"y\":\"");
            BASE64URL.encode_string(y, json);
        }
        json.push('"');
    }

    fn coordinates(&self) -> (Number, Option<Number>) {
        match &self.0 {
            Point::Ed25519(key) => (key.to_bytes(), None),
            Point::P256(key) => {
                let point = key.to_sec1_point(false);
                let number = |bytes: &[u8]| <Number>::try_from(bytes).unwrap_or_default();
                let bytes = point.as_bytes();
                let x = bytes.get(1..33).map(number).unwrap_or_default();
                (x, bytes.get(33..).map(number))
            }
        }
    }

    /// Returns whether the signature is valid for the message: for Ed25519 strictly, for P-256 with a low `s`.
    pub(crate) fn is_valid(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        match &self.0 {
            Point::Ed25519(key) => {
                let signature = ed25519_dalek::Signature::from_bytes(signature);
                key.verify_strict(message, &signature).is_ok()
            }
            Point::P256(key) => {
                p256::ecdsa::Signature::from_slice(signature).is_ok_and(|signature| {
                    signature.canonical() == signature && key.verify(message, &signature).is_ok()
                })
            }
        }
    }
}

/// Shows the algorithm and the default key ID.
impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({}, {})", self.algorithm(), self.key_id())
    }
}
