use crate::invalid::InvalidMask;
use core::fmt;

use crate::line::Line;

/// A mask: one of eight patterns that invert modules of the encoding region. A good mask leaves few areas of one color
/// and nothing that looks like a finder pattern.
///
/// | number | inverts the module in column x and row y if |
/// |---|---|
/// | 0 | (x + y) mod 2 = 0 |
/// | 1 | y mod 2 = 0 |
/// | 2 | x mod 3 = 0 |
/// | 3 | (x + y) mod 3 = 0 |
/// | 4 | (⌊y / 2⌋ + ⌊x / 3⌋) mod 2 = 0 |
/// | 5 | (x y) mod 2 + (x y) mod 3 = 0 |
/// | 6 | ((x y) mod 2 + (x y) mod 3) mod 2 = 0 |
/// | 7 | ((x + y) mod 2 + (x y) mod 3) mod 2 = 0 |
///
/// Source: ISO/IEC 18004:2015, table 10.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mask(u8);

/// The number of columns after which every mask repeats.
const WIDTH: usize = 6;
/// The number of rows after which every mask repeats.
const HEIGHT: usize = 12;

/// The first [`WIDTH`] columns of the first [`HEIGHT`] rows of each mask.
const PATTERNS: [[u8; HEIGHT]; 8] = {
    let mut patterns = [[0; HEIGHT]; 8];
    let mut mask = 0;
    while mask < 8 {
        let mut y = 0;
        while y < HEIGHT {
            let mut x = 0;
            while x < WIDTH {
                #[allow(clippy::indexing_slicing, reason = "evaluated at compile time")]
                {
                    patterns[mask as usize][y] |= (Mask(mask).inverts(x, y) as u8) << x;
                }
                x += 1;
            }
            y += 1;
        }
        mask += 1;
    }
    patterns
};

impl Mask {
    pub(crate) const FIRST: Self = Self(0);

    /// Creates a mask from its number.
    ///
    /// ```
    /// use qr_symbol::{InvalidMask, Mask};
    ///
    /// assert_eq!(Mask::new(3).map(Mask::number), Ok(3));
    /// assert_eq!(Mask::new(8), Err(InvalidMask));
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidMask`] above 7.
    pub const fn new(number: u8) -> Result<Self, InvalidMask> {
        if number < 8 {
            Ok(Self(number))
        } else {
            Err(InvalidMask)
        }
    }

    /// Returns all masks in the order of their numbers.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> + Clone {
        (0..8).map(Self)
    }

    /// Returns the number, 0 to 7.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Returns whether the mask inverts the module in column `x` and row `y`. Masks do not apply to function patterns,
    /// format and version information.
    ///
    /// ```
    /// use qr_symbol::Mask;
    ///
    /// let mask = Mask::new(1).unwrap();
    /// assert!(mask.inverts(5, 0) && !mask.inverts(5, 1));
    /// ```
    #[must_use]
    pub const fn inverts(self, x: usize, y: usize) -> bool {
        // Reduced to the period, the product does not overflow.
        let (x, y) = (x % WIDTH, y % HEIGHT);
        let (sum, product) = (x.wrapping_add(y), x.wrapping_mul(y));
        match self.0 {
            0 => sum % 2 == 0,
            1 => y % 2 == 0,
            2 => x % 3 == 0,
            3 => sum % 3 == 0,
            4 => (y / 2).wrapping_add(x / 3) % 2 == 0,
            5 => product % 6 == 0,
            // The sum is reduced mod 2, so that its terms need not be.
            6 => product.wrapping_add(product % 3) % 2 == 0,
            _ => sum.wrapping_add(product % 3) % 2 == 0,
        }
    }

    /// Returns the rows of the mask, without end.
    pub(crate) fn rows<const W: usize>(self) -> impl Iterator<Item = Line<W>> {
        let pattern = PATTERNS.get(usize::from(self.0)).unwrap_or(&[0; HEIGHT]);
        pattern.iter().cycle().map(|&columns| {
            let mut line = Line::EMPTY;
            // Six columns, repeated. Each word begins four columns later in them, because 64 mod 6 is 4.
            let mut word = u64::from(columns).wrapping_mul(0x1041_0410_4104_1041);
            for place in &mut line.0 {
                *place = word;
                word = word >> 4 | word << 2;
            }
            line
        })
    }
}

impl fmt::Debug for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mask({})", self.0)
    }
}

/// Writes the number.
impl fmt::Display for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
