use core::fmt;

use super::bitmap::runs;
use super::colors::Colors;
use crate::symbol::value::{QUIET_ZONE, Symbol};

/// A symbol as a vector drawing, SVG; made by [`Symbol::svg`]. `to_string()` is the file.
///
/// Dark modules are one path, a horizontal stroke for each run of them, drawn without smoothing:
///
/// ```text
/// path = 1*( "M" x " " y ".5" run *( "m" gap " 0" run ) )
/// run  = "h" length
/// ```
///
/// A unit is a module, and the drawing has eight pixels for each unless a page gives it another size. The title, which screen readers
/// speak, says in both languages that it is a personal QR code and nothing of the person.
#[derive(Clone, Copy, Debug)]
pub struct Svg<'a> {
    symbol: &'a Symbol,
    colors: Colors,
}

impl Symbol {
    /// The symbol as SVG.
    ///
    /// ```
    /// use vn_personal_qr::symbol::{Color, Colors, Symbol};
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
        }
    }
}

impl Svg<'_> {
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
             role=\"img\" shape-rendering=\"crispEdges\"><title>{TITLE}</title>\
             <path fill=\"{1}\" d=\"M0 0h{size}v{size}H0z\"/>",
            size.wrapping_mul(PIXELS),
            self.colors.light()
        )?;
        modules(self.symbol, self.colors, f)?;
        f.write_str("</svg>\n")
    }
}

/// Pixels a module, unless a page says otherwise.
const PIXELS: usize = 8;

pub(super) const TITLE: &str = "Mã QR cá nhân · Personal QR code";

/// The path of the dark modules, the quiet zone left free.
pub(super) fn modules(symbol: &Symbol, colors: Colors, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "<path stroke=\"{}\" d=\"", colors.dark())?;
    for (row, y) in symbol.rows().iter().zip(QUIET_ZONE..) {
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
    f.write_str("\"/>")
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
