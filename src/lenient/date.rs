//! Dates as people write them, and what can be read of those that are not whole.
//!
//! ```abnf
//! written    = year sep part sep part      ; year first: 1989/3/3
//!            / part sep part sep year      ; day first, the Vietnamese custom: 03/03/1989
//!            / 8DIGIT                      ; DDMMYYYY, or YYYYMMDD if only that is a date
//! partial    = year / year sep part / part sep year
//! masked     = one of the above with "*" in place of digits
//! year       = 4DIGIT
//! part       = 1*2DIGIT
//! sep        = 1*blank / *blank ("/" / "-" / "." / dash) *blank
//! ```
//!
//! Years of two digits and names of months are not read: which year or month is meant would be a guess.

use super::Partial;
use crate::damage::is_blank;
use crate::field::BirthDate;
use crate::repair::Repair;

/// A date that was written in another form.
pub(super) struct Rewritten {
    pub(super) date: BirthDate,
    pub(super) repair: Repair,
    /// Whether custom decided between two dates.
    pub(super) assumed: bool,
}

/// A whole date in another form than `YYYY-MM-DD`; `None` where the form is none of these or the calendar has no such
/// day.
///
/// | text | date | assumed |
/// |---|---|---|
/// | `1989/3/4` | 1989-03-04 | no: the year comes first |
/// | `25/04/1989` | 1989-04-25 | no: there is no month 25 |
/// | `03/04/1989` | 1989-04-03 | yes: it could be the fourth of March |
/// | `03/25/1989` | none | the day comes first by custom, and there is no month 25 |
/// | `19890304` | 1989-03-04 | no: there is no month 89 |
/// | `20011210` | 1210-01-20 | yes: it could be 2001-12-10 |
pub(super) fn rewritten(text: &str) -> Option<Rewritten> {
    if text.len() == 8 && is_number(text) {
        return eight_digits(text);
    }
    let [first, second, third] = parts(text)?;
    match [first, second, third].map(str::len) {
        [4, 1 | 2, 1 | 2] => Some(Rewritten {
            date: date(first, second, third)?,
            repair: Repair::DateYearFirst,
            assumed: false,
        }),
        [1 | 2, 1 | 2, 4] => {
            let date_of_custom = date(third, second, first)?;
            Some(Rewritten {
                date: date_of_custom,
                repair: Repair::DateDayFirst,
                assumed: is_another(date(third, first, second), date_of_custom),
            })
        }
        _ => None,
    }
}

fn eight_digits(text: &str) -> Option<Rewritten> {
    let cut = |from, to| text.get(from..to).unwrap_or_default();
    let day_first = date(cut(4, 8), cut(2, 4), cut(0, 2));
    let month_first = date(cut(4, 8), cut(0, 2), cut(2, 4));
    let year_first = date(cut(0, 4), cut(4, 6), cut(6, 8));
    let date = day_first.or(year_first)?;
    Some(Rewritten {
        date,
        repair: Repair::DateEightDigits,
        assumed: day_first.is_some()
            && (is_another(month_first, date) || is_another(year_first, date)),
    })
}

fn is_another(date: Option<BirthDate>, chosen: BirthDate) -> bool {
    date.is_some_and(|date| date != chosen)
}

/// What can be read of a date that is not whole: a year alone, a year and a month, or what `*` does not hide.
///
/// | text | what can be read |
/// |---|---|
/// | `1989` | the year |
/// | `1989-03`, `3/1989` | year and month |
/// | `1987-**-**`, `**/**/1987`, `1987****` | the year, masked |
/// | `**/03/1987` | year and month, masked |
/// | `****-03-18` | the characters behind the last `*` |
///
/// `None` for what is no date even so: `1989-13`, `1987-**-45`.
pub(super) fn partial(text: &str) -> Option<Partial<'_>> {
    if text.contains('*') {
        return masked(text);
    }
    if text.len() == 4 {
        return Some(Partial::date(date(text, "1", "1")?, false, false));
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

fn masked(text: &str) -> Option<Partial<'_>> {
    let cut = |from, to| text.get(from..to);
    let three = match parts(text) {
        Some([year, month, day] | [day, month, year])
            if year.len() == 4 && [month, day].iter().all(|part| matches!(part.len(), 1 | 2)) =>
        {
            Some([year, month, day])
        }
        _ if text.len() != 8 => None,
        _ if is_number(cut(4, 8)?) => Some([cut(4, 8)?, cut(2, 4)?, cut(0, 2)?]),
        _ => Some([cut(0, 4)?, cut(4, 6)?, cut(6, 8)?]),
    };
    match three {
        Some([year, month, day]) if is_number(year) => {
            let shown = |part| if is_number(part) { part } else { "1" };
            let date = date(year, shown(month), shown(day))?;
            Some(Partial::date(date, is_number(month), true))
        }
        _ => {
            let is_of_dates = |c: char| c.is_ascii_digit() || c == '*' || is_separator(c);
            let shown = text.rsplit('*').next()?.trim_start_matches(is_separator);
            (text.chars().count() <= 10 && text.chars().all(is_of_dates))
                .then_some(Partial::Masked { shown })
        }
    }
}

/// The parts of digits and `*` between separators, empty where there are fewer; `None` if more follows.
fn parts<const N: usize>(text: &str) -> Option<[&str; N]> {
    let mut rest = text;
    let mut parts = [""; N];
    for (at, part) in parts.iter_mut().enumerate() {
        if at > 0 {
            rest = behind_separator(rest);
        }
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '*');
        (*part, rest) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
    }
    rest.is_empty().then_some(parts)
}

/// What stands behind blanks, a separator, or a separator among blanks; where there is none, no digit follows either.
fn behind_separator(text: &str) -> &str {
    let unblanked = text.trim_start_matches(is_blank);
    unblanked
        .strip_prefix(|c: char| !is_blank(c) && is_separator(c))
        .map_or(unblanked, |rest| rest.trim_start_matches(is_blank))
}

/// `/`, `-`, `.`, the dashes that word processors make of `-`, and blanks.
fn is_separator(character: char) -> bool {
    matches!(
        character,
        '/' | '-' | '.' | '\u{2010}'..='\u{2014}' | '\u{2212}'
    ) || character.is_whitespace()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The day with these numbers, judged by the grammar of dates.
fn date(year: &str, month: &str, day: &str) -> Option<BirthDate> {
    if ![year, month, day].into_iter().all(is_number) {
        return None;
    }
    BirthDate::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
