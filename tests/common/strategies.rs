//! Strategies that generate values, payloads, and invalid texts with a long valid prefix.
//!
//! They are written from the specification and independent of the codec.

use std::fmt::{self, Debug, Formatter};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::oracle::{self, Value};

const LIMIT: usize = 2953;

/// Generates the values of any payload. One in twenty has the maximum length or a few bytes less.
pub(crate) fn values() -> BoxedStrategy<Value> {
    let fields = (
        id_numbers(),
        any::<bool>(),
        names(),
        birth_dates(),
        select(vec!['0', '1']),
        qids(),
    );
    let slots = (
        option::of(qids()),
        option::of(select(vec!['0', '1', '2'])),
        option::of(health_cards()),
        option::of("[0-9]{10}"),
        option::weighted(0.2, signatures()),
        other_slots(),
    );
    let gap = option::weighted(0.05, 0_usize..4);
    (fields, slots, gap)
        .prop_map(|(fields, slots, gap)| {
            let (id_number, without, name, birth_date, declaration, qid) = fields;
            let (declarant_qid, gender, health_card, phone, signature, other) = slots;
            let mut value = Value {
                id_number: (declaration == '0' || !without).then_some(id_number),
                name,
                birth_date,
                declaration,
                qid,
                declarant_qid,
                gender,
                health_card,
                phone,
                signature,
                other,
            };
            if let Some(gap) = gap {
                value.other.push("x".to_owned());
                let unused = LIMIT - gap - oracle::canonical(&value).len();
                value.other.push("x".repeat(unused.saturating_sub(1)));
            }
            while value.other.last().is_some_and(String::is_empty) {
                value.other.pop();
            }
            value
        })
        .boxed()
}

/// Generates valid texts, some with empty slots at their end.
pub(crate) fn valid_texts() -> BoxedStrategy<String> {
    (values(), prop_oneof![2 => Just(0), 1 => 0_usize..9])
        .prop_map(|(value, more)| {
            let mut text = oracle::canonical(&value);
            let unused = LIMIT - text.len();
            text.push_str(&"<".repeat(more.min(unused)));
            text
        })
        .boxed()
}

/// Bytes whose `Debug` is escaped text, at most the first 400.
#[derive(Clone)]
pub(crate) struct Text(pub(crate) Vec<u8>);

impl Debug for Text {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let start = &self.0[..self.0.len().min(400)];
        write!(f, "b\"{}\"", start.escape_ascii())?;
        if start.len() < self.0.len() {
            write!(f, " of {} bytes", self.0.len())?;
        }
        Ok(())
    }
}

/// Generates texts, most of them nearly valid.
pub(crate) fn texts() -> BoxedStrategy<Text> {
    prop_oneof![
        1 => valid_texts().prop_map(String::into_bytes),
        6 => edited_texts(),
        4 => loose_texts().prop_map(String::into_bytes),
        2 => (loose_texts(), vec(edits(), 1..3)).prop_map(|(text, edits)| edited(text.into_bytes(), &edits)),
        1 => vec(pieces(), 0..12).prop_map(|pieces| pieces.concat()),
    ]
    .prop_map(Text)
    .boxed()
}

/// Generates valid texts with one to three edits.
fn edited_texts() -> BoxedStrategy<Vec<u8>> {
    (valid_texts(), vec(edits(), 1..4))
        .prop_map(|(text, edits)| edited(text.into_bytes(), &edits))
        .boxed()
}

/// Generates bytes from the classes of the grammar and their limits.
pub(crate) fn bytes() -> BoxedStrategy<u8> {
    let marks = b"|<0123456789AZaz -'./*+\\!~\n\t\0\x1F\x7F\x80\xA0\xC2\xC3\xE1\xED\xF0\xF4\xFF";
    prop_oneof![3 => select(marks.to_vec()), 1 => any::<u8>()].boxed()
}

fn id_numbers() -> BoxedStrategy<String> {
    prop_oneof!["[0-9]{12}", "[0-9]{9}", "[A-Z][0-9]{7}", "[0-9A-Z]{5,9}"].boxed()
}

