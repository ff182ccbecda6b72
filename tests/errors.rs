//! What an error says: its sentences, its name for programs, and the place it names.

use crate::common::{cases, strategies};
use proptest::prelude::*;
use vn_personal_qr::{
    BirthDate, DecodeError, ErrorKind, Expected, Field, HealthCard, IdNumber, MAX_LEN, Name,
    OtherSlots, PersonalQr, Phone, Qid, Signature, SliceTooShort,
};

/// A payload up to its extension: 30 bytes.
const TO_EXTENSION: &str = "001093029317|A|1987-01-18|0|1|";

#[test]
fn every_kind_has_its_sentence_in_both_languages() {
    let x = |length| "x".repeat(length);
    let table = [
        (
            x(MAX_LEN + 1),
            "too-long",
            "the text is longer than a QR symbol can hold; the limit in bytes is 2953 (byte 2953)",
            "văn bản dài hơn sức chứa của mã QR; giới hạn tính theo byte là 2953 (byte 2953)",
        ),
        (
            "001093029317|NGUYEN AN".into(),
            "unexpected-end",
            "name: the text ends too early, perhaps cut short; its form is 1 to 150 characters in capital words divided by one space (byte 22)",
            "họ tên: văn bản kết thúc quá sớm, có thể đã bị cắt; dạng đúng là 1 đến 150 ký tự, các từ in hoa cách nhau đúng một dấu cách (byte 22)",
        ),
        (
            "001093029317|A|1987-02-29|0|1|".into(),
            "not-a-date",
            "birth date: the calendar has no such day (byte 24)",
            "ngày sinh: lịch không có ngày này (byte 24)",
        ),
        (
            "|TRAN THI B|2015-06-01|0|1|".into(),
            "id-number-required",
            "id number: missing; only a code declared by proxy may leave it out (byte 23)",
            "số giấy tờ: bị thiếu; chỉ mã do người khác khai hộ mới được để trống (byte 23)",
        ),
        (
            TO_EXTENSION.to_owned() + "<1|",
            "extra-field",
            "extension: a seventh field begins here; a payload has six (byte 32)",
            "phần mở rộng: trường thứ bảy bắt đầu ở đây; mã chỉ có sáu trường (byte 32)",
        ),
    ];
    for (text, code, english, vietnamese) in table {
        says(text.as_bytes(), code, english, vietnamese);
    }
    says(
        &[TO_EXTENSION.as_bytes(), b"<<<<<\xFF"].concat(),
        "invalid-utf8",
        "other slots: these bytes are not UTF-8 text (byte 35)",
        "thông tin khác: các byte này không phải văn bản UTF-8 (byte 35)",
    );
}

#[test]
fn an_unexpected_character_says_what_could_stand_there() {
    let table = [
        (
            "|A|x",
            "birth date: this character cannot stand here; expected a digit 0-9 (byte 3)",
            "ngày sinh: ký tự này không được phép ở đây; cần có chữ số 0-9 (byte 3)",
        ),
        (
            "| A",
            "name: this character cannot stand here; expected a capital letter A-Z (byte 1)",
            "họ tên: ký tự này không được phép ở đây; cần có chữ in hoa A-Z (byte 1)",
        ),
        (
            "b1234567|",
            "id number: this character cannot stand here; expected a digit 0-9 or a capital letter A-Z (byte 0)",
            "số giấy tờ: ký tự này không được phép ở đây; cần có chữ số 0-9 hoặc chữ in hoa A-Z (byte 0)",
        ),
        (
            "|NGUYỄN|",
            "name: this character cannot stand here; expected a capital letter A-Z without diacritics, \
             a single space, or one of ' - . (byte 5)",
            "họ tên: ký tự này không được phép ở đây; cần có chữ in hoa A-Z không dấu, một dấu cách, \
             hoặc một trong ' - . (byte 5)",
        ),
        (
            "|A|1987/01/18|",
            "birth date: this character cannot stand here; expected a hyphen (byte 7)",
            "ngày sinh: ký tự này không được phép ở đây; cần có dấu gạch nối (byte 7)",
        ),
        (
            "|A|1987-01-18|1|a b|",
            "QID: this character cannot stand here; expected visible ASCII without space, | and < (byte 17)",
            "QID: ký tự này không được phép ở đây; cần có ký tự ASCII nhìn thấy được, trừ dấu cách, | và < \
             (byte 17)",
        ),
        (
            "001093029317x",
            "id number: this character cannot stand here; expected the end of the field (byte 12)",
            "số giấy tờ: ký tự này không được phép ở đây; cần có dấu kết thúc trường (byte 12)",
        ),
        // A control character of two bytes, the first of which alone would say nothing.
        (
            "|A|1987-01-18|1|1|<<<<<\u{85}",
            "other slots: this character cannot stand here; expected text without control characters, | and < (byte 23)",
            "thông tin khác: ký tự này không được phép ở đây; cần có văn bản không có ký tự điều khiển, | và < \
             (byte 23)",
        ),
        (
            "|A|1987-01-18|1|1|<<<<<\n",
            "other slots: this character cannot stand here; expected text without control characters, | and < (byte 23)",
            "thông tin khác: ký tự này không được phép ở đây; cần có văn bản không có ký tự điều khiển, | và < \
             (byte 23)",
        ),
    ];
    for (text, english, vietnamese) in table {
        says(text.as_bytes(), "unexpected-character", english, vietnamese);
    }
}

