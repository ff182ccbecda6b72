//! The benchmarks of one run, as the page `BENCHMARKS.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::instructions;
use crate::tools::{self, Arguments};

/// Payloads in `benches/corpus.txt`. A benchmark of criterion reads or writes all of them.
const PAYLOADS: f64 = 4096.0;

#[rustfmt::skip]
const DESCRIPTIONS: &[(&str, &str)] = &[
    ("to slice", "**`encode_to_slice`**"),
    ("to String", "`encode`, into a new `String`"),
    ("format!", "`format!` of the values"),
    ("masked card", "the masked display"),
    ("JSON out", "JSON, into a vector that is reused"),
    ("copy", "a copy of the bytes, a lower limit"),
];

const DECODE: &str = "
## Decode

Two sets of distinct payloads of invented people, made from a seed: a population as it is (12-digit numbers mostly, CMND and passports,
6 % of the names with marks, proxies, short and empty extensions, 5 % signed, every day of the years), and any valid payload (lengths and
characters uniform over the grammar). Each round measures all functions on the same 4,096 payloads, which none has read before, in
another order. The ratio to `split` is that of a round: its median and quartiles over all rounds.

";

const WHERE: &str = "
Where the time of any valid payload goes: lengths and empty slots are random, so branches are mispredicted, and names, QIDs and signatures
take several blocks. An error is found by the grammar, byte by byte, after the fast path has refused the field.
";

pub(crate) fn run(shell: &Shell, mut arguments: Arguments) -> Result<()> {
    let seconds = arguments.number(3).to_string();
    arguments.finish()?;
    let criterion = ["--warm-up-time", "1", "--measurement-time", &seconds];
    let decode = cmd!(shell, "cargo bench --features serde --bench decode").read()?;
    cmd!(
        shell,
        "cargo bench --all-features --bench codec -- {criterion...}"
    )
    .run()?;
    cmd!(
        shell,
        "cargo bench --package qr-symbol --features png --bench symbol"
    )
    .run()?;
    let folder = tools::target(shell)?.join("criterion");
    let encode = medians(&folder.join("encode"))?;
    let growth = medians(&folder.join("growth"))?;
    let slopes = slopes(&growth);

    let mut page = String::from(
        "# Benchmarks\n\nWritten by `cargo xtask benchmarks` from one run. Compare ratios, not times.\n\n",
    );
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = processor
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .unwrap_or("unknown");
    writeln!(
        page,
        "- machine: {}",
        processor.trim_start_matches([' ', '\t', ':'])
    )?;
    writeln!(
        page,
        "- compiler: {}",
        cmd!(shell, "rustc --version").quiet().read()?
    )?;
    page += DECODE;
    page += &decode;
    page += "\n### Fast paths\n\nInstructions per payload of `decode` (callgrind) without one of the fast paths of `src/payload/fast.rs`, then without all, on `benches/corpus.txt` and on 4,096 of any valid payloads.\n\n| | corpus | any valid |\n|---|---|---|\n";
    page += &instructions::ablation(shell)?;
    page += WHERE;
    page += "\n## Encode\n\nMedians of criterion over `benches/corpus.txt`, 4,096 payloads of invented people.\n\n";
    table(&mut page, &encode, "copy")?;
    page += "\n## Length\n\nNanoseconds per byte of a longer signature or of more slots.\n\n| benchmark | ns |\n|---|---|\n";
    for (name, slope) in &slopes {
        writeln!(page, "| {name} | {slope:.3} |")?;
    }
    page += "\n## Other targets\n\n| ratio | measured | target | |\n|---|---|---|---|\n";
    for (name, ratio, target) in targets(&encode, &slopes) {
        let outcome = if ratio <= target { "met" } else { "**missed**" };
        writeln!(page, "| {name} | {ratio:.2} | ≤ {target} | {outcome} |")?;
    }
    page += "\n## Instructions\n\nCounted by callgrind (`cargo xtask instructions`).\n\n| work | input | instructions per payload |\n|---|---|---|\n";
    for row in fs::read_to_string(tools::root().join("benches/instructions.tsv"))?
        .lines()
        .skip(2)
    {
        writeln!(page, "| {} |", row.replace('\t', " | "))?;
    }
    page += "\n## Symbols\n\nThe writer of qr-symbol and others, at level M: 512 payloads of the corpus, and one text that fills version 40.\n\n";
    let (texts, largest) = (
        medians(&folder.join("texts"))?,
        medians(&folder.join("largest"))?,
    );
    page += "| writer | payloads | largest text |\n|---|---|---|\n";
    for name in ["qr-symbol", "fast_qr", "qrcodegen", "qrcode"] {
        writeln!(
            page,
            "| {name} | {:.2} | {:.2} |",
            get(&texts, name) / get(&texts, "qr-symbol"),
            get(&largest, name) / get(&largest, "qr-symbol")
        )?;
    }
    page += "
## Measure a change

```console
$ cargo bench --features serde --bench decode -- --quick
$ cargo bench --all-features --bench codec -- --save-baseline before
$ cargo bench --all-features --bench codec -- --baseline before
$ cargo xtask instructions
```

To compare another library, add a function to `benches/decode/peers.rs` and to the list in `benches/decode/main.rs`.
";
    fs::write(tools::root().join("BENCHMARKS.md"), &page)?;
    println!("{page}");
    Ok(())
}

