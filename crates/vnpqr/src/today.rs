//! The current day in Vietnam.

use std::time::{SystemTime, UNIX_EPOCH};

use vn_personal_qr::BirthDate;

const SECONDS_PER_DAY: u64 = 86_400;
/// Vietnam is at UTC+7 all year.
const UTC_OFFSET_SECONDS: u64 = 7 * 3_600;

/// Returns the current day in Vietnam; `None` if the clock is before 1970 or after 9999.
pub(crate) fn today() -> Option<BirthDate> {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let mut days = (since_epoch.as_secs() + UTC_OFFSET_SECONDS) / SECONDS_PER_DAY;
    let mut year = 1970_u16;
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        if days < length {
            break;
        }
        days -= length;
        year = year.checked_add(1).filter(|year| *year <= 9999)?;
    }
    let february = if is_leap(year) { 29 } else { 28 };
    let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (month, length) in (1..).zip(lengths) {
        if days < length {
            return BirthDate::from_ymd(year, month, u8::try_from(days).ok()? + 1).ok();
        }
        days -= length;
    }
    None
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}
