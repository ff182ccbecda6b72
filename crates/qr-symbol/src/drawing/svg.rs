use core::fmt::{self, Write};

use super::bitmap::runs;
use super::colors::Colors;
use crate::value::{QUIET_ZONE, Symbol};

/// A symbol as a vector drawing, SVG; made by [`Symbol::svg`]. `to_string()` is the file.
///
/// Dark modules are one path, a horizontal stroke for each run of them, drawn without smoothing:
///
/// ```text
/// path = 1*( "M" x " " y ".5" run *( "m" gap " 0" run ) )
/// run  = "h" length
/// ```
///
/// A unit is a module. The drawing has eight pixels for each module unless a page gives it another size. The title, which
/// screen readers speak, is `QR code` unless [`title`](Svg::title) sets another.
#[derive(Clone, Copy, Debug)]
pub struct Svg<'a> {
    symbol: &'a Symbol,
    colors: Colors,
    title: &'a str,
}

/// The path data of a symbol's dark modules, as the attribute `d` of an SVG `path` has them; made by
/// [`Symbol::svg_path`].
#[derive(Clone, Copy, Debug)]
pub struct SvgPath<'a>(&'a Symbol);

impl Symbol {
    /// The symbol as SVG.
    ///
    /// ```
    /// use qr_symbol::{Color, Colors, Symbol};
    ///
    /// let symbol = Symbol::new(b"001093029317")?;
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
        }
    }

    /// Returns the path data of the dark modules, for drawings of one's own.
    ///
    /// The path is a horizontal stroke of width 1 for each run of dark modules, in units of a module, with the quiet zone
    /// left free: the symbol takes `0 0 N N` with `N` the [`full_size`](Self::full_size).
    ///
    /// ```
    /// use qr_symbol::Symbol;
    ///
    /// let path = Symbol::new(b"001093029317")?.svg_path().to_string();
    /// assert!(path.starts_with("M4 4.5h7"));
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub const fn svg_path(&self) -> SvgPath<'_> {
        SvgPath(self)
    }
}

impl<'a> Svg<'a> {
    /// Sets the title, which screen readers speak. It is escaped.
    ///
    /// ```
    /// use qr_symbol::Symbol;
    ///
    /// let file = Symbol::new(b"001093029317")?.svg().title("A & B").to_string();
    /// assert!(file.contains("<title>A &amp; B</title>"));
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub const fn title(self, title: &'a str) -> Self {
        Self { title, ..self }
    }

    /// The same drawing in other colors; those that scanners cannot tell apart cannot be made. See [`Colors::new`].
    #[must_use]
    pub const fn colors(self, colors: Colors) -> Self {
        Self { colors, ..self }
    }
}

impl fmt::Display for Svg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.symbol.full_size();
        write!(
            f,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" width=\"{0}\" height=\"{0}\" \
             role=\"img\" shape-rendering=\"crispEdges\"><title>{1}</title>\
             <path fill=\"{2}\" d=\"M0 0h{size}v{size}H0z\"/><path stroke=\"{3}\" d=\"{4}\"/></svg>\n",
            size.wrapping_mul(PIXELS),
            Escaped(self.title),
            self.colors.light(),
            self.colors.dark(),
            self.symbol.svg_path(),
        )
    }
}

/// Pixels a module, unless a page says otherwise.
const PIXELS: usize = 8;

/// A text as character data of XML.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                _ => f.write_char(character)?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for SvgPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (row, y) in self.0.rows().iter().zip(QUIET_ZONE..) {
            let mut piece = Piece::default();
            let mut pen = None;
            for (start, length) in runs(row) {
                match pen {
                    // A row begins with an absolute place, in the middle of its modules.
                    None => {
                        piece.number(b'M', start.wrapping_add(QUIET_ZONE));
                        piece.number(b' ', y);
                        piece.text(b".5");
                    }
                    Some(pen) => {
                        piece.number(b'm', start.wrapping_sub(pen));
                        piece.text(b" 0");
                    }
                }
                piece.number(b'h', length);
                pen = Some(start.wrapping_add(length));
            }
            f.write_str(piece.as_str())?;
        }
        Ok(())
    }
}

/// What a row adds to a path. At most 89 runs, each of at most nine characters.
struct Piece {
    text: [u8; 832],
    length: usize,
}

impl Default for Piece {
    fn default() -> Self {
        Self {
            text: [0; 832],
            length: 0,
        }
    }
}

impl Piece {
    #[inline]
    fn text(&mut self, text: &[u8]) {
        let end = self.length.wrapping_add(text.len());
        if let Some(room) = self.text.get_mut(self.length..end) {
            room.copy_from_slice(text);
            self.length = end;
        }
    }

    /// A letter and a number below 1000.
    #[inline]
    fn number(&mut self, letter: u8, number: usize) {
        self.text(&[letter]);
        #[expect(clippy::cast_possible_truncation, reason = "a digit")]
        let [hundreds, tens, units] =
            [number / 100, number / 10 % 10, number % 10].map(|digit| b'0' | digit as u8);
        match number {
            0..10 => self.text(&[units]),
            10..100 => self.text(&[tens, units]),
            _ => self.text(&[hundreds, tens, units]),
        }
    }

    fn as_str(&self) -> &str {
        let text = self.text.get(..self.length).unwrap_or_default();
        core::str::from_utf8(text).unwrap_or_default()
    }
}
