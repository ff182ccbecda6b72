//! Dates in other forms than `YYYY-MM-DD`, and partial dates.
//!
//! ```abnf
//! date       = year sep part sep part      ; year first: 1989/3/3
//!            / part sep part sep year      ; day first, the Vietnamese order: 03/03/1989
//!            / 8DIGIT                      ; DDMMYYYY or YYYYMMDD, whichever has a plausible year
//! partial    = year / year sep part / part sep year
//!            / date                        ; with "00" as the day, or as day and month
//! masked     = any of the above with "*" in place of digits
//! year       = 4DIGIT
//! part       = 1*2DIGIT
//! sep        = 1*blank / *blank ("/" / "-" / "." / dash) *blank
//! ```
//!
//! Years of two digits and names of months are invalid, because they are ambiguous.

use core::ops::RangeInclusive;

use super::field::Partial;
use crate::damage::is_blank;
use crate::field::BirthDate;
use crate::repair::Repair;

/// The years in which a person of today was born. They decide between the forms of eight digits.
const PLAUSIBLE_YEARS: RangeInclusive<u16> = 1900..=2100;

/// A date in another form.
pub(crate) struct ParsedDate {
    pub(crate) date: BirthDate,
    pub(crate) repair: Repair,
    /// Whether another date is possible too.
    pub(crate) assumed: bool,
}

/// Parses a complete date in another form than `YYYY-MM-DD`. Returns `None` for other text and for days that do not
/// exist.
///
/// | text | date | assumed |
/// |---|---|---|
/// | `1989/3/4` | 1989-03-04 | no: the year comes first |
/// | `25/04/1989` | 1989-04-25 | no: there is no month 25 |
/// | `03/04/1989` | 1989-04-03 | yes: it could be March 4 |
/// | `03/25/1989` | none | the day comes first, and there is no month 25 |
/// | `19890304` | 1989-03-04 | no: there is no month 89 |
/// | `20011210` | 2001-12-10 | no: the year 1210 is not plausible |
/// | `17890304` | 1789-03-04 | yes: no plausible year |
pub(crate) fn parse(text: &str) -> Option<ParsedDate> {
    if text.len() == 8 && is_number(text) {
        return eight_digits(text);
    }
    let [first, second, third] = parts(text)?;
    match [first, second, third].map(str::len) {
        [4, 1 | 2, 1 | 2] => Some(ParsedDate {
            date: date(first, second, third)?,
            repair: Repair::DateYearFirst,
            assumed: false,
        }),
        [1 | 2, 1 | 2, 4] => {
            let day_first = date(third, second, first)?;
            Some(ParsedDate {
                date: day_first,
                repair: Repair::DateDayFirst,
                assumed: is_other(date(third, first, second), day_first),
            })
        }
        _ => None,
    }
}

fn eight_digits(text: &str) -> Option<ParsedDate> {
    let slice = |from, to| text.get(from..to).unwrap_or_default();
    let day_first = date(slice(4, 8), slice(2, 4), slice(0, 2));
    let month_first = date(slice(4, 8), slice(0, 2), slice(2, 4));
    let year_first = date(slice(0, 4), slice(4, 6), slice(6, 8));
    let is_plausible = |date: &BirthDate| PLAUSIBLE_YEARS.contains(&date.year());
    // Never both: a plausible year starts with 19, 20 or 21, which is no month.
    let (date, assumed) = match (
        day_first.filter(is_plausible),
        year_first.filter(is_plausible),
    ) {
        (Some(date), _) => (date, is_other(month_first, date)),
        (None, Some(date)) => (date, false),
        (None, None) => (day_first.or(year_first)?, true),
    };
    Some(ParsedDate {
        date,
        repair: Repair::DateEightDigits,
        assumed,
    })
}

fn is_other(alternative: Option<BirthDate>, date: BirthDate) -> bool {
    alternative.is_some_and(|alternative| alternative != date)
}

