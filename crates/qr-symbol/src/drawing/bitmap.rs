use crate::value::{QUIET_ZONE, Row, Symbol};

/// A symbol as rows of pixels, one bit each: for displays, printers and anything else without a file system.
///
/// Set bits are dark; the highest bit of a byte is its leftmost pixel; rows begin with a new byte, and bits behind the last
/// pixel are 0. The quiet zone is part of it.
///
/// ```
/// use qr_symbol::Symbol;
///
/// let symbol = Symbol::new(b"001093029317")?;
/// let bitmap = symbol.bitmap(2);
/// assert_eq!((bitmap.width(), bitmap.bytes_a_row()), (58, 8));
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
    module: usize,
}

impl Symbol {
    /// The symbol as rows of pixels; a module is a square of `module` × `module` pixels, at least one: 0 is taken as 1.
    ///
    /// Whole pixels keep every module the same size, which is what readers like best. Choose the largest that the display has
    /// room for: `display / (symbol.size() + 2 * QUIET_ZONE)`.
    #[must_use]
    pub fn bitmap(&self, module: u8) -> Bitmap<'_> {
        Bitmap {
            symbol: self,
            module: usize::from(module.max(1)),
        }
    }

    /// Modules a side, the quiet zone on both sides included.
    pub const fn full_size(&self) -> usize {
        self.size().wrapping_add(2 * QUIET_ZONE)
    }

    /// A row that may lie in the quiet zone above or below: counted from there.
    pub(super) fn full_row(&self, y: usize) -> Row {
        let row = y.checked_sub(QUIET_ZONE).and_then(|y| self.rows().get(y));
        row.copied().unwrap_or_default()
    }
}

impl Bitmap<'_> {
    /// Pixels a side.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.symbol.full_size().wrapping_mul(self.module)
    }

    /// Bytes a row.
    #[must_use]
    pub const fn bytes_a_row(&self) -> usize {
        self.width().div_ceil(8)
    }

    /// Writes row `y`, counted from the top, to the start of `row`. What is longer than
    /// [`bytes_a_row`](Self::bytes_a_row) stays as it is; where the room is too short, the row is cut off. Below the symbol all is light.
    pub fn row(&self, y: usize, row: &mut [u8]) {
        let bytes = self.bytes_a_row().min(row.len());
        let row = row.get_mut(..bytes).unwrap_or_default();
        row.fill(0);
        // The module is never 0.
        let modules = self
            .symbol
            .full_row(y.checked_div(self.module).unwrap_or(0));
        for (start, length) in runs(&modules) {
            let first = start.wrapping_add(QUIET_ZONE).wrapping_mul(self.module);
            darken(row, first, length.wrapping_mul(self.module));
        }
    }
}

/// Sets `length` bits from `first` on, counted from the highest bit of the first byte; whole bytes at once where the stretch is
/// longer than one.
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

/// Where dark modules begin in a row, and how many there are side by side.
pub(super) fn runs(row: &Row) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = 0;
    core::iter::from_fn(move || {
        at = next(row, at, 0)?;
        let start = at;
        // A row ends light: it has 192 places and at most 177 modules.
        at = next(row, at, u64::MAX)?;
        Some((start, at.wrapping_sub(start)))
    })
}

/// The next place from `at` on whose bit is not that of `unlike`.
fn next(row: &Row, mut at: usize, unlike: u64) -> Option<usize> {
    loop {
        let word = row.get(at / 64)? ^ unlike;
        let left = word >> (at % 64);
        if left != 0 {
            return Some(at.wrapping_add(left.trailing_zeros() as usize));
        }
        at = (at / 64).wrapping_add(1).wrapping_mul(64);
    }
}
