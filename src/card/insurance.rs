use alloc::string::String;

use super::columns::{Columns, impl_card};
use super::date::CardDate;
use super::error::{CardError, CardErrorKind};
use super::hex;
use super::person::Person;
use crate::field::{BirthDate, Gender, HealthCard, Name};

const NUMBER: usize = 0;
const NAME: usize = 1;
const BIRTH_DATE: usize = 2;
const GENDER: usize = 3;
const ADDRESS: usize = 4;
const FACILITY: usize = 5;
const VALID_FROM: usize = 6;
const VALID_TO: usize = 7;
const ISSUED: usize = 8;
const MANAGEMENT_NUMBER: usize = 9;
const PARENT: usize = 10;
const AREA_CODE: usize = 11;
const FIVE_YEARS: usize = 12;
const CHECK_TEXT: usize = 13;
/// `$` on older cards.
const BENEFIT_LEVEL: usize = 14;
const PLACE_OF_ISSUE: usize = 15;
/// `$` on newer cards.
const LAST: usize = 16;

/// The text of an insurance card (thẻ BHYT): 15 columns on older cards, 17 since 2021.
///
/// ```abnf
/// card = number "|" hex-name "|" date "|" gender "|" (hex-address / "-") "|" facility
///        "|" valid-from "|" (valid-to / "-") "|" issued "|" management-number "|" (hex-parent / "-")
///        "|" area-code "|" five-years "|" check-text "|" ("$" / level "|" hex-place-of-issue "|" "$")
/// date = 2DIGIT "/" 2DIGIT "/" 4DIGIT / 4DIGIT
/// ```
///
/// A card may have any number of columns from 9 on, with or without the terminator at the end. Names and places are hex
/// of UTF-8, which the accessors decode. Columns borrow from the scanned bytes. `Debug` shows their number only.
///
/// Source: `docs/spec/card-qr.md`; real cards (high confidence; columns 9 to 14 moderate to low).
#[derive(Clone, PartialEq, Eq)]
pub struct InsuranceCard<'a> {
    columns: Columns<'a, 17>,
}

/// The form of an insurance card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InsuranceCardForm {
    /// 15 columns, a number of 15 characters.
    Older,
    /// 17 columns, a number of 10 digits, since 2021, or the 12-digit personal number.
    Newer,
}

impl_card!(InsuranceCard);

impl<'a> InsuranceCard<'a> {
    /// Reads the text of a card.
    ///
    /// # Errors
    ///
    /// - [`NotUtf8`](CardErrorKind::NotUtf8): the byte FF
    /// - [`ColumnCount`](CardErrorKind::ColumnCount): fewer than 9 columns
    /// - [`Number`](CardErrorKind::Number): a first column that is not a card number, with a third column that is not a
    ///   date
    pub fn read(text: &'a [u8]) -> Result<Self, CardError> {
        let columns = Columns::read(text, ISSUED.saturating_add(1))?;
        let card = Self { columns };
        if card.birth_date().is_err() {
            card.number()?;
        }
        Ok(card)
    }

    /// Creates a card of the older form (15 columns) with the columns that every card has.
    ///
    /// # Errors
    ///
    /// - [`Text`](CardErrorKind::Text): a name or facility that is empty, or contains a control character
    /// - [`Gender`](CardErrorKind::Gender): [`Gender::Unknown`]
    pub fn new(
        number: HealthCard<'a>,
        name: &str,
        birth_date: CardDate,
        gender: Gender,
        facility: &'a str,
        valid_from: BirthDate,
        issued: BirthDate,
    ) -> Result<Self, CardError> {
        let mut columns = Columns::empty(BENEFIT_LEVEL.saturating_add(1));
        for empty in [
            ADDRESS,
            VALID_TO,
            MANAGEMENT_NUMBER,
            PARENT,
            AREA_CODE,
            FIVE_YEARS,
            CHECK_TEXT,
        ] {
            columns.set(empty, "-");
        }
        columns.set(NUMBER, number.as_str());
        let mut card = Self { columns };
        card.set_hex(NAME, name)?;
        card.columns.set(BIRTH_DATE, birth_date.to_slashed());
        let gender = match gender {
            Gender::Male => "1",
            Gender::Female => "2",
            Gender::Unknown => return Err(CardError::in_column(CardErrorKind::Gender, GENDER)),
        };
        card.columns.set(GENDER, gender);
        card.columns.set_text(FACILITY, facility)?;
        card.columns
            .set(VALID_FROM, CardDate::Day(valid_from).to_slashed());
        card.columns.set(ISSUED, CardDate::Day(issued).to_slashed());
        card.columns.set(BENEFIT_LEVEL, "$");
        Ok(card)
    }

    /// Returns the card with an address or employer.
    ///
    /// # Errors
    ///
    /// [`Text`](CardErrorKind::Text): an address that is empty or contains a control character
    pub fn with_address(mut self, address: &str) -> Result<Self, CardError> {
        self.set_hex(ADDRESS, address)?;
        Ok(self)
    }

