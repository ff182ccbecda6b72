use vn_personal_qr::lenient::{self, LenientOptions};
use vn_personal_qr::{Language, PersonalQr, PersonalQrBuf};

/// Lenient reading keeps the raw text of each field, valid readings have a canonical text, and reading with all repairs off equals
/// decoding.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn lenient_laws(input: &[u8]) {
    let decoded = PersonalQrBuf::decode(input);
    let strict = LenientOptions::STRICT.read(input);
    assert_eq!(strict.and_then(|reading| reading.to_payload()), decoded);
    let Ok(reading) = lenient::read(input) else {
        return;
    };
    assert_eq!(reading.is_strict(), decoded.is_ok());
    for field in reading.fields() {
        let end = field.offset() + field.raw().len();
        assert_eq!(&input[field.offset()..end], field.raw().as_bytes());
        assert_eq!(field.is_valid(), field.value().is_some());
    }
    if let Ok(payload) = reading.to_payload() {
        assert!(PersonalQr::is_canonical(payload.as_str().as_bytes()));
        let _ = payload
            .view()
            .findings(Some(payload.view().birth_date()))
            .iter()
            .count();
    }
    let _ = format!(
        "{reading:?}{}{}",
        reading.masked(),
        reading.full().language(Language::Vietnamese)
    );
}
