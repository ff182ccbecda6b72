//! The JSON form, and the payload as its wire text.

mod judged;
mod value;
pub mod wire_text;
