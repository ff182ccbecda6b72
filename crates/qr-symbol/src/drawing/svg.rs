use core::fmt::{self, Write};

use crate::drawing::colors::Colors;
use crate::drawing::millimeters::Millimeters;
use crate::drawing::runs::runs;
use crate::symbol::{QUIET_ZONE, Symbol};

/// A symbol as an SVG file; made by [`Symbol::svg`].
///
/// `Display` writes the file. The unit is a module, the default size eight pixels for each module. The default title is
/// `QR code`; screen readers speak it.
#[derive(Clone, Copy, Debug)]
pub struct Svg<'a> {
    symbol: &'a Symbol,
    colors: Colors,
    title: &'a str,
    size: Size,
}

/// The width and height of a file.
#[derive(Clone, Copy, Debug)]
enum Size {
    /// In pixels for each module.
    Scale(u16),
    Print(Millimeters),
}

/// The dark modules of a symbol as path data, for the attribute `d` of an SVG `path`; made by [`Symbol::svg_path`].
///
/// `Display` writes a horizontal stroke for each run of dark modules:
///
/// ```text
/// path = 1*( "M" x " " y ".5" run *( "m" gap " 0" run ) )
/// run  = "h" length
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SvgPath<'a>(&'a Symbol);

impl Symbol {
    /// Draws the symbol as SVG.
    ///
    /// ```
    /// use qr_symbol::{Color, Colors, Symbol};
    ///
    /// let symbol = Symbol::new(b"0123456789")?;
    /// let blue = Colors::new(Color::new(0, 40, 110), Color::WHITE)?;
    /// let file = symbol.svg().colors(blue).to_string();
    /// assert!(file.starts_with("<svg ") && file.contains("#00286e"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn svg(&self) -> Svg<'_> {
        Svg {
            symbol: self,
            colors: Colors::BLACK_ON_WHITE,
            title: "QR code",
            size: Size::Scale(8),
        }
    }

    /// Returns the dark modules as path data, for use in other SVG drawings.
    ///
    /// Stroke the path with a width of 1. The unit is a module, and the quiet zone is included: the view box is `0 0 N
    /// N`, where `N` is [`full_size`](Self::full_size).
    ///
    /// ```
    /// use qr_symbol::Symbol;
    ///
    /// let path = Symbol::new(b"0123456789")?.svg_path().to_string();
    /// assert!(path.starts_with("M4 4.5h7"));
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub const fn svg_path(&self) -> SvgPath<'_> {
        SvgPath(self)
    }
}

impl<'a> Svg<'a> {
    /// Sets the title. It is escaped; characters that XML does not allow become U+FFFD.
    ///
    /// ```
    /// use qr_symbol::Symbol;
    ///
    /// let file = Symbol::new(b"0123456789")?.svg().title("A & B").to_string();
    /// assert!(file.contains("<title>A &amp; B</title>"));
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub const fn title(self, title: &'a str) -> Self {
        Self { title, ..self }
    }

    /// Sets the colors.
    #[must_use]
    pub const fn colors(self, colors: Colors) -> Self {
        Self { colors, ..self }
    }

    /// Sets the number of pixels for the side of a module; 0 is taken as 1. It replaces a width in print.
    ///
    /// ```
    /// use qr_symbol::Symbol;
    ///
    /// let file = Symbol::new(b"0123456789")?.svg().scale(4).to_string();
    /// assert!(file.contains("width=\"116\" height=\"116\""));
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub const fn scale(self, scale: u16) -> Self {
        Self {
            size: Size::Scale(if scale == 0 { 1 } else { scale }),
            ..self
        }
    }

    /// Sets the width of the printed symbol with its quiet zone.
    ///
    /// ```
    /// use qr_symbol::{Millimeters, Symbol};
    ///
    /// let width = Millimeters::from_micrometers(22_500).ok_or("zero")?;
    /// let file = Symbol::new(b"0123456789")?.svg().print_width(width).to_string();
    /// assert!(file.contains("width=\"22.5mm\" height=\"22.5mm\""));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn print_width(self, width: Millimeters) -> Self {
        Self {
            size: Size::Print(width),
            ..self
        }
    }
}

impl fmt::Display for Svg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.symbol.full_size();
        write!(
            f,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" "
        )?;
        match self.size {
            Size::Scale(scale) => {
                let pixels = size.wrapping_mul(scale.into());
                write!(f, "width=\"{pixels}\" height=\"{pixels}\"")?;
            }
            Size::Print(width) => write!(f, "width=\"{width}mm\" height=\"{width}mm\"")?,
        }
        writeln!(
            f,
            " role=\"img\" shape-rendering=\"crispEdges\"><title>{}</title>\
             <path fill=\"{}\" d=\"M0 0h{size}v{size}H0z\"/><path stroke=\"{}\" d=\"{}\"/></svg>",
            Escaped(self.title),
            self.colors.light(),
            self.colors.dark(),
            self.symbol.svg_path(),
        )
    }
}

/// A text escaped for XML character data.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                // XML has no escape for these.
                '\0'..=' ' if !"\t\n\r ".contains(character) => f.write_char('\u{FFFD}')?,
                '\u{FFFE}' | '\u{FFFF}' => f.write_char('\u{FFFD}')?,
                _ => f.write_char(character)?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for SvgPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (row, y) in self.0.rows().iter().zip(QUIET_ZONE..) {
            let mut buffer = Buffer::default();
            let mut end = None;
            for (start, length) in runs(row) {
                match end {
                    // The row begins at an absolute position, in the middle of its modules.
                    None => {
                        buffer.push_number(b'M', start.wrapping_add(QUIET_ZONE));
                        buffer.push_number(b' ', y);
                        buffer.push(b".5");
                    }
                    Some(end) => {
                        buffer.push_number(b'm', start.wrapping_sub(end));
                        buffer.push(b" 0");
                    }
                }
                buffer.push_number(b'h', length);
                end = Some(start.wrapping_add(length));
            }
            f.write_str(buffer.as_str())?;
        }
        Ok(())
    }
}

/// A buffer for the path data of one row: at most 89 runs of at most nine characters.
struct Buffer {
    text: [u8; 832],
    length: usize,
}

impl Default for Buffer {
    fn default() -> Self {
        Self {
            text: [0; 832],
            length: 0,
        }
    }
}

impl Buffer {
    #[inline]
    fn push(&mut self, text: &[u8]) {
        let end = self.length.wrapping_add(text.len());
        if let Some(free) = self.text.get_mut(self.length..end) {
            free.copy_from_slice(text);
            self.length = end;
        }
    }

    /// Appends a letter and a number below 1000.
    #[inline]
    fn push_number(&mut self, letter: u8, number: usize) {
        self.push(&[letter]);
        #[expect(clippy::cast_possible_truncation, reason = "a digit")]
        let [hundreds, tens, units] =
            [number / 100, number / 10 % 10, number % 10].map(|digit| b'0' | digit as u8);
        match number {
            0..10 => self.push(&[units]),
            10..100 => self.push(&[tens, units]),
            _ => self.push(&[hundreds, tens, units]),
        }
    }

    fn as_str(&self) -> &str {
        let text = self.text.get(..self.length).unwrap_or_default();
        core::str::from_utf8(text).unwrap_or_default()
    }
}
