use alloc::format;
use alloc::string::String;
use core::fmt;

use crate::field::BirthDate;

/// A date on a card: a day, or a year alone where a person's papers give no more.
///
/// ```abnf
/// identity-date  = 2DIGIT 2DIGIT 4DIGIT / 4DIGIT           ; ddmmyyyy or yyyy
/// insurance-date = 2DIGIT "/" 2DIGIT "/" 4DIGIT / 4DIGIT   ; dd/mm/yyyy or yyyy
/// ```
///
/// A day is one that the calendar has, as in a [`BirthDate`]. `Debug` shows which of them it is, not the date.
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
/// Source: `docs/spec/card-qr.md`; days on all cards (high confidence), years on insurance cards (moderate).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum CardDate {
    /// A day that the calendar has.
    Day(BirthDate),
    /// A year, 1 to 9999.
    Year(u16),
}

impl CardDate {
    /// The day, if it is whole.
    #[must_use]
    pub const fn day(self) -> Option<BirthDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Year(_) => None,
        }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        match self {
            Self::Day(day) => day.year(),
            Self::Year(year) => year,
        }
    }

    /// `ddmmyyyy`, as identity cards have it, or `yyyy`.
    pub(super) fn compact(text: &str) -> Option<Self> {
        if text.len() == 4 {
            return year(text);
        }
        let [day, month, year] = [text.get(..2)?, text.get(2..4)?, text.get(4..)?];
        whole(day, month, year)
    }

    /// `dd/mm/yyyy`, as insurance cards have it, or `yyyy`.
    pub(super) fn slashed(text: &str) -> Option<Self> {
        if text.len() == 4 {
            return year(text);
        }
        let (day, rest) = text.split_once('/')?;
        let (month, year) = rest.split_once('/')?;
        whole(day, month, year)
    }

    /// The text on an identity card.
    pub(super) fn to_compact(self) -> String {
        match self {
            Self::Day(day) => format!("{:02}{:02}{:04}", day.day(), day.month(), day.year()),
            Self::Year(year) => format!("{year:04}"),
        }
    }

    /// The text on an insurance card.
    pub(super) fn to_slashed(self) -> String {
        match self {
            Self::Day(day) => format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()),
            Self::Year(year) => format!("{year:04}"),
        }
    }
}

/// Shows which form it is, not the date.
impl fmt::Debug for CardDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Day(_) => "Day(..)",
            Self::Year(_) => "Year(..)",
        })
    }
}

/// The day in three texts of two, two and four digits; the grammar of birth dates says which days there are.
fn whole(day: &str, month: &str, year: &str) -> Option<CardDate> {
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    if !(digits(day, 2) && digits(month, 2) && digits(year, 4)) {
        return None;
    }
    BirthDate::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        .ok()
        .map(CardDate::Day)
}

fn year(text: &str) -> Option<CardDate> {
    let CardDate::Day(first) = whole("01", "01", text)? else {
        return None;
    };
    Some(CardDate::Year(first.year()))
}
