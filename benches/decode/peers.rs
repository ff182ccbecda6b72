//! Code that a user would write instead of this crate.

use std::borrow::Cow;

use fastrand::Rng;
use regex::Regex;
use vn_personal_qr::PersonalQr;

/// Splits the text into its fields, without validation.
pub(crate) fn split(text: &str) -> [&str; 6] {
    let mut fields = [""; 6];
    for (field, text) in fields.iter_mut().zip(text.split('|')) {
        *field = text;
    }
    fields
}

/// The same for bytes.
pub(crate) fn split_bytes(text: &[u8]) -> [&[u8]; 6] {
    let mut fields = [&[][..]; 6];
    for (field, text) in fields.iter_mut().zip(text.split(|byte| *byte == b'|')) {
        *field = text;
    }
    fields
}

/// Splits the text into owned fields.
pub(crate) fn split_owned(text: &str) -> Vec<String> {
    text.split('|').map(str::to_owned).collect()
}

/// Splits the text and validates every field by hand.
pub(crate) fn split_and_validate(text: &str) -> Option<[&str; 6]> {
    let mut pieces = text.split('|');
    let fields = [(); 6].map(|()| pieces.next());
    let [
        Some(id),
        Some(name),
        Some(date),
        Some(kind),
        Some(qid),
        Some(extension),
    ] = fields
    else {
        return None;
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let alphanumeric = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    };
    let printable = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'<')
    };
    let id_is_valid = match id.len() {
        0 => kind == "1",
        12 => digits(id),
        5..=9 => alphanumeric(id),
        _ => false,
    };
    let word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_uppercase())
            && word
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || b"'-.".contains(&byte))
    };
    let name_is_valid = name.len() <= 150 && name.split(' ').all(word);
    let date_is_valid = date.len() == 10 && date.is_ascii() && {
        let number = |text: &str| text.parse::<u16>().ok().filter(|_| digits(text));
        let hyphens = &date[4..5] == "-" && &date[7..8] == "-";
        match (number(&date[..4]), number(&date[5..7]), number(&date[8..])) {
            (Some(year @ 1..), Some(month @ 1..=12), Some(day @ 1..)) => {
                let leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
                let last = match month {
                    2 if leap => 29,
                    2 => 28,
                    4 | 6 | 9 | 11 => 30,
                    _ => 31,
                };
                hyphens && day <= last
            }
            _ => false,
        }
    };
    let mut slots = extension.split('<');
    let extension_is_valid = slots
        .next()
        .is_none_or(|qid| qid.len() <= 64 && printable(qid))
        && slots
            .next()
            .is_none_or(|gender| matches!(gender, "" | "0" | "1" | "2"))
        && slots
            .next()
            .is_none_or(|card| card.len() <= 20 && alphanumeric(card))
        && slots
            .next()
            .is_none_or(|phone| phone.is_empty() || phone.len() == 10 && digits(phone))
        && slots
            .next()
            .is_none_or(|signature| signature.len() <= 1024 && printable(signature))
        && slots.all(|slot| !slot.chars().any(char::is_control));
    let is_valid = id_is_valid
        && name_is_valid
        && date_is_valid
        && matches!(kind, "0" | "1")
        && (1..=64).contains(&qid.len())
        && printable(qid)
        && extension_is_valid
        && pieces.next().is_none();
    is_valid.then_some([id, name, date, kind, qid, extension])
}

/// Returns the grammar as one regular expression, without the calendar.
pub(crate) fn regex() -> Regex {
    Regex::new(concat!(
        r"^([0-9]{12}|[0-9A-Z]{5,9}|)\|([A-Z][A-Z'.-]*(?: [A-Z][A-Z'.-]*)*)\|",
        r"([0-9]{4}-[0-9]{2}-[0-9]{2})\|([01])\|([!-;=-{}~]{1,64})\|",
        r"([!-;=-{}~]{0,64})(?:<([012]?)(?:<([0-9A-Z]{0,20})(?:<([0-9]{10})?",
        r"(?:<([!-;=-{}~]{0,1024})((?:<[^|<]*)*))?)?)?)?$",
    ))
    .expect("a valid expression")
}

