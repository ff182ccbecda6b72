//! The laws of the codec, one file each. `tests/fuzz_laws.rs` includes this folder.

#![allow(
    unreachable_pub,
    reason = "tests include this file as a private module"
)]

#[cfg(feature = "arbitrary")]
use super::error_location;
use super::oracle;

mod armor_roundtrip;
#[cfg(feature = "lenient")]
mod cards_laws;
mod decode_encode_identity;
mod decode_never_panics;
mod decode_vs_oracle;
#[cfg(feature = "lenient")]
mod detect_laws;
#[cfg(feature = "arbitrary")]
mod error_offset;
#[cfg(feature = "lenient")]
mod lenient_laws;
#[cfg(feature = "lenient")]
mod normalize_names;
#[cfg(feature = "arbitrary")]
mod values_roundtrip;

pub use armor_roundtrip::armor_roundtrip;
#[cfg(feature = "lenient")]
pub use cards_laws::cards_laws;
pub use decode_encode_identity::decode_encode_identity;
pub use decode_never_panics::decode_never_panics;
pub use decode_vs_oracle::decode_vs_oracle;
#[cfg(feature = "lenient")]
pub use detect_laws::detect_laws;
#[cfg(feature = "arbitrary")]
pub use error_offset::error_offset;
#[cfg(feature = "lenient")]
pub use lenient_laws::lenient_laws;
#[cfg(feature = "lenient")]
pub use normalize_names::normalize_names;
#[cfg(feature = "arbitrary")]
pub use values_roundtrip::values_roundtrip;
