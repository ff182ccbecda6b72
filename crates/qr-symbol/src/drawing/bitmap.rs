use crate::drawing::runs::runs;
use crate::symbol::{QUIET_ZONE, Symbol};

/// A symbol as rows of pixels of one bit, for displays and printers; made by [`Symbol::bitmap`].
///
/// Set bits are dark. The highest bit of a byte is its leftmost pixel. Each row begins at a byte, and bits after the
/// last pixel are 0. The quiet zone is included.
///
/// ```
/// use qr_symbol::Symbol;
///
/// let symbol = Symbol::new(b"0123456789")?;
/// let bitmap = symbol.bitmap(2);
/// assert_eq!((bitmap.width(), bitmap.bytes_per_row()), (58, 8));
/// let mut row = [0; 8];
/// for y in 0..bitmap.width() {
///     bitmap.row(y, &mut row);
///     // Send the row to the display.
/// }
/// # Ok::<(), qr_symbol::TooLong>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Bitmap<'a> {
    symbol: &'a Symbol,
    scale: usize,
}

impl Symbol {
    /// Draws the symbol as rows of pixels. A module is a square of `scale` × `scale` pixels; 0 is taken as 1.
    ///
    /// The largest scale for a display is its width in pixels divided by [`full_size`](Self::full_size).
    #[must_use]
    pub fn bitmap(&self, scale: u8) -> Bitmap<'_> {
        Bitmap {
            symbol: self,
            scale: usize::from(scale.max(1)),
        }
    }
}

impl Bitmap<'_> {
    /// Returns the number of pixels on a side.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.symbol.full_size().wrapping_mul(self.scale)
    }

    /// Returns the number of bytes of a row.
    #[must_use]
    pub const fn bytes_per_row(&self) -> usize {
        self.width().div_ceil(8)
    }

    /// Writes row `y`, counted from the top, to the first [`bytes_per_row`](Self::bytes_per_row) bytes of `row`. If
    /// `row` is shorter, the rest is dropped. Rows below the symbol are light.
    pub fn row(&self, y: usize, row: &mut [u8]) {
        let bytes = self.bytes_per_row().min(row.len());
        let row = row.get_mut(..bytes).unwrap_or_default();
        row.fill(0);
        // The scale is never 0.
        let y = y.checked_div(self.scale).unwrap_or(0);
        let modules = self.symbol.full_row(y);
        for (start, length) in runs(&modules) {
            let first = start.wrapping_add(QUIET_ZONE).wrapping_mul(self.scale);
            darken(row, first, length.wrapping_mul(self.scale));
        }
    }
}

/// Sets `length` bits from `first` on, counted from the highest bit of the first byte.
fn darken(row: &mut [u8], first: usize, length: usize) {
    let end = first.wrapping_add(length);
    let (first_byte, last_byte) = (first / 8, end / 8);
    let from_first = 0xFF_u8 >> (first % 8);
    let to_end = !(0xFF_u8 >> (end % 8));
    if first_byte == last_byte {
        if let Some(byte) = row.get_mut(first_byte) {
            *byte |= from_first & to_end;
        }
        return;
    }
    if let Some(byte) = row.get_mut(first_byte) {
        *byte |= from_first;
    }
    if let Some(bytes) = row.get_mut(first_byte.wrapping_add(1)..last_byte) {
        bytes.fill(0xFF);
    }
    if let Some(byte) = row.get_mut(last_byte) {
        *byte |= to_end;
    }
}
