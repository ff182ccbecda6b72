use vn_personal_qr::detect::{self, CodeKind, Detected};
use vn_personal_qr::{Language, PersonalQr, lenient};

/// Reading a code gives the kind that `classify` returns. A personal QR has the payload and the repairs of the lenient reader.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn detect_laws(input: &[u8]) {
    let detected = detect::read(input);
    let kind = detect::classify(input);
    assert_eq!(detected.kind(), kind);
    if let Detected::PersonalQr(payload) = &detected {
        let reading = lenient::read(input).expect("a text that is not too long");
        assert_eq!(payload.to_payload(), reading.to_payload());
        assert!(payload.all_repairs().eq(reading.all_repairs()));
        assert_eq!(detected.is_valid(), reading.is_valid());
    }
    let _ = format!(
        "{detected:?}{}{}",
        detected.masked(),
        detected.full().language(Language::Vietnamese)
    );
    if PersonalQr::decode(input).is_ok() {
        assert_eq!(kind, CodeKind::PersonalQr);
    }
}