/// Parses a partial date: a year, a year and a month, or a masked date.
///
/// | text | readable part |
/// |---|---|
/// | `1989` | the year |
/// | `00/00/1989`, `1989-00-00`, `00001989` | the year |
/// | `1989-03`, `3/1989` | year and month |
/// | `1987-**-**`, `**/**/1987`, `1987****` | the year, masked |
/// | `**/03/1987` | year and month, masked |
/// | `****-03-18` | the characters after the last `*` |
///
/// Returns `None` if the readable part is not of a date: `1989-13`, `1987-**-45`.
pub(crate) fn partial(text: &str) -> Option<Partial<'_>> {
    if text.contains('*') {
        return masked(text);
    }
    if text.len() == 4 {
        return Some(Partial::date(date(text, "1", "1")?, false, false));
    }
    if let Some(year) = year_beside_zeros(text) {
        return Some(Partial::date(date(year, "1", "1")?, false, false));
    }
    let [one, other] = parts(text)?;
    let (year, month) = if one.len() == 4 {
        (one, other)
    } else {
        (other, one)
    };
    if year.len() != 4 || month.len() > 2 {
        return None;
    }
    Some(Partial::date(date(year, month, "1")?, true, false))
}

/// Returns the year of a date whose day and month are zero: papers without a day and month of birth have such dates.
pub(crate) fn year_beside_zeros(text: &str) -> Option<&str> {
    let is_zero = |part: &str| matches!(part, "0" | "00");
    if let Some([one, middle, other]) = parts(text) {
        let year = if is_zero(one) { other } else { one };
        let zeros = if is_zero(one) { one } else { other };
        if year.len() == 4 && is_zero(middle) && is_zero(zeros) {
            return Some(year);
        }
    }
    if text.len() != 8 || !is_number(text) {
        return None;
    }
    text.strip_prefix("0000")
        .or_else(|| text.strip_suffix("0000"))
}

fn masked(text: &str) -> Option<Partial<'_>> {
    let slice = |from, to| text.get(from..to);
    let year_month_day = match parts(text) {
        Some([year, month, day] | [day, month, year])
            if year.len() == 4 && [month, day].iter().all(|part| matches!(part.len(), 1 | 2)) =>
        {
            Some([year, month, day])
        }
        _ if text.len() != 8 => None,
        _ if is_number(slice(4, 8)?) => Some([slice(4, 8)?, slice(2, 4)?, slice(0, 2)?]),
        _ => Some([slice(0, 4)?, slice(4, 6)?, slice(6, 8)?]),
    };
    match year_month_day {
        Some([year, month, day]) if is_number(year) => {
            let number_or_1 = |part| if is_number(part) { part } else { "1" };
            let date = date(year, number_or_1(month), number_or_1(day))?;
            Some(Partial::date(date, is_number(month), true))
        }
        _ => {
            let is_allowed = |c: char| c.is_ascii_digit() || c == '*' || is_separator(c);
            let shown = text.rsplit('*').next()?.trim_start_matches(is_separator);
            (text.chars().count() <= 10 && text.chars().all(is_allowed))
                .then_some(Partial::Masked { shown })
        }
    }
}

/// Splits `text` into `N` parts of digits and `*`. Missing parts are empty. Returns `None` if text remains.
fn parts<const N: usize>(text: &str) -> Option<[&str; N]> {
    let mut rest = text;
    let mut parts = [""; N];
    for (at, part) in parts.iter_mut().enumerate() {
        if at > 0 {
            rest = skip_separator(rest);
        }
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '*');
        (*part, rest) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
    }
    rest.is_empty().then_some(parts)
}

/// Skips blanks, a separator, or a separator between blanks.
fn skip_separator(text: &str) -> &str {
    let text = text.trim_start_matches(is_blank);
    text.strip_prefix(|c: char| !is_blank(c) && is_separator(c))
        .map_or(text, |rest| rest.trim_start_matches(is_blank))
}

/// Returns whether this is `/`, `-`, `.`, a dash that a word processor made from `-`, or white space.
fn is_separator(character: char) -> bool {
    matches!(
        character,
        '/' | '-' | '.' | '\u{2010}'..='\u{2014}' | '\u{2212}'
    ) || character.is_whitespace()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn date(year: &str, month: &str, day: &str) -> Option<BirthDate> {
    if ![year, month, day].into_iter().all(is_number) {
        return None;
    }
    BirthDate::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