fn names() -> BoxedStrategy<String> {
    prop_oneof![
        12 => "[A-Z]{1,7}( [A-Z]{1,7}){0,4}",
        6 => "[A-Z][A-Z'.-]{0,7}( [A-Z][A-Z'.-]{0,7}){0,5}",
        // Lengths around the window of the fast path.
        1 => "[A-Z]{6,9} [A-Z]{0,9}[A-Z]{5,18}",
        1 => "[A-Z]{148} ?[A-Z]",
        1 => "[A-Z]{150}",
    ]
    .boxed()
}

fn birth_dates() -> BoxedStrategy<String> {
    let years = prop_oneof![4 => 1900_u16..2100, 2 => 1_u16..=9999, 1 => select(vec![4, 100, 400, 1900, 2000, 9996])];
    let days = prop_oneof![2 => 1_u8..=28, 1 => 29_u8..=31];
    (years, prop_oneof![3 => 1_u8..=12, 1 => Just(2)], days)
        .prop_map(|(year, month, day)| {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let last = match month {
                2 => 28 + u8::from(leap),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            format!("{year:04}-{month:02}-{:02}", day.min(last))
        })
        .boxed()
}

fn qids() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "[0-9]{18}",
        3 => "[!-;=-{}~]{1,20}",
        1 => "[!-;=-{}~]{63,64}",
    ]
    .boxed()
}

fn health_cards() -> BoxedStrategy<String> {
    prop_oneof![Just("00".to_owned()), "[A-Z]{2}[0-9]{13}", "[0-9A-Z]{1,20}"].boxed()
}

fn signatures() -> BoxedStrategy<String> {
    prop_oneof![6 => "[!-;=-{}~]{1,90}", 1 => "[!-;=-{}~]{1023,1024}"].boxed()
}

fn other_slots() -> BoxedStrategy<Vec<String>> {
    let slot = prop_oneof![
        4 => Just(String::new()),
        2 => Just("tiêm 2 mũi".to_owned()),
        1 => Just("\u{2028}\u{202E}\u{FEFF}\u{FFFF}".to_owned()),
        4 => "[^\\x00-\\x1F\\x7F-\\x{9F}|<]{0,12}",
    ];
    prop_oneof![2 => Just(Vec::new()), 1 => vec(slot, 0..5)].boxed()
}

/// Generates texts of six or nearly six fields that are valid or nearly valid.
fn loose_texts() -> BoxedStrategy<String> {
    let fields = (
        prop_oneof![
            30 => id_numbers(),
            3 => Just(String::new()),
            1 => "[0-9]{0,14}",
            1 => "[0-9A-Za]{0,12}",
        ],
        prop_oneof![
            30 => names(),
            1 => "[A-Z' .-]{0,12}",
            1 => "[A-Z]{147,150}[ A-Z]{0,3}",
            1 => "[A-ZĂ-ễ ]{1,9}",
        ],
        prop_oneof![
            20 => birth_dates(),
            3 => "[0-2][0-9]{3}-[01][0-9]-[0-3][0-9]",
            1 => "0{2,4}[0-9]{0,2}-?[0-9-]{0,6}",
        ],
        prop_oneof![20 => "[01]", 1 => "[0-3]{0,2}"],
        prop_oneof![20 => qids(), 1 => "[ -~]{0,6}", 1 => "[a-z]{62,66}"],
    );
    let slots = (
        prop_oneof![9 => Just(String::new()), 3 => qids(), 1 => "[ -~]{0,6}"],
        prop_oneof![9 => "[012]?", 1 => "[0-3N]{1,2}"],
        prop_oneof![9 => health_cards(), 3 => Just(String::new()), 1 => "[0-9A-Za]{0,22}"],
        prop_oneof![9 => "[0-9]{10}", 3 => Just(String::new()), 1 => "[0-9+]{1,12}"],
        prop_oneof![
            9 => Just(String::new()),
            3 => signatures(),
            1 => "[ -~]{0,9}",
            1 => "s{1022,1026}",
        ],
        prop_oneof![4 => Just(String::new()), 2 => "[^|]{0,8}", 1 => "(x|ễ){20,40}"],
    );
    (fields, slots, 1_usize..=6, 0_usize..8)
        .prop_map(|(fields, slots, filled, bar)| {
            let (id_number, name, birth_date, declaration, qid) = fields;
            let (declarant_qid, gender, health_card, phone, signature, other) = slots;
            let slots = [declarant_qid, gender, health_card, phone, signature, other];
            let extension = slots[..filled].join("<");
            let text = [id_number, name, birth_date, declaration, qid, extension].join("|");
            // Some have a seventh field.
            if bar == 0 { text + "|" } else { text }
        })
        .boxed()
}

