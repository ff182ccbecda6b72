//! Privacy: errors, `Debug` and masked displays contain no personal data.
//!
//! Payloads have a canary in every field and slot. No output contains four consecutive characters of a canary unless
//! the caller requests it by `full()`.

use std::collections::HashSet;
use std::fmt::{Debug, Display};

use crate::common::{cases, read, strategies};
use proptest::prelude::*;
use vn_personal_qr::{
    BirthDate, DecodeError, HealthCard, IdNumber, Language, Name, OtherSlots, PersonalQr, Phone,
    Qid, Signature,
};

const ID_NUMBERS: [&str; 2] = ["918273645506", "K7Q4Z9W3X"];
const NAME: &str = "QUIZZYXA WJKVXOP H'ZZUGQ";
const BIRTH_DATE: &str = "6853-11-27";
const QID: &str = "Zx~93%kq$T7#bV";
const DECLARANT_QID: &str = "jW^4&81;yP?mC";
const HEALTH_CARD: &str = "QZ8841907365569";
const PHONE: &str = "7481695320";
const SIGNATURE: &str = "uG@5t*Rb(0)xHn=E";
const OTHER: &str = "Xylofôn♞ 4471<<ßðŋħ 90210zq";

fn canaries() -> Vec<String> {
    let with_id_number = |number: &str, kind| {
        let slots = format!("{DECLARANT_QID}<2<{HEALTH_CARD}<{PHONE}<{SIGNATURE}<{OTHER}");
        [number, NAME, BIRTH_DATE, kind, QID, &slots].join("|")
    };
    vec![
        with_id_number(ID_NUMBERS[0], "0"),
        with_id_number(ID_NUMBERS[1], "1"),
        with_id_number("", "1"),
    ]
}

/// Returns all substrings of four characters of the canaries.
fn pieces() -> Vec<String> {
    let values = [
        NAME,
        BIRTH_DATE,
        QID,
        DECLARANT_QID,
        HEALTH_CARD,
        PHONE,
        SIGNATURE,
    ];
    let values = values.into_iter().chain(ID_NUMBERS).chain(OTHER.split('<'));
    let mut pieces = Vec::new();
    for value in values {
        let characters: Vec<char> = value.chars().collect();
        pieces.extend(characters.windows(4).map(String::from_iter));
    }
    pieces
}

/// Checks that outputs contain no canary.
struct Censor {
    pieces: Vec<String>,
    texts: usize,
    /// Texts that are already checked, since most messages repeat.
    clean: HashSet<String>,
}

impl Censor {
    fn new() -> Self {
        Self {
            pieces: pieces(),
            texts: 0,
            clean: HashSet::new(),
        }
    }

    #[track_caller]
    fn text(&mut self, text: &str) {
        self.texts += 1;
        if self.clean.contains(text) {
            return;
        }
        for piece in &self.pieces {
            assert!(!text.contains(piece), "{piece:?} in {text:?}");
        }
        self.clean.insert(text.to_owned());
    }

    #[track_caller]
    fn debug(&mut self, value: impl Debug) {
        self.text(&format!("{value:?}{value:#?}"));
    }

    #[track_caller]
    fn display(&mut self, value: impl Display) {
        self.text(&format!("{value}{value:#}"));
    }

    #[track_caller]
    fn error(&mut self, error: DecodeError) {
        self.debug(error);
        self.display(error);
        self.debug(error.vi());
        self.display(error.vi());
        self.debug(error.kind());
        self.debug(error.field());
    }
}

#[test]
fn the_censor_finds_all_canaries_in_a_full_display() {
    let canary = &canaries()[0];
    let qr = PersonalQr::decode(canary.as_bytes()).expect("a payload");
    let full = qr.full().to_string();
    let missed: Vec<_> = pieces()
        .into_iter()
        .filter(|piece| !full.contains(piece))
        .collect();
    let other_number = ID_NUMBERS[1].as_bytes().windows(4);
    assert_eq!(missed.len(), other_number.len(), "{missed:?}");
}

