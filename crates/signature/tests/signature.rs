//! Signatures: vectors that Python made, every error, what a changed byte does, keys as JSON.
//!
//! The keys in here are published, and all people invented.

mod common;

use std::fmt::Write as _;

use common::{cases, oracle, strategies};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value as Json, json};
use signature::Signer;
use vn_personal_qr_signature::{
    self as sign, Algorithm, IgnoredKey, IgnoredReason, KeyError, KeyErrorKind, KeyId, KeySet,
    SignError, SignatureFinding, SignatureSlot, SigningKey, Verified, VerifyError, VerifyingKey,
};
use vn_personal_qr::{ErrorKind, MAX_LEN, OtherSlots, PersonalQr, Signature};

const EXAMPLE: &str =
    "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";

fn vectors() -> Json {
    serde_json::from_str(include_str!("vectors/signature.json")).expect("JSON")
}

fn list(json: &Json) -> &[Json] {
    json.as_array().expect("a list")
}

fn text(json: &Json) -> &str {
    json.as_str().expect("a text")
}

/// The keys of the vectors.
fn keys() -> Vec<SigningKey> {
    let vectors = vectors();
    let jwks = list(&vectors["keys"]).iter();
    jwks.map(|jwk| SigningKey::from_jwk(jwk.to_string().as_bytes()).expect("a key"))
        .collect()
}

fn key_set() -> KeySet {
    KeySet::from_json(vectors()["jwks"].to_string().as_bytes()).expect("a set")
}

fn signed(payload: &str, key: &SigningKey) -> String {
    let payload = PersonalQr::try_from(payload).expect("a payload");
    let signed = sign::sign(&payload, key).expect("signed");
    signed.as_str().to_owned()
}

#[test]
fn signs_as_python_does() {
    let (vectors, keys) = (vectors(), keys());
    for vector in list(&vectors["signing"]) {
        let key = keys.iter().find(|key| {
            key.key_id().as_str() == vector["key_id"]
                && key.algorithm().letter().to_string() == vector["algorithm"]
        });
        let signed = signed(text(&vector["payload"]), key.expect("a key"));
        assert_eq!(signed, text(&vector["signed"]), "{}", vector["why"]);
    }
    assert!(list(&vectors["signing"]).len() > 40);
}

#[test]
fn verifies_as_python_does() {
    let (vectors, keys) = (vectors(), key_set());
    for vector in list(&vectors["verifying"]) {
        let received = text(&vector["text"]).as_bytes();
        let found = match sign::verify(received, &keys) {
            Ok(verified) => {
                assert_eq!(Ok(*verified.payload()), PersonalQr::decode(received));
                json!({
                    "algorithm": verified.algorithm().letter(),
                    "key_id": verified.key_id().as_str(),
                    "uncovered_slots": verified.has_unsigned_slots(),
                })
            }
            Err(error) => json!(error.code()),
        };
        let wanted = vector.get("verified").unwrap_or(&vector["error"]);
        assert_eq!(&found, wanted, "{}", vector["why"]);
    }
    assert!(list(&vectors["verifying"]).len() > 90);
}

/// The law of the vectors, for texts that Python did not make.
#[test]
fn each_byte_that_is_changed_is_found_or_not_covered() {
    let keys = key_set();
    for key in keys_of_both_kinds() {
        let covered = signed(EXAMPLE, &key);
        let text = format!("{covered}<tiem 2 mui");
        for at in 0..text.len() {
            for bit in 0..8 {
                let mut changed = text.clone().into_bytes();
                changed[at] ^= 1 << bit;
                match sign::verify(&changed, &keys) {
                    Err(_) => {}
                    Ok(verified) => {
                        assert!(at > covered.len(), "byte {at}, bit {bit}");
                        assert!(verified.has_unsigned_slots());
                    }
                }
            }
        }
        for end in 0..text.len() {
            let cut = sign::verify(&text.as_bytes()[..end], &keys);
            assert_eq!(cut.is_ok(), end >= covered.len(), "cut at {end}");
        }
    }
}

