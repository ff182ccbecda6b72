//! What becomes of files, pipes and devices.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use crate::{EXAMPLE, Folder, SCANS, argument, process, stderr, vnpqr};

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let folder = Folder::new();
    let good = folder.file("good.txt", EXAMPLE.as_bytes());
    let missing = argument(&folder.path("missing.txt"));
    let directory = argument(&folder.path(""));
    for command in ["decode", "encode", "vectors"] {
        let no_file = format!("vnpqr: {missing}: No such file or directory (os error 2)\n");
        vnpqr(&[command, &missing])
            .assert()
            .code(2)
            .stdout("")
            .stderr(no_file);
        let no_lines = format!("vnpqr: {directory}: Is a directory (os error 21)\n");
        vnpqr(&[command, &directory])
            .assert()
            .code(2)
            .stdout("")
            .stderr(no_lines);
    }
    // Before any work is done, not after.
    vnpqr(&["decode", &good, &missing])
        .assert()
        .code(2)
        .stdout("");
}

#[test]
fn a_file_that_fails_under_way_leaves_no_output_file() {
    let folder = Folder::new();
    let good = folder.file("good.txt", EXAMPLE.as_bytes());
    let output = argument(&folder.path("records.ndjson"));
    let directory = argument(&folder.path(""));
    let complaint = format!("vnpqr: {directory}: Is a directory (os error 21)\n");
    let arguments = ["decode", "--output", &output, &good, &directory];
    vnpqr(&arguments)
        .assert()
        .code(2)
        .stdout("")
        .stderr(complaint);
    assert_eq!(folder.names(), ["good.txt"]);
    // To standard output goes what came before it.
    let output = vnpqr(&["decode", &good, &directory])
        .output()
        .expect("it runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1);
}

#[test]
fn an_output_file_holds_what_standard_output_would() {
    let folder = Folder::new();
    let scans = folder.file("scans.txt", SCANS);
    let output = folder.path("records.ndjson");
    vnpqr(&["decode", &scans, "--output", &argument(&output)])
        .assert()
        .code(0)
        .stdout("")
        .stderr("");
    let expected = include_str!("golden/scans.ndjson");
    assert_eq!(fs::read_to_string(&output).expect("a file"), expected);
    assert_eq!(folder.names(), ["records.ndjson", "scans.txt"]);
    vnpqr(&["decode", &scans, "--output", "-"])
        .assert()
        .code(0)
        .stdout(expected);
    // With --fail the records are the result all the same.
    vnpqr(&["decode", &scans, "--fail", "-o", &argument(&output)])
        .assert()
        .code(1);
    assert_eq!(fs::read_to_string(&output).expect("a file"), expected);
}

#[test]
fn a_file_can_be_replaced_by_its_own_records() {
    let folder = Folder::new();
    let scans = folder.file("scans.txt", SCANS);
    vnpqr(&["decode", &scans, "--output", &scans])
        .assert()
        .code(0);
    assert_eq!(
        fs::read_to_string(&scans).expect("a file"),
        include_str!("golden/scans.ndjson")
    );
}

#[test]
fn an_output_in_no_folder_is_refused() {
    let folder = Folder::new();
    let output = argument(&folder.path("none/records.ndjson"));
    let complaint = stderr(vnpqr(&["decode", "--output", &output]).write_stdin(EXAMPLE));
    assert!(complaint.starts_with(&format!("vnpqr: {output}: No such file or directory")));
    vnpqr(&["decode", "--output", &output]).assert().code(2);
    let complaint =
        stderr(vnpqr(&["decode", "--output", &argument(&folder.path(""))]).write_stdin(EXAMPLE));
    assert!(complaint.contains("Is a directory"), "{complaint}");
}

#[cfg(unix)]
#[test]
fn permissions_and_links_of_an_output_file_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let folder = Folder::new();
    let mode = |name: &str| {
        fs::metadata(folder.path(name))
            .expect("a file")
            .permissions()
            .mode()
    };
    folder.file("plain", b"");
    let new = argument(&folder.path("new"));
    vnpqr(&["decode", "--output", &new])
        .write_stdin(EXAMPLE)
        .assert()
        .code(0);
    assert_eq!(mode("new"), mode("plain"));

    let hidden = folder.file("hidden", b"");
    fs::set_permissions(&hidden, fs::Permissions::from_mode(0o600)).expect("set");
    symlink(&hidden, folder.path("link")).expect("a link");
    let link = argument(&folder.path("link"));
    vnpqr(&["decode", "--output", &link])
        .write_stdin(EXAMPLE)
        .assert()
        .code(0);
    assert_eq!(mode("hidden") & 0o777, 0o600);
    assert!(fs::read_link(folder.path("link")).is_ok());
    assert!(fs::metadata(&hidden).expect("a file").len() > 0);
}

