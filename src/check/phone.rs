//! The prefixes of mobile numbers: `0944713700` has one, `0123232422` has none.
//!
//! Source: libphonenumber; see the data file.

use crate::field::Phone;

const MOBILE_PREFIXES: &[&str] = include!("data/mobile_prefixes.in");

/// Returns `true` if a number has the prefix of a mobile network in Vietnam.
pub(super) fn is_mobile(phone: Phone<'_>) -> bool {
    let national = phone.as_bytes().strip_prefix(b"0").unwrap_or_default();
    MOBILE_PREFIXES
        .iter()
        .any(|prefix| national.starts_with(prefix.as_bytes()))
}