#[test]
fn debug_of_every_type_shows_nothing() {
    let mut censor = Censor::new();
    for canary in canaries() {
        let qr = PersonalQr::decode(canary.as_bytes()).expect("a payload");
        let extension = qr.extension();
        censor.debug(qr);
        censor.debug(Some(qr));
        censor.debug(PersonalQr::decode(canary.as_bytes()));
        censor.debug(qr.holder());
        censor.debug(qr.declaration_kind());
        censor.debug(qr.id_number());
        censor.debug(qr.id_number().map(IdNumber::kind));
        censor.debug(qr.name());
        censor.debug(qr.birth_date());
        censor.debug(qr.qid());
        censor.debug(extension);
        censor.debug(extension.declarant_qid());
        censor.debug(extension.gender());
        censor.debug(extension.health_card());
        censor.debug(extension.phone());
        censor.debug(extension.signature());
        censor.debug(extension.other());
        for display in [qr.masked(), qr.full()] {
            censor.debug(display);
            censor.debug(display.language(Language::Vietnamese));
        }
        let too_short = qr.encode_to_slice(&mut [0; 10]).expect_err("ten bytes");
        censor.debug(too_short);
        censor.display(too_short);
        #[cfg(feature = "alloc")]
        {
            censor.debug(qr.to_buf());
            censor.debug(canary.parse::<vn_personal_qr::PersonalQrBuf>());
        }
    }
}

/// Values that are too short for the search, such as a gender, a year or a length, do not affect `Debug` either.
#[test]
fn debug_is_the_same_for_payloads_with_the_same_fields() {
    let texts = [
        "918273645506|QUIZZY|6853-11-27|0|Zx|jW<2<QZ88<7481695320<uG@5<Xyl",
        "K7Q4Z|WJKVXOP AN|1987-01-18|0|1|q<0<00<0123232422<s<a<b<<c",
        "123456789|A|2000-02-29|0|~|~<1<Z<9999999999<!<\u{202E}",
    ];
    let debugs = texts.map(|text| {
        let qr = PersonalQr::decode(text.as_bytes()).expect("a payload");
        format!("{qr:?}{qr:#?}{:?}{:?}", qr.masked(), qr.full())
    });
    assert_eq!(debugs[0], debugs[1]);
    assert_eq!(debugs[0], debugs[2]);
    #[cfg(feature = "alloc")]
    {
        let owned = |text: &str| {
            text.parse::<vn_personal_qr::PersonalQrBuf>()
                .expect("a payload")
        };
        let debugs = texts.map(|text| format!("{:?}{:#?}", owned(text), owned(text)));
        assert_eq!(debugs[0], debugs[1]);
        assert_eq!(debugs[0], debugs[2]);
    }
}

#[test]
fn decode_errors_contain_nothing_of_the_input() {
    let mut censor = Censor::new();
    for canary in canaries() {
        let canary = canary.as_bytes();
        for at in 0..canary.len() {
            censor_errors_of(&mut censor, &canary[..at]);
            censor_errors_of(&mut censor, &canary[at + 1..]);
            for byte in *b"|<\n ~z9\xFF" {
                let mut text = canary.to_vec();
                text[at] = byte;
                censor_errors_of(&mut censor, &text);
                text.splice(at..at, [byte, byte]);
                censor_errors_of(&mut censor, &text);
            }
        }
        censor_errors_of(&mut censor, &canary.repeat(20));
    }
    assert!(censor.texts > 10_000, "{} texts", censor.texts);
}

fn censor_errors_of(censor: &mut Censor, text: &[u8]) {
    if let Err(error) = PersonalQr::decode(text) {
        censor.error(error);
    }
    #[cfg(feature = "alloc")]
    if let Err(error) = vn_personal_qr::PersonalQrBuf::decode(text) {
        censor.error(error);
    }
}

#[test]
fn constructor_errors_contain_nothing_of_the_text() {
    let mut censor = Censor::new();
    for value in [
        NAME,
        BIRTH_DATE,
        QID,
        DECLARANT_QID,
        HEALTH_CARD,
        PHONE,
        SIGNATURE,
        OTHER,
    ] {
        for wrong in [
            format!("{value}\n"),
            format!("|{value}"),
            format!("{value}é|{value}"),
        ] {
            let errors = [
                IdNumber::new(&wrong).err(),
                Name::new(&wrong).err(),
                BirthDate::new(&wrong).err(),
                Qid::new(&wrong).err(),
                HealthCard::new(&wrong).err(),
                Phone::new(&wrong).err(),
                Signature::new(&wrong).err(),
                OtherSlots::new(&wrong).err(),
            ];
            for error in errors {
                censor.error(error.expect("wrong for every field"));
            }
        }
    }
    censor.error(BirthDate::from_ymd(6853, 11, 127).expect_err("no day"));
}

