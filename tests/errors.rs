//! Errors: their messages, codes and offsets.

use crate::common::{cases, strategies};
use proptest::prelude::*;
use vn_personal_qr::{
    BirthDate, DecodeError, ErrorKind, Expected, Field, HealthCard, IdNumber, Language, Localize,
    MAX_LEN, Name, OtherSlots, PersonalQr, Phone, Qid, Signature, SliceTooShort,
};

/// A payload up to its extension: 30 bytes.
const TO_EXTENSION: &str = "001093029317|A|1987-01-18|0|1|";

#[test]
fn every_kind_has_a_message_in_both_languages() {
    let x = |length| "x".repeat(length);
    let table = [
        (
            x(MAX_LEN + 1),
            "too-long",
            "too long, at most 2953 bytes fit in a QR symbol (byte 2953)",
            "quá dài, mã QR chứa tối đa 2953 byte (byte 2953)",
        ),
        (
            "001093029317|NGUYEN AN".into(),
            "unexpected-end",
            "name: unexpected end, expected 1 to 150 characters, words of letters A-Z separated by one space (byte 22)",
            "họ tên: kết thúc quá sớm, cần 1 đến 150 ký tự, các từ viết hoa không dấu, cách nhau một dấu cách (byte 22)",
        ),
        (
            "001093029317|A|1987-02-29|0|1|".into(),
            "not-a-date",
            "birth date: no such day in the calendar (byte 24)",
            "ngày sinh: ngày không tồn tại (byte 24)",
        ),
        (
            "|TRAN THI B|2015-06-01|0|1|".into(),
            "id-number-required",
            "id number: missing, only a declaration by proxy may omit it (byte 23)",
            "số giấy tờ: bị thiếu, chỉ được để trống khi khai hộ (byte 23)",
        ),
        (
            TO_EXTENSION.to_owned() + "<1|",
            "extra-field",
            "extension: unexpected seventh field, a payload has six (byte 32)",
            "phần mở rộng: thừa trường thứ bảy, mã chỉ có sáu trường (byte 32)",
        ),
    ];
    for (text, code, english, vietnamese) in table {
        assert_messages(text.as_bytes(), code, english, vietnamese);
    }
    assert_messages(
        &[TO_EXTENSION.as_bytes(), b"<<<<<\xFF"].concat(),
        "invalid-utf8",
        "other slots: invalid UTF-8 (byte 35)",
        "thông tin khác: UTF-8 không hợp lệ (byte 35)",
    );
}

#[test]
fn unexpected_character_lists_what_is_expected() {
    let table = [
        (
            "|A|x",
            "birth date: unexpected character, expected a digit 0-9 (byte 3)",
            "ngày sinh: ký tự không hợp lệ, cần chữ số 0-9 (byte 3)",
        ),
        (
            "| A",
            "name: unexpected character, expected a letter A-Z (byte 1)",
            "họ tên: ký tự không hợp lệ, cần chữ hoa A-Z (byte 1)",
        ),
        (
            "b1234567|",
            "id number: unexpected character, expected a digit 0-9 or a letter A-Z (byte 0)",
            "số giấy tờ: ký tự không hợp lệ, cần chữ số 0-9 hoặc chữ hoa A-Z (byte 0)",
        ),
        (
            "|NGUYỄN|",
            "name: unexpected character, expected a letter A-Z, space or ' - . (byte 5)",
            "họ tên: ký tự không hợp lệ, cần chữ hoa A-Z không dấu, dấu cách hoặc ' - . (byte 5)",
        ),
        (
            "|A|1987/01/18|",
            "birth date: unexpected character, expected a hyphen (byte 7)",
            "ngày sinh: ký tự không hợp lệ, cần dấu gạch nối (byte 7)",
        ),
        (
            "|A|1987-01-18|1|a b|",
            "QID: unexpected character, expected printable ASCII without space, | and < (byte 17)",
            "QID: ký tự không hợp lệ, cần ký tự ASCII in được, trừ dấu cách, | và < \
             (byte 17)",
        ),
        (
            "001093029317x",
            "id number: unexpected character, expected the end of the field (byte 12)",
            "số giấy tờ: ký tự không hợp lệ, cần dấu kết thúc trường (byte 12)",
        ),
        // A control character of two bytes.
        (
            "|A|1987-01-18|1|1|<<<<<\u{85}",
            "other slots: unexpected character, expected text without control characters, | and < (byte 23)",
            "thông tin khác: ký tự không hợp lệ, cần văn bản không có ký tự điều khiển, | và < \
             (byte 23)",
        ),
        (
            "|A|1987-01-18|1|1|<<<<<\n",
            "other slots: unexpected character, expected text without control characters, | and < (byte 23)",
            "thông tin khác: ký tự không hợp lệ, cần văn bản không có ký tự điều khiển, | và < \
             (byte 23)",
        ),
    ];
    for (text, english, vietnamese) in table {
        assert_messages(text.as_bytes(), "unexpected-character", english, vietnamese);
    }
}