/// The sentence of these two kinds ends in the form of the field, so each field has its own.
#[test]
fn a_wrong_length_and_an_unknown_value_say_what_is_right() {
    let slots = |text: &str| TO_EXTENSION.to_owned() + text;
    let x = |length| "x".repeat(length);
    let table = [
        (
            "1234|".to_owned(),
            "length",
            "id number: too short or too long; its form is 12 digits, or 5 to 9 digits and capital letters (byte 4)",
            "số giấy tờ: quá ngắn hoặc quá dài; dạng đúng là 12 chữ số, hoặc 5 đến 9 chữ số và chữ in hoa (byte 4)",
        ),
        (
            "||".into(),
            "length",
            "name: too short or too long; its form is 1 to 150 characters in capital words divided by one space (byte 1)",
            "họ tên: quá ngắn hoặc quá dài; dạng đúng là 1 đến 150 ký tự, các từ in hoa cách nhau đúng một dấu cách \
             (byte 1)",
        ),
        (
            "|A|1987-01|".into(),
            "length",
            "birth date: too short or too long; its form is YYYY-MM-DD (byte 10)",
            "ngày sinh: quá ngắn hoặc quá dài; dạng đúng là YYYY-MM-DD (năm-tháng-ngày) (byte 10)",
        ),
        (
            "|A|1987-01-18|11|".into(),
            "length",
            "declaration kind: too short or too long; its form is 0 (declared by the person) or 1 (by proxy) (byte 15)",
            "loại định danh: quá ngắn hoặc quá dài; dạng đúng là 0 (tự khai) hoặc 1 (khai hộ) (byte 15)",
        ),
        (
            "|A|1987-01-18|2|".into(),
            "unknown-value",
            "declaration kind: unknown value; it must be 0 (declared by the person) or 1 (by proxy) (byte 14)",
            "loại định danh: giá trị lạ; phải là 0 (tự khai) hoặc 1 (khai hộ) (byte 14)",
        ),
        (
            "|A|1987-01-18|1||".into(),
            "length",
            "QID: too short or too long; its form is 1 to 64 visible ASCII characters (byte 16)",
            "QID: quá ngắn hoặc quá dài; dạng đúng là 1 đến 64 ký tự ASCII (byte 16)",
        ),
        (
            slots(&x(65)),
            "length",
            "declarant's QID: too short or too long; its form is 1 to 64 visible ASCII characters (byte 94)",
            "QID người khai hộ: quá ngắn hoặc quá dài; dạng đúng là 1 đến 64 ký tự ASCII (byte 94)",
        ),
        (
            slots("<11"),
            "length",
            "gender: too short or too long; its form is 0 (no information), 1 (male) or 2 (female) (byte 32)",
            "giới tính: quá ngắn hoặc quá dài; dạng đúng là 0 (không có thông tin), 1 (nam) hoặc 2 (nữ) (byte 32)",
        ),
        (
            slots("<3"),
            "unknown-value",
            "gender: unknown value; it must be 0 (no information), 1 (male) or 2 (female) (byte 31)",
            "giới tính: giá trị lạ; phải là 0 (không có thông tin), 1 (nam) hoặc 2 (nữ) (byte 31)",
        ),
        (
            slots("<<") + &"9".repeat(21),
            "length",
            "health card: too short or too long; its form is 1 to 20 digits and capital letters (byte 52)",
            "thẻ BHYT: quá ngắn hoặc quá dài; dạng đúng là 1 đến 20 chữ số và chữ in hoa (byte 52)",
        ),
        (
            slots("<<<01232324222"),
            "length",
            "phone: too short or too long; its form is 10 digits (byte 43)",
            "số điện thoại: quá ngắn hoặc quá dài; dạng đúng là 10 chữ số (byte 43)",
        ),
        (
            slots("<<<<") + &x(1025),
            "length",
            "signature: too short or too long; its form is 1 to 1024 visible ASCII characters (byte 1058)",
            "chữ ký điện tử: quá ngắn hoặc quá dài; dạng đúng là 1 đến 1024 ký tự ASCII (byte 1058)",
        ),
    ];
    for (text, code, english, vietnamese) in table {
        says(text.as_bytes(), code, english, vietnamese);
    }
}

