//! Distinct payloads of invented people, from a seed.

use std::collections::HashSet;
use std::iter;

use fastrand::Rng;

const SURNAMES: &str = "NGUYEN TRAN LE PHAM HOANG HUYNH PHAN VU VO DANG BUI DO HO NGO DUONG LY";
const MIDDLES: &str = "VAN THI DUC MINH NGOC THANH HUU QUOC XUAN KIM GIA BAO KHANH HONG PHUONG";
const GIVEN: &str = "AN BINH CHAU DUNG GIANG HA HUNG KHOA LAN LINH LONG MAI NAM NGA NHUNG PHONG QUAN SON THAO \
                     TRANG TUAN UYEN VINH YEN";
const MARKED: &str = "H'HEN Y-BLOM K'SOR R'COM SA-DUYEN H'MAI ST. O'CONNOR";
const PLACES: &str = "001 004 010 019 025 030 031 034 038 040 044 048 052 056 060 066 068 072 075 079 083 087 092 096";
const CARDS: &str = "DN HX CH HC GD HS SV TE BT CN";
const DIGITS: &str = "0123456789";
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const BASE64URL: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A kind of payloads.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Set {
    /// As they are issued: 12-digit numbers mostly, 6 % names with marks, 12 % proxies, 5 % signed.
    Population,
    /// Lengths and characters uniform over the grammar.
    AnyValid,
    /// The population, with one thing in every payload that is rare in it.
    Family(Family),
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Family {
    Cmnd,
    Passport,
    Proxy,
    Marks,
    LongName,
    LeapDay,
    ShortQid,
    EmptyExtension,
    EmptySlots,
    HealthCard,
    Signed,
    OtherSlots,
}

impl Family {
    pub(crate) const ALL: [(Self, &'static str); 12] = [
        (Self::Cmnd, "9-digit numbers"),
        (Self::Passport, "passports"),
        (Self::Proxy, "proxies without a number"),
        (Self::Marks, "names with marks"),
        (Self::LongName, "names of six to twelve words"),
        (Self::LeapDay, "leap days"),
        (Self::ShortQid, "QIDs of 1 to 17 characters"),
        (Self::EmptyExtension, "empty extensions"),
        (Self::EmptySlots, "empty slots"),
        (Self::HealthCard, "health cards"),
        (Self::Signed, "signed"),
        (Self::OtherSlots, "slots 6 and up"),
    ];
}

/// Returns `count` distinct payloads.
pub(crate) fn texts(set: Set, seed: u64, count: usize) -> Vec<String> {
    let mut random = Random(Rng::with_seed(seed));
    let mut known = HashSet::new();
    iter::repeat_with(|| match set {
        Set::Population => random.issued(None),
        Set::Family(family) => random.issued(Some(family)),
        Set::AnyValid => random.any_valid(),
    })
    .filter(|text| known.insert(text.clone()))
    .take(count)
    .collect()
}

struct Random(Rng);

impl Random {
    fn percent(&mut self, percent: u32) -> bool {
        self.0.u32(..100) < percent
    }

    fn word<'w>(&mut self, words: &'w str) -> &'w str {
        let words: Vec<_> = words.split(' ').collect();
        words[self.0.usize(..words.len())]
    }

    fn characters(&mut self, alphabet: &str, count: usize) -> String {
        let alphabet: Vec<_> = alphabet.chars().collect();
        iter::repeat_with(|| alphabet[self.0.usize(..alphabet.len())])
            .take(count)
            .collect()
    }

    /// Returns a day of the calendar, all with the same probability.
    fn day(&mut self, first_year: u16, last_year: u16) -> (u16, u8, u8) {
        loop {
            let year = self.0.u16(first_year..=last_year);
            let (month, day) = (self.0.u8(1..=12), self.0.u8(1..=31));
            let last = match month {
                2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            if day <= last {
                return (year, month, day);
            }
        }
    }

    fn issued(&mut self, family: Option<Family>) -> String {
        let is = |other| family == Some(other);
        let (year, month, day) = if is(Family::LeapDay) {
            (1920 + 4 * self.0.u16(..26), 2, 29)
        } else {
            self.day(1920, 2021)
        };
        let is_female = self.0.bool();
        let document = self.0.u32(..100);
        let id_number = if is(Family::Proxy) || family.is_none() && document < 3 {
            String::new()
        } else if is(Family::Cmnd) || family.is_none() && document < 10 {
            self.characters(DIGITS, 9)
        } else if is(Family::Passport) || family.is_none() && document < 15 {
            self.characters("BCNPK", 1) + &self.characters(DIGITS, 7)
        } else {
            let century = 2 * u16::from(year >= 2000) + u16::from(is_female);
            let place = self.word(PLACES);
            format!(
                "{place}{century}{:02}{}",
                year % 100,
                self.characters(DIGITS, 6)
            )
        };
        let by_proxy = id_number.is_empty() || self.percent(10);
        let name = self.name(family);
        let qid = if is(Family::ShortQid) {
            let length = self.0.usize(1..18);
            self.characters(DIGITS, length)
        } else if self.percent(2) {
            let length = self.0.usize(8..=36);
            self.characters(BASE64URL, length)
        } else {
            "16".to_owned() + &self.characters(DIGITS, 16)
        };
        let declarant = if by_proxy {
            "16".to_owned() + &self.characters(DIGITS, 16)
        } else {
            String::new()
        };
        let gender = if self.percent(3) {
            "0"
        } else {
            ["1", "2"][usize::from(is_female)]
        };
        let phone = "0".to_owned() + &self.characters("35789", 1) + &self.characters(DIGITS, 8);
        let card = format!(
            "{}{}{}{}",
            self.word(CARDS),
            self.characters("12345", 1),
            &self.word(PLACES)[1..],
            self.characters(DIGITS, 10)
        );
        let shape = match family {
            Some(Family::EmptyExtension) => 0,
            Some(Family::HealthCard) => 90,
            _ => self.0.u32(..100),
        };
        let mut slots = match shape {
            // The declarant's QID is absent, too, in a few.
            0..8 => vec![String::new()],
            8..25 => vec![declarant, gender.into()],
            25..45 => vec![declarant, gender.into(), String::new(), phone],
            45..70 => vec![declarant, gender.into(), "00".into(), phone],
            _ => vec![declarant, gender.into(), card, phone],
        };
        if is(Family::EmptySlots) {
            for slot in &mut slots {
                if self.0.bool() {
                    slot.clear();
                }
            }
        }
        if is(Family::Signed) || family.is_none() && self.percent(5) {
            slots.resize(4, String::new());
            slots.push(format!("E.k2026.{}", self.characters(BASE64URL, 86)));
        }
        if is(Family::OtherSlots) {
            slots.resize(5, String::new());
            let doses = self.0.u8(1..4);
            slots.push(format!("tiêm {doses} mũi"));
            slots.push(self.word("Pfizer Moderna AstraZeneca Vero-Cell").into());
        }
        let kind = u8::from(by_proxy);
        let extension = slots.join("<");
        format!("{id_number}|{name}|{year:04}-{month:02}-{day:02}|{kind}|{qid}|{extension}")
    }

    fn name(&mut self, family: Option<Family>) -> String {
        let count = if family == Some(Family::LongName) {
            self.0.usize(6..=12)
        } else {
            [2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5][self.0.usize(..12)]
        };
        let mut words = vec![self.word(SURNAMES)];
        words.extend(iter::repeat_with(|| self.word(MIDDLES)).take(count - 2));
        words.push(self.word(GIVEN));
        if family == Some(Family::Marks) || family.is_none() && self.percent(6) {
            words[self.0.usize(..count)] = self.word(MARKED);
        }
        words.join(" ")
    }

    fn any_valid(&mut self) -> String {
        let printable: String = ('!'..='~').filter(|c| !"|<".contains(*c)).collect();
        let letters_and_digits = LETTERS.to_owned() + DIGITS;
        let by_proxy = self.0.bool();
        let id_number = match self.0.usize(if by_proxy { 3..=9 } else { 4..=9 }) {
            3 => String::new(),
            4 => self.characters(DIGITS, 12),
            length => self.characters(&letters_and_digits, length),
        };
        let length = self.0.usize(1..=150);
        let mut name = String::new();
        while name.len() < length {
            let at_word_start = name.is_empty() || name.ends_with(' ');
            let needs_letter = at_word_start || name.len() + 1 == length;
            name += &self.characters(
                if needs_letter {
                    LETTERS
                } else {
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ '-."
                },
                1,
            );
        }
        let (year, month, day) = self.day(1, 9999);
        let length = self.0.usize(1..=64);
        let qid = self.characters(&printable, length);
        let mut slots = Vec::new();
        for slot in 0..self.0.usize(..8) {
            let text = match slot {
                0 => self.0.usize(..=64),
                1 => usize::from(self.0.bool()),
                2 => self.0.usize(..=20),
                3 => 10 * usize::from(self.0.bool()),
                4 => self.0.usize(..=1024) * usize::from(self.0.bool()),
                _ => self.0.usize(..=50),
            };
            let alphabet = match slot {
                1 => "012",
                2 => &letters_and_digits,
                3 => DIGITS,
                5.. => "Tiêm đủ hai mũi tại trạm y tế phường Bến Nghé, 2021.",
                _ => &printable,
            };
            slots.push(self.characters(alphabet, text));
        }
        let kind = u8::from(by_proxy);
        let extension = slots.join("<");
        format!("{id_number}|{name}|{year:04}-{month:02}-{day:02}|{kind}|{qid}|{extension}")
    }
}
