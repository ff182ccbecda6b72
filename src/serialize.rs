//! Serialization with serde: the JSON form, the wire text as a string, and records of errors and of what was detected.

mod deserialize;
#[cfg(feature = "lenient")]
mod detected;
mod message;
pub mod redacted;
mod text;
mod value;
pub mod wire_text;
mod word;
