use core::error::Error;
use core::fmt;

/// A color of a screen, sRGB.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

/// Two colors that scanners can tell apart: one for dark modules, one for light.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colors {
    dark: Color,
    light: Color,
}

/// Two colors that scanners cannot tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LowContrast {
    percent: i16,
}

impl Color {
    /// `#000000`.
    pub const BLACK: Self = Self::new(0, 0, 0);
    /// `#ffffff`.
    pub const WHITE: Self = Self::new(255, 255, 255);

    /// A color from its three parts.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// How bright a camera sees it: the usual weights of red, green and blue, 0 to 255,000.
    fn luma(self) -> i32 {
        let part = |value: u8, weight: i32| i32::from(value).wrapping_mul(weight);
        part(self.red, 299)
            .wrapping_add(part(self.green, 587))
            .wrapping_add(part(self.blue, 114))
    }
}

impl Colors {
    /// What every scanner reads best.
    pub const BLACK_ON_WHITE: Self = Self {
        dark: Color::BLACK,
        light: Color::WHITE,
    };

    /// The least difference between light and dark, in percent of that between white and black.
    pub const LEAST_CONTRAST: i16 = 55;

    /// Two colors, if the first is dark enough beside the second.
    ///
    /// They are judged as a camera sees them, by their brightness, and as a scanner with red light does, by their red
    /// alone; the smaller difference counts. So dark red is no dark color, and light modules that are darker than
    /// the dark ones are refused: most readers do not find such a symbol.
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
    /// [`LowContrast`]: gray `#808080` on white (49 %), red `#da251d` on white (14 %), white on black (−100 %).
    ///
    /// Source: ISO/IEC 15415, symbol contrast; 55 % is its grade B.
    pub fn new(dark: Color, light: Color) -> Result<Self, LowContrast> {
        let brightness = light.luma().wrapping_sub(dark.luma()) / 2550;
        let red = i32::from(light.red)
            .wrapping_sub(i32::from(dark.red))
            .wrapping_mul(100)
            / 255;
        let percent = i16::try_from(brightness.min(red)).unwrap_or(0);
        if percent < Self::LEAST_CONTRAST {
            return Err(LowContrast { percent });
        }
        Ok(Self { dark, light })
    }

    /// The color of dark modules.
    #[must_use]
    pub const fn dark(self) -> Color {
        self.dark
    }

    /// The color of light modules and the quiet zone.
    #[must_use]
    pub const fn light(self) -> Color {
        self.light
    }
}

/// Black on white.
impl Default for Colors {
    fn default() -> Self {
        Self::BLACK_ON_WHITE
    }
}

impl LowContrast {
    /// The contrast there is, in percent; negative if the dark color is the lighter one.
    #[must_use]
    pub const fn percent(self) -> i16 {
        self.percent
    }
}

impl fmt::Display for LowContrast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "scanners cannot tell these colors apart: their contrast is {} %, at least {} % is needed",
            self.percent,
            Colors::LEAST_CONTRAST
        )
    }
}

impl Error for LowContrast {}

/// As in a style sheet, `#00286e`.
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
