//! Subject keys: what is one, and why a text is not.

use vn_personal_qr_issuance::{SubjectKey, SubjectKeyError};

#[test]
fn accepts_printable_ascii_up_to_the_limit() {
    let longest = "~".repeat(SubjectKey::MAX_LEN);
    for text in ["!", "8f14e45f-ceea-467f-a0e6-3ad2", &longest] {
        let key = SubjectKey::try_from(text).expect("a key");
        assert_eq!(key.as_str(), text);
    }
}

#[test]
fn reports_why_a_text_is_not_a_key() {
    let too_long = "a".repeat(SubjectKey::MAX_LEN + 1);
    for (text, error, message) in [
        ("", SubjectKeyError::Empty, "empty subject key"),
        (
            "a b",
            SubjectKeyError::Character { offset: 1 },
            "subject key: unexpected character, expected printable ASCII (byte 1)",
        ),
        (
            "é",
            SubjectKeyError::Character { offset: 0 },
            "subject key: unexpected character, expected printable ASCII (byte 0)",
        ),
        (
            &too_long,
            SubjectKeyError::TooLong,
            "subject key longer than 256 bytes",
        ),
    ] {
        assert_eq!(SubjectKey::new(text), Err(error));
        assert_eq!(error.to_string(), message);
    }
}
