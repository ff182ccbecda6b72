use alloc::borrow::Cow;
use core::fmt;

use super::filter;
use super::picture::Picture;
use super::threshold::Threshold;

/// A pass over a picture: what is done to it before symbols are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ScanPass {
    /// Nothing; what is dark is judged block by block.
    Plain,
    /// Stretched: what is dark is judged by one gray for the whole picture, however near dark and light are.
    Stretched,
    /// Each pixel the mean of nine: takes noise away.
    Smoothed,
    /// Smoothed, then stretched.
    SmoothedStretched,
    /// Dark and light exchanged: a light symbol on a dark ground.
    Inverted,
    /// Sharpened over eleven pixels: undoes blur of large modules.
    Sharpened,
    /// Sharpened over seven pixels: undoes blur of small modules.
    SharpenedFinely,
    /// Smoothed, then sharpened: blur and noise together.
    SmoothedSharpened,
    /// What is dark is judged by the mean of the pixels around.
    Local,
    /// Half as wide and high: what is large and grainy.
    Halved,
    /// A quarter as wide and high.
    Quartered,
    /// Twice as wide and high: modules of two or three pixels.
    Doubled,
    /// Inverted, smoothed and stretched.
    InvertedSmoothed,
}

/// From how many pixels on a picture is no longer drawn at twice its size: what good cameras take has modules of more than
/// three pixels, and four times 50 million bytes are much.
const MAX_DOUBLED: usize = 4_000_000;

impl ScanPass {
    /// All passes, in the order in which they are made.
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

    /// Returns the stable kebab-case name, for programs.
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

    /// How much larger the picture is that is looked at: what corners in it are divided by.
    pub(super) const fn scale(self) -> f32 {
        match self {
            Self::Quartered => 0.25,
            Self::Halved => 0.5,
            Self::Doubled => 2.0,
            _ => 1.0,
        }
    }

    /// How dark is told from light in this pass. After a filter the whole picture is judged by one gray, but where its
    /// light is uneven.
    pub(super) const fn threshold(self) -> Threshold {
        match self {
            Self::Plain | Self::Smoothed | Self::Inverted | Self::Doubled => Threshold::Blocks,
            Self::Local => Threshold::Around(8),
            _ => Threshold::Whole,
        }
    }

    /// What the pass takes, filter, threshold and all rows, for a picture of so many pixels.
    pub(super) const fn cost(self, pixels: u64) -> u64 {
        let pass = self.threshold().cost().saturating_add(1);
        // In quarters of a pixel: what the filter takes, and for what part of the picture the pass is.
        let (filter, part) = match self {
            Self::Plain | Self::Stretched | Self::Local => (0, 4),
            Self::Smoothed | Self::SmoothedStretched | Self::Inverted => (4, 4),
            Self::Sharpened | Self::SharpenedFinely => (12, 4),
            Self::SmoothedSharpened => (16, 4),
            Self::Halved => (4, 1),
            Self::Quartered => (5, 1),
            Self::Doubled => (16, 16),
            Self::InvertedSmoothed => (8, 4),
        };
        let each = pass.saturating_mul(part).saturating_add(filter);
        pixels.saturating_mul(each) / 4
    }

    /// The picture that is looked at; `None` where the step is not for pictures of this size.
    pub(super) fn apply<'p>(self, picture: &'p Picture<'_>) -> Option<Cow<'p, Picture<'p>>> {
        Some(Cow::Owned(match self {
            Self::Plain | Self::Stretched | Self::Local => return Some(Cow::Borrowed(picture)),
            Self::Smoothed | Self::SmoothedStretched => filter::smoothed(picture),
            Self::Inverted => filter::inverted(picture),
            Self::Sharpened => filter::sharpened(picture, 5, 4),
            Self::SharpenedFinely => filter::sharpened(picture, 3, 3),
            Self::SmoothedSharpened => filter::sharpened(&filter::smoothed(picture), 4, 3),
            Self::Halved => filter::halved(picture)?,
            Self::Quartered => filter::halved(&filter::halved(picture)?)?,
            Self::Doubled if picture.pixels().len() > MAX_DOUBLED => return None,
            Self::Doubled => filter::doubled(picture),
            Self::InvertedSmoothed => filter::smoothed(&filter::inverted(picture)),
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
    use alloc::vec;

    use super::{MAX_DOUBLED, ScanPass};
    use crate::{Budget, Picture};

    #[test]
    fn large_pictures_are_not_doubled() {
        let pixels = vec![255; MAX_DOUBLED + 2000];
        for (rows, is_doubled) in [(1999, true), (2000, true), (2001, false)] {
            let pixels = &pixels[..rows * 2000];
            let picture = Picture::from_gray(pixels, 2000, rows, 2000).unwrap();
            assert_eq!(
                ScanPass::Doubled.apply(&picture).is_some(),
                is_doubled,
                "{rows}"
            );
        }
    }

    #[test]
    fn the_default_budget_is_enough_for_all_steps() {
        let all: u64 = ScanPass::ALL.iter().map(|step| step.cost(1_000_000)).sum();
        assert!(
            (40_000_000..=Budget::DEFAULT.of(1_000_000)).contains(&all),
            "{all}"
        );
    }
}
