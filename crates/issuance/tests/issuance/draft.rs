use vn_personal_qr::card::{IdentityCard, InsuranceCard};
use vn_personal_qr::lenient::Repair;
use vn_personal_qr::{Field, HealthCard, IdNumber, MAX_LEN, Phone, Qid};
use vn_personal_qr_issuance::{Draft, FieldErrorKind};

use crate::people::{child, declared, han};

/// Code, sentence in English, sentence in Vietnamese of every fault.
fn faults(draft: &Draft<'_>) -> Vec<(&'static str, String, String)> {
    let faults = draft.declare().expect_err("no declaration");
    let lines: Vec<_> = faults
        .iter()
        .map(|fault| (fault.code(), fault.to_string(), fault.vi().to_string()))
        .collect();
    let english: Vec<_> = lines.iter().map(|(_, line, _)| line.as_str()).collect();
    let vietnamese: Vec<_> = lines.iter().map(|(_, _, line)| line.as_str()).collect();
    assert_eq!(faults.to_string(), english.join("\n"));
    assert_eq!(faults.vi().to_string(), vietnamese.join("\n"));
    lines
}

fn one_fault(draft: &Draft<'_>, code: &str, english: &str, vietnamese: &str) {
    let faults = faults(draft);
    assert_eq!(
        faults,
        [(
            code_of(&faults, code),
            english.to_owned(),
            vietnamese.to_owned()
        )]
    );
}