/// The messages of these two kinds contain the form of the field.
#[test]
fn wrong_length_and_unknown_value_have_the_form_of_the_field() {
    let slots = |text: &str| TO_EXTENSION.to_owned() + text;
    let x = |length| "x".repeat(length);
    let table = [
        (
            "1234|".to_owned(),
            "length",
            "id number: wrong length, expected 12 digits, or 5 to 9 digits and letters A-Z (byte 4)",
            "số giấy tờ: sai độ dài, cần 12 chữ số, hoặc 5 đến 9 ký tự gồm chữ số và chữ hoa A-Z (byte 4)",
        ),
        (
            "||".into(),
            "length",
            "name: wrong length, expected 1 to 150 characters, words of letters A-Z separated by one space (byte 1)",
            "họ tên: sai độ dài, cần 1 đến 150 ký tự, các từ viết hoa không dấu, cách nhau một dấu cách \
             (byte 1)",
        ),
        (
            "|A|1987-01|".into(),
            "length",
            "birth date: wrong length, expected YYYY-MM-DD (byte 10)",
            "ngày sinh: sai độ dài, cần YYYY-MM-DD (năm-tháng-ngày) (byte 10)",
        ),
        (
            "|A|1987-01-18|11|".into(),
            "length",
            "declaration kind: wrong length, expected 0 (self-declared) or 1 (by proxy) (byte 15)",
            "loại định danh: sai độ dài, cần 0 (tự khai) hoặc 1 (khai hộ) (byte 15)",
        ),
        (
            "|A|1987-01-18|2|".into(),
            "unknown-value",
            "declaration kind: unknown value, expected 0 (self-declared) or 1 (by proxy) (byte 14)",
            "loại định danh: giá trị không có trong quy định, cần 0 (tự khai) hoặc 1 (khai hộ) (byte 14)",
        ),
        (
            "|A|1987-01-18|1||".into(),
            "length",
            "QID: wrong length, expected 1 to 64 printable ASCII characters (byte 16)",
            "QID: sai độ dài, cần 1 đến 64 ký tự ASCII in được (byte 16)",
        ),
        (
            slots(&x(65)),
            "length",
            "declarant's QID: wrong length, expected 1 to 64 printable ASCII characters (byte 94)",
            "QID người khai hộ: sai độ dài, cần 1 đến 64 ký tự ASCII in được (byte 94)",
        ),
        (
            slots("<11"),
            "length",
            "gender: wrong length, expected 0 (no information), 1 (male) or 2 (female) (byte 32)",
            "giới tính: sai độ dài, cần 0 (không có thông tin), 1 (nam) hoặc 2 (nữ) (byte 32)",
        ),
        (
            slots("<3"),
            "unknown-value",
            "gender: unknown value, expected 0 (no information), 1 (male) or 2 (female) (byte 31)",
            "giới tính: giá trị không có trong quy định, cần 0 (không có thông tin), 1 (nam) hoặc 2 (nữ) (byte 31)",
        ),
        (
            slots("<<") + &"9".repeat(21),
            "length",
            "health card: wrong length, expected 1 to 20 digits and letters A-Z (byte 52)",
            "thẻ BHYT: sai độ dài, cần 1 đến 20 ký tự gồm chữ số và chữ hoa A-Z (byte 52)",
        ),
        (
            slots("<<<01232324222"),
            "length",
            "phone: wrong length, expected 10 digits (byte 43)",
            "số điện thoại: sai độ dài, cần 10 chữ số (byte 43)",
        ),
        (
            slots("<<<<") + &x(1025),
            "length",
            "signature: wrong length, expected 1 to 1024 printable ASCII characters (byte 1058)",
            "chữ ký điện tử: sai độ dài, cần 1 đến 1024 ký tự ASCII in được (byte 1058)",
        ),
    ];
    for (text, code, english, vietnamese) in table {
        assert_messages(text.as_bytes(), code, english, vietnamese);
    }
}

fn assert_messages(text: &[u8], code: &str, english: &str, vietnamese: &str) {
    let error = PersonalQr::decode(text).expect_err(english);
    assert_eq!(error.to_string(), english);
    assert_eq!(error.vi().to_string(), vietnamese);
    assert_eq!(error.code(), code, "{english}");
}

