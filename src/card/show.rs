//! A card as a person reads it, a line a column.
//!
//! | shown | identity card | insurance card |
//! |---|---|---|
//! | always | name, gender, day of issue | name, gender, first and last day |
//! | masked in part | id number, birth date | number, birth date |
//! | in full only | old number, address, parents | address, facility, parent, check text |
//!
//! A column that is wrong is shown as the sentence of its error, so that nobody takes a gap for a value.

use alloc::string::String;
use core::fmt;
use core::panic::RefUnwindSafe;

use super::{CardDate, CardError, IdentityCard, InsuranceCard};
use crate::field::{BirthDate, Gender, HealthCard, IdNumber};
use crate::language::{Language, Localize};
use crate::repair::Repairs;

/// A card as a person reads it; made by the cards' `masked()` and `full()`.
///
/// Masked, the name shows, the last characters of the number, the year of birth and the gender; addresses, parents and
/// the rest are left out. What a terminal could take for more than text is escaped. No line break at the end.
#[derive(Clone, Copy)]
pub struct CardDisplay<'c> {
    card: &'c dyn Show,
    masked: bool,
    language: Language,
}

impl<'c> CardDisplay<'c> {
    pub(super) const fn masked(card: &'c dyn Show) -> Self {
        Self {
            card,
            masked: true,
            language: Language::English,
        }
    }

    pub(super) const fn full(card: &'c dyn Show) -> Self {
        Self {
            card,
            masked: false,
            language: Language::English,
        }
    }

    /// The same with labels in another language.
    #[must_use]
    pub const fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }
}

impl fmt::Display for CardDisplay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let repairs = self.card.repairs();
        let mut lines = Lines {
            vietnamese: self.language == Language::Vietnamese,
            masked: self.masked,
            begun: false,
            f,
        };
        self.card.show(&mut lines)?;
        if repairs.is_empty() {
            return Ok(());
        }
        let repairs = repairs.in_language(self.language);
        lines.line(("Text", "Văn bản"), format_args!("({repairs})"))
    }
}

/// Shows the choices, none of the card.
impl fmt::Debug for CardDisplay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CardDisplay")
            .field("masked", &self.masked)
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// What can be shown line by line. It may be shared between threads and looked at after a panic, as what it shows may.
pub(super) trait Show: Sync + RefUnwindSafe {
    fn show(&self, lines: &mut Lines<'_, '_>) -> fmt::Result;

    /// What was repaired in its text.
    fn repairs(&self) -> Repairs;
}

/// A label in English and in Vietnamese.
type Label = (&'static str, &'static str);

pub(super) struct Lines<'f, 'b> {
    vietnamese: bool,
    masked: bool,
    begun: bool,
    f: &'f mut fmt::Formatter<'b>,
}

impl Lines<'_, '_> {
    /// A line, whatever its value.
    fn line(&mut self, label: Label, value: impl fmt::Display) -> fmt::Result {
        let newline = if self.begun { "\n" } else { "" };
        self.begun = true;
        let label = if self.vietnamese { label.1 } else { label.0 };
        write!(self.f, "{newline}{label:<16}  {value}")
    }

    /// A text that bystanders may read, if it is there.
    fn open(&mut self, label: Label, text: &str) -> fmt::Result {
        if text.is_empty() {
            return Ok(());
        }
        self.line(label, text.escape_debug())
    }

    /// A text that is left out where values are masked.
    fn hidden(&mut self, label: Label, text: Option<&str>) -> fmt::Result {
        match text {
            Some(text) if !self.masked => self.open(label, text),
            _ => Ok(()),
        }
    }

    /// The same for what has to be decoded and can be broken.
    fn hidden_hex(&mut self, label: Label, text: Result<Option<String>, CardError>) -> fmt::Result {
        match text {
            Ok(text) => self.hidden(label, text.as_deref()),
            Err(error) => self.problem(label, error),
        }
    }

    /// What is wrong with a column, in place of its value.
    fn problem(&mut self, label: Label, error: CardError) -> fmt::Result {
        if self.vietnamese {
            self.line(label, error.vi())
        } else {
            self.line(label, error)
        }
    }

