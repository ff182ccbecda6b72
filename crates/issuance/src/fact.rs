use core::fmt;

use vn_personal_qr::{Field, Language, Localize, catalog_set};

/// A fact about a person that a verification system compares.
///
/// `Display` and [`Localize`] write the field's [label](Field::label).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Fact {
    /// The id number. Code `id-number`.
    IdNumber,
    /// The name. Code `name`.
    Name,
    /// The birth date. Code `birth-date`.
    BirthDate,
    /// The gender. Code `gender`.
    Gender,
    /// The health card number. Code `health-card`.
    HealthCard,
}

impl Fact {
    /// All facts, in their order.
    pub const ALL: &'static [Self] = &[
        Self::IdNumber,
        Self::Name,
        Self::BirthDate,
        Self::Gender,
        Self::HealthCard,
    ];

    /// Returns the stable kebab-case code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::IdNumber => "id-number",
            Self::Name => "name",
            Self::BirthDate => "birth-date",
            Self::Gender => "gender",
            Self::HealthCard => "health-card",
        }
    }

    /// Returns the payload field that holds the fact.
    #[must_use]
    pub const fn field(self) -> Field {
        match self {
            Self::IdNumber => Field::IdNumber,
            Self::Name => Field::Name,
            Self::BirthDate => Field::BirthDate,
            Self::Gender => Field::Gender,
            Self::HealthCard => Field::HealthCard,
        }
    }
}

impl Localize for Fact {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.field().label(language))
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_in(Language::English, f)
    }
}

catalog_set! {
    /// A set of [`Fact`]s.
    ///
    /// ```
    /// use vn_personal_qr_issuance::{Fact, Facts};
    ///
    /// let facts: Facts = [Fact::BirthDate, Fact::Name].into_iter().collect();
    /// assert!(facts.iter().eq([Fact::Name, Fact::BirthDate]));
    /// ```
    pub struct Facts of Fact
}
