//! The payload: six fields, the sixth a list of slots.

mod decode;
mod encode;
mod extension;
mod fast;
mod holder;
#[cfg(feature = "alloc")]
mod owned;
mod personal_qr;
mod slice_too_short;

pub use extension::Extension;
pub use holder::Holder;
#[cfg(feature = "alloc")]
pub use owned::PersonalQrBuf;
pub use personal_qr::PersonalQr;
pub use slice_too_short::SliceTooShort;
