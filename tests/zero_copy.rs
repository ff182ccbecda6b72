//! Decoding copies nothing: every text of a payload is a piece of the input.

use std::ops::Range;

use crate::common::{cases, strategies, valid_texts};
use proptest::prelude::*;
use vn_personal_qr::{HealthCard, IdNumber, PersonalQr, Phone, Qid, Signature};

#[test]
fn in_every_vector() {
    for text in valid_texts() {
        lies_in(&text).unwrap_or_else(|reason| panic!("{reason}: {}", text.escape_ascii()));
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn in_every_payload(text in strategies::valid_texts()) {
        lies_in(text.as_bytes()).map_err(TestCaseError::fail)?;
    }
}

// The same holds for the view of the owned twin, whose input is its own text.
#[cfg(feature = "alloc")]
proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn in_every_owned_payload(text in strategies::valid_texts()) {
        let owned = vn_personal_qr::PersonalQrBuf::decode(text.as_bytes()).expect("a valid text");
        pieces_lie_in(owned.as_str().as_bytes(), &owned.view()).map_err(TestCaseError::fail)?;
    }
}

fn lies_in(text: &[u8]) -> Result<(), String> {
    let qr = PersonalQr::decode(text).map_err(|error| error.to_string())?;
    pieces_lie_in(text, &qr)
}

fn pieces_lie_in(text: &[u8], qr: &PersonalQr<'_>) -> Result<(), String> {
    let mut behind = text.as_ptr();
    for (name, piece) in pieces(qr) {
        // By address alone, for equal bytes somewhere else would not do; and each after the one before.
        let Range { start, end } = piece.as_ptr_range();
        let input = text.as_ptr_range();
        if start < behind || end > input.end || start < input.start {
            return Err(format!("{name} lies elsewhere"));
        }
        behind = end;
    }
    let words = qr.name().words().map(str::as_bytes);
    let slots = qr.extension().other().iter().map(str::as_bytes);
    for piece in words.chain(slots) {
        if piece.as_ptr() < text.as_ptr() || piece.as_ptr_range().end > text.as_ptr_range().end {
            return Err("a word or slot lies elsewhere".into());
        }
    }
    Ok(())
}

/// All that is borrowed and there, in the order of the text. Date, kind and gender are values by themselves.
fn pieces<'a>(qr: &PersonalQr<'a>) -> Vec<(&'static str, &'a [u8])> {
    let extension = qr.extension();
    let other = extension.other();
    let pieces = [
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
    for (bytes, string) in pieces.iter().zip(strings) {
        assert_eq!(
            bytes.1.map(<[u8]>::as_ptr_range),
            string.1.map(|text| text.as_bytes().as_ptr_range())
        );
    }
    pieces
        .into_iter()
        .filter_map(|(name, piece)| Some((name, piece?)))
        .collect()
}
