use serde_json::{Value as Json, json};
use vn_personal_qr_signature::{
    IgnoredKey, IgnoredReason, KeyError, KeyErrorKind, KeySet, SigningKey,
};

use crate::support::{messages, text, vectors};

/// Returns a valid Ed25519 JWK with some members replaced; `null` removes one.
fn jwk(changes: &Json) -> Json {
    let mut jwk = vectors()["jwks"]["keys"][0].clone();
    change(&mut jwk, changes);
    jwk
}

fn change(jwk: &mut Json, changes: &Json) {
    let members = jwk.as_object_mut().expect("an object");
    for (name, value) in changes.as_object().expect("an object") {
        if value.is_null() {
            members.remove(name);
        } else {
            members.insert(name.clone(), value.clone());
        }
    }
}

#[test]
fn ignores_keys_for_other_uses() {
    for (changes, reason) in [
        (json!({"kty": "RSA"}), IgnoredReason::KeyType),
        (json!({"kty": null}), IgnoredReason::KeyType),
        (json!({"kty": 7}), IgnoredReason::KeyType),
        (
            json!({"kty": "oct", "k": "AAAA", "d": "x"}),
            IgnoredReason::KeyType,
        ),
        (json!({"crv": "Ed448"}), IgnoredReason::KeyType),
        (json!({"crv": "X25519"}), IgnoredReason::KeyType),
        (json!({"kty": "EC"}), IgnoredReason::KeyType),
        (json!({"use": "enc"}), IgnoredReason::Use),
        (json!({"use": 7}), IgnoredReason::Use),
        (json!({"key_ops": ["sign"]}), IgnoredReason::Use),
        (json!({"key_ops": "verify"}), IgnoredReason::Use),
        (json!({"alg": "ES256"}), IgnoredReason::Algorithm),
        (json!({"alg": "none"}), IgnoredReason::Algorithm),
        (
            json!({"kid": "5e0f5be6-3b0d-4c2e-8f0a-000000000001"}),
            IgnoredReason::KeyId,
        ),
        (json!({"kid": ""}), IgnoredReason::KeyId),
        (json!({"kid": 7}), IgnoredReason::KeyId),
    ] {
        let good = jwk(&json!({"kid": "good"}));
        let document = json!({"keys": [good, jwk(&changes)], "issuer": "MOH"});
        let set = KeySet::from_json(document.to_string().as_bytes()).expect("a set");
        assert_eq!(set.len(), 1, "{changes}");
        let ignored = set.ignored().iter().map(|key| (key.index(), key.reason()));
        assert!(ignored.eq([(1, reason)]), "{changes}");
        let document = json!({"keys": [good, good, good, jwk(&changes)]});
        let document = document.to_string().replacen("good", "a", 1);
        let document = document.replacen("good", "b", 1);
        let set = KeySet::from_json(document.as_bytes()).expect("a set");
        let ignored = set.ignored().iter().map(IgnoredKey::index);
        assert!(ignored.eq([3]), "{changes}");
    }
    for changes in [
        json!({"use": "sig"}),
        json!({"alg": "EdDSA"}),
        json!({"alg": "Ed25519"}),
        json!({"key_ops": ["sign", "verify"]}),
        json!({"x5t": "abc", "anything": {"else": []}}),
        json!({"kid": null}),
    ] {
        let document = json!({"keys": [jwk(&changes)]}).to_string();
        let set = KeySet::from_json(document.as_bytes()).expect("a set");
        assert_eq!((set.len(), set.ignored().len()), (1, 0), "{changes}");
    }
}

#[test]
fn displays_ignored_reasons() {
    let expected = [
        [
            "key-type",
            "unsupported key type, expected Ed25519 or P-256",
            "loại khóa không được hỗ trợ, cần Ed25519 hoặc P-256",
        ],
        [
            "key-use",
            "not for verifying signatures (use, key_ops)",
            "không dùng để kiểm tra chữ ký (use, key_ops)",
        ],
        [
            "key-algorithm",
            "for another algorithm (alg)",
            "dành cho thuật toán khác (alg)",
        ],
        [
            "key-id",
            "kid: expected 1 to 16 characters A-Z, a-z, 0-9, - or _",
            "kid: cần 1 đến 16 ký tự A-Z, a-z, 0-9, - hoặc _",
        ],
    ];
    for (reason, expected) in IgnoredReason::ALL.iter().zip(expected) {
        assert_eq!(messages(reason.code(), reason), expected);
    }
    assert_eq!(IgnoredReason::ALL.len(), expected.len());
}

