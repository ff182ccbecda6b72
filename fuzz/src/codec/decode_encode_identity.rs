use vn_personal_qr::{PersonalQr, PersonalQrBuf};

/// Every way of encoding a decoded payload gives the canonical text, which is the input without trailing `<`.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn decode_encode_identity(input: &[u8]) {
    let Ok(qr) = PersonalQr::decode(input) else {
        assert!(!PersonalQr::is_canonical(input));
        return;
    };
    let text = qr.encode();
    let end = input
        .iter()
        .rposition(|&byte| byte != b'<')
        .map_or(0, |last| last + 1);
    assert_eq!(text.as_bytes(), &input[..end]);
    assert_eq!(PersonalQr::try_from(text.as_str()), Ok(qr));
    assert_eq!(PersonalQr::is_canonical(input), input.len() == end);
    assert_eq!(qr.encoded_len(), end);

    let mut buffer = vec![0; end];
    assert_eq!(qr.encode_to_slice(&mut buffer), Ok(end));
    assert_eq!(buffer, text.as_bytes());
    assert_eq!(
        qr.encode_to_slice(&mut buffer[1..])
            .map_err(|short| short.needed()),
        Err(end)
    );
    let mut written = String::new();
    qr.encode_to(&mut written).expect("a String takes all");
    assert_eq!(written, text);

    let owned = PersonalQrBuf::from(qr);
    assert_eq!(owned.view(), qr);
    assert_eq!(owned.as_str(), text);
}
