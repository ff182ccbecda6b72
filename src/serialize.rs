//! Serialization with serde: the JSON form, and the wire text as a string.

mod deserialize;
mod redacted;
mod text;
mod value;
pub mod wire_text;
mod word;