fn says(text: &[u8], code: &str, english: &str, vietnamese: &str) {
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
fn a_moved_error_differs_in_its_offset_alone() {
    let error = Phone::new("09x").expect_err("three digits");
    let moved = error.with_base_offset(69);
    assert_eq!(moved.offset(), error.offset() + 69);
    assert_eq!(moved.kind(), error.kind());
    assert_eq!(moved.field(), error.field());
    assert_eq!(moved.with_base_offset(1), error.with_base_offset(70));
    assert_eq!(error.with_base_offset(0), error);
    assert_eq!(error.with_base_offset(usize::MAX).offset(), usize::MAX);
}

/// Every input that the documentation of `PersonalQr::decode` quotes.
#[test]
fn decode_refuses_what_its_documentation_quotes() {
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

/// Every input that the documentation of a field's constructor quotes.
#[test]
fn constructors_refuse_what_their_documentation_quotes() {
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

/// What the constructor of a field says of a text, by all the doors to it.
fn construct(field: Field, text: &str) -> Result<(), DecodeError> {
    macro_rules! doors {
        ($type:ty) => {{
            let made = <$type>::new(text);
            assert_eq!(<$type>::try_from(text), made);
            made.map(drop)
        }};
    }
    match field {
        Field::IdNumber => doors!(IdNumber<'_>),
        Field::Name => doors!(Name<'_>),
        Field::BirthDate => doors!(BirthDate),
        Field::Qid | Field::DeclarantQid => doors!(Qid<'_>),
        Field::HealthCard => doors!(HealthCard<'_>),
        Field::Phone => doors!(Phone<'_>),
        Field::Signature => doors!(Signature<'_>),
        Field::Other => doors!(OtherSlots<'_>),
        field => panic!("{field:?} has no constructor"),
    }
}

/// The fields with a constructor, and a payload up to each.
const PLACES: [(Field, &str); 9] = [
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

    /// One grammar behind both doors: a text without delimiters is refused by a field's constructor as it is where it
    /// stands last in a payload, only the offset moves.
    #[test]
    fn constructors_blame_as_decode_does(
        (field, before) in prop::sample::select(PLACES.to_vec()),
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
        let absent = text.is_empty() && before.contains("|1|");
        match construct(field, &text) {
            _ if absent => prop_assert!(decoded.is_ok()),
            Ok(()) => {
                let end = decoded.map_or_else(|error| {
                    (error.kind() == ErrorKind::UnexpectedEnd).then_some(error.offset())
                }, |_| Some(whole.len()));
                prop_assert_eq!(end, Some(whole.len()), "{:?} of {:?}", text, field);
            }
            Err(error) => {
                let error = error.with_base_offset(before.len());
                let decoded = decoded.expect_err("refused by its constructor");
                prop_assert_eq!((decoded.kind(), decoded.offset()), (error.kind(), error.offset()));
                // The constructor of a QID cannot know whose it is.
                prop_assert_eq!(decoded.field(), Some(field));
                prop_assert!(field == Field::DeclarantQid || error.field() == Some(field));
            }
        }
    }
}

#[test]
fn they_are_errors_with_no_cause() {
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
    assert_eq!(
        too_short.to_string(),
        "the buffer is too short; the text takes 30 bytes"
    );
}
