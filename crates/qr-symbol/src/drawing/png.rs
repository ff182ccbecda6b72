//! Symbols as PNG files, by the crate `png`.

use alloc::vec;
use alloc::vec::Vec;
use std::io::Write as _;

use png::{BitDepth, ColorType, Encoder, EncodingError, Filter, PixelDimensions, Unit};

use crate::drawing::bitmap::Bitmap;
use crate::drawing::colors::Colors;
use crate::drawing::millimeters::{MICROMETERS_PER_INCH, Millimeters};
use crate::symbol::Symbol;

/// A symbol as a PNG file; made by [`Symbol::png`].
///
/// The picture has one bit for each pixel and a palette of two colors. The file contains no metadata except the
/// resolution, if it is set.
#[derive(Clone, Copy, Debug)]
pub struct Png<'a> {
    bitmap: Bitmap<'a>,
    colors: Colors,
    /// The resolution, or 0 if none is set.
    pixels_per_meter: u32,
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
            pixels_per_meter: 0,
        }
    }
}

impl Png<'_> {
    /// Sets the colors.
    #[must_use]
    pub const fn colors(self, colors: Colors) -> Self {
        Self { colors, ..self }
    }

    /// Sets the resolution in pixels per inch, for programs that print the picture (chunk `pHYs`). The file stores whole
    /// pixels per meter. A value of 0 sets none.
    ///
    /// ```
    /// use qr_symbol::Symbol;
    ///
    /// let file = Symbol::new(b"0123456789")?.png(8).dpi(300).to_vec();
    /// assert!(file.windows(4).any(|name| name == b"pHYs"));
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub fn dpi(self, dpi: u32) -> Self {
        self.pixels_per_meter(u64::from(dpi), MICROMETERS_PER_INCH)
    }

    /// Sets the resolution at which the picture, with its quiet zone, is printed at a width. It replaces that of
    /// [`dpi`](Self::dpi).
    ///
    /// The file stores whole pixels per meter: at 300 dpi, the width is exact to 0.005 %. See
    /// [`print_scale`](Symbol::print_scale) for the size of modules.
    ///
    /// ```
    /// use qr_symbol::{Millimeters, Symbol};
    ///
    /// let symbol = Symbol::new(b"0123456789")?;
    /// let width = Millimeters::from_micrometers(30_000).ok_or("zero")?;
    /// let scale = symbol.print_scale(width, 300).ok_or("too large")?;
    /// let file = symbol.png(scale).print_width(width).to_vec();
    /// assert!(file.windows(4).any(|name| name == b"pHYs"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn print_width(self, width: Millimeters) -> Self {
        let pixels = u64::try_from(self.bitmap.width()).unwrap_or(0);
        self.pixels_per_meter(pixels, width.micrometers().into())
    }

    /// Sets the resolution of `pixels` on a length, rounded.
    fn pixels_per_meter(self, pixels: u64, micrometers: u64) -> Self {
        let rounded = pixels
            .wrapping_mul(1_000_000)
            .wrapping_add(micrometers / 2)
            .checked_div(micrometers)
            .unwrap_or(0);
        Self {
            // PNG stores numbers of 31 bits.
            pixels_per_meter: u32::try_from(rounded)
                .unwrap_or(u32::MAX)
                .min(i32::MAX.unsigned_abs()),
            ..self
        }
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
        if self.pixels_per_meter > 0 {
            encoder.set_pixel_dims(Some(PixelDimensions {
                xppu: self.pixels_per_meter,
                yppu: self.pixels_per_meter,
                unit: Unit::Meter,
            }));
        }
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
