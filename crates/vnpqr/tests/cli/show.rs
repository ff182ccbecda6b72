use crate::{EXAMPLE, hexadecimal, stderr, vnpqr};

const MASKED: &str = "\
Id number    ******029317
Name         NGUYEN LE KHA HAN
Birth date   1987-**-**
Declared     by the person
QID          ***************100
Gender       male
Health card  00 (none)
Phone        *******422
";

const FULL_VIETNAMESE: &str = "\
Số giấy tờ     001093029317
Họ và tên      NGUYEN LE KHA HAN
Ngày sinh      1987-01-18
Hình thức      tự khai
QID            162979388586171100
Giới tính      nam
Thẻ BHYT       00 (không có)
Điện thoại     0123232422
";

#[test]
fn masks_by_default() {
    vnpqr(&["show", EXAMPLE])
        .assert()
        .code(0)
        .stdout(MASKED)
        .stderr("");
    let all = ["show", "--full", "--lang", "vi", EXAMPLE];
    vnpqr(&all)
        .assert()
        .code(0)
        .stdout(FULL_VIETNAMESE)
        .stderr("");
}

#[test]
fn reads_standard_input_without_its_line_end() {
    for line_end in ["", "\n", "\r\n"] {
        let input = format!("{EXAMPLE}{line_end}");
        vnpqr(&["show", "-"])
            .write_stdin(input)
            .assert()
            .code(0)
            .stdout(MASKED);
    }
    for more in ["\n\n", "\r", " ", "\nx"] {
        let input = format!("{EXAMPLE}{more}");
        vnpqr(&["show", "-"])
            .write_stdin(input)
            .assert()
            .code(1)
            .stdout("");
    }
}

#[test]
fn reads_hexadecimal_digits() {
    let digits = hexadecimal(EXAMPLE.as_bytes());
    vnpqr(&["show", "--hex", &digits])
        .assert()
        .code(0)
        .stdout(MASKED);
    vnpqr(&["show", "--hex", &digits.to_uppercase()])
        .assert()
        .code(0)
        .stdout(MASKED);
    let input = format!("{digits}\r\n");
    vnpqr(&["show", "--hex", "-"])
        .write_stdin(input)
        .assert()
        .code(0)
        .stdout(MASKED);
    vnpqr(&["show", "--hex", "303"])
        .assert()
        .code(2)
        .stdout("")
        .stderr("vnpqr: --hex: expected two hexadecimal digits (byte 1)\n");
}

#[test]
fn accepts_texts_that_look_like_options_after_two_hyphens() {
    let by_proxy = "|TRAN THI B|2015-06-01|1|162979388586171101|162979388586171100<2";
    vnpqr(&["show", by_proxy]).assert().code(0);
    vnpqr(&["show", "--", by_proxy]).assert().code(0);
    let message = stderr(&mut vnpqr(&["show", "--", "-5|A"]));
    assert!(
        message.contains("id number: unexpected character"),
        "{message}"
    );
}

#[test]
fn reports_an_invalid_payload() {
    vnpqr(&["show", "001093029317|A|1987-02-29|0|1|"])
        .assert()
        .code(1)
        .stdout("")
        .stderr(
            "vnpqr: birth date: no such day in the calendar (byte 24)\n\
         vnpqr: run vnpqr check to see where the error is\n",
        );
    vnpqr(&["show", "--lang", "vi", "001093029317|A|1987-02-29|0|1|"])
        .assert()
        .code(1)
        .stderr(
            "vnpqr: ngày sinh: ngày không tồn tại (byte 24)\n\
         vnpqr: chạy vnpqr check để xem vị trí lỗi\n",
        );
}
