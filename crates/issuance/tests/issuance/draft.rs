use vn_personal_qr::card::{IdentityCard, InsuranceCard};
use vn_personal_qr::lenient::Repair;
use vn_personal_qr::{Field, HealthCard, IdNumber, Language, Localize, MAX_LEN, Phone, Qid};
use vn_personal_qr_issuance::{Draft, FieldErrorKind};

use crate::people::{child, declared, han};

/// Returns the code, the English message and the Vietnamese message of each error.
fn errors(draft: &Draft<'_>) -> Vec<(&'static str, String, String)> {
    let errors = draft.declare().expect_err("no declaration");
    let lines: Vec<_> = errors
        .iter()
        .map(|error| {
            (
                error.code(),
                error.to_string(),
                error.in_language(Language::Vietnamese).to_string(),
            )
        })
        .collect();
    let english: Vec<_> = lines.iter().map(|(_, line, _)| line.as_str()).collect();
    let vietnamese: Vec<_> = lines.iter().map(|(_, _, line)| line.as_str()).collect();
    assert_eq!(errors.to_string(), english.join("\n"));
    assert_eq!(
        errors.in_language(Language::Vietnamese).to_string(),
        vietnamese.join("\n")
    );
    lines
}

fn assert_error(draft: &Draft<'_>, code: &str, english: &str, vietnamese: &str) {
    let errors = errors(draft);
    assert_eq!(
        errors,
        [(
            code_of(&errors, code),
            english.to_owned(),
            vietnamese.to_owned()
        )]
    );
}