fn keys_of_both_kinds() -> impl Iterator<Item = SigningKey> {
    keys().into_iter().take(2)
}

#[test]
fn every_failure_is_told_apart() {
    let keys = key_set();
    let refused = |text: &str| sign::verify(text.as_bytes(), &keys).expect_err(text);
    let sentences = |error: VerifyError| {
        [
            error.code().to_owned(),
            error.to_string(),
            error.vi().to_string(),
        ]
    };

    let error = refused("hello");
    assert!(
        matches!(error, VerifyError::NotAPayload(error) if matches!(error.kind(), ErrorKind::UnexpectedCharacter { .. }))
    );
    assert!(std::error::Error::source(&error).is_some());
    assert_eq!(sentences(error)[0], "not-a-payload");
    assert!(
        error
            .to_string()
            .starts_with("not a valid payload: id number: ")
    );
    assert!(
        error
            .vi()
            .to_string()
            .starts_with("không phải mã hợp lệ: số giấy tờ: ")
    );
    assert_eq!(
        sentences(refused(EXAMPLE)),
        ["no-signature", "there is no signature", "không có chữ ký"]
    );
    assert_eq!(
        sentences(refused(&format!("{EXAMPLE}<sig"))),
        [
            "not-this-profile",
            "the signature is not of the profile vn-personal-qr:v1.1",
            "chữ ký không thuộc hồ sơ vn-personal-qr:v1.1"
        ]
    );
    let slot = "A".repeat(86);
    assert_eq!(
        sentences(refused(&format!("{EXAMPLE}<E.nobody.{slot}"))),
        [
            "unknown-key",
            "the key set has no key nobody for Ed25519",
            "bộ khoá không có khoá nobody cho Ed25519"
        ]
    );
    assert_eq!(
        sentences(refused(&format!("{EXAMPLE}<P.moh-2026.{slot}"))),
        [
            "bad-signature",
            "the signature does not hold (ECDSA P-256, key moh-2026): the text is not the one that was signed",
            "chữ ký không đúng (ECDSA P-256, khoá moh-2026): văn bản không phải văn bản đã được ký"
        ]
    );
    let stranger = SigningKey::from_secret(Algorithm::P256, &[1; 32]).expect("a key");
    let text = signed(EXAMPLE, &stranger);
    let empty = sign::verify(text.as_bytes(), &KeySet::default());
    assert_eq!(empty.expect_err("no keys").code(), "unknown-key");
}

#[test]
fn what_cannot_be_signed_says_why() {
    let key = &keys()[0];
    let refused = |text: &str| {
        let payload = PersonalQr::try_from(text).expect("a payload");
        let error = sign::sign(&payload, key).expect_err(text);
        (error, error.code(), error.to_string(), error.vi())
    };
    assert_eq!(
        refused(&signed(EXAMPLE, key)),
        (
            SignError::AlreadySigned,
            "already-signed",
            "the payload has a signature already; take it out first".to_owned(),
            "mã đã có chữ ký; hãy bỏ chữ ký đó trước"
        )
    );
    assert_eq!(
        refused(&format!("{EXAMPLE}<<x")),
        (
            SignError::OtherSlots,
            "other-slots",
            "there are slots beyond the fifth, which a signature does not cover; an issuer that signs leaves them empty".to_owned(),
            "có mục sau mục thứ năm, chữ ký không bao trùm các mục đó; nơi cấp có ký thì để trống"
        )
    );
    assert_eq!(
        SignError::Signer.to_string(),
        "the signer gave no signature"
    );
    assert_eq!(SignError::Signer.vi(), "bộ ký không đưa ra chữ ký");
    assert_eq!(
        SignError::TooLong.to_string(),
        "the signature is longer than slot 5 can hold"
    );
    assert_eq!(
        SignError::TooLong.vi(),
        "chữ ký dài hơn sức chứa của mục thứ năm"
    );
    assert_eq!(
        (SignError::Signer.code(), SignError::TooLong.code()),
        ("signer", "too-long")
    );
}

