//! The prefixes of mobile numbers: `0944713700` has one, `0123232422` has none.
//!
//! Source: libphonenumber, as the data file says.

use crate::field::Phone;

const MOBILE_PREFIXES: &[&str] = include!("data/mobile_prefixes.in");

/// Whether a number begins as those of mobile networks in Vietnam do.
pub(super) fn is_mobile(phone: Phone<'_>) -> bool {
    let national = phone.as_bytes().strip_prefix(b"0").unwrap_or_default();
    let known = |prefix: &&str| national.starts_with(prefix.as_bytes());
    MOBILE_PREFIXES.iter().any(known)
}
