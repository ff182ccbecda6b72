//! The laws that the fuzz targets hold, as plain functions of bytes: a law that is broken panics.

#[path = "../../tests/oracle/mod.rs"]
pub mod oracle;

#[path = "../../tests/common/blamed.rs"]
mod blamed;

pub mod laws;

use std::{env, fs};

/// The fuzz target of a law. Without cargo-fuzz it is a program that replays the files, or folders of files, given.
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

/// Holds a law against every file that the arguments name.
///
/// # Errors
///
/// A file cannot be read.
///
/// # Panics
///
/// The law is broken.
pub fn replay(law: fn(&[u8])) -> std::io::Result<()> {
    let mut waiting: Vec<_> = env::args_os()
        .skip(1)
        .map(std::path::PathBuf::from)
        .collect();
    let mut count = 0_u64;
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(path)? {
                waiting.push(entry?.path());
            }
        } else {
            law(&fs::read(&path)?);
            count += 1;
        }
    }
    println!("{count} files hold");
    Ok(())
}
