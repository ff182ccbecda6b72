use core::fmt::{self, Write};

use qr_symbol::{Color, Millimeters, Symbol, TooLong};

use crate::payload::PersonalQr;

/// An SVG drawing of a card like those of the apps, created by [`PersonalQr::card_drawing`].
///
/// It contains the symbol, the masked id number, the name and the masked birth date, with labels in Vietnamese and
/// English. `to_string()` returns the SVG file.
///
/// ```text
/// Mã QR cá nhân · Personal QR code
///            [symbol]
/// Số giấy tờ · Id number      ******029317      (omitted without a number, or by hide_id_number)
/// Họ và tên · Full name       NGUYEN LE KHA HAN
/// Ngày sinh · Birth date      1987-**-**
/// ```
///
/// A long name takes several lines, in smaller letters if one of its words is wider than the card.
///
/// Masking does not protect the data: the symbol contains all values. The title for screen readers contains no personal
/// data. The font is the sans-serif font of the page; the file loads nothing.
#[derive(Clone)]
pub struct CardDrawing<'a> {
    payload: PersonalQr<'a>,
    symbol: Symbol,
    with_id_number: bool,
    print_width: Option<Millimeters>,
}

impl<'a> PersonalQr<'a> {
    /// Returns a drawing of the payload as a card with its [symbol](Self::symbol).
    ///
    /// # Errors
    ///
    /// Those of [`symbol`](Self::symbol).
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::PersonalQr;
    ///
    /// let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
    /// let card = PersonalQr::decode(text)?.card_drawing()?.to_string();
    /// assert!(card.contains("******029317") && card.contains("1987-**-**"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn card_drawing(&self) -> Result<CardDrawing<'a>, TooLong> {
        Ok(self.card_drawing_with(self.symbol()?))
    }

    /// Returns a drawing of the payload as a card with another symbol of the payload, for example of another level.
    ///
    /// The text of the symbol is not checked.
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::PersonalQr;
    /// use vn_personal_qr::qr_symbol::{Level, Profile, Symbol};
    ///
    /// let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|";
    /// let symbol = Symbol::with_profile(text, Profile::UNIFORM.min_level(Level::H))?;
    /// let card = PersonalQr::decode(text)?.card_drawing_with(symbol).to_string();
    /// assert!(card.ends_with("</svg></svg>\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn card_drawing_with(&self, symbol: Symbol) -> CardDrawing<'a> {
        CardDrawing {
            payload: *self,
            symbol,
            with_id_number: true,
            print_width: None,
        }
    }
}

impl CardDrawing<'_> {
    /// Returns the drawing without the line of the id number, an option of the apps. The symbol still contains the
    /// number.
    #[must_use]
    pub fn hide_id_number(self) -> Self {
        Self {
            with_id_number: false,
            ..self
        }
    }

    /// Sets the width of the printed card. The height follows from the number of lines.
    ///
    /// ```
    /// use vn_personal_qr::PersonalQr;
    /// use vn_personal_qr::qr_symbol::Millimeters;
    ///
    /// let payload = PersonalQr::decode(b"001093029317|NGUYEN AN|1987-01-18|0|1|")?;
    /// let width = Millimeters::from_micrometers(54_000).ok_or("zero")?;
    /// let card = payload.card_drawing()?.print_width(width).to_string();
    /// assert!(card.contains("width=\"54mm\" height=\"84.6mm\""));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn print_width(self, width: Millimeters) -> Self {
        Self {
            print_width: Some(width),
            ..self
        }
    }
}

/// The width and height of a card as attributes.
struct Size {
    /// In pixels.
    height: usize,
    print_width: Option<Millimeters>,
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(width) = self.print_width else {
            return write!(f, "width=\"{WIDTH}\" height=\"{}\"", self.height);
        };
        let height = u64::from(width.micrometers())
            .wrapping_mul(self.height as u64)
            .checked_div(WIDTH as u64)
            .and_then(|height| Millimeters::from_micrometers(u32::try_from(height).ok()?))
            // The view box keeps the proportions of a card of several kilometers.
            .unwrap_or(width);
        write!(f, "width=\"{width}mm\" height=\"{height}mm\"")
    }
}

impl fmt::Display for CardDrawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id_number = self.payload.id_number().filter(|_| self.with_id_number);
        let name = NameLines::new(self.payload.name().as_str());
        let values: usize = if id_number.is_some() { 3 } else { 2 };
        let more_lines = name.clone().skip(1).count();
        let height = TOP
            .wrapping_add(WIDTH)
            .wrapping_add(values.wrapping_mul(VALUE))
            .wrapping_add(more_lines.wrapping_mul(LINE));
        write!(
            f,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" {} role=\"img\">\
             <title>{TITLE}</title><rect width=\"{WIDTH}\" height=\"{height}\" rx=\"16\" fill=\"{}\"/>\
             <g text-anchor=\"middle\" font-family=\"sans-serif\" fill=\"{}\">",
            Size {
                height,
                print_width: self.print_width,
            },
            Color::WHITE,
            TEXT,
        )?;
        let mut y = 36;
        write!(
            f,
            "<text x=\"{MIDDLE}\" y=\"{y}\" font-size=\"20\" font-weight=\"bold\">Mã QR cá nhân</text>\
             <text x=\"{MIDDLE}\" y=\"{}\" font-size=\"13\">Personal QR code</text>",
            56
        )?;
        y = TOP.wrapping_add(WIDTH);
        if let Some(number) = id_number {
            label(f, &mut y, "Số giấy tờ · Id number")?;
            line(f, &mut y, FONT_SIZES[0], number.masked())?;
            y = y.wrapping_add(GAP);
        }
        label(f, &mut y, "Họ và tên · Full name")?;
        let size = name.font_size;
        for text in name {
            line(f, &mut y, size, Escaped(text))?;
        }
        y = y.wrapping_add(GAP);
        label(f, &mut y, "Ngày sinh · Birth date")?;
        line(f, &mut y, FONT_SIZES[0], self.payload.birth_date().masked())?;
        let size = self.symbol.full_size();
        write!(
            f,
            "</g><svg x=\"0\" y=\"{TOP}\" width=\"{WIDTH}\" height=\"{WIDTH}\" viewBox=\"0 0 {size} {size}\" \
             shape-rendering=\"crispEdges\">",
        )?;
        writeln!(
            f,
            "<path stroke=\"{}\" d=\"{}\"/></svg></svg>",
            Color::BLACK,
            self.symbol.svg_path()
        )
    }
}

