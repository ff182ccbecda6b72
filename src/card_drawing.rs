use core::fmt::{self, Write};

use qr_symbol::{Color, Symbol, TooLong};

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
/// Masking does not protect the data: the symbol contains all values. The title for screen readers contains no personal
/// data. The font is the sans-serif font of the page; the file loads nothing.
#[derive(Clone)]
pub struct CardDrawing<'a> {
    payload: PersonalQr<'a>,
    symbol: Symbol,
    with_id_number: bool,
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
}

impl fmt::Display for CardDrawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id_number = self.payload.id_number().filter(|_| self.with_id_number);
        let lines: usize = if id_number.is_some() { 3 } else { 2 };
        let height = TOP
            .wrapping_add(WIDTH)
            .wrapping_add(lines.wrapping_mul(LINE));
        write!(
            f,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
             height=\"{height}\" role=\"img\"><title>{TITLE}</title>\
             <rect width=\"{WIDTH}\" height=\"{height}\" rx=\"16\" fill=\"{}\"/>\
             <g text-anchor=\"middle\" font-family=\"sans-serif\" fill=\"{}\">",
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
            line(f, &mut y, "Số giấy tờ · Id number", number.masked())?;
        }
        line(
            f,
            &mut y,
            "Họ và tên · Full name",
            Escaped(self.payload.name().as_str()),
        )?;
        line(
            f,
            &mut y,
            "Ngày sinh · Birth date",
            self.payload.birth_date().masked(),
        )?;
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
/// The height of a line below the symbol in pixels.
const LINE: usize = 48;

const TITLE: &str = "Mã QR cá nhân · Personal QR code";

const TEXT: Color = Color::new(0x1A, 0x1A, 0x1A);

fn line(
    f: &mut fmt::Formatter<'_>,
    y: &mut usize,
    label: &str,
    value: impl fmt::Display,
) -> fmt::Result {
    write!(
        f,
        "<text x=\"{MIDDLE}\" y=\"{}\" font-size=\"12\" fill=\"#595959\">{label}</text>\
         <text x=\"{MIDDLE}\" y=\"{}\" font-size=\"18\">{value}</text>",
        *y,
        y.wrapping_add(21)
    )?;
    *y = y.wrapping_add(LINE);
    Ok(())
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
