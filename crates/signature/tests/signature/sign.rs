use vn_personal_qr::PersonalQr;
use vn_personal_qr_signature::{SignError, sign};

use crate::support::{EXAMPLE, keys, list, messages, signed, text, vectors};

#[test]
fn signs_the_vectors() {
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
fn rejects_payloads_that_cannot_be_signed() {
    let key = &keys()[0];
    let error = |text: &str| {
        let payload = PersonalQr::try_from(text).expect("a payload");
        sign(&payload, key).expect_err(text)
    };
    assert_eq!(error(&signed(EXAMPLE, key)), SignError::AlreadySigned);
    assert_eq!(error(&format!("{EXAMPLE}<<x")), SignError::OtherSlots);
}

#[test]
fn displays_sign_errors() {
    for (error, expected) in [
        (
            SignError::AlreadySigned,
            [
                "already-signed",
                "the payload already has a signature, remove it first",
                "mã đã có chữ ký, hãy gỡ chữ ký cũ trước",
            ],
        ),
        (
            SignError::OtherSlots,
            [
                "other-slots",
                "a signature does not cover slots 6 and up, leave them empty",
                "chữ ký không bảo vệ các mục từ thứ 6, hãy để trống các mục đó",
            ],
        ),
        (
            SignError::Signer,
            ["signer", "the signer failed", "không tạo được chữ ký"],
        ),
        (
            SignError::TooLong,
            [
                "too-long",
                "the signature is too long for slot 5",
                "chữ ký quá dài, mục 5 không chứa được",
            ],
        ),
    ] {
        assert_eq!(messages(error.code(), &error), expected);
    }
}
