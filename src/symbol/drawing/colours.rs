use core::error::Error;
use core::fmt;

/// A colour of a screen, sRGB.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

/// Two colours that scanners can tell apart: one for dark modules, one for light.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colours {
    dark: Colour,
    light: Colour,
}

/// Two colours that scanners cannot tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LowContrast {
    percent: i16,
}

impl Colour {
    /// `#000000`.
    pub const BLACK: Self = Self::new(0, 0, 0);
    /// `#ffffff`.
    pub const WHITE: Self = Self::new(255, 255, 255);

    /// A colour from its three parts.
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

impl Colours {
    /// What every scanner reads best.
    pub const BLACK_ON_WHITE: Self = Self {
        dark: Colour::BLACK,
        light: Colour::WHITE,
    };

    /// The least difference between light and dark, in percent of that between white and black.
    pub const LEAST_CONTRAST: i16 = 55;

    /// Two colours, if the first is dark enough beside the second.
    ///
    /// They are judged as a camera sees them, by their brightness, and as a scanner with red light does, by their red
    /// alone; the smaller difference counts. So dark red is no dark colour, and light modules that are darker than
    /// the dark ones are refused: most readers do not find such a symbol.
    ///
    /// ```
    /// use vn_personal_qr::symbol::{Colour, Colours};
    ///
    /// assert!(Colours::new(Colour::new(0, 40, 110), Colour::WHITE).is_ok());
    /// let red = Colours::new(Colour::new(218, 37, 29), Colour::WHITE).unwrap_err();
    /// assert_eq!(red.percent(), 14);
    /// ```
    ///
    /// # Errors
    ///
    /// [`LowContrast`]: grey `#808080` on white (49 %), red `#da251d` on white (14 %), white on black (−100 %).
    ///
    /// Source: ISO/IEC 15415, symbol contrast; 55 % is its grade B.
    pub fn new(dark: Colour, light: Colour) -> Result<Self, LowContrast> {
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

    /// The colour of dark modules.
    #[must_use]
    pub const fn dark(self) -> Colour {
        self.dark
    }

    /// The colour of light modules and the quiet zone.
    #[must_use]
    pub const fn light(self) -> Colour {
        self.light
    }
}

/// Black on white.
impl Default for Colours {
    fn default() -> Self {
        Self::BLACK_ON_WHITE
    }
}

impl LowContrast {
    /// The contrast there is, in percent; negative if the dark colour is the lighter one.
    #[must_use]
    pub const fn percent(self) -> i16 {
        self.percent
    }
}

impl fmt::Display for LowContrast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "scanners cannot tell these colours apart: their contrast is {} %, at least {} % is needed",
            self.percent,
            Colours::LEAST_CONTRAST
        )
    }
}

impl Error for LowContrast {}

/// As in a style sheet, `#00286e`.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl fmt::Debug for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
