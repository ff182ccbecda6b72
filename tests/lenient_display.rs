//! The display of lenient payloads: a line per field, masked and in full, in both languages.

#![cfg(feature = "lenient")]

use vn_personal_qr::Language;
use vn_personal_qr::lenient;

#[track_caller]
fn assert_lines(text: &str, masked: bool, language: Language, lines: &[&str]) {
    let payload = lenient::read(text.as_bytes()).expect("UTF-8");
    let display = if masked {
        payload.masked()
    } else {
        payload.full()
    };
    let shown = display.language(language).to_string();
    assert_eq!(shown.lines().collect::<Vec<_>>(), lines, "{text}");
}

const REPAIRED: &str = "001093029317|Nguyễn An|03/04/1987|0|162979388586171100|q<Nữ<HS4010120878821<+84 944 713 700<sig<x\u{202E}<y\r\n";

#[test]
fn shows_repairs_after_the_value() {
    assert_lines(
        REPAIRED,
        true,
        Language::English,
        &[
            "Id number         ******029317",
            "Name              NGUYEN AN (diacritics of the name removed; name converted to upper case)",
            "Birth date        1987-**-** (date with the day first rewritten; assumed)",
            "Declared          by the person",
            "QID               ***************100",
            "Declarant         *",
            "Gender            female (gender as a word replaced by its code)",
            "Health card       ************821",
            "Phone             *******700 (country code of the phone number replaced by 0; separators of the phone number removed)",
            "Signature         present",
            "Other             present (line ends removed)",
        ],
    );
    assert_lines(
        REPAIRED,
        false,
        Language::Vietnamese,
        &[
            "Số giấy tờ        001093029317",
            "Họ và tên         NGUYEN AN (đã bỏ dấu trong họ tên; đã đổi chữ thường trong họ tên thành chữ hoa)",
            "Ngày sinh         1987-04-03 (đã viết lại ngày ghi theo thứ tự ngày, tháng, năm; phỏng đoán theo thông lệ)",
            "Hình thức         tự khai",
            "QID               162979388586171100",
            "Người khai hộ     q",
            "Giới tính         nữ (đã đổi giới tính viết bằng chữ thành mã số)",
            "Thẻ BHYT          HS4010120878821",
            "Điện thoại        0944713700 (đã thay mã quốc gia của số điện thoại bằng số 0; đã bỏ dấu ngăn cách trong số điện thoại)",
            "Chữ ký            sig",
            "Khác              x\\u{202e}<y (đã bỏ ký tự xuống dòng)",
        ],
    );
}

#[test]
fn shows_partial_values_and_errors() {
    let text = "******029317|NGUYEN\u{1B}AN|1987-04-**|1|a b|<9<00<12|more";
    assert_lines(
        text,
        true,
        Language::English,
        &[
            "Id number         partial: …029317",
            "Name              invalid: unexpected character, expected a letter A-Z, space or ' - .",
            "Birth date        partial: 1987",
            "Declared          by proxy",
            "QID               invalid: unexpected character, expected printable ASCII without space, | and <",
            "Gender            invalid: unknown value, expected 0 (no information), 1 (male) or 2 (female)",
            "Health card       00",
            "Phone             invalid: wrong length, expected 10 digits",
            "more than six fields",
        ],
    );
    assert_lines(
        text,
        false,
        Language::Vietnamese,
        &[
            "Số giấy tờ        không đầy đủ: …029317",
            "Họ và tên         \"NGUYEN\\u{1b}AN\" không hợp lệ: ký tự không hợp lệ, cần chữ hoa A-Z không dấu, dấu cách hoặc ' - .",
            "Ngày sinh         không đầy đủ: 1987-04",
            "Hình thức         khai hộ",
            "QID               \"a b\" không hợp lệ: ký tự không hợp lệ, cần ký tự ASCII in được, trừ dấu cách, | và <",
            "Giới tính         \"9\" không hợp lệ: giá trị không có trong quy định, cần 0 (không có thông tin), 1 (nam) hoặc 2 (nữ)",
            "Thẻ BHYT          00",
            "Điện thoại        \"12\" không hợp lệ: sai độ dài, cần 10 chữ số",
            "nhiều hơn sáu trường",
        ],
    );
}

#[test]
fn shows_repairs_of_the_whole_text_last() {
    let text = "\u{FEFF}001093029317|A|1987-01-18|0|1";
    let lines = |last| {
        [
            "Id number         ******029317",
            "Name              A",
            "Birth date        1987-**-**",
            "Declared          by the person",
            "QID               *",
            last,
        ]
    };
    assert_lines(
        text,
        true,
        Language::English,
        &lines("Text              (byte order mark removed; extension missing, read as empty)"),
    );
    let strict = "001093029317|A|1987-01-18|0|1|<0";
    assert_lines(
        strict,
        true,
        Language::English,
        &lines("Gender            no information"),
    );
    assert_lines(
        "001093029317|A|1987-01-18|0|1|<1",
        true,
        Language::Vietnamese,
        &[
            "Số giấy tờ        ******029317",
            "Họ và tên         A",
            "Ngày sinh         1987-**-**",
            "Hình thức         tự khai",
            "QID               *",
            "Giới tính         nam",
        ],
    );
    let typed = "001093029317~NGUYEN AN~1987-01-18~0~162979388586171100~<1";
    let payload = lenient::read(typed.as_bytes()).expect("UTF-8");
    for (language, message) in [
        (Language::English, "the scanner typed | as another key"),
        (Language::Vietnamese, "máy quét gõ dấu | thành phím khác"),
    ] {
        let shown = payload.masked().language(language).to_string();
        let last = shown.lines().last().expect("lines");
        assert!(last.starts_with(message), "{shown}");
    }
}
