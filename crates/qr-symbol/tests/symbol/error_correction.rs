//! Reed–Solomon codewords: the published example, and a decoder that shares no code with the library.

use qr_symbol::{Level, Profile, Symbol, Version};
use reed_solomon::Decoder;

use crate::EXAMPLE;

/// Reads the codewords of a symbol module by module.
fn codewords(symbol: &Symbol) -> Vec<u8> {
    let size = symbol.size();
    let mut bits = Vec::new();
    let mut upward = true;
    let pairs = (7..size).rev().step_by(2).chain([5, 3, 1]);
    for right in pairs {
        let mut rows: Vec<_> = (0..size).collect();
        if upward {
            rows.reverse();
        }
        upward = !upward;
        for y in rows {
            for x in [right, right - 1] {
                if !is_function(symbol.version(), x, y) {
                    bits.push(symbol.module(x, y) ^ symbol.mask().inverts(x, y));
                }
            }
        }
    }
    let byte = |bits: &[bool]| bits.iter().fold(0, |byte, &bit| byte << 1 | u8::from(bit));
    bits.chunks_exact(8).map(byte).collect()
}

/// Returns whether a module belongs to a function pattern, format or version information.
fn is_function(version: Version, x: usize, y: usize) -> bool {
    let size = version.size();
    let near = |at: usize| at < 9;
    let far = |at: usize| at + 8 >= size;
    let corner = near(x) && (near(y) || far(y)) || far(x) && near(y);
    let timing = x == 6 || y == 6;
    let beside = |a: usize, b: usize| a < 6 && b + 11 >= size && b + 8 < size;
    let version_information = version.number() >= 7 && (beside(x, y) || beside(y, x));
    // Annex E, for the versions of the table below.
    let centers: &[usize] = match version.number() {
        1 => &[],
        8 => &[6, 24, 42],
        10 => &[6, 28, 50],
        14 => &[6, 26, 46, 66],
        26 => &[6, 30, 58, 86, 114],
        40 => &[6, 30, 58, 86, 114, 142, 170],
        _ => &[6, size - 7],
    };
    let alignment = centers.iter().any(|&a| {
        centers.iter().any(|&b| {
            let finder = [(6, 6), (6, size - 7), (size - 7, 6)].contains(&(a, b));
            !finder && x.abs_diff(a) <= 2 && y.abs_diff(b) <= 2
        })
    });
    corner || timing || version_information || alignment
}

/// Splits codewords into blocks, data first. The blocks at the end may have one more data codeword.
fn blocks(codewords: &[u8], count: usize, correction: usize) -> Vec<Vec<u8>> {
    let (data, check) = codewords.split_at(codewords.len() - count * correction);
    let length = data.len() / count;
    let mut blocks: Vec<Vec<u8>> = (0..count)
        .map(|block| {
            data[..length * count]
                .iter()
                .skip(block)
                .step_by(count)
                .copied()
                .collect()
        })
        .collect();
    let shorter = count - data.len() % count;
    for (block, last) in blocks[shorter..].iter_mut().zip(&data[length * count..]) {
        block.push(*last);
    }
    for (at, block) in blocks.iter_mut().enumerate() {
        block.extend(check.iter().skip(at).step_by(count));
    }
    blocks
}

/// Source: ISO/IEC 18004:2015, annex I: the symbol of `01234567`, version 1-M.
#[test]
fn writes_the_codewords_of_the_standard_example() {
    let profile = Profile::UNIFORM.keep_level();
    let symbol = Symbol::with_profile(b"01234567", profile).expect("short");
    assert_eq!((symbol.version(), symbol.level()), (Version::MIN, Level::M));
    let data = [
        0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC,
        0x11,
    ];
    let correction = [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55];
    assert_eq!(codewords(&symbol), [&data[..], &correction].concat());
}

#[test]
fn repairs_as_many_errors_as_the_level_allows() {
    // Number of blocks and error correction codewords of each, table 9 of the standard: every degree.
    let table = [
        (1, Level::L, 1, 7),
        (1, Level::M, 1, 10),
        (1, Level::Q, 1, 13),
        (1, Level::H, 1, 17),
        (2, Level::M, 1, 16),
        (3, Level::L, 1, 15),
        (3, Level::Q, 2, 18),
        (4, Level::L, 1, 20),
        (5, Level::L, 1, 26),
        (5, Level::M, 2, 24),
        (5, Level::H, 4, 22),
        (8, Level::M, 4, 22),
        (14, Level::H, 16, 24),
        (10, Level::H, 8, 28),
        (26, Level::M, 23, 28),
        (40, Level::L, 25, 30),
        (40, Level::H, 81, 30),
    ];
    for (number, level, count, correction) in table {
        let version = Version::new(number).expect("a version");
        let text = &EXAMPLE.as_bytes()[..EXAMPLE.len().min(version.capacity(level) / 8 - 2)];
        let profile = Profile::UNIFORM
            .min_level(level)
            .keep_level()
            .min_version(version);
        let symbol = Symbol::with_profile(text, profile).expect("short");
        assert_eq!(symbol.version(), version);
        for (at, block) in blocks(&codewords(&symbol), count, correction)
            .iter()
            .enumerate()
        {
            let decoder = Decoder::new(correction);
            assert!(!decoder.is_corrupted(block), "{number}-{level}, block {at}");
            let mut damaged = block.clone();
            let errors = correction / 2;
            for error in 0..errors {
                // Spread over the block, each at another codeword.
                damaged[(error * block.len() / errors + at) % block.len()] ^= 0x5A;
            }
            assert_eq!(
                damaged.iter().zip(block).filter(|(a, b)| a != b).count(),
                errors
            );
            let repaired = decoder.correct(&damaged, None).expect("repairable");
            assert_eq!(repaired[..], block[..], "{number}-{level}, block {at}");
        }
    }
}
