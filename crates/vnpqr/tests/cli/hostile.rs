//! Hostile input: the rows of `SECURITY.md` about the command.

use std::io::Write as _;
use std::process::Stdio;
use std::thread;

use crate::{EXAMPLE, Folder, hexadecimal, process, stdout, vnpqr};

const FRONT: &str = "001093029317|NGUYEN AN|1987-01-18|0|1|<<<<<";

/// Returns what a run writes to standard output and standard error.
fn printed(arguments: &[&str], input: &[u8]) -> String {
    let output = vnpqr(arguments)
        .write_stdin(input)
        .output()
        .expect("it runs");
    let all = [output.stdout, output.stderr].concat();
    String::from_utf8(all).expect("text only")
}

fn is_raw(c: char) -> bool {
    c != '\n' && c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

/// The memory of this run is checked by `cargo xtask peers command`.
#[test]
fn reports_a_line_of_one_gibibyte_as_too_long() {
    let gibibyte = 1 << 30;
    for (arguments, code, reason) in [
        (&["decode"][..], 0, "2953"),
        (&["show", "-"], 1, "2953"),
        (&["draw", "-"], 1, "longer than 1 MiB"),
    ] {
        let mut child = process(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        let mut input = child.stdin.take().expect("a pipe");
        let writer = thread::spawn(move || {
            let piece = vec![b'0'; 1 << 20];
            let mut written = 0;
            // The command closes its input early.
            while written < gibibyte && input.write_all(&piece).is_ok() {
                written += piece.len();
            }
        });
        let output = child.wait_with_output().expect("it ends");
        writer.join().expect("written");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        let all = [output.stdout, output.stderr].concat();
        assert!(all.len() < 1000, "{arguments:?}");
        let all = String::from_utf8(all).expect("text");
        assert!(all.contains(reason), "{all}");
    }
}

#[test]
fn escapes_terminal_control_characters() {
    let slots = [
        "\u{202E}gnp.exe",
        "\u{200B}\u{200D}",
        "\u{2028}Name  B",
        "\u{FEFF}",
        "\u{2066}x\u{2069}",
        "\u{1B}[2J",
        "\u{1B}]0;x\u{7}",
        "\u{9B}31m",
        "\0",
        "\r",
        "\u{85}",
        "\u{7F}",
        "\u{E0041}",
        "a\tb",
    ];
    for slot in slots {
        let text = format!("{FRONT}{slot}");
        let digits = hexadecimal(text.as_bytes());
        for command in ["show", "check"] {
            for more in [
                &["--hex", &digits][..],
                &["--full", "--hex", &digits],
                &["--lang", "vi", "--hex", &digits],
            ] {
                let arguments = [&[command], more].concat();
                let shown = printed(&arguments, b"");
                assert!(
                    !shown.contains(is_raw),
                    "{arguments:?}: {}",
                    shown.escape_debug()
                );
            }
        }
        for arguments in [
            &["decode"][..],
            &["decode", "--only-errors"],
            &["draw", "-"],
            &["draw", "--card", "-"],
        ] {
            let shown = printed(arguments, text.as_bytes());
            assert!(
                !shown.contains(is_raw),
                "{arguments:?}: {}",
                shown.escape_debug()
            );
        }
    }
}

#[test]
fn prints_no_control_byte_of_the_input() {
    let every: Vec<u8> = (0..=u8::MAX).collect();
    for input in [
        &every[..],
        b"\xFF\xFE0\x001\x00",
        b"\xEF\xBB\xBF\0\0\0",
        &[0x1B; 2953],
    ] {
        for arguments in [
            &["decode"][..],
            &["decode", "--format", "csv"],
            &["show", "-"],
            &["check", "-"],
            &["draw", "-"],
            &["draw", "--card", "-"],
            &["encode"],
        ] {
            let shown = printed(arguments, input);
            assert!(
                !shown.contains(|c| c != '\r' && is_raw(c)),
                "{arguments:?}: {}",
                shown.escape_debug()
            );
        }
    }
}

/// A line cannot contain text that looks like another record.
#[test]
fn writes_one_record_for_one_line() {
    let bad = format!("{FRONT}\"}},{{\"line\":7\\n\n{EXAMPLE}\n");
    let records = String::from_utf8(stdout(vnpqr(&["decode"]).write_stdin(bad))).expect("text");
    let numbers: Vec<_> = records
        .lines()
        .map(|record| {
            let record: serde_json::Value = serde_json::from_str(record).expect("JSON");
            record["line"].as_u64()
        })
        .collect();
    assert_eq!(numbers, [Some(1), Some(2)]);
}

#[test]
fn rejects_deeply_nested_json() {
    for bomb in [
        "[".repeat(100_000),
        "{\"name\":".repeat(50_000),
        format!("{{\"name\":\"{}\"}}", "A".repeat(1 << 20)),
    ] {
        let folder = Folder::new();
        let file = folder.file("bomb.ndjson", bomb.as_bytes());
        let output = vnpqr(&["encode", &file]).output().expect("it runs");
        assert!(
            matches!(output.status.code(), Some(0..=2)),
            "{:?}",
            output.status
        );
        assert!(output.stdout.is_empty());
        assert!(output.stderr.len() < 1000);
    }
}
