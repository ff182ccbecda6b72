//! Displays of cards: a line per column.
//!
//! | shown | identity card | insurance card |
//! |---|---|---|
//! | always | name, gender, date of issue | name, gender, first and last day of validity |
//! | masked | id number, birth date | number, birth date |
//! | in full only | old number, address, parents | address, facility, parent, check text |
//!
//! An invalid column shows its error, so that it is not mistaken for an empty one.

use alloc::string::String;
use core::fmt;

use super::columns::ColumnRepair;
use super::date::CardDate;
use super::error::CardError;
use super::identity::IdentityCard;
use super::insurance::InsuranceCard;
use crate::error::Field;
use crate::field::{BirthDate, Gender, HealthCard, IdNumber};
use crate::labeled_lines::LabeledLines;
use crate::language::{Language, Localize};

/// A display of a card, created by the methods `masked` and `full` of the cards.
///
/// The masked display shows the name, the end of the number, the year of birth and the gender, but no addresses or
/// parents. Control and formatting characters are escaped. There is no line break at the end.
#[derive(Clone, Copy)]
pub struct CardDisplay<'a> {
    card: Card<'a>,
    masked: bool,
    language: Language,
}

#[derive(Clone, Copy)]
enum Card<'a> {
    Identity(&'a IdentityCard<'a>),
    Insurance(&'a InsuranceCard<'a>),
}

impl IdentityCard<'_> {
    /// Returns a display that masks values, for a screen that others can see.
    #[must_use]
    pub const fn masked(&self) -> CardDisplay<'_> {
        CardDisplay::new(Card::Identity(self), true)
    }

    /// Returns a display of the full values.
    #[must_use]
    pub const fn full(&self) -> CardDisplay<'_> {
        CardDisplay::new(Card::Identity(self), false)
    }
}

impl InsuranceCard<'_> {
    /// Returns a display that masks values, for a screen that others can see.
    #[must_use]
    pub const fn masked(&self) -> CardDisplay<'_> {
        CardDisplay::new(Card::Insurance(self), true)
    }

    /// Returns a display of the full values.
    #[must_use]
    pub const fn full(&self) -> CardDisplay<'_> {
        CardDisplay::new(Card::Insurance(self), false)
    }
}

impl<'a> CardDisplay<'a> {
    const fn new(card: Card<'a>, masked: bool) -> Self {
        Self {
            card,
            masked,
            language: Language::English,
        }
    }

    /// Returns the display in another language.
    #[must_use]
    pub const fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }
}

impl fmt::Display for CardDisplay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = Lines {
            language: self.language,
            masked: self.masked,
            repair: None,
            out: LabeledLines::new(f, self.language),
        };
        let repairs = match self.card {
            Card::Identity(card) => {
                lines.identity_card(card)?;
                card.repairs()
            }
            Card::Insurance(card) => {
                lines.insurance_card(card)?;
                card.repairs()
            }
        };
        if repairs.is_empty() {
            return Ok(());
        }
        let repairs = repairs.in_language(self.language);
        lines.line(("Text", "Văn bản"), format_args!("({repairs})"))
    }
}

/// Writes the settings, nothing of the card.
impl fmt::Debug for CardDisplay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CardDisplay")
            .field("masked", &self.masked)
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// A label in English and in Vietnamese.
type Label = (&'static str, &'static str);

struct Lines<'f, 'b> {
    language: Language,
    masked: bool,
    /// The repair of the next date, shown behind it.
    repair: Option<ColumnRepair>,
    out: LabeledLines<'f, 'b>,
}

impl Lines<'_, '_> {
    fn identity_card(&mut self, card: &IdentityCard<'_>) -> fmt::Result {
        if let Some(number) = card.id_number() {
            let label = title(Field::IdNumber);
            if self.masked {
                self.line(label, IdNumber::masked(number))?;
            } else {
                self.line(label, number.full())?;
            }
        }
        self.private(("Old number", "Số CMND cũ"), card.old_number())?;
        self.text(title(Field::Name), card.name())?;
        let repair_of = |column| card.column_repairs().find(|found| found.column == column);
        self.repair = repair_of(IdentityCard::BIRTH_DATE);
        self.birth_date(card.birth_date())?;
        self.gender(card.gender())?;
        self.private(("Address", "Nơi thường trú"), Some(card.address()))?;
        self.repair = repair_of(IdentityCard::ISSUED);
        self.date(("Issued", "Ngày cấp"), card.issued().map(Some))?;
        self.private(("Canceled number", "Số đã huỷ"), card.canceled_number())?;
        self.private(("Father", "Cha"), card.father())?;
        self.private(("Mother", "Mẹ"), card.mother())
    }