/// The width of the card in pixels.
const WIDTH: usize = 360;
const MIDDLE: usize = WIDTH / 2;
/// The height above the symbol in pixels.
const TOP: usize = 60;
/// The height of a value below the symbol in pixels: its label, one line, and a gap.
const VALUE: usize = 21 + LINE + GAP;
/// The height of a line of a value in pixels.
const LINE: usize = 22;
const GAP: usize = 5;

const TITLE: &str = "Mã QR cá nhân · Personal QR code";

const TEXT: Color = Color::new(0x1A, 0x1A, 0x1A);

/// Writes a label, and moves to the line below it.
fn label(f: &mut fmt::Formatter<'_>, y: &mut usize, label: &str) -> fmt::Result {
    write!(
        f,
        "<text x=\"{MIDDLE}\" y=\"{y}\" font-size=\"12\" fill=\"#595959\">{label}</text>"
    )?;
    *y = y.wrapping_add(21);
    Ok(())
}

/// Writes a line of a value, and moves to the next line.
fn line(
    f: &mut fmt::Formatter<'_>,
    y: &mut usize,
    font_size: usize,
    value: impl fmt::Display,
) -> fmt::Result {
    write!(
        f,
        "<text x=\"{MIDDLE}\" y=\"{y}\" font-size=\"{font_size}\">{value}</text>"
    )?;
    *y = y.wrapping_add(LINE);
    Ok(())
}

/// The lines of a name. They break after a space or a hyphen, and inside a word that is wider than a line.
#[derive(Clone)]
struct NameLines<'a> {
    rest: &'a str,
    font_size: usize,
}

/// The sizes of letters, in order of preference. Smaller letters are hard to read.
const FONT_SIZES: [usize; 4] = [18, 16, 14, 12];

/// The width of a line in pixels. The margins leave room for fonts that are up to 9 % wider than those of [`advance`].
const MAX_WIDTH: usize = WIDTH - 2 * 16;

impl<'a> NameLines<'a> {
    /// Chooses the largest letters at which every word fits on a line, or the smallest ones.
    fn new(name: &'a str) -> Self {
        let fits = |font_size: &usize| {
            name.split_inclusive([' ', '-']).all(|word| {
                let advances = word.trim_end().chars().map(advance);
                is_within_line(advances.fold(0, usize::wrapping_add), *font_size)
            })
        };
        Self {
            rest: name,
            font_size: FONT_SIZES.into_iter().find(fits).unwrap_or(12),
        }
    }
}

impl<'a> Iterator for NameLines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let mut width = 0_usize;
        let mut after_word = 0;
        for (at, character) in self.rest.char_indices() {
            width = width.wrapping_add(advance(character));
            // A space at the end of a line takes no room.
            if character == ' ' {
                after_word = at.wrapping_add(1);
            }
            if !is_within_line(width, self.font_size) {
                let end = if after_word > 0 { after_word } else { at };
                let (line, rest) = self.rest.split_at_checked(end)?;
                self.rest = rest;
                return Some(line.trim_end());
            }
            if character == '-' {
                after_word = at.wrapping_add(1);
            }
        }
        Some(core::mem::take(&mut self.rest))
    }
}

/// Returns whether advances, in units of the font, are at most [`MAX_WIDTH`].
fn is_within_line(advances: usize, font_size: usize) -> bool {
    advances.wrapping_mul(font_size) <= MAX_WIDTH.wrapping_mul(2048)
}

/// Returns the advance width of a character of a name in 1/2048 of the font size: the larger one of `DejaVu Sans`,
/// the widest of the usual sans-serif fonts, and `DejaVu Sans Mono`, which has wide letters `I`.
///
/// Source: table `hmtx` of `DejaVu` Fonts 2.37.
const fn advance(character: char) -> usize {
    match character {
        'A' | 'V' => 1401,
        'B' | 'X' | 'Z' => 1405,
        'C' => 1430,
        'D' => 1577,
        'E' => 1294,
        'G' => 1587,
        'H' => 1540,
        'K' => 1343,
        'M' => 1767,
        'N' => 1532,
        'O' | 'Q' => 1612,
        'P' => 1235,
        'R' => 1423,
        'S' => 1300,
        'T' | 'Y' => 1251,
        'U' => 1499,
        'W' => 2025,
        // The width of all characters of DejaVu Sans Mono.
        _ => 1233,
    }
}

/// A name as XML text. The apostrophe is the only character of names that needs an escape.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '\'' => f.write_str("&#39;")?,
                _ => f.write_char(character)?,
            }
        }
        Ok(())
    }
}

/// Writes the settings, nothing of the payload.
impl fmt::Debug for CardDrawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CardDrawing")
            .field("symbol", &self.symbol)
            .field("with_id_number", &self.with_id_number)
            .finish_non_exhaustive()
    }
}
