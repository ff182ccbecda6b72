//! The day that it is in Vietnam, for the findings that need one.

use std::time::{SystemTime, UNIX_EPOCH};

use vn_personal_qr::BirthDate;

const SECONDS_OF_A_DAY: u64 = 86_400;
const VIETNAM_IS_AHEAD: u64 = 7 * 3_600;

/// `None` where the clock stands before 1970 or beyond 9999.
pub(crate) fn today() -> Option<BirthDate> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let mut days = (since.as_secs() + VIETNAM_IS_AHEAD) / SECONDS_OF_A_DAY;
    let mut year = 1970_u16;
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        if days < length {
            break;
        }
        days -= length;
        year = year.checked_add(1).filter(|year| *year <= 9999)?;
    }
    for (month, length) in (1..).zip([
        31,
        28 + u64::from(is_leap(year)),
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ]) {
        if days < length {
            return BirthDate::from_ymd(year, month, u8::try_from(days).ok()? + 1).ok();
        }
        days -= length;
    }
    None
}

const fn is_leap(year: u16) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}
