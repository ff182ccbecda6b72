//! Regression tests for bugs that fuzzing found.
//!
//! To add one, replay the input as `fuzz/README.md` describes, reduce it while it still fails, and assert here what the
//! specification requires.

use vn_personal_qr::{ErrorKind, Field, Name, PersonalQr};

fn error_of(text: &[u8]) -> (ErrorKind, Option<Field>, usize) {
    let error = PersonalQr::decode(text).expect_err("not a payload");
    (error.kind(), error.field(), error.offset())
}

/// Found by `decode_vs_oracle`: an empty id number is valid by proxy, so the `|` was no error of the id number.
#[test]
fn a_lone_pipe_ends_too_early_in_the_name() {
    assert_eq!(
        error_of(b"|"),
        (ErrorKind::UnexpectedEnd, Some(Field::Name), 1)
    );
}

/// Found by `decode_vs_oracle`: the fast path stopped at the first mark and accepted the letters before it.
#[test]
fn a_name_with_a_hyphen_is_decoded_whole() {
    let text = b"001093029317|Y-BLOM|1987-01-18|0|1|";
    let name = PersonalQr::decode(text).map(|payload| payload.name());
    assert_eq!(name.map(Name::as_str), Ok("Y-BLOM"));
    assert_eq!(Name::new("Y-BLOM").map(Name::as_str), Ok("Y-BLOM"));
}
