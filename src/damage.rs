//! What happens to any text between its symbol and a program, whatever its format: what scanners and hands put around
//! it, what stands in place of `|`, and keys that typed something else.
//!
//! The personal code, the identity card and the insurance card are damaged alike, so what repairs them is the same.

mod bars;
mod keyboard;
mod surroundings;

pub(crate) use bars::Bars;
pub use keyboard::KeyboardLayout;
pub(crate) use surroundings::{is_blank, trim, trim_end, trim_start, trim_to_text};
