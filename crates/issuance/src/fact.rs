use core::fmt;

use vn_personal_qr::{Field, Language, Localize};

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

/// A set of [`Fact`]s.
///
/// ```
/// use vn_personal_qr_issuance::{Fact, Facts};
///
/// let facts: Facts = [Fact::BirthDate, Fact::Name].into_iter().collect();
/// assert!(facts.iter().eq([Fact::Name, Fact::BirthDate]));
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Facts(u8);

impl Facts {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// Returns whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the number of facts.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Returns whether `fact` is in the set.
    #[must_use]
    pub const fn contains(self, fact: Fact) -> bool {
        self.0 & Self::bit(fact) != 0
    }

    /// Iterates over the facts in the order of [`Fact::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Fact> + Clone {
        let facts = Fact::ALL.iter().copied();
        facts.filter(move |&fact| self.contains(fact))
    }

    const fn bit(fact: Fact) -> u8 {
        1_u8.wrapping_shl(fact as u32)
    }
}

/// Shows the codes.
impl fmt::Debug for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Fact::code)).finish()
    }
}

impl FromIterator<Fact> for Facts {
    fn from_iter<I: IntoIterator<Item = Fact>>(facts: I) -> Self {
        let mut set = Self::NONE;
        for fact in facts {
            set.0 |= Self::bit(fact);
        }
        set
    }
}

impl From<Fact> for Facts {
    fn from(fact: Fact) -> Self {
        Self::from_iter([fact])
    }
}
