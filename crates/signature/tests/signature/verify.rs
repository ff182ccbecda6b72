use std::error::Error as _;

use serde_json::json;
use vn_personal_qr::{ErrorKind, MAX_LEN, PersonalQr};
use vn_personal_qr_signature::{Algorithm, KeySet, SigningKey, Verified, VerifyError, verify};

use crate::support::{
    EXAMPLE, key_of_each_algorithm, key_set, list, messages, signed, text, vectors, vietnamese,
};

#[test]
fn verifies_the_vectors() {
    let (vectors, keys) = (vectors(), key_set());
    for vector in list(&vectors["verifying"]) {
        let received = text(&vector["text"]).as_bytes();
        let found = match verify(received, &keys) {
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
        let expected = vector.get("verified").unwrap_or(&vector["error"]);
        assert_eq!(&found, expected, "{}", vector["why"]);
    }
    assert!(list(&vectors["verifying"]).len() > 90);
}

#[test]
fn rejects_each_changed_bit_of_the_signed_part() {
    let keys = key_set();
    for key in key_of_each_algorithm() {
        let covered = signed(EXAMPLE, &key);
        let text = format!("{covered}<tiem 2 mui");
        for at in 0..text.len() {
            for bit in 0..8 {
                let mut changed = text.clone().into_bytes();
                changed[at] ^= 1 << bit;
                match verify(&changed, &keys) {
                    Err(_) => {}
                    Ok(verified) => {
                        assert!(at > covered.len(), "byte {at}, bit {bit}");
                        assert!(verified.has_unsigned_slots());
                    }
                }
            }
        }
        for end in 0..text.len() {
            let cut = verify(&text.as_bytes()[..end], &keys);
            assert_eq!(cut.is_ok(), end >= covered.len(), "cut at {end}");
        }
    }
}

#[test]
fn reports_each_failure() {
    let keys = key_set();
    let verify_err = |text: &str| verify(text.as_bytes(), &keys).expect_err(text);
    let verify_messages = |text: &str| {
        let error = verify_err(text);
        messages(error.code(), &error)
    };

    let error = verify_err("hello");
    assert!(
        matches!(error, VerifyError::NotAPayload(error) if matches!(error.kind(), ErrorKind::UnexpectedCharacter { .. }))
    );
    assert!(error.source().is_some());
    assert_eq!(error.code(), "not-a-payload");
    assert!(
        error
            .to_string()
            .starts_with("not a valid payload: id number: ")
    );
    assert!(vietnamese(&error).starts_with("không phải mã hợp lệ: số giấy tờ: "));
    assert_eq!(
        verify_messages(EXAMPLE),
        ["no-signature", "no signature", "không có chữ ký"]
    );
    assert_eq!(
        verify_messages(&format!("{EXAMPLE}<sig")),
        [
            "not-this-profile",
            "the signature does not have the format vn-personal-qr:v1.1",
            "chữ ký không có định dạng vn-personal-qr:v1.1"
        ]
    );
    let slot = "A".repeat(86);
    assert_eq!(
        verify_messages(&format!("{EXAMPLE}<E.nobody.{slot}")),
        [
            "unknown-key",
            "unknown key nobody (Ed25519)",
            "không tìm thấy khóa nobody (Ed25519)"
        ]
    );
    assert_eq!(
        verify_messages(&format!("{EXAMPLE}<P.moh-2026.{slot}")),
        [
            "bad-signature",
            "invalid signature (ECDSA P-256, key moh-2026): changed text or another key",
            "chữ ký không hợp lệ (ECDSA P-256, khóa moh-2026): nội dung đã bị sửa hoặc ký bằng khóa khác"
        ]
    );
    let other_key = SigningKey::from_secret(Algorithm::P256, &[1; 32]).expect("a key");
    let text = signed(EXAMPLE, &other_key);
    let error = verify(text.as_bytes(), &KeySet::default()).expect_err("no keys");
    assert_eq!(error.code(), "unknown-key");
}

/// A text with trailing delimiters is not canonical, but its signature is valid.
#[test]
fn verifies_the_received_bytes() {
    let keys = key_set();
    for key in key_of_each_algorithm() {
        let received = format!("{}<<<", signed(EXAMPLE, &key));
        let verified = verify(received.as_bytes(), &keys).expect("verified");
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
fn verifies_a_text_of_the_maximum_length() {
    let keys = key_set();
    for key in key_of_each_algorithm() {
        let signed = signed(EXAMPLE, &key);
        let filled = format!("{signed}<{}", "x".repeat(MAX_LEN - signed.len() - 1));
        assert_eq!(filled.len(), MAX_LEN);
        assert!(
            verify(filled.as_bytes(), &keys).is_ok_and(|verified| verified.has_unsigned_slots())
        );
        let longer = format!("{filled}x");
        let longer = verify(longer.as_bytes(), &keys);
        assert_eq!(longer.expect_err("too long").code(), "not-a-payload");
    }
}
