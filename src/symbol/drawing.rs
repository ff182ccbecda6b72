//! Drawings of a symbol. Each has the quiet zone, without which many readers find nothing.

mod bitmap;
mod card;
mod colours;
mod half_blocks;
#[cfg(feature = "image")]
mod png;
mod svg;

pub use bitmap::Bitmap;
pub use card::CardDrawing;
pub use colours::{Colour, Colours, LowContrast};
pub use half_blocks::{Background, HalfBlocks};
#[cfg(feature = "image")]
pub use png::Png;
pub use svg::Svg;
