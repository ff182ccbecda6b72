/// How much work may go into a picture, told in pixels that are looked at; no clock is read.
///
/// A pass over the picture takes two for each of its pixels, one to tell dark from light and one to look for finder patterns;
/// a filter before it takes one to three more, and a pass over the picture at twice its size takes four times as many.
/// What is traced in detail, a finder pattern or the modules of a symbol, takes as many as it reaches over.
///
/// ```
/// use qr_scan::{Budget, Picture, scan};
///
/// let picture = Picture::from_gray(&[255; 100 * 100], 100, 100, 100)?;
/// let first_pass_only = scan(&picture, Budget::per_pixel(2));
/// assert_eq!(first_pass_only.passes().len(), 1);
/// assert!(first_pass_only.is_exhausted() && first_pass_only.work() <= 20_000);
/// # Ok::<(), qr_scan::PictureError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Budget {
    per_pixel: u32,
    at_most: u64,
}

impl Budget {
    /// 64 for each pixel: enough for all passes over a picture that holds little.
    pub const DEFAULT: Self = Self::per_pixel(64);

    /// So many for each pixel of the picture. A pass takes 2 and what is traced in it; 8 are enough to read what is clean.
    #[must_use]
    pub const fn per_pixel(per_pixel: u32) -> Self {
        Self {
            per_pixel,
            at_most: u64::MAX,
        }
    }

    /// The same, but no more than this in all, however large the picture is.
    #[must_use]
    pub const fn at_most(mut self, pixels: u64) -> Self {
        self.at_most = pixels;
        self
    }

    /// What this allows for a picture of so many pixels.
    #[must_use]
    pub const fn of(self, pixels: u64) -> u64 {
        let all = pixels.saturating_mul(self.per_pixel as u64);
        if all < self.at_most {
            all
        } else {
            self.at_most
        }
    }
}

/// [`Budget::DEFAULT`].
impl Default for Budget {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Counts what has been spent of a budget.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meter {
    limit: u64,
    spent: u64,
    refused: bool,
}

impl Meter {
    pub(super) const fn new(limit: u64) -> Self {
        Self {
            limit,
            spent: 0,
            refused: false,
        }
    }

    /// Takes what is about to be done; `None` where that is more than is left.
    pub(super) fn spend(&mut self, pixels: u64) -> Option<()> {
        let spent = self.spent.saturating_add(pixels);
        if spent > self.limit {
            self.refused = true;
            return None;
        }
        self.spent = spent;
        Some(())
    }

    pub(super) const fn spent(&self) -> u64 {
        self.spent
    }

    /// Whether anything was left undone.
    pub(super) const fn is_exhausted(&self) -> bool {
        self.refused
    }
}
