//! QIDs as the published examples have them: 18 digits. Those seem to be times; these tell nothing.

const FIRST: u128 = 100_000_000_000_000_000;
const COUNT: u128 = 9 * FIRST;

/// A QID from random bytes: the number that they are, brought into the range.
///
/// Of so many random bits none of the numbers is likelier than another by more than one part in 10²⁰.
pub(super) fn from_random(random: [u8; 16]) -> [u8; 18] {
    let mut number = u128::from_be_bytes(random)
        .wrapping_rem(COUNT)
        .wrapping_add(FIRST);
    let mut digits = [b'0'; 18];
    for digit in digits.iter_mut().rev() {
        let [.., unit] = number.wrapping_rem(10).to_be_bytes();
        *digit = b'0' | unit;
        number = number.wrapping_div(10);
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::from_random;

    #[test]
    fn ends_of_the_range() {
        assert_eq!(&from_random([0; 16]), b"100000000000000000");
        let last = 899_999_999_999_999_999_u128.to_be_bytes();
        assert_eq!(&from_random(last), b"999999999999999999");
        let beyond = 900_000_000_000_000_000_u128.to_be_bytes();
        assert_eq!(&from_random(beyond), b"100000000000000000");
    }
}
