use vn_personal_qr::detect::{self, CodeKind};
use vn_personal_qr::{Language, PersonalQr};

/// Reading a code gives the kind that `classify` returns, or unknown.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn detect_laws(input: &[u8]) {
    let detected = detect::read(input);
    let kind = detect::classify(input);
    assert!(detected.kind() == kind || matches!(detected.kind(), CodeKind::Unknown(_)));
    let _ = format!(
        "{detected:?}{}{}",
        detected.masked(),
        detected.full().language(Language::Vietnamese)
    );
    if PersonalQr::decode(input).is_ok() {
        assert_eq!(kind, CodeKind::PersonalQr);
    }
}
