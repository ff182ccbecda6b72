use alloc::string::String;

use super::columns::{Columns, card_of_columns};
use super::error::{CardError, CardErrorKind};
use super::{CardDate, Person, hex};
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

/// The text of an insurance card's symbol (thẻ BHYT): 15 columns on older cards, 17 since 2021.
///
/// ```abnf
/// card = number "|" hex-name "|" date "|" gender "|" (hex-address / "-") "|" facility
///        "|" valid-from "|" (valid-to / "-") "|" issued "|" management-number "|" (hex-parent / "-")
///        "|" area-code "|" five-years "|" check-text "|" ("$" / level "|" hex-place-of-issue "|" "$")
/// date = 2DIGIT "/" 2DIGIT "/" 4DIGIT / 4DIGIT
/// ```
///
/// Any number of columns from 9 on is taken, with or without the terminator at the end. Text stands as hex of its UTF-8 and
/// is decoded on request. Columns borrow from the scanned bytes. `Debug` shows how many there are, and none of them.
///
/// Source: `docs/spec/card-qr.md`; real cards (high confidence; columns 9 to 14 moderate to low).
#[derive(Clone, PartialEq, Eq)]
pub struct InsuranceCard<'a> {
    columns: Columns<'a, 17>,
}

/// Which of the two forms a card has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InsuranceCardForm {
    /// 15 columns, a number of 15 characters.
    Older,
    /// 17 columns, a number of 10 digits: since 2021.
    Newer,
}

card_of_columns!(InsuranceCard);

impl<'a> InsuranceCard<'a> {
    /// Reads the text of a card.
    ///
    /// # Errors
    ///
    /// - [`NotUtf8`](CardErrorKind::NotUtf8): the byte FF
    /// - [`ColumnCount`](CardErrorKind::ColumnCount): fewer than 9 columns
    /// - [`Number`](CardErrorKind::Number): a first column that is no card number beside a third that is no date
    pub fn read(text: &'a [u8]) -> Result<Self, CardError> {
        let columns = Columns::read(text, ISSUED.saturating_add(1))?;
        let card = Self { columns };
        if card.birth_date().is_err() {
            card.number()?;
        }
        Ok(card)
    }

    /// A card of the older form (15 columns) with what every card has, to be written.
    ///
    /// # Errors
    ///
    /// - [`Text`](CardErrorKind::Text): a name or facility that is empty, or holds a control character
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
        for none in [
            ADDRESS,
            VALID_TO,
            MANAGEMENT_NUMBER,
            PARENT,
            AREA_CODE,
            FIVE_YEARS,
            CHECK_TEXT,
        ] {
            columns.set(none, "-");
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

    /// The same card with an address or employer.
    ///
    /// # Errors
    ///
    /// [`Text`](CardErrorKind::Text) for one that is empty or holds a control character.
    pub fn with_address(mut self, address: &str) -> Result<Self, CardError> {
        self.set_hex(ADDRESS, address)?;
        Ok(self)
    }

    /// The same card with its last day.
    #[must_use]
    pub fn with_valid_to(mut self, day: BirthDate) -> Self {
        self.columns.set(VALID_TO, CardDate::Day(day).to_slashed());
        self
    }

    /// The same card with the name of a parent.
    ///
    /// # Errors
    ///
    /// [`Text`](CardErrorKind::Text) for one that is empty or holds a control character.
    pub fn with_parent(mut self, name: &str) -> Result<Self, CardError> {
        self.set_hex(PARENT, name)?;
        Ok(self)
    }

    /// The same card with management number, area code and check text, as they are to stand.
    ///
    /// # Errors
    ///
    /// [`Text`](CardErrorKind::Text) for one that is empty, or holds a `|` or a control character.
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

    /// The same card with the day from which five years without a gap are full.
    #[must_use]
    pub fn with_five_years_from(mut self, day: BirthDate) -> Self {
        self.columns
            .set(FIVE_YEARS, CardDate::Day(day).to_slashed());
        self
    }

    /// The same card in the newer form (17 columns), with benefit level and place of issue.
    ///
    /// # Errors
    ///
    /// [`Text`](CardErrorKind::Text) for a level that is no digit, or a place that is empty or holds a control character.
    pub fn with_place_of_issue(mut self, level: &'a str, place: &str) -> Result<Self, CardError> {
        if !matches!(level.as_bytes(), [b'0'..=b'9']) {
            return Err(CardError::in_column(CardErrorKind::Text, BENEFIT_LEVEL));
        }
        self.columns.set(BENEFIT_LEVEL, level);
        self.set_hex(PLACE_OF_ISSUE, place)?;
        self.columns.set(LAST, "$");
        Ok(self)
    }

    /// Which form the card has, by its last columns, or by its number where the tail is cut.
    #[must_use]
    pub fn form(&self) -> InsuranceCardForm {
        let newer = match self.columns.get(BENEFIT_LEVEL).as_bytes() {
            [b'0'..=b'9'] => true,
            [b'$' | b'#'] => false,
            _ => self.columns.get(NUMBER).len() == 10,
        };
        if newer {
            InsuranceCardForm::Newer
        } else {
            InsuranceCardForm::Older
        }
    }

    /// Whether the terminator stands at the end, `$` or `#`: without it, the tail may be cut.
    #[must_use]
    pub fn has_terminator(&self) -> bool {
        let last = self.columns.count().saturating_sub(1);
        matches!(self.columns.get(last), "$" | "#")
    }

    /// Column 0: 15 characters on older cards, 10 digits on newer ones.
    ///
    /// # Errors
    ///
    /// [`Number`](CardErrorKind::Number) for a text that no [`HealthCard`] can have.
    pub fn number(&self) -> Result<HealthCard<'_>, CardError> {
        HealthCard::new(self.columns.get(NUMBER))
            .map_err(|_| CardError::in_column(CardErrorKind::Number, NUMBER))
    }

