//! The page `docs/messages.md`: all messages in both languages, side by side.
//!
//! `WRITE_MESSAGES=1 cargo test -p vnpqr messages_page` writes it. All values in it are invented.

use std::fmt::Write as _;
use std::{env, fs};

use qr_scan::{PictureError, ScanPass};
use qr_symbol::Symbol;
use vn_personal_qr::armor::{self, ArmorErrorKind};
use vn_personal_qr::card::{CardErrorKind, IdentityCard, InsuranceCard};
use vn_personal_qr::check::Finding;
use vn_personal_qr::detect::{self, CodeKind, OtherFormat, UnknownReason};
use vn_personal_qr::lenient::{self, InvalidCause, KeyboardLayout, Repair, RepairClass};
use vn_personal_qr::{
    DeclarationKind, DecodeError, ErrorKind, Expected, Field, Gender, Language, Localize, Name,
    NameErrorKind, PersonalQr,
};
use vn_personal_qr_issuance::{
    Draft, Fact, Facts, Refusal, ServiceUnavailable, UnexpectedReplyReason,
};
use vn_personal_qr_signature::{
    Algorithm, AlgorithmError, IgnoredReason, KeyError, KeyErrorKind, KeyId, SignError,
    SignatureFinding, SlotError, VerifyError,
};

use crate::messages::Message;
use crate::payload_error::PayloadError;

/// The page as Markdown.
struct Page(String);

impl Page {
    /// Starts a table below a heading.
    fn section(&mut self, title: &str, note: &str) {
        let note = if note.is_empty() {
            String::new()
        } else {
            format!("{note}\n\n")
        };
        let _ = write!(
            self.0,
            "\n## {title}\n\n{note}| code | English | Vietnamese |\n|---|---|---|\n"
        );
    }

    fn row(&mut self, code: &str, english: &str, vietnamese: &str) {
        let cell = |text: &str| {
            text.replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('|', "\\|")
                .replace('\n', "<br>")
        };
        let _ = writeln!(
            self.0,
            "| {} | {} | {} |",
            if code.is_empty() {
                String::new()
            } else {
                format!("`{code}`")
            },
            cell(english),
            cell(vietnamese)
        );
    }

    fn message(&mut self, code: &str, message: &impl Localize) {
        self.row(
            code,
            &message.in_language(Language::English).to_string(),
            &message.in_language(Language::Vietnamese).to_string(),
        );
    }

    /// Adds a text that a function returns for each language.
    fn text<T: AsRef<str>>(&mut self, code: &str, text: impl Fn(Language) -> T) {
        let texts = [Language::English, Language::Vietnamese].map(text);
        self.row(code, texts[0].as_ref(), texts[1].as_ref());
    }

    fn lines(&mut self, display: impl Fn(Language) -> String) {
        let [english, vietnamese] = [Language::English, Language::Vietnamese].map(display);
        for (english, vietnamese) in english.lines().zip(vietnamese.lines()) {
            self.row("", english.trim(), vietnamese.trim());
        }
    }
}

/// Adds all messages of an enum of messages.
macro_rules! all {
    ($page:ident, $type:ident) => {
        for item in $type::ALL {
            $page.message(item.code(), item);
        }
    };
}

fn render() -> String {
    let mut page = Page(
        "# Messages\n\n\
         All messages in both languages. Values in them are invented examples. `WRITE_MESSAGES=1 cargo test -p vnpqr\n\
         messages_page` writes this page from the source; do not edit it.\n"
            .to_owned(),
    );
    fields(&mut page);
    decode_errors(&mut page);
    lenient_reading(&mut page);
    detection(&mut page);
    signatures(&mut page);
    issuance(&mut page);
    pictures(&mut page);
    command(&mut page);
    page.0
}

fn fields(page: &mut Page) {
    page.section("Fields in messages", "The code is the name in JSON.");
    for field in Field::ALL {
        page.text(field.name(), |language| field.label(language));
    }
    page.section("Fields before values", "");
    for field in Field::ALL {
        page.text(field.name(), |language| field.title(language));
    }
    page.section("Forms of fields", "They follow “expected”, “cần”.");
    for field in Field::ALL {
        page.text(field.name(), |language| field.form(language));
    }
    page.section("Values", "");
    for gender in Gender::ALL {
        page.text(gender.name(), |language| gender.label(language));
    }
    for kind in DeclarationKind::ALL {
        page.text(kind.name(), |language| kind.label(language));
    }
}

