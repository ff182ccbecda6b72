//! The prefixes of mobile numbers: `0944713700` has one, `0123232422` has none.
//!
//! Source: libphonenumber; see the data file.

use super::finding::Finding;
use crate::field::Phone;

/// The start of all area codes since 2017, without the leading zero.
const LANDLINE_PREFIX: &[u8] = b"2";

const MOBILE_PREFIXES: &[&str] = include!("data/mobile_prefixes.in");

/// Checks the prefix of a number. Those of a mobile network in Vietnam have no finding.
pub(super) fn check(phone: Phone<'_>) -> Option<Finding> {
    let national = phone.as_bytes().strip_prefix(b"0").unwrap_or_default();
    let is_mobile = MOBILE_PREFIXES
        .iter()
        .any(|prefix| national.starts_with(prefix.as_bytes()));
    if is_mobile {
        None
    } else if national.starts_with(LANDLINE_PREFIX) {
        Some(Finding::PhoneLandline)
    } else {
        Some(Finding::PhonePrefix)
    }
}
