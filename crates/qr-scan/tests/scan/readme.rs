//! The transcript of the README.

use std::fs;
use std::path::Path;

#[allow(dead_code, reason = "`main` is not called")]
#[path = "../../examples/scan.rs"]
mod example;

#[test]
fn transcript_matches_the_example() {
    let readme = include_str!("../../README.md");
    let command = "$ cargo run -p qr-scan --example scan -- ";
    let (_, transcript) = readme.split_once(command).expect("the command");
    let mut lines = transcript.lines();
    let path = lines.next().expect("a path");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let file = fs::read(workspace.join(path)).expect("a readable file");
    for text in example::texts(&file).expect("a valid picture") {
        assert_eq!(lines.next(), Some(&*format!("{path}: {text:?}")));
    }
    assert_eq!(lines.next(), Some("```"));
}