#[test]
fn codes_and_names_are_stable() {
    let expected = Expected::Digit;
    let codes = [
        (ErrorKind::TooLong, "too-long"),
        (ErrorKind::UnexpectedEnd, "unexpected-end"),
        (
            ErrorKind::UnexpectedCharacter { expected },
            "unexpected-character",
        ),
        (ErrorKind::InvalidUtf8, "invalid-utf8"),
        (ErrorKind::NotADate, "not-a-date"),
        (ErrorKind::Length, "length"),
        (ErrorKind::UnknownValue, "unknown-value"),
        (ErrorKind::IdNumberRequired, "id-number-required"),
        (ErrorKind::ExtraField, "extra-field"),
    ];
    for (kind, code) in codes {
        assert_eq!(kind.code(), code);
    }
    let names = [
        (Field::IdNumber, "id_number"),
        (Field::Name, "name"),
        (Field::BirthDate, "birth_date"),
        (Field::Declaration, "declaration"),
        (Field::Qid, "qid"),
        (Field::Extension, "extension"),
        (Field::DeclarantQid, "declarant_qid"),
        (Field::Gender, "gender"),
        (Field::HealthCard, "health_card"),
        (Field::Phone, "phone"),
        (Field::Signature, "signature"),
        (Field::Other, "other"),
    ];
    for (field, name) in names {
        assert_eq!(field.name(), name);
    }
}

#[test]
fn with_base_offset_changes_only_the_offset() {
    let error = Phone::new("09x").expect_err("three digits");
    let moved = error.with_base_offset(69);
    assert_eq!(moved.offset(), error.offset() + 69);
    assert_eq!(moved.kind(), error.kind());
    assert_eq!(moved.field(), error.field());
    assert_eq!(moved.with_base_offset(1), error.with_base_offset(70));
    assert_eq!(error.with_base_offset(0), error);
    assert_eq!(error.with_base_offset(usize::MAX).offset(), usize::MAX);
}

/// Every input in the documentation of `PersonalQr::decode`.
#[test]
fn decode_rejects_the_inputs_of_its_documentation() {
    let character = |expected| ErrorKind::UnexpectedCharacter { expected };
    let table: [(&[u8], ErrorKind, usize); 9] = [
        (&[b'0'; 2954], ErrorKind::TooLong, 2953),
        (b"001093029317", ErrorKind::UnexpectedEnd, 12),
        (
            b"001093029317|Nguyen|1987-01-18|0|1|",
            character(Expected::NameCharacter),
            14,
        ),
        (
            b"001093029317|A|1987-01-18|0|1|<<<<<\xFF",
            ErrorKind::InvalidUtf8,
            35,
        ),
        (b"001093029317|A|1987-02-29|0|1|", ErrorKind::NotADate, 24),
        (b"00109302931|A|1987-01-18|0|1|", ErrorKind::Length, 11),
        (
            b"001093029317|A|1987-01-18|2|1|",
            ErrorKind::UnknownValue,
            26,
        ),
        (b"|A|1987-01-18|0|1|", ErrorKind::IdNumberRequired, 14),
        (
            b"001093029317|A|1987-01-18|0|1||",
            ErrorKind::ExtraField,
            30,
        ),
    ];
    for (text, kind, offset) in table {
        let error = PersonalQr::decode(text).expect_err(kind.code());
        assert_eq!((error.kind(), error.offset()), (kind, offset));
        if let Ok(text) = std::str::from_utf8(text) {
            assert_eq!(PersonalQr::try_from(text), Err(error));
        }
        assert_eq!(PersonalQr::try_from(text), Err(error));
        #[cfg(feature = "alloc")]
        {
            use vn_personal_qr::PersonalQrBuf;
            assert_eq!(PersonalQrBuf::decode(text), Err(error));
            if let Ok(text) = std::str::from_utf8(text) {
                assert_eq!(text.parse::<PersonalQrBuf>(), Err(error));
            }
        }
    }
}

