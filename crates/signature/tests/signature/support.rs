//! The vectors and their keys.

use std::fmt::Display;

use serde_json::Value as Json;
use vn_personal_qr::{Language, Localize, PersonalQr};
use vn_personal_qr_signature::{KeySet, SigningKey, sign};

pub(crate) const EXAMPLE: &str =
    "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";

pub(crate) fn vectors() -> Json {
    serde_json::from_str(include_str!("../../../../tests/vectors/signature.json")).expect("JSON")
}

pub(crate) fn list(json: &Json) -> &[Json] {
    json.as_array().expect("a list")
}

pub(crate) fn text(json: &Json) -> &str {
    json.as_str().expect("a text")
}

/// Returns the private keys of the vectors.
pub(crate) fn keys() -> Vec<SigningKey> {
    let vectors = vectors();
    let jwks = list(&vectors["keys"]).iter();
    jwks.map(|jwk| SigningKey::from_jwk(jwk.to_string().as_bytes()).expect("a key"))
        .collect()
}

/// Returns the public keys of the vectors.
pub(crate) fn key_set() -> KeySet {
    KeySet::from_json(vectors()["jwks"].to_string().as_bytes()).expect("a key set")
}

/// Returns the signed payload.
pub(crate) fn signed(payload: &str, key: &SigningKey) -> String {
    let payload = PersonalQr::try_from(payload).expect("a payload");
    sign(&payload, key).expect("signed").into_string()
}

/// The first two keys of the vectors: Ed25519 and P-256.
pub(crate) fn key_of_each_algorithm() -> impl Iterator<Item = SigningKey> {
    keys().into_iter().take(2)
}

/// Returns the code and both messages of an error.
pub(crate) fn messages(code: &str, error: &(impl Display + Localize)) -> [String; 3] {
    [code.to_owned(), error.to_string(), vietnamese(error)]
}

pub(crate) fn vietnamese(error: &impl Localize) -> String {
    error.in_language(Language::Vietnamese).to_string()
}
