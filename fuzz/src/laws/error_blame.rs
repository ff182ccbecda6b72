use arbitrary::{Arbitrary as _, Unstructured};
use vn_personal_qr::PersonalQrBuf;

use crate::blamed::blamed_where_changed;

const MARKS: &[u8] =
    b"|<0123456789AZaz -'./*+\\!~\n\t\0\x1F\x7F\x80\xA0\xC2\xC3\xE1\xED\xF0\xF4\xFF";

/// One byte of a valid payload is changed: the blame falls where it stands.
///
/// # Panics
///
/// The law is broken.
pub fn error_blame(input: &[u8]) {
    let mut bytes = Unstructured::new(input);
    // First, so that a fuzzer finds them at the same places whatever the payload.
    let (at, mark, any): (u16, u8, bool) = bytes.arbitrary().unwrap_or_default();
    let payload = PersonalQrBuf::arbitrary(&mut bytes).expect("all bytes make a payload");
    let text = payload.as_str();
    let byte = if any {
        mark
    } else {
        MARKS[usize::from(mark) % MARKS.len()]
    };
    if let Err(broken) = blamed_where_changed(text, usize::from(at) % text.len(), byte) {
        panic!("{broken}");
    }
}
