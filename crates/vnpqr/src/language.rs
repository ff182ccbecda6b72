//! The option `--lang`.

use vn_personal_qr::{Localize, Localized};

/// The language of labels and messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Language {
    /// English
    #[default]
    En,
    /// Vietnamese
    Vi,
}

impl Language {
    pub(crate) const fn choose<T: Copy>(self, english: T, vietnamese: T) -> T {
        match self {
            Self::En => english,
            Self::Vi => vietnamese,
        }
    }

    /// Returns the message of an error in this language.
    pub(crate) fn message<T: Localize>(self, error: &T) -> Localized<'_, T> {
        error.in_language(self.into())
    }
}

impl From<Language> for vn_personal_qr::Language {
    fn from(language: Language) -> Self {
        language.choose(Self::English, Self::Vietnamese)
    }
}
