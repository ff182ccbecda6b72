//! Runs every `$ vnpqr` transcript of the documentation and compares the output.
//!
//! The commands of a document are run by `sh` in one folder, with links to `docs` and `tests`. `$ cat FILE` creates the
//! file with the lines below it. Blocks without `vnpqr` commands are not run.
#![cfg(unix)]

use std::env;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use crate::{Folder, binary};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A command and the lines below it.
struct Step<'d> {
    command: &'d str,
    output: String,
}

/// Returns the steps of all `console` blocks with `vnpqr` commands.
fn steps(document: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for block in document.split("```console\n").skip(1) {
        let (block, _) = block.split_once("```").expect("the end of the block");
        if !block.contains("$ vnpqr ") && !block.contains("$ cat ") {
            continue;
        }
        for line in block.lines() {
            if let Some(command) = line.strip_prefix("$ ") {
                let output = String::new();
                steps.push(Step { command, output });
            } else {
                let step = steps.last_mut().expect("a command before its output");
                step.output.push_str(line);
                step.output.push('\n');
            }
        }
    }
    steps
}

fn run(command: &str, folder: &Path) -> String {
    let programs = Path::new(binary()).parent().expect("a folder");
    let path = env::var_os("PATH").unwrap_or_default();
    let paths = [programs.to_owned()]
        .into_iter()
        .chain(env::split_paths(&path));
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{command}")])
        .env("PATH", env::join_paths(paths).expect("paths"))
        .env("LC_ALL", "C")
        .current_dir(folder)
        .output()
        .expect("sh");
    String::from_utf8(output.stdout).expect("text")
}

/// Runs the transcripts of a document and returns the folder with their files.
fn check(document: &str) -> Folder {
    let text = fs::read_to_string(format!("{ROOT}/{document}")).expect("a document");
    let folder = Folder::new();
    for name in ["docs", "tests"] {
        symlink(format!("{ROOT}/{name}"), folder.path(name)).expect("a link");
    }
    let steps = steps(&text);
    assert!(!steps.is_empty(), "{document}");
    for Step { command, output } in steps {
        if let Some(name) = command.strip_prefix("cat ") {
            fs::write(folder.path(name), output).expect("written");
            continue;
        }
        let found = run(command, folder.path("").as_path());
        assert_eq!(found, output, "{document}: {command}");
    }
    folder
}

#[test]
fn prints_the_transcripts_of_the_readme() {
    check("crates/vnpqr/README.md");
}

#[test]
fn prints_the_transcripts_of_the_page() {
    let folder = check("docs/command.md");
    for name in ["example.svg", "card.svg"] {
        let drawn = fs::read(folder.path(name)).expect("a file");
        let shown = fs::read(format!("{ROOT}/docs/pictures/{name}")).expect("a picture");
        assert!(drawn == shown, "{name}");
    }
}

#[test]
fn prints_the_transcripts_of_the_vietnamese_readme() {
    check("crates/vnpqr/README.vi.md");
}
