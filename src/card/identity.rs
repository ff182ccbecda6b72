use super::columns::{Columns, impl_card};
use super::date::CardDate;
use super::error::{CardError, CardErrorKind};
use super::person::Person;
use crate::field::{BirthDate, Gender, IdNumber, IdNumberKind, Name};

const NUMBER: usize = 0;
const OLD_NUMBER: usize = 1;
const NAME: usize = 2;
const BIRTH_DATE: usize = 3;
const GENDER: usize = 4;
const ADDRESS: usize = 5;
const ISSUED: usize = 6;
const CANCELED_NUMBER: usize = 7;
const FATHER: usize = 8;
const MOTHER: usize = 9;
/// Empty on all known cards.
const LAST: usize = 10;

/// The text of an identity card: the chip card since 2021 (CCCD, 7 columns) or the identity card since July 2024 (thẻ
/// Căn cước, 11 columns).
///
/// ```abnf
/// card   = number "|" [old] "|" name "|" date "|" gender "|" address "|" issued
///          *4("|" column)       ; canceled number, father, mother, unknown
/// number = 12DIGIT
/// date   = 8DIGIT               ; DDMMYYYY
/// gender = "Nam" / "Nữ"
/// ```
///
/// A card may have any number of columns from 7 on; [`trailing`](Self::trailing) returns those after the eleventh.
/// Columns borrow from the scanned bytes. `Debug` shows their number only.
///
/// Source: `docs/spec/card-qr.md`; real cards (high confidence).
#[derive(Clone, PartialEq, Eq)]
pub struct IdentityCard<'a> {
    columns: Columns<'a, 11>,
}

impl_card!(IdentityCard);

impl<'a> IdentityCard<'a> {
    /// Reads the text of a card.
    ///
    /// # Errors
    ///
    /// - [`NotUtf8`](CardErrorKind::NotUtf8): the byte FF
    /// - [`ColumnCount`](CardErrorKind::ColumnCount): `079195001234||A`
    /// - [`Number`](CardErrorKind::Number): a first column `B1234567`, which is not 12 digits
    pub fn read(text: &'a [u8]) -> Result<Self, CardError> {
        let columns = Columns::read(text, ISSUED.saturating_add(1))?;
        let card = Self { columns };
        if card.id_number().is_none() {
            return Err(CardError::in_column(CardErrorKind::Number, NUMBER));
        }
        Ok(card)
    }

    /// Creates a card with the seven columns of 2021.
    ///
    /// # Errors
    ///
    /// - [`Number`](CardErrorKind::Number): an id number other than 12 digits, `B1234567`
    /// - [`Text`](CardErrorKind::Text): a name or address that is empty, or contains `|` or a control character
    /// - [`Gender`](CardErrorKind::Gender): [`Gender::Unknown`]
    pub fn new(
        id_number: IdNumber<'a>,
        name: &'a str,
        birth_date: BirthDate,
        gender: Gender,
        address: &'a str,
        issued: BirthDate,
    ) -> Result<Self, CardError> {
        if id_number.kind() != IdNumberKind::Citizen {
            return Err(CardError::in_column(CardErrorKind::Number, NUMBER));
        }
        let mut columns = Columns::empty(ISSUED.saturating_add(1));
        columns.set(NUMBER, id_number.as_str());
        columns.set_text(NAME, name)?;
        columns.set(BIRTH_DATE, CardDate::Day(birth_date).to_compact());
        columns.set(
            GENDER,
            match gender {
                Gender::Male => "Nam",
                Gender::Female => "Nữ",
                Gender::Unknown => {
                    return Err(CardError::in_column(CardErrorKind::Gender, GENDER));
                }
            },
        );
        columns.set_text(ADDRESS, address)?;
        columns.set(ISSUED, CardDate::Day(issued).to_compact());
        Ok(Self { columns })
    }

    /// Returns the card with the number of an old card (CMND).
    ///
    /// # Errors
    ///
    /// [`Number`](CardErrorKind::Number): a number other than 9 digits
    pub fn with_old_number(mut self, number: IdNumber<'a>) -> Result<Self, CardError> {
        if number.kind() != IdNumberKind::Cmnd {
            return Err(CardError::in_column(CardErrorKind::Number, OLD_NUMBER));
        }
        self.columns.set(OLD_NUMBER, number.as_str());
        Ok(self)
    }

