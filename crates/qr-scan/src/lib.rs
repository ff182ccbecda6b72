//! A QR code reader for pictures that returns only confirmed results.
//!
//! [`Picture`] holds gray pixels, or decodes a PNG or JPEG file. [`scan()`] finds the QR symbols in it. [`FoundSymbol`]
//! gives the bytes of a symbol, its corners and how it was read.
//!
//! A symbol is returned only if encoding its data again gives what was sampled. Symbols that two passes read
//! differently are not returned; see [`Scan::disagreements`].
//!
//! ```
//! use qr_scan::{Budget, Picture, scan};
//!
//! // The luminance plane of a camera frame.
//! let (width, height, stride) = (640, 480, 640);
//! let frame = vec![255; stride * height];
//!
//! let picture = Picture::from_gray(&frame, width, height, stride)?;
//! for symbol in scan(&picture, Budget::DEFAULT).symbols() {
//!     println!("{:?}: {}", symbol.corners(), symbol.bytes().escape_ascii());
//! }
//! # Ok::<(), qr_scan::PictureError>(())
//! ```
//!
//! Terms are those of ISO/IEC 18004:2015. The detection of finder patterns and the sampling of modules are those of the
//! crate rxing, a port of zxing-cpp; the passes and the decoding of modules belong to this crate.

// No panics in library code.
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
#![cfg_attr(docsrs, feature(doc_cfg))]

mod budget;
mod corners;
mod error;
#[cfg(feature = "files")]
mod file;
mod filter;
mod finder;
mod pass;
mod picture;
mod result;
mod sampled;
mod scan;
mod segments;
mod threshold;

pub use budget::Budget;
pub use error::PictureError;
pub use pass::ScanPass;
pub use picture::Picture;
pub use result::{FoundSymbol, Part, Scan};
pub use scan::scan;

/// The samples of the README, run as doc tests.
#[cfg(all(doctest, feature = "files"))]
#[doc = include_str!("../README.md")]
struct Readme;
