//! How much of the libraries the tests run.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::tools::{self, Arguments};

/// Packages that need a server or processes of their own to be covered.
const EXCLUDED: [&str; 3] = ["vn-personal-qr-registry", "vnpqr", "xtask"];

pub(crate) fn run(shell: &Shell, arguments: Arguments) -> Result<()> {
    arguments.finish()?;
    cmd!(shell, "rustup --quiet component add llvm-tools").run()?;
    tools::cargo_tool(shell, "cargo-llvm-cov")?;
    let excluded = EXCLUDED.iter().flat_map(|name| ["--exclude", name]);
    // Counting coverage allocates, and tests of allocations count that.
    cmd!(
        shell,
        "cargo llvm-cov --workspace {excluded...} --all-features --lib --tests --show-missing-lines
         --ignore-filename-regex /(tests|fuzz)/ --fail-under-lines 98 -- --skip allocations"
    )
    .run()?;
    Ok(())
}
