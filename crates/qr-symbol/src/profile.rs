use crate::mask::Mask;
use crate::version::{Level, Version};

/// The choices that ISO/IEC 18004 leaves to the writer: level, smallest version, mask.
///
/// A profile and a text determine every module of a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Profile {
    pub(crate) level: Level,
    pub(crate) keep_level: bool,
    pub(crate) version: Version,
    pub(crate) mask: Option<Mask>,
}

impl Profile {
    /// The default profile, number 1.
    ///
    /// | choice | value |
    /// |---|---|
    /// | segments | the fewest bits, see [`plan`](crate::plan()) |
    /// | version | the smallest that holds the text at level M |
    /// | level | the highest that this version allows, at least M |
    /// | mask | the first of least penalty, see [`Symbol`](crate::Symbol) |
    /// | quiet zone | 4 modules |
    ///
    /// It never changes: a release with other choices gives them another number. Test vectors for other writers are in
    /// `tests/vectors/symbol-uniform-1.json` of the repository.
    pub const UNIFORM: Self = Self {
        level: Level::M,
        keep_level: false,
        version: Version::MIN,
        mask: None,
    };

    /// Returns the profile's number, or `None` if it was modified.
    ///
    /// ```
    /// use qr_symbol::{Level, Profile};
    ///
    /// assert_eq!(Profile::UNIFORM.number(), Some(1));
    /// assert_eq!(Profile::UNIFORM.min_level(Level::Q).number(), None);
    /// ```
    #[must_use]
    pub fn number(self) -> Option<u8> {
        (self == Self::UNIFORM).then_some(1)
    }

    /// Sets the lowest error correction level.
    ///
    /// ```
    /// use qr_symbol::{Level, Profile, Symbol};
    ///
    /// let profile = Profile::UNIFORM.min_level(Level::H);
    /// let symbol = Symbol::with_profile(b"https://example.com/", profile)?;
    /// assert_eq!((symbol.version().number(), symbol.level()), (3, Level::H));
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub const fn min_level(self, level: Level) -> Self {
        Self { level, ..self }
    }

    /// Keeps the level at the lowest one, even if the version allows a higher one.
    ///
    /// ```
    /// use qr_symbol::{Level, Profile, Symbol};
    ///
    /// assert_eq!(Symbol::new(b"0123456789")?.level(), Level::H);
    /// let symbol = Symbol::with_profile(b"0123456789", Profile::UNIFORM.keep_level())?;
    /// assert_eq!(symbol.level(), Level::M);
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub const fn keep_level(self) -> Self {
        Self {
            keep_level: true,
            ..self
        }
    }

    /// Sets the smallest version, so that symbols of different texts have one size. A text that needs a larger version
    /// gets it.
    ///
    /// ```
    /// use qr_symbol::{Profile, Symbol, Version};
    ///
    /// let six = Version::new(6).unwrap();
    /// let symbol = Symbol::with_profile(b"0123456789", Profile::UNIFORM.min_version(six))?;
    /// assert_eq!(symbol.version(), six);
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub const fn min_version(self, version: Version) -> Self {
        Self { version, ..self }
    }

    /// Sets the mask, which is then not chosen by penalty. Readers read all eight.
    ///
    /// ```
    /// use qr_symbol::{Mask, Profile, Symbol};
    ///
    /// let mask = Mask::new(7).unwrap();
    /// let symbol = Symbol::with_profile(b"0123456789", Profile::UNIFORM.with_mask(mask))?;
    /// assert_eq!(symbol.mask(), mask);
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub const fn with_mask(self, mask: Mask) -> Self {
        Self {
            mask: Some(mask),
            ..self
        }
    }
}

/// Returns [`Profile::UNIFORM`].
impl Default for Profile {
    fn default() -> Self {
        Self::UNIFORM
    }
}
