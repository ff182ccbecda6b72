use vn_personal_qr::armor;

/// Decoding the armor of any bytes, folded, in a link or into a buffer of exact length, returns the same bytes. Text that decodes is what
/// `armor::encode` writes, except for white space and the case of the prefix.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn armor_roundtrip(input: &[u8]) {
    let text = armor::encode(input);
    assert_eq!(text.len(), armor::encoded_len(input.len()));
    assert_eq!(armor::decoded_len(text.as_bytes()), Ok(input.len()));
    assert_eq!(armor::decode(text.as_bytes()).as_deref(), Ok(input));
    let mut exact = vec![0; input.len()];
    let length = armor::decode_to_slice(text.as_bytes(), &mut exact);
    assert_eq!(length, Ok(input.len()));
    assert_eq!(exact, input);
    let lines: Vec<&[u8]> = text.as_bytes()[6..].chunks(76).collect();
    let folded = [&b"VNQR1:"[..], &lines.join(&b"\r\n "[..])].concat();
    assert_eq!(armor::decode(&folded).as_deref(), Ok(input));
    let link = armor::to_url("https://example.vn/?a#b", input);
    assert_eq!(armor::decode_url(&link).as_deref(), Ok(input));

    let armored = [&b"vnqr1:"[..], input].concat();
    for text in [input, &armored] {
        let opened = armor::decode(text);
        let mut roomy = vec![0; text.len()];
        let length = armor::decode_to_slice(text, &mut roomy);
        assert_eq!(
            length,
            opened.as_ref().map(Vec::len).map_err(|error| *error)
        );
        match opened {
            Ok(payload) => {
                let plain: Vec<u8> = { text.iter().copied() }
                    .filter(|byte| !b" \t\r\n".contains(byte))
                    .collect();
                let written = armor::encode(&payload);
                assert_eq!(plain[6..], written.as_bytes()[6..]);
                assert!(plain[..6].eq_ignore_ascii_case(b"vnqr1:"));
            }
            Err(error) => {
                assert!(error.offset().is_none_or(|offset| offset <= text.len()));
                let _ = format!("{error}{}", error.vi());
            }
        }
    }
}
