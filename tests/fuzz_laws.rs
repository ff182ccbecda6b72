//! Checks the codec's laws of the fuzz targets for every input in `fuzz/corpus` and every conformance vector.

#![cfg(feature = "alloc")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[cfg(feature = "arbitrary")]
use crate::common::error_location;
use crate::common::{self, oracle};

#[path = "../fuzz/src/codec/mod.rs"]
mod codec;
#[path = "../fuzz/src/corpus.rs"]
mod corpus;

fn fuzz() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz"))
}

fn inputs() -> Vec<Vec<u8>> {
    let corpus = corpus::read_all(&fuzz().join("corpus")).expect("corpus files");
    [common::valid_texts(), common::invalid_texts(), corpus].concat()
}

fn holds(law: fn(&[u8])) {
    let inputs = inputs();
    assert!(inputs.len() > 2000, "{} inputs", inputs.len());
    for input in &inputs {
        law(input);
    }
}

#[test]
fn armor_roundtrip() {
    holds(codec::armor_roundtrip);
}

#[cfg(feature = "lenient")]
#[test]
fn cards_laws() {
    holds(codec::cards_laws);
}

#[test]
fn decode_encode_identity() {
    holds(codec::decode_encode_identity);
}

#[test]
fn decode_never_panics() {
    holds(codec::decode_never_panics);
}

#[test]
fn decode_vs_oracle() {
    holds(codec::decode_vs_oracle);
}

#[cfg(feature = "lenient")]
#[test]
fn detect_laws() {
    holds(codec::detect_laws);
}

#[cfg(feature = "arbitrary")]
#[test]
fn error_offset() {
    holds(codec::error_offset);
}

#[cfg(feature = "lenient")]
#[test]
fn lenient_laws() {
    holds(codec::lenient_laws);
}

#[cfg(feature = "lenient")]
#[test]
fn normalize_names() {
    holds(codec::normalize_names);
}

#[cfg(feature = "arbitrary")]
#[test]
fn values_roundtrip() {
    holds(codec::values_roundtrip);
}

#[test]
fn every_target_has_a_corpus_file() {
    let names = |folder: &str| -> BTreeSet<_> {
        let entries = fs::read_dir(fuzz().join(folder)).expect("a folder");
        entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .path()
                    .file_stem()
                    .expect("a name")
                    .to_owned()
            })
            .collect()
    };
    assert_eq!(names("corpus"), names("fuzz_targets"));
}

#[test]
fn corpus_files_are_sorted_and_escaped() {
    for entry in fs::read_dir(fuzz().join("corpus")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let file = fs::read_to_string(&path).expect("ASCII");
        let inputs = corpus::parse(&file).expect("inputs");
        assert_eq!(
            corpus::format(&inputs.into_iter().collect()),
            file,
            "{}",
            path.display()
        );
    }
}
