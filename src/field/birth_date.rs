use core::fmt;
use core::ops::RangeInclusive;

use nom::Parser;
use nom::sequence::preceded;

use super::grammar::{ParseError, Parsed, all_consuming, fail, incomplete};
use crate::error::{DecodeError, ErrorKind, Expected, Field};
use crate::masking::Masked;

/// A validated birth date (`NgaySinh`, field 3): a day of the Gregorian calendar, years 0001 to 9999.
///
/// ```abnf
/// birth-date = year "-" month "-" day   ; a day that the calendar has
/// year       = 4DIGIT                   ; 0001 to 9999
/// month      = 2DIGIT                   ; 01 to 12
/// day        = 2DIGIT                   ; 01 to the month's last
/// ```
///
/// Some identity documents give only a year of birth. The payload has no form for that.
///
/// Dates are ordered by time. A date is stored as the ten bytes of its text.
///
/// Source: Decision 1405/QĐ-BTTTT, field table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BirthDate([u8; 10]);

/// Year, month and day, as [`BirthDate::from_ymd`] takes them.
impl TryFrom<(u16, u8, u8)> for BirthDate {
    type Error = DecodeError;

    fn try_from((year, month, day): (u16, u8, u8)) -> Result<Self, DecodeError> {
        Self::from_ymd(year, month, day)
    }
}

/// Year, month and day.
impl From<BirthDate> for (u16, u8, u8) {
    fn from(date: BirthDate) -> Self {
        (date.year(), date.month(), date.day())
    }
}

impl BirthDate {
    /// Parses a date.
    ///
    /// ```
    /// use vn_personal_qr::BirthDate;
    ///
    /// let date = BirthDate::new("1987-01-18")?;
    /// assert_eq!((date.year(), date.month(), date.day()), (1987, 1, 18));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`UnexpectedEnd`](ErrorKind::UnexpectedEnd): `1987`
    /// - [`UnexpectedCharacter`](ErrorKind::UnexpectedCharacter): `18/01/1987` at 2, `1987-**-**` at 5
    /// - [`NotADate`](ErrorKind::NotADate): `1987-13-01` at 6, `1987-02-29` at 9, `0000-01-01` at 3
    /// - [`Length`](ErrorKind::Length): `1987-01-188` at 10
    pub fn new(text: &str) -> Result<Self, DecodeError> {
        all_consuming(text.as_bytes(), Field::BirthDate, Self::grammar)
    }

    /// Creates a date from year, month and day.
    ///
    /// ```
    /// use vn_personal_qr::BirthDate;
    ///
    /// assert_eq!(BirthDate::from_ymd(2000, 2, 29)?.as_str(), "2000-02-29");
    /// assert!(BirthDate::from_ymd(1900, 2, 29).is_err());
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotADate`](ErrorKind::NotADate) if the calendar has no such day or the year has more than four digits:
    /// `(1987, 2, 29)`, `(1987, 13, 1)`, `(0, 1, 1)`, `(10000, 1, 1)`. The offset is that in the text
    /// `YYYY-MM-DD`, or 0 if a number has too many digits for it.
    pub fn from_ymd(year: u16, month: u8, day: u8) -> Result<Self, DecodeError> {
        if year > 9999 || month > 99 || day > 99 {
            return Err(DecodeError::new(
                ErrorKind::NotADate,
                Some(Field::BirthDate),
                0,
            ));
        }
        let digit = |number: u16, unit: u16| {
            let digit = number.checked_div(unit).unwrap_or(0) % 10;
            b'0'.saturating_add(digit.try_into().unwrap_or(0))
        };
        let [month, day] = [u16::from(month), u16::from(day)];
        let text = [
            digit(year, 1000),
            digit(year, 100),
            digit(year, 10),
            digit(year, 1),
            b'-',
            digit(month, 10),
            digit(month, 1),
            b'-',
            digit(day, 10),
            digit(day, 1),
        ];
        all_consuming(&text, Field::BirthDate, Self::grammar)
    }

    /// Returns the year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> u16 {
        let [a, b, c, d, ..] = self.0;
        number(number(0, a, b), c, d)
    }

    /// Returns the month, 1 to 12.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "two digits fit")]
    pub const fn month(self) -> u8 {
        let [_, _, _, _, _, a, b, ..] = self.0;
        number(0, a, b) as u8
    }

    /// Returns the day of the month, 1 to 31.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "two digits fit")]
    pub const fn day(self) -> u8 {
        let [.., a, b] = self.0;
        number(0, a, b) as u8
    }

    /// Returns the text of the payload, `YYYY-MM-DD`.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match core::str::from_utf8(&self.0) {
            Ok(text) => text,
            // Unreachable: a date is ASCII.
            Err(_) => "",
        }
    }

    /// Returns the bytes of the text.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 10] {
        &self.0
    }

    /// Returns the whole date, to be displayed. It is personal data.
    #[must_use]
    pub const fn full(self) -> impl fmt::Display + Copy {
        Shown(self.0)
    }

    /// Returns the date with month and day masked, to be displayed.
    ///
    /// ```
    /// # use vn_personal_qr::BirthDate;
    /// assert_eq!(BirthDate::new("1987-01-18")?.masked().to_string(), "1987-**-**");
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// Source: Decision 1405/QĐ-BTTTT, display in two modes.
    #[must_use]
    pub const fn masked(self) -> impl fmt::Display + Copy {
        let [a, b, c, d, ..] = self.0;
        Shown([a, b, c, d, b'-', b'*', b'*', b'-', b'*', b'*'])
    }

