use vn_personal_qr::detect::{self, CodeKind};
use vn_personal_qr::{Language, PersonalQr};

/// Reading a code gives the kind that `classify` returns, or unknown.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn detect_laws(input: &[u8]) {
    let scanned = detect::read(input);
    let told = detect::classify(input);
    assert!(scanned.kind() == told || matches!(scanned.kind(), CodeKind::Unknown(_)));
    let _ = format!(
        "{scanned:?}{}{}",
        scanned.masked(),
        scanned.full().language(Language::Vietnamese)
    );
    if PersonalQr::decode(input).is_ok() {
        assert_eq!(told, CodeKind::PersonalQr);
    }
}