/// A text that was received with more delimiters than the canonical one has is another text, and still the signed one.
#[test]
fn what_was_received_is_verified_and_not_what_would_be_written() {
    let keys = key_set();
    for key in keys_of_both_kinds() {
        let received = format!("{}<<<", signed(EXAMPLE, &key));
        let verified = sign::verify(received.as_bytes(), &keys).expect("verified");
        assert!(!verified.has_unsigned_slots());
        let owned: Verified<_> = verified.to_buf();
        assert_eq!(owned.payload().as_str(), received.trim_end_matches('<'));
        assert_eq!(
            (owned.key_id(), owned.algorithm()),
            (key.key_id(), key.algorithm())
        );
        assert_eq!(owned.into_payload().view(), *verified.payload());
    }
}

#[test]
fn a_signature_fits_beside_the_longest_fields_and_into_the_longest_text() {
    let keys = key_set();
    for key in keys_of_both_kinds() {
        let signed = signed(EXAMPLE, &key);
        let filled = format!("{signed}<{}", "x".repeat(MAX_LEN - signed.len() - 1));
        assert_eq!(filled.len(), MAX_LEN);
        assert!(
            sign::verify(filled.as_bytes(), &keys)
                .is_ok_and(|verified| verified.has_unsigned_slots())
        );
        let longer = format!("{filled}x");
        let longer = sign::verify(longer.as_bytes(), &keys);
        assert_eq!(longer.expect_err("too long").code(), "not-a-payload");
    }
}

#[test]
fn the_text_of_a_slot_says_whether_it_is_of_the_profile() {
    let slot = "A".repeat(86);
    for (text, is_supported) in [
        (format!("E.a.{slot}"), true),
        (format!("P.0123456789abc-_Z.{slot}"), true),
        (format!("E.0123456789abc-_ZZ.{slot}"), false),
        (format!("E..{slot}"), false),
        (format!("E.a.b.{slot}"), false),
        (format!("e.a.{slot}"), false),
        (format!("X.a.{slot}"), false),
        (format!(".a.{slot}"), false),
        (format!("E.a.{slot}A"), false),
        (format!("E.a.{}", &slot[1..]), false),
        (format!("E.a.{}B", &slot[1..]), false),
        (format!("E.a.{}Q", &slot[1..]), true),
        (format!("E.a.{}+", &slot[1..]), false),
        (format!("E.a.{slot}="), false),
        ("E.a.".to_owned(), false),
        ("E".to_owned(), false),
    ] {
        let signature = Signature::new(&text).expect("a text");
        assert_eq!(
            SignatureSlot::of(signature).is_some(),
            is_supported,
            "{text}"
        );
        let payload = PersonalQr::try_from(EXAMPLE).expect("a payload");
        let extension = payload.extension().with_signature(signature);
        let payload = payload.with_extension(extension).expect("short");
        let finding = if is_supported {
            SignatureFinding::OfProfile
        } else {
            SignatureFinding::NotOfProfile
        };
        assert_eq!(SignatureFinding::of(&payload), Some(finding));
    }
    let unsigned = PersonalQr::try_from(EXAMPLE).expect("a payload");
    assert_eq!(SignatureFinding::of(&unsigned), None);
    let codes = SignatureFinding::ALL.iter().map(|finding| finding.code());
    assert!(codes.eq(["signature-of-profile", "signature-not-of-profile"]));
    for finding in SignatureFinding::ALL {
        assert_ne!(finding.to_string(), finding.vi());
    }
}

