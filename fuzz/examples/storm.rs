//! Checks a law for random texts without a fuzzer. No coverage guides it, but it is much faster.
//!
//! ```console
//! $ cargo run --profile storm --example storm -- decode_vs_oracle 60 [SEED]
//! ```
//!
//! Half of the texts are inputs from the corpus file with a few random edits, the others are random pieces of payloads. Prints the
//! input that breaks the law.

use std::env;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::time::{Duration, Instant};

use vn_personal_qr_fuzz::{LAWS, corpus};

/// Valid and nearly valid texts of each field and slot, with the delimiter before it.
const FIELDS: [&[&str]; 11] = [
    &[
        "001093029317",
        "001093029317",
        "B1234567",
        "012345678",
        "",
        "00109302931",
        "0010930293170",
        "ABCDE",
        "a",
    ],
    &[
        "|NGUYEN AN",
        "|NGUYEN VAN A",
        "|H'HEN NIE",
        "|Y-BLOM",
        "|A",
        "|ST.",
        "|NGUYEN  AN",
        "|A ",
        "|",
        "|Nguyen",
        "|'A",
    ],
    &[
        "|1987-01-18",
        "|2000-02-29",
        "|1900-02-29",
        "|0001-01-01",
        "|9999-12-31",
        "|0000-01-01",
        "|2023-04-31",
        "|1987",
        "|1987-13-01",
    ],
    &["|0", "|0", "|0", "|1", "|1", "|2", "|", "|01"],
    &[
        "|162979388586171100",
        "|1",
        "|~!",
        "|",
        "|a b",
        "|QIDQIDQIDQIDQIDQIDQIDQIDQIDQIDQIDQIDQIDQIDQIDQIDQIDQIDQIDQIDQIDQ",
    ],
    &["|", "|", "|162979388586171100", "|x", "| ", "||", ""],
    &["<", "<1", "<2", "<0", "<3", "<11", "|", ""],
    &[
        "<",
        "<00",
        "<HS4010120878821",
        "<A",
        "<ABCDEFGHIJKLMNOPQRST",
        "<ABCDEFGHIJKLMNOPQRSTU",
        "<a",
        "",
    ],
    &[
        "<",
        "<0123232422",
        "<0944713700",
        "<012323242",
        "<01232324222",
        "<+84944713700",
        "",
    ],
    &["<", "<MEUCIQDx", "<s s", "<=", ""],
    &[
        "<",
        "<tiêm 2 mũi",
        "<a<<b<<",
        "<\u{202E}x\u{200B}",
        "<\u{85}",
        "<\t",
        "<x|",
        "<\u{FFFF}",
        "<<<<<<",
        "",
    ],
];
const PIECES: [&[u8]; 36] = [
    b"|",
    b"|",
    b"<",
    b"<",
    b"0",
    b"1",
    b"9",
    b"A",
    b"Z",
    b"a",
    b" ",
    b"-",
    b"'",
    b".",
    b"/",
    b":",
    b"@",
    b"[",
    b"{",
    b"~",
    b"\x7F",
    b"\0",
    b"\n",
    b"\x1B[2J",
    b"\x80",
    b"\xBF",
    b"\xC2\x85",
    b"\xC3",
    b"\xE1\xBB\x85",
    b"\xE1\xBB",
    b"\xE2\x80\xAE",
    b"\xED\xA0\x80",
    b"\xF0\x9F\x98\x80",
    b"\xF0\x9F\x98",
    b"\xF4\x90\x80\x80",
    b"\xFF",
];

/// The generator xorshift64* (Vigna 2016).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// Returns a number below `end`, which is at least 1, from the upper bits, which are more random.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(1);
        usize::try_from(((self.next() >> 32) * end) >> 32).unwrap_or(0)
    }

    fn noise(&mut self, max_len: usize, text: &mut Vec<u8>) {
        let length = self.below(max_len);
        while text.len() < length {
            text.extend_from_slice(&self.next().to_be_bytes());
        }
        text.truncate(length);
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// Writes a text into an empty vector.
    fn text(&mut self, seeds: &[Vec<u8>], text: &mut Vec<u8>) {
        if !seeds.is_empty() && self.below(2) == 0 {
            text.extend_from_slice(self.one_of::<Vec<u8>>(seeds));
        } else {
            // Mostly valid choices, so that some texts are valid to the end.
            let fields = 1 + self.below(2 * FIELDS.len());
            for choices in FIELDS.iter().take(fields) {
                let likely = if self.below(8) == 0 {
                    choices.len()
                } else {
                    choices.len().min(3)
                };
                text.extend_from_slice(choices[self.below(likely)].as_bytes());
            }
        }
        for _ in 0..self.below(4) {
            self.edit(text);
        }
    }

    fn edit(&mut self, text: &mut Vec<u8>) {
        let at = self.below(text.len() + 1);
        let end = text.len().min(at + 1 + self.below(3));
        match self.below(8) {
            0 => text.truncate(at),
            1 => drop(text.drain(at..end)),
            2 | 3 => drop(text.splice(at..at, self.one_of(&PIECES).iter().copied())),
            4 if self.below(64) == 0 => {
                let byte = text.get(at).copied().unwrap_or(b'<');
                let more = 3000 >> self.below(8);
                text.splice(at..at, std::iter::repeat_n(byte, more));
            }
            5 => {
                if let Some(byte) = text.get_mut(at) {
                    *byte ^= 1 << self.below(8);
                }
            }
            _ => drop(text.splice(at..end, self.one_of(&PIECES).iter().copied())),
        }
    }
}

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [name, seconds, more @ ..] = arguments.as_slice() else {
        eprintln!("usage: storm LAW SECONDS [SEED]");
        std::process::exit(2);
    };
    let Some((_, law)) = LAWS.iter().find(|(law, _)| law == name) else {
        eprintln!("no law has the name {name}");
        std::process::exit(2);
    };
    let time = Duration::from_secs(seconds.parse().expect("a number of seconds"));
    let seed: u64 = more.first().map_or(1, |seed| seed.parse().expect("a seed"));
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus"));
    let seeds = corpus::read(&folder.join(name).with_extension("txt"))?;

    // These laws read the input as a random number generator, so texts are no better than noise.
    let is_noise = matches!(
        name.as_str(),
        "error_offset" | "pictures_laws" | "values_roundtrip"
    );
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut text = Vec::new();
    let (mut count, mut valid) = (0_u64, 0_u64);
    let start = Instant::now();
    while start.elapsed() < time {
        for _ in 0..1000 {
            text.clear();
            if is_noise {
                random.noise(700, &mut text);
            } else {
                random.text(&seeds, &mut text);
            }
            if panic::catch_unwind(AssertUnwindSafe(|| law(&text))).is_err() {
                eprintln!("{name} does not hold for {}", text.escape_ascii());
                std::process::exit(1);
            }
            count += 1;
            valid +=
                u64::from(count % 64 == 0 && vn_personal_qr::PersonalQr::decode(&text).is_ok());
        }
    }
    let rate = u128::from(count) * 1000 / start.elapsed().as_millis().max(1);
    let percent = valid * 6400 / count.max(1);
    println!(
        "{name:<26} {count:>12} runs {rate:>9} per second, seed {seed}, {percent} % valid payloads"
    );
    Ok(())
}
