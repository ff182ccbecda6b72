//! The displays of a payload, masked and in full.

use vn_personal_qr::{Language, OtherSlots, PersonalQr, Qid};

const TEXT: &str =
    "B1234567|TRAN THI B|2015-06-01|1|QIDQID|DECLARANT<0<00<0123232422<SIGNED<a<<b\u{202E}";

fn payload() -> PersonalQr<'static> {
    PersonalQr::decode(TEXT.as_bytes()).expect("a payload")
}

#[test]
fn displays_a_masked_payload() {
    let expected = "\
Id number    ******67
Name         TRAN THI B
Birth date   2015-**-**
Declared     by proxy
QID          ******
Declarant    ******ANT
Gender       no information
Health card  00 (none)
Phone        *******422
Signature    present, not verified
Other        3";
    assert_eq!(payload().masked().to_string(), expected);
}

#[test]
fn displays_a_full_payload_in_vietnamese() {
    let expected = "\
Số giấy tờ     B1234567
Họ và tên      TRAN THI B
Ngày sinh      2015-06-01
Hình thức      khai hộ
QID            QIDQID
Người khai hộ  DECLARANT
Giới tính      không có thông tin
Thẻ BHYT       00 (không có)
Điện thoại     0123232422
Chữ ký         SIGNED
Khác           \"a\", \"\", \"b\\u{202e}\"";
    let full = payload().full().language(Language::Vietnamese);
    assert_eq!(full.to_string(), expected);
    let masked = payload()
        .masked()
        .language(Language::Vietnamese)
        .to_string();
    assert!(masked.contains("Chữ ký         có, chưa kiểm tra\nKhác           3"));
}

#[test]
fn masks_by_length() {
    for (text, masked) in [
        ("1", "*"),
        ("123456", "******"),
        ("1234567", "******7"),
        ("123456789", "******789"),
        ("1234567890", "*******890"),
    ] {
        assert_eq!(
            Qid::new(text).map(|qid| qid.masked().to_string()),
            Ok(masked.to_owned())
        );
    }
}

#[test]
fn debug_of_a_display_shows_its_options() {
    let display = payload().masked().language(Language::Vietnamese);
    assert_eq!(
        format!("{display:?}"),
        "PayloadDisplay { masked: true, language: Vietnamese, .. }"
    );
}

#[test]
fn other_slots_iterate_from_both_ends() -> Result<(), vn_personal_qr::DecodeError> {
    for (text, slots) in [
        ("", &[][..]),
        ("a", &["a"]),
        ("<a", &["", "a"]),
        ("a<<b<<", &["a", "", "b"]),
        ("é<ễ", &["é", "ễ"]),
    ] {
        let other = OtherSlots::new(text)?;
        assert!(other.iter().eq(slots.iter().copied()));
        assert!(other.iter().rev().eq(slots.iter().rev().copied()));
        assert_eq!(other.iter().count(), slots.len());
        let mut ends = other.iter();
        assert_eq!(
            (ends.next(), ends.next_back()),
            (
                slots.first().copied(),
                slots.get(1..).and_then(<[_]>::last).copied()
            )
        );
    }
    Ok(())
}
