//! Code that a user would write instead of this crate.

use std::fmt::Write;

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

/// The JSON form with borrowed texts.
#[derive(serde::Deserialize)]
pub(crate) struct Record<'a> {
    pub(crate) id_number: Option<&'a str>,
    pub(crate) name: &'a str,
    pub(crate) birth_date: &'a str,
    pub(crate) declaration: &'a str,
    pub(crate) qid: &'a str,
    #[serde(borrow)]
    pub(crate) extension: Slots<'a>,
}

#[derive(serde::Deserialize)]
pub(crate) struct Slots<'a> {
    pub(crate) declarant_qid: Option<&'a str>,
    pub(crate) gender: Option<&'a str>,
    pub(crate) health_card: Option<&'a str>,
    pub(crate) phone: Option<&'a str>,
    pub(crate) signature: Option<&'a str>,
    #[serde(borrow)]
    pub(crate) other: Vec<&'a str>,
}

/// Returns the length of all texts, so that none of them is optimized away.
pub(crate) fn total_len(record: &Record<'_>) -> usize {
    let slots = &record.extension;
    let optional = [
        record.id_number,
        slots.declarant_qid,
        slots.gender,
        slots.health_card,
        slots.phone,
        slots.signature,
    ];
    let present = [
        record.name,
        record.birth_date,
        record.declaration,
        record.qid,
    ];
    optional
        .iter()
        .flatten()
        .chain(&present)
        .chain(&slots.other)
        .map(|text| text.len())
        .sum()
}

/// The values of a payload as texts, for `format!`.
pub(crate) struct Texts<'a> {
    fields: [&'a str; 5],
    slots: Vec<&'a str>,
}

pub(crate) fn texts<'a>(payload: &'a PersonalQr<'a>, date: &'a str) -> Texts<'a> {
    let extension = payload.extension();
    let kind = ["0", "1"][usize::from(payload.declaration_kind().code() == '1')];
    let gender = extension.gender().map_or("", |gender| match gender.code() {
        '0' => "0",
        '1' => "1",
        _ => "2",
    });
    let mut slots = vec![
        extension.declarant_qid().map_or("", |value| value.as_str()),
        gender,
        extension.health_card().map_or("", |value| value.as_str()),
        extension.phone().map_or("", |value| value.as_str()),
        extension.signature().map_or("", |value| value.as_str()),
    ];
    while slots.last() == Some(&"") {
        slots.pop();
    }
    let id_number = payload.id_number().map_or("", |value| value.as_str());
    let fields = [
        id_number,
        payload.name().as_str(),
        date,
        kind,
        payload.qid().as_str(),
    ];
    Texts { fields, slots }
}

pub(crate) fn format(texts: &Texts<'_>) -> String {
    let [id_number, name, date, kind, qid] = texts.fields;
    let mut text = format!("{id_number}|{name}|{date}|{kind}|{qid}|");
    for (at, slot) in texts.slots.iter().enumerate() {
        let delimiter = if at > 0 { "<" } else { "" };
        write!(text, "{delimiter}{slot}").expect("a String accepts all");
    }
    text
}

/// Returns the two lines of a machine-readable zone of a passport.
pub(crate) fn passport() -> (String, String) {
    // The specimen of ICAO Doc 9303, part 4.
    (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<".to_owned(),
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10".to_owned(),
    )
}
