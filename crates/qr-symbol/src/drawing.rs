//! Drawings of a symbol. Each has the quiet zone, without which many readers find nothing.
//!
//! | drawing | for | allocates |
//! |---|---|---|
//! | [`Svg`] | pages, print | no, it is written where the caller wants it |
//! | [`HalfBlocks`] | terminals, logs of a set-up | no |
//! | [`Bitmap`] | displays, receipt printers | no |
//! | `Png` | mail, chat | the file |

mod bitmap;
mod colors;
mod half_blocks;
#[cfg(feature = "png")]
mod png;
mod svg;

pub use bitmap::Bitmap;
pub use colors::{Color, Colors, LowContrast};
pub use half_blocks::{Background, HalfBlocks};
#[cfg(feature = "png")]
pub use png::Png;
pub use svg::{Svg, SvgPath};
