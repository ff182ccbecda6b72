//! The symbol writer, beside the `qrcode` crate, a slow scoring of masks, exhaustive searches and a decoder of
//! Reed–Solomon codes.
#![cfg(feature = "symbol")]

#[path = "../common/mod.rs"]
mod common;
mod peer;
mod slow;

mod capacity;
mod choices;
mod drawings;
mod error_correction;
mod modules;
mod vectors;
