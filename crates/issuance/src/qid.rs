//! QIDs in the form of the published examples: 18 digits. Those seem to be times; these carry no information.

use vn_personal_qr::QidBuf;

const FIRST: u64 = 100_000_000_000_000_000;
const COUNT: u64 = 9 * FIRST;

/// Returns a QID from random bytes: their number, reduced to the range of 18 digits.
///
/// With so many random bits no QID is likelier than another by more than one part in 10²⁰.
pub(super) fn from_random(random: [u8; 16]) -> QidBuf {
    let number = u128::from_be_bytes(random).wrapping_rem(u128::from(COUNT));
    // The remainder is less than COUNT.
    let number = u64::try_from(number).unwrap_or(0);
    QidBuf::from(number.wrapping_add(FIRST))
}

#[cfg(test)]
mod tests {
    use super::from_random;

    #[test]
    fn covers_the_ends_of_the_range() {
        let first = from_random([0; 16]);
        assert_eq!(first.as_str(), "100000000000000000");
        let last = from_random(899_999_999_999_999_999_u128.to_be_bytes());
        assert_eq!(last.as_str(), "999999999999999999");
        let beyond = from_random(900_000_000_000_000_000_u128.to_be_bytes());
        assert_eq!(beyond.as_str(), "100000000000000000");
    }
}
