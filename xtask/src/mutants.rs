//! Small changes to the code, each of which a test must catch. `.cargo/mutants.toml` lists the exceptions.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::tools::{self, Arguments};

/// Runs cargo-mutants with the given arguments, for the codec if they name no package.
pub(crate) fn run(shell: &Shell, arguments: Arguments) -> Result<()> {
    let arguments = arguments.0;
    tools::cargo_tool(shell, "cargo-mutants")?;
    shell.set_var("PROPTEST_CASES", "400");
    let is_package = |argument: &String| argument == "--package" || argument == "-p";
    let package: &[&str] = if arguments.iter().any(is_package) {
        &[]
    } else {
        &["--package=vn-personal-qr"]
    };
    // The tests of the other packages take longer than they find.
    cmd!(
        shell,
        "cargo mutants {package...} --all-features --timeout 180 --no-shuffle {arguments...} -- --lib --tests"
    )
    .run()?;
    Ok(())
}
