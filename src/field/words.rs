//! Eight bytes at a time, as one number.
//!
//! A function that judges a word gives a *mask*: a word in which the highest bit of each byte says yes or no and all
//! other bits are 0. The first byte of the text is the lowest of the number on every machine.
//!
//! Each byte is judged by one addition or subtraction whose carry out of seven bits is the answer, so no byte
//! disturbs its neighbour as long as all are ASCII; a byte that is not is told by its own highest bit.

/// The highest bit of every byte.
pub(super) const HIGHEST: u64 = 0x8080_8080_8080_8080;

/// The same byte eight times.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

pub(super) const fn load(bytes: [u8; 8]) -> u64 {
    u64::from_le_bytes(bytes)
}

/// The ASCII bytes from `first` to `last`.
pub(super) const fn between(word: u64, first: u8, last: u8) -> u64 {
    let ascii = word & !HIGHEST;
    // At least `first`: adding what is missing to 0x80. At most `last`: what is above 0x80 left after taking it away.
    let from = ascii.wrapping_add(all(0x80_u8.wrapping_sub(first)));
    let to = all(0x80_u8.wrapping_add(last)).wrapping_sub(ascii);
    from & to & !word & HIGHEST
}

/// The bytes equal to `byte`, which is ASCII.
pub(super) const fn equal(word: u64, byte: u8) -> u64 {
    let differs = word ^ all(byte);
    all(0x80).wrapping_sub(differs & !HIGHEST) & !differs & HIGHEST
}

/// How many bytes stand before the first that the mask marks; 8 if it marks none.
pub(super) const fn before_first(mask: u64) -> usize {
    (mask.trailing_zeros() >> 3) as usize
}

/// The mask as eight neighbouring bits, the first byte's lowest.
pub(super) const fn bits(mask: u64) -> u64 {
    // Each of the eight bits is multiplied to its place in the highest byte, and no two products meet.
    (mask >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}