    /// A birth date, or what is wrong with it.
    fn date(&mut self, label: Label, date: Result<CardDate, CardError>) -> fmt::Result {
        match date {
            Ok(CardDate::Day(day)) if self.masked => self.line(label, BirthDate::masked(day)),
            Ok(CardDate::Day(day)) => self.line(label, day.full()),
            Ok(CardDate::Year(year)) => self.line(label, format_args!("{year:04}")),
            Err(error) => self.problem(label, error),
        }
    }

    /// The gender in a word.
    fn gender(&mut self, gender: Result<Gender, CardError>) -> fmt::Result {
        let label = ("Gender", "Giới tính");
        let word = match gender {
            Ok(Gender::Male) => ("male", "nam"),
            Ok(Gender::Female) => ("female", "nữ"),
            Ok(Gender::Unknown) => ("no information", "không có thông tin"),
            Err(error) => return self.problem(label, error),
        };
        self.line(label, if self.vietnamese { word.1 } else { word.0 })
    }

    /// A day that tells little of a person.
    fn open_date(
        &mut self,
        label: Label,
        date: Result<Option<CardDate>, CardError>,
    ) -> fmt::Result {
        match date {
            Ok(Some(CardDate::Day(day))) => self.line(label, day.full()),
            Ok(Some(CardDate::Year(year))) => self.line(label, format_args!("{year:04}")),
            Ok(None) => Ok(()),
            Err(error) => self.problem(label, error),
        }
    }
}

impl Show for IdentityCard<'_> {
    fn show(&self, lines: &mut Lines<'_, '_>) -> fmt::Result {
        if let Some(number) = self.id_number() {
            let label = ("Id number", "Số định danh");
            if lines.masked {
                lines.line(label, IdNumber::masked(number))?;
            } else {
                lines.line(label, number.full())?;
            }
        }
        lines.hidden(("Old number", "Số CMND cũ"), self.old_number())?;
        lines.open(("Name", "Họ và tên"), self.name())?;
        lines.date(("Birth date", "Ngày sinh"), self.birth_date())?;
        lines.gender(self.gender())?;
        lines.hidden(("Address", "Nơi thường trú"), Some(self.address()))?;
        lines.open_date(("Issued", "Ngày cấp"), self.issued().map(Some))?;
        lines.hidden(("Cancelled number", "Số đã huỷ"), self.canceled_number())?;
        lines.hidden(("Father", "Cha"), self.father())?;
        lines.hidden(("Mother", "Mẹ"), self.mother())
    }

    fn repairs(&self) -> Repairs {
        self.repairs()
    }
}

impl Show for InsuranceCard<'_> {
    fn show(&self, lines: &mut Lines<'_, '_>) -> fmt::Result {
        let label = ("Health card", "Thẻ BHYT");
        match self.number() {
            Ok(number) if lines.masked => lines.line(label, HealthCard::masked(number))?,
            Ok(number) => lines.line(label, number.full())?,
            Err(error) => lines.problem(label, error)?,
        }
        let label = ("Name", "Họ và tên");
        match self.name() {
            Ok(name) => lines.open(label, name.as_deref().unwrap_or_default())?,
            Err(error) => lines.problem(label, error)?,
        }
        lines.date(("Birth date", "Ngày sinh"), self.birth_date())?;
        lines.gender(self.gender())?;
        lines.hidden_hex(("Address", "Địa chỉ"), self.address())?;
        lines.hidden(("Facility", "Nơi KCB ban đầu"), self.facility())?;
        lines.open_date(("Valid from", "Có giá trị từ"), self.valid_from())?;
        lines.open_date(("Valid to", "Đến"), self.valid_to())?;
        lines.open_date(("Issued", "Ngày cấp"), self.issued())?;
        lines.hidden(("Managed as", "Mã quản lý"), self.management_number())?;
        lines.hidden_hex(("Parent", "Cha hoặc mẹ"), self.parent())?;
        lines.hidden(("Area", "Mã khu vực"), self.area_code())?;
        lines.open_date(("Five years from", "Đủ 5 năm từ"), self.five_years_from())?;
        lines.hidden(("Check text", "Chuỗi kiểm tra"), self.check_text())?;
        lines.hidden(("Benefit level", "Mức hưởng"), self.benefit_level())?;
        lines.hidden_hex(("Place of issue", "Nơi cấp"), self.place_of_issue())
    }

    fn repairs(&self) -> Repairs {
        self.repairs()
    }
}
