//! Builds of the packages with the oldest versions of their direct dependencies that the manifests allow.

use std::fs;
use std::path::Path;

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::tools::{self, Arguments};

pub(crate) fn run(shell: &Shell, arguments: Arguments) -> Result<()> {
    arguments.finish()?;
    let folder = tools::target(shell)?.join("minimal-versions");
    let build = folder.join("target");
    let copy = folder.join("workspace");
    let _ = fs::remove_dir_all(&copy);
    fs::create_dir_all(&copy)?;
    for file in cmd!(shell, "git ls-files").quiet().read()?.lines() {
        let (from, to) = (tools::root().join(file), copy.join(file));
        if file.starts_with("xtask/") || !from.exists() {
            continue;
        }
        fs::create_dir_all(to.parent().unwrap_or(&copy))?;
        fs::copy(&from, &to)?;
        if file.ends_with("Cargo.toml") {
            strip(&to)?;
        }
    }
    shell.change_dir(&copy);
    shell.set_var("CARGO_TARGET_DIR", build);
    cmd!(
        shell,
        "cargo +nightly update --quiet -Z direct-minimal-versions"
    )
    .run()?;
    cmd!(shell, "cargo check --quiet --no-default-features").run()?;
    cmd!(shell, "cargo check --quiet --workspace").run()?;
    cmd!(shell, "cargo check --quiet --workspace --all-features").run()?;
    Ok(())
}

/// Removes what only developers build, because its dependencies have lower limits of their own.
fn strip(manifest: &Path) -> Result<()> {
    const SECTIONS: [&str; 4] = ["[dev-dependencies", "[[bench", "[[example", "[[test"];
    let mut kept = String::new();
    let mut skip = false;
    for line in fs::read_to_string(manifest)?.lines() {
        if line.starts_with('[') {
            skip = SECTIONS.iter().any(|section| line.starts_with(section));
        }
        if !skip {
            kept += &line.replace(", \"xtask\"", "");
            kept.push('\n');
        }
    }
    fs::write(manifest, kept)?;
    Ok(())
}
