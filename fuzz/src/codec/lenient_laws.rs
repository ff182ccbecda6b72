use vn_personal_qr::lenient::{
    self, LenientField, LenientOptions, LenientPayload, Repair, RepairClass,
};
use vn_personal_qr::{Language, PersonalQr, PersonalQrBuf};

/// Lenient reading keeps the raw text of each field, valid readings have a canonical text and a repair for each difference from it, each
/// repair is needed, and reading with all repairs off equals decoding.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn lenient_laws(input: &[u8]) {
    let decoded = PersonalQrBuf::decode(input);
    let strict = LenientOptions::STRICT.read(input);
    assert_eq!(strict.and_then(|reading| reading.to_payload()), decoded);
    let Ok(reading) = lenient::read(input) else {
        return;
    };
    let has_repairs = reading.all_repairs().next().is_some();
    assert_eq!(reading.is_strict(), decoded.is_ok() && !has_repairs);
    for field in reading.fields() {
        let end = field.offset() + field.raw().len();
        assert_eq!(&input[field.offset()..end], field.raw().as_bytes());
        assert_eq!(field.is_valid(), field.value().is_some());
        if let Some(value) = field.value() {
            assert_eq!(field.repairs().is_empty(), field.raw() == value);
        }
        for repair in field.repairs() {
            assert!(has_trace(field.raw(), repair), "{repair:?}");
        }
    }
    if let Ok(payload) = reading.to_payload() {
        assert!(PersonalQr::is_canonical(payload.as_str().as_bytes()));
        let _ = payload
            .view()
            .findings(Some(payload.view().birth_date()))
            .iter()
            .count();
        if !has_repairs {
            assert_eq!(decoded.as_ref(), Ok(&payload));
        }
        every_difference_is_a_repair(input, &reading, payload.as_str());
        every_repair_is_needed(input, &reading, &payload);
    }
    let _ = format!(
        "{reading:?}{}{}",
        reading.masked(),
        reading.full().language(Language::Vietnamese)
    );
}

/// The raw fields give the input if the text as a whole has no repairs, and the values the canonical text. Empty slots at the end are the
/// only difference of a payload without repairs.
fn every_difference_is_a_repair(input: &[u8], reading: &LenientPayload<'_>, canonical: &str) {
    let text = std::str::from_utf8(input).expect("UTF-8");
    let raw = joined(reading, |field| field.raw().to_owned());
    assert_eq!(
        reading.repairs().is_empty(),
        without_empty_slots(text) == raw
    );
    for repair in reading.repairs() {
        assert!(has_trace(text, repair), "{repair:?}");
    }
    let values = joined(reading, |field| field.value().expect("a value").to_owned());
    assert_eq!(values, canonical);
}

/// Without the class of a repair, the text is not valid, or has other repairs or another payload. Blanks around a field are left out: the
/// repairs of names, phones and genders remove them too.
fn every_repair_is_needed(input: &[u8], reading: &LenientPayload<'_>, payload: &PersonalQrBuf) {
    for (_, repair) in reading.all_repairs() {
        let class = repair.class();
        if class == RepairClass::Surroundings {
            continue;
        }
        let Ok(other) = LenientOptions::ALL.without(class).read(input) else {
            continue;
        };
        if other.to_payload().as_ref() == Ok(payload) {
            let is_listed = |found| reading.all_repairs().any(|listed| listed == found);
            assert!(!other.all_repairs().all(is_listed), "{repair:?}");
        }
    }
}

/// Returns the fields and slots with their delimiters, without empty slots at the end.
fn joined(reading: &LenientPayload<'_>, text: impl Fn(&LenientField<'_>) -> String) -> String {
    let texts: Vec<_> = reading.fields().map(|field| text(&field)).collect();
    let (fields, slots) = texts.split_at(5);
    let slots = slots.join("<");
    format!("{}|{}", fields.join("|"), slots.trim_end_matches('<'))
}

fn without_empty_slots(text: &str) -> &str {
    match text.rfind('|') {
        Some(bar) => &text[..=bar + text[bar + 1..].trim_end_matches('<').len()],
        None => text,
    }
}

/// Returns whether the text contains what the repair removed or replaced. Escapes can stand for any character.
fn has_trace(text: &str, repair: Repair) -> bool {
    let contains = |characters: &[char]| text.contains(characters);
    let has = |test: fn(char) -> bool| text.contains(test);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_escaped = text.contains('&');
    is_escaped
        || match repair {
            Repair::ByteOrderMark => contains(&['\u{FEFF}']),
            Repair::Nul => contains(&['\0']),
            Repair::LineEnd => contains(&['\r', '\n', '\u{85}', '\u{2028}', '\u{2029}']),
            Repair::Blanks | Repair::NameBlanks | Repair::NameHyphen => has(char::is_whitespace),
            Repair::ZeroWidth
            | Repair::NameDiacritics
            | Repair::NameLookAlike
            | Repair::NameDash => !text.is_ascii(),
            Repair::BrokenBar => contains(&['¦']),
            Repair::FullwidthBar => contains(&['｜']),
            Repair::BoxBar => contains(&['│']),
            Repair::DividesBar => contains(&['∣']),
            Repair::GroupSeparator => contains(&['\u{1D}']),
            Repair::ExtensionLeftOut => !text.contains('<') || text.matches('|').count() < 5,
            Repair::NameCase => has(char::is_lowercase),
            Repair::NameApostrophe => !text.is_ascii() || contains(&['`']),
            Repair::DateYearFirst | Repair::DateDayFirst => (4..=8).contains(&digits),
            Repair::DateEightDigits => digits == 8,
            Repair::PhoneCountryCode => text.contains('8') && text.contains('4'),
            Repair::PhoneSeparators => has(|c| !c.is_ascii_digit()),
            Repair::PhoneSpreadsheet => digits == 9 || contains(&['.', ',']),
            Repair::PhoneOldPrefix => digits >= 10,
            Repair::GenderWord => has(char::is_alphabetic),
            // Of escapes, and of armor and cards.
            _ => false,
        }
}
