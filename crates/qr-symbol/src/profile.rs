use super::mask::Mask;
use super::version::{Level, Version};

/// The choices that the standard leaves to the writer, made.
///
/// Two apps that write the same text with the same profile show the same modules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Profile {
    pub(super) level: Level,
    pub(super) keep_level: bool,
    pub(super) version: Version,
    pub(super) mask: Option<Mask>,
}

impl Profile {
    /// Profile number 1: the uniform symbol.
    ///
    /// | choice | made |
    /// |---|---|
    /// | segments | the optimum, by the three rules of [`plan`](super::plan()) |
    /// | version | the smallest |
    /// | level | M at least, raised while the version stays |
    /// | mask | the one of least penalty, reading A; see [`Symbol`](super::Symbol) |
    /// | quiet zone | 4 modules |
    ///
    /// It never changes: what another version of this library chose differently would be a profile of another number. Its
    /// vectors are in `tests/vectors/symbol-uniform-1.json`, for other libraries to be tested against.
    pub const UNIFORM: Self = Self {
        level: Level::M,
        keep_level: false,
        version: Version::MIN,
        mask: None,
    };

    /// The profile's number; `None` if its choices are the caller's own.
    ///
    /// ```
    /// use qr_symbol::{Level, Profile};
    ///
    /// assert_eq!(Profile::UNIFORM.number(), Some(1));
    /// assert_eq!(Profile::UNIFORM.at_least(Level::Q).number(), None);
    /// ```
    #[must_use]
    pub fn number(self) -> Option<u8> {
        (self == Self::UNIFORM).then_some(1)
    }

    /// The same profile with another lowest level.
    ///
    /// ```
    /// use qr_symbol::{Level, Profile, Symbol};
    ///
    /// let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|";
    /// let symbol = Symbol::with_profile(text, Profile::UNIFORM.at_least(Level::H))?;
    /// assert_eq!((symbol.version().number(), symbol.level()), (6, Level::H));
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub const fn at_least(self, level: Level) -> Self {
        Self { level, ..self }
    }

    /// The same profile, but the level is not raised where the version would allow it.
    ///
    /// ```
    /// use qr_symbol::{Level, Profile, Symbol};
    ///
    /// assert_eq!(Symbol::new(b"001093029317")?.level(), Level::H);
    /// let kept = Symbol::with_profile(b"001093029317", Profile::UNIFORM.keep_level())?;
    /// assert_eq!(kept.level(), Level::M);
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub const fn keep_level(self) -> Self {
        Self {
            keep_level: true,
            ..self
        }
    }

    /// The same profile with another smallest version, for symbols that shall all be of one size. A text that needs a larger
    /// one gets it.
    ///
    /// ```
    /// use qr_symbol::{Profile, Symbol, Version};
    ///
    /// let six = Version::new(6).unwrap();
    /// let symbol = Symbol::with_profile(b"001093029317", Profile::UNIFORM.from_version(six))?;
    /// assert_eq!(symbol.version(), six);
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub const fn from_version(self, version: Version) -> Self {
        Self { version, ..self }
    }

    /// The same profile with a mask of the caller's choice, which is not judged: readers read all eight.
    ///
    /// ```
    /// use qr_symbol::{Mask, Profile, Symbol};
    ///
    /// let mask = Mask::new(7).unwrap();
    /// let symbol = Symbol::with_profile(b"001093029317", Profile::UNIFORM.with_mask(mask))?;
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

/// The uniform one.
impl Default for Profile {
    fn default() -> Self {
        Self::UNIFORM
    }
}
