/// A limit on the work of a scan, counted in pixel accesses and independent of time.
///
/// A pass over a picture costs two accesses a pixel: one for the threshold, one for the search for finder patterns. A
/// filter adds one to three, and a pass at double size costs four times as much. Tracing a finder pattern or sampling
/// the modules of a symbol costs about as many accesses as it covers pixels.
///
/// ```
/// use qr_scan::{Budget, Picture, scan};
///
/// let picture = Picture::from_gray(&[255; 100 * 100], 100, 100, 100)?;
/// let first_pass_only = scan(&picture, Budget::per_pixel(2));
/// assert_eq!(first_pass_only.passes().len(), 1);
/// assert!(first_pass_only.is_budget_exhausted() && first_pass_only.work() <= 20_000);
/// # Ok::<(), qr_scan::PictureError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Budget {
    per_pixel: u32,
    max: u64,
}

impl Budget {
    /// 64 accesses a pixel, enough for all passes over a picture with few finder patterns.
    pub const DEFAULT: Self = Self::per_pixel(64);

    /// Creates a budget of `accesses` for each pixel of the picture.
    ///
    /// The first pass needs 2 and what it traces; 8 are enough to read an undamaged symbol.
    #[must_use]
    pub const fn per_pixel(accesses: u32) -> Self {
        Self {
            per_pixel: accesses,
            max: u64::MAX,
        }
    }

    /// Returns this budget with an upper bound in accesses, whatever the size of the picture.
    #[must_use]
    pub const fn at_most(mut self, accesses: u64) -> Self {
        self.max = accesses;
        self
    }

    /// Returns the number of accesses allowed for a picture of `pixels` pixels.
    #[must_use]
    pub const fn limit_for(self, pixels: u64) -> u64 {
        let limit = pixels.saturating_mul(self.per_pixel as u64);
        if limit < self.max { limit } else { self.max }
    }
}

/// [`Budget::DEFAULT`].
impl Default for Budget {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// A counter of the accesses spent from a budget.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meter {
    limit: u64,
    spent: u64,
    is_exhausted: bool,
}

impl Meter {
    pub(crate) const fn new(limit: u64) -> Self {
        Self {
            limit,
            spent: 0,
            is_exhausted: false,
        }
    }

    /// Spends `accesses` ahead of the work, or returns `None` if fewer remain.
    pub(crate) fn spend(&mut self, accesses: u64) -> Option<()> {
        let spent = self.spent.saturating_add(accesses);
        if spent > self.limit {
            self.is_exhausted = true;
            return None;
        }
        self.spent = spent;
        Some(())
    }

    pub(crate) const fn spent(&self) -> u64 {
        self.spent
    }

    /// Returns whether any work was refused.
    pub(crate) const fn is_exhausted(&self) -> bool {
        self.is_exhausted
    }
}
