use vn_personal_qr::{Field, PersonalQr};

use super::oracle;

/// The oracle accepts the same inputs with the same values, and rejects the others in the same field at the same offset.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn decode_vs_oracle(input: &[u8]) {
    match (PersonalQr::decode(input), oracle::decode(input)) {
        (Ok(qr), Ok(value)) => same(&qr, &value),
        (Err(error), Err(refusal)) => {
            assert_eq!(error.field().map(Field::name), refusal.field);
            assert_eq!(error.offset(), refusal.offset);
        }
        (found, expected) => panic!("{found:?}, expected {expected:?}"),
    }
}

/// Panics unless every accessor returns the oracle's value.
pub(super) fn same(qr: &PersonalQr<'_>, value: &oracle::Value) {
    let extension = qr.extension();
    assert_eq!(
        qr.id_number().map(vn_personal_qr::IdNumber::as_str),
        value.id_number.as_deref()
    );
    assert_eq!(qr.name().as_str(), value.name);
    assert_eq!(qr.birth_date().as_str(), value.birth_date);
    assert_eq!(qr.declaration_kind().code(), value.declaration);
    assert_eq!(qr.qid().as_str(), value.qid);
    assert_eq!(
        extension.declarant_qid().map(vn_personal_qr::Qid::as_str),
        value.declarant_qid.as_deref()
    );
    assert_eq!(
        extension.gender().map(vn_personal_qr::Gender::code),
        value.gender
    );
    assert_eq!(
        extension
            .health_card()
            .map(vn_personal_qr::HealthCard::as_str),
        value.health_card.as_deref()
    );
    assert_eq!(
        extension.phone().map(vn_personal_qr::Phone::as_str),
        value.phone.as_deref()
    );
    assert_eq!(
        extension.signature().map(vn_personal_qr::Signature::as_str),
        value.signature.as_deref()
    );
    assert!(extension.other().iter().eq(&value.other));
}
