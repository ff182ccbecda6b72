use arbitrary::{Arbitrary as _, Unstructured};
use vn_personal_qr::PersonalQrBuf;

use super::error_location::check_error_location;

const MARKS: &[u8] =
    b"|<0123456789AZaz -'./*+\\!~\n\t\0\x1F\x7F\x80\xA0\xC2\xC3\xE1\xED\xF0\xF4\xFF";

/// After one byte of a valid payload is replaced, an error points to the field that contains the byte.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn error_offset(input: &[u8]) {
    let mut bytes = Unstructured::new(input);
    // First, so that their position in the input does not depend on the payload.
    let (at, mark, any): (u16, u8, bool) = bytes.arbitrary().unwrap_or_default();
    let payload = PersonalQrBuf::arbitrary(&mut bytes).expect("all bytes make a payload");
    let text = payload.as_str();
    let byte = if any {
        mark
    } else {
        MARKS[usize::from(mark) % MARKS.len()]
    };
    if let Err(message) = check_error_location(text, usize::from(at) % text.len(), byte) {
        panic!("{message}");
    }
}
