//! Drawings of a symbol. Each contains the quiet zone, without which many readers do not find a symbol.
//!
//! | drawing | for | allocates |
//! |---|---|---|
//! | [`Svg`] | pages, print | no |
//! | [`HalfBlocks`] | terminals, logs | no |
//! | [`Bitmap`] | displays, receipt printers | no |
//! | `Png` | mail, chat | the file |

mod bitmap;
mod colors;
mod half_blocks;
mod millimeters;
#[cfg(feature = "png")]
mod png;
mod runs;
mod svg;

pub use bitmap::Bitmap;
pub use colors::{Color, Colors, LowContrast};
pub use half_blocks::{Background, HalfBlocks};
pub use millimeters::Millimeters;
#[cfg(feature = "png")]
pub use png::Png;
pub use svg::{Svg, SvgPath};