fn key_messages(error: KeyError) -> [String; 3] {
    messages(error.code(), &error)
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn rejects_key_sets_with_invalid_keys() {
    let key_error = |document: &str| KeySet::from_json(document.as_bytes()).expect_err(document);
    assert_eq!(
        key_messages(key_error("{\"keys\":\n[")),
        [
            "not-json",
            "not JSON (line 2, column 1)",
            "không phải JSON (dòng 2, cột 1)"
        ]
    );
    for document in ["[]", "{}", "7", r#"{"keys":{}}"#, r#"{"kty":"OKP"}"#] {
        assert_eq!(
            key_error(document).kind(),
            KeyErrorKind::NotAKeySet,
            "{document}"
        );
    }
    assert_eq!(
        key_messages(key_error("[]")),
        [
            "not-a-key-set",
            "not a JWK Set, expected an object with an array keys",
            "không phải JWK Set, cần một đối tượng có mảng keys"
        ]
    );
    assert_eq!(
        key_messages(key_error(r#"{"keys":[7]}"#)),
        [
            "not-a-key",
            "keys[0]: not a JWK, expected an object with string members",
            "keys[0]: không phải JWK, cần một đối tượng có giá trị là chuỗi"
        ]
    );
    assert_eq!(key_error("[]").index(), None);
    assert_eq!(key_error(r#"{"keys":[7]}"#).index(), Some(0));
    let with = |changes: Json| {
        let document = json!({"keys": [jwk(&json!({"kid": "good"})), jwk(&changes)]}).to_string();
        let error = key_error(&document);
        assert_eq!(error.index(), Some(1), "{changes}");
        error
    };
    let good = text(&vectors()["jwks"]["keys"][0]["x"]).to_owned();
    let stray = format!(
        "{}{}",
        &good[..42],
        if good.ends_with('A') { "B" } else { "_" }
    );
    for x in [
        json!(null),
        json!(7),
        json!(""),
        json!("AA"),
        json!(format!("{good}A")),
        json!(format!("{good}=")),
        json!(stray),
    ] {
        let kind = KeyErrorKind::BadMember { name: "x" };
        assert_eq!(with(json!({"x": x})).kind(), kind, "{x}");
    }
    assert_eq!(
        key_messages(with(json!({"x": null}))),
        [
            "bad-member",
            "keys[1]: x: missing or invalid, expected base64url of 32 bytes",
            "keys[1]: x: thiếu hoặc sai, cần base64url của 32 byte"
        ]
    );
    let zeros = "A".repeat(43);
    assert_eq!(
        key_messages(with(json!({"x": zeros}))),
        [
            "weak-key",
            "keys[1]: weak key (point of small order)",
            "keys[1]: khóa yếu (điểm có bậc nhỏ)"
        ]
    );
    assert_eq!(
        key_messages(with(json!({"kty": "EC", "crv": "P-256", "y": zeros}))),
        [
            "not-a-point",
            "keys[1]: not a point on the curve",
            "keys[1]: không phải điểm trên đường cong"
        ]
    );
    assert_eq!(
        with(json!({"kty": "EC", "crv": "P-256"})).kind(),
        KeyErrorKind::BadMember { name: "y" }
    );
    assert_eq!(
        key_messages(with(json!({"d": "c2VjcmV0"}))),
        [
            "private-key",
            "keys[1]: private key (member d), publish the public key only",
            "keys[1]: khóa bí mật (d), chỉ được công bố khóa công khai"
        ]
    );
    assert_eq!(
        key_messages(with(json!({"kid": "good"}))),
        [
            "duplicate",
            "keys[1]: duplicate key ID for this algorithm",
            "keys[1]: trùng ID với khóa khác của cùng thuật toán"
        ]
    );
}

#[test]
fn rejects_invalid_private_keys() {
    let key_error = |index: usize, changes: Json| {
        let mut jwk = vectors()["keys"][index].clone();
        change(&mut jwk, &changes);
        SigningKey::from_jwk(jwk.to_string().as_bytes()).expect_err("no key")
    };
    let other = vectors()["keys"][2].clone();
    assert_eq!(
        key_messages(key_error(0, json!({"d": other["d"]}))),
        [
            "not-a-pair",
            "public members do not match d",
            "phần công khai không khớp với d"
        ]
    );
    assert_eq!(
        key_messages(key_error(0, json!({"kty": "RSA"}))),
        [
            "key-type",
            "unsupported key type, expected Ed25519 or P-256",
            "loại khóa không được hỗ trợ, cần Ed25519 hoặc P-256"
        ]
    );
    assert_eq!(
        key_messages(key_error(1, json!({"kid": "moh.2026"}))),
        [
            "key-id",
            "kid: expected 1 to 16 characters A-Z, a-z, 0-9, - or _",
            "kid: cần 1 đến 16 ký tự A-Z, a-z, 0-9, - hoặc _"
        ]
    );
    for (index, name) in [(0, "d"), (0, "x"), (1, "d"), (1, "x"), (1, "y")] {
        let error = key_error(index, json!({name: null}));
        assert_eq!(error.kind(), KeyErrorKind::BadMember { name }, "{index}");
        let error = key_error(index, json!({name: "AAAA"}));
        assert_eq!(error.kind(), KeyErrorKind::BadMember { name }, "{index}");
        let error = key_error(index, json!({name: 7}));
        assert_eq!(error.kind(), KeyErrorKind::NotAKey, "{index}");
    }
    let error = SigningKey::from_jwk(b"{\"kty\"").expect_err("no JSON");
    assert_eq!(error.kind(), KeyErrorKind::NotJson { line: 1, column: 6 });
    let unnamed = {
        let mut jwk = vectors()["keys"][2].clone();
        change(&mut jwk, &json!({"kid": null, "ext": true}));
        SigningKey::from_jwk(jwk.to_string().as_bytes()).expect("a key")
    };
    assert_eq!(unnamed.key_id(), unnamed.verifying_key().key_id());
}

#[test]
fn null_members_count_as_absent() {
    let mut key = jwk(&json!({}));
    for name in ["use", "alg", "key_ops", "d"] {
        key[name] = Json::Null;
    }
    let document = json!({ "keys": [key] }).to_string();
    let set = KeySet::from_json(document.as_bytes()).expect("a set");
    assert_eq!((set.len(), set.ignored().len()), (1, 0));
}
