//! Reading of keys as JWKs.

use alloc::string::String;

use base64::Engine as _;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use crate::algorithm::Algorithm;
use crate::ignored_reason::IgnoredReason;
use crate::key_error::KeyErrorKind;
use crate::key_id::KeyId;
use crate::slot::BASE64URL;
use crate::verifying_key::{Number, VerifyingKey};

/// Deserializes JSON. Returns `mismatch` for JSON of another shape.
///
/// The error of serde is dropped because it may quote a value.
pub(crate) fn from_json<T: DeserializeOwned>(
    json: &[u8],
    mismatch: KeyErrorKind,
) -> Result<T, KeyErrorKind> {
    serde_json::from_slice(json).map_err(|error| {
        if error.is_data() {
            mismatch
        } else {
            KeyErrorKind::NotJson {
                line: error.line(),
                column: error.column(),
            }
        }
    })
}

/// A private JWK.
#[derive(Deserialize)]
pub(crate) struct PrivateJwk {
    kty: String,
    #[serde(default)]
    crv: String,
    x: Option<String>,
    y: Option<String>,
    #[serde(default, deserialize_with = "secret_member")]
    d: Option<Zeroizing<String>>,
    kid: Option<String>,
}

fn secret_member<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Zeroizing<String>>, D::Error> {
    Option::<String>::deserialize(deserializer).map(|text| text.map(Zeroizing::new))
}

impl PrivateJwk {
    pub(crate) fn from_json(json: &[u8]) -> Result<Self, KeyErrorKind> {
        from_json(json, KeyErrorKind::NotAKey)
    }

    pub(crate) fn algorithm(&self) -> Result<Algorithm, KeyErrorKind> {
        algorithm(&self.kty, &self.crv).ok_or(KeyErrorKind::KeyType)
    }

    pub(crate) fn secret(&self) -> Result<Zeroizing<Number>, KeyErrorKind> {
        let mut secret = Zeroizing::new([0; 32]);
        decode_number("d", self.d.as_ref().map(|text| text.as_str()), &mut secret)?;
        Ok(secret)
    }

    pub(crate) fn verifying_key(&self, algorithm: Algorithm) -> Result<VerifyingKey, KeyErrorKind> {
        verifying_key(algorithm, self.x.as_deref(), self.y.as_deref())
    }

    pub(crate) fn key_id(&self) -> Result<Option<KeyId>, KeyErrorKind> {
        let key_id = self.kid.as_deref().map(KeyId::new).transpose();
        key_id.map_err(|_| KeyErrorKind::KeyId)
    }
}

/// A key of a key set with its ID, or the reason to ignore it.
pub(crate) type KeySetItem = Result<(KeyId, VerifyingKey), IgnoredReason>;

/// Reads a key of a key set. A key for another use is ignored; an invalid key is an error.
pub(crate) fn read_public(jwk: &Map<String, Value>) -> Result<KeySetItem, KeyErrorKind> {
    // Some writers set members that they do not use to null.
    let member = |name| jwk.get(name).filter(|value| !value.is_null());
    let text = |name| member(name).and_then(Value::as_str);
    let key_type = text("kty").zip(text("crv"));
    let Some(algorithm) = key_type.and_then(|(kty, crv)| algorithm(kty, crv)) else {
        return Ok(Err(IgnoredReason::KeyType));
    };
    let is_absent_or = |name, values: &[&str]| match member(name) {
        None => true,
        Some(value) => value.as_str().is_some_and(|value| values.contains(&value)),
    };
    let can_verify = member("key_ops").is_none_or(|operations| {
        let operations = operations.as_array();
        operations.is_some_and(|list| list.iter().any(|operation| operation == "verify"))
    });
    if !is_absent_or("use", &["sig"]) || !can_verify {
        return Ok(Err(IgnoredReason::Use));
    }
    let algorithm_names: &[&str] = match algorithm {
        Algorithm::ED25519 => &["EdDSA", "Ed25519"],
        _ => &["ES256"],
    };
    if !is_absent_or("alg", algorithm_names) {
        return Ok(Err(IgnoredReason::Algorithm));
    }
    let key_id = match member("kid") {
        None => None,
        Some(kid) => match kid.as_str().and_then(|kid| KeyId::new(kid).ok()) {
            None => return Ok(Err(IgnoredReason::KeyId)),
            key_id => key_id,
        },
    };
    if member("d").is_some() {
        return Err(KeyErrorKind::PrivateKey);
    }
    let key = verifying_key(algorithm, text("x"), text("y"))?;
    Ok(Ok((key_id.unwrap_or_else(|| key.key_id()), key)))
}

fn algorithm(kty: &str, crv: &str) -> Option<Algorithm> {
    match (kty, crv) {
        ("OKP", "Ed25519") => Some(Algorithm::ED25519),
        ("EC", "P-256") => Some(Algorithm::P256),
        _ => None,
    }
}

fn verifying_key(
    algorithm: Algorithm,
    x: Option<&str>,
    y: Option<&str>,
) -> Result<VerifyingKey, KeyErrorKind> {
    let (mut x_number, mut y_number) = ([0; 32], [0; 32]);
    decode_number("x", x, &mut x_number)?;
    if algorithm == Algorithm::ED25519 {
        return VerifyingKey::ed25519(&x_number).map_err(|error| error.kind());
    }
    decode_number("y", y, &mut y_number)?;
    VerifyingKey::p256(&x_number, &y_number).map_err(|error| error.kind())
}

/// Decodes base64url of exactly 32 bytes.
fn decode_number(
    name: &'static str,
    text: Option<&str>,
    number: &mut Number,
) -> Result<(), KeyErrorKind> {
    let length = text.and_then(|text| BASE64URL.decode_slice(text, number).ok());
    if length == Some(number.len()) {
        Ok(())
    } else {
        Err(KeyErrorKind::BadMember { name })
    }
}
