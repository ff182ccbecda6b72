use crate::{EXAMPLE, stdout, vnpqr};

#[test]
fn reports_a_valid_text_with_findings() {
    vnpqr(&["check", EXAMPLE])
        .assert()
        .code(0)
        .stdout(
            "\
valid

warning   id-number-birth-year     birth year in the id number differs from the birth date
notice    phone-prefix             phone number without a mobile prefix
",
        )
        .stderr("");
    let valid = "001087029317|NGUYEN AN|1987-01-18|0|1|<1";
    vnpqr(&["check", "--lang", "vi", valid])
        .assert()
        .code(0)
        .stdout("hợp lệ\n");
    vnpqr(&["check", &format!("{valid}<")])
        .assert()
        .code(0)
        .stdout("valid, but not canonical\n");
    vnpqr(&["check", "B1234567|A|9999-12-31|0|1|"])
        .assert()
        .code(0)
        .stdout("valid\n\nwarning   birth-date-in-future     birth date in the future\n");
}

#[test]
fn marks_the_error_under_the_masked_text() {
    vnpqr(&[
        "check",
        "001093029317|NGUYEN  AN|1987-01-18|0|162979388586171100|",
    ])
    .assert()
    .code(1)
    .stderr("")
    .stdout(
        "\
not valid

  ************|******  **|****-**-**|*|******************|
                      ^

field   name
kind    unexpected-character
offset  20
reason  name: unexpected character, expected a letter A-Z (byte 20)
",
    );
}

#[test]
fn reports_in_vietnamese() {
    vnpqr(&["check", "--lang", "vi", "--full", "001093029317|Nguyễn|"])
        .assert()
        .code(1)
        .stdout(
            "\
không hợp lệ

  001093029317|Nguyễn|
                ^

trường  name
loại    unexpected-character
vị trí  14
lý do   họ tên: ký tự không hợp lệ, cần chữ hoa A-Z không dấu, dấu cách hoặc ' - . (byte 14)
",
        );
}

/// Returns the rows of the text and the caret.
fn excerpt(arguments: &[&str], input: &[u8]) -> (String, String) {
    let report = stdout(vnpqr(arguments).write_stdin(input));
    let report = String::from_utf8(report).expect("text");
    let mut rows = report.lines().skip(2).map(str::to_owned);
    (rows.next().expect("text"), rows.next().expect("caret"))
}

#[test]
fn aligns_the_caret_after_wide_and_escaped_characters() {
    let before = "001093029317|A|1987-01-18|0|1|<<<<<";
    for (text, shown) in [
        ("\u{202e}x", r"\u{202e}x"),
        ("\u{200b}", r"\u{200b}"),
        ("tiêm", "tiêm"),
        ("e\u{301}", r"e\u{301}"),
        ("\"'", "\"'"),
        ("\\", r"\\"),
        ("｜", "｜"),
        ("文", "文"),
        ("\u{2028}", r"\u{2028}"),
        ("\u{feff}", r"\u{feff}"),
    ] {
        let input = format!("{before}{text}\t");
        let (row, caret) = excerpt(&["check", "--full", "-"], input.as_bytes());
        assert_eq!(row, format!("  {before}{shown}\\t"));
        let wide = shown.chars().filter(|c| matches!(c, '｜' | '文')).count();
        let column = 2 + before.len() + shown.chars().count() + wide;
        assert_eq!(caret, format!("{:column$}^", ""), "{text:?}");
    }
}

#[test]
fn shows_bytes_that_are_not_utf8() {
    let input = b"001093029317|A|1987-01-18|0|1|<<<<<a\xff\xc3\x28|";
    let (row, caret) = excerpt(&["check", "--full", "-"], input);
    assert_eq!(row, r"  001093029317|A|1987-01-18|0|1|<<<<<a\xff\xc3(|");
    assert_eq!(caret.len(), 2 + 36 + 1);
}

#[test]
fn masks_letters_and_digits_of_all_scripts() {
    let (row, _) = excerpt(
        &["check", "-"],
        "x\nNguyễn Ånström 文字 ٣ \u{1b}[2J".as_bytes(),
    );
    assert_eq!(row, r"  *\n****** ******* ** * \u{1b}[**");
}

#[test]
fn puts_the_caret_after_a_truncated_text() {
    assert_eq!(
        excerpt(&["check", ""], b""),
        ("  ".to_owned(), "  ^".to_owned())
    );
    assert_eq!(
        excerpt(&["check", "|A"], b""),
        ("  |*".to_owned(), "    ^".to_owned())
    );
}

#[test]
fn truncates_a_text_that_is_too_long() {
    for length in [2954, 2955, 2956, 2957, 100_000] {
        for line_end in ["", "\n", "\r\n"] {
            let input = format!("{}{line_end}", "A".repeat(length));
            let report = stdout(vnpqr(&["check", "-"]).write_stdin(input));
            let report = String::from_utf8(report).expect("text");
            assert!(
                report.contains("\nfield   -\nkind    too-long\noffset  2953\n"),
                "{report}"
            );
            assert!(report.lines().all(|line| line.len() < 2970));
        }
    }
    // A line end after the longest payload is not part of it.
    let longest = format!("{EXAMPLE}<<{}", "x".repeat(2953 - EXAMPLE.len() - 2));
    for line_end in ["", "\n", "\r\n"] {
        let input = format!("{longest}{line_end}");
        let report = stdout(vnpqr(&["check", "-"]).write_stdin(input));
        assert!(report.starts_with(b"valid\n"));
    }
}

#[test]
fn exits_with_2_on_wrong_usage() {
    vnpqr(&["check"]).assert().code(2).stdout("");
    vnpqr(&["check", "a", "b"]).assert().code(2).stdout("");
    vnpqr(&["check", "--lang", "fr", "a"])
        .assert()
        .code(2)
        .stdout("");
    vnpqr(&["check", "--hex", "zz"]).assert().code(2).stdout("");
}

#[test]
#[cfg(target_os = "linux")]
fn colors_results_on_a_terminal() {
    use crate::on_terminal;

    let invalid = "001093029317|NGUYEN  AN|1987-01-18|0|1|";
    let shown = on_terminal(&["check", EXAMPLE], &[]);
    assert!(shown.starts_with("\u{1b}[32mvalid\u{1b}[0m\n"), "{shown}");
    assert!(
        shown.contains("\u{1b}[33mwarning \u{1b}[0m  id-number-birth-year"),
        "{shown}"
    );
    let shown = on_terminal(&["check", invalid], &[]);
    assert!(
        shown.starts_with("\u{1b}[31mnot valid\u{1b}[0m\n"),
        "{shown}"
    );
    assert!(shown.contains("\u{1b}[31m^\u{1b}[0m\n"), "{shown}");
    let plain = String::from_utf8(stdout(&mut vnpqr(&["check", invalid]))).expect("text");
    for (arguments, environment) in [
        (&["check", invalid][..], &[("NO_COLOR", "1")][..]),
        (&["check", invalid], &[("TERM", "dumb")]),
        (&["check", "--color", "never", invalid], &[]),
    ] {
        assert_eq!(on_terminal(arguments, environment), plain);
    }
    let always = ["check", "--color", "always", EXAMPLE];
    let colored = on_terminal(&["check", EXAMPLE], &[]);
    vnpqr(&always).assert().stdout(colored.clone());
    vnpqr(&always).env("NO_COLOR", "1").assert().stdout(colored);
    assert_eq!(
        on_terminal(&["check", EXAMPLE], &[("NO_COLOR", "")]),
        on_terminal(&["check", EXAMPLE], &[])
    );
}
