//! The laws that the fuzz targets hold, on stable, over the committed corpus and the conformance vectors: whatever
//! a fuzzer found worth keeping goes through every law.

use std::fs;
use std::path::{Path, PathBuf};

#[cfg(feature = "arbitrary")]
use crate::common::blamed;
use crate::common::oracle;

#[cfg(feature = "alloc")]
#[allow(unreachable_pub, reason = "the laws are written as a library")]
#[path = "../fuzz/src/laws/mod.rs"]
mod laws;

fn folders() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let mut folders: Vec<_> = fs::read_dir(corpus)
        .expect("a corpus")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    folders.sort();
    folders
}

#[cfg(feature = "alloc")]
fn texts() -> Vec<Vec<u8>> {
    let mut texts = [common::valid_texts(), common::invalid_texts()].concat();
    for folder in folders() {
        for entry in fs::read_dir(folder).expect("a folder") {
            texts.push(fs::read(entry.expect("an entry").path()).expect("a text"));
        }
    }
    texts
}

#[cfg(feature = "alloc")]
fn all_hold(law: fn(&[u8])) {
    let texts = texts();
    assert!(texts.len() > 500, "{} texts", texts.len());
    for text in &texts {
        law(text);
    }
}

#[cfg(feature = "alloc")]
#[test]
fn decode_never_panics() {
    all_hold(laws::decode_never_panics);
}

#[cfg(feature = "alloc")]
#[test]
fn decode_encode_identity() {
    all_hold(laws::decode_encode_identity);
}

#[cfg(feature = "alloc")]
#[test]
fn decode_vs_oracle() {
    all_hold(laws::decode_vs_oracle);
}

#[cfg(feature = "arbitrary")]
#[test]
fn error_blame() {
    all_hold(laws::error_blame);
}

#[cfg(feature = "arbitrary")]
#[test]
fn values_roundtrip() {
    all_hold(laws::values_roundtrip);
}

#[cfg(feature = "alloc")]
#[test]
fn armor_roundtrip() {
    all_hold(laws::armor_roundtrip);
}

#[cfg(feature = "signature")]
#[test]
fn verified_only_if_signed() {
    all_hold(laws::verified_only_if_signed);
}

/// A folder that no target reads would be forgotten, and a target without one starts from nothing.
#[test]
fn every_corpus_has_its_target() {
    let targets = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/fuzz_targets");
    let mut names: Vec<_> = fs::read_dir(targets)
        .expect("targets")
        .map(|entry| {
            entry
                .expect("an entry")
                .path()
                .file_stem()
                .expect("a name")
                .to_owned()
        })
        .collect();
    names.sort();
    let folders: Vec<_> = folders()
        .iter()
        .map(|folder| folder.file_name().expect("a name").to_owned())
        .collect();
    assert_eq!(folders, names);
    assert!(
        oracle::judge(b"").is_err(),
        "the oracle is there in every feature set"
    );
}

#[cfg(feature = "lenient")]
#[test]
fn lenient_laws() {
    all_hold(laws::lenient_laws);
}

#[cfg(feature = "lenient")]
#[test]
fn cards_laws() {
    all_hold(laws::cards_laws);
}

#[cfg(feature = "lenient")]
#[test]
fn detect_laws() {
    all_hold(laws::detect_laws);
}

#[cfg(feature = "lenient")]
#[test]
fn issuance_laws() {
    all_hold(laws::issuance_laws);
}

#[cfg(feature = "lenient")]
#[test]
fn normalize_names() {
    all_hold(laws::normalize_names);
}

#[cfg(feature = "image")]
#[test]
fn symbol_keeps_its_plan() {
    all_hold(laws::symbol_keeps_its_plan);
}

#[cfg(feature = "image")]
#[test]
fn pictures_laws() {
    let texts = texts();
    let is_file = |text: &&Vec<u8>| text.starts_with(b"\x89PNG") || text.starts_with(b"\xFF\xD8");
    let files = texts.iter().filter(is_file);
    assert!(files.clone().count() >= 6);
    // Any other text is a small picture too; all of them would take minutes without optimization.
    for text in files.chain(texts.iter().step_by(7)) {
        laws::pictures_laws(text);
    }
}
