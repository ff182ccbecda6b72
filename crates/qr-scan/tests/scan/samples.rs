//! A sample of every class of pictures that `cargo xtask nightly pictures` makes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use qr_scan::{Budget, Picture, Scan, scan};

use crate::canvas::texts;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures")
}

/// A sample picture and its scan.
struct Sample {
    file: String,
    class: String,
    text: String,
    scan: Scan,
}

/// Scanned once for all tests.
static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let truth = fs::read_to_string(folder().join("truth.tsv")).expect("truth.tsv");
    let sample = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [file, class, text] = columns[..] else {
            panic!("{line}")
        };
        let bytes = fs::read(folder().join(file)).expect("a readable file");
        let picture = Picture::from_file(&bytes, 1_000_000).expect("a valid picture");
        Sample {
            file: file.to_owned(),
            class: class.to_owned(),
            text: text.to_owned(),
            scan: scan(&picture, Budget::DEFAULT),
        }
    };
    truth.lines().map(sample).collect()
});

#[test]
fn reads_samples_of_every_class() {
    let mut classes = BTreeMap::new();
    for Sample {
        file,
        class,
        text,
        scan,
    } in SAMPLES.iter()
    {
        let expected: &[&[u8]] = if text.is_empty() {
            &[]
        } else {
            &[text.as_bytes()]
        };
        assert_eq!(texts(scan), expected, "{file}");
        assert!(
            scan.disagreements().is_empty() && (text.is_empty() || !scan.is_budget_exhausted()),
            "{file}"
        );
        *classes.entry(class).or_insert(0) += 1;
    }
    assert_eq!(classes.len(), 18);
    assert!(classes.values().all(|count| *count >= 2), "{classes:?}");
}

/// A changed line is a change of the scanner. Before updating `readings.tsv`, measure its effect on thousands of
/// pictures:
/// `cargo xtask nightly pictures`.
#[test]
#[cfg_attr(
    not(all(target_arch = "x86_64", target_os = "linux")),
    ignore = "the floating-point functions of other systems may round differently"
)]
fn readings_of_samples_are_unchanged() {
    let mut readings = String::new();
    for Sample { file, scan, .. } in SAMPLES.iter() {
        let passes: Vec<_> = scan.passes().iter().map(|pass| pass.code()).collect();
        write!(readings, "{file}\t{}\t{}", scan.work(), passes.join(" "))
            .expect("writing to a String");
        for symbol in scan.symbols() {
            write!(
                readings,
                "\t{}\t{}",
                symbol.pass().code(),
                symbol.unused_correction()
            )
            .expect("writing to a String");
            for (x, y) in symbol.corners() {
                write!(readings, "\t{x:.0} {y:.0}").expect("writing to a String");
            }
        }
        readings.push('\n');
    }
    let recorded = fs::read_to_string(folder().join("readings.tsv")).unwrap_or_default();
    let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readings.tsv");
    fs::write(&new, &readings).expect("a writable folder");
    assert!(readings == recorded, "compare with {}", new.display());
}