    fn insurance_card(&mut self, card: &InsuranceCard<'_>) -> fmt::Result {
        let label = title(Field::HealthCard);
        match card.number() {
            Ok(number) if self.masked => self.line(label, HealthCard::masked(number))?,
            Ok(number) => self.line(label, number.full())?,
            Err(error) => self.error(label, error)?,
        }
        let label = title(Field::Name);
        match card.name() {
            Ok(name) => self.text(label, name.as_deref().unwrap_or_default())?,
            Err(error) => self.error(label, error)?,
        }
        self.birth_date(card.birth_date())?;
        self.gender(card.gender())?;
        self.private_hex(("Address", "Địa chỉ"), card.address())?;
        self.private(("Facility", "Nơi KCB ban đầu"), card.facility())?;
        self.date(("Valid from", "Có giá trị từ"), card.valid_from())?;
        self.date(("Valid to", "Có giá trị đến"), card.valid_to())?;
        self.date(("Issued", "Ngày cấp"), card.issued())?;
        self.private(("Management no.", "Mã quản lý"), card.management_number())?;
        self.private_hex(("Parent", "Cha hoặc mẹ"), card.parent())?;
        self.private(("Area", "Mã khu vực"), card.area_code())?;
        self.date(("Five years from", "Đủ 5 năm từ"), card.five_years_from())?;
        self.private(("Check text", "Chuỗi kiểm tra"), card.check_text())?;
        self.private(("Benefit level", "Mức hưởng"), card.benefit_level())?;
        self.private_hex(("Place of issue", "Nơi cấp"), card.place_of_issue())
    }

    fn line(&mut self, label: Label, value: impl fmt::Display) -> fmt::Result {
        self.out.line(label, value)
    }

    /// Writes a date with its repair.
    fn repaired(&mut self, label: Label, date: impl fmt::Display) -> fmt::Result {
        let language = self.language;
        match self.repair.take() {
            None => self.line(label, date),
            Some(found) => {
                let assumed = if found.assumed {
                    language.pick(("; assumed", "; phỏng đoán theo thông lệ"))
                } else {
                    ""
                };
                let repair = found.repair.in_language(language);
                self.line(label, format_args!("{date} ({repair}{assumed})"))
            }
        }
    }

    /// Writes a text unless it is empty.
    fn text(&mut self, label: Label, text: &str) -> fmt::Result {
        if text.is_empty() {
            return Ok(());
        }
        self.line(label, text.escape_debug())
    }

    /// Writes a text in the full display only.
    fn private(&mut self, label: Label, text: Option<&str>) -> fmt::Result {
        match text {
            Some(text) if !self.masked => self.text(label, text),
            _ => Ok(()),
        }
    }

    /// Writes a decoded text in the full display only, or its error.
    fn private_hex(
        &mut self,
        label: Label,
        text: Result<Option<String>, CardError>,
    ) -> fmt::Result {
        match text {
            Ok(text) => self.private(label, text.as_deref()),
            Err(error) => self.error(label, error),
        }
    }

    fn error(&mut self, label: Label, error: CardError) -> fmt::Result {
        let language = self.language;
        self.line(label, error.in_language(language))
    }

    fn birth_date(&mut self, date: Result<CardDate, CardError>) -> fmt::Result {
        let label = title(Field::BirthDate);
        match date {
            Ok(CardDate::Day(day)) if self.masked => self.repaired(label, BirthDate::masked(day)),
            date => self.date(label, date.map(Some)),
        }
    }

    fn gender(&mut self, gender: Result<Gender, CardError>) -> fmt::Result {
        let label = title(Field::Gender);
        match gender {
            Ok(gender) => self.line(label, gender.label(self.language)),
            Err(error) => self.error(label, error),
        }
    }

    /// Writes a date that is not masked, or its error.
    fn date(&mut self, label: Label, date: Result<Option<CardDate>, CardError>) -> fmt::Result {
        match date {
            Ok(Some(CardDate::Day(day))) => self.repaired(label, day.full()),
            Ok(Some(CardDate::Year(year))) => self.repaired(label, format_args!("{year:04}")),
            Ok(None) => Ok(()),
            Err(error) => self.error(label, error),
        }
    }
}

fn title(field: Field) -> Label {
    let [english, vietnamese] = [Language::English, Language::Vietnamese];
    (field.title(english), field.title(vietnamese))
}
