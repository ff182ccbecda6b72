//! Properties of every payload and every text.
//!
//! `PROPTEST_CASES` sets the number of cases.

use std::collections::BTreeSet;

use crate::common::error_location::check_error_location;
use crate::common::strategies::Text;
use crate::common::{build, cases, oracle, read, strategies, text_of};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use vn_personal_qr::{DecodeError, ErrorKind, Expected, Field, MAX_LEN, PersonalQr};

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn roundtrips_values(value in strategies::values()) {
        let other = value.other.join("<");
        let built = build(&value, &other);
        prop_assert_eq!(&read(&built), &value);

        let text = text_of(&built);
        prop_assert_eq!(&text, &oracle::canonical(&value));
        prop_assert_eq!(built.encoded_len(), text.len());
        prop_assert!(PersonalQr::is_canonical(text.as_bytes()));
        let decoded = PersonalQr::decode(text.as_bytes());
        prop_assert_eq!(decoded, Ok(built));
    }

    #[test]
    fn roundtrips_texts(text in strategies::valid_texts()) {
        let qr = PersonalQr::decode(text.as_bytes()).expect("a valid text");
        let again = text_of(&qr);
        // Only empty slots at the end are dropped.
        let dropped = text.strip_prefix(&again).expect("nothing else changes");
        prop_assert!(dropped.bytes().all(|byte| byte == b'<'));
        prop_assert_eq!(dropped.is_empty(), PersonalQr::is_canonical(text.as_bytes()));
        prop_assert_eq!(PersonalQr::decode(again.as_bytes()), Ok(qr));
    }

    #[test]
    fn all_encoders_write_the_same_text(value in strategies::values()) {
        let other = value.other.join("<");
        let qr = build(&value, &other);
        let text = text_of(&qr);

        let mut exact = vec![0; text.len()];
        prop_assert_eq!(qr.encode_to_slice(&mut exact), Ok(text.len()));
        prop_assert_eq!(&exact, text.as_bytes());
        let mut roomy = [0xFF; MAX_LEN + 1];
        prop_assert_eq!(qr.encode_to_slice(&mut roomy), Ok(text.len()));
        prop_assert_eq!(&roomy[..text.len()], text.as_bytes());
        prop_assert!(roomy[text.len()..].iter().all(|&byte| byte == 0xFF));
        let too_short = qr.encode_to_slice(&mut exact[1..]).expect_err("one byte is missing");
        prop_assert_eq!(too_short.needed(), text.len());
        #[cfg(feature = "alloc")]
        {
            prop_assert_eq!(&qr.encode(), &text);
            let mut vector = b"before".to_vec();
            qr.encode_to_vec(&mut vector);
            prop_assert_eq!(vector, ["before", &text].concat().into_bytes());
        }
    }

    /// A prefix of a valid payload is valid or ends too early, so the offset is its end.
    #[test]
    fn a_cut_payload_gives_an_error_at_its_end(text in strategies::valid_texts(), at in any::<prop::sample::Index>()) {
        let cut = &text.as_bytes()[..at.index(text.len())];
        if let Err(error) = PersonalQr::decode(cut) {
            let whole_characters = std::str::from_utf8(cut).map_or_else(|error| error.valid_up_to(), str::len);
            prop_assert_eq!(error.offset(), whole_characters);
            let kind = if whole_characters == cut.len() { ErrorKind::UnexpectedEnd } else { ErrorKind::InvalidUtf8 };
            prop_assert_eq!(error.kind(), kind);
        }
    }
}

#[cfg(feature = "alloc")]
proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn the_owned_payload_equals_the_borrowed_one(text in strategies::valid_texts()) {
        use vn_personal_qr::PersonalQrBuf;

        let qr = PersonalQr::decode(text.as_bytes()).expect("a valid text");
        let owned = PersonalQrBuf::from(qr);
        prop_assert_eq!(owned.view(), qr);
        prop_assert_eq!(read(&owned.view()), read(&qr));
        prop_assert_eq!(owned.as_str(), text_of(&qr));
        prop_assert!(text.parse::<PersonalQrBuf>().is_ok_and(|parsed| parsed == owned));
        prop_assert_eq!(&owned.view().to_buf(), &owned);
        prop_assert_eq!(owned.clone().into_string(), text_of(&qr));
    }
}

