//! The QR symbol of a text: planned, written, drawn.
//!
//! [`Symbol::new`] gives the uniform symbol, the same modules in every app. [`plan()`] shows the choices before a module
//! is drawn, [`Profile`] makes others. Nothing here allocates, except drawings that are texts or files.
//!
//! | asked for | call |
//! |---|---|
//! | the symbol of a text | [`Symbol::new`] |
//! | with another level, version or mask | [`Symbol::with_profile`] |
//! | its size and modes, nothing drawn | [`plan()`] |
//! | a drawing | [`Symbol::svg`], [`half_blocks`](Symbol::half_blocks), [`bitmap`](Symbol::bitmap), `png` with feature `png` |
//!
//! Terms are those of ISO/IEC 18004:2015: a *symbol* is a square of *modules*, its *version* is its size, its *error
//! correction level* how much of it may be lost, its *mask* the pattern its data are inverted by, its *quiet zone* the
//! light margin.

#![no_std]
// Nothing in the library may panic.
#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::unwrap_used
    )
)]
#![warn(
    clippy::alloc_instead_of_core,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;

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
#[cfg(feature = "alloc")]
pub mod reader;
mod reed_solomon;
mod segments;
mod value;
mod version;
mod writer;

#[cfg(feature = "png")]
pub use drawing::Png;
pub use drawing::{Background, Bitmap, Color, Colors, HalfBlocks, LowContrast, Svg, SvgPath};
pub use error::TooLong;
pub use mask::Mask;
pub use mode::Mode;
pub use plan::{Plan, plan};
pub use profile::Profile;
pub use segments::{Segment, Segments};
pub use value::{QUIET_ZONE, Symbol};
pub use version::{Level, Version};