    /// Column 1: the name with its diacritics; see [`person`](Self::person) for the canonical one.
    ///
    /// # Errors
    ///
    /// - [`Hex`](CardErrorKind::Hex): `4e6`, `4g`
    /// - [`HexNotUtf8`](CardErrorKind::HexNotUtf8): `ff`
    pub fn name(&self) -> Result<Option<String>, CardError> {
        self.hex(NAME)
    }

    /// Column 2: a day or a year.
    ///
    /// # Errors
    ///
    /// [`Date`](CardErrorKind::Date): `31/02/1995`.
    pub fn birth_date(&self) -> Result<CardDate, CardError> {
        CardDate::slashed(self.columns.get(BIRTH_DATE))
            .ok_or(CardError::in_column(CardErrorKind::Date, BIRTH_DATE))
    }

    /// Column 3.
    ///
    /// # Errors
    ///
    /// [`Gender`](CardErrorKind::Gender) for anything but `1` and `2`.
    pub fn gender(&self) -> Result<Gender, CardError> {
        match self.columns.get(GENDER) {
            "1" => Ok(Gender::Male),
            "2" => Ok(Gender::Female),
            _ => Err(CardError::in_column(CardErrorKind::Gender, GENDER)),
        }
    }

    /// Column 4: the address or employer.
    ///
    /// # Errors
    ///
    /// As for the [name](Self::name).
    pub fn address(&self) -> Result<Option<String>, CardError> {
        self.hex(ADDRESS)
    }

    /// Column 5: the facility of first resort, as in `01 - C54`.
    #[must_use]
    pub fn facility(&self) -> Option<&str> {
        self.columns.filled(FACILITY)
    }

    /// Column 6: the first day.
    ///
    /// # Errors
    ///
    /// [`Date`](CardErrorKind::Date) for what is no date.
    pub fn valid_from(&self) -> Result<Option<CardDate>, CardError> {
        self.date(VALID_FROM)
    }

    /// Column 7: the last day, on older cards.
    ///
    /// # Errors
    ///
    /// [`Date`](CardErrorKind::Date) for what is no date.
    pub fn valid_to(&self) -> Result<Option<CardDate>, CardError> {
        self.date(VALID_TO)
    }

    /// Column 8: the day of issue.
    ///
    /// # Errors
    ///
    /// [`Date`](CardErrorKind::Date) for what is no date.
    pub fn issued(&self) -> Result<Option<CardDate>, CardError> {
        self.date(ISSUED)
    }

    /// Column 9: 14 digits (moderate confidence).
    #[must_use]
    pub fn management_number(&self) -> Option<&str> {
        self.columns.filled(MANAGEMENT_NUMBER)
    }

    /// Column 10: a parent's name, on older cards of children (moderate confidence).
    ///
    /// # Errors
    ///
    /// As for the [name](Self::name).
    pub fn parent(&self) -> Result<Option<String>, CardError> {
        self.hex(PARENT)
    }

    /// Column 11: area of residence or benefit; `4` in samples (low confidence).
    #[must_use]
    pub fn area_code(&self) -> Option<&str> {
        self.columns.filled(AREA_CODE)
    }

    /// Column 12: the day from which five years without a gap are full.
    ///
    /// # Errors
    ///
    /// [`Date`](CardErrorKind::Date) for what is no date.
    pub fn five_years_from(&self) -> Result<Option<CardDate>, CardError> {
        self.date(FIVE_YEARS)
    }

    /// Column 13: a check text whose rule is not known; nothing is checked (moderate confidence).
    #[must_use]
    pub fn check_text(&self) -> Option<&str> {
        self.columns.filled(CHECK_TEXT)
    }

    /// Column 14 of newer cards: the benefit level (low confidence).
    #[must_use]
    pub fn benefit_level(&self) -> Option<&str> {
        self.columns
            .filled(BENEFIT_LEVEL)
            .filter(|_| self.form() == InsuranceCardForm::Newer)
    }

    /// Column 15 of newer cards: the place of issue.
    ///
    /// # Errors
    ///
    /// As for the [name](Self::name).
    pub fn place_of_issue(&self) -> Result<Option<String>, CardError> {
        self.hex(PLACE_OF_ISSUE)
    }

    /// What is wrong in the columns that are judged.
    pub fn problems(&self) -> impl Iterator<Item = CardError> {
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

    /// What a declaration needs.
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

    fn hex(&self, at: usize) -> Result<Option<String>, CardError> {
        let text = self.columns.filled(at).map(hex::decoded).transpose();
        text.map_err(|kind| CardError::in_column(kind, at))
    }

    fn set_hex(&mut self, at: usize, text: &str) -> Result<(), CardError> {
        if text.is_empty() || text.contains(char::is_control) {
            return Err(CardError::in_column(CardErrorKind::Text, at));
        }
        self.columns.set(at, hex::encoded(text));
        Ok(())
    }

    fn date(&self, at: usize) -> Result<Option<CardDate>, CardError> {
        let date = self.columns.filled(at).map(|text| {
            CardDate::slashed(text).ok_or(CardError::in_column(CardErrorKind::Date, at))
        });
        date.transpose()
    }
}
