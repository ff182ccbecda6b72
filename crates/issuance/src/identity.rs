use alloc::boxed::Box;
use core::fmt;

use super::declaration::{Declaration, known};
use super::fact::{Fact, Facts};
use vn_personal_qr::{BirthDate, Gender, IdNumber, IdNumberBuf, IdNumberKind, Name, NameBuf};

/// The key by which the verification system knows a subject: the same for a person whatever document, app or proxy names
/// them, and never that of another.
///
/// It is opaque here. It should tell nothing: a random key of the verification system, not an id number. A registry
/// keeps its hash only.
///
/// ```text
/// subject-key = 1*256(%x21-7E)
/// ```
///
/// `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubjectKey(Box<str>);

impl SubjectKey {
    /// The longest key, in bytes.
    pub const MAX_LEN: usize = 256;

    /// A key from its text; `None` for the empty text, `a b`, `é`, and 257 characters.
    ///
    /// ```
    /// use vn_personal_qr_issuance::SubjectKey;
    ///
    /// assert!(SubjectKey::new("8f14e45f-ceea-467f-a0e6-3ad2").is_some());
    /// assert!(SubjectKey::new("").is_none());
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let visible = text.bytes().all(|byte| byte.is_ascii_graphic());
        (visible && (1..=Self::MAX_LEN).contains(&text.len())).then(|| Self(text.into()))
    }

    /// The text of the key.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        &self.0
    }
}

/// Shows the name of the type only.
impl fmt::Debug for SubjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SubjectKey(..)")
    }
}

/// Who a subject is by the verification system: what the code will say, whatever was declared.
///
/// A system that only says yes has [`VerificationRequest::as_declared`](super::VerificationRequest::as_declared). A gender that says "no
/// information" is none. `Debug` shows which facts are there, none of what they hold.
///
/// ```
/// use vn_personal_qr_issuance::Identity;
/// use vn_personal_qr::{BirthDate, Gender, IdNumber, Name};
///
/// let identity = Identity::new(Name::new("NGUYEN LE KHA HAN")?, BirthDate::from_ymd(1987, 1, 18)?)
///     .with_id_number(IdNumber::new("001093029317")?)
///     .with_gender(Gender::Male);
/// assert!(identity.id_number().is_some());
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    id_number: Option<IdNumberBuf>,
    name: NameBuf,
    birth_date: BirthDate,
    gender: Option<Gender>,
}

impl Identity {
    /// An identity without id number and gender.
    #[must_use]
    pub fn new(name: Name<'_>, birth_date: BirthDate) -> Self {
        Self {
            id_number: None,
            name: name.into(),
            birth_date,
            gender: None,
        }
    }

    /// The same with the number of the subject's document, today's if there were several.
    #[must_use]
    pub fn with_id_number<'a>(mut self, number: impl Into<Option<IdNumber<'a>>>) -> Self {
        self.id_number = number.into().map(IdNumberBuf::from);
        self
    }

    /// The same with the gender.
    #[must_use]
    pub fn with_gender(mut self, gender: impl Into<Option<Gender>>) -> Self {
        self.gender = known(gender.into());
        self
    }

    /// The number of the subject's document.
    #[must_use]
    pub fn id_number(&self) -> Option<IdNumber<'_>> {
        self.id_number.as_ref().map(IdNumberBuf::view)
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> Name<'_> {
        self.name.view()
    }

    /// The birth date.
    #[must_use]
    pub const fn birth_date(&self) -> BirthDate {
        self.birth_date
    }

    /// Male or female.
    #[must_use]
    pub const fn gender(&self) -> Option<Gender> {
        self.gender
    }

    /// In what a declaration says something else. Id numbers of different documents are no contradiction; the 12-digit
    /// number is one for life.
    pub(super) fn contradicted_by(&self, declaration: &Declaration) -> Facts {
        let differ =
            |one: Option<_>, other| one.zip(other).is_some_and(|(one, other)| one != other);
        let citizen = |number: &IdNumber<'_>| number.kind() == IdNumberKind::Citizen;
        [
            (
                Fact::IdNumber,
                self.id_number()
                    .filter(citizen)
                    .zip(declaration.id_number().filter(citizen))
                    .is_some_and(|(one, other)| one != other),
            ),
            (Fact::Name, self.name() != declaration.name()),
            (Fact::BirthDate, self.birth_date != declaration.birth_date()),
            (Fact::Gender, differ(self.gender, declaration.gender())),
        ]
        .into_iter()
        .filter_map(|(fact, differs)| differs.then_some(fact))
        .collect()
    }
}

/// Shows which facts are there, none of what they hold.
impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("id_number", &self.id_number())
            .field("gender", &self.gender())
            .finish_non_exhaustive()
    }
}