fn decode_errors(page: &mut Page) {
    page.section("Decode errors", "");
    for (kind, field) in [
        (ErrorKind::TooLong, None),
        (ErrorKind::UnexpectedEnd, Some(Field::Phone)),
        (ErrorKind::InvalidUtf8, Some(Field::Other)),
        (ErrorKind::NotADate, Some(Field::BirthDate)),
        (ErrorKind::Length, Some(Field::IdNumber)),
        (ErrorKind::UnknownValue, Some(Field::Gender)),
        (ErrorKind::IdNumberRequired, Some(Field::IdNumber)),
        (ErrorKind::ExtraField, Some(Field::Extension)),
    ] {
        page.message(kind.code(), &DecodeError::new(kind, field, 12));
    }
    for (expected, field) in [
        (Expected::Digit, Field::Phone),
        (Expected::Letter, Field::Name),
        (Expected::DigitOrLetter, Field::IdNumber),
        (Expected::NameCharacter, Field::Name),
        (Expected::Hyphen, Field::BirthDate),
        (Expected::PrintableAscii, Field::Qid),
        (Expected::Text, Field::Other),
        (Expected::Delimiter, Field::Declaration),
    ] {
        let kind = ErrorKind::UnexpectedCharacter { expected };
        page.message(kind.code(), &DecodeError::new(kind, Some(field), 12));
    }
    page.section("Findings in valid payloads", "");
    all!(page, Finding);
    all!(page, SignatureFinding);
}

fn lenient_reading(page: &mut Page) {
    page.section("Repairs", "");
    all!(page, Repair);
    page.section("Classes of repairs", "");
    all!(page, RepairClass);
    page.section("Errors of names", "");
    all!(page, NameErrorKind);
    if let Err(error) = Name::normalize("Jørgen") {
        page.message(error.code(), &error);
    }
    page.section(
        "Causes of invalid fields",
        "Also the errors of names in other encodings.",
    );
    page.message(InvalidCause::Landline.code(), &InvalidCause::Landline);
    page.section("A payload with repairs, a partial and an invalid field", "");
    let text = "001093029317|Nguyễn Lê Khả Hân|03/04/1987|0|******1100|<9<00";
    page.lines(|language| {
        let read = lenient::read(text.as_bytes()).expect("text");
        read.full().language(language).to_string()
    });
}

fn detection(page: &mut Page) {
    page.section("Kinds of codes", "");
    for kind in [
        CodeKind::PersonalQr,
        CodeKind::IdentityCard,
        CodeKind::InsuranceCard,
        CodeKind::Armor,
        CodeKind::Unknown(UnknownReason::Empty),
    ] {
        page.message(kind.code(), &kind);
    }
    for other in OtherFormat::ALL {
        page.message(other.code(), &CodeKind::Other(*other));
    }
    page.section("Other formats", "");
    all!(page, OtherFormat);
    page.section("Reasons of unknown codes", "");
    for reason in [
        UnknownReason::Empty,
        UnknownReason::NotUtf8 { offset: 12 },
        UnknownReason::Part {
            number: 1,
            count: 2,
        },
        UnknownReason::TooLong,
        UnknownReason::OneField,
        UnknownReason::FieldCount { fields: 3 },
        UnknownReason::NoDate {
            fields: 6,
            field: 3,
        },
        UnknownReason::NoDate {
            fields: 7,
            field: 4,
        },
        UnknownReason::NoDeclarationKind { fields: 6 },
        UnknownReason::NotSixFields { fields: 7 },
        UnknownReason::NoIdNumber { fields: 7 },
        UnknownReason::NoHexName { fields: 15 },
        UnknownReason::NoCardNumber,
        UnknownReason::Keyboard(KeyboardLayout::BarTypedAs('~')),
        UnknownReason::Keyboard(KeyboardLayout::DigitsTypedAsLetters),
        UnknownReason::Keyboard(KeyboardLayout::DigitsTypedAsMarks),
    ] {
        page.message(reason.code(), &reason);
    }
    page.section("Errors of cards", "");
    all!(page, CardErrorKind);
    page.section("Lines of an identity card", "");
    let card = "079195001234|012345678|Trần Thị Bình|20111995|Nữ|Ấp 2, Long An|31022022";
    page.lines(|language| {
        let read = IdentityCard::read(card.as_bytes()).expect("a card");
        read.full().language(language).to_string()
    });
    page.section("Lines of an insurance card", "");
    let card = "HS4010120878821|5472e1baa76e|01/02/1985|2|-|01 - 028|01/01/2022|31/12/2022|\
                05/01/2022|0|-|4|01/01/2025|-|4|5175e1baad6e|$";
    page.lines(|language| {
        let read = InsuranceCard::read(card.as_bytes()).expect("a card");
        read.full().language(language).to_string()
    });
    page.section("Errors of armors", "");
    for text in [
        "001093029317",
        "vnqr2:YWIpybgd",
        "vnqr1:YWI=",
        "vnqr1:YWIpyb",
        "vnqr1:YR8b9T1",
    ] {
        if let Err(error) = armor::decode(text.as_bytes()) {
            page.message(error.code(), &error);
        }
    }
    let two = ["001087029317", "001087029318"].map(|text| armor::encode(text.as_bytes()));
    let several = ["Một: ", &two[0], " hai: ", &two[1]].concat();
    if let detect::Detected::Armor(armored) = detect::read(several.as_bytes())
        && let Err(error) = armored.payload()
    {
        assert_eq!(error.kind(), ArmorErrorKind::SeveralPayloads { count: 2 });
        page.message(error.code(), &error);
    }
    if let Err(error) = armor::decode_to_slice(two[0].as_bytes(), &mut []) {
        page.message(error.code(), &error);
    }
}

