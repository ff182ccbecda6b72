//! Dates as people write them, and what can be read of those that are not whole.

use super::Partial;
use crate::damage::Repair;
use crate::field::BirthDate;

/// A date that was written in another form.
pub(super) struct Rewritten {
    pub(super) date: BirthDate,
    pub(super) repair: Repair,
    /// Whether custom decided between two dates.
    pub(super) assumed: bool,
}

/// With separators, four digits first is year first, else day first; eight digits are `DDMMYYYY`, or `YYYYMMDD` if only
/// that is a date.
pub(super) fn rewritten(text: &str) -> Option<Rewritten> {
    if text.len() == 8 && is_number(text) {
        return eight_digits(text);
    }
    let parts = parts(text)?;
    let [first, second, third] = parts;
    let (day_first, repair) = match parts.map(str::len) {
        [4, 1 | 2, 1 | 2] => (false, Repair::DateYearFirst),
        [1 | 2, 1 | 2, 4] => (true, Repair::DateDayFirst),
        _ => return None,
    };
    if !day_first {
        return Some(Rewritten {
            date: date(first, second, third)?,
            repair,
            assumed: false,
        });
    }
    let assumed = is_another(date(third, first, second), date(third, second, first)?);
    Some(Rewritten {
        date: date(third, second, first)?,
        repair,
        assumed,
    })
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

/// A year alone, a year and a month, or a date with `*` for what is hidden.
pub(super) fn partial(text: &str) -> Option<Partial<'static>> {
    let hidden = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte == b'*');
    let year_of = |text: &str| (text.len() == 4).then(|| date(text, "1", "1")).flatten();
    if let Some(date) = year_of(text) {
        return Some(Partial::date(date, false, false));
    }
    if let Some((one, other)) = text.split_once(is_separator) {
        let (year, month) = if one.len() == 4 {
            (one, other)
        } else {
            (other, one)
        };
        if year.len() == 4 && matches!(month.len(), 1 | 2) {
            return Some(Partial::date(date(year, month, "1")?, true, false));
        }
    }
    let [first, month, last] = parts(text)?;
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    if year.len() != 4 || !hidden(day) || day.len() > 2 || month.len() > 2 {
        return None;
    }
    if hidden(year) && hidden(month) {
        return Some(Partial::Masked { shown: "" });
    }
    if hidden(month) {
        return Some(Partial::date(year_of(year)?, false, true));
    }
    Some(Partial::date(date(year, month, "1")?, true, true))
}

/// Three parts and the same separator twice.
fn parts(text: &str) -> Option<[&str; 3]> {
    let separator = text.chars().find(|&character| is_separator(character))?;
    let mut parts = text.split(separator);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(three)
}

fn is_separator(character: char) -> bool {
    matches!(character, '/' | '-' | '.' | ' ')
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
