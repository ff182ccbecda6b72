//! Invented people, and a verification system with their data. The same seed leads to the same people and failures.

use std::collections::BTreeMap;

use vn_personal_qr::{BirthDate, Gender, IdNumber, Name};
use vn_personal_qr_issuance::{
    Draft, Fact, Identity, SubjectKey, VerificationReply, VerificationRequest,
};

/// An invented person.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) subject: SubjectKey,
    /// With diacritics.
    pub(crate) name: String,
    pub(crate) birth_date: BirthDate,
    /// 12 digits.
    pub(crate) id_number: String,
    /// 9 digits.
    pub(crate) old_id_number: String,
    pub(crate) gender: Gender,
    pub(crate) phone: String,
}

const FAMILY_NAMES: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"];
const MIDDLE_NAMES: [&str; 6] = ["Văn", "Thị", "Lê Khả", "Minh", "Ngọc", "Quốc"];
const GIVEN_NAMES: [&str; 10] = [
    "An", "Bình", "Cường", "Dũng", "Hân", "Hạnh", "Khánh", "Lan", "Quỳnh", "Yến",
];

/// The random number generator `SplitMix64`.
pub(crate) struct SplitMix64(u64);

impl SplitMix64 {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns a number less than `limit`.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }

    fn choose<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let index = self.below(words.len() as u64);
        words[usize::try_from(index).unwrap_or(0)]
    }
}

impl Person {
    pub(crate) fn new(number: u32) -> Self {
        let mut random = SplitMix64::new(u64::from(number));
        let year = 1930 + u16::try_from(random.below(70)).unwrap_or(0);
        let month = 1 + u8::try_from(random.below(12)).unwrap_or(0);
        let day = 1 + u8::try_from(random.below(28)).unwrap_or(0);
        let (gender, digit) = match random.below(2) {
            0 => (Gender::Male, 0),
            _ => (Gender::Female, 1),
        };
        let subject = format!("subject-{:016x}", random.below(u64::MAX));
        let name = [&FAMILY_NAMES[..], &MIDDLE_NAMES, &GIVEN_NAMES]
            .map(|names| random.choose(names))
            .join(" ");
        Self {
            subject: SubjectKey::new(&subject).expect("a key"),
            name,
            birth_date: BirthDate::from_ymd(year, month, day).expect("a date"),
            id_number: format!("001{digit}{:02}{number:06}", year % 100),
            old_id_number: format!("01{number:07}"),
            gender,
            phone: format!("09{:08}", random.below(100_000_000)),
        }
    }

    /// Returns a draft with the person's data, without contact data.
    pub(crate) fn draft(&self) -> Draft<'_> {
        Draft::new()
            .with_name(&*self.name)
            .with_birth_date(self.birth_date.as_str().to_owned())
            .with_id_number(&*self.id_number)
            .with_gender(self.gender.name())
    }

    pub(crate) fn identity(&self) -> Identity {
        let name = Name::normalize(&self.name).expect("a name");
        Identity::new(name.name(), self.birth_date)
            .with_id_number(IdNumber::new(&self.id_number).expect("an id number"))
            .with_gender(self.gender)
    }
}

/// A simulated verification system with random failures.
pub(crate) struct VerificationSystem {
    people: BTreeMap<String, Person>,
    random: SplitMix64,
    failure_percent: u64,
}

impl VerificationSystem {
    pub(crate) fn new(
        people: impl IntoIterator<Item = Person>,
        failure_percent: u64,
        seed: u64,
    ) -> Self {
        let mut by_number = BTreeMap::new();
        for person in people {
            by_number.insert(person.old_id_number.clone(), person.clone());
            by_number.insert(person.id_number.clone(), person);
        }
        Self {
            people: by_number,
            random: SplitMix64::new(seed),
            failure_percent,
        }
    }

    pub(crate) fn verify(&mut self, request: &VerificationRequest<'_>) -> VerificationReply {
        if self.random.below(100) < self.failure_percent {
            return request.unavailable();
        }
        let number = request.id_number().map(IdNumber::as_str);
        let Some(person) = number.and_then(|number| self.people.get(number)) else {
            return request.not_found();
        };
        let identity = person.identity();
        let gender_differs = request
            .gender()
            .is_some_and(|gender| gender != person.gender);
        let birth_date_differs = request.birth_date() != identity.birth_date();
        let mut differences = [
            (Fact::Name, request.name() != identity.name()),
            (Fact::BirthDate, birth_date_differs),
            (Fact::Gender, gender_differs),
        ]
        .into_iter()
        .filter(|(_, differs)| *differs)
        .peekable();
        if differences.peek().is_some() {
            return request.mismatch(differences.map(|(fact, _)| fact).collect());
        }
        request.confirmed(person.subject.clone(), identity)
    }
}
