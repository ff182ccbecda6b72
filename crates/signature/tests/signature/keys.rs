use std::fmt::Write as _;

use serde_json::{Value as Json, json};
use vn_personal_qr_signature::{Algorithm, KeyErrorKind, KeyId, KeySet, SigningKey, VerifyingKey};

use crate::support::{EXAMPLE, key_of_each_algorithm, key_set, keys, list, signed, vietnamese};

/// RFC 8037, appendix A.3. RFC 7638 has a vector for RSA only; the vectors of this project have one for P-256.
#[test]
fn computes_key_ids_from_thumbprints() {
    let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    let set = json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "x": x}]}).to_string();
    let set = KeySet::from_json(set.as_bytes()).expect("a set");
    let (key_id, key) = set.iter().next().expect("a key");
    assert_eq!(key_id.as_str(), "kPrK_qmxVWY");
    let thumbprint = key
        .thumbprint()
        .iter()
        .fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
    assert_eq!(
        thumbprint,
        "90facafea9b1556698540f70c0117a22ea37bd5cf3ed3c47093c1707282b4b89"
    );
    // The default key IDs in the vectors.
    for key in key_of_each_algorithm() {
        assert_eq!(key.key_id(), key.verifying_key().key_id());
    }
}

#[test]
fn roundtrips_keys_through_json() {
    for key in keys() {
        let again = SigningKey::from_jwk(key.to_jwk().as_bytes()).expect("a key");
        assert_eq!(again.key_id(), key.key_id());
        assert_eq!(again.verifying_key(), key.verifying_key());
        assert_eq!(signed(EXAMPLE, &again), signed(EXAMPLE, &key));
    }
    let mut set = key_set();
    let again = KeySet::from_json(set.to_json().as_bytes()).expect("a set");
    assert!(again.iter().eq(set.iter()) && again.len() == 6 && !again.is_empty());
    assert!(KeySet::default().is_empty());
    let published: Json = serde_json::from_str(&set.to_json()).expect("JSON");
    assert!(
        list(&published["keys"])
            .iter()
            .all(|jwk| jwk["use"] == "sig" && jwk["d"].is_null())
    );
    let (key_id, key) = set
        .iter()
        .next()
        .map(|(id, key)| (id, key.clone()))
        .expect("a key");
    let error = set.insert(key_id, key).expect_err("a duplicate");
    assert_eq!(error.kind(), KeyErrorKind::Duplicate);
    assert_eq!(KeySet::default().to_json(), r#"{"keys":[]}"#);
}

#[test]
fn parses_and_displays_key_ids() {
    for name in ["a", "Z9-_", "0123456789abcdef"] {
        let key_id: KeyId = name.parse().expect(name);
        assert_eq!((key_id.as_str(), key_id.to_string().as_str()), (name, name));
    }
    for name in ["", "0123456789abcdefg", "a.b", "a b", "á", "a\0"] {
        assert!(KeyId::new(name).is_err(), "{name}");
    }
    assert_eq!(
        format!("{:?} {:5}|", KeyId::new("a"), KeyId::new("a").expect("a")),
        "Ok(KeyId(a)) a    |"
    );
}

#[test]
fn debug_shows_algorithms_and_key_ids() {
    let key = &keys()[0];
    let debug = format!("{key:?}");
    assert!(
        debug.starts_with("SigningKey(") && debug.contains(key.key_id().as_str()),
        "{debug}"
    );
    assert_eq!(
        format!("{:?}", key.verifying_key()),
        format!(
            "VerifyingKey({}, {})",
            key.algorithm(),
            key.verifying_key().key_id()
        )
    );
    let set = format!("{:?}", key_set());
    assert!(
        key_set()
            .iter()
            .all(|(key_id, _)| set.contains(key_id.as_str())),
        "{set}"
    );
}

#[test]
fn compares_keys_by_their_point() {
    let keys = keys();
    let points: Vec<VerifyingKey> = keys.iter().map(SigningKey::verifying_key).collect();
    for (at, point) in points.iter().enumerate() {
        assert_eq!(
            points.iter().filter(|other| *other == point).count(),
            1,
            "{at}"
        );
        assert_eq!(point.algorithm(), keys[at].algorithm());
    }
}

#[test]
fn displays_algorithms_and_key_id_errors() {
    assert_eq!(Algorithm::ED25519.to_string(), "Ed25519");
    assert_eq!(Algorithm::P256.to_string(), "ECDSA P-256");
    assert_eq!(Algorithm::other('X').expect("a letter").to_string(), "X");
    for taken in ['E', 'P', 'x', '1', 'Đ'] {
        assert_eq!(Algorithm::other(taken), None, "{taken}");
    }
    for name in ["", "a b", "ABCDEFGHIJKLMNOPQ", "khóa"] {
        let error = KeyId::new(name).expect_err("no name");
        let messages = [error.to_string(), vietnamese(&error)];
        assert!(
            messages.iter().all(|message| message.contains("16")),
            "{messages:?}"
        );
        assert_ne!(messages[0], messages[1]);
    }
}

#[test]
fn key_ids_convert_from_texts() {
    let key_id = KeyId::new("moh-2026").expect("a key ID");
    assert_eq!(KeyId::try_from("moh-2026"), Ok(key_id));
    assert_eq!("moh-2026".parse(), Ok(key_id));
    assert!(KeyId::try_from("moh.2026").is_err());
}

#[test]
fn new_key_set_is_empty() {
    assert!(KeySet::new().is_empty());
    assert_eq!(KeySet::new().to_json(), r#"{"keys":[]}"#);
}