fn signatures(page: &mut Page) {
    page.section("Errors of verifying", "");
    let algorithm = Algorithm::ED25519;
    let key_id = KeyId::new("moh-2026").expect("a key ID");
    let decode_error = DecodeError::new(ErrorKind::NotADate, Some(Field::BirthDate), 24);
    for error in [
        VerifyError::NotAPayload(decode_error),
        VerifyError::NoSignature,
        VerifyError::NotThisProfile,
        VerifyError::UnknownKey { algorithm, key_id },
        VerifyError::BadSignature { algorithm, key_id },
    ] {
        page.message(error.code(), &error);
    }
    page.section("Errors of signing", "");
    all!(page, SignError);
    all!(page, SlotError);
    all!(page, AlgorithmError);
    page.section("Errors of keys", "");
    for kind in [
        KeyErrorKind::NotJson { line: 1, column: 2 },
        KeyErrorKind::NotAKeySet,
        KeyErrorKind::NotAKey,
        KeyErrorKind::KeyType,
        KeyErrorKind::BadMember { name: "x" },
        KeyErrorKind::NotAPoint,
        KeyErrorKind::WeakKey,
        KeyErrorKind::PrivateKey,
        KeyErrorKind::NotAPair,
        KeyErrorKind::KeyId,
        KeyErrorKind::Duplicate,
    ] {
        page.message(kind.code(), &KeyError::from(kind));
    }
    if let Err(error) = KeyId::new("a key") {
        page.message("", &error);
    }
    page.section("Reasons of ignored keys", "");
    all!(page, IgnoredReason);
}

fn issuance(page: &mut Page) {
    page.section("Errors of declarations", "Names and cards: as above.");
    let draft = || {
        Draft::new()
            .with_id_number("001087029317")
            .with_name("Nguyễn Văn A")
            .with_birth_date("18/01/1987")
    };
    for draft in [
        draft().with_id_number(""),
        draft().with_name(""),
        draft().with_phone("12345"),
        draft().with_phone("02438251234"),
        draft().with_birth_date("30/02/1990"),
        draft().with_birth_date("1990"),
        draft().with_id_number("******029317"),
        draft().with_name("Jørgen"),
    ] {
        if let Err(errors) = draft.declare() {
            for error in errors.iter() {
                page.message(error.code(), &error);
            }
        }
    }
    page.section("Refusals", "");
    for refusal in [
        Refusal::Mismatch([Fact::Name, Fact::BirthDate].into_iter().collect::<Facts>()),
        Refusal::NotFound,
        Refusal::DeclarantUnknown,
    ] {
        page.message(refusal.code(), &refusal);
    }
    page.section("Services that do not answer", "");
    all!(page, ServiceUnavailable);
    page.section("Unexpected replies", "");
    all!(page, UnexpectedReplyReason);
}

fn pictures(page: &mut Page) {
    page.section("Errors of images", "");
    for error in [
        PictureError::Empty,
        PictureError::TooFewBytes,
        PictureError::UnknownFormat,
        PictureError::TooLarge {
            width: 70_000,
            height: 3,
        },
        PictureError::TooMuchMemory,
        PictureError::Broken,
    ] {
        page.message(error.code(), &error);
    }
    page.section("Passes of a scan", "");
    all!(page, ScanPass);
    page.section("Errors of QR codes and buffers", "");
    if let Err(error) = Symbol::new(&[b'a'; 2332]) {
        page.message("", &error);
    }
    let payload = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|").expect("a payload");
    if let Err(error) = payload.encode_to_slice(&mut []) {
        page.message("", &error);
    }
}

fn command(page: &mut Page) {
    page.section("The command", "`{0}` and `{1}` stand for values.");
    let error = PayloadError::NotHexadecimal { offset: 12 };
    page.message(error.code(), &error);
    for message in Message::ALL {
        let (english, vietnamese) = message.texts();
        page.row("", english, vietnamese);
    }
}

#[test]
fn page_has_every_message() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/messages.md");
    let page = render();
    if env::var_os("WRITE_MESSAGES").is_some() {
        fs::write(path, page).expect("written");
        return;
    }
    let found = fs::read_to_string(path).expect("docs/messages.md");
    assert!(
        found == page,
        "docs/messages.md is out of date: run WRITE_MESSAGES=1 cargo test -p vnpqr messages_page"
    );
}

#[test]
fn no_message_is_the_same_in_both_languages() {
    // Terms, forms and examples that do not change.
    let same = ["QID", "ID", "YYYY-MM-DD"];
    for row in render().lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<_> = row.split(" | ").collect();
        let [_, english, vietnamese] = cells[..] else {
            panic!("{row}");
        };
        let vietnamese = vietnamese.trim_end_matches(" |");
        assert!(!english.is_empty() && !vietnamese.is_empty(), "{row}");
        assert!(english != vietnamese || same.contains(&english), "{row}");
    }
}
