//! A writer of QR symbols without allocation and without dependencies.
//!
//! [`Symbol::new`] encodes a text or any other bytes. A symbol is a value of its own: it needs no allocator and no
//! `std`, and draws itself as SVG, as text for a terminal, as rows of pixels and, with feature `png`, as a PNG file.
//!
//! ```
//! use qr_symbol::{Background, Symbol};
//!
//! let symbol = Symbol::new(b"https://example.com/")?;
//! println!("{}", symbol.half_blocks(Background::Dark));
//! assert!(symbol.svg().to_string().starts_with("<svg "));
//! # Ok::<(), qr_symbol::TooLong>(())
//! ```
//!
//! | task | item |
//! |---|---|
//! | encode a text | [`Symbol::new`] |
//! | set error correction level, smallest version or mask | [`Profile`], [`Symbol::with_profile`] |
//! | compute size and segments before drawing | [`plan()`] |
//! | read modules | [`Symbol::module`], [`Symbol::rows`] |
//! | draw | [`Symbol::svg`], [`Symbol::half_blocks`], [`Symbol::bitmap`], `Symbol::png` |
//! | write a reader of symbols | `reader` |
//!
//! # Determinism
//!
//! ISO/IEC 18004 leaves segmentation, version, level and mask to the writer, and its penalty rules can be read in more
//! than one way. Here every choice is specified: [`plan()`] specifies the segments, [`Profile::UNIFORM`] version and
//! level, [`Symbol`] the mask. Equal input gives equal modules on every machine and in every release.
//!
//! # Features
//!
//! None is enabled by default.
//!
//! - `alloc`: module `reader`, the tables that a reader of symbols needs.
//! - `png`: `Symbol::png`, by the crate `png`. Enables `alloc` and needs `std`.
//!
//! # Terms
//!
//! The terms are those of ISO/IEC 18004:2015. A *symbol* is a square of *modules*, dark or light. Its *version* is its
//! size, its *error correction level* the share of it that may be lost, its *mask* the pattern by which modules are
//! inverted, its *quiet zone* the light margin.

#![no_std]
// Library code must not panic.
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
#[cfg(feature = "png")]
extern crate std;

mod bch;
mod bit_stream;
mod drawing;
mod error;
mod function_patterns;
mod invalid;
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
mod symbol;
mod version;
mod writer;

#[cfg(feature = "png")]
pub use drawing::Png;
pub use drawing::{
    Background, Bitmap, Color, Colors, HalfBlocks, LowContrast, Millimeters, Svg, SvgPath,
};
pub use error::TooLong;
pub use invalid::{InvalidLevel, InvalidMask};
pub use mask::Mask;
pub use mode::Mode;
pub use plan::{Plan, plan};
pub use profile::Profile;
pub use segments::{Segment, Segments};
pub use symbol::{QUIET_ZONE, Symbol};
pub use version::{Level, Version};

/// Compiles and runs the samples of the README.
#[cfg(all(doctest, feature = "png"))]
#[doc = include_str!("../README.md")]
struct Readme;
