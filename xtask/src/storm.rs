//! The laws of the fuzz targets on random texts, without coverage: `fuzz/examples/storm.rs`.

use std::time::SystemTime;

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::fuzz;
use crate::tools::Arguments;

pub(crate) fn run(shell: &Shell, mut arguments: Arguments) -> Result<()> {
    let seconds = arguments.number(10).to_string();
    let seed = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)?
        .as_secs()
        .to_string();
    shell.change_dir("fuzz");
    for target in fuzz::targets(arguments.0)? {
        cmd!(
            shell,
            "cargo run --quiet --profile storm --all-features --example storm -- {target} {seconds} {seed}"
        )
        .quiet()
        .run()?;
    }
    Ok(())
}
