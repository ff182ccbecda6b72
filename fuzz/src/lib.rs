//! The laws that the fuzz targets check: functions that take an input and panic if the law does not hold for it.

mod codec;
pub mod corpus;
#[path = "../../tests/common/error_location.rs"]
mod error_location;
mod issuance;
#[path = "../../tests/oracle/mod.rs"]
mod oracle;
#[cfg(feature = "pictures")]
mod qr_scan;
mod qr_symbol;
#[cfg(feature = "signatures")]
mod signature;

use std::path::PathBuf;
use std::{env, fs, io};

/// The laws by name.
pub mod laws {
    pub use crate::codec::*;
    pub use crate::issuance::issuance_laws;
    #[cfg(feature = "pictures")]
    pub use crate::qr_scan::pictures_laws;
    pub use crate::qr_symbol::symbol_keeps_its_plan;
    #[cfg(feature = "signatures")]
    pub use crate::signature::verified_only_if_signed;
}

/// A function that panics if the law does not hold for the input.
pub type Law = fn(&[u8]);

macro_rules! list {
    ($($(#[$attribute:meta])? $law:ident)*) => {
        &[$($(#[$attribute])? (stringify!($law), laws::$law)),*]
    };
}

/// Every law and its name, which is the name of its fuzz target.
pub const LAWS: &[(&str, Law)] = list! {
    armor_roundtrip
    cards_laws
    decode_encode_identity
    decode_never_panics
    decode_vs_oracle
    detect_laws
    error_offset
    issuance_laws
    lenient_laws
    normalize_names
    #[cfg(feature = "pictures")] pictures_laws
    symbol_keeps_its_plan
    values_roundtrip
    #[cfg(feature = "signatures")] verified_only_if_signed
};

/// Defines the `main` of a fuzz target. Without cargo-fuzz, it is a program that replays the files in its arguments.
#[macro_export]
macro_rules! target {
    ($law:ident) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|input: &[u8]| $crate::laws::$law(input));

        #[cfg(not(fuzzing))]
        fn main() -> std::io::Result<()> {
            $crate::replay($crate::laws::$law)
        }
    };
}

/// Checks a law for the files in the arguments of the program, and for all files in the folders. A file is one input, but a file with
/// the extension `txt` is a corpus file.
///
/// # Errors
///
/// Returns an error if a file cannot be read.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn replay(law: Law) -> io::Result<()> {
    let mut paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let mut count = 0_usize;
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(path)? {
                paths.push(entry?.path());
            }
        } else {
            let inputs = if path.extension().is_some_and(|extension| extension == "txt") {
                corpus::read(&path)?
            } else {
                vec![fs::read(&path)?]
            };
            count += inputs.len();
            for input in inputs {
                law(&input);
            }
        }
    }
    println!("{count} inputs passed");
    Ok(())
}
