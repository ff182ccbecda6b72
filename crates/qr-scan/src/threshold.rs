//! Which pixels are dark.
//!
//! There is no gray that is dark in every picture: paper in the shade is darker than ink in the sun. So the threshold comes from
//! the picture, and from how much of it is the question. A small part follows shades and takes an even area for light and
//! dark; the whole picture does neither. Three ways, for three sorts of pictures.

use rxing::common::{BitArray, BitMatrix, HybridBinarizer};
use rxing::{Binarizer, Luma8Source};

use super::filter;
use super::picture::Picture;

/// How dark is told from light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Threshold {
    /// By blocks of eight pixels and their neighbors, 40 pixels in all; even areas are light. It is rxing's, and follows
    /// shades best; what differs by fewer than 24 grays counts as even.
    Blocks,
    /// One gray for the whole picture, the one that divides it into two groups that differ most. However little they differ,
    /// so it does what stretching the contrast does.
    Whole,
    /// Darker than the mean of the pixels around, so many to each side. Modules next to one another are told apart even where
    /// blur leaves little between them.
    Around(u8),
}

/// A pixel is dark that differs by more than this from the mean around it: paper is not even.
const NOISE: u8 = 3;

impl Threshold {
    /// What this takes for each pixel.
    pub(super) const fn cost(self) -> u64 {
        match self {
            Self::Blocks | Self::Whole => 1,
            Self::Around(_) => 3,
        }
    }

    /// The picture with its dark pixels set; `None` if it has no pixels.
    pub(super) fn apply(self, picture: &Picture<'_>) -> Option<BitMatrix> {
        match self {
            Self::Blocks => {
                let width = u32::try_from(picture.width()).ok()?;
                let height = u32::try_from(picture.height()).ok()?;
                let source = Luma8Source::new_with_slice(picture.pixels(), width, height).ok()?;
                HybridBinarizer::new(source)
                    .get_black_matrix()
                    .ok()
                    .cloned()
            }
            Self::Whole => {
                let dark = darkest_light(picture.pixels());
                packed(picture, |row, _| row.map(move |pixel| *pixel < dark))
            }
            Self::Around(radius) => {
                let means = filter::means(picture, radius);
                packed(picture, |row, at| {
                    let means = means.iter().skip(at);
                    row.zip(means)
                        .map(|(pixel, mean)| pixel.saturating_add(NOISE) < *mean)
                })
            }
        }
    }
}

/// The bits of a picture's rows; `of` makes them from the pixels of a row and where it begins.
fn packed<'p, I: Iterator<Item = bool>>(
    picture: &'p Picture<'_>,
    of: impl Fn(core::slice::Iter<'p, u8>, usize) -> I,
) -> Option<BitMatrix> {
    let (width, height) = (picture.width(), picture.height());
    let mut matrix =
        BitMatrix::new(u32::try_from(width).ok()?, u32::try_from(height).ok()?).ok()?;
    let mut line = BitArray::with_size(width);
    let bits = usize::BITS as usize;
    let starts = (0..).step_by(width.max(1));
    for ((y, row), start) in (0..).zip(picture.pixels().chunks_exact(width)).zip(starts) {
        let mut dark = of(row.iter(), start);
        for at in (0..width).step_by(bits) {
            let word = dark.by_ref().take(bits).enumerate();
            let word = word.fold(0, |word, (at, dark)| word | usize::from(dark) << at);
            line.setBulk(at, word);
        }
        matrix.setRow(y, &line);
    }
    Some(matrix)
}

/// The darkest of the light grays: the one at which the variance between the two groups is greatest. If there is only one
/// gray, all is light.
///
/// Source: N. Otsu, A Threshold Selection Method from Gray-Level Histograms, 1979.
fn darkest_light(pixels: &[u8]) -> u8 {
    let mut counts = [0_u64; 256];
    for &pixel in pixels {
        if let Some(count) = counts.get_mut(usize::from(pixel)) {
            *count = count.wrapping_add(1);
        }
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "a picture has fewer than 2^52 pixels"
    )]
    let weights = || (0..=u8::MAX).zip(counts.map(|count| count as f64));
    let total: f64 = weights().map(|(_, weight)| weight).sum();
    let all: f64 = weights()
        .map(|(gray, weight)| f64::from(gray) * weight)
        .sum();
    let (mut dark, mut sum, mut best, mut threshold) = (0.0, 0.0, 0.0, 0);
    for (gray, weight) in weights() {
        let light = total - dark;
        let apart = sum / dark - (all - sum) / light;
        // Not a number, and so not greater, where one of the groups is empty.
        let variance = dark * light * apart * apart;
        if variance > best {
            (best, threshold) = (variance, gray);
        }
        dark += weight;
        sum += f64::from(gray) * weight;
    }
    threshold
}

#[cfg(test)]
mod tests {
    use super::{Picture, Threshold, darkest_light};

    #[test]
    fn dark_and_light_are_divided_between_two_groups() {
        assert_eq!(darkest_light(&[10, 12, 11, 200, 210]), 13);
        assert_eq!(darkest_light(&[100, 101]), 101);
        assert_eq!(darkest_light(&[7; 9]), 0, "all are light");
        assert_eq!(darkest_light(&[0, 255]), 1);
    }

    #[test]
    fn every_way_finds_a_dark_square() {
        let (width, height) = (150, 70);
        let is_dark = |x: u32, y: u32| (40..60).contains(&x) && (20..50).contains(&y);
        let pixels = (0..width * height).map(|at| {
            if is_dark(at % width, at / width) {
                40
            } else {
                220
            }
        });
        let picture = Picture::made(pixels.collect(), width as usize, height as usize);
        for way in [Threshold::Blocks, Threshold::Whole, Threshold::Around(20)] {
            let bits = way.apply(&picture).unwrap();
            assert_eq!((bits.width(), bits.height()), (width, height));
            for (x, y) in [(41, 21), (59, 49), (45, 45)] {
                assert!(bits.get(x, y), "{way:?}");
            }
            for (x, y) in [(38, 30), (62, 30), (50, 18), (149, 69), (0, 0)] {
                assert!(!bits.get(x, y), "{way:?}");
            }
        }
    }

    #[test]
    fn paper_is_not_dark_for_its_noise() {
        for (middle, is_dark) in [(97, false), (96, false), (95, true)] {
            let mut pixels = [100; 9];
            pixels[4] = middle;
            let picture = Picture::made(pixels.to_vec(), 3, 3);
            let bits = Threshold::Around(1).apply(&picture).unwrap();
            assert_eq!(bits.get(1, 1), is_dark, "{middle}");
        }
    }
}
