//! Symbols as PNG files, by the crate `png`.

use alloc::vec;
use alloc::vec::Vec;
use std::io::Write as _;

use png::{BitDepth, ColorType, Encoder, EncodingError, Filter};

use crate::drawing::bitmap::Bitmap;
use crate::drawing::colors::Colors;
use crate::symbol::Symbol;

/// A symbol as a PNG file; made by [`Symbol::png`].
///
/// The picture has one bit for each pixel and a palette of two colors. The file contains no metadata.
#[derive(Clone, Copy, Debug)]
pub struct Png<'a> {
    bitmap: Bitmap<'a>,
    colors: Colors,
}

impl Symbol {
    /// Draws the symbol as PNG. A module is a square of `scale` × `scale` pixels; 0 is taken as 1.
    ///
    /// ```
    /// use qr_symbol::Symbol;
    ///
    /// let file = Symbol::new(b"0123456789")?.png(8).to_vec();
    /// assert!(file.starts_with(b"\x89PNG\r\n"));
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub fn png(&self, scale: u8) -> Png<'_> {
        Png {
            bitmap: self.bitmap(scale),
            colors: Colors::BLACK_ON_WHITE,
        }
    }
}

impl Png<'_> {
    /// Sets the colors.
    #[must_use]
    pub const fn colors(self, colors: Colors) -> Self {
        Self { colors, ..self }
    }

    /// Returns the file.
    #[must_use]
    pub fn to_vec(&self) -> Vec<u8> {
        let mut file = Vec::new();
        // Writing to a vector does not fail, and the encoder gets all rows that the header announces.
        self.write(&mut file).unwrap_or_default();
        file
    }

    /// Writes the picture row by row, so that the uncompressed picture is never in memory.
    fn write(&self, file: &mut Vec<u8>) -> Result<(), EncodingError> {
        let width = self.bitmap.width();
        // A side has at most 185 × 255 pixels.
        let side = u32::try_from(width).unwrap_or_default();
        let mut encoder = Encoder::new(file, side, side);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::One);
        encoder.set_filter(Filter::NoFilter);
        let colors = [self.colors.light(), self.colors.dark()];
        let palette = colors.map(|color| [color.red, color.green, color.blue]);
        encoder.set_palette(palette.as_flattened());
        let mut writer = encoder.write_header()?;
        let mut pixels = writer.stream_writer()?;
        let mut row = vec![0; self.bitmap.bytes_per_row()];
        for y in 0..width {
            self.bitmap.row(y, &mut row);
            pixels.write_all(&row)?;
        }
        pixels.finish()?;
        writer.finish()
    }
}
