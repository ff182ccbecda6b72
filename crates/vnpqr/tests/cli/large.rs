//! Large inputs. A release build decodes a million lines in `cargo xtask peers command`.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use crate::{EXAMPLE, Folder, process, stdout, vnpqr};

/// Returns lines that are valid, truncated, empty and too long, with LF and CRLF.
fn lines(count: usize) -> String {
    let mut lines = String::new();
    for at in 0..count {
        let end = if at % 3 == 0 { "\r\n" } else { "\n" };
        let _ = match at % 10 {
            7 => write!(lines, "{}{end}", &EXAMPLE[..at % EXAMPLE.len()]),
            8 if at % 1000 == 8 => write!(lines, "{}{end}", "A".repeat(at)),
            9 => write!(lines, "{end}"),
            _ => write!(
                lines,
                "001093029317|NGUYEN AN|1987-01-18|0|{at}|<{}{end}",
                at % 4
            ),
        };
    }
    lines
}

#[test]
fn the_result_does_not_depend_on_the_number_of_threads() {
    let folder = Folder::new();
    let file = folder.file("lines.txt", lines(100_000).as_bytes());
    for format in ["ndjson", "csv"] {
        let decode = |jobs| {
            stdout(&mut vnpqr(&[
                "decode", "--format", format, "--jobs", jobs, &file,
            ]))
        };
        let by_one = decode("1");
        let head = usize::from(format == "csv");
        assert_eq!(by_one.split(|byte| *byte == b'\n').count(), 100_001 + head);
        for jobs in ["2", "7"] {
            assert!(decode(jobs) == by_one, "{format}, {jobs} threads");
        }
        if format == "ndjson" {
            let records = folder.file("records.ndjson", &by_one);
            let encode = |jobs| {
                let output = vnpqr(&["encode", "--jobs", jobs, &records]).output();
                output.expect("it runs")
            };
            let by_one = encode("1");
            let by_two = encode("2");
            assert!(by_one.stdout == by_two.stdout);
            assert!(by_one.stderr == by_two.stderr);
        }
    }
}

#[test]
fn numbers_lines_in_order() {
    let records = stdout(vnpqr(&["decode", "--jobs", "2"]).write_stdin(lines(20_000)));
    let records = String::from_utf8(records).expect("text");
    for (at, record) in records.lines().enumerate() {
        assert!(
            record.starts_with(&format!("{{\"line\":{},", at + 1)),
            "{record}"
        );
    }
}

#[test]
fn reports_a_line_of_any_length_once() {
    const BLOCK: usize = 256 * 1024;
    for length in [
        2953,
        2954,
        BLOCK - 1,
        BLOCK,
        BLOCK + 1,
        2 * BLOCK,
        5 * BLOCK + 7,
    ] {
        for (before, after) in [("", ""), ("x\n", "\nx"), ("x\ny\n", "\r\n\n")] {
            let input = format!("{before}{}{after}", "1".repeat(length));
            let records = stdout(vnpqr(&["decode"]).write_stdin(input.as_str()));
            let records = String::from_utf8(records).expect("text");
            assert_eq!(
                records.lines().count(),
                input.lines().count(),
                "{length}, {before:?}"
            );
            let too_long = "\"error\":{\"code\":\"too-long\",\"field\":null,\"offset\":2953,";
            let count = records
                .lines()
                .filter(|record| record.contains(too_long))
                .count();
            assert_eq!(count, usize::from(length > 2953), "{length}, {before:?}");
            let hexadecimal = stdout(vnpqr(&["decode", "--hex"]).write_stdin(input.as_str()));
            let hexadecimal = String::from_utf8(hexadecimal).expect("text");
            let count = hexadecimal
                .lines()
                .filter(|record| record.contains(too_long))
                .count();
            assert_eq!(
                count,
                usize::from(length > 2 * 2953),
                "{length}, {before:?}"
            );
        }
    }
}

/// Returns the peak memory of a process in bytes.
#[cfg(target_os = "linux")]
fn peak_memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).expect("Linux");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .expect("Linux");
    let kibibytes = line.trim().strip_suffix(" kB").expect("kB");
    kibibytes.parse::<u64>().expect("a number") * 1024
}

#[cfg(target_os = "linux")]
#[test]
fn uses_bounded_memory() {
    let mebibyte = 1024 * 1024;
    let much: [(&str, Vec<u8>, usize); 3] = [
        ("lines", lines(10_000).into_bytes(), 20),
        ("one endless line", vec![b'1'; mebibyte], 64),
        ("empty lines", vec![b'\n'; mebibyte / 8], 4),
    ];
    for (what, piece, times) in much {
        for command in ["decode", "encode"] {
            let mut child = process(&[command, "--jobs", "2"])
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("it runs");
            let mut input = child.stdin.take().expect("a pipe");
            for _ in 0..times {
                input.write_all(&piece).expect("taken");
            }
            let peak = peak_memory(child.id());
            drop(input);
            child.wait().expect("it ends");
            assert!(
                peak < 50 * mebibyte as u64,
                "{command} of {what}: {peak} bytes"
            );
        }
    }
}