fn code_of(errors: &[(&'static str, String, String)], code: &str) -> &'static str {
    let (first, ..) = errors.first().expect("an error");
    assert_eq!(*first, code);
    first
}

#[test]
fn accepts_the_spellings_of_all_apps() {
    let plain = declared(&han());
    for draft in [
        han().with_name("nguyễn lê khả hân"),
        han().with_name("NGUYE\u{302}\u{303}N  LE\u{302} KHA\u{309} HA\u{302}N "),
        han().with_name("\u{FEFF}Nguyen Le Kha Han\r\n"),
        han().with_birth_date("1987-01-18"),
        han().with_birth_date(" 18.1.1987 "),
        han().with_birth_date("18011987"),
        han().with_id_number("001 087 029 317"),
        han().with_id_number("001.087.029-317\n"),
        han().with_gender("nam"),
        han().with_gender("1"),
        han().with_gender("Male"),
    ] {
        assert_eq!(declared(&draft), plain, "{draft:?}");
    }
    let without_gender = declared(&han().with_gender(""));
    assert_eq!(declared(&han().with_gender("0")), without_gender);
    assert_eq!(declared(&han().with_gender("unknown")), without_gender);
    assert_ne!(without_gender, plain);
}

#[test]
fn accepts_the_numbers_of_all_documents() {
    for (text, number) in [
        ("001087029317", "001087029317"),
        ("012345678", "012345678"),
        ("012 345 678", "012345678"),
        ("b1234567", "B1234567"),
        ("ab 12345", "AB12345"),
    ] {
        let declaration = declared(&han().with_id_number(text));
        assert_eq!(declaration.id_number().map(IdNumber::as_str), Some(number));
    }
    let contact = declared(
        &han()
            .with_phone("+84 944 713 700")
            .with_health_card("dn 4 01 01 20878821"),
    );
    assert_eq!(contact.phone().map(Phone::as_str), Some("0944713700"));
    assert_eq!(
        contact.health_card().map(HealthCard::as_str),
        Some("DN4010120878821")
    );
    let none = declared(&han().with_health_card("00"));
    assert!(none.health_card().is_some_and(HealthCard::is_placeholder));
}

#[test]
fn a_declaration_by_proxy_needs_no_id_number() {
    let declaration = declared(&child(" 162979388586171100 "));
    assert_eq!(declaration.id_number(), None);
    assert_eq!(
        declaration.declarant_qid().map(Qid::as_str),
        Some("162979388586171100")
    );
}

#[test]
fn returns_all_errors_at_once() {
    let draft = Draft::new()
        .with_id_number("******029317")
        .with_name("Nguyễn Văn 2")
        .with_birth_date("30/02/1990")
        .with_declarant_qid("")
        .with_gender("9")
        .with_health_card("?")
        .with_phone("094471370");
    let codes: Vec<_> = errors(&draft).into_iter().map(|(code, ..)| code).collect();
    assert_eq!(
        codes,
        [
            "masked",
            "name-character",
            "not-a-date",
            "missing",
            "form",
            "form",
            "form"
        ]
    );
    let fields: Vec<_> = draft
        .declare()
        .expect_err("errors")
        .iter()
        .map(|error| error.field())
        .collect();
    assert_eq!(
        fields,
        [
            Field::IdNumber,
            Field::Name,
            Field::BirthDate,
            Field::DeclarantQid,
            Field::Gender,
            Field::HealthCard,
            Field::Phone
        ]
    );
}

#[test]
fn reports_empty_fields_as_missing() {
    let lines: Vec<_> = errors(&Draft::new())
        .into_iter()
        .map(|(_, line, _)| line)
        .collect();
    assert_eq!(
        lines,
        [
            "id number: missing, required unless declared by proxy",
            "name: missing",
            "birth date: missing",
        ]
    );
    let blanks = Draft::new()
        .with_name(" \u{a0}")
        .with_birth_date("\t")
        .with_id_number("\u{200b}");
    assert_eq!(errors(&blanks), errors(&Draft::new()));
}

#[test]
fn each_error_has_its_messages() {
    assert_error(
        &han().with_id_number(""),
        "missing",
        "id number: missing, required unless declared by proxy",
        "số giấy tờ: chưa nhập, chỉ được để trống khi khai hộ",
    );
    assert_error(
        &han().with_name(""),
        "missing",
        "name: missing",
        "họ tên: chưa nhập",
    );
    assert_error(
        &child(""),
        "missing",
        "declarant's QID: missing",
        "QID người khai hộ: chưa nhập",
    );
    assert_error(
        &han().with_birth_date("1987"),
        "day-missing",
        "birth date: day or month missing, the full date is required",
        "ngày sinh: thiếu ngày hoặc tháng, cần đủ ngày, tháng và năm",
    );
    assert_eq!(
        errors(&han().with_birth_date("01/1987")),
        errors(&han().with_birth_date("1987"))
    );
    assert_error(
        &han().with_birth_date("1987-**-**"),
        "masked",
        "birth date: masked with *, the full value is required",
        "ngày sinh: bị che bằng dấu *, cần giá trị đầy đủ",
    );
    assert_error(
        &han().with_birth_date("29/02/1987"),
        "not-a-date",
        "birth date: not a date, expected a form like 18/01/1987 or 1987-01-18",
        "ngày sinh: không hợp lệ, hãy nhập như 18/01/1987 hoặc 1987-01-18",
    );
    assert_error(
        &han().with_name("Jørgen"),
        "name-character",
        "name: unexpected character in a name: 'ø' U+00F8 (byte 1)",
        "họ tên: ký tự không dùng được trong họ tên: 'ø' U+00F8 (byte 1)",
    );
    assert_error(
        &han().with_phone("12345"),
        "form",
        "phone: invalid format, expected 10 digits",
        "số điện thoại: sai định dạng, cần 10 chữ số",
    );
    assert_error(
        &han().with_phone("024 3825 1234"),
        "phone-landline",
        "phone: landline number of 11 digits, expected 10 digits",
        "số điện thoại: số điện thoại cố định có 11 chữ số, cần 10 chữ số",
    );
    assert_error(
        &han().with_id_number("00108702931"),
        "form",
        "id number: invalid format, expected 12 digits, or 5 to 9 digits and letters A-Z",
        "số giấy tờ: sai định dạng, cần 12 chữ số, hoặc 5 đến 9 ký tự gồm chữ số và chữ hoa A-Z",
    );
}

#[test]
fn converts_an_identity_card() {
    let card = "079195001234||Trần Thị Bình|20111995|Nữ|Ấp 2, Xã An Phước, Tỉnh Đồng Nai|15012022";
    let card = IdentityCard::read(card.as_bytes()).expect("a card");
    let typed = Draft::new()
        .with_id_number("079195001234")
        .with_name("TRAN THI BINH")
        .with_birth_date("1995-11-20")
        .with_gender("2");
    assert_eq!(Draft::from(&card).declare(), typed.declare());
    assert!(typed.declare().is_ok());

    let broken = "079195001234||Trần Thị 王|31021995|X|Ấp 2|15012022";
    let broken = IdentityCard::read(broken.as_bytes()).expect("a card");
    let codes: Vec<_> = errors(&Draft::from(&broken))
        .into_iter()
        .map(|(code, ..)| code)
        .collect();
    assert_eq!(codes, ["name-character", "not-a-date", "form"]);
}

#[test]
fn converts_an_insurance_card_without_an_id_number() {
    let card = |name: &str, date: &str| {
        format!(
            "DN4010123456789|{name}|{date}|2|-|01 - C54|01/01/2019|31/12/2019|20/12/2018|01010123456789|-|4|01/01/2024|fedcba9876543210-7102|$"
        )
    };
    let text = card("5472e1baa76e205468e1bb8b2042", "01/02/1985");
    let read = InsuranceCard::read(text.as_bytes()).expect("a card");
    let codes: Vec<_> = errors(&Draft::from(&read))
        .into_iter()
        .map(|(_, line, _)| line)
        .collect();
    assert_eq!(
        codes,
        ["id number: missing, required unless declared by proxy"]
    );
    let declaration = declared(&Draft::from(&read).with_id_number("001185029317"));
    assert_eq!(declaration.name().as_str(), "TRAN THI B");
    assert_eq!(
        declaration.health_card().map(HealthCard::as_str),
        Some("DN4010123456789")
    );
    assert_eq!(declaration.birth_date().as_str(), "1985-02-01");

    let year = card("5472e1baa76e205468e1bb8b2042", "1985");
    let year = InsuranceCard::read(year.as_bytes()).expect("a card");
    let kinds: Vec<_> = Draft::from(&year)
        .with_id_number("001185029317")
        .declare()
        .expect_err("no day")
        .iter()
        .map(|error| error.kind())
        .collect();
    assert_eq!(kinds, [FieldErrorKind::DayMissing]);

    let broken = card("5472e1baa", "01/02/1985");
    let broken = InsuranceCard::read(broken.as_bytes()).expect("a card");
    let draft = Draft::from(&broken).with_id_number("001185029317");
    assert_error(
        &draft,
        "card-hex",
        "name: cannot be read from the card: invalid hex",
        "họ tên: không đọc được từ thẻ: chuỗi hex không hợp lệ",
    );
    assert!(draft.with_name("Trần Thị B").declare().is_ok());
}

#[test]
fn lists_the_repairs() {
    let draft = han().with_phone("+84944713700");
    let repairs: Vec<_> = draft.repairs().collect();
    assert_eq!(
        repairs,
        [
            (Field::Name, Repair::NameDiacritics),
            (Field::Name, Repair::NameCase),
            (Field::BirthDate, Repair::DateDayFirst),
            (Field::Gender, Repair::GenderWord),
            (Field::Phone, Repair::PhoneCountryCode),
        ]
    );
    assert!(!draft.is_assumed(Field::BirthDate));
    let draft = han()
        .with_birth_date("03/04/1987")
        .with_phone("944713700.0");
    assert!(draft.is_assumed(Field::BirthDate) && draft.is_assumed(Field::Phone));
    assert!(!draft.is_assumed(Field::Name));
}

#[test]
fn accepts_texts_of_any_size() {
    let long = "9".repeat(1 << 20);
    let draft = Draft::new()
        .with_id_number(long.as_str())
        .with_name(long.as_str())
        .with_birth_date(long.as_str())
        .with_gender(long.as_str())
        .with_health_card(long.as_str())
        .with_phone(long.as_str())
        .with_declarant_qid(long.as_str());
    assert_eq!(errors(&draft).len(), 7);
    // The characters of a text longer than a payload are not examined.
    for (length, code) in [
        (MAX_LEN, "name-character"),
        (MAX_LEN + 1, "form"),
        (MAX_LEN + 2, "form"),
    ] {
        let name = "9".repeat(length);
        assert_eq!(errors(&han().with_name(name))[0].0, code, "{length}");
    }
}

#[test]
fn distinguishes_masked_groups_from_wrong_numbers() {
    for (number, code) in [
        ("*** *** 029317", "masked"),
        ("001 087 029 31", "form"),
        ("001-087-029-3170", "form"),
    ] {
        assert_eq!(errors(&han().with_id_number(number))[0].0, code, "{number}");
    }
}

/// Found by fuzzing (`issuance_laws`): without its separators the number was empty.
#[test]
fn rejects_a_number_of_separators_only() {
    for separators in [".", "-", ". -", "()"] {
        let draft = Draft::new()
            .with_id_number("B1234567")
            .with_name("A")
            .with_birth_date("1993-04-03");
        for (draft, field) in [
            (
                draft.clone().with_health_card(separators),
                Field::HealthCard,
            ),
            (draft.clone().with_phone(separators), Field::Phone),
            (draft.clone().with_gender(separators), Field::Gender),
            (draft.with_id_number(separators), Field::IdNumber),
        ] {
            let errors = draft.declare().expect_err("no value");
            let fields: Vec<_> = errors.iter().map(|error| error.field()).collect();
            assert_eq!(fields, [field], "{separators}");
        }
    }
}
