//! Languages of labels and messages.

use core::fmt;

use crate::word::named;

/// The language of labels and messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Vietnamese.
    Vietnamese,
}

named!(Language, [English, Vietnamese], "en or vi");

impl Language {
    /// Returns the code of ISO 639: `en` or `vi`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.pick(("en", "vi"))
    }

    /// Returns the text of this language out of an English and a Vietnamese one.
    #[must_use]
    pub const fn pick<'t>(self, (english, vietnamese): (&'t str, &'t str)) -> &'t str {
        match self {
            Self::English => english,
            Self::Vietnamese => vietnamese,
        }
    }
}

/// A message in every [`Language`].
///
/// `Display` gives the English message; this trait gives each of them. It is implemented here for types of other
/// crates, too: those of `qr_symbol` with feature `symbol` and those of `qr_scan` with feature `image`.
///
/// ```
/// use vn_personal_qr::{Language, Localize, Phone};
///
/// let error = Phone::new("09x").unwrap_err();
/// assert_eq!(
///     error.in_language(Language::Vietnamese).to_string(),
///     "số điện thoại: ký tự không hợp lệ, cần chữ số 0-9 (byte 2)"
/// );
/// ```
pub trait Localize {
    /// Writes the message in `language` to `f`.
    ///
    /// # Errors
    ///
    /// Those of the writer behind `f`.
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Returns the message in `language`, to be displayed.
    #[must_use]
    fn in_language(&self, language: Language) -> Localized<'_, Self> {
        Localized {
            message: self,
            language,
        }
    }
}

/// A message in a language; made by [`Localize::in_language`].
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Localized<'a, T: ?Sized> {
    message: &'a T,
    language: Language,
}

impl<T: Localize + ?Sized> fmt::Display for Localized<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt_in(self.language, f)
    }
}

impl<T: fmt::Debug + ?Sized> fmt::Debug for Localized<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Localized")
            .field("message", &self.message)
            .field("language", &self.language)
            .finish()
    }
}