    /// Returns the card with the eleven columns of 2024, and with the parents, for the card of a child.
    ///
    /// # Errors
    ///
    /// [`Text`](CardErrorKind::Text): a name that is empty, or contains `|` or a control character
    pub fn with_parents(
        mut self,
        father: Option<&'a str>,
        mother: Option<&'a str>,
    ) -> Result<Self, CardError> {
        for (index, parent) in [(FATHER, father), (MOTHER, mother)] {
            match parent {
                Some(parent) => self.columns.set_text(index, parent)?,
                None => self.columns.set(index, ""),
            }
        }
        self.columns.set(LAST, "");
        Ok(self)
    }

    /// Returns column 0: the id number of 12 digits. It is never `None` for a card that was read.
    #[must_use]
    pub fn id_number(&self) -> Option<IdNumber<'_>> {
        let number = IdNumber::new(self.columns.get(NUMBER)).ok()?;
        (number.kind() == IdNumberKind::Citizen).then_some(number)
    }

    /// Returns column 1: the number of the old card (CMND).
    #[must_use]
    pub fn old_number(&self) -> Option<&str> {
        self.columns.non_empty(OLD_NUMBER)
    }

    /// Returns column 2: the name with diacritics. [`person`](Self::person) returns the canonical name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.columns.get(NAME)
    }

    /// Returns column 3: the birth date.
    ///
    /// # Errors
    ///
    /// [`Date`](CardErrorKind::Date): `31021995`, an empty column
    pub fn birth_date(&self) -> Result<CardDate, CardError> {
        self.date(BIRTH_DATE)
    }

    /// Returns column 4: the gender.
    ///
    /// # Errors
    ///
    /// [`Gender`](CardErrorKind::Gender): a column other than `Nam` and `Nữ`, in any case, composed or decomposed
    pub fn gender(&self) -> Result<Gender, CardError> {
        let word = Name::normalize(self.columns.get(GENDER)).ok();
        match word.as_ref().map(|word| word.name().as_bytes()) {
            Some(b"NAM") => Ok(Gender::Male),
            Some(b"NU") => Ok(Gender::Female),
            _ => Err(CardError::in_column(CardErrorKind::Gender, GENDER)),
        }
    }

    /// Returns column 5: the place of residence.
    #[must_use]
    pub fn address(&self) -> &str {
        self.columns.get(ADDRESS)
    }

    /// Returns column 6: the date of issue.
    ///
    /// # Errors
    ///
    /// [`Date`](CardErrorKind::Date): `31021995`, an empty column
    pub fn issued(&self) -> Result<CardDate, CardError> {
        self.date(ISSUED)
    }

    /// Returns column 7: a canceled personal number, mostly empty (low confidence).
    #[must_use]
    pub fn canceled_number(&self) -> Option<&str> {
        self.columns.non_empty(CANCELED_NUMBER)
    }

    /// Returns column 8: the father's name, on cards of children.
    #[must_use]
    pub fn father(&self) -> Option<&str> {
        self.columns.non_empty(FATHER)
    }

    /// Returns column 9: the mother's name, on cards of children.
    #[must_use]
    pub fn mother(&self) -> Option<&str> {
        self.columns.non_empty(MOTHER)
    }

    /// Returns the errors of all accessors.
    pub fn errors(&self) -> impl Iterator<Item = CardError> {
        [
            self.birth_date().err(),
            self.gender().err(),
            self.issued().err(),
        ]
        .into_iter()
        .flatten()
    }

    /// Returns the valid values that a declaration needs.
    #[must_use]
    pub fn person(&self) -> Person<'_> {
        Person {
            id_number: self.id_number(),
            name: Name::normalize(self.name()).ok(),
            birth_date: self.birth_date().ok().and_then(CardDate::day),
            gender: self.gender().ok(),
            health_card: None,
        }
    }

    fn date(&self, index: usize) -> Result<CardDate, CardError> {
        CardDate::parse_compact(self.columns.get(index))
            .ok_or(CardError::in_column(CardErrorKind::Date, index))
    }
}
