use core::error::Error;
use core::fmt;

/// An sRGB color.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

/// The colors of dark and light modules, with enough contrast for scanners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colors {
    dark: Color,
    light: Color,
}

/// An error of two colors whose contrast is too low for scanners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LowContrast {
    percent: i16,
}

impl Color {
    /// `#000000`.
    pub const BLACK: Self = Self::new(0, 0, 0);
    /// `#ffffff`.
    pub const WHITE: Self = Self::new(255, 255, 255);

    /// Returns the color of three components.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Returns the luma, 0 to 255,000.
    ///
    /// Source: ITU-R BT.601.
    fn luma(self) -> i32 {
        let weighted = |value: u8, weight: i32| i32::from(value).wrapping_mul(weight);
        weighted(self.red, 299)
            .wrapping_add(weighted(self.green, 587))
            .wrapping_add(weighted(self.blue, 114))
    }
}

impl Colors {
    /// Black on white, the highest contrast.
    pub const BLACK_ON_WHITE: Self = Self {
        dark: Color::BLACK,
        light: Color::WHITE,
    };

    /// The minimal contrast, in percent of that between black and white.
    pub const MIN_CONTRAST: i16 = 55;

    /// Returns the colors of dark and light modules.
    ///
    /// The contrast is the smaller of two differences: of luma, for cameras, and of the red component, for scanners
    /// with red light. Red is therefore a light color. Inverted symbols are rejected, because many readers do not find
    /// them.
    ///
    /// ```
    /// use qr_symbol::{Color, Colors};
    ///
    /// assert!(Colors::new(Color::new(0, 40, 110), Color::WHITE).is_ok());
    /// let red = Colors::new(Color::new(218, 37, 29), Color::WHITE).unwrap_err();
    /// assert_eq!(red.percent(), 14);
    /// ```
    ///
    /// # Errors
    ///
    /// [`LowContrast`] below [`MIN_CONTRAST`](Self::MIN_CONTRAST): gray `#808080` on white (49 %), red `#da251d` on
    /// white (14 %), white on black (−100 %).
    ///
    /// Source: ISO/IEC 15415, symbol contrast; 55 % is its grade B.
    pub fn new(dark: Color, light: Color) -> Result<Self, LowContrast> {
        let luma = light.luma().wrapping_sub(dark.luma()) / 2550;
        let red = i32::from(light.red)
            .wrapping_sub(i32::from(dark.red))
            .wrapping_mul(100)
            / 255;
        let percent = i16::try_from(luma.min(red)).unwrap_or(0);
        if percent < Self::MIN_CONTRAST {
            return Err(LowContrast { percent });
        }
        Ok(Self { dark, light })
    }

    /// Returns the color of dark modules.
    #[must_use]
    pub const fn dark(self) -> Color {
        self.dark
    }

    /// Returns the color of light modules and the quiet zone.
    #[must_use]
    pub const fn light(self) -> Color {
        self.light
    }
}

/// Returns [`Colors::BLACK_ON_WHITE`].
impl Default for Colors {
    fn default() -> Self {
        Self::BLACK_ON_WHITE
    }
}

impl LowContrast {
    /// Returns the contrast in percent. It is negative if the color of dark modules is the lighter one.
    #[must_use]
    pub const fn percent(self) -> i16 {
        self.percent
    }
}

impl fmt::Display for LowContrast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "contrast is {} %, at least {} % is needed",
            self.percent,
            Colors::MIN_CONTRAST
        )
    }
}

impl Error for LowContrast {}

/// Writes the color as in CSS: `#00286e`.
impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl fmt::Debug for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