#[cfg(unix)]
#[test]
fn a_pipe_as_output_file_stays_a_pipe() {
    use std::os::unix::fs::FileTypeExt as _;

    let folder = Folder::new();
    let pipe = folder.path("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo").success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).expect("read")
    });
    vnpqr(&["decode", "--output", &argument(&pipe)])
        .write_stdin(SCANS)
        .assert()
        .code(0);
    assert_eq!(
        reader.join().expect("read"),
        include_str!("golden/scans.ndjson")
    );
    assert!(fs::metadata(&pipe).expect("a pipe").file_type().is_fifo());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = || {
        fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("/dev/full")
    };
    let shared = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/valid.json");
    let folder = Folder::new();
    let scans = folder.file("scans.txt", SCANS);
    for arguments in [
        &["show", EXAMPLE][..],
        &["check", EXAMPLE],
        &["draw", EXAMPLE],
        &["decode", &scans],
        &["decode", "--format", "csv", &scans],
        &["vectors", shared],
        &["completions", "bash"],
        &["man"],
        &["--help"],
        &["--version"],
    ] {
        let output = process(arguments).stdout(full()).output().expect("it runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(
            String::from_utf8(output.stderr).expect("text"),
            "vnpqr: standard output: No space left on device (os error 28)\n",
            "{arguments:?}"
        );
    }
    vnpqr(&["decode", &scans, "--output", "/dev/full"])
        .assert()
        .code(2)
        .stderr("vnpqr: /dev/full: No space left on device (os error 28)\n");
    // Nobody to complain to is no reason to stop.
    let output = process(&["decode", "--fail", &scans])
        .stderr(full())
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let folder = Folder::new();
    let lines = folder.file(
        "lines.txt",
        format!("{EXAMPLE}\n").repeat(20_000).as_bytes(),
    );
    for jobs in ["1", "2"] {
        let mut child = process(&["decode", "--fail", "--jobs", jobs, &lines])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        let mut first = String::new();
        let mut reader = BufReader::new(child.stdout.take().expect("a pipe"));
        reader.read_line(&mut first).expect("a record");
        assert!(first.starts_with("{\"line\":1,"));
        drop(reader);
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

/// Those who wait for more input must not keep the process from ending.
#[cfg(target_os = "linux")]
#[test]
fn a_failure_ends_the_run_though_the_input_goes_on() {
    let full = fs::File::options()
        .write(true)
        .open("/dev/full")
        .expect("/dev/full");
    for (stdout, code) in [(Stdio::piped(), 0), (Stdio::from(full), 2)] {
        let mut child = process(&["decode", "--jobs", "4"])
            .stdin(Stdio::piped())
            .stdout(stdout)
            .stderr(Stdio::null())
            .spawn()
            .expect("it runs");
        drop(child.stdout.take());
        let mut input = child.stdin.take().expect("a pipe");
        writeln!(input, "{EXAMPLE}").expect("written");
        assert_eq!(child.wait().expect("it ends").code(), Some(code));
        drop(input);
    }
}
