//! Instruction counts of decode, encode and the masked display, by callgrind. They do not depend on how busy the machine is.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::tools::{self, Arguments};

/// Calls per run of `benches/instructions.rs`.
const CALLS: f64 = 4096.0;

pub(crate) fn run(shell: &Shell, mut arguments: Arguments) -> Result<()> {
    let write = arguments.flag("--write");
    arguments.finish()?;
    tools::debian(shell, &[("valgrind", "valgrind")])?;
    let binary = build(shell, &[])?;
    let version = cmd!(shell, "rustc --version").quiet().read()?;
    let compiler = version.split(' ').nth(1).context("no version")?;
    let table = tools::root().join("benches/instructions.tsv");
    let recorded = fs::read_to_string(&table)?;
    let mut now = format!("rustc\t{compiler}\nwork\tinput\tinstructions\n");
    let mut grown = Vec::new();
    println!("instructions per payload, rustc {compiler}");
    for work in ["decode", "encode", "mask"] {
        for input in ["example", "corpus", "any"] {
            let count = count(shell, &binary, work, input)?;
            let row = format!("{work}\t{input}\t");
            let before = recorded
                .lines()
                .find_map(|line| line.strip_prefix(&row)?.parse::<f64>().ok());
            let change = count / before.unwrap_or(count) * 100.0 - 100.0;
            println!("{work:8} {input:8} {count:9.1}   {change:+.1} %");
            writeln!(now, "{row}{count:.1}")?;
            if work != "mask" && change > 5.0 {
                grown.push(format!("{work} {input}"));
            }
        }
    }
    if write {
        fs::write(table, now)?;
    } else if recorded.lines().next() == now.lines().next() {
        ensure!(
            grown.is_empty(),
            "more than 5 % more instructions: {}",
            grown.join(", ")
        );
    } else {
        println!("the table is of another compiler, so nothing is compared");
    }
    Ok(())
}

/// Returns the instructions per payload of the decoder without fast paths, as rows of a table: without one of them, then without
/// all.
pub(crate) fn ablation(shell: &Shell) -> Result<String> {
    const FIELDS: [&str; 11] = [
        "id_number",
        "name",
        "birth_date",
        "declaration",
        "qid",
        "declarant_qid",
        "gender",
        "health_card",
        "phone",
        "signature",
        "other",
    ];
    let mut rows = String::new();
    let mut measure = |name: &str, fields: &[&str]| -> Result<()> {
        let binary = build(shell, fields)?;
        let [corpus, any] = ["corpus", "any"].map(|input| count(shell, &binary, "decode", input));
        writeln!(rows, "| {name} | {:.0} | {:.0} |", corpus?, any?)?;
        Ok(())
    };
    measure("all fast paths", &[])?;
    for field in FIELDS {
        measure(&format!("without `{field}`"), &[field])?;
    }
    measure("the grammar alone", &FIELDS)?;
    Ok(rows)
}

/// Builds the benchmark without the fast paths of some fields.
fn build(shell: &Shell, without: &[&str]) -> Result<String> {
    let mut command = cmd!(
        shell,
        "cargo bench --no-run --bench instructions --message-format json"
    );
    if !without.is_empty() {
        // With `RUSTFLAGS`, cargo would build all dependencies again for each set.
        let folder = tools::target(shell)?.join("ablation");
        let wrapper = folder.join(format!("without-{}", without.join("-")));
        let flags = without
            .iter()
            .map(|field| format!(" --cfg 'without_fast_path=\"{field}\"'"));
        fs::create_dir_all(&folder)?;
        fs::write(
            &wrapper,
            format!("#!/bin/sh\nexec \"$@\"{}\n", flags.collect::<String>()),
        )?;
        cmd!(shell, "chmod +x {wrapper}").quiet().run()?;
        command = command
            .env("RUSTC_WORKSPACE_WRAPPER", wrapper)
            .env("CARGO_TARGET_DIR", folder);
    }
    let messages = command.ignore_stderr().read()?;
    let messages = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let binary = messages
        .filter(|message| message["target"]["name"] == "instructions")
        .find_map(|message| message["executable"].as_str().map(str::to_owned));
    binary.context("no benchmark was built")
}

fn count(shell: &Shell, binary: &str, work: &str, input: &str) -> Result<f64> {
    let output = cmd!(
        shell,
        "valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect=*measured_{work}* {binary} {work} {input}"
    )
    .quiet()
    .output()?;
    let log = String::from_utf8(output.stderr)?;
    let (_, after) = log
        .split_once("Collected : ")
        .context("callgrind counted nothing")?;
    let digits = after
        .split_whitespace()
        .next()
        .context("callgrind counted nothing")?;
    Ok(digits.parse::<f64>()? / CALLS)
}