#[cfg(feature = "serde")]
mod json {
    use serde_json::{Value as Json, json};
    use vn_personal_qr::{BirthDate, DeclarationKind, Gender, PersonalQr, PersonalQrBuf};

    use super::*;

    fn canary() -> Json {
        let canary = &canaries()[0];
        serde_json::to_value(PersonalQr::decode(canary.as_bytes()).expect("a payload"))
            .expect("JSON")
    }

    /// Checks the errors of deserializing from a text, a reader and a tree.
    fn censor_error_of(censor: &mut Censor, json: &Json) {
        let text = json.to_string();
        let errors = [
            serde_json::from_str::<PersonalQrBuf>(&text).err(),
            serde_json::from_reader::<_, PersonalQrBuf>(text.as_bytes()).err(),
            serde_json::from_value::<PersonalQrBuf>(json.clone()).err(),
        ];
        for error in errors {
            let error = error.unwrap_or_else(|| panic!("accepted: {json}"));
            censor.debug(&error);
            censor.display(&error);
        }
    }

    fn members() -> impl Iterator<Item = (String, Json)> {
        let canary = canary();
        let fields = ["id_number", "name", "birth_date", "declaration", "qid"];
        let slots = [
            "declarant_qid",
            "gender",
            "health_card",
            "phone",
            "signature",
            "other",
        ];
        let fields = fields.map(|name| (format!("/{name}"), canary[name].clone()));
        let slots = slots.map(|name| {
            let value = canary["extension"][name].clone();
            (format!("/extension/{name}"), value)
        });
        fields.into_iter().chain(slots)
    }

    fn with(member: &str, value: Json) -> Json {
        let mut json = canary();
        *json.pointer_mut(member).expect("a member") = value;
        json
    }

    #[test]
    fn errors_of_invalid_texts_do_not_quote_them() {
        let mut censor = Censor::new();
        for (member, value) in members() {
            let value = value.as_str().unwrap_or(OTHER).to_owned();
            let wrong = Json::from(format!("\n{value}"));
            let wrong = if member.ends_with("other") {
                json!([wrong])
            } else {
                wrong
            };
            censor_error_of(&mut censor, &with(&member, wrong));
        }
    }

    #[test]
    fn errors_of_unknown_words_do_not_quote_them() {
        let mut censor = Censor::new();
        for member in ["/declaration", "/extension/gender"] {
            censor_error_of(&mut censor, &with(member, NAME.into()));
        }
        let word = Json::from(NAME);
        let gender = serde_json::from_value::<Gender>(word.clone()).expect_err("no gender");
        let kind = serde_json::from_value::<DeclarationKind>(word).expect_err("no kind");
        censor.display(gender);
        censor.display(kind);
    }

    /// A spreadsheet converts a phone number from a text to a number.
    #[test]
    fn errors_of_wrong_types_do_not_quote_the_value() {
        let mut censor = Censor::new();
        let phone: u64 = PHONE.parse().expect("digits");
        for (member, _) in members() {
            for wrong in [
                json!(phone),
                json!(-7_481_695_i64),
                json!(7481.6953),
                json!({ NAME: QID }),
            ] {
                censor_error_of(&mut censor, &with(&member, wrong));
            }
            if !member.ends_with("other") {
                censor_error_of(&mut censor, &with(&member, json!([NAME])));
            }
        }
        for wrong in [json!(NAME), json!(phone)] {
            censor_error_of(&mut censor, &with("/extension", wrong.clone()));
            censor_error_of(&mut censor, &wrong);
        }
        let date = serde_json::from_value::<BirthDate>(json!(68_531_127)).expect_err("a number");
        censor.display(date);
    }

    #[test]
    fn errors_of_unknown_members_do_not_quote_the_name() {
        let mut censor = Censor::new();
        let mut json = canary();
        json[NAME] = json!(1);
        censor_error_of(&mut censor, &json);
        let mut json = canary();
        json["extension"][QID] = json!(1);
        censor_error_of(&mut censor, &json);
    }

