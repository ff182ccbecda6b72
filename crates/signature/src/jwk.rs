//! Keys as JSON.

use alloc::string::String;

use base64::Engine as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::key_set::IgnoredReason;
use super::verifying_key::Number;
use super::{Algorithm, BASE64, KeyError, KeyErrorKind, KeyId, VerifyingKey};

/// A JWK with its secret member.
#[derive(Deserialize)]
pub(super) struct PrivateJwk {
    kty: String,
    #[serde(default)]
    crv: String,
    x: Option<String>,
    y: Option<String>,
    #[serde(default, deserialize_with = "secret")]
    d: Option<Zeroizing<String>>,
    pub(super) kid: Option<String>,
}

fn secret<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Zeroizing<String>>, D::Error> {
    String::deserialize(deserializer).map(|text| Some(Zeroizing::new(text)))
}

impl PrivateJwk {
    pub(super) fn read(json: &[u8]) -> Result<Self, KeyError> {
        serde_json::from_slice(json).map_err(|error| {
            // What serde says of a value may quote it.
            if error.is_data() {
                KeyErrorKind::NotAKey.into()
            } else {
                KeyError::not_json(&error)
            }
        })
    }

    pub(super) fn algorithm(&self) -> Option<Algorithm> {
        algorithm(&self.kty, &self.crv)
    }

    pub(super) fn secret(&self) -> Result<Zeroizing<Number>, KeyErrorKind> {
        let mut secret = Zeroizing::new([0; 32]);
        read_number("d", self.d.as_ref().map(|text| text.as_str()), &mut secret)?;
        Ok(secret)
    }

    pub(super) fn verifying_key(&self, algorithm: Algorithm) -> Result<VerifyingKey, KeyErrorKind> {
        verifying_key(algorithm, self.x.as_deref(), self.y.as_deref())
    }
}

/// What became of an item in a key set: a key and its name, or a reason to pass it over.
pub(super) type Item = Result<(KeyId, VerifyingKey), IgnoredReason>;

/// Reads an item of a key set. What is for others to use is passed over; what is for us and broken is an error.
pub(super) fn read_public(jwk: &Map<String, Value>) -> Result<Item, KeyErrorKind> {
    let text = |name| jwk.get(name).and_then(Value::as_str);
    let kind = text("kty").zip(text("crv"));
    let Some(algorithm) = kind.and_then(|(kty, crv)| algorithm(kty, crv)) else {
        return Ok(Err(IgnoredReason::KeyType));
    };
    let is = |name, values: &[&str]| match jwk.get(name) {
        None => true,
        Some(value) => value.as_str().is_some_and(|value| values.contains(&value)),
    };
    let operations = jwk.get("key_ops").map(|list| list.as_array());
    let verifies = operations.is_none_or(|list| {
        list.is_some_and(|list| list.iter().any(|operation| operation == "verify"))
    });
    if !is("use", &["sig"]) || !verifies {
        return Ok(Err(IgnoredReason::Use));
    }
    let names: &[&str] = match algorithm {
        Algorithm::ED25519 => &["EdDSA", "Ed25519"],
        _ => &["ES256"],
    };
    if !is("alg", names) {
        return Ok(Err(IgnoredReason::Algorithm));
    }
    let key_id = match jwk.get("kid") {
        None => None,
        Some(name) => match name.as_str().and_then(|name| KeyId::new(name).ok()) {
            None => return Ok(Err(IgnoredReason::KeyId)),
            name => name,
        },
    };
    if jwk.contains_key("d") {
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
    read_number("x", x, &mut x_number)?;
    if algorithm == Algorithm::ED25519 {
        return VerifyingKey::ed25519(&x_number).map_err(|error| error.kind());
    }
    read_number("y", y, &mut y_number)?;
    VerifyingKey::p256(&x_number, &y_number).map_err(|error| error.kind())
}

/// Reads base64url of exactly 32 bytes.
fn read_number(
    name: &'static str,
    text: Option<&str>,
    number: &mut Number,
) -> Result<(), KeyErrorKind> {
    let length = text.and_then(|text| BASE64.decode_slice(text, number).ok());
    if length == Some(number.len()) {
        Ok(())
    } else {
        Err(KeyErrorKind::BadMember { name })
    }
}
