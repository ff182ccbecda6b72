//! The QR symbol of a text: planned, written, drawn.
//!
//! [`Symbol::new`] gives the uniform symbol, the same modules in every app. [`plan()`] shows the choices before a module
//! is drawn, [`Profile`] makes others. Nothing here allocates, except drawings that are texts or files.
//!
//! | asked for | call |
//! |---|---|
//! | the symbol of a payload | [`PersonalQr::symbol`](crate::PersonalQr::symbol) |
//! | of any text | [`Symbol::new`] |
//! | with another level, version or mask | [`Symbol::with_profile`] |
//! | its size and modes, nothing drawn | [`plan()`] |
//! | a drawing | [`Symbol::svg`], [`half_blocks`](Symbol::half_blocks), [`bitmap`](Symbol::bitmap), `png` with feature `image` |
//! | the card of a payload | [`PersonalQr::card_drawing`](crate::PersonalQr::card_drawing) |
//!
//! Terms are those of ISO/IEC 18004:2015: a *symbol* is a square of *modules*, its *version* is its size, its *error
//! correction level* how much of it may be lost, its *mask* the pattern its data are inverted by, its *quiet zone* the
//! light margin.

mod bits;
mod drawing;
mod error;
mod function_patterns;
mod line;
mod mask;
mod mode;
mod penalty;
mod placement;
mod plan;
mod profile;
#[cfg(feature = "image")]
mod reading;
mod reed_solomon;
mod segments;
mod value;
mod version;
mod writer;

#[cfg(feature = "image")]
pub use drawing::Png;
pub use drawing::{Background, Bitmap, CardDrawing, Color, Colors, HalfBlocks, LowContrast, Svg};
pub use error::TooLong;
pub use mask::Mask;
pub use mode::Mode;
pub use plan::{Plan, plan};
pub use profile::Profile;
#[cfg(feature = "image")]
pub(crate) use reading::{codewords_with_correction, format_code, function_modules};
pub use segments::{Segment, Segments};
pub use value::{QUIET_ZONE, Symbol};
pub use version::{Level, Version};
