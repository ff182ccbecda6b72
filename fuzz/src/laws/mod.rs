//! A law a file. The same files are tests on stable: `tests/corpus.rs` of the crate.

mod armour_roundtrip;
#[cfg(feature = "tolerant")]
mod cards_laws;
mod decode_encode_identity;
mod decode_never_panics;
mod decode_vs_oracle;
#[cfg(feature = "arbitrary")]
mod error_blame;
#[cfg(feature = "tolerant")]
mod gate_laws;
#[cfg(feature = "tolerant")]
mod issue_laws;
#[cfg(feature = "tolerant")]
mod tolerant_laws;
#[cfg(feature = "tolerant")]
mod tolerant_names;
#[cfg(feature = "arbitrary")]
mod values_roundtrip;
#[cfg(feature = "signature")]
mod verified_only_if_signed;

pub use armour_roundtrip::armour_roundtrip;
#[cfg(feature = "tolerant")]
pub use cards_laws::cards_laws;
#[cfg(feature = "image")]
mod pictures_laws;
#[cfg(feature = "image")]
mod symbol_keeps_its_plan;

pub use decode_encode_identity::decode_encode_identity;
pub use decode_never_panics::decode_never_panics;
pub use decode_vs_oracle::decode_vs_oracle;
#[cfg(feature = "arbitrary")]
pub use error_blame::error_blame;
#[cfg(feature = "tolerant")]
pub use gate_laws::gate_laws;
#[cfg(feature = "tolerant")]
pub use issue_laws::issue_laws;
#[cfg(feature = "image")]
pub use pictures_laws::pictures_laws;
#[cfg(feature = "image")]
pub use symbol_keeps_its_plan::symbol_keeps_its_plan;
#[cfg(feature = "tolerant")]
pub use tolerant_laws::tolerant_laws;
#[cfg(feature = "tolerant")]
pub use tolerant_names::tolerant_names;
#[cfg(feature = "arbitrary")]
pub use values_roundtrip::values_roundtrip;
#[cfg(feature = "signature")]
pub use verified_only_if_signed::verified_only_if_signed;
