//! The JSON form, and the payload as its wire text.

mod draft;
#[cfg(feature = "lenient")]
pub(crate) mod object;
mod redacted;
pub(crate) mod text;
mod value;
pub mod wire_text;
mod word;
