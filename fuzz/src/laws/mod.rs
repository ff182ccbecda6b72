//! A law a file. The same files are tests on stable: `tests/corpus.rs` of the crate.

mod armor_roundtrip;
#[cfg(feature = "lenient")]
mod cards_laws;
mod decode_encode_identity;
mod decode_never_panics;
mod decode_vs_oracle;
#[cfg(feature = "lenient")]
mod detect_laws;
#[cfg(feature = "arbitrary")]
mod error_blame;
#[cfg(feature = "lenient")]
mod issuance_laws;
#[cfg(feature = "lenient")]
mod lenient_laws;
#[cfg(feature = "lenient")]
mod normalize_names;
#[cfg(feature = "arbitrary")]
mod values_roundtrip;
#[cfg(feature = "signature")]
mod verified_only_if_signed;

pub use armor_roundtrip::armor_roundtrip;
#[cfg(feature = "lenient")]
pub use cards_laws::cards_laws;
#[cfg(feature = "image")]
mod pictures_laws;
#[cfg(feature = "image")]
mod symbol_keeps_its_plan;

pub use decode_encode_identity::decode_encode_identity;
pub use decode_never_panics::decode_never_panics;
pub use decode_vs_oracle::decode_vs_oracle;
#[cfg(feature = "lenient")]
pub use detect_laws::detect_laws;
#[cfg(feature = "arbitrary")]
pub use error_blame::error_blame;
#[cfg(feature = "lenient")]
pub use issuance_laws::issuance_laws;
#[cfg(feature = "lenient")]
pub use lenient_laws::lenient_laws;
#[cfg(feature = "lenient")]
pub use normalize_names::normalize_names;
#[cfg(feature = "image")]
pub use pictures_laws::pictures_laws;
#[cfg(feature = "image")]
pub use symbol_keeps_its_plan::symbol_keeps_its_plan;
#[cfg(feature = "arbitrary")]
pub use values_roundtrip::values_roundtrip;
#[cfg(feature = "signature")]
pub use verified_only_if_signed::verified_only_if_signed;
