//! Comparisons with independent implementations, most of them in `xtask/peers/`.

use std::fs;

use anyhow::{Result, bail};
use xshell::{Shell, cmd};

use crate::tools::{self, Arguments};

/// Runs one comparison, or those that take seconds.
pub(crate) fn run(shell: &Shell, mut arguments: Arguments) -> Result<()> {
    if arguments.0.is_empty() {
        names(shell, &[])?;
        armor(shell, &[])?;
        return signatures(shell, &[]);
    }
    let name = arguments.0.remove(0);
    match name.as_str() {
        "names" => names(shell, &arguments.0),
        "armor" => armor(shell, &arguments.0),
        "signatures" => signatures(shell, &arguments.0),
        "command" => command(shell, &arguments.0),
        "pictures" => pictures(shell, &arguments.0),
        "symbols" => symbols(shell, arguments),
        _ => bail!("the names are names, armor, signatures, command, pictures, symbols"),
    }
}

/// Normalized names, by Python's `unicodedata`.
fn names(shell: &Shell, arguments: &[String]) -> Result<()> {
    Ok(cmd!(shell, "python3 xtask/peers/names.py {arguments...}").run()?)
}

/// The vectors of armor, by Python's `base64` and `zlib`.
fn armor(shell: &Shell, arguments: &[String]) -> Result<()> {
    Ok(cmd!(shell, "python3 xtask/peers/armor.py {arguments...}").run()?)
}

/// The vectors of signatures, by Python's cryptography; and signatures in both directions with the command.
fn signatures(shell: &Shell, arguments: &[String]) -> Result<()> {
    let python = tools::python(shell, &["cryptography"])?;
    cmd!(shell, "cargo build --quiet --package vnpqr").run()?;
    let vnpqr = tools::target(shell)?.join("debug/vnpqr");
    Ok(cmd!(
        shell,
        "{python} xtask/peers/signatures.py {vnpqr} {arguments...}"
    )
    .run()?)
}

/// The command with a million lines, read back by `DuckDB`, compared with mawk, and on a terminal.
fn command(shell: &Shell, arguments: &[String]) -> Result<()> {
    tools::debian(shell, &[("mawk", "mawk")])?;
    let python = tools::python(shell, &["duckdb==1.4.*"])?;
    cmd!(shell, "cargo build --quiet --release --package vnpqr").run()?;
    let vnpqr = tools::target(shell)?.join("release/vnpqr");
    Ok(cmd!(
        shell,
        "{python} xtask/peers/command.py {vnpqr} {arguments...}"
    )
    .run()?)
}

/// Pictures of 18 classes, read by qr-scan, zxing-cpp and zbar.
fn pictures(shell: &Shell, arguments: &[String]) -> Result<()> {
    tools::debian(shell, &[("libzbar.so.0", "libzbar0")])?;
    let python = tools::python(
        shell,
        &[
            "numpy",
            "opencv-python-headless",
            "pyzbar",
            "segno",
            "zxing-cpp",
        ],
    )?;
    Ok(cmd!(shell, "{python} xtask/peers/pictures.py {arguments...}").run()?)
}

/// Drawings of symbols, read by zxing-cpp and zbar; and modules, compared with zint.
fn symbols(shell: &Shell, mut arguments: Arguments) -> Result<()> {
    let count = arguments.number(200).to_string();
    arguments.finish()?;
    tools::debian(shell, &[("libzbar.so.0", "libzbar0"), ("zint", "zint")])?;
    let python = tools::python(
        shell,
        &[
            "numpy",
            "opencv-python-headless",
            "pyzbar",
            "resvg-py",
            "zxing-cpp",
        ],
    )?;
    let folder = tools::target(shell)?.join("drawings");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    cmd!(
        shell,
        "cargo run --quiet --package xtask --example draw_symbols -- {folder} {count}"
    )
    .run()?;
    cmd!(shell, "{python} xtask/peers/symbols.py {folder}").run()?;
    Ok(cmd!(shell, "{python} xtask/peers/zint.py {folder}").run()?)
}
