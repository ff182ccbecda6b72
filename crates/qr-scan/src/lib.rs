//! Symbols in pictures: from gray pixels or a PNG or JPEG file to the bytes that were written.
//!
//! [`Picture`] takes the pixels, [`scan()`] looks for symbols in them, [`FoundSymbol`] says what each says, where it is and how
//! it was read. What is missed costs a queue, what is misread is somebody else's identity: so a reading is
//! taken only if writing it again gives what was seen, and two that differ are both refused.
//!
//! Finder patterns are located, and modules sampled, by rxing's port of the reader of zxing-cpp; the passes over the picture
//! and the way from modules to bytes are this crate's. `docs/scan.md` says how it works and how much it reads.
//!
//! ```
//! use qr_scan::{Budget, Picture, scan};
//! use qr_symbol::Symbol;
//!
//! let png = Symbol::new(b"001093029317|NGUYEN AN|1987-01-18|0|1|").unwrap().png(3).to_vec();
//! let picture = Picture::from_file(&png, Picture::MAX_PIXELS)?;
//! for symbol in scan(&picture, Budget::DEFAULT).symbols() {
//!     assert!(symbol.bytes().starts_with(b"001093029317|"));
//! }
//! # Ok::<(), qr_scan::PictureError>(())
//! ```

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

extern crate alloc;

mod budget;
mod cascade;
mod error;
mod filter;
mod finder;
mod found;
mod modules;
mod pass;
mod picture;
mod segments;
mod threshold;

pub use budget::Budget;
pub use cascade::scan;
pub use error::PictureError;
pub use found::{FoundSymbol, Scan};
pub use pass::ScanPass;
pub use picture::Picture;