    /// Returns the card with its last day of validity.
    #[must_use]
    pub fn with_valid_to(mut self, day: BirthDate) -> Self {
        self.columns.set(VALID_TO, CardDate::Day(day).to_slashed());
        self
    }

    /// Returns the card with the name of a parent.
    ///
    /// # Errors
    ///
    /// [`Text`](CardErrorKind::Text): a name that is empty or contains a control character
    pub fn with_parent(mut self, name: &str) -> Result<Self, CardError> {
        self.set_hex(PARENT, name)?;
        Ok(self)
    }

    /// Returns the card with a management number, an area code and a check text.
    ///
    /// # Errors
    ///
    /// [`Text`](CardErrorKind::Text): a text that is empty, or contains `|` or a control character
    pub fn with_office_columns(
        mut self,
        management_number: &'a str,
        area_code: &'a str,
        check_text: &'a str,
    ) -> Result<Self, CardError> {
        self.columns
            .set_text(MANAGEMENT_NUMBER, management_number)?;
        self.columns.set_text(AREA_CODE, area_code)?;
        self.columns.set_text(CHECK_TEXT, check_text)?;
        Ok(self)
    }

    /// Returns the card with the date that completes five continuous years of insurance.
    #[must_use]
    pub fn with_five_years_from(mut self, day: BirthDate) -> Self {
        self.columns
            .set(FIVE_YEARS, CardDate::Day(day).to_slashed());
        self
    }

    /// Returns the card in the newer form (17 columns), with a benefit level and a place of issue.
    ///
    /// # Errors
    ///
    /// [`Text`](CardErrorKind::Text): a level other than one digit, or a place that is empty or contains a control
    /// character
    pub fn with_place_of_issue(mut self, level: &'a str, place: &str) -> Result<Self, CardError> {
        if !matches!(level.as_bytes(), [b'0'..=b'9']) {
            return Err(CardError::in_column(CardErrorKind::Text, BENEFIT_LEVEL));
        }
        self.columns.set(BENEFIT_LEVEL, level);
        self.set_hex(PLACE_OF_ISSUE, place)?;
        self.columns.set(LAST, "$");
        Ok(self)
    }

    /// Returns the form of the card, determined by its last columns, or by its number if they are missing.
    #[must_use]
    pub fn form(&self) -> InsuranceCardForm {
        let newer = match self.columns.get(BENEFIT_LEVEL).as_bytes() {
            [b'0'..=b'9'] => true,
            [b'$' | b'#'] => false,
            _ => matches!(self.columns.get(NUMBER).len(), 10 | 12),
        };
        if newer {
            InsuranceCardForm::Newer
        } else {
            InsuranceCardForm::Older
        }
    }

    /// Returns whether the card ends with the terminator `$` or `#`. Without it, the text may be truncated.
    #[must_use]
    pub fn has_terminator(&self) -> bool {
        let last = self.columns.count().saturating_sub(1);
        matches!(self.columns.get(last), "$" | "#")
    }

