//! Binarization: which pixels are dark.
//!
//! No fixed gray separates dark from light: paper in the shade is darker than ink in the sun. A threshold from a small
//! part of the picture follows shades, but sees contrast in even areas; a threshold from the whole picture does the
//! opposite. So there are three methods, each for pictures of its own kind.

use rxing::common::{BitArray, BitMatrix, HybridBinarizer};
use rxing::{Binarizer, Luma8Source};

use super::filter;
use super::picture::Picture;

/// A method that separates dark pixels from light ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Threshold {
    /// A threshold for each block of 8 x 8 pixels, averaged over 5 x 5 blocks: the hybrid binarizer of rxing. Follows
    /// shades best. Areas that differ by fewer than 24 grays count as light.
    Blocks,
    /// Otsu's method: one threshold for the whole picture. Works at any contrast.
    Otsu,
    /// The mean of the pixels around each pixel, with this radius. Separates neighboring modules even if blur leaves
    /// little contrast between them.
    LocalMean(u8),
}

/// How many grays darker than the local mean a pixel may be and still count as light: paper is not perfectly even.
const NOISE: u8 = 3;

impl Threshold {
    /// Returns the accesses for each pixel.
    pub(crate) const fn cost(self) -> u64 {
        match self {
            Self::Blocks | Self::Otsu => 1,
            Self::LocalMean(_) => 3,
        }
    }

    /// Returns a matrix with the dark pixels set, or `None` if the picture is empty.
    pub(crate) fn binarize(self, picture: &Picture<'_>) -> Option<BitMatrix> {
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
            Self::Otsu => {
                let threshold = otsu_threshold(picture.pixels());
                to_matrix(picture, |row, _| row.map(move |pixel| *pixel < threshold))
            }
            Self::LocalMean(radius) => {
                let means = filter::local_means(picture, radius);
                to_matrix(picture, |row, start| {
                    let means = means.iter().skip(start);
                    row.zip(means)
                        .map(|(pixel, mean)| pixel.saturating_add(NOISE) < *mean)
                })
            }
        }
    }
}

/// Packs bits into a matrix. `is_dark` maps the pixels of a row and the index of its first pixel to bits.
fn to_matrix<'p, I: Iterator<Item = bool>>(
    picture: &'p Picture<'_>,
    is_dark: impl Fn(std::slice::Iter<'p, u8>, usize) -> I,
) -> Option<BitMatrix> {
    let (width, height) = (picture.width(), picture.height());
    let mut matrix =
        BitMatrix::new(u32::try_from(width).ok()?, u32::try_from(height).ok()?).ok()?;
    let mut line = BitArray::with_size(width);
    let bits = usize::BITS as usize;
    let starts = (0..).step_by(width.max(1));
    for ((y, row), start) in (0..).zip(picture.pixels().chunks_exact(width)).zip(starts) {
        let mut dark = is_dark(row.iter(), start);
        for at in (0..width).step_by(bits) {
            let chunk = dark.by_ref().take(bits).enumerate();
            let word = chunk.fold(0, |word, (bit, dark)| word | usize::from(dark) << bit);
            line.setBulk(at, word);
        }
        matrix.setRow(y, &line);
    }
    Some(matrix)
}

/// Returns the darkest light gray: the threshold with the greatest variance between dark and light pixels. If there is
/// only one gray, every pixel is light.
///
/// Source: N. Otsu, A Threshold Selection Method from Gray-Level Histograms, 1979.
fn otsu_threshold(pixels: &[u8]) -> u8 {
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
    let total_sum: f64 = weights()
        .map(|(gray, weight)| f64::from(gray) * weight)
        .sum();
    let (mut dark, mut sum, mut best, mut threshold) = (0.0, 0.0, 0.0, 0);
    for (gray, weight) in weights() {
        let light = total - dark;
        let distance = sum / dark - (total_sum - sum) / light;
        // NaN if one of the groups is empty, and then not greater.
        let variance = dark * light * distance * distance;
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
    use super::{Picture, Threshold, otsu_threshold};

    #[test]
    fn otsu_divides_two_groups() {
        assert_eq!(otsu_threshold(&[10, 12, 11, 200, 210]), 13);
        assert_eq!(otsu_threshold(&[100, 101]), 101);
        assert_eq!(otsu_threshold(&[7; 9]), 0, "every pixel is light");
        assert_eq!(otsu_threshold(&[0, 255]), 1);
    }

    #[test]
    fn every_method_finds_a_dark_square() {
        let (width, height) = (150, 70);
        let is_dark = |x: u32, y: u32| (40..60).contains(&x) && (20..50).contains(&y);
        let pixels = (0..width * height).map(|at| {
            if is_dark(at % width, at / width) {
                40
            } else {
                220
            }
        });
        let picture = Picture::from_vec(pixels.collect(), width as usize, height as usize);
        for method in [Threshold::Blocks, Threshold::Otsu, Threshold::LocalMean(20)] {
            let bits = method.binarize(&picture).unwrap();
            assert_eq!((bits.width(), bits.height()), (width, height));
            for (x, y) in [(41, 21), (59, 49), (45, 45)] {
                assert!(bits.get(x, y), "{method:?}");
            }
            for (x, y) in [(38, 30), (62, 30), (50, 18), (149, 69), (0, 0)] {
                assert!(!bits.get(x, y), "{method:?}");
            }
        }
    }

    #[test]
    fn local_mean_ignores_noise() {
        for (middle, is_dark) in [(97, false), (96, false), (95, true)] {
            let mut pixels = [100; 9];
            pixels[4] = middle;
            let picture = Picture::from_vec(pixels.to_vec(), 3, 3);
            let bits = Threshold::LocalMean(1).binarize(&picture).unwrap();
            assert_eq!(bits.get(1, 1), is_dark, "{middle}");
        }
    }
}
