//! What several tasks need: places, and the installation of missing tools.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

/// Returns the root of the repository.
pub(crate) fn root() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    folder.parent().unwrap_or(folder).to_owned()
}

/// The arguments of a task.
pub(crate) struct Arguments(pub(crate) Vec<String>);

impl Arguments {
    /// Removes a flag. Returns whether it was there.
    pub(crate) fn flag(&mut self, flag: &str) -> bool {
        let count = self.0.len();
        self.0.retain(|argument| argument != flag);
        self.0.len() < count
    }

    /// Removes and returns the first argument if it is a number, otherwise returns `default`.
    pub(crate) fn number(&mut self, default: u64) -> u64 {
        let number = self.0.first().and_then(|argument| argument.parse().ok());
        if number.is_some() {
            self.0.remove(0);
        }
        number.unwrap_or(default)
    }

    /// Returns an error if there are arguments left.
    pub(crate) fn finish(self) -> Result<()> {
        ensure!(
            self.0.is_empty(),
            "unexpected arguments: {}",
            self.0.join(" ")
        );
        Ok(())
    }
}

/// Returns the output of `cargo metadata` for the workspace, without dependencies.
pub(crate) fn metadata(shell: &Shell) -> Result<Value> {
    let output = cmd!(shell, "cargo metadata --no-deps --format-version 1")
        .quiet()
        .read()?;
    Ok(serde_json::from_str(&output)?)
}

/// A package of the workspace that can be published.
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) is_library: bool,
}

/// Returns the packages of the workspace that can be published.
pub(crate) fn packages(shell: &Shell) -> Result<Vec<Package>> {
    let metadata = metadata(shell)?;
    let packages = metadata["packages"].as_array().context("no packages")?;
    let publishable = packages
        .iter()
        .filter(|package| package["publish"].is_null());
    Ok(publishable
        .map(|package| {
            let targets = package["targets"].as_array().into_iter().flatten();
            let kinds = |target: &Value| target["kind"].as_array().cloned().unwrap_or_default();
            Package {
                name: package["name"].as_str().unwrap_or_default().to_owned(),
                is_library: targets.flat_map(kinds).any(|kind| kind == "lib"),
            }
        })
        .collect())
}

/// Returns the target directory of the workspace.
pub(crate) fn target(shell: &Shell) -> Result<PathBuf> {
    let metadata = metadata(shell)?;
    let folder = metadata["target_directory"]
        .as_str()
        .context("no target directory")?;
    Ok(folder.into())
}

/// Installs a cargo subcommand if it is missing. Building it without optimization takes less time than it saves.
pub(crate) fn cargo_tool(shell: &Shell, name: &str) -> Result<()> {
    if !has(shell, name) {
        cmd!(shell, "cargo install --quiet --locked --debug {name}").run()?;
    }
    Ok(())
}

/// Installs the Debian packages of the programs that are missing.
pub(crate) fn debian(shell: &Shell, programs: &[(&str, &str)]) -> Result<()> {
    let missing = programs.iter().filter(|(program, _)| !has(shell, program));
    let packages: Vec<_> = missing.map(|(_, package)| *package).collect();
    if packages.is_empty() {
        return Ok(());
    }
    let is_root = cmd!(shell, "id -u").quiet().read()? == "0";
    let user = if is_root { "env" } else { "sudo" };
    cmd!(shell, "{user} apt-get update -qq").run()?;
    cmd!(
        shell,
        "{user} apt-get install -y -qq --no-install-recommends {packages...}"
    )
    .run()?;
    Ok(())
}

/// Returns the Python interpreter of a virtual environment that has the packages.
pub(crate) fn python(shell: &Shell, packages: &[&str]) -> Result<PathBuf> {
    if packages.is_empty() {
        return Ok("python3".into());
    }
    let folder = target(shell)?.join("python");
    let python = folder.join("bin/python");
    if !python.exists() {
        cmd!(shell, "python3 -m venv {folder}").run()?;
    }
    cmd!(
        shell,
        "{python} -m pip install --quiet --disable-pip-version-check {packages...}"
    )
    .run()?;
    Ok(python)
}

/// Returns whether the shell finds a program.
fn has(shell: &Shell, program: &str) -> bool {
    let command = format!("command -v {program} || ldconfig -p | grep -q {program}");
    cmd!(shell, "sh -c {command}")
        .quiet()
        .ignore_stdout()
        .run()
        .is_ok()
}
