use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::Deserialize;
use serde_json::Value;

use super::jwk::read_public;
use super::{Algorithm, KeyError, KeyErrorKind, KeyId, VerifyingKey};

/// The keys of issuers, by algorithm and name.
///
/// Whom to trust is the caller's decision: a key in the set can sign for anybody. There is no set in this library.
///
/// ```
/// use vn_personal_qr_signature::KeySet;
///
/// let keys = KeySet::from_json(br#"{"keys":[
///     {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"moh-2026"},
///     {"kty":"RSA","n":"AQAB","e":"AQAB"}
/// ]}"#)?;
/// assert_eq!(keys.len(), 1);
/// assert_eq!(keys.ignored().len(), 1);
/// assert_eq!(keys.ignored()[0].reason().code(), "key-type");
/// # Ok::<(), vn_personal_qr_signature::KeyError>(())
/// ```
#[derive(Clone, Default)]
pub struct KeySet {
    keys: BTreeMap<(Algorithm, KeyId), VerifyingKey>,
    ignored: Vec<IgnoredKey>,
}

impl KeySet {
    /// Reads a JWK Set (RFC 7517, section 5; Ed25519 by RFC 8037).
    ///
    /// A key for other uses is passed over, as the RFC says: another `kty` or `crv`, a `use` that is not `sig`, `key_ops`
    /// without `verify`, an `alg` other than `EdDSA`, `Ed25519` and `ES256`, a `kid` that slot 5 cannot name.
    /// [`ignored`](Self::ignored) lists them. A key without `kid` is named by its
    /// [thumbprint](VerifyingKey::key_id).
    ///
    /// # Errors
    ///
    /// [`KeyError`], also for one bad key among good ones, since it is a mistake that somebody should know of: a
    /// coordinate that is missing or is no base64url of 32 bytes, no point of the curve, a point of small order, two keys of
    /// one name and algorithm, and a private key (`d`), which must not be published: anybody could sign with it.
    pub fn from_json(json: &[u8]) -> Result<Self, KeyError> {
        #[derive(Deserialize)]
        struct Document {
            keys: Vec<Value>,
        }

        let document: Document = serde_json::from_slice(json).map_err(|error| {
            if error.is_data() {
                KeyErrorKind::NotAKeySet.into()
            } else {
                KeyError::not_json(&error)
            }
        })?;
        let mut set = Self::default();
        for (index, item) in document.keys.iter().enumerate() {
            let at = |kind| KeyError::at(kind, index);
            let jwk = item.as_object().ok_or_else(|| at(KeyErrorKind::NotAKey))?;
            match read_public(jwk).map_err(at)? {
                Ok((key_id, key)) => set.insert(key_id, key).map_err(|error| at(error.kind()))?,
                Err(reason) => set.ignored.push(IgnoredKey { index, reason }),
            }
        }
        Ok(set)
    }

    /// Adds a key.
    ///
    /// # Errors
    ///
    /// [`Duplicate`](KeyErrorKind::Duplicate) if there is one of this name and algorithm; it stays.
    pub fn insert(&mut self, key_id: KeyId, key: VerifyingKey) -> Result<(), KeyError> {
        use alloc::collections::btree_map::Entry;

        match self.keys.entry((key.algorithm(), key_id)) {
            Entry::Occupied(_) => Err(KeyErrorKind::Duplicate.into()),
            Entry::Vacant(place) => {
                place.insert(key);
                Ok(())
            }
        }
    }

    /// The key of this name for this algorithm.
    #[must_use]
    pub fn get(&self, algorithm: Algorithm, key_id: KeyId) -> Option<&VerifyingKey> {
        self.keys.get(&(algorithm, key_id))
    }

    /// The keys with their names.
    pub fn iter(&self) -> impl Iterator<Item = (KeyId, &VerifyingKey)> {
        self.keys.iter().map(|((_, key_id), key)| (*key_id, key))
    }

    /// How many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is none: then nothing can be verified.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// What was in the document and is not for us, in its order.
    #[must_use]
    pub fn ignored(&self) -> &[IgnoredKey] {
        &self.ignored
    }

    /// The keys as a JWK Set, to be published.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = String::from("{\"keys\":[");
        for (at, (key_id, key)) in self.iter().enumerate() {
            json.push_str(if at == 0 { "{" } else { ",{" });
            key.write_members(&mut json);
            json.push_str(",\"kid\":\"");
            json.push_str(key_id.as_str());
            json.push_str("\",\"use\":\"sig\",\"alg\":\"");
            json.push_str(match key.algorithm() {
                Algorithm::ED25519 => "EdDSA",
                _ => "ES256",
            });
            json.push_str("\"}");
        }
        json.push_str("]}");
        json
    }
}

/// Shows algorithms and names.
impl fmt::Debug for KeySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.keys.keys()).finish()
    }
}

/// A key of a JWK Set that was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct IgnoredKey {
    index: usize,
    reason: IgnoredReason,
}

impl IgnoredKey {
    /// Its place in `keys`, counted from 0.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// Why.
    #[must_use]
    pub const fn reason(&self) -> IgnoredReason {
        self.reason
    }
}

/// Why a key of a JWK Set was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum IgnoredReason {
    /// Neither `kty` `OKP` with `crv` `Ed25519` nor `EC` with `P-256`.
    ///
    /// Code `key-type`.
    KeyType,
    /// `use` is not `sig`, or `key_ops` does not list `verify`.
    ///
    /// Code `key-use`.
    Use,
    /// `alg` is another algorithm.
    ///
    /// Code `key-algorithm`.
    Algorithm,
    /// `kid` is no text of 1 to 16 of `A-Za-z0-9_-`.
    ///
    /// Code `key-id`.
    KeyId,
}

impl IgnoredReason {
    /// All of them, in the order in which they are listed.
    pub const ALL: &'static [Self] = &[Self::KeyType, Self::Use, Self::Algorithm, Self::KeyId];

    /// Returns the stable kebab-case name, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::KeyType => "key-type",
            Self::Use => "key-use",
            Self::Algorithm => "key-algorithm",
            Self::KeyId => "key-id",
        }
    }

    /// Returns the message in Vietnamese; `Display` gives the English one.
    #[must_use]
    pub const fn vi(self) -> &'static str {
        match self {
            Self::KeyType => "không phải khoá Ed25519 hay P-256",
            Self::Use => "không dùng để kiểm tra chữ ký (use, key_ops)",
            Self::Algorithm => "dành cho thuật toán khác (alg)",
            Self::KeyId => "tên khoá (kid) không thể có trong chữ ký",
        }
    }
}

impl fmt::Display for IgnoredReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::KeyType => "neither an Ed25519 nor a P-256 key",
            Self::Use => "not for verifying signatures (use, key_ops)",
            Self::Algorithm => "for another algorithm (alg)",
            Self::KeyId => "its name (kid) is none that a signature could give",
        })
    }
}