/// Every input in the documentation of a field's constructor.
#[test]
fn constructors_reject_the_inputs_of_their_documentation() {
    use ErrorKind::{Length, NotADate, TooLong, UnexpectedEnd};
    use Expected::{Digit, DigitOrLetter, Hyphen, Letter, NameCharacter, PrintableAscii};
    let character = |expected| ErrorKind::UnexpectedCharacter { expected };
    let x = |length| "X".repeat(length);
    let table = [
        (Field::IdNumber, "00109302931".to_owned(), UnexpectedEnd, 11),
        (Field::IdNumber, String::new(), UnexpectedEnd, 0),
        (
            Field::IdNumber,
            "b1234567".into(),
            character(DigitOrLetter),
            0,
        ),
        (
            Field::IdNumber,
            "******029317".into(),
            character(DigitOrLetter),
            0,
        ),
        (Field::IdNumber, "0010930293171".into(), Length, 12),
        (Field::IdNumber, "A123456789".into(), Length, 9),
        (Field::Name, String::new(), UnexpectedEnd, 0),
        (Field::Name, "NGUYEN ".into(), UnexpectedEnd, 7),
        (Field::Name, "Nguyen".into(), character(NameCharacter), 1),
        (Field::Name, "NGUYỄN".into(), character(NameCharacter), 4),
        (Field::Name, "A  B".into(), character(Letter), 2),
        (Field::Name, x(151), Length, 150),
        (Field::BirthDate, "1987".into(), UnexpectedEnd, 4),
        (Field::BirthDate, "18/01/1987".into(), character(Digit), 2),
        (Field::BirthDate, "1987-**-**".into(), character(Digit), 5),
        (Field::BirthDate, "1987-13-01".into(), NotADate, 6),
        (Field::BirthDate, "1987-02-29".into(), NotADate, 9),
        (Field::BirthDate, "0000-01-01".into(), NotADate, 3),
        (Field::BirthDate, "1987-01-188".into(), Length, 10),
        (Field::BirthDate, "1987/01/18".into(), character(Hyphen), 4),
        (Field::Qid, String::new(), UnexpectedEnd, 0),
        (Field::Qid, "a b".into(), character(PrintableAscii), 1),
        (Field::Qid, "a<b".into(), character(PrintableAscii), 1),
        (Field::Qid, x(65), Length, 64),
        (Field::HealthCard, String::new(), UnexpectedEnd, 0),
        (
            Field::HealthCard,
            "hs4010120878821".into(),
            character(DigitOrLetter),
            0,
        ),
        (Field::HealthCard, "9".repeat(21), Length, 20),
        (Field::Phone, "012323242".into(), UnexpectedEnd, 9),
        (Field::Phone, String::new(), UnexpectedEnd, 0),
        (Field::Phone, "+84944713700".into(), character(Digit), 0),
        (Field::Phone, "0944 713 700".into(), character(Digit), 4),
        (Field::Phone, "01232324222".into(), Length, 10),
        (Field::Signature, String::new(), UnexpectedEnd, 0),
        (Field::Signature, "a b".into(), character(PrintableAscii), 1),
        (Field::Signature, x(1025), Length, 1024),
        (Field::Other, "a\n".into(), character(Expected::Text), 1),
        (Field::Other, "a|".into(), character(Expected::Text), 1),
        (Field::Other, x(MAX_LEN + 1), TooLong, MAX_LEN),
    ];
    for (field, text, kind, offset) in table {
        let error = construct(field, &text).expect_err(&text);
        assert_eq!(
            (error.field(), error.kind(), error.offset()),
            (Some(field), kind, offset),
            "{text:?}"
        );
    }
    for (year, month, day) in [(1987, 2, 29), (1987, 13, 1), (0, 1, 1), (10000, 1, 1)] {
        let error = BirthDate::from_ymd(year, month, day).expect_err("no such day");
        assert_eq!(
            (error.field(), error.kind()),
            (Some(Field::BirthDate), NotADate)
        );
    }
}