/// The JSON form with borrowed texts, except those with escapes.
#[derive(serde::Deserialize)]
pub(crate) struct Record<'a> {
    #[serde(borrow)]
    id_number: Option<Cow<'a, str>>,
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    birth_date: Cow<'a, str>,
    #[serde(borrow)]
    declaration: Cow<'a, str>,
    #[serde(borrow)]
    qid: Cow<'a, str>,
    #[serde(borrow)]
    extension: Slots<'a>,
}

#[derive(serde::Deserialize)]
struct Slots<'a> {
    #[serde(borrow)]
    declarant_qid: Option<Cow<'a, str>>,
    #[serde(borrow)]
    gender: Option<Cow<'a, str>>,
    #[serde(borrow)]
    health_card: Option<Cow<'a, str>>,
    #[serde(borrow)]
    phone: Option<Cow<'a, str>>,
    #[serde(borrow)]
    signature: Option<Cow<'a, str>>,
    #[serde(borrow)]
    other: Vec<Cow<'a, str>>,
}

/// Returns the length of all texts, so that none of them is optimized away.
pub(crate) fn total_len(record: &Record<'_>) -> usize {
    let slots = &record.extension;
    let optional = [
        &record.id_number,
        &slots.declarant_qid,
        &slots.gender,
        &slots.health_card,
        &slots.phone,
        &slots.signature,
    ];
    let present = [
        &record.name,
        &record.birth_date,
        &record.declaration,
        &record.qid,
    ];
    let texts = optional
        .into_iter()
        .flatten()
        .chain(present)
        .chain(&slots.other);
    texts.map(|text| text.len()).sum()
}

/// Returns each payload with one random byte replaced by a random value, so that it is invalid.
pub(crate) fn mutated(texts: &[String]) -> Vec<Vec<u8>> {
    let mut random = Rng::with_seed(0x1405);
    let mutate = |text: &String| {
        loop {
            let mut text = text.clone().into_bytes();
            let at = random.usize(..text.len());
            text[at] = random.u8(..);
            if PersonalQr::decode(&text).is_err() {
                return text;
            }
        }
    };
    texts.iter().map(mutate).collect()
}

/// Returns the JSON form of each payload.
pub(crate) fn json(texts: &[String]) -> Vec<String> {
    let json = |text: &String| {
        let payload = PersonalQr::try_from(text.as_str()).expect("a valid payload");
        serde_json::to_string(&payload).expect("any payload is JSON")
    };
    texts.iter().map(json).collect()
}

/// Returns the machine-readable zone of a passport for each payload, with its name and birth date: two lines of 44
/// characters, without a line end. Source: ICAO Doc 9303, part 4.
pub(crate) fn zones(texts: &[String]) -> Vec<String> {
    let zone = |text: &String| {
        let [_, name, date, _, _, _] = split(text);
        let name: String = name
            .chars()
            .filter(|c| !"'-.".contains(*c))
            .take(37)
            .collect();
        let (surname, given) = name.split_once(' ').unwrap_or((&name, ""));
        let first = format!("P<VNM{surname}<<{}", given.replace(' ', "<"));
        let date: String = date.chars().skip(2).filter(char::is_ascii_digit).collect();
        let number = &format!("B{date:0<8}")[..9];
        let [number, date, expiry] = [number, &date, "310101"].map(with_check_digit);
        let optional = with_check_digit("<<<<<<<<<<<<<<");
        let checked = format!("{number}{date}{expiry}{optional}");
        let total = with_check_digit(&checked);
        let total = total.chars().last().expect("a check digit");
        format!("{first:<<44}{number}VNM{date}F{expiry}{optional}{total}")
    };
    texts.iter().map(zone).collect()
}

fn with_check_digit(text: &str) -> String {
    let value = |c: char| c.to_digit(36).unwrap_or(0);
    let sum: u32 = text
        .chars()
        .zip([7, 3, 1].into_iter().cycle())
        .map(|(c, weight)| value(c) * weight)
        .sum();
    format!("{text}{}", sum % 10)
}
