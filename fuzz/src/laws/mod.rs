//! A law a file. The same files are tests on stable: `tests/corpus.rs` of the crate.

mod decode_encode_identity;
mod decode_never_panics;
mod decode_vs_oracle;
#[cfg(feature = "arbitrary")]
mod error_blame;
#[cfg(feature = "image")]
mod symbol_keeps_its_plan;
#[cfg(feature = "arbitrary")]
mod values_roundtrip;

pub use decode_encode_identity::decode_encode_identity;
pub use decode_never_panics::decode_never_panics;
pub use decode_vs_oracle::decode_vs_oracle;
#[cfg(feature = "arbitrary")]
pub use error_blame::error_blame;
#[cfg(feature = "image")]
pub use symbol_keeps_its_plan::symbol_keeps_its_plan;
#[cfg(feature = "arbitrary")]
pub use values_roundtrip::values_roundtrip;
