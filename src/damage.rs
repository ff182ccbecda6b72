//! Damage that any scanned text can have, whatever its format: characters around the text, characters in place of `|`,
//! and another keyboard layout.

mod delimiter;
mod html;
mod keyboard;
mod trim;

pub(crate) use delimiter::Delimiter;
pub(crate) use html::Unescaped;
pub use keyboard::KeyboardLayout;
pub(crate) use trim::{is_blank, trim, trim_controls, trim_end, trim_start};
