#[cfg(target_os = "linux")]
use crate::on_terminal;
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

#[test]
fn reads_standard_input_without_a_text() {
    for arguments in [&["show"][..], &["show", "-"], &["show", "--lang", "en"]] {
        vnpqr(arguments)
            .write_stdin(format!("{EXAMPLE}\n"))
            .assert()
            .code(0)
            .stdout(MASKED)
            .stderr("");
    }
    let digits = hexadecimal(EXAMPLE.as_bytes());
    for (command, status) in [
        (&["check"][..], 0),
        (&["read"], 0),
        (&["armor"], 0),
        (&["draw"], 0),
        (&["show", "--hex"], 0),
        (&["unarmor"], 1),
    ] {
        let is_hex = command.contains(&"--hex");
        let input = if is_hex { &digits } else { EXAMPLE };
        let run = vnpqr(command).write_stdin(input).assert().code(status);
        assert_eq!(
            run.get_output().stdout.is_empty(),
            status == 1,
            "{command:?}"
        );
    }
}

#[test]
#[cfg(target_os = "linux")]
fn expects_a_text_on_a_terminal() {
    for command in ["show", "check", "read", "armor", "unarmor", "draw"] {
        assert_eq!(
            on_terminal(&[command], &[]),
            "vnpqr: no text: give it in quotes, or pipe it to the command\n"
        );
    }
    assert_eq!(
        on_terminal(&["show"], &[("LANG", "vi_VN.UTF-8")]),
        "vnpqr: thiếu nội dung: đặt trong dấu nháy hoặc chuyển qua đầu vào chuẩn\n"
    );
}

#[test]
fn empty_standard_input_without_a_text_is_wrong_usage() {
    let message = "vnpqr: no text: give it in quotes, or pipe it to the command\n";
    for command in ["show", "check", "read", "armor", "unarmor", "draw"] {
        vnpqr(&[command])
            .assert()
            .code(2)
            .stdout("")
            .stderr(message);
        vnpqr(&[command, "-"]).assert().code(1);
    }
}

#[test]
fn points_to_decode_for_several_lines() {
    let hint = "vnpqr: the text has several lines; vnpqr decode reads one payload per line\n";
    let lines = format!("{EXAMPLE}\n{EXAMPLE}\n");
    for command in ["show", "check", "read", "armor"] {
        let message = stderr(vnpqr(&[command]).write_stdin(lines.clone()));
        assert!(message.ends_with(hint), "{command}: {message}");
        assert!(!message.contains("vnpqr check"), "{message}");
        let quiet = stderr(vnpqr(&[command, "--quiet"]).write_stdin(lines.clone()));
        assert!(!quiet.contains("decode"), "{quiet}");
        let one = stderr(vnpqr(&[command]).write_stdin("x\n"));
        assert!(!one.contains("decode"), "{one}");
    }
    let message = stderr(vnpqr(&["show"]).write_stdin([0xFF, 0xFE, b'0', 0, b'\n', 0]));
    assert!(
        message.ends_with("vnpqr: the text is UTF-16, save it as UTF-8\n"),
        "{message}"
    );
}
