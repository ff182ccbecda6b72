use crate::field::{BirthDate, Gender, HealthCard, IdNumber, NormalizedName};

/// The valid values of a card that a declaration needs. `Debug` shows which are present, not the values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Person<'a> {
    /// The id number, on identity cards only.
    pub id_number: Option<IdNumber<'a>>,
    /// The canonical name, with the repairs of the name on the card.
    pub name: Option<NormalizedName>,
    /// The birth date, if the card has the day.
    pub birth_date: Option<BirthDate>,
    /// The gender, male or female.
    pub gender: Option<Gender>,
    /// The number of the health card, on insurance cards only.
    pub health_card: Option<HealthCard<'a>>,
}
