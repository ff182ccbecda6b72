use qr_scan::{Budget, FoundSymbol, Picture, Scan, scan};
use qr_symbol::{QUIET_ZONE, Symbol};

pub(crate) const EXAMPLE: &[u8] =
    b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";

/// A gray picture to draw on.
#[derive(Clone)]
pub(crate) struct Canvas {
    pub(crate) width: usize,
    pub(crate) pixels: Vec<u8>,
}

impl Canvas {
    pub(crate) fn new(width: usize, height: usize, gray: u8) -> Self {
        Self {
            width,
            pixels: vec![gray; width * height],
        }
    }

    /// Draws a symbol with its quiet zone, at `scale` pixels a module.
    pub(crate) fn of(symbol: &Symbol, scale: usize) -> Self {
        let side = (symbol.size() + 2 * QUIET_ZONE) * scale;
        let mut canvas = Self::new(side, side, 255);
        for y in 0..side {
            for x in 0..side {
                let module = |at: usize| (at / scale).wrapping_sub(QUIET_ZONE);
                if symbol.module(module(x), module(y)) {
                    canvas.pixels[y * side + x] = 0;
                }
            }
        }
        canvas
    }

    pub(crate) fn paste(&mut self, other: &Self, left: usize, top: usize) {
        for (y, row) in other.pixels.chunks(other.width).enumerate() {
            let start = (top + y) * self.width + left;
            self.pixels[start..start + other.width].copy_from_slice(row);
        }
    }

    pub(crate) fn map(&self, of: impl Fn(u8) -> u8) -> Self {
        Self {
            width: self.width,
            pixels: self.pixels.iter().map(|pixel| of(*pixel)).collect(),
        }
    }

    pub(crate) fn mirrored(&self) -> Self {
        let rows = self.pixels.chunks(self.width);
        Self {
            width: self.width,
            pixels: rows.flat_map(|row| row.iter().rev()).copied().collect(),
        }
    }

    pub(crate) fn picture(&self) -> Picture<'_> {
        let height = self.pixels.len() / self.width;
        Picture::from_gray(&self.pixels, self.width, height, self.width).expect("a picture")
    }

    pub(crate) fn scan(&self) -> Scan {
        scan(&self.picture(), Budget::DEFAULT)
    }
}

pub(crate) fn texts(scan: &Scan) -> Vec<&[u8]> {
    scan.symbols().iter().map(FoundSymbol::bytes).collect()
}