/// Calls all constructors of a field.
fn construct(field: Field, text: &str) -> Result<(), DecodeError> {
    macro_rules! construct {
        ($type:ty) => {{
            let value = <$type>::new(text);
            assert_eq!(<$type>::try_from(text), value);
            value.map(drop)
        }};
    }
    match field {
        Field::IdNumber => construct!(IdNumber<'_>),
        Field::Name => construct!(Name<'_>),
        Field::BirthDate => construct!(BirthDate),
        Field::Qid | Field::DeclarantQid => construct!(Qid<'_>),
        Field::HealthCard => construct!(HealthCard<'_>),
        Field::Phone => construct!(Phone<'_>),
        Field::Signature => construct!(Signature<'_>),
        Field::Other => construct!(OtherSlots<'_>),
        field => panic!("{field:?} has no constructor"),
    }
}

/// The fields with a constructor, and the payload before each.
const PREFIXES: [(Field, &str); 9] = [
    (Field::IdNumber, ""),
    (Field::Name, "001093029317|"),
    (Field::BirthDate, "001093029317|A|"),
    (Field::Qid, "001093029317|A|1987-01-18|0|"),
    (Field::DeclarantQid, TO_EXTENSION),
    (Field::HealthCard, "001093029317|A|1987-01-18|0|1|<<"),
    (Field::Phone, "001093029317|A|1987-01-18|0|1|<<<"),
    (Field::Signature, "001093029317|A|1987-01-18|0|1|<<<<"),
    (Field::Other, "001093029317|A|1987-01-18|0|1|<<<<<"),
];

proptest! {
    #![proptest_config(cases(3000))]

    /// A text without delimiters gives the same error from a field's constructor as at the end of a payload, except
    /// for the offset.
    #[test]
    fn constructors_and_decode_give_the_same_error(
        (field, before) in prop::sample::select(PREFIXES.to_vec()),
        text in prop_oneof![
            4 => prop::collection::vec(strategies::bytes(), 0..14)
                .prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
            2 => "[0-9A-Z]{0,13}",
            2 => "[0-2][0-9]{3}-[01][0-9]-[0-3][0-9][0-9]?",
            1 => "[A-Z]{140,152}|[a-z]{60,66}|[0-9]{8,22}|s{1020,1026}",
            1 => "[A-Z ễ'.-]{0,9}",
        ].prop_map(|text| text.replace(['|', '<'], "")),
    ) {
        let whole = before.to_owned() + &text;
        let decoded = PersonalQr::decode(whole.as_bytes());
        let is_empty_slot = text.is_empty() && before.contains("|1|");
        match construct(field, &text) {
            _ if is_empty_slot => prop_assert!(decoded.is_ok()),
            Ok(()) => {
                let end = decoded.map_or_else(|error| {
                    (error.kind() == ErrorKind::UnexpectedEnd).then_some(error.offset())
                }, |_| Some(whole.len()));
                prop_assert_eq!(end, Some(whole.len()), "{:?} of {:?}", text, field);
            }
            Err(error) => {
                let error = error.with_base_offset(before.len());
                let decoded = decoded.expect_err("invalid by its constructor");
                prop_assert_eq!((decoded.kind(), decoded.offset()), (error.kind(), error.offset()));
                // `Qid::new` always reports `Field::Qid`.
                prop_assert_eq!(decoded.field(), Some(field));
                prop_assert!(field == Field::DeclarantQid || error.field() == Some(field));
            }
        }
    }
}

#[test]
fn errors_have_no_source() {
    fn check(error: &dyn std::error::Error) {
        assert!(error.source().is_none());
    }
    check(&Phone::new("").expect_err("empty"));
    let too_short: SliceTooShort = PersonalQr::decode(TO_EXTENSION.as_bytes())
        .expect("a payload")
        .encode_to_slice(&mut [0; 10])
        .expect_err("ten bytes");
    check(&too_short);
    assert_eq!(too_short.needed(), 30);
    assert_eq!(too_short.to_string(), "buffer too short, 30 bytes needed");
}

#[test]
fn errors_can_be_created_by_other_parsers() {
    for text in ["09x", "", "01232324222"] {
        let error = Phone::new(text).expect_err(text);
        let created = DecodeError::new(error.kind(), error.field(), error.offset());
        assert_eq!(created, error);
        assert_eq!(created.to_string(), error.to_string());
    }
    let whole = DecodeError::new(ErrorKind::TooLong, None, MAX_LEN);
    assert_eq!(PersonalQr::decode(&[b'0'; MAX_LEN + 1]), Err(whole));
}

#[test]
fn localize_gives_the_same_messages_as_display_and_vi() {
    let error = Phone::new("09x").expect_err("three digits");
    assert_eq!(
        error.in_language(Language::English).to_string(),
        error.to_string()
    );
    assert_eq!(error.in_language(Language::Vietnamese), error.vi());
    let too_short = PersonalQr::decode(TO_EXTENSION.as_bytes())
        .expect("a payload")
        .encode_to_slice(&mut [])
        .expect_err("no bytes");
    assert_eq!(
        too_short.in_language(Language::English).to_string(),
        too_short.to_string()
    );
    assert_eq!(
        too_short.in_language(Language::Vietnamese).to_string(),
        "bộ đệm quá nhỏ, cần 30 byte"
    );
}

#[test]
fn every_field_has_a_label_and_a_form_in_both_languages() {
    let fields = PREFIXES.map(|(field, _)| field);
    let others = [Field::Declaration, Field::Extension, Field::Gender];
    for field in fields.into_iter().chain(others) {
        for language in [Language::English, Language::Vietnamese] {
            assert!(!field.label(language).is_empty());
            assert!(!field.form(language).is_empty());
        }
        assert_ne!(
            field.form(Language::English),
            field.form(Language::Vietnamese)
        );
    }
}
