//! Lenient reading of one field, and trimming.
#![cfg(feature = "lenient")]

use vn_personal_qr::lenient::{self, Outcome, Partial, Repair, Repairs};
use vn_personal_qr::{ErrorKind, Field};

#[test]
fn reads_valid_texts_unchanged() {
    let table = [
        (Field::IdNumber, "001093029317"),
        (Field::Name, "NGUYEN AN"),
        (Field::BirthDate, "1987-01-18"),
        (Field::Declaration, "1"),
        (Field::Qid, "162979388586171100"),
        (Field::DeclarantQid, "162979388586171100"),
        (Field::Gender, "2"),
        (Field::HealthCard, "HS4010120878821"),
        (Field::Phone, "0944713700"),
        (Field::Signature, "c2lnbmF0dXJl"),
        (Field::Other, "tiêm 2 mũi<x"),
    ];
    for (field, text) in table {
        let read = lenient::read_field(field, text);
        assert_eq!(read.field(), field);
        assert_eq!(read.outcome(), Outcome::Valid, "{text}");
        assert_eq!((read.value(), read.raw()), (Some(text), text));
        assert_eq!(read.repairs(), Repairs::NONE);
        assert_eq!(read.error(), None);
    }
}

#[test]
fn repairs_each_field_by_itself() {
    let table = [
        (
            Field::Name,
            "Nguyễn An",
            "NGUYEN AN",
            Repair::NameDiacritics,
        ),
        (
            Field::BirthDate,
            "18/01/1987",
            "1987-01-18",
            Repair::DateDayFirst,
        ),
        (Field::Gender, "Nam", "1", Repair::GenderWord),
        (
            Field::Phone,
            "0944 713 700",
            "0944713700",
            Repair::PhoneSeparators,
        ),
        (
            Field::IdNumber,
            " 001093029317",
            "001093029317",
            Repair::Blanks,
        ),
    ];
    for (field, text, value, repair) in table {
        let read = lenient::read_field(field, text);
        assert_eq!(read.outcome(), Outcome::Repaired, "{text}");
        assert_eq!(read.value(), Some(value));
        assert!(
            read.repairs().contains(repair),
            "{text}: {:?}",
            read.repairs()
        );
        assert_eq!(read.raw(), text);
    }
}

#[test]
fn reports_partial_and_invalid_texts() {
    let masked = lenient::read_field(Field::IdNumber, "******029317");
    let Outcome::Partial { partial, .. } = masked.outcome() else {
        panic!("{masked:?}");
    };
    assert_eq!(partial, Partial::Masked { shown: "029317" });

    let short = lenient::read_field(Field::Phone, "09447");
    assert!(
        matches!(short.outcome(), Outcome::Invalid { .. }),
        "{short:?}"
    );
    let error = short.error().expect("an error");
    assert_eq!(
        (error.field(), error.kind(), error.offset()),
        (Some(Field::Phone), ErrorKind::UnexpectedEnd, 5)
    );
    assert_eq!(short.value(), None);
}

#[test]
fn debug_of_a_field_shows_no_text() {
    for (field, text) in [(Field::Name, "QUIZZYXA"), (Field::Phone, "7481695320x")] {
        let debug = format!("{:?}", lenient::read_field(field, text));
        assert!(
            !debug.contains("QUIZ") && !debug.contains("7481"),
            "{debug}"
        );
    }
}

#[test]
fn trims_what_scanners_add() {
    let table: &[(&str, &str, &[Repair])] = &[
        ("", "", &[]),
        ("0944713700", "0944713700", &[]),
        (
            " 0944713700\n",
            "0944713700",
            &[Repair::LineEnd, Repair::Blanks],
        ),
        (
            "\u{FEFF}A\u{200B}",
            "A",
            &[Repair::ByteOrderMark, Repair::ZeroWidth],
        ),
        ("\0A B\r\n", "A B", &[Repair::Nul, Repair::LineEnd]),
        (" \t ", "", &[Repair::Blanks]),
    ];
    for (text, rest, expected) in table {
        let (trimmed, repairs) = lenient::trim(text);
        assert_eq!(trimmed, *rest, "{text:?}");
        assert!(
            repairs.iter().eq(expected.iter().copied()),
            "{text:?}: {repairs:?}"
        );
    }
}
