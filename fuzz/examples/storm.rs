//! Holds the laws against random texts without a fuzzer: no coverage guides it, but it is many times as fast.
//!
//! ```console
//! $ cargo run --profile storm --example storm -- decode_vs_oracle 60 [SEED [FOLDER…]]
//! ```
//!
//! Half of the texts are seeds (the folders hold them) with a few wounds, the rest is pieces of payloads put together.
//! What breaks a law is printed in hexadecimal digits, and the run ends.

use std::panic::{self, AssertUnwindSafe};
use std::time::{Duration, Instant};
use std::{env, fs};

use vn_personal_qr_fuzz::laws;

type Law = fn(&[u8]);

/// Every law that has a fuzz target, by its name: `scripts/nightly` takes the names from there and fails at one that is
/// missing here.
const LAWS: &[(&str, Law)] = &[
    ("armor_roundtrip", laws::armor_roundtrip),
    ("cards_laws", laws::cards_laws),
    ("decode_encode_identity", laws::decode_encode_identity),
    ("decode_never_panics", laws::decode_never_panics),
    ("decode_vs_oracle", laws::decode_vs_oracle),
    ("error_blame", laws::error_blame),
    ("detect_laws", laws::detect_laws),
    ("issuance_laws", laws::issuance_laws),
    ("pictures_laws", laws::pictures_laws),
    ("symbol_keeps_its_plan", laws::symbol_keeps_its_plan),
    ("lenient_laws", laws::lenient_laws),
    ("normalize_names", laws::normalize_names),
    ("values_roundtrip", laws::values_roundtrip),
    ("verified_only_if_signed", laws::verified_only_if_signed),
];

/// For each field and slot, with the delimiter before it: texts that are valid there and such that are nearly so.
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

/// xorshift64*, of Vigna: fast, and good enough to choose.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `end`, which is at least 1; its upper bits are the better ones, and multiplying is faster than dividing.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(1);
        usize::try_from(((self.next() >> 32) * end) >> 32).unwrap_or(0)
    }

    fn noise(&mut self, most: usize, text: &mut Vec<u8>) {
        let length = self.below(most);
        while text.len() < length {
            text.extend_from_slice(&self.next().to_be_bytes());
        }
        text.truncate(length);
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// A text into an empty vector.
    fn text(&mut self, seeds: &[Vec<u8>], text: &mut Vec<u8>) {
        if !seeds.is_empty() && self.below(2) == 0 {
            text.extend_from_slice(self.one_of::<Vec<u8>>(seeds));
        } else {
            // Mostly from the first choices, so that some texts come to their end.
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
            self.wound(text);
        }
    }

    fn wound(&mut self, text: &mut Vec<u8>) {
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
        eprintln!("storm LAW SECONDS [SEED [FOLDER…]]");
        std::process::exit(2);
    };
    let Some((_, law)) = LAWS.iter().find(|(law, _)| *law == name.as_str()) else {
        eprintln!("no law is called {name}");
        std::process::exit(2);
    };
    let time = Duration::from_secs(seconds.parse().unwrap_or(10));
    let seed: u64 = more.first().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let mut seeds = Vec::new();
    for folder in more.iter().skip(1) {
        for file in fs::read_dir(folder)? {
            seeds.push(fs::read(file?.path())?);
        }
    }
    seeds.sort();

    // Such laws take bytes as the choices of a generator: there a text is no better than noise.
    let is_noise = matches!(
        name.as_str(),
        "error_blame" | "pictures_laws" | "values_roundtrip"
    );
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut text = Vec::new();
    let (mut count, mut accepted) = (0_u64, 0_u64);
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
                eprintln!("{name} is broken by these bytes: {text:02x?}");
                std::process::exit(1);
            }
            count += 1;
            accepted +=
                u64::from(count % 64 == 0 && vn_personal_qr::PersonalQr::decode(&text).is_ok());
        }
    }
    let rate = u128::from(count) * 1000 / start.elapsed().as_millis().max(1);
    let valid = accepted * 6400 / count.max(1);
    println!(
        "{name:<26} {count:>12} executions {rate:>9} a second, seed {seed}, {valid} % valid texts"
    );
    Ok(())
}
