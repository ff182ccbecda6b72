use vn_personal_qr::detect::{self, CodeKind};
use vn_personal_qr::{Language, PersonalQr};

/// What is read is what was told, or unknown.
///
/// # Panics
///
/// The law is broken.
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
