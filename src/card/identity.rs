use super::columns::{ColumnRepair, Columns, impl_card};
use super::date::CardDate;
use super::error::{CardError, CardErrorKind};
use super::person::Person;
use crate::field::{BirthDate, Gender, IdNumber, IdNumberKind, Name};
use crate::repair::Repair;

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
/// Dates in other forms are read, and the [repair](Self::column_repairs) is listed. If the column of the old number is
/// left out, the others are read nevertheless. The date of issue may be missing.
///
/// A card may have any number of columns from 6 on; [`trailing`](Self::trailing) returns those after the eleventh.
/// Columns borrow from the scanned bytes. `Debug` shows their number only.
///
/// Source: `docs/spec/card-qr.md`; real cards (high confidence).
#[derive(Clone, PartialEq, Eq)]
pub struct IdentityCard<'a> {
    columns: Columns<'a, 11>,
}

impl_card!(IdentityCard);

impl<'a> IdentityCard<'a> {
    pub(crate) const BIRTH_DATE: usize = BIRTH_DATE;
    pub(crate) const ISSUED: usize = ISSUED;

    /// Reads the text of a card.
    ///
    /// # Errors
    ///
    /// - [`NotUtf8`](CardErrorKind::NotUtf8): the byte FF
    /// - [`ColumnCount`](CardErrorKind::ColumnCount): `079195001234||A`
    /// - [`Number`](CardErrorKind::Number): a first column `B1234567`, which is not 12 digits
    pub fn read(text: &'a [u8]) -> Result<Self, CardError> {
        let mut columns = Columns::read(text, ISSUED)?;
        if lacks_old_number(&columns) {
            columns.insert_empty(OLD_NUMBER, Repair::OldNumberLeftOut);
        }
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
        gender(self.columns.get(GENDER)).ok_or(CardError::in_column(CardErrorKind::Gender, GENDER))
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

    /// Returns the repairs of single columns: dates in another form than `ddmmyyyy`. For those of the text see
    /// [`repairs`](Self::repairs).
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::card::IdentityCard;
    /// use vn_personal_qr::lenient::Repair;
    ///
    /// let card = IdentityCard::read("079195001234||A|03/04/1995|Nam|B|15012022".as_bytes())?;
    /// let repair = card.column_repairs().next().unwrap();
    /// assert_eq!((repair.column, repair.repair, repair.assumed), (3, Repair::DateDayFirst, true));
    /// # Ok::<(), vn_personal_qr::card::CardError>(())
    /// ```
    pub fn column_repairs(&self) -> impl Iterator<Item = ColumnRepair> {
        [BIRTH_DATE, ISSUED].into_iter().filter_map(|column| {
            let read = CardDate::parse_identity(self.columns.get(column))?;
            Some(ColumnRepair {
                column,
                repair: read.repair?,
                assumed: read.assumed,
            })
        })
    }

    fn date(&self, index: usize) -> Result<CardDate, CardError> {
        CardDate::parse_identity(self.columns.get(index))
            .map(|read| read.date)
            .ok_or(CardError::in_column(CardErrorKind::Date, index))
    }
}

/// Returns whether the second column is a name, and the dates and the gender are one place too early.
fn lacks_old_number(columns: &Columns<'_, 11>) -> bool {
    let is_date = |index| CardDate::parse_identity(columns.get(index)).is_some();
    let is_name = columns.get(OLD_NUMBER).chars().any(char::is_alphabetic);
    // A personal QR has a date in the third place too.
    is_name && (gender(columns.get(BIRTH_DATE)).is_some() || is_date(NAME) && is_date(ADDRESS))
}

/// Parses `Nam` or `Nữ`, in any case, composed or decomposed.
pub(crate) fn gender(word: &str) -> Option<Gender> {
    match Name::normalize(word).ok()?.name().as_bytes() {
        b"NAM" => Some(Gender::Male),
        b"NU" => Some(Gender::Female),
        _ => None,
    }
}
