use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::Deserialize;
use serde_json::Value;

use crate::algorithm::Algorithm;
use crate::ignored_reason::IgnoredReason;
use crate::jwk;
use crate::key_error::{KeyError, KeyErrorKind};
use crate::key_id::KeyId;
use crate::verifying_key::VerifyingKey;

/// The public keys of issuers, by algorithm and key ID.
///
/// The caller decides whom to trust: each key in the set can sign for any person. The library contains no keys.
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
    /// Creates an empty set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a JWK Set (RFC 7517, section 5; Ed25519 by RFC 8037).
    ///
    /// As the RFC requires, keys for other uses are ignored and listed in [`ignored`](Self::ignored): another `kty` or
    /// `crv`, a `use` other than `sig`, `key_ops` without `verify`, an `alg` other than `EdDSA`, `Ed25519` and `ES256`,
    /// a `kid` that is not a [`KeyId`]. A key without `kid` gets the ID of its [thumbprint](VerifyingKey::key_id).
    ///
    /// # Errors
    ///
    /// [`KeyError`], even if the other keys are valid, because an invalid key is a mistake of the issuer that must not
    /// stay unnoticed: a coordinate that is missing or not base64url of 32 bytes, not a point on the curve, a point of
    /// small order, two keys with the same key ID and algorithm, and a private key (`d`): anybody who reads it can sign.
    pub fn from_json(json: &[u8]) -> Result<Self, KeyError> {
        #[derive(Deserialize)]
        struct JwkSet {
            keys: Vec<Value>,
        }

        let JwkSet { keys } = jwk::from_json(json, KeyErrorKind::NotAKeySet)?;
        let mut set = Self::default();
        for (index, item) in keys.iter().enumerate() {
            let error = |kind| KeyError::with_index(kind, index);
            let jwk = item
                .as_object()
                .ok_or_else(|| error(KeyErrorKind::NotAKey))?;
            match jwk::read_public(jwk).map_err(error)? {
                Ok((key_id, key)) => set.insert(key_id, key).map_err(|e| error(e.kind()))?,
                Err(reason) => set.ignored.push(IgnoredKey { index, reason }),
            }
        }
        Ok(set)
    }

    /// Adds a key.
    ///
    /// # Errors
    ///
    /// [`Duplicate`](KeyErrorKind::Duplicate) if the set has a key with this ID and algorithm, which is kept.
    pub fn insert(&mut self, key_id: KeyId, key: VerifyingKey) -> Result<(), KeyError> {
        use alloc::collections::btree_map::Entry;

        match self.keys.entry((key.algorithm(), key_id)) {
            Entry::Occupied(_) => Err(KeyErrorKind::Duplicate.into()),
            Entry::Vacant(entry) => {
                entry.insert(key);
                Ok(())
            }
        }
    }

    /// Returns the key with this ID and algorithm.
    #[must_use]
    pub fn get(&self, algorithm: Algorithm, key_id: KeyId) -> Option<&VerifyingKey> {
        self.keys.get(&(algorithm, key_id))
    }

    /// Returns the keys with their IDs, ordered by algorithm and key ID.
    pub fn iter(&self) -> impl Iterator<Item = (KeyId, &VerifyingKey)> {
        self.keys.iter().map(|((_, key_id), key)| (*key_id, key))
    }

    /// Returns the number of keys.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Returns whether the set has no keys; then nothing can be verified.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Returns the keys of the document that were ignored, in their order.
    #[must_use]
    pub fn ignored(&self) -> &[IgnoredKey] {
        &self.ignored
    }

    /// Returns the keys as a JWK Set, to be published.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = String::from("{\"keys\":[");
        for (index, (key_id, key)) in self.iter().enumerate() {
            json.push_str(if index == 0 { "{" } else { ",{" });
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

/// Shows the algorithms and key IDs.
impl fmt::Debug for KeySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.keys.keys()).finish()
    }
}

/// An ignored key of a JWK Set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct IgnoredKey {
    index: usize,
    reason: IgnoredReason,
}

impl IgnoredKey {
    /// Returns the index in `keys`, counted from 0.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// Returns the reason.
    #[must_use]
    pub const fn reason(&self) -> IgnoredReason {
        self.reason
    }
}