/// Generates short texts that occur in the grammar, and characters that are whole or cut.
fn pieces() -> BoxedStrategy<Vec<u8>> {
    let pieces: [&[u8]; 30] = [
        b"|",
        b"<",
        b"||",
        b"<<<<<<",
        b"|<1<00<",
        b" ",
        b"0",
        b"3",
        b"00",
        b"0123232422",
        b"001093029317",
        b"1987-01-18",
        b"1987-02-29",
        b"NGUYEN AN",
        b"A",
        b"'",
        b"\n",
        b"\0",
        b"\x7F",
        "ễ".as_bytes(),
        "\u{85}".as_bytes(),
        "\u{FEFF}".as_bytes(),
        "\u{10FFFF}".as_bytes(),
        b"\xC3",
        b"\xE1\xBB",
        b"\xF0\x9F\x98",
        b"\xED\xA0\x80",
        b"\xF4\x90\x80\x80",
        b"\xC0\xAF",
        b"\xFF",
    ];
    select(pieces.map(<[u8]>::to_vec).to_vec()).boxed()
}

#[derive(Clone, Debug)]
enum Edit {
    Replace(Place, u8),
    Insert(Place, Vec<u8>),
    /// Repeats the byte, to exceed the limits of the fields.
    Stretch(Place, usize),
    Delete(Place, usize),
    /// Swaps two parts separated by `|`, or else by `<`.
    Swap(bool, Index, Index),
    Cut(Place),
}

/// A place in a text, half of the time in its second half, so that edits are not mostly in the first fields.
#[derive(Clone, Debug)]
struct Place {
    index: Index,
    late: bool,
}

impl Place {
    fn within(&self, length: usize) -> usize {
        let start = if self.late { length / 2 } else { 0 };
        start + self.index.index(length - start)
    }
}

fn places() -> BoxedStrategy<Place> {
    any::<(Index, bool)>()
        .prop_map(|(index, late)| Place { index, late })
        .boxed()
}

fn edits() -> BoxedStrategy<Edit> {
    let lengths = prop_oneof![4 => 2_usize..30, 2 => 60_usize..160, 1 => 1000_usize..3000];
    let pieces_to_swap = any::<(bool, Index, Index)>();
    prop_oneof![
        4 => (places(), bytes()).prop_map(|(at, byte)| Edit::Replace(at, byte)),
        4 => (places(), pieces()).prop_map(|(at, piece)| Edit::Insert(at, piece)),
        1 => (places(), lengths).prop_map(|(at, length)| Edit::Stretch(at, length)),
        2 => (places(), 1_usize..4).prop_map(|(at, length)| Edit::Delete(at, length)),
        1 => pieces_to_swap.prop_map(|(bars, one, other)| Edit::Swap(bars, one, other)),
        2 => places().prop_map(Edit::Cut),
    ]
    .boxed()
}

fn edited(mut text: Vec<u8>, edits: &[Edit]) -> Vec<u8> {
    for edit in edits {
        if text.is_empty() {
            break;
        }
        match edit {
            Edit::Replace(at, byte) => {
                let at = at.within(text.len());
                text[at] = *byte;
            }
            Edit::Insert(at, piece) => {
                let at = at.within(text.len() + 1);
                text.splice(at..at, piece.iter().copied());
            }
            Edit::Stretch(at, length) => {
                let at = at.within(text.len());
                let byte = text[at];
                text.splice(at..at, std::iter::repeat_n(byte, *length));
            }
            Edit::Delete(at, length) => {
                let at = at.within(text.len());
                let end = text.len().min(at + length);
                text.drain(at..end);
            }
            Edit::Swap(bars, one, other) => {
                let delimiter = if *bars { b'|' } else { b'<' };
                let mut pieces: Vec<_> = text.split(|&byte| byte == delimiter).collect();
                let (one, other) = (one.index(pieces.len()), other.index(pieces.len()));
                pieces.swap(one, other);
                text = pieces.join(&delimiter);
            }
            Edit::Cut(at) => text.truncate(at.within(text.len())),
        }
    }
    text
}
