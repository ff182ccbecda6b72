use super::columns::{Columns, card_of_columns};
use super::error::{CardError, CardErrorKind};
use super::{CardDate, Person};
use crate::field::{BirthDate, Gender, IdNumber, IdNumberKind, Name};

const NUMBER: usize = 0;
const OLD_NUMBER: usize = 1;
const NAME: usize = 2;
const BIRTH_DATE: usize = 3;
const GENDER: usize = 4;
const ADDRESS: usize = 5;
const ISSUED: usize = 6;
const CANCELLED_NUMBER: usize = 7;
const FATHER: usize = 8;
const MOTHER: usize = 9;
/// Empty in all cards that were seen.
const LAST: usize = 10;

/// The text of an identity card's symbol: the chip card of 2021 (CCCD, 7 columns) and the identity card of July 2024 on
/// (thẻ Căn cước, 11 columns).
///
/// ```abnf
/// card  = number "|" [old] "|" name "|" date "|" gender "|" address "|" issued
///         *4("|" column)        ; canceled number, father, mother, unknown
/// number = 12DIGIT
/// date   = 8DIGIT               ; DDMMYYYY
/// gender = "Nam" / "Nữ"
/// ```
///
/// Any number of columns from 7 on is taken; those beyond the eleventh are kept. Columns borrow from the scanned bytes.
/// `Debug` shows how many there are, and none of them.
///
/// Source: `docs/spec/card-qr.md`; real cards (high confidence).
#[derive(Clone, PartialEq, Eq)]
pub struct IdentityCard<'a> {
    columns: Columns<'a, 11>,
}

card_of_columns!(IdentityCard);

impl<'a> IdentityCard<'a> {
    /// Reads the text of a card.
    ///
    /// # Errors
    ///
    /// - [`NotUtf8`](CardErrorKind::NotUtf8): the byte FF
    /// - [`ColumnCount`](CardErrorKind::ColumnCount): `079195001234||A`
    /// - [`Number`](CardErrorKind::Number): a first column that is not 12 digits
    pub fn read(text: &'a [u8]) -> Result<Self, CardError> {
        let columns = Columns::read(text, ISSUED.saturating_add(1))?;
        let card = Self { columns };
        if card.id_number().is_none() {
            return Err(CardError::in_column(CardErrorKind::Number, NUMBER));
        }
        Ok(card)
    }

    /// A card with the seven columns of 2021, to be written.
    ///
    /// # Errors
    ///
    /// - [`Number`](CardErrorKind::Number): an id number other than 12 digits, `B1234567`
    /// - [`Text`](CardErrorKind::Text): a name or address that is empty, or holds a `|` or a control character
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

    /// The same card with the number of an old one (CMND).
    ///
    /// # Errors
    ///
    /// [`Number`](CardErrorKind::Number) for anything but 9 digits.
    pub fn with_old_number(mut self, number: IdNumber<'a>) -> Result<Self, CardError> {
        if number.kind() != IdNumberKind::Cmnd {
            return Err(CardError::in_column(CardErrorKind::Number, OLD_NUMBER));
        }
        self.columns.set(OLD_NUMBER, number.as_str());
        Ok(self)
    }

    /// The same card with the eleven columns of 2024, and the parents that a child's card names.
    ///
    /// # Errors
    ///
    /// [`Text`](CardErrorKind::Text) for a name that is empty, or holds a `|` or a control character.
    pub fn with_parents(
        mut self,
        father: Option<&'a str>,
        mother: Option<&'a str>,
    ) -> Result<Self, CardError> {
        for (at, parent) in [(FATHER, father), (MOTHER, mother)] {
            match parent {
                Some(parent) => self.columns.set_text(at, parent)?,
                None => self.columns.set(at, ""),
            }
        }
        self.columns.set(LAST, "");
        Ok(self)
    }

    /// Column 0: the 12 digits. Every card has them; `None` cannot be seen on one that was read.
    #[must_use]
    pub fn id_number(&self) -> Option<IdNumber<'_>> {
        let number = IdNumber::new(self.columns.get(NUMBER)).ok()?;
        (number.kind() == IdNumberKind::Citizen).then_some(number)
    }

    /// Column 1: the number of the old card (CMND).
    #[must_use]
    pub fn old_number(&self) -> Option<&str> {
        self.columns.filled(OLD_NUMBER)
    }

    /// Column 2: the name with its diacritics; see [`person`](Self::person) for the canonical one.
    #[must_use]
    pub fn name(&self) -> &str {
        self.columns.get(NAME)
    }

    /// Column 3.
    ///
    /// # Errors
    ///
    /// [`Date`](CardErrorKind::Date): `31021995`, the empty text.
    pub fn birth_date(&self) -> Result<CardDate, CardError> {
        self.date(BIRTH_DATE)
    }

    /// Column 4.
    ///
    /// # Errors
    ///
    /// [`Gender`](CardErrorKind::Gender) for anything but `Nam` and `Nữ`, in any case, composed or not.
    pub fn gender(&self) -> Result<Gender, CardError> {
        let word = Name::normalize(self.columns.get(GENDER)).ok();
        match word.as_ref().map(|word| word.name().as_bytes()) {
            Some(b"NAM") => Ok(Gender::Male),
            Some(b"NU") => Ok(Gender::Female),
            _ => Err(CardError::in_column(CardErrorKind::Gender, GENDER)),
        }
    }

    /// Column 5: the place of residence.
    #[must_use]
    pub fn address(&self) -> &str {
        self.columns.get(ADDRESS)
    }

    /// Column 6: the day of issue.
    ///
    /// # Errors
    ///
    /// [`Date`](CardErrorKind::Date) as for the birth date.
    pub fn issued(&self) -> Result<CardDate, CardError> {
        self.date(ISSUED)
    }

    /// Column 7: a personal number that was canceled; mostly empty (low confidence).
    #[must_use]
    pub fn canceled_number(&self) -> Option<&str> {
        self.columns.filled(CANCELLED_NUMBER)
    }

    /// Column 8: the father's name, on cards of children.
    #[must_use]
    pub fn father(&self) -> Option<&str> {
        self.columns.filled(FATHER)
    }

    /// Column 9: the mother's name, on cards of children.
    #[must_use]
    pub fn mother(&self) -> Option<&str> {
        self.columns.filled(MOTHER)
    }

    /// What is wrong in the columns that are judged.
    pub fn problems(&self) -> impl Iterator<Item = CardError> {
        [
            self.birth_date().err(),
            self.gender().err(),
            self.issued().err(),
        ]
        .into_iter()
        .flatten()
    }

    /// What a declaration needs.
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

    fn date(&self, at: usize) -> Result<CardDate, CardError> {
        CardDate::compact(self.columns.get(at)).ok_or(CardError::in_column(CardErrorKind::Date, at))
    }
}
