use std::fmt::{Display, Write as _};
use std::path::Path;
use std::thread::{self, ScopedJoinHandle};

use qr_symbol::Background;
use unicode_normalization::UnicodeNormalization as _;
use vn_personal_qr::card::IdentityCard;
use vn_personal_qr::{BirthDate, Gender, Language, Localize, PersonalQrBuf};
use vn_personal_qr_issuance::{
    Draft, Issued, Refusal, RegistrationOutcome, Registry as _, RequestId, ServiceUnavailable,
    VerificationOutcome,
};
use vn_personal_qr_registry::Sqlite;

use crate::population::{Person, VerificationSystem};

const POPULATION: u32 = 1_000;
const FAILURE_PERCENT: u64 = 40;

/// Runs the example and returns its output.
pub(crate) fn report() -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("registry.sqlite");
    let person = Person::new(3);
    let phone = &person.phone;

    let decomposed: String = person.name.nfd().collect();
    let lower_case = person.name.to_lowercase();
    let day = day_first(person.birth_date, "/");
    let card_text = identity_card(&person);
    let card = IdentityCard::read(card_text.as_bytes()).expect("an identity card");
    let apps = [
        (
            "App A: decomposed diacritics",
            decomposed.escape_default().to_string(),
            person
                .draft()
                .with_name(decomposed.as_str())
                .with_phone(format!("+84 {}", &phone[1..])),
        ),
        (
            "App B: lower case, day before month",
            format!("{lower_case}, {day}"),
            person
                .draft()
                .with_name(lower_case.as_str())
                .with_birth_date(day.as_str())
                .with_phone(phone.as_str()),
        ),
        (
            "App C: scanned identity card",
            card_text.clone(),
            Draft::from(&card).with_phone(phone.as_str()),
        ),
    ];

    let runs = thread::scope(|scope| {
        let threads: Vec<_> = (1..)
            .zip(&apps)
            .map(|(number, (_, _, draft))| {
                let file = &file;
                scope.spawn(move || Run::new(draft, number, file))
            })
            .collect();
        let runs = threads.into_iter().map(ScopedJoinHandle::join);
        runs.collect::<Result<Vec<_>, _>>().expect("no panic")
    });

    let mut report =
        "Three apps at the same time: declaration, verification, registration, code\n\n".to_owned();
    for ((title, input, _), run) in apps.iter().zip(&runs) {
        let _ = writeln!(report, "{title}\n  input          {input}\n{run}");
    }

    let codes: Vec<PersonalQrBuf> = runs
        .iter()
        .flat_map(|run| &run.issued)
        .map(Issued::code)
        .collect();
    report += "The three codes\n";
    for code in &codes {
        let _ = writeln!(report, "  {}", code.as_str());
    }
    let are_equal = codes.len() == apps.len() && codes.windows(2).all(|pair| pair[0] == pair[1]);
    report += if are_equal {
        "  equal, byte for byte\n\n"
    } else {
        "  NOT EQUAL\n\n"
    };

    let code = codes[0].view();
    report += "The one code\n";
    for line in code.masked().to_string().lines() {
        let _ = writeln!(report, "  {line}");
    }
    let symbol = code.symbol().expect("a short payload");
    let _ = writeln!(report, "\n{}", symbol.half_blocks(Background::Dark));

    let other_birth_date = day_first(Person::new(4).birth_date, ".");
    for (number, title, draft) in [
        (
            4,
            "App D: wrong birth date",
            person.draft().with_birth_date(other_birth_date),
        ),
        (
            5,
            "App E: unknown id number",
            person.draft().with_id_number("001087999999"),
        ),
        (
            6,
            "App F: invalid form",
            person.draft().with_birth_date("1987").with_phone("12345"),
        ),
    ] {
        let run = Run::new(&draft, number, &file);
        let _ = writeln!(report, "{title}\n{run}");
    }
    report
}

/// The steps of one declaration, as lines, and its code.
struct Run {
    lines: String,
    issued: Option<Issued>,
}

impl Run {
    /// Takes a draft through all steps, with its own connection to the registry.
    fn new(draft: &Draft<'_>, number: u64, file: &Path) -> Self {
        let people = (0..POPULATION).map(Person::new);
        let mut verification = VerificationSystem::new(people, FAILURE_PERCENT, number);
        let mut registry = Sqlite::open(file)
            .expect("a registry")
            .with_random(|| Ok(*b"example, not so "));
        let mut run = Self {
            lines: String::new(),
            issued: None,
        };

        let declaration = match draft.declare() {
            Ok(declaration) => declaration,
            Err(errors) => {
                for error in errors.iter() {
                    run.add("error", &error);
                    run.add("", &error.in_language(Language::Vietnamese));
                }
                return run;
            }
        };
        run.add("declared", &declaration.name().as_str());
        let mut step = declaration.verify(RequestId::new(number));
        let step = loop {
            let reply = verification.verify(&step.request());
            match step.with_reply(reply).expect("the reply of this request") {
                VerificationOutcome::Confirmed(next) => break next,
                VerificationOutcome::Refused(refusal) => return run.refused(refusal),
                VerificationOutcome::Later(same) => {
                    run.add("later", &ServiceUnavailable::Verification);
                    step = same;
                }
            }
        };
        run.add("verified", &"the person has an opaque key");
        let reply = registry.upsert(step.request()).expect("a reply");
        match step.with_reply(reply).expect("the reply of this request") {
            RegistrationOutcome::Issued(issued) => {
                run.add("registered", &"the person has a QID");
                run.issued = Some(issued);
                run
            }
            RegistrationOutcome::Refused(refusal) => run.refused(refusal),
        }
    }

    fn refused(mut self, refusal: Refusal) -> Self {
        self.add("refused", &refusal);
        self.add("", &refusal.in_language(Language::Vietnamese));
        self
    }

    fn add(&mut self, label: &str, text: &dyn Display) {
        let _ = writeln!(self.lines, "  {label:<13}  {text}");
    }
}

impl Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.lines)
    }
}

/// Returns the text of the person's identity card.
fn identity_card(person: &Person) -> String {
    let gender = match person.gender {
        Gender::Male => "Nam",
        _ => "Nữ",
    };
    let day = day_first(person.birth_date, "");
    let address = "Số 10 Lê Lợi, Quận 1, TP Hồ Chí Minh";
    let (number, name) = (&person.id_number, &person.name);
    format!("{number}||{name}|{day}|{gender}|{address}|25122021")
}

fn day_first(date: BirthDate, separator: &str) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    format!("{day:02}{separator}{month:02}{separator}{year:04}")
}
