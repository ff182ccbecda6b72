use alloc::format;
use alloc::string::String;
use core::fmt;

use crate::field::BirthDate;
use crate::lenient::date::{self, ParsedDate};
use crate::repair::Repair;

/// A date on a card: a day, or a year if a person's papers do not have the day.
///
/// ```abnf
/// identity-date  = 2DIGIT 2DIGIT 4DIGIT / 4DIGIT           ; ddmmyyyy or yyyy; other forms are repaired
/// insurance-date = 2DIGIT "/" 2DIGIT "/" 4DIGIT / 4DIGIT   ; dd/mm/yyyy or yyyy
/// ```
///
/// Days exist in the calendar, as in a [`BirthDate`]. `Debug` shows the variant, not the date.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::card::{CardDate, IdentityCard};
///
/// let card = IdentityCard::read("079195001234||A|1995|Nam|B|15012022".as_bytes())?;
/// assert_eq!(card.birth_date()?, CardDate::Year(1995));
/// assert_eq!(card.issued()?.day().map(|day| day.as_str().to_owned()).as_deref(), Some("2022-01-15"));
/// # Ok::<(), vn_personal_qr::card::CardError>(())
/// ```
///
/// Source: `docs/spec/card-qr.md`; days on all cards (high confidence), years on insurance cards (moderate confidence).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum CardDate {
    /// A day.
    Day(BirthDate),
    /// A year, 1 to 9999.
    Year(u16),
}

impl CardDate {
    /// Returns the day, or `None` for a year.
    #[must_use]
    pub const fn day(self) -> Option<BirthDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Year(_) => None,
        }
    }

    /// Returns the year.
    #[must_use]
    pub const fn year(self) -> u16 {
        match self {
            Self::Day(day) => day.year(),
            Self::Year(year) => year,
        }
    }

    /// Parses the date of an identity card: `ddmmyyyy` or `yyyy`, and other forms with a repair.
    pub(super) fn parse_identity(text: &str) -> Option<ReadDate> {
        if text.len() == 4 {
            return parse_year(text).map(ReadDate::plain);
        }
        if let Some(year) = date::year_beside_zeros(text) {
            return Some(ReadDate {
                date: parse_year(year)?,
                repair: Some(Repair::DateYearAlone),
                assumed: false,
            });
        }
        let parsed = match BirthDate::new(text) {
            Ok(date) => ParsedDate {
                date,
                repair: Repair::DateYearFirst,
                assumed: false,
            },
            Err(_) => date::parse(text)?,
        };
        let date = Self::Day(parsed.date);
        // The form of the cards themselves is no repair and not ambiguous.
        let is_usual = date.to_compact() == text;
        Some(ReadDate {
            date,
            repair: (!is_usual).then_some(parsed.repair),
            assumed: !is_usual && parsed.assumed,
        })
    }

    /// Parses `dd/mm/yyyy` or `yyyy`, the form of insurance cards.
    pub(crate) fn parse_slashed(text: &str) -> Option<Self> {
        if text.len() == 4 {
            return parse_year(text);
        }
        let (day, rest) = text.split_once('/')?;
        let (month, year) = rest.split_once('/')?;
        parse_day(day, month, year)
    }

    /// Returns `ddmmyyyy` or `yyyy`.
    pub(super) fn to_compact(self) -> String {
        match self {
            Self::Day(day) => format!("{:02}{:02}{:04}", day.day(), day.month(), day.year()),
            Self::Year(year) => format!("{year:04}"),
        }
    }

    /// Returns `dd/mm/yyyy` or `yyyy`.
    pub(super) fn to_slashed(self) -> String {
        match self {
            Self::Day(day) => format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()),
            Self::Year(year) => format!("{year:04}"),
        }
    }
}

/// A date that was read, and how.
#[derive(Clone, Copy)]
pub(super) struct ReadDate {
    pub(super) date: CardDate,
    pub(super) repair: Option<Repair>,
    pub(super) assumed: bool,
}

impl ReadDate {
    const fn plain(date: CardDate) -> Self {
        Self {
            date,
            repair: None,
            assumed: false,
        }
    }
}

/// Writes the variant, not the date.
impl fmt::Debug for CardDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Day(_) => "Day(..)",
            Self::Year(_) => "Year(..)",
        })
    }
}

/// Parses a day of two digits, a month of two and a year of four.
fn parse_day(day: &str, month: &str, year: &str) -> Option<CardDate> {
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    if !(digits(day, 2) && digits(month, 2) && digits(year, 4)) {
        return None;
    }
    BirthDate::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        .ok()
        .map(CardDate::Day)
}

fn parse_year(text: &str) -> Option<CardDate> {
    let CardDate::Day(first) = parse_day("01", "01", text)? else {
        return None;
    };
    Some(CardDate::Year(first.year()))
}
