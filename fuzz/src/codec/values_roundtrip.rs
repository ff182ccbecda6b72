use arbitrary::{Arbitrary as _, Unstructured};
use vn_personal_qr::{
    BirthDate, Extension, HealthCard, Holder, IdNumber, Name, OtherSlots, PersonalQr,
    PersonalQrBuf, Phone, Qid, Signature,
};

use super::decode_vs_oracle::same;
use super::oracle;

/// A payload of arbitrary field values encodes to a text from which the oracle and the decoder read the same values.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn values_roundtrip(input: &[u8]) {
    let mut bytes = Unstructured::new(input);
    let owned = PersonalQrBuf::arbitrary(&mut bytes).expect("all bytes make a payload");
    roundtrip(&owned.view());
    assert_eq!(owned.as_str(), owned.view().encode());
    // Fields that contain pieces of the input.
    if let Ok(borrowed) = PersonalQr::arbitrary(&mut Unstructured::new(input)) {
        roundtrip(&borrowed);
    }
}

fn roundtrip(qr: &PersonalQr<'_>) {
    let text = qr.encode();
    let decoded = oracle::decode(text.as_bytes()).expect("the oracle accepts it");
    same(qr, &decoded);
    assert_eq!(oracle::canonical(&decoded), text);
    assert_eq!(PersonalQr::decode(text.as_bytes()), Ok(*qr));

    let extension = qr.extension();
    let date = qr.birth_date();
    let other = extension.other();
    assert_eq!(
        BirthDate::from_ymd(date.year(), date.month(), date.day()),
        Ok(date)
    );
    assert_eq!(BirthDate::new(date.as_str()), Ok(date));
    let again = PersonalQr::new(
        Holder::from_parts(
            qr.declaration_kind(),
            qr.id_number()
                .map(|value| IdNumber::new(value.as_str()).expect("id number")),
        )
        .expect("a declaration"),
        Name::new(qr.name().as_str()).expect("name"),
        date,
        Qid::new(qr.qid().as_str()).expect("QID"),
    )
    .with_extension(
        Extension::EMPTY
            .with_declarant_qid(
                extension
                    .declarant_qid()
                    .map(|v| Qid::new(v.as_str()).expect("QID")),
            )
            .with_gender(extension.gender())
            .with_health_card(
                extension
                    .health_card()
                    .map(|v| HealthCard::new(v.as_str()).expect("card")),
            )
            .with_phone(
                extension
                    .phone()
                    .map(|v| Phone::new(v.as_str()).expect("phone")),
            )
            .with_signature(
                extension
                    .signature()
                    .map(|v| Signature::new(v.as_str()).expect("signature")),
            )
            .with_other(OtherSlots::new(other.as_str()).expect("slots")),
    );
    assert_eq!(again, Ok(*qr));
}
