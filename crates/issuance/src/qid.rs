//! Random QIDs of 18 digits, the form of the published examples. Those look like timestamps; these carry no information.

use vn_personal_qr::QidBuf;

const MIN: u128 = 100_000_000_000_000_000;
const COUNT: u128 = 9 * MIN;

/// Maps random bytes to a QID, by their remainder.
///
/// With 128 random bits, the probabilities of two QIDs differ by less than one part in 10²⁰.
pub(crate) fn from_random(random: [u8; 16]) -> QidBuf {
    let number = MIN.wrapping_add(u128::from_be_bytes(random) % COUNT);
    // The sum has 18 digits and fits.
    QidBuf::from(u64::try_from(number).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::from_random;

    #[test]
    fn covers_both_ends_of_the_range() {
        for (random, qid) in [
            (0, "100000000000000000"),
            (899_999_999_999_999_999, "999999999999999999"),
            (900_000_000_000_000_000, "100000000000000000"),
        ] {
            let random: u128 = random;
            assert_eq!(from_random(random.to_be_bytes()).as_str(), qid);
        }
    }
}
