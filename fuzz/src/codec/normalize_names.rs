use vn_personal_qr::Name;

/// Normalizing a name gives a valid name, or an error at one of its characters.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn normalize_names(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    match Name::normalize(text) {
        Ok(written) => {
            assert!(Name::new(written.name().as_str()).is_ok());
            assert_eq!(
                written.repairs().is_empty(),
                written.name().as_str() == text
            );
        }
        Err(error) => assert_eq!(text[error.offset()..].chars().next(), error.character()),
    }
}
