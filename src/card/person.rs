use crate::field::{BirthDate, Gender, HealthCard, IdNumber, NormalizedName};

/// What a declaration needs, as far as a card has it and it is sound. `Debug` shows what is there, not what it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Person<'a> {
    /// The id number: identity cards only.
    pub id_number: Option<IdNumber<'a>>,
    /// The canonical name, with what was changed in that of the card.
    pub name: Option<NormalizedName>,
    /// The birth date, if the card has the day.
    pub birth_date: Option<BirthDate>,
    /// Male or female.
    pub gender: Option<Gender>,
    /// The number of the health card: insurance cards only.
    pub health_card: Option<HealthCard<'a>>,
}
