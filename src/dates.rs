//! Conversions of birth dates from and to the dates of other crates.
//!
//! A birth date has a year from 1 to 9999, which all of them can express. Other years are [`NotADate`].
//!
//! [`NotADate`]: crate::ErrorKind::NotADate

use crate::error::DecodeError;
use crate::field::BirthDate;

macro_rules! convert {
    ($date:ty, $from:expr, $into:expr) => {
        impl From<BirthDate> for $date {
            fn from(date: BirthDate) -> Self {
                // The default is unreachable: the calendar is the same.
                $into(date).unwrap_or(<$date>::MIN)
            }
        }

        /// Fails for a year before 1 or after 9999.
        impl TryFrom<$date> for BirthDate {
            type Error = DecodeError;

            fn try_from(date: $date) -> Result<Self, DecodeError> {
                let (year, month, day): (i32, u8, u8) = $from(date);
                Self::from_ymd(u16::try_from(year).unwrap_or(u16::MAX), month, day)
            }
        }
    };
}

#[cfg(feature = "jiff")]
convert!(
    jiff::civil::Date,
    |date: jiff::civil::Date| {
        (
            i32::from(date.year()),
            date.month().unsigned_abs(),
            date.day().unsigned_abs(),
        )
    },
    |date: BirthDate| {
        let year = i16::try_from(date.year()).ok()?;
        let month = i8::try_from(date.month()).ok()?;
        jiff::civil::Date::new(year, month, i8::try_from(date.day()).ok()?).ok()
    }
);

#[cfg(feature = "chrono")]
convert!(
    chrono::NaiveDate,
    |date: chrono::NaiveDate| {
        use chrono::Datelike as _;
        let part = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
        (date.year(), part(date.month()), part(date.day()))
    },
    |date: BirthDate| {
        let (year, month, day) = (date.year(), date.month(), date.day());
        chrono::NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
    }
);

#[cfg(feature = "time")]
convert!(
    time::Date,
    |date: time::Date| (date.year(), date.month().into(), date.day()),
    |date: BirthDate| {
        let month = time::Month::try_from(date.month()).ok()?;
        time::Date::from_calendar_date(date.year().into(), month, date.day()).ok()
    }
);
