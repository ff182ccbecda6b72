//! The language of what people read.

/// English or Vietnamese.
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
}

impl From<Language> for vn_personal_qr::Language {
    fn from(language: Language) -> Self {
        language.choose(Self::English, Self::Vietnamese)
    }
}