proptest! {
    #![proptest_config(cases(3000))]

    /// Value, canonical text, field and offset agree with the oracle.
    #[test]
    fn agrees_with_the_oracle_on_nearly_valid_texts(text in strategies::texts()) {
        check_with_oracle(&text.0)?;
    }

    #[test]
    fn a_character_of_the_expected_class_is_possible(text in strategies::texts()) {
        if let Err(error) = PersonalQr::decode(&text.0) {
            if let ErrorKind::UnexpectedCharacter { expected } = error.kind() {
                let before = &text.0[..error.offset()];
                let is_possible = characters(expected)
                    .any(|byte| oracle::can_become_valid(&[before, &[byte]].concat()));
                prop_assert!(is_possible, "{text:?}: {expected:?} is not possible at {}", before.len());
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn agrees_with_the_oracle_on_any_bytes(text in prop::collection::vec(any::<u8>(), 0..3100)) {
        check_with_oracle(&text)?;
    }

    /// Any bytes in slots 6 and up, whose alphabet is the largest.
    #[test]
    fn agrees_with_the_oracle_on_any_bytes_in_slot_6(
        bytes in prop::collection::vec(prop_oneof![3 => any::<u8>(), 1 => strategies::bytes()], 0..12),
    ) {
        check_with_oracle(&[b"001093029317|A|1987-01-18|0|1|<<<<<", bytes.as_slice()].concat())?;
    }

    /// The same bytes at the start of each field and slot.
    #[test]
    fn agrees_with_the_oracle_on_any_bytes_in_any_field(
        bytes in prop::collection::vec(prop_oneof![1 => any::<u8>(), 3 => strategies::bytes()], 0..14),
        start in prop::sample::select(STARTS.to_vec()),
        rest in prop::sample::select(STARTS.to_vec()),
    ) {
        check_with_oracle(&[start.as_bytes(), &bytes, rest.as_bytes()].concat())?;
    }

    #[test]
    fn a_changed_byte_gives_an_error_in_its_field(
        text in strategies::valid_texts(),
        at in any::<prop::sample::Index>(),
        byte in strategies::bytes(),
    ) {
        check_error_location(&text, at.index(text.len()), byte).map_err(TestCaseError::fail)?;
    }
}

const STARTS: [&str; 12] = [
    "",
    "|",
    "001093029317|",
    "|A|",
    "001093029317|A|1987-01-18|",
    "|A|1987-01-18|",
    "001093029317|A|1987-01-18|0|",
    "001093029317|A|1987-01-18|0|1|",
    "001093029317|A|1987-01-18|0|1|<",
    "001093029317|A|1987-01-18|0|1|<<",
    "001093029317|A|1987-01-18|0|1|<<<",
    "001093029317|A|1987-01-18|0|1|<<<<",
];

/// Compares the result with that of the oracle, and checks the kind of an error.
fn check_with_oracle(text: &[u8]) -> Result<(), TestCaseError> {
    match (PersonalQr::decode(text), oracle::decode(text)) {
        (Ok(qr), Ok(value)) => {
            let canonical = oracle::canonical(&value);
            prop_assert_eq!(&read(&qr), &value);
            prop_assert_eq!(&text_of(&qr), &canonical);
            prop_assert_eq!(PersonalQr::is_canonical(text), canonical.as_bytes() == text);
        }
        (Err(error), Err(refusal)) => {
            prop_assert_eq!(
                (error.field().map(Field::name), error.offset()),
                (refusal.field, refusal.offset),
                "{:?}: {}",
                Text(text.to_vec()),
                error
            );
            prop_assert!(!PersonalQr::is_canonical(text));
            check_kind(text, error)?;
        }
        (decoded, expected) => {
            return Err(TestCaseError::fail(format!(
                "{:?}: decoded {decoded:?}, expected {expected:?}",
                Text(text.to_vec())
            )));
        }
    }
    Ok(())
}

/// Checks the kind of an error against the text, without parsing it.
fn check_kind(text: &[u8], error: DecodeError) -> Result<(), TestCaseError> {
    let offset = error.offset();
    let found = text.get(offset).copied();
    let broken = std::str::from_utf8(&text[offset..]).is_err_and(|error| error.valid_up_to() == 0);
    let in_other = error.field() == Some(Field::Other);
    let holds = match error.kind() {
        ErrorKind::TooLong => text.len() > MAX_LEN && error.field().is_none(),
        ErrorKind::UnexpectedEnd => found.is_none(),
        ErrorKind::InvalidUtf8 => broken && in_other,
        ErrorKind::UnexpectedCharacter { .. } => found.is_some() && !(broken && in_other),
        ErrorKind::NotADate => {
            error.field() == Some(Field::BirthDate) && found.is_some_and(|b| b.is_ascii_digit())
        }
        // Slots 6 and up have no length limit of their own.
        ErrorKind::Length => found.is_some() && !in_other,
        ErrorKind::UnknownValue => {
            matches!(error.field(), Some(Field::Declaration | Field::Gender))
        }
        ErrorKind::IdNumberRequired => {
            error.field() == Some(Field::IdNumber) && found == Some(b'0') && text[0] == b'|'
        }
        ErrorKind::ExtraField => error.field() == Some(Field::Extension) && found == Some(b'|'),
        _ => false,
    };
    prop_assert!(holds, "{:?}: {}", Text(text.to_vec()), error);
    prop_assert_eq!(found.is_none(), error.kind() == ErrorKind::UnexpectedEnd);
    Ok(())
}

fn characters(class: Expected) -> impl Iterator<Item = u8> {
    (0..=0x7F_u8).filter(move |&byte| match class {
        Expected::Digit => byte.is_ascii_digit(),
        Expected::Letter => byte.is_ascii_uppercase(),
        Expected::DigitOrLetter => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
        Expected::NameCharacter => byte.is_ascii_uppercase() || b" '-.".contains(&byte),
        Expected::Hyphen => byte == b'-',
        Expected::PrintableAscii => byte.is_ascii_graphic() && byte != b'|' && byte != b'<',
        Expected::Text => byte >= b' ' && byte != 0x7F && byte != b'|' && byte != b'<',
        Expected::Delimiter => byte == b'|' || byte == b'<',
        _ => false,
    })
}

/// The generated texts include valid ones and errors of every field and every kind.
#[test]
fn generated_texts_cover_the_grammar() {
    let mut runner = TestRunner::deterministic();
    let strategy = strategies::texts();
    let (mut valid, mut deep) = (0, 0);
    let mut fields = BTreeSet::new();
    let mut codes = BTreeSet::new();
    for _ in 0..3000 {
        let text = strategy.new_tree(&mut runner).expect("a text").current();
        match PersonalQr::decode(&text.0) {
            Ok(_) => valid += 1,
            Err(error) => {
                fields.insert(error.field());
                codes.insert(error.code());
                deep += usize::from(error.field() > Some(Field::BirthDate));
            }
        }
    }
    assert_eq!(fields.len(), 13, "twelve fields and `None`: {fields:?}");
    assert_eq!(codes.len(), 9, "{codes:?}");
    assert!(valid > 600, "{valid} are valid");
    assert!(deep > 800, "{deep} are valid up to the birth date");
}

/// The length is checked first.
#[test]
fn rejects_a_mebibyte_at_the_limit() {
    for byte in [b'0', b'|', b'<', b'A', 0xFF] {
        let error = PersonalQr::decode(&vec![byte; 1 << 20]).expect_err("too long");
        assert_eq!(
            (error.kind(), error.field(), error.offset()),
            (ErrorKind::TooLong, None, MAX_LEN)
        );
    }
}
