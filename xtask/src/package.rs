//! The packages to publish: what they contain, and that they build.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result, ensure};
use xshell::{Shell, cmd};

use crate::tools::{self, Arguments, Package};

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
    forget(shell, &packages)?;
    let packages = packages
        .iter()
        .flat_map(|package| ["--package", &package.name]);
    cmd!(shell, "cargo package --quiet --allow-dirty {packages...}").run()?;
    Ok(())
}

/// Removes what cargo keeps of earlier runs. It takes packages that depend on one another from a registry in the target directory, and
/// the sources and builds from a registry never change for cargo, although these do.
fn forget(shell: &Shell, packages: &[Package]) -> Result<()> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
        .context("no home directory")?;
    let mut folders = vec![tools::target(shell)?.join("debug/.fingerprint")];
    for registries in ["registry/src", "registry/cache"] {
        // The names of the others begin with that of a host.
        let is_local = |name: &str| name.starts_with('-');
        let registries = entries(&home.join(registries));
        folders.extend(
            registries
                .into_iter()
                .filter(|(name, _)| is_local(name))
                .map(|(_, path)| path),
        );
    }
    for folder in folders {
        for (name, path) in entries(&folder) {
            let name = name.rsplit_once('-').map_or("", |(name, _)| name);
            if packages.iter().any(|package| package.name == name) {
                if path.is_dir() {
                    fs::remove_dir_all(path)?;
                } else {
                    fs::remove_file(path)?;
                }
            }
        }
    }
    Ok(())
}

/// Returns the names and paths in a folder, or nothing if there is no folder.
fn entries(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let named = entries.map(|entry| {
        (
            entry.file_name().to_string_lossy().into_owned(),
            entry.path(),
        )
    });
    named.collect()
}
