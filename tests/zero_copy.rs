//! Decoding does not copy: every text of a payload is a slice of the input.

use std::ops::Range;

use crate::common::{cases, strategies, valid_texts};
use proptest::prelude::*;
use vn_personal_qr::{HealthCard, IdNumber, PersonalQr, Phone, Qid, Signature};

#[test]
fn borrows_in_every_vector() {
    for text in valid_texts() {
        check_decoded(&text).unwrap_or_else(|reason| panic!("{reason}: {}", text.escape_ascii()));
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn borrows_in_every_payload(text in strategies::valid_texts()) {
        check_decoded(text.as_bytes()).map_err(TestCaseError::fail)?;
    }
}

// The view of an owned payload borrows from the owned text.
#[cfg(feature = "alloc")]
proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn borrows_in_every_owned_payload(text in strategies::valid_texts()) {
        let owned = vn_personal_qr::PersonalQrBuf::decode(text.as_bytes()).expect("a valid text");
        check_slices(owned.as_str().as_bytes(), &owned.view()).map_err(TestCaseError::fail)?;
    }
}

fn check_decoded(text: &[u8]) -> Result<(), String> {
    let qr = PersonalQr::decode(text).map_err(|error| error.to_string())?;
    check_slices(text, &qr)
}

fn check_slices(text: &[u8], qr: &PersonalQr<'_>) -> Result<(), String> {
    let mut previous_end = text.as_ptr();
    for (name, slice) in slices(qr) {
        // Compares addresses, not bytes. Each slice starts after the previous one.
        let Range { start, end } = slice.as_ptr_range();
        let input = text.as_ptr_range();
        if start < previous_end || end > input.end || start < input.start {
            return Err(format!("{name} is not in the input"));
        }
        previous_end = end;
    }
    let words = qr.name().words().map(str::as_bytes);
    let slots = qr.extension().other().iter().map(str::as_bytes);
    for slice in words.chain(slots) {
        if slice.as_ptr() < text.as_ptr() || slice.as_ptr_range().end > text.as_ptr_range().end {
            return Err("a word or slot is not in the input".into());
        }
    }
    Ok(())
}

/// Returns all borrowed texts in the order of the input. Date, kind and gender are copied.
fn slices<'a>(qr: &PersonalQr<'a>) -> Vec<(&'static str, &'a [u8])> {
    let extension = qr.extension();
    let other = extension.other();
    let slices = [
        ("id number", qr.id_number().map(IdNumber::as_bytes)),
        ("name", Some(qr.name().as_bytes())),
        ("QID", Some(qr.qid().as_bytes())),
        (
            "declarant's QID",
            extension.declarant_qid().map(Qid::as_bytes),
        ),
        (
            "health card",
            extension.health_card().map(HealthCard::as_bytes),
        ),
        ("phone", extension.phone().map(Phone::as_bytes)),
        ("signature", extension.signature().map(Signature::as_bytes)),
        ("other slots", (!other.is_empty()).then(|| other.as_bytes())),
    ];
    let strings = [
        ("id number", qr.id_number().map(IdNumber::as_str)),
        ("name", Some(qr.name().as_str())),
        ("QID", Some(qr.qid().as_str())),
    ];
    for (bytes, string) in slices.iter().zip(strings) {
        assert_eq!(
            bytes.1.map(<[u8]>::as_ptr_range),
            string.1.map(|text| text.as_bytes().as_ptr_range())
        );
    }
    slices
        .into_iter()
        .filter_map(|(name, slice)| Some((name, slice?)))
        .collect()
}
