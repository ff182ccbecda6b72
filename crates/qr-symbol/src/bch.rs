//! The two BCH codes: format information and version information.

use crate::mask::Mask;
use crate::version::{Level, Version};

/// Returns level and mask in five bits, followed by ten bits that correct them.
///
/// Source: ISO/IEC 18004:2015, 7.9.1 and annex C.
pub(crate) fn format_information(level: Level, mask: Mask) -> u64 {
    let data = u64::from(level.indicator() << 3) | u64::from(mask.number());
    (data << 10 | remainder(data << 10, 0x537)) ^ 0x5412
}

/// Returns the version in six bits, followed by twelve bits that correct them. Any two of these words differ in at
/// least eight bits.
///
/// Source: ISO/IEC 18004:2015, 7.10 and annex D.
pub(crate) fn version_information(version: Version) -> u64 {
    let number = u64::from(version.number());
    number << 12 | remainder(number << 12, 0x1F25)
}

/// Divides a polynomial over GF(2), of at most 18 coefficients, and returns the remainder.
fn remainder(polynomial: u64, divisor: u64) -> u64 {
    let mut rest = polynomial;
    let degree = divisor.leading_zeros();
    while rest.leading_zeros() <= degree {
        rest ^= divisor.wrapping_shl(degree.wrapping_sub(rest.leading_zeros()));
    }
    rest
}
