//! The `qrcode` crate with all choices of a symbol set, so that its modules must be the same.

use qr_symbol::{Level, Mask, Mode, Segments, Symbol};
use qrcode::bits::Bits;
use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{EcLevel, Version};

fn level(level: Level) -> EcLevel {
    match level {
        Level::L => EcLevel::L,
        Level::M => EcLevel::M,
        Level::Q => EcLevel::Q,
        Level::H => EcLevel::H,
    }
}

fn mask(mask: Mask) -> MaskPattern {
    [
        MaskPattern::Checkerboard,
        MaskPattern::HorizontalLines,
        MaskPattern::VerticalLines,
        MaskPattern::DiagonalLines,
        MaskPattern::LargeCheckerboard,
        MaskPattern::Fields,
        MaskPattern::Diamonds,
        MaskPattern::Meadow,
    ][usize::from(mask.number())]
}

fn version(version: qr_symbol::Version) -> Version {
    Version::Normal(version.number().into())
}

fn codewords(text: &[u8], symbol: &Symbol, segments: &Segments) -> Vec<u8> {
    let mut bits = Bits::new(version(symbol.version()));
    for segment in segments.iter() {
        let piece = &text[segment.range()];
        match segment.mode() {
            Mode::Numeric => bits.push_numeric_data(piece),
            Mode::Alphanumeric => bits.push_alphanumeric_data(piece),
            Mode::Byte => bits.push_byte_data(piece),
        }
        .expect("the segment fits");
    }
    bits.push_terminator(level(symbol.level()))
        .expect("it fits");
    bits.into_bytes()
}

/// A symbol of `qrcode` before masking, with the choices of a [`Symbol`].
pub(crate) struct Unmasked(Canvas);

impl Unmasked {
    pub(crate) fn new(text: &[u8], symbol: &Symbol) -> Self {
        let data = codewords(text, symbol, symbol.segments());
        let (version, level) = (version(symbol.version()), level(symbol.level()));
        let (data, correction) =
            qrcode::ec::construct_codewords(&data, version, level).expect("codewords");
        let mut canvas = Canvas::new(version, level);
        canvas.draw_all_functional_patterns();
        canvas.draw_data(&data, &correction);
        Self(canvas)
    }

    /// Returns the modules with a mask, row by row.
    pub(crate) fn masked(&self, by: Mask) -> Vec<bool> {
        let mut canvas = self.0.clone();
        canvas.apply_mask(mask(by));
        let colors = canvas.into_colors();
        colors
            .into_iter()
            .map(|color| color == qrcode::Color::Dark)
            .collect()
    }
}

/// Returns the modules row by row.
pub(crate) fn modules(symbol: &Symbol) -> Vec<bool> {
    let size = symbol.size();
    (0..size * size)
        .map(|at| symbol.module(at % size, at / size))
        .collect()
}

pub(crate) fn picture(modules: &[bool]) -> String {
    let size = modules.len().isqrt();
    let line = |row: &[bool]| {
        row.iter()
            .map(|&dark| if dark { "##" } else { "  " })
            .collect()
    };
    modules
        .chunks(size)
        .map(line)
        .collect::<Vec<String>>()
        .join("\n")
}
