//! Invented people, and a verification system that knows them. The same seed gives the same people and the same failures.

use std::collections::BTreeMap;

use vn_personal_qr::{BirthDate, Gender, IdNumber, Name};
use vn_personal_qr_issuance::{
    Draft, Fact, Identity, SubjectKey, VerificationReply, VerificationRequest,
};

/// Somebody who does not exist.
#[derive(Clone)]
pub struct Invented {
    /// The verification system's key of them.
    pub subject: SubjectKey,
    /// The name with its diacritics.
    pub name: String,
    /// The birth date.
    pub birth_date: BirthDate,
    /// The 12 digits.
    pub id_number: String,
    /// The number of an old card.
    pub old_number: String,
    /// Male or female.
    pub gender: Gender,
    /// A phone number.
    pub phone: String,
}

const FAMILY: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"];
const MIDDLE: [&str; 6] = ["Văn", "Thị", "Lê Khả", "Minh", "Ngọc", "Quốc"];
const GIVEN: [&str; 10] = [
    "An", "Bình", "Cường", "Dũng", "Hân", "Hạnh", "Khánh", "Lan", "Quỳnh", "Yến",
];

/// Numbers that look random and are the same each time (`SplitMix64`).
pub struct Dice(u64);

impl Dice {
    /// Numbers of this seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next one, below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let at = self.below(words.len() as u64);
        words[usize::try_from(at).unwrap_or(0)]
    }
}

impl Invented {
    /// The person with this number.
    ///
    /// # Panics
    ///
    /// A key or day here is none; they all are.
    #[must_use]
    pub fn new(number: u32) -> Self {
        let mut dice = Dice::new(u64::from(number));
        let year = 1930 + u16::try_from(dice.below(70)).unwrap_or(0);
        let month = 1 + u8::try_from(dice.below(12)).unwrap_or(0);
        let day = 1 + u8::try_from(dice.below(28)).unwrap_or(0);
        let (gender, digit) = match dice.below(2) {
            0 => (Gender::Male, 0),
            _ => (Gender::Female, 1),
        };
        Self {
            subject: SubjectKey::new(&format!("subject-{:016x}", dice.below(u64::MAX)))
                .expect("visible"),
            name: format!(
                "{} {} {}",
                dice.pick(&FAMILY),
                dice.pick(&MIDDLE),
                dice.pick(&GIVEN)
            ),
            birth_date: BirthDate::from_ymd(year, month, day).expect("every month has 28 days"),
            id_number: format!("001{digit}{:02}{number:06}", year % 100),
            old_number: format!("01{number:07}"),
            gender,
            phone: format!("09{:08}", dice.below(100_000_000)),
        }
    }

    /// What they declare: everything right.
    #[must_use]
    pub fn draft(&self) -> Draft<'_> {
        Draft::new()
            .with_name(&*self.name)
            .with_birth_date(self.birth_date.as_str().to_owned())
            .with_id_number(&*self.id_number)
            .with_gender(self.gender.name())
    }

    /// Who they are by the verification system.
    ///
    /// # Panics
    ///
    /// A name here is no name; they all are.
    #[must_use]
    pub fn identity(&self) -> Identity {
        let name = Name::normalize(&self.name).expect("a name");
        Identity::new(name.name(), self.birth_date)
            .with_id_number(IdNumber::new(&self.id_number).expect("twelve digits"))
            .with_gender(self.gender)
    }
}

/// A verification system over invented people: it confirms, contradicts, does not know, and fails at times.
pub struct Verification {
    people: BTreeMap<String, Invented>,
    dice: Dice,
    /// Of a hundred answers so many are missing.
    failures: u64,
}

impl Verification {
    /// A system that knows these people, and fails in so many of a hundred questions.
    pub fn new(people: impl IntoIterator<Item = Invented>, failures: u64, seed: u64) -> Self {
        let mut by_number = BTreeMap::new();
        for person in people {
            by_number.insert(person.old_number.clone(), person.clone());
            by_number.insert(person.id_number.clone(), person);
        }
        Self {
            people: by_number,
            dice: Dice::new(seed),
            failures,
        }
    }

    /// Its answer.
    pub fn ask(&mut self, question: &VerificationRequest<'_>) -> VerificationReply {
        if self.dice.below(100) < self.failures {
            return question.unavailable();
        }
        let number = question.id_number().map(IdNumber::as_str);
        let Some(person) = number.and_then(|number| self.people.get(number)) else {
            return question.not_found();
        };
        let identity = person.identity();
        let differs = [
            (Fact::Name, question.name() != identity.name()),
            (
                Fact::BirthDate,
                question.birth_date() != identity.birth_date(),
            ),
            (
                Fact::Gender,
                question
                    .gender()
                    .is_some_and(|gender| gender != person.gender),
            ),
        ];
        let mut wrong = differs
            .into_iter()
            .filter(|(_, differs)| *differs)
            .peekable();
        if wrong.peek().is_some() {
            return question.mismatch(wrong.map(|(fact, _)| fact).collect());
        }
        question.confirmed(person.subject.clone(), identity)
    }
}