/// Returns the medians of a group of criterion in nanoseconds, by the name of the benchmark and its parameter.
fn medians(group: &Path) -> Result<BTreeMap<(String, u32), f64>> {
    let mut medians = BTreeMap::new();
    let mut folders = vec![group.to_owned()];
    while let Some(folder) = folders.pop() {
        if folder.ends_with("new") {
            let json = |name| -> Result<Value> {
                Ok(serde_json::from_str(&fs::read_to_string(
                    folder.join(name),
                )?)?)
            };
            let (benchmark, estimates) = (json("benchmark.json")?, json("estimates.json")?);
            let name = benchmark["function_id"]
                .as_str()
                .context("no name")?
                .to_owned();
            let parameter = benchmark["value_str"]
                .as_str()
                .and_then(|value| value.parse().ok());
            let median = estimates["median"]["point_estimate"]
                .as_f64()
                .context("no median")?;
            medians.insert((name, parameter.unwrap_or_default()), median);
            continue;
        }
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            }
        }
    }
    Ok(medians)
}

/// Writes the rows of a group in the order of `DESCRIPTIONS`.
fn table(page: &mut String, medians: &BTreeMap<(String, u32), f64>, base: &str) -> Result<()> {
    writeln!(page, "| what | ns per payload | / {base} |\n|---|---|---|")?;
    for (name, description) in DESCRIPTIONS {
        if let Some(time) = medians.get(&((*name).to_owned(), 0)) {
            writeln!(
                page,
                "| {description} | {:.1} | {:.2} |",
                time / PAYLOADS,
                time / get(medians, base)
            )?;
        }
    }
    Ok(())
}

fn get(medians: &BTreeMap<(String, u32), f64>, name: &str) -> f64 {
    medians
        .get(&(name.to_owned(), 0))
        .copied()
        .unwrap_or(f64::NAN)
}

/// Returns the nanoseconds per byte of each benchmark with a parameter, by least squares.
fn slopes(medians: &BTreeMap<(String, u32), f64>) -> BTreeMap<&str, f64> {
    let mut points: BTreeMap<&str, Vec<(f64, f64)>> = BTreeMap::new();
    for ((name, length), time) in medians
        .iter()
        .filter(|((name, _), _)| !name.ends_with(" plain"))
    {
        points
            .entry(name)
            .or_default()
            .push((f64::from(*length), *time));
    }
    let slope = |points: Vec<(f64, f64)>| {
        let count = points.iter().map(|_| 1.0).sum::<f64>();
        let mean_x = points.iter().map(|(x, _)| x).sum::<f64>() / count;
        let mean_y = points.iter().map(|(_, y)| y).sum::<f64>() / count;
        points
            .iter()
            .map(|(x, y)| (x - mean_x) * (y - mean_y))
            .sum::<f64>()
            / points
                .iter()
                .map(|(x, _)| (x - mean_x).powi(2))
                .sum::<f64>()
    };
    points
        .into_iter()
        .map(|(name, points)| (name, slope(points)))
        .collect()
}

/// Returns the ratios with an upper limit.
fn targets(
    encode: &BTreeMap<(String, u32), f64>,
    slopes: &BTreeMap<&str, f64>,
) -> [(&'static str, f64, f64); 4] {
    let encode = |one, other| get(encode, one) / get(encode, other);
    let slope =
        |one, other| slopes.get(one).unwrap_or(&f64::NAN) / slopes.get(other).unwrap_or(&f64::NAN);
    [
        (
            "encode to slice / `format!`",
            encode("to slice", "format!"),
            0.2,
        ),
        ("encode to slice / copy", encode("to slice", "copy"), 8.0),
        (
            "decode signature / from_utf8, per byte",
            slope("decode signature", "from_utf8 signature"),
            6.0,
        ),
        (
            "decode other slots / from_utf8, per byte",
            slope("decode other slots", "from_utf8 other slots"),
            6.0,
        ),
    ]
}
