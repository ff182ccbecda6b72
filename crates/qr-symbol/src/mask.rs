use core::fmt;

use super::line::Line;

/// One of the eight patterns that modules are inverted by, so that a symbol has few large areas and nothing that looks like
/// a finder pattern.
///
/// | number | inverted where, in column x and row y |
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

/// After how many columns every mask repeats itself.
const WIDTH: usize = 6;
/// After how many rows every mask repeats itself.
const HEIGHT: usize = 12;

/// The first columns of each mask's rows.
const PATTERNS: [[u8; HEIGHT]; 8] = {
    let mut patterns = [[0; HEIGHT]; 8];
    let mut mask = 0;
    while mask < 8 {
        let mut y = 0;
        while y < HEIGHT {
            let mut x = 0;
            while x < WIDTH {
                #[allow(clippy::indexing_slicing, reason = "at compile time")]
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
    pub(super) const FIRST: Self = Self(0);

    /// A mask by its number; `None` above 7.
    ///
    /// ```
    /// use qr_symbol::Mask;
    ///
    /// assert_eq!(Mask::new(3).map(Mask::number), Some(3));
    /// assert_eq!(Mask::new(8), None);
    /// ```
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number < 8 { Some(Self(number)) } else { None }
    }

    /// All masks in the order of their numbers.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> + Clone {
        (0..8).map(Self)
    }

    /// The number, 0 to 7.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Whether it inverts a module, if that is not part of a function pattern.
    ///
    /// ```
    /// use qr_symbol::Mask;
    ///
    /// let rows = Mask::new(1).unwrap();
    /// assert!(rows.inverts(5, 0) && !rows.inverts(5, 1));
    /// ```
    #[must_use]
    pub const fn inverts(self, x: usize, y: usize) -> bool {
        // What counts of a place is where it stands in the masks' period.
        let (x, y) = (x % WIDTH, y % HEIGHT);
        let (sum, product) = (x.wrapping_add(y), x.wrapping_mul(y));
        match self.0 {
            0 => sum % 2 == 0,
            1 => y % 2 == 0,
            2 => x % 3 == 0,
            3 => sum % 3 == 0,
            4 => (y / 2).wrapping_add(x / 3) % 2 == 0,
            5 => product % 6 == 0,
            // What is added up mod 2 need not be reduced before.
            6 => product.wrapping_add(product % 3) % 2 == 0,
            _ => sum.wrapping_add(product % 3) % 2 == 0,
        }
    }

    /// The mask's rows, from the first one on without end.
    pub(super) fn rows<const W: usize>(self) -> impl Iterator<Item = Line<W>> {
        let pattern = PATTERNS.get(usize::from(self.0)).unwrap_or(&[0; HEIGHT]);
        pattern.iter().cycle().map(|&columns| {
            let mut line = Line::EMPTY;
            // Six columns, repeated; a word begins four columns later in them than the word before.
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

/// The number.
impl fmt::Display for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
