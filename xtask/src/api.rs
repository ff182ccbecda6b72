//! The public interface of each library, as one text file in `api/`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::tools::{self, Arguments};

/// The crates that the interface of a package may name besides the standard library and the libraries of the workspace.
const ALLOWED: &[(&str, &[&str])] = &[
    ("qr-scan", &[]),
    ("qr-symbol", &[]),
    (
        "vn-personal-qr",
        &["arbitrary", "chrono", "jiff", "serde", "serde_core", "time"],
    ),
    ("vn-personal-qr-issuance", &["serde", "serde_core"]),
    (
        "vn-personal-qr-registry",
        &["getrandom", "rusqlite", "tokio_postgres"],
    ),
    (
        "vn-personal-qr-signature",
        &[
            "ed25519",
            "p256",
            "serde",
            "serde_core",
            "signature",
            "zeroize",
        ],
    ),
];

pub(crate) fn run(shell: &Shell, mut arguments: Arguments) -> Result<()> {
    let write = arguments.flag("--write");
    arguments.finish()?;
    tools::cargo_tool(shell, "cargo-public-api")?;
    let folder = tools::root().join("api");
    let libraries: Vec<_> = tools::packages(shell)?
        .into_iter()
        .filter(|package| package.is_library)
        .map(|package| package.name)
        .collect();
    if write {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder)?;
    }
    let mut problems = String::new();
    for library in &libraries {
        let interface = interface(shell, library, "--all-features")?;
        for name in foreign_crates(&interface, library, &libraries) {
            writeln!(problems, "{library}: the interface names the crate {name}")?;
        }
        compare(
            &folder.join(format!("{library}.txt")),
            &interface,
            write,
            &mut problems,
        )?;
    }
    let minimal = interface(shell, "vn-personal-qr", "--no-default-features")?;
    let path = folder.join("vn-personal-qr.no-features.txt");
    compare(&path, &minimal, write, &mut problems)?;
    ensure!(problems.is_empty(), "\n{problems}");
    println!(
        "the interfaces of {} libraries are as in api/",
        libraries.len()
    );
    Ok(())
}

fn interface(shell: &Shell, library: &str, features: &str) -> Result<String> {
    let interface = cmd!(
        shell,
        "cargo +nightly public-api --package {library} {features} -sss"
    )
    .ignore_stderr()
    .read()?;
    if interface.is_empty() {
        bail!("{library}: no public interface");
    }
    Ok(interface + "\n")
}

fn compare(path: &Path, interface: &str, write: bool, problems: &mut String) -> Result<()> {
    if write {
        fs::write(path, interface)?;
        return Ok(());
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == interface {
        return Ok(());
    }
    writeln!(
        problems,
        "{} differs; if that is intended, run `cargo xtask api --write`:",
        path.display()
    )?;
    let (before, after) = (lines(&expected), lines(interface));
    for line in before.difference(&after) {
        writeln!(problems, "- {line}")?;
    }
    for line in after.difference(&before) {
        writeln!(problems, "+ {line}")?;
    }
    Ok(())
}

fn lines(text: &str) -> std::collections::BTreeSet<&str> {
    text.lines().collect()
}

/// Returns the crates that an interface names but may not name.
fn foreign_crates(interface: &str, library: &str, libraries: &[String]) -> Vec<String> {
    let allowed = ALLOWED.iter().find(|(name, _)| *name == library);
    let allowed = allowed.map_or(&[][..], |(_, crates)| *crates);
    let is_allowed = |name: &str| {
        ["core", "alloc", "std"].contains(&name)
            || allowed.contains(&name)
            || libraries
                .iter()
                .any(|library| library.replace('-', "_") == name)
    };
    let mut crates: Vec<_> = first_segments(interface)
        .filter(|name| !is_allowed(name))
        .map(str::to_owned)
        .collect();
    crates.sort();
    crates.dedup();
    crates
}

/// Returns the first segment of every path in lower case.
fn first_segments(interface: &str) -> impl Iterator<Item = &str> {
    let is_path = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    interface
        .split(move |c| !is_path(c))
        .filter_map(|path| path.split_once("::"))
        .map(|(first, _)| first)
        .filter(|first| first.starts_with(|c: char| c.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::foreign_crates;

    #[test]
    fn finds_a_foreign_crate() {
        let interface = "pub fn codec::f(&serde::Serializer, Self::A) -> nom::internal::Err<()>";
        let libraries = ["codec".to_owned()];
        assert_eq!(
            foreign_crates(interface, "codec", &libraries),
            ["nom", "serde"]
        );
    }
}
