//! What fuzzing has found, each as a test that keeps it from coming back. The name says what was wrong.
//!
//! To add one: replay the text (`fuzz/README.md` says how), cut it down while it still fails, and write down here what the
//! specification says of it.

use vn_personal_qr::{ErrorKind, Field, Name, PersonalQr};

fn refused(text: &[u8]) -> (ErrorKind, Option<Field>, usize) {
    let error = PersonalQr::decode(text).expect_err("not a payload");
    (error.kind(), error.field(), error.offset())
}

/// Found by `decode_vs_oracle`: an empty id number may still be declared by proxy, so the bar is not at fault.
#[test]
fn a_lone_bar_was_blamed_on_the_id_number() {
    assert_eq!(
        refused(b"|"),
        (ErrorKind::UnexpectedEnd, Some(Field::Name), 1)
    );
}

/// Found by `decode_vs_oracle`: the reader by words stopped at the first mark and took what stood before it.
#[test]
fn a_name_with_a_hyphen_was_taken_for_its_first_letter() {
    let text = b"001093029317|Y-BLOM|1987-01-18|0|1|";
    let name = PersonalQr::decode(text).map(|payload| payload.name());
    assert_eq!(name.map(Name::as_str), Ok("Y-BLOM"));
    assert_eq!(Name::new("Y-BLOM").map(Name::as_str), Ok("Y-BLOM"));
}
