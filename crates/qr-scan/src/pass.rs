use std::borrow::Cow;
use std::fmt;

use super::filter;
use super::picture::Picture;
use super::threshold::Threshold;

/// A pass over a picture: a filter and a threshold applied before the search for symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ScanPass {
    /// No filter, a threshold for each block of pixels.
    Plain,
    /// No filter, one threshold for the whole picture: for low contrast.
    Stretched,
    /// A mean of 3 x 3 pixels: for noise.
    Smoothed,
    /// [`Smoothed`](Self::Smoothed), with one threshold for the whole picture.
    SmoothedStretched,
    /// Dark and light exchanged: for light symbols on a dark background.
    Inverted,
    /// An unsharp mask of 11 x 11 pixels: for blurred large modules.
    Sharpened,
    /// An unsharp mask of 7 x 7 pixels: for blurred small modules.
    SharpenedFinely,
    /// A mean of 3 x 3 pixels, then an unsharp mask of 9 x 9: for blur with noise.
    SmoothedSharpened,
    /// No filter, a threshold for each pixel, the mean of the 17 x 17 pixels around it: for uneven light and blur.
    Local,
    /// Half the width and height: for large, grainy pictures.
    Halved,
    /// A quarter of the width and height.
    Quartered,
    /// Twice the width and height: for modules of two or three pixels. Skipped above four million pixels.
    Doubled,
    /// Inverted, then a mean of 3 x 3 pixels, with one threshold for the whole picture.
    InvertedSmoothed,
}

/// The largest picture that is doubled, in pixels. Larger pictures come from cameras with more than three pixels a
/// module, and doubling a picture of 50 million pixels would take 200 MB.
const MAX_DOUBLED: usize = 4_000_000;

impl ScanPass {
    /// All passes, in the order in which they run.
    pub const ALL: &'static [Self] = &[
        Self::Plain,
        Self::Stretched,
        Self::Smoothed,
        Self::SmoothedStretched,
        Self::Inverted,
        Self::Sharpened,
        Self::SharpenedFinely,
        Self::SmoothedSharpened,
        Self::Local,
        Self::Halved,
        Self::Quartered,
        Self::Doubled,
        Self::InvertedSmoothed,
    ];

    /// Returns the stable code in kebab case, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Stretched => "stretched",
            Self::Smoothed => "smoothed",
            Self::SmoothedStretched => "smoothed-stretched",
            Self::Inverted => "inverted",
            Self::Sharpened => "sharpened",
            Self::SharpenedFinely => "sharpened-finely",
            Self::SmoothedSharpened => "smoothed-sharpened",
            Self::Local => "local",
            Self::Halved => "halved",
            Self::Quartered => "quartered",
            Self::Doubled => "doubled",
            Self::InvertedSmoothed => "inverted-smoothed",
        }
    }

    /// Returns the factor by which the pass scales the picture.
    pub(crate) const fn scale(self) -> f32 {
        match self {
            Self::Quartered => 0.25,
            Self::Halved => 0.5,
            Self::Doubled => 2.0,
            _ => 1.0,
        }
    }

    /// Returns the method that separates dark pixels from light ones.
    pub(crate) const fn threshold(self) -> Threshold {
        match self {
            Self::Plain | Self::Smoothed | Self::Inverted | Self::Doubled => Threshold::Blocks,
            Self::Local => Threshold::LocalMean(8),
            _ => Threshold::Otsu,
        }
    }

    /// Returns the pixel accesses of filter, threshold and search in a picture of `pixels` pixels.
    pub(crate) const fn cost(self, pixels: u64) -> u64 {
        let threshold_and_search = self.threshold().cost().saturating_add(1);
        // Accesses of the filter and size of the filtered picture, both in quarters of a pixel of the picture.
        let (filter, size) = match self {
            Self::Plain | Self::Stretched | Self::Local => (0, 4),
            Self::Smoothed | Self::SmoothedStretched | Self::Inverted => (4, 4),
            Self::Sharpened | Self::SharpenedFinely => (12, 4),
            Self::SmoothedSharpened => (16, 4),
            Self::Halved => (4, 1),
            Self::Quartered => (5, 1),
            Self::Doubled => (16, 16),
            Self::InvertedSmoothed => (8, 4),
        };
        let quarters = threshold_and_search
            .saturating_mul(size)
            .saturating_add(filter);
        pixels.saturating_mul(quarters) / 4
    }

    /// Returns the filtered picture, or `None` if the pass does not apply to this size.
    pub(crate) fn filter<'p>(self, picture: &'p Picture<'_>) -> Option<Cow<'p, Picture<'p>>> {
        Some(Cow::Owned(match self {
            Self::Plain | Self::Stretched | Self::Local => return Some(Cow::Borrowed(picture)),
            Self::Smoothed | Self::SmoothedStretched => filter::smooth(picture),
            Self::Inverted => filter::invert(picture),
            Self::Sharpened => filter::unsharp_mask(picture, 5, 4),
            Self::SharpenedFinely => filter::unsharp_mask(picture, 3, 3),
            Self::SmoothedSharpened => filter::unsharp_mask(&filter::smooth(picture), 4, 3),
            Self::Halved => filter::halve(picture)?,
            Self::Quartered => filter::halve(&filter::halve(picture)?)?,
            Self::Doubled if picture.pixels().len() > MAX_DOUBLED => return None,
            Self::Doubled => filter::double(picture),
            Self::InvertedSmoothed => filter::smooth(&filter::invert(picture)),
        }))
    }
}

impl fmt::Display for ScanPass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Plain => "as it is",
            Self::Stretched => "with its contrast stretched",
            Self::Smoothed => "smoothed",
            Self::SmoothedStretched => "smoothed, with its contrast stretched",
            Self::Inverted => "inverted",
            Self::Sharpened => "sharpened",
            Self::SharpenedFinely => "sharpened finely",
            Self::SmoothedSharpened => "smoothed and sharpened",
            Self::Local => "with local thresholds",
            Self::Halved => "at half its size",
            Self::Quartered => "at a quarter of its size",
            Self::Doubled => "at twice its size",
            Self::InvertedSmoothed => "inverted and smoothed",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_DOUBLED, ScanPass};
    use crate::{Budget, Picture};

    #[test]
    fn doubles_small_pictures_only() {
        let pixels = vec![255; MAX_DOUBLED + 2000];
        for (rows, is_doubled) in [(1999, true), (2000, true), (2001, false)] {
            let pixels = &pixels[..rows * 2000];
            let picture = Picture::from_gray(pixels, 2000, rows, 2000).unwrap();
            assert_eq!(
                ScanPass::Doubled.filter(&picture).is_some(),
                is_doubled,
                "{rows}"
            );
        }
    }

    #[test]
    fn default_budget_covers_all_passes() {
        let sum: u64 = ScanPass::ALL.iter().map(|pass| pass.cost(1_000_000)).sum();
        assert!(
            (40_000_000..=Budget::DEFAULT.limit_for(1_000_000)).contains(&sum),
            "{sum}"
        );
    }
}