    #[test]
    fn errors_of_wire_texts_do_not_quote_them() {
        let mut censor = Censor::new();
        let phone: u64 = PHONE.parse().expect("digits");
        for wrong in [
            json!(format!("{}\n", canaries()[0])),
            json!(phone),
            json!([NAME]),
            json!({ NAME: 1 }),
        ] {
            let error = vn_personal_qr::wire_text::deserialize(&wrong).expect_err("no payload");
            censor.debug(&error);
            censor.display(&error);
            let text = wrong.to_string();
            let mut reader = serde_json::Deserializer::from_str(&text);
            let error =
                vn_personal_qr::wire_text::deserialize(&mut reader).expect_err("no payload");
            censor.debug(&error);
            censor.display(&error);
        }
    }
}

#[test]
fn masked_displays_contain_nothing_that_they_mask() {
    for canary in canaries() {
        let qr = PersonalQr::decode(canary.as_bytes()).expect("a payload");
        for language in [Language::English, Language::Vietnamese] {
            let display = qr.masked().language(language).to_string();
            // Name, year and the last six characters of a 12-digit id number are not masked.
            let may_show = [NAME, "6853-", "645506"];
            let shown = pieces().into_iter().filter(|piece| {
                display.contains(piece) && !may_show.iter().any(|text| text.contains(piece))
            });
            assert_eq!(shown.collect::<Vec<_>>(), Vec::<String>::new(), "{display}");
            assert!(
                !display.contains("918") && !display.contains("K7Q"),
                "{display}"
            );
            assert!(
                !display.contains("11") && !display.contains("27"),
                "{display}"
            );
        }
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn masked_displays_mask_each_field(text in strategies::valid_texts()) {
        let qr = PersonalQr::decode(text.as_bytes()).expect("a valid text");
        let value = read(&qr);
        let stars = |number| "*".repeat(number);
        let last_three = |text: &str| {
            let hidden = text.len().saturating_sub(3).max(6).min(text.len());
            stars(hidden) + &text[hidden..]
        };
        let id_number = value.id_number.as_deref().map(|text| {
            let hidden = text.len().min(6);
            stars(hidden) + &text[hidden..]
        });
        let card = value.health_card.as_deref().map(|text| match text {
            "00" => text.to_owned(),
            text => last_three(text),
        });
        let masked_card = card.as_deref().map(|text| match text {
            "00" => None,
            text => Some(text.to_owned()),
        });
        let birth_date = format!("{}-**-**", &value.birth_date[..4]);
        let qid = last_three(&value.qid);
        let declarant_qid = value.declarant_qid.as_deref().map(last_three);
        let phone = value.phone.as_deref().map(last_three);

        let extension = qr.extension();
        prop_assert_eq!(qr.id_number().map(|number| number.masked().to_string()), id_number.clone());
        prop_assert_eq!(&qr.birth_date().masked().to_string(), &birth_date);
        prop_assert_eq!(&qr.qid().masked().to_string(), &qid);
        prop_assert_eq!(extension.declarant_qid().map(|qid| qid.masked().to_string()), declarant_qid.clone());
        prop_assert_eq!(extension.health_card().map(|card| card.masked().to_string()), card);
        prop_assert_eq!(extension.phone().map(|phone| phone.masked().to_string()), phone.clone());

        // The display of the payload has the same values after their labels.
        for (language, width, labels) in [
            (Language::English, 13, ["Id number", "Birth date", "QID", "Declarant", "Health card", "Phone"]),
            (Language::Vietnamese, 15, ["Số giấy tờ", "Ngày sinh", "QID", "Người khai hộ", "Thẻ BHYT", "Điện thoại"]),
        ] {
            let shown = qr.masked().language(language).to_string();
            let of = |label: &str| {
                let label = format!("{label:<width$}");
                shown.lines().find_map(|line| line.strip_prefix(&label).map(str::to_owned))
            };
            prop_assert_eq!(of(labels[0]), id_number.clone(), "{}", shown);
            prop_assert_eq!(of(labels[1]), Some(birth_date.clone()));
            prop_assert_eq!(of(labels[2]), Some(qid.clone()));
            prop_assert_eq!(of(labels[3]), declarant_qid.clone());
            prop_assert_eq!(of(labels[5]), phone.clone());
            if let Some(Some(card)) = &masked_card {
                prop_assert_eq!(of(labels[4]), Some(card.clone()));
            } else {
                prop_assert_eq!(of(labels[4]).is_some(), value.health_card.is_some());
            }
            // A signature is only mentioned and other slots are only counted.
            if let Some(signature) = value.signature.as_deref().filter(|text| text.len() > 30) {
                prop_assert!(!shown.contains(signature));
            }
            let most = 9 + usize::from(value.signature.is_some()) + usize::from(!value.other.is_empty());
            prop_assert!(shown.lines().count() <= most, "{}", shown);
        }
    }

    /// No value can add a line to a display, or a character that affects a terminal.
    #[test]
    fn displays_are_lines_without_control_characters(text in strategies::valid_texts()) {
        let qr = PersonalQr::decode(text.as_bytes()).expect("a valid text");
        for display in [qr.masked(), qr.full()] {
            let shown = display.to_string();
            prop_assert!(shown.lines().count() <= 11);
            let is_unescaped = |c: char| c != '\n' && (c.is_control() || matches!(
                c,
                '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
            ));
            prop_assert!(!shown.contains(is_unescaped), "{}", shown.escape_unicode());
        }
    }
}

#[cfg(feature = "lenient")]
mod scanned {
    use vn_personal_qr::card::{IdentityCard, InsuranceCard};
    use vn_personal_qr::check::CitizenNumber;
    use vn_personal_qr::{Field, detect, lenient};

    use super::*;

    const IDENTITY_CARD: &str = "918273645506|374819562|Quizzyxa Wjkvxop Ĥzzuğq|27116853|Nam|Xylofôn 90210zq|27116853||Zugquiz Qaxyz|Xopwj Zykvz|";
    /// The columns name, address, parent and place of issue have canaries.
    const INSURANCE_CARD: &str = "QZ8841907365569|5155495a5a595841|27/11/6853|2|574a4b56584f50|71 - Q4Z|27/11/6853|27/11/6853|27/11/6853|74816953209182|5155495a5a595841|K7Q4Z9|27/11/6853|b96fac3e48d1-7481|9|574a4b56584f50|$";

    fn pieces_of_cards() -> Vec<String> {
        let mut values = pieces();
        for text in IDENTITY_CARD.split('|').chain(INSURANCE_CARD.split('|')) {
            let characters: Vec<char> = text.chars().collect();
            values.extend(characters.windows(4).map(String::from_iter));
        }
        values
    }

    /// Damaged canaries in which each field is valid, repaired, partial or invalid.
    fn damaged() -> Vec<String> {
        let canary = &canaries()[0];
        vec![
            canary.clone(),
            format!("\u{FEFF}{canary}\n"),
            canary.to_lowercase(),
            canary.replace('|', "¦"),
            canary.replace('|', "~"),
            canary.replace(BIRTH_DATE, "27/11/6853"),
            canary.replace(BIRTH_DATE, "11/68533/27"),
            canary.replace(ID_NUMBERS[0], "******645506"),
            canary.replace(ID_NUMBERS[0], "*18273645506"),
            canary.replace(ID_NUMBERS[0], "918273******"),
            canary.replace(BIRTH_DATE, "****-11-27"),
            canary.replace(BIRTH_DATE, "27/**/6853"),
            canary.replace(HEALTH_CARD, "**8841907365569"),
            canary.replace(PHONE, "*481695320"),
            canary.replace(PHONE, "7481695***"),
            canary.replace(PHONE, "+84481695320"),
            canary.replace(PHONE, "7481 69532"),
            format!("{canary}|{canary}"),
            canary.replace("<2<", "<Nữ<"),
            canary[..40].to_owned(),
        ]
    }

    #[test]
    fn debug_and_errors_of_scanned_texts_show_nothing() {
        let mut censor = Censor::new();
        censor.pieces = pieces_of_cards();
        let cards = [IDENTITY_CARD.to_owned(), INSURANCE_CARD.to_owned()];
        for text in damaged().iter().chain(&cards) {
            let detected = detect::read(text.as_bytes());
            censor.debug(&detected);
            censor.debug(detected.masked());
            censor.debug(detected.kind());
            let Ok(payload) = lenient::read(text.as_bytes()) else {
                continue;
            };
            censor.debug(&payload);
            censor.debug(payload.payload());
            censor.debug(payload.to_payload());
            censor.debug(payload.full());
            for field in payload.fields() {
                censor.debug(&field);
                censor.debug(field.outcome());
                if let Some(error) = field.error() {
                    censor.error(error);
                }
            }
            if let Some(error) = payload.strict_error() {
                censor.error(error);
            }
            if let Ok(payload) = payload.payload() {
                for finding in payload.findings(None) {
                    censor.debug(finding);
                    censor.display(finding);
                }
                censor.debug(payload.id_number().and_then(CitizenNumber::of));
            }
        }
        let card = IdentityCard::read(IDENTITY_CARD.as_bytes()).expect("a card");
        censor.debug(&card);
        censor.debug(card.person());
        censor.debug(card.birth_date());
        censor.debug(card.full());
        let card = InsuranceCard::read(INSURANCE_CARD.as_bytes()).expect("a card");
        censor.debug(&card);
        censor.debug(card.person());
        censor.debug(card.birth_date());
        censor.debug(card.full());
        for (at, _) in INSURANCE_CARD.char_indices() {
            for text in [&INSURANCE_CARD[..at], &INSURANCE_CARD[at..]] {
                let detected = detect::read(text.as_bytes());
                censor.debug(detected.kind());
                if let Ok(card) = InsuranceCard::read(text.as_bytes()) {
                    for error in card.errors() {
                        censor.debug(error);
                        censor.display(error);
                        censor.display(error.vi());
                    }
                }
            }
        }
        let normalized = Name::normalize(NAME).expect("a name");
        censor.debug(normalized);
        for text in ["Quizzyxa 7", "quizzyxa '", "Quizzyxa ø"] {
            let error = Name::normalize(text).expect_err("no name");
            censor.debug(error);
            censor.display(error);
            censor.display(error.vi());
        }
    }

    #[test]
    fn masked_displays_of_scanned_texts_mask_the_same() {
        for text in damaged() {
            let Ok(payload) = lenient::read(text.as_bytes()) else {
                continue;
            };
            for language in [Language::English, Language::Vietnamese] {
                let shown = payload.masked().language(language).to_string();
                let hidden = pieces().into_iter().filter(|piece| {
                    let may_show = [NAME, "6853-", "645506"];
                    shown.contains(piece) && !may_show.iter().any(|text| text.contains(piece))
                });
                assert_eq!(hidden.collect::<Vec<_>>(), Vec::<String>::new(), "{shown}");
            }
        }
        let shown = detect::read(IDENTITY_CARD.as_bytes()).masked().to_string();
        for hidden in ["918273", "374819562", "90210", "Zugquiz", "Zykvz"] {
            assert!(!shown.contains(hidden), "{shown}");
        }
        let canary = &canaries()[0];
        let payload = lenient::read(canary.as_bytes()).expect("text");
        assert!(
            payload
                .field(Field::Name)
                .is_some_and(|field| field.raw() == NAME),
            "`raw` returns the text"
        );
    }
}

#[cfg(feature = "alloc")]
mod armored {
    use vn_personal_qr::armor;

    use super::*;

    /// Armored text is personal data, too.
    #[test]
    fn armor_errors_contain_nothing_of_the_payload() {
        for canary in canaries() {
            let mut censor = Censor::new();
            let text = armor::encode(canary.as_bytes());
            let characters: Vec<char> = text[6..].chars().collect();
            censor
                .pieces
                .extend(characters.windows(6).map(String::from_iter));
            let link = armor::to_url("https://example.vn", canary.as_bytes());
            for at in 0..text.len() {
                let damaged = [&text[..at], "|", &text[at + 1..]].concat();
                for text in [&text[..at], &text[at..], &damaged, &canary] {
                    if let Err(error) = armor::decode(text.as_bytes()) {
                        censor.debug(error);
                        censor.display(error);
                        censor.display(error.vi());
                    }
                    #[cfg(feature = "lenient")]
                    censor.debug(vn_personal_qr::detect::read(text.as_bytes()));
                }
                censor.debug(armor::decode_url(&link[..at]));
            }
            #[cfg(feature = "lenient")]
            for text in [&text, &link] {
                let detected = vn_personal_qr::detect::read(text.as_bytes());
                censor.debug(&detected);
                censor.debug(detected.full());
                let shown = detected.full().to_string();
                assert!(shown.contains(QID), "{shown}");
            }
        }
    }
}
