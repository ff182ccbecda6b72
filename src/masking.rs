//! Masking of values for display.

use core::fmt;

/// An ASCII text whose first characters are displayed as `*`.
#[derive(Clone, Copy)]
pub(crate) struct Masked<'a> {
    text: &'a [u8],
    hidden: usize,
}

impl<'a> Masked<'a> {
    /// Shows the whole text.
    pub(crate) const fn shown(text: &'a [u8]) -> Self {
        Self { text, hidden: 0 }
    }

    /// Hides the first `hidden` characters.
    pub(crate) const fn without_first(text: &'a [u8], hidden: usize) -> Self {
        Self { text, hidden }
    }

    /// Hides all but the last three characters, and at least six.
    pub(crate) const fn last_three(text: &'a [u8]) -> Self {
        let hidden = text.len().saturating_sub(3);
        Self {
            text,
            hidden: if hidden < 6 { 6 } else { hidden },
        }
    }
}

impl fmt::Display for Masked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const STARS: &str = "****************";
        let (hidden, shown) = self
            .text
            .split_at_checked(self.hidden)
            .unwrap_or((self.text, &[]));
        for stars in hidden.chunks(STARS.len()) {
            f.write_str(STARS.get(..stars.len()).unwrap_or(STARS))?;
        }
        f.write_str(core::str::from_utf8(shown).map_err(|_| fmt::Error)?)
    }
}
