use vn_personal_qr::gate::{self, Kind};
use vn_personal_qr::{Language, PersonalQr};

/// What is read is what was told, or unknown.
///
/// # Panics
///
/// The law is broken.
pub fn gate_laws(input: &[u8]) {
    let scanned = gate::read(input);
    let told = gate::tell(input);
    assert!(scanned.kind() == told || matches!(scanned.kind(), Kind::Unknown(_)));
    let _ = format!(
        "{scanned:?}{}{}",
        scanned.masked(),
        scanned.full().language(Language::Vietnamese)
    );
    if PersonalQr::decode(input).is_ok() {
        assert_eq!(told, Kind::PersonalQr);
    }
}
