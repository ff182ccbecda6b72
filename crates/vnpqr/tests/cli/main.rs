//! Tests that run the command as a process and check its output and exit code.
//!
//! All people are invented.

mod armor;
mod check;
mod declare;
mod decode;
mod draw;
mod encode;
mod files;
mod help;
mod hostile;
mod large;
mod lenient;
mod privacy;
mod read;
mod records;
mod scan;
mod show;
mod signals;
mod signature;
mod transcripts;
mod vectors;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use assert_cmd::Command;

/// The ministry's published example.
const EXAMPLE: &str =
    "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";

/// Valid and invalid lines, with both line ends, canonical and not.
const SCANS: &[u8] = b"\
001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422
001093029317|NGUYEN  AN|1987-01-18|0|162979388586171100|
|TRAN THI B|2015-06-01|1|a\"b\\c|162979388586171100<2<<<<ti\xc3\xaam \"2\", m\xc5\xa9i<\xe2\x80\xaex<\r

001093029317|A|1987-01-18|0|1|<<<<<\xff
001093029317|A|1987-01-18|0|1|<3
001093029317|A|1987-02-29|0|1|\r
|A|1987-01-18|0|1|
00109302931|A|1987-01-18|0|1|
001093029317|A|1987-01-18|0|1||
=1+1|A|1987-01-18|0|1|
001093029317|A|1987-01-18|0|=1+1,2|";

fn binary() -> &'static str {
    env!("CARGO_BIN_EXE_vnpqr")
}

/// The environment variables that choose language and colors.
const SETTINGS: [&str; 5] = ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS"];

fn vnpqr(arguments: &[&str]) -> Command {
    let mut command = Command::new(binary());
    command.args(arguments);
    for variable in SETTINGS {
        command.env_remove(variable);
    }
    command
}

/// Returns what the command prints on a terminal, with all output in one text.
#[cfg(target_os = "linux")]
fn on_terminal(arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let quoted = |word: &str| format!("'{}'", word.replace('\'', r"'\''"));
    let words = [&[binary()], arguments].concat();
    let words: Vec<_> = words.into_iter().map(quoted).collect();
    let mut command = Command::new("script");
    command.args(["-qec", &words.join(" "), "/dev/null"]);
    for variable in SETTINGS {
        command.env_remove(variable);
    }
    let environment = environment.iter().copied();
    command.env("TERM", "xterm").envs(environment);
    String::from_utf8(stdout(&mut command))
        .expect("text")
        .replace("\r\n", "\n")
}

/// Creates a process for tests that do more than wait for its end.
fn process(arguments: &[&str]) -> process::Command {
    let mut command = process::Command::new(binary());
    command.args(arguments);
    for variable in SETTINGS {
        command.env_remove(variable);
    }
    command
}

/// Returns the standard output of a run with any exit code.
fn stdout(command: &mut Command) -> Vec<u8> {
    command.output().expect("it runs").stdout
}

/// Returns the standard error of a run with any exit code.
fn stderr(command: &mut Command) -> String {
    String::from_utf8(command.output().expect("it runs").stderr).expect("text")
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// A temporary folder, removed on drop.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Creates a file and returns its path.
    fn file(&self, name: &str, content: &[u8]) -> String {
        let path = self.path(name);
        fs::write(&path, content).expect("written");
        argument(&path)
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .into_string()
                    .expect("text")
            })
            .collect();
        names.sort();
        names
    }
}

fn argument(path: &Path) -> String {
    path.to_str().expect("text").to_owned()
}
