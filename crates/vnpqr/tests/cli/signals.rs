//! Signals that end a run.
#![cfg(target_os = "linux")]

use std::io::Write as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::{EXAMPLE, Folder, argument};

/// Creates a process with default signal handling. The test itself may run with ignored signals, as under `nohup`.
fn process(arguments: &[&str]) -> Command {
    let mut command = Command::new("env");
    command
        .arg("--default-signal=HUP,INT,TERM")
        .arg(env!("CARGO_BIN_EXE_vnpqr"))
        .args(arguments);
    command
}

fn send(signal: &str, child: &Child) {
    let sent = Command::new("kill")
        .args([signal, &child.id().to_string()])
        .status();
    assert!(sent.expect("kill").success());
}

/// Starts a run that waits for more input.
fn decode_to(output: &str) -> (Child, ChildStdin) {
    let mut child = process(&["decode", "--output", output])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut input = child.stdin.take().expect("a pipe");
    writeln!(input, "{EXAMPLE}").expect("written");
    (child, input)
}

fn wait_until(condition: impl Fn() -> bool) {
    let begin = Instant::now();
    while !condition() {
        assert!(
            begin.elapsed() < Duration::from_secs(20),
            "it takes too long"
        );
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn removes_the_unfinished_file_on_signals() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        let folder = Folder::new();
        let (mut child, _input) = decode_to(&argument(&folder.path("records.ndjson")));
        wait_until(|| !folder.names().is_empty());
        assert!(
            folder.names()[0].starts_with(".vnpqr-"),
            "{:?}",
            folder.names()
        );
        send(signal, &child);
        let status = child.wait().expect("it ends");
        assert_eq!(status.code(), Some(130), "{signal}");
        assert!(folder.names().is_empty(), "{signal}: {:?}", folder.names());
    }
}

#[test]
fn keeps_the_old_file_on_interrupt() {
    let folder = Folder::new();
    let output = folder.file("records.ndjson", b"of yesterday");
    let (mut child, _input) = decode_to(&output);
    wait_until(|| folder.names().len() == 2);
    send("-INT", &child);
    child.wait().expect("it ends");
    assert_eq!(folder.names(), ["records.ndjson"]);
    assert_eq!(std::fs::read(&output).expect("a file"), b"of yesterday");
}

#[test]
fn ends_by_the_signal_without_an_output_file() {
    let mut child = process(&["decode"])
        .stdin(Stdio::piped())
        .spawn()
        .expect("it runs");
    let _input = child.stdin.take();
    // Wait until `env` has executed the command.
    let running = format!("/proc/{}/comm", child.id());
    wait_until(|| std::fs::read_to_string(&running).is_ok_and(|name| name.trim() == "vnpqr"));
    send("-INT", &child);
    assert_eq!(child.wait().expect("it ends").signal(), Some(2));
}

/// As in the background of a script, where a shell ignores SIGINT.
#[test]
fn removes_the_unfinished_file_where_another_signal_is_ignored() {
    for signal in ["-TERM", "-HUP"] {
        let folder = Folder::new();
        let output = argument(&folder.path("records.ndjson"));
        let mut child = Command::new("env")
            .args([
                "--default-signal=HUP,TERM",
                "--ignore-signal=INT",
                env!("CARGO_BIN_EXE_vnpqr"),
            ])
            .args(["decode", "--output", &output])
            .stdin(Stdio::piped())
            .spawn()
            .expect("it runs");
        let mut input = child.stdin.take().expect("a pipe");
        writeln!(input, "{EXAMPLE}").expect("written");
        wait_until(|| !folder.names().is_empty());
        send("-INT", &child);
        thread::sleep(Duration::from_millis(50));
        assert!(
            child.try_wait().expect("a process").is_none(),
            "an ignored signal ended it"
        );
        send(signal, &child);
        child.wait().expect("it ends");
        assert!(folder.names().is_empty(), "{signal}: {:?}", folder.names());
    }
}
