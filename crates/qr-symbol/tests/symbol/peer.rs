//! The `qrcode` crate, told every choice, so that its modules must be the same.

use qrcode::bits::Bits;
use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{EcLevel, Version};
use qr_symbol::{Level, Mask, Mode, Segments, Symbol};

pub(crate) fn level(level: Level) -> EcLevel {
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

pub(crate) fn codewords(text: &[u8], symbol: &Symbol, segments: &Segments) -> Vec<u8> {
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
    bits.push_terminator(level(symbol.level())).expect("room");
    bits.into_bytes()
}

/// The modules that `qrcode` draws for the choices of a symbol, with every mask.
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

    /// Row by row.
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