    /// Returns column 0: the number, 15 characters on older cards, 10 or 12 digits on newer ones.
    ///
    /// # Errors
    ///
    /// [`Number`](CardErrorKind::Number): a text that is not a [`HealthCard`], like `0123-456789`
    pub fn number(&self) -> Result<HealthCard<'_>, CardError> {
        HealthCard::new(self.columns.get(NUMBER))
            .map_err(|_| CardError::in_column(CardErrorKind::Number, NUMBER))
    }

    /// Returns column 1: the name with diacritics. [`person`](Self::person) returns the canonical name.
    ///
    /// # Errors
    ///
    /// - [`Hex`](CardErrorKind::Hex): `4e6`, `4g`
    /// - [`HexInputMethod`](CardErrorKind::HexInputMethod): `4é`
    /// - [`HexNotUtf8`](CardErrorKind::HexNotUtf8): `ff`
    pub fn name(&self) -> Result<Option<String>, CardError> {
        self.hex(NAME)
    }

    /// Returns column 2: the birth date.
    ///
    /// # Errors
    ///
    /// [`Date`](CardErrorKind::Date): `31/02/1995`
    pub fn birth_date(&self) -> Result<CardDate, CardError> {
        CardDate::parse_slashed(self.columns.get(BIRTH_DATE))
            .ok_or(CardError::in_column(CardErrorKind::Date, BIRTH_DATE))
    }

    /// Returns column 3: the gender.
    ///
    /// # Errors
    ///
    /// [`Gender`](CardErrorKind::Gender): a column other than `1` and `2`
    pub fn gender(&self) -> Result<Gender, CardError> {
        match self.columns.get(GENDER) {
            "1" => Ok(Gender::Male),
            "2" => Ok(Gender::Female),
            _ => Err(CardError::in_column(CardErrorKind::Gender, GENDER)),
        }
    }

    /// Returns column 4: the address or employer.
    ///
    /// # Errors
    ///
    /// Those of [`name`](Self::name).
    pub fn address(&self) -> Result<Option<String>, CardError> {
        self.hex(ADDRESS)
    }

    /// Returns column 5: the facility for primary care, for example `01 - C54`.
    #[must_use]
    pub fn facility(&self) -> Option<&str> {
        self.columns.non_empty(FACILITY)
    }

    /// Returns column 6: the first day of validity.
    ///
    /// # Errors
    ///
    /// [`Date`](CardErrorKind::Date): `31/02/1995`
    pub fn valid_from(&self) -> Result<Option<CardDate>, CardError> {
        self.date(VALID_FROM)
    }

    /// Returns column 7: the last day of validity, on older cards.
    ///
    /// # Errors
    ///
    /// [`Date`](CardErrorKind::Date): `31/02/1995`
    pub fn valid_to(&self) -> Result<Option<CardDate>, CardError> {
        self.date(VALID_TO)
    }

    /// Returns column 8: the date of issue.
    ///
    /// # Errors
    ///
    /// [`Date`](CardErrorKind::Date): `31/02/1995`
    pub fn issued(&self) -> Result<Option<CardDate>, CardError> {
        self.date(ISSUED)
    }

    /// Returns column 9: the management number of 14 digits (moderate confidence).
    #[must_use]
    pub fn management_number(&self) -> Option<&str> {
        self.columns.non_empty(MANAGEMENT_NUMBER)
    }

    /// Returns column 10: a parent's name, on older cards of children (moderate confidence).
    ///
    /// # Errors
    ///
    /// Those of [`name`](Self::name).
    pub fn parent(&self) -> Result<Option<String>, CardError> {
        self.hex(PARENT)
    }

    /// Returns column 11: the area of residence or benefit, `4` in samples (low confidence).
    #[must_use]
    pub fn area_code(&self) -> Option<&str> {
        self.columns.non_empty(AREA_CODE)
    }

    /// Returns column 12: the date that completes five continuous years of insurance.
    ///
    /// # Errors
    ///
    /// [`Date`](CardErrorKind::Date): `31/02/1995`
    pub fn five_years_from(&self) -> Result<Option<CardDate>, CardError> {
        self.date(FIVE_YEARS)
    }

    /// Returns column 13: a check text. Its algorithm is unknown, so it is not checked (moderate confidence).
    #[must_use]
    pub fn check_text(&self) -> Option<&str> {
        self.columns.non_empty(CHECK_TEXT)
    }

    /// Returns column 14 of newer cards: the benefit level (low confidence).
    #[must_use]
    pub fn benefit_level(&self) -> Option<&str> {
        self.columns
            .non_empty(BENEFIT_LEVEL)
            .filter(|_| self.form() == InsuranceCardForm::Newer)
    }

    /// Returns column 15 of newer cards: the place of issue.
    ///
    /// # Errors
    ///
    /// Those of [`name`](Self::name).
    pub fn place_of_issue(&self) -> Result<Option<String>, CardError> {
        self.hex(PLACE_OF_ISSUE)
    }

    /// Returns the errors of all accessors.
    pub fn errors(&self) -> impl Iterator<Item = CardError> {
        [
            self.number().err(),
            self.name().err(),
            self.birth_date().err(),
            self.gender().err(),
            self.address().err(),
            self.valid_from().err(),
            self.valid_to().err(),
            self.issued().err(),
            self.parent().err(),
            self.five_years_from().err(),
            self.place_of_issue().err(),
        ]
        .into_iter()
        .flatten()
    }

    /// Returns the valid values that a declaration needs.
    #[must_use]
    pub fn person(&self) -> Person<'_> {
        let name = self.name().ok().flatten();
        Person {
            id_number: None,
            name: name.and_then(|name| Name::normalize(&name).ok()),
            birth_date: self.birth_date().ok().and_then(CardDate::day),
            gender: self.gender().ok(),
            health_card: self.number().ok(),
        }
    }

    fn hex(&self, index: usize) -> Result<Option<String>, CardError> {
        let text = self.columns.non_empty(index).map(hex::decode).transpose();
        text.map_err(|kind| CardError::in_column(kind, index))
    }

    fn set_hex(&mut self, index: usize, text: &str) -> Result<(), CardError> {
        if text.is_empty() || text.contains(char::is_control) {
            return Err(CardError::in_column(CardErrorKind::Text, index));
        }
        self.columns.set(index, hex::encode(text));
        Ok(())
    }

    fn date(&self, index: usize) -> Result<Option<CardDate>, CardError> {
        let date = self.columns.non_empty(index).map(|text| {
            CardDate::parse_slashed(text).ok_or(CardError::in_column(CardErrorKind::Date, index))
        });
        date.transpose()
    }
}
