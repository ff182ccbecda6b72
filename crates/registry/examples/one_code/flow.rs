use std::path::Path;
use std::thread::{self, ScopedJoinHandle};

use qr_symbol::Background;
use unicode_normalization::UnicodeNormalization as _;
use vn_personal_qr::card::IdentityCard;
use vn_personal_qr::{BirthDate, Gender, PersonalQrBuf};
use vn_personal_qr_issuance::{
    Draft, Issued, Refusal, RegistrationOutcome, Registry as _, RequestId, ServiceUnavailable,
    VerificationOutcome,
};

use vn_personal_qr_registry::Sqlite;
use vn_personal_qr_registry::population::{Invented, Verification};

/// How many people the verification system knows.
const POPULATION: u32 = 1_000;

/// Of a hundred questions it fails to answer so many.
const FAILURES: u64 = 40;

pub(crate) fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("registry.sqlite");
    let person = Invented::new(3);
    let phone = &person.phone;

    let decomposed: String = person.name.nfd().collect();
    let small = person.name.to_lowercase();
    let day = day_first(person.birth_date, "/");
    let text = card(&person);
    let card = IdentityCard::read(text.as_bytes()).expect("an identity card");
    let apps = [
        (
            "App A writes diacritics as marks of their own",
            visible(&decomposed),
            person
                .draft()
                .with_name(decomposed.as_str())
                .with_phone(format!("+84 {}", &phone[1..])),
        ),
        (
            "App B writes in small letters, and dates with the day first",
            format!("{small}, {day}"),
            person
                .draft()
                .with_name(small.as_str())
                .with_birth_date(day.as_str())
                .with_phone(phone.as_str()),
        ),
        (
            "App C scans the identity card",
            text.clone(),
            Draft::from(&card).with_phone(phone.as_str()),
        ),
    ];

    println!(
        "declaration -> verification system -> registry -> code; three apps at the same time\n"
    );
    let stories = thread::scope(|scope| {
        let threads: Vec<_> = (1..)
            .zip(&apps)
            .map(|(number, (_, _, draft))| {
                let file = &file;
                scope.spawn(move || Story::of(draft, number, file))
            })
            .collect();
        let stories = threads.into_iter().map(ScopedJoinHandle::join);
        stories
            .collect::<Result<Vec<_>, _>>()
            .expect("no app panics")
    });
    for ((title, written, _), story) in apps.iter().zip(&stories) {
        println!("{title}\n  given          {written}");
        story.classify();
    }

    let codes: Vec<PersonalQrBuf> = stories
        .iter()
        .flat_map(|story| &story.issued)
        .map(Issued::code)
        .collect();
    println!("The three texts");
    for code in &codes {
        println!("  {}", code.as_str());
    }
    let same = codes.len() == apps.len() && codes.windows(2).all(|pair| pair[0] == pair[1]);
    println!(
        "  {}\n",
        if same {
            "equal, byte for byte"
        } else {
            "NOT EQUAL"
        }
    );

    let code = codes[0].view();
    println!("The one code\n{}", indented(&code.masked()));
    let symbol = code.symbol().expect("a code of some hundred bytes");
    println!("{}", symbol.half_blocks(Background::Dark));

    let wrong_day = person
        .draft()
        .with_birth_date(day_first(Invented::new(4).birth_date, "."));
    println!("App D is given a wrong birth date");
    Story::of(&wrong_day, 4, &file).classify();
    let nobody = person.draft().with_id_number("001087999999");
    println!("App E is given a number that nobody has");
    Story::of(&nobody, 5, &file).classify();
    let year_only = person.draft().with_birth_date("1987").with_phone("12345");
    println!("App F has a form that was filled in badly");
    Story::of(&year_only, 6, &file).classify();
}

/// What happened to a declaration, line by line, and the code if there is one.
struct Story {
    lines: Vec<String>,
    issued: Option<Issued>,
}

impl Story {
    /// Takes a draft all the way, with a handle of its own on the registry.
    fn of(draft: &Draft<'_>, number: u64, file: &Path) -> Self {
        let people = (0..POPULATION).map(Invented::new);
        let mut verification = Verification::new(people, FAILURES, number);
        let mut registry = Sqlite::open(file)
            .expect("a registry")
            .with_random(|| Ok(*b"example, not so "));
        let mut story = Self {
            lines: Vec::new(),
            issued: None,
        };

        let declaration = match draft.declare() {
            Ok(declaration) => declaration,
            Err(faults) => {
                for fault in faults.iter() {
                    story.say(&format!("fault          {fault}"));
                    story.say(&format!("               {}", fault.vi()));
                }
                return story;
            }
        };
        story.say(&format!("declared       {}", declaration.name().as_str()));
        let mut step = declaration.verify(RequestId::new(number));
        let registering = loop {
            let answer = verification.ask(&step.question());
            match step.answer(answer).expect("the answer to this question") {
                VerificationOutcome::Confirmed(registering) => break registering,
                VerificationOutcome::Refused(refusal) => return story.refused(refusal),
                VerificationOutcome::Later(same) => {
                    story.say(&format!(
                        "not yet        {}",
                        ServiceUnavailable::Verification
                    ));
                    step = same;
                }
            }
        };
        story.say("verified       the subject is known by an opaque key");
        let reply = registry.upsert(registering.entry()).expect("a registry");
        match registering.answer(reply).expect("the reply to this entry") {
            RegistrationOutcome::Issued(issued) => {
                story.say("registered     the subject has its QID");
                story.issued = Some(issued);
                story
            }
            RegistrationOutcome::Refused(refusal) => story.refused(refusal),
        }
    }

    fn refused(mut self, refusal: Refusal) -> Self {
        self.say(&format!("refused        {refusal}"));
        self.say(&format!("               {}", refusal.vi()));
        self
    }

    fn say(&mut self, line: &str) {
        self.lines.push(line.to_owned());
    }

    fn classify(&self) {
        for line in &self.lines {
            println!("  {line}");
        }
        println!();
    }
}

/// A text with everything but ASCII as its code point.
fn visible(text: &str) -> String {
    text.escape_default().to_string()
}

/// The text of this person's identity card.
fn card(person: &Invented) -> String {
    let gender = if person.gender == Gender::Male {
        "Nam"
    } else {
        "Nữ"
    };
    let day = day_first(person.birth_date, "");
    let address = "Số 10 Lê Lợi, Quận 1, TP Hồ Chí Minh";
    let (number, name) = (&person.id_number, &person.name);
    format!("{number}||{name}|{day}|{gender}|{address}|25122021")
}

fn day_first(date: BirthDate, divider: &str) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    format!("{day:02}{divider}{month:02}{divider}{year:04}")
}

fn indented(lines: &dyn std::fmt::Display) -> String {
    lines
        .to_string()
        .lines()
        .fold(String::new(), |text, line| text + "  " + line + "\n")
}
