//! The packages to publish: what they contain, and that they build.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use crate::tools::{self, Arguments};

/// Folders and files that users of a package need. Cargo adds the last ones.
const CONTENTS: [&str; 11] = [
    "src/",
    "examples/",
    "schema/",
    "docs/",
    "README.md",
    "README.vi.md",
    "CHANGELOG.md",
    "LICENSE-",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo_vcs_info.json",
];

/// Crates below the codec in a default build, without derive macros.
const DEPENDENCIES: usize = 6;

pub(crate) fn run(shell: &Shell, arguments: Arguments) -> Result<()> {
    arguments.finish()?;
    let packages = tools::packages(shell)?;
    for package in &packages {
        let name = &package.name;
        let files = cmd!(
            shell,
            "cargo package --quiet --list --allow-dirty --package {name}"
        )
        .quiet()
        .read()?;
        let is_needed = |file: &&str| CONTENTS.iter().any(|prefix| file.starts_with(prefix));
        let other: Vec<_> = files.lines().filter(|file| !is_needed(file)).collect();
        ensure!(
            other.is_empty(),
            "{name} contains files that users do not need: {other:?}"
        );
        println!("{name}: {} files", files.lines().count());
    }
    let format = "{p}";
    let tree = cmd!(
        shell,
        "cargo tree --edges normal,no-proc-macro --prefix none --format {format}"
    )
    .quiet()
    .read()?;
    let crates: BTreeSet<_> = tree
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .collect();
    println!(
        "{} crates below the codec in a default build",
        crates.len() - 1
    );
    ensure!(
        crates.len() - 1 <= DEPENDENCIES,
        "at most {DEPENDENCIES} are allowed: {crates:?}"
    );
    let packages = packages
        .iter()
        .flat_map(|package| ["--package", &package.name]);
    cmd!(shell, "cargo package --quiet --allow-dirty {packages...}").run()?;
    Ok(())
}
