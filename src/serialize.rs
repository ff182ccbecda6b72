//! The JSON form, and the payload as its wire text.

mod draft;
mod redacted;
mod text;
mod value;
pub mod wire_text;
mod word;