fn code_of(faults: &[(&'static str, String, String)], code: &str) -> &'static str {
    let (first, ..) = faults.first().expect("a fault");
    assert_eq!(*first, code);
    first
}

#[test]
fn habits_of_apps_make_no_difference() {
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
fn numbers_of_all_documents_are_taken() {
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
fn someone_declared_by_proxy_needs_no_number() {
    let declaration = declared(&child(" 162979388586171100 "));
    assert_eq!(declaration.id_number(), None);
    assert_eq!(
        declaration.declarant_qid().map(Qid::as_str),
        Some("162979388586171100")
    );
}

#[test]
fn all_faults_come_at_once() {
    let draft = Draft::new()
        .with_id_number("******029317")
        .with_name("Nguyễn Văn 2")
        .with_birth_date("30/02/1990")
        .with_declarant_qid("")
        .with_gender("9")
        .with_health_card("?")
        .with_phone("094471370");
    let codes: Vec<_> = faults(&draft).into_iter().map(|(code, ..)| code).collect();
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
        .expect_err("faults")
        .iter()
        .map(|fault| fault.field())
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
fn nothing_given_is_what_is_missing() {
    let lines: Vec<_> = faults(&Draft::new())
        .into_iter()
        .map(|(_, line, _)| line)
        .collect();
    assert_eq!(
        lines,
        [
            "id number: missing; only a code declared by proxy may leave it out",
            "name: missing",
            "birth date: missing",
        ]
    );
    let blanks = Draft::new()
        .with_name(" \u{a0}")
        .with_birth_date("\t")
        .with_id_number("\u{200b}");
    assert_eq!(faults(&blanks), faults(&Draft::new()));
}

#[test]
fn every_fault_has_its_sentences() {
    one_fault(
        &han().with_id_number(""),
        "missing",
        "id number: missing; only a code declared by proxy may leave it out",
        "số giấy tờ: chưa khai; chỉ mã do người khác khai hộ mới được để trống",
    );
    one_fault(
        &han().with_name(""),
        "missing",
        "name: missing",
        "họ tên: chưa khai",
    );
    one_fault(
        &child(""),
        "missing",
        "declarant's QID: missing",
        "QID người khai hộ: chưa khai",
    );
    one_fault(
        &han().with_birth_date("1987"),
        "day-missing",
        "birth date: day or month is missing; a declaration needs the full date",
        "ngày sinh: thiếu ngày hoặc tháng; tờ khai cần đủ ngày, tháng và năm",
    );
    assert_eq!(
        faults(&han().with_birth_date("01/1987")),
        faults(&han().with_birth_date("1987"))
    );
    one_fault(
        &han().with_birth_date("1987-**-**"),
        "masked",
        "birth date: partly hidden by *; the whole value is needed",
        "ngày sinh: đang bị che bằng dấu *; cần giá trị đầy đủ",
    );
    one_fault(
        &han().with_birth_date("29/02/1987"),
        "not-a-date",
        "birth date: no day of the calendar; write it as 18/01/1987 or 1987-01-18",
        "ngày sinh: không phải ngày có trong lịch; hãy viết như 18/01/1987 hoặc 1987-01-18",
    );
    one_fault(
        &han().with_name("Jørgen"),
        "name-character",
        "name: this character has no place in a name: 'ø' U+00F8 (byte 1)",
        "họ tên: ký tự này không dùng được trong họ tên: 'ø' U+00F8 (byte 1)",
    );
    one_fault(
        &han().with_phone("12345"),
        "form",
        "phone: not of its form: 10 digits",
        "số điện thoại: không đúng dạng: 10 chữ số",
    );
    one_fault(
        &han().with_id_number("00108702931"),
        "form",
        "id number: not of its form: 12 digits, or 5 to 9 digits and capital letters",
        "số giấy tờ: không đúng dạng: 12 chữ số, hoặc 5 đến 9 chữ số và chữ in hoa",
    );
}

#[test]
fn an_identity_card_is_a_draft() {
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
    let codes: Vec<_> = faults(&Draft::from(&broken))
        .into_iter()
        .map(|(code, ..)| code)
        .collect();
    assert_eq!(codes, ["name-character", "not-a-date", "form"]);
}

#[test]
fn an_insurance_card_is_a_draft_without_an_id_number() {
    let card = |name: &str, date: &str| {
        format!(
            "DN4010123456789|{name}|{date}|2|-|01 - C54|01/01/2019|31/12/2019|20/12/2018|01010123456789|-|4|01/01/2024|fedcba9876543210-7102|$"
        )
    };
    let text = card("5472e1baa76e205468e1bb8b2042", "01/02/1985");
    let read = InsuranceCard::read(text.as_bytes()).expect("a card");
    let codes: Vec<_> = faults(&Draft::from(&read))
        .into_iter()
        .map(|(_, line, _)| line)
        .collect();
    assert_eq!(
        codes,
        ["id number: missing; only a code declared by proxy may leave it out"]
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
        .map(|fault| fault.kind())
        .collect();
    assert_eq!(kinds, [FieldErrorKind::DayMissing]);

    let broken = card("5472e1baa", "01/02/1985");
    let broken = InsuranceCard::read(broken.as_bytes()).expect("a card");
    let draft = Draft::from(&broken).with_id_number("001185029317");
    one_fault(
        &draft,
        "card-hex",
        "name: cannot be read from the card: broken hex text; the raw column keeps it",
        "họ tên: không đọc được từ thẻ: văn bản hex bị hỏng; cột gốc vẫn giữ nguyên",
    );
    assert!(draft.with_name("Trần Thị B").declare().is_ok());
}

#[test]
fn what_was_changed_is_told() {
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
    assert!(!draft.is_birth_date_assumed());
    assert!(han().with_birth_date("03/04/1987").is_birth_date_assumed());
}

#[test]
fn texts_of_any_size_are_judged() {
    let long = "9".repeat(1 << 20);
    let draft = Draft::new()
        .with_id_number(long.as_str())
        .with_name(long.as_str())
        .with_birth_date(long.as_str())
        .with_gender(long.as_str())
        .with_health_card(long.as_str())
        .with_phone(long.as_str())
        .with_declarant_qid(long.as_str());
    assert_eq!(faults(&draft).len(), 7);
    // Beyond what a payload can hold, no character is looked for.
    for (length, code) in [
        (MAX_LEN, "name-character"),
        (MAX_LEN + 1, "form"),
        (MAX_LEN + 2, "form"),
    ] {
        let name = "9".repeat(length);
        assert_eq!(faults(&han().with_name(name))[0].0, code, "{length}");
    }
}

#[test]
fn numbers_hidden_in_groups_are_told_from_wrong_ones() {
    for (number, code) in [
        ("*** *** 029317", "masked"),
        ("001 087 029 31", "form"),
        ("001-087-029-3170", "form"),
    ] {
        assert_eq!(faults(&han().with_id_number(number))[0].0, code, "{number}");
    }
}
