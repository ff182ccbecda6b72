//! Input and output files, pipes and devices.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use crate::{EXAMPLE, Folder, SCANS, argument, process, stderr, vnpqr};

#[test]
fn reports_a_file_that_cannot_be_read() {
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
    // The missing file is reported before any record is written.
    vnpqr(&["decode", &good, &missing])
        .assert()
        .code(2)
        .stdout("");
}

#[test]
fn leaves_no_output_file_after_a_read_error() {
    let folder = Folder::new();
    let good = folder.file("good.txt", EXAMPLE.as_bytes());
    let output = argument(&folder.path("records.ndjson"));
    let directory = argument(&folder.path(""));
    let message = format!("vnpqr: {directory}: Is a directory (os error 21)\n");
    let arguments = ["decode", "--output", &output, &good, &directory];
    vnpqr(&arguments)
        .assert()
        .code(2)
        .stdout("")
        .stderr(message);
    assert_eq!(folder.names(), ["good.txt"]);
    // Standard output gets the records of the files before it.
    let output = vnpqr(&["decode", &good, &directory])
        .output()
        .expect("it runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1);
}

#[test]
fn writes_the_same_to_a_file_and_to_standard_output() {
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
    // With --fail the records are written, too.
    vnpqr(&["decode", &scans, "--fail", "-o", &argument(&output)])
        .assert()
        .code(1);
    assert_eq!(fs::read_to_string(&output).expect("a file"), expected);
}

#[test]
fn replaces_the_input_file() {
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
fn rejects_an_output_in_a_missing_folder() {
    let folder = Folder::new();
    let output = argument(&folder.path("none/records.ndjson"));
    let message = stderr(vnpqr(&["decode", "--output", &output]).write_stdin(EXAMPLE));
    assert!(message.starts_with(&format!("vnpqr: {output}: No such file or directory")));
    vnpqr(&["decode", "--output", &output]).assert().code(2);
    let message =
        stderr(vnpqr(&["decode", "--output", &argument(&folder.path(""))]).write_stdin(EXAMPLE));
    assert!(message.contains("Is a directory"), "{message}");
}

#[cfg(unix)]
#[test]
fn keeps_permissions_and_links_of_an_output_file() {
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
fn writes_to_a_named_pipe() {
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
fn reports_a_full_disk() {
    let full = || {
        fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("/dev/full")
    };
    let shared = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/vectors/valid.json"
    );
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
    // An error of standard error is ignored.
    let output = process(&["decode", "--fail", &scans])
        .stderr(full())
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn ignores_a_broken_pipe() {
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

/// Workers that wait for input must not keep the process alive.
#[cfg(target_os = "linux")]
#[test]
fn ends_on_an_output_error_while_the_input_is_open() {
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

#[test]
#[cfg(target_os = "linux")]
fn appends_to_what_is_open_already() {
    let folder = Folder::new();
    let log = folder.file("log.ndjson", b"");
    let path = argument(&folder.path("log.ndjson"));
    for name in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        fs::write(&path, "of yesterday\n").expect("written");
        let file = fs::OpenOptions::new()
            .append(true)
            .open(&log)
            .expect("a file");
        let mut child = process(&["decode", "--output", name]);
        let mut child = child
            .stdin(Stdio::piped())
            .stdout(file)
            .spawn()
            .expect("it runs");
        writeln!(child.stdin.take().expect("a pipe"), "{EXAMPLE}").expect("written");
        assert!(child.wait().expect("it ends").success(), "{name}");
        let text = fs::read_to_string(&path).expect("a file");
        assert!(text.starts_with("of yesterday\n{"), "{name}: {text}");
        assert_eq!(folder.names(), ["log.ndjson"], "{name}");
    }
}

#[test]
#[cfg(unix)]
fn writes_the_file_that_a_dangling_link_names() {
    let folder = Folder::new();
    fs::create_dir(folder.path("inner")).expect("a folder");
    std::os::unix::fs::symlink("inner/second", folder.path("first")).expect("a link");
    std::os::unix::fs::symlink("records.ndjson", folder.path("inner/second")).expect("a link");
    let output = argument(&folder.path("first"));
    let input = folder.file("scans.txt", SCANS);
    vnpqr(&["decode", "--output", &output, &input])
        .assert()
        .success();
    for link in ["first", "inner/second"] {
        assert!(folder.path(link).is_symlink(), "{link}");
    }
    assert!(folder.path("inner/records.ndjson").is_file());
}

#[test]
#[cfg(unix)]
fn escapes_names_of_files_in_messages() {
    let folder = Folder::new();
    let name = argument(&folder.path("a\u{1B}[31m\nb\u{202E}.txt"));
    for arguments in [
        &["decode", &name][..],
        &["scan", &name],
        &["decode", "-o", &format!("{name}/x"), "-"],
    ] {
        let message = stderr(&mut vnpqr(arguments));
        assert!(message.contains(r"a\u{1b}[31m\nb\u{202e}.txt"), "{message}");
        assert!(
            !message.contains('\u{1B}') && message.lines().count() == 1,
            "{message}"
        );
    }
}

#[test]
fn replaces_a_write_protected_file_only_with_force() {
    let folder = Folder::new();
    let scans = folder.file("scans.txt", SCANS);
    let protect = |path: &str| {
        let mut permissions = fs::metadata(path).expect("a file").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(path, permissions).expect("set");
    };
    for (name, arguments) in [
        ("records.ndjson", &["decode", &scans][..]),
        ("code.svg", &["draw", EXAMPLE]),
    ] {
        let output = folder.file(name, b"of yesterday");
        protect(&output);
        let arguments = [arguments, &["--output", &output]].concat();
        vnpqr(&arguments)
            .assert()
            .code(2)
            .stdout("")
            .stderr(format!(
                "vnpqr: {output}: the file is write-protected; --force replaces it\n"
            ));
        assert_eq!(fs::read(&output).expect("a file"), b"of yesterday");
        vnpqr(&[&arguments[..], &["--force"]].concat())
            .assert()
            .code(0)
            .stderr("");
        assert_ne!(fs::read(&output).expect("a file"), b"of yesterday");
        assert!(
            fs::metadata(&output)
                .expect("a file")
                .permissions()
                .readonly()
        );
    }
    assert_eq!(folder.names(), ["code.svg", "records.ndjson", "scans.txt"]);
}

#[test]
#[cfg(unix)]
fn names_no_temporary_file_in_errors() {
    let folder = Folder::new();
    let missing = argument(&folder.path("none/x"));
    let keys = argument(&folder.path("jwks.json"));
    let file = folder.file("file", b"");
    let in_a_file = format!("{file}/x");
    for (arguments, path, english, vietnamese) in [
        (
            &["decode", "-o", &missing][..],
            &missing,
            "No such file or directory (os error 2)",
            "không có tệp hoặc thư mục này (mã lỗi 2)",
        ),
        (
            &["keygen", "--keys", &keys, "--key", &missing],
            &missing,
            "No such file or directory (os error 2)",
            "không có tệp hoặc thư mục này (mã lỗi 2)",
        ),
        (
            &["decode", "-o", &in_a_file],
            &in_a_file,
            "Not a directory (os error 20)",
            "đây không phải thư mục (mã lỗi 20)",
        ),
    ] {
        for (language, message) in [("en", english), ("vi", vietnamese)] {
            vnpqr(&[arguments, &["--lang", language]].concat())
                .assert()
                .code(2)
                .stdout("")
                .stderr(format!("vnpqr: {path}: {message}\n"));
        }
    }
    assert_eq!(folder.names(), ["file"]);
}

#[test]
fn reports_in_vietnamese() {
    let folder = Folder::new();
    let bad = folder.file("bad.ndjson", b"{\"name\":\"Kha\"}\n[]\n{\n");
    vnpqr(&["encode", "--lang", "vi", &bad]).assert().code(1).stderr(format!(
        "vnpqr: {bad}: dòng 1: $.name: họ tên: ký tự không hợp lệ, cần chữ hoa A-Z không dấu, dấu cách hoặc ' - . (byte 1)\n\
         vnpqr: {bad}: dòng 2: $: cần một đối tượng\nvnpqr: {bad}: dòng 3: $: JSON không hợp lệ ở cột 1\n\
         vnpqr: 3/3 dòng không hợp lệ\n"
    ));
    let proxy = r#"{"name":"A","birth_date":"1987-02-20","declaration":"self","qid":"1"}"#;
    let message = stderr(vnpqr(&["encode", "--lang", "vi"]).write_stdin(proxy));
    assert!(
        message.starts_with(
            "vnpqr: đầu vào chuẩn: dòng 1: $: giá trị không hợp lệ (số giấy tờ: bị thiếu"
        ),
        "{message}"
    );
    let message = stderr(vnpqr(&["decode", "--fail", "--lang", "vi"]).write_stdin("x\n"));
    assert_eq!(message, "vnpqr: 1/1 dòng không hợp lệ\n");
    let utf16 = folder.file("utf16.txt", b"\xFF\xFE0\0\n\0");
    let message = stderr(&mut vnpqr(&["decode", "--lang", "vi", &utf16]));
    assert_eq!(
        message,
        format!("vnpqr: {utf16}: nội dung ở dạng UTF-16, hãy lưu lại thành UTF-8\n")
    );
}

#[test]
fn a_quiet_run_prints_errors_and_results_only() {
    let lines = format!("{EXAMPLE}\nx\n");
    let loud = vnpqr(&["decode", "--fail"])
        .write_stdin(lines.clone())
        .output();
    let quiet = vnpqr(&["decode", "--fail", "--quiet"])
        .write_stdin(lines)
        .output();
    let (loud, quiet) = (loud.expect("it runs"), quiet.expect("it runs"));
    assert_eq!((loud.status, loud.stdout), (quiet.status, quiet.stdout));
    assert_eq!(String::from_utf8_lossy(&quiet.stderr), "");
    vnpqr(&["-q", "show", "001093029317|A|1987-02-29|0|1|"])
        .assert()
        .code(1)
        .stderr("vnpqr: birth date: no such day in the calendar (byte 24)\n");
    vnpqr(&["decode", "-q", "/no/such/file"])
        .assert()
        .code(2)
        .stderr("vnpqr: /no/such/file: No such file or directory (os error 2)\n");
}