    pub(crate) fn grammar(input: &[u8]) -> Parsed<'_, Self> {
        let (rest, (y1, y2, y3)) = (digit(0..=9), digit(0..=9), digit(0..=9)).parse(input)?;
        let after_zeros = (y1, y2, y3) == (0, 0, 0);
        let (rest, y4) = digit(u8::from(after_zeros)..=9).parse(rest)?;
        let (rest, m1) = preceded(hyphen, digit(0..=1)).parse(rest)?;
        let (rest, m2) = digit(if m1 == 0 { 1..=9 } else { 0..=2 }).parse(rest)?;
        let (tens, units) = last_day([y1, y2, y3, y4], [m1, m2]);
        let (rest, d1) = preceded(hyphen, digit(0..=tens)).parse(rest)?;
        let (rest, d2) = digit(match d1 {
            0 => 1..=9,
            last if last == tens => 0..=units,
            _ => 0..=9,
        })
        .parse(rest)?;
        let [y1, y2, y3, y4, m1, m2, d1, d2] =
            [y1, y2, y3, y4, m1, m2, d1, d2].map(|digit| b'0'.wrapping_add(digit));
        Ok((rest, Self([y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2])))
    }

    /// Returns `true` for the text of a 29th of February.
    pub(crate) fn is_leap_day(text: [u8; 10]) -> bool {
        let [year @ .., b'-', b'0', b'2', b'-', b'2', b'9'] = text else {
            return false;
        };
        year.iter().all(u8::is_ascii_digit) && year != *b"0000" && is_leap(year.map(value))
    }

    /// Creates a date from a text that the grammar has accepted.
    pub(crate) const fn from_validated(text: [u8; 10]) -> Self {
        Self(text)
    }
}

/// Shows only the name of the type, since a birth date is personal data.
impl fmt::Debug for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BirthDate(..)")
    }
}

impl TryFrom<&str> for BirthDate {
    type Error = DecodeError;

    fn try_from(text: &str) -> Result<Self, DecodeError> {
        Self::new(text)
    }
}

impl core::str::FromStr for BirthDate {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        Self::new(text)
    }
}

#[derive(Clone, Copy)]
struct Shown([u8; 10]);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Masked::shown(&self.0), f)
    }
}

/// Parses one digit within `range`.
fn digit<'a>(range: RangeInclusive<u8>) -> impl Parser<&'a [u8], Output = u8, Error = ParseError> {
    move |input: &'a [u8]| match input.split_first() {
        Some((byte @ b'0'..=b'9', rest)) => {
            let digit = value(*byte);
            if range.contains(&digit) {
                Ok((rest, digit))
            } else {
                Err(fail(input, Field::BirthDate, ErrorKind::NotADate))
            }
        }
        _ => Err(incomplete(input, Field::BirthDate, Expected::Digit)),
    }
}

fn hyphen(input: &[u8]) -> Parsed<'_, ()> {
    match input.split_first() {
        Some((b'-', rest)) => Ok((rest, ())),
        _ => Err(incomplete(input, Field::BirthDate, Expected::Hyphen)),
    }
}

/// Returns the last day of a month as two digits.
const fn last_day(year: [u8; 4], month: [u8; 2]) -> (u8, u8) {
    match month {
        [0, 2] if is_leap(year) => (2, 9),
        [0, 2] => (2, 8),
        [0, 4 | 6 | 9] | [1, 1] => (3, 0),
        _ => (3, 1),
    }
}

/// Returns `true` for every fourth year, except centuries not divisible by 400.
const fn is_leap([a, b, c, d]: [u8; 4]) -> bool {
    let [tens, units] = if c == 0 && d == 0 { [a, b] } else { [c, d] };
    // Ten times an odd number leaves 2 when divided by four, ten times an even one 0.
    (tens & 1) << 1 == units & 3
}

const fn value(digit: u8) -> u8 {
    digit.wrapping_sub(b'0')
}

/// Appends two digits to `high`.
const fn number(high: u16, tens: u8, units: u8) -> u16 {
    high.wrapping_mul(100)
        .wrapping_add((value(tens) as u16).wrapping_mul(10))
        .wrapping_add(value(units) as u16)
}