/// RFC 8037, appendix A.3; RFC 7638 itself has a vector for RSA alone. That of P-256 is in Python's vectors.
#[test]
fn keys_are_named_by_their_thumbprint() {
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
    // Those of the vectors that Python named.
    for key in keys_of_both_kinds() {
        assert_eq!(key.key_id(), key.verifying_key().key_id());
    }
}

#[test]
fn keys_survive_their_json() {
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
    let (key_id, key) = { set.iter() }
        .next()
        .map(|(id, key)| (id, key.clone()))
        .expect("a key");
    let error = set.insert(key_id, key).expect_err("it is there");
    assert_eq!(error.kind(), KeyErrorKind::Duplicate);
    assert_eq!(KeySet::default().to_json(), r#"{"keys":[]}"#);
}

/// Members of a good Ed25519 key with some replaced; `null` takes one out.
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
fn keys_for_other_uses_are_passed_over() {
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
    let sentences: Vec<_> = IgnoredReason::ALL
        .iter()
        .map(|reason| (reason.code(), reason.to_string(), reason.vi()))
        .collect();
    assert_eq!(
        sentences[0],
        (
            "key-type",
            "neither an Ed25519 nor a P-256 key".to_owned(),
            "không phải khoá Ed25519 hay P-256"
        )
    );
    assert_eq!(
        sentences[1],
        (
            "key-use",
            "not for verifying signatures (use, key_ops)".to_owned(),
            "không dùng để kiểm tra chữ ký (use, key_ops)"
        )
    );
    assert_eq!(
        sentences[2],
        (
            "key-algorithm",
            "for another algorithm (alg)".to_owned(),
            "dành cho thuật toán khác (alg)"
        )
    );
    assert_eq!(
        sentences[3],
        (
            "key-id",
            "its name (kid) is none that a signature could give".to_owned(),
            "tên khoá (kid) không thể có trong chữ ký"
        )
    );
}

fn sentences(error: KeyError) -> [String; 3] {
    [
        error.code().to_owned(),
        error.to_string(),
        error.vi().to_string(),
    ]
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn sets_with_broken_keys_are_refused_by_name_and_place() {
    let refused = |document: &str| KeySet::from_json(document.as_bytes()).expect_err(document);
    assert_eq!(
        sentences(refused("{\"keys\":\n[")),
        [
            "not-json",
            "not JSON (line 2, column 1)",
            "không phải JSON (dòng 2, cột 1)"
        ]
    );
    for document in ["[]", "{}", "7", r#"{"keys":{}}"#, r#"{"kty":"OKP"}"#] {
        assert_eq!(
            refused(document).kind(),
            KeyErrorKind::NotAKeySet,
            "{document}"
        );
    }
    assert_eq!(
        sentences(refused("[]")),
        [
            "not-a-key-set",
            "no JWK Set: an object with a list keys",
            "không phải JWK Set: một đối tượng có danh sách keys"
        ]
    );
    assert_eq!(
        sentences(refused(r#"{"keys":[7]}"#)),
        [
            "not-a-key",
            "keys[0]: no JWK: an object whose members are texts",
            "keys[0]: không phải JWK: một đối tượng gồm các chuỗi"
        ]
    );
    assert_eq!(refused("[]").index(), None);
    assert_eq!(refused(r#"{"keys":[7]}"#).index(), Some(0));
    let with = |changes: Json| {
        let document = json!({"keys": [jwk(&json!({"kid": "good"})), jwk(&changes)]}).to_string();
        let error = refused(&document);
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
        sentences(with(json!({"x": null}))),
        [
            "bad-member",
            "keys[1]: x is missing, or is not what it should be: base64url of 32 bytes",
            "keys[1]: x bị thiếu hoặc không đúng dạng: base64url của 32 byte"
        ]
    );
    let zeros = "A".repeat(43);
    assert_eq!(
        sentences(with(json!({"x": zeros}))),
        [
            "weak-key",
            "keys[1]: a weak key, of small order",
            "keys[1]: khoá yếu, có bậc nhỏ"
        ]
    );
    assert_eq!(
        sentences(with(json!({"kty": "EC", "crv": "P-256", "y": zeros}))),
        [
            "not-a-point",
            "keys[1]: no point of the curve",
            "keys[1]: không phải điểm trên đường cong"
        ]
    );
    assert_eq!(
        with(json!({"kty": "EC", "crv": "P-256"})).kind(),
        KeyErrorKind::BadMember { name: "y" }
    );
    assert_eq!(
        sentences(with(json!({"d": "c2VjcmV0"}))),
        [
            "private-key",
            "keys[1]: a private key (d); whoever has it can sign, so publish the public half only",
            "keys[1]: đây là khoá bí mật (d); ai có nó cũng ký được, chỉ công bố nửa công khai"
        ]
    );
    assert_eq!(
        sentences(with(json!({"kid": "good"}))),
        [
            "duplicate",
            "keys[1]: there is a key of this name and algorithm already",
            "keys[1]: đã có khoá cùng tên và cùng thuật toán"
        ]
    );
}

#[test]
fn private_keys_that_are_broken_are_refused() {
    let refused = |index: usize, changes: Json| {
        let mut jwk = vectors()["keys"][index].clone();
        change(&mut jwk, &changes);
        SigningKey::from_jwk(jwk.to_string().as_bytes()).expect_err("no key")
    };
    let other = vectors()["keys"][2].clone();
    assert_eq!(
        sentences(refused(0, json!({"d": other["d"]}))),
        [
            "not-a-pair",
            "the public members are not those of d",
            "phần công khai không thuộc về d"
        ]
    );
    assert_eq!(
        sentences(refused(0, json!({"kty": "RSA"}))),
        [
            "key-type",
            "neither an Ed25519 nor a P-256 key",
            "không phải khoá Ed25519 hay P-256"
        ]
    );
    assert_eq!(
        sentences(refused(1, json!({"kid": "moh.2026"}))),
        [
            "key-id",
            "kid is not 1 to 16 of A-Z, a-z, 0-9, - and _",
            "kid không gồm 1 đến 16 ký tự A-Z, a-z, 0-9, - và _"
        ]
    );
    for (index, name) in [(0, "d"), (0, "x"), (1, "d"), (1, "x"), (1, "y")] {
        let error = refused(index, json!({name: null}));
        assert_eq!(error.kind(), KeyErrorKind::BadMember { name }, "{index}");
        let error = refused(index, json!({name: "AAAA"}));
        assert_eq!(error.kind(), KeyErrorKind::BadMember { name }, "{index}");
        let error = refused(index, json!({name: 7}));
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
fn names_of_keys() {
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
    let text = format!("E.moh-2026.{}", "A".repeat(86));
    let slot = SignatureSlot::of(Signature::new(&text).expect("a text")).expect("the form");
    assert_eq!(
        format!("{slot:?}"),
        format!(
            "SignatureSlot {{ algorithm: {:?}, key_id: KeyId(moh-2026), .. }}",
            Algorithm::ED25519
        )
    );
    let key = &keys()[0];
    let shown = format!("{key:?}");
    assert!(
        shown.starts_with("SigningKey(") && shown.contains(key.key_id().as_str()),
        "{shown}"
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

/// A signer elsewhere, here one that fails or makes what it likes.
struct Elsewhere(fn(&[u8]) -> Result<p256::ecdsa::Signature, signature::Error>);

impl Signer<p256::ecdsa::Signature> for Elsewhere {
    fn try_sign(&self, message: &[u8]) -> Result<p256::ecdsa::Signature, signature::Error> {
        (self.0)(message)
    }
}

#[test]
fn a_signer_elsewhere_takes_part_by_the_traits() {
    let payload = PersonalQr::try_from(EXAMPLE).expect("a payload");
    let key_id = KeyId::new("hsm-1").expect("a name");
    let failing = Elsewhere(|_| Err(signature::Error::new()));
    assert_eq!(
        sign::sign_with(&payload, key_id, &failing),
        Err(SignError::Signer)
    );

    // A module that makes a high s, as half of all signatures have: it is turned into the low one.
    let high = Elsewhere(|message| {
        let key = p256::ecdsa::SigningKey::from_slice(&[7; 32]).expect("a key");
        let low: p256::ecdsa::Signature = key.sign(message);
        let low = low.normalize_s();
        let (r, s) = low.split_scalars();
        p256::ecdsa::Signature::from_scalars(r, -*s)
    });
    let signed = sign::sign_with(&payload, key_id, &high).expect("signed");
    let key = p256::ecdsa::SigningKey::from_slice(&[7; 32]).expect("a key");
    let verifier = key.verifying_key();
    let text = signed.as_str().as_bytes();
    let outcome = sign::verify_with::<p256::ecdsa::Signature>(text, key_id, verifier);
    assert_eq!(
        outcome.map(|verified| *verified.payload()),
        Ok(signed.view())
    );

    // Written as the module gave it, it is refused by every way.
    let own = SigningKey::from_secret(Algorithm::P256, &[7; 32])
        .expect("a key")
        .with_key_id(key_id);
    let mut set = KeySet::default();
    set.insert(key_id, own.verifying_key()).expect("the first");
    assert!(sign::verify(text, &set).is_ok());
    let changed = signed.as_str().replace("NGUYEN", "NGUYEM");
    let outcome = sign::verify_with::<p256::ecdsa::Signature>(changed.as_bytes(), key_id, verifier);
    assert_eq!(outcome.expect_err("changed").code(), "bad-signature");
    let other = KeyId::new("hsm-2").expect("a name");
    let outcome = sign::verify_with::<p256::ecdsa::Signature>(text, other, verifier);
    assert_eq!(outcome.expect_err("another key").code(), "unknown-key");
    let ed25519 = ed25519_dalek::SigningKey::from_bytes(&[7; 32]).verifying_key();
    let outcome = sign::verify_with::<ed25519_dalek::Signature>(text, key_id, &ed25519);
    assert_eq!(
        outcome.expect_err("another algorithm").code(),
        "unknown-key"
    );
    let other = format!("{EXAMPLE}<sig");
    let outcome = sign::verify_with::<ed25519_dalek::Signature>(other.as_bytes(), key_id, &ed25519);
    assert_eq!(outcome.expect_err("no profile").code(), "not-this-profile");
    // The longest that slot 5 can hold has the form, and is no signature.
    let longest = format!("{EXAMPLE}<P.hsm-1.{}", "A".repeat(1024 - 8));
    let outcome = sign::verify_with::<p256::ecdsa::Signature>(longest.as_bytes(), key_id, verifier);
    assert_eq!(outcome.expect_err("too long").code(), "bad-signature");
}

proptest! {
    #![proptest_config(cases(60))]

    /// Every reader of version 1.1 reads the rest as before.
    #[test]
    fn a_signed_payload_is_a_payload_with_a_signature(value in strategies::values(), which in 0..6_usize) {
        let value = oracle::Value { signature: None, other: Vec::new(), ..value };
        let payload = common::build(&value, "");
        let signed = sign::sign(&payload, &keys()[which]).expect("signed");
        let text = signed.as_str().as_bytes();
        let read = oracle::judge(text).expect("a payload");
        let wanted = oracle::Value { signature: read.signature.clone(), ..value.clone() };
        prop_assert_eq!(&read, &wanted);
        let verified = sign::verify(text, &key_set()).expect("verified");
        prop_assert_eq!(common::read(verified.payload()), wanted);
        // Without its signature it is the payload that was signed.
        let without = signed.view().extension().with_signature(None);
        prop_assert_eq!(signed.view().with_extension(without), Ok(payload));
    }

    #[test]
    fn a_changed_text_is_not_verified(value in strategies::values(), which in 0..6_usize, at in any::<Index>(), byte in any::<u8>(), other in "[ -;=-{}~]{0,20}") {
        let value = oracle::Value { signature: None, other: Vec::new(), ..value };
        let payload = common::build(&value, "");
        let signed = sign::sign(&payload, &keys()[which]).expect("signed");
        let keys = key_set();
        let mut text = signed.as_str().as_bytes().to_vec();
        let at = at.index(text.len());
        prop_assume!(text[at] != byte);
        text[at] = byte;
        let verified = sign::verify(&text, &keys);
        prop_assert!(verified.is_err(), "byte {}", at);

        let more = OtherSlots::new(&other).expect("slots");
        let extended = signed.view().with_extension(signed.view().extension().with_other(more)).expect("short");
        let verified = sign::verify(extended.encode().as_bytes(), &keys).map(|verified| verified.has_unsigned_slots());
        prop_assert_eq!(verified, Ok(!other.is_empty()));
    }
}

/// A key set's verifying keys are compared by what they are.
#[test]
fn a_key_is_its_point() {
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

/// The figures of `docs/signature.md`, over every eighth payload of the benchmarks' corpus.
#[cfg(feature = "symbol")]
#[test]
fn the_price_in_symbol_versions_is_as_documented() {
    use qr_symbol::Symbol;

    let version = |text: &str| {
        Symbol::new(text.as_bytes())
            .expect("short")
            .version()
            .number()
    };
    let payloads = include_str!("../benches/corpus.txt").lines().step_by(8);
    let keys = keys();
    let mut versions = [[0_u32; 41]; 3];
    let mut lengths = [0; 3];
    let mut count = 0;
    for (payload, at) in payloads.zip(0..) {
        let decoded = PersonalQr::try_from(payload).expect("a payload");
        if decoded.extension().signature().is_some() || !decoded.extension().other().is_empty() {
            continue;
        }
        count += 1;
        let texts = [
            payload.to_owned(),
            signed(payload, &keys[at % 2]),
            decoded.armor(),
        ];
        for ((text, versions), length) in texts.iter().zip(&mut versions).zip(&mut lengths) {
            versions[usize::from(version(text))] += 1;
            *length += text.len();
        }
    }
    let table = versions.map(|versions| {
        let versions = versions
            .iter()
            .enumerate()
            .filter(|(_, number)| **number > 0);
        versions
            .map(|(version, number)| (version, *number))
            .collect::<Vec<_>>()
    });
    let lengths = lengths.map(|length| length / count);
    assert_eq!((count, lengths), (512, [77, 178, 114]));
    let wanted: [&[(usize, u32)]; 3] = [
        &[(3, 1), (4, 342), (5, 169)],
        &[(8, 72), (9, 435), (10, 5)],
        &[(5, 4), (6, 163), (7, 188), (8, 152), (9, 5)],
    ];
    assert_eq!(table, wanted);
}

#[test]
fn algorithms_and_key_names_say_what_they_are() {
    assert_eq!(Algorithm::ED25519.to_string(), "Ed25519");
    assert_eq!(Algorithm::P256.to_string(), "ECDSA P-256");
    assert_eq!(Algorithm::other('X').expect("a letter").to_string(), "X");
    for taken in ['E', 'P', 'x', '1', 'Đ'] {
        assert_eq!(Algorithm::other(taken), None, "{taken}");
    }
    for name in ["", "a b", "ABCDEFGHIJKLMNOPQ", "khoá"] {
        let error = KeyId::new(name).expect_err("no name");
        let sentences = [error.to_string(), error.vi().to_owned()];
        assert!(
            sentences.iter().all(|sentence| sentence.contains("16")),
            "{sentences:?}"
        );
        assert_ne!(sentences[0], sentences[1]);
    }
}
