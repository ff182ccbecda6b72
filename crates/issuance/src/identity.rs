use core::fmt;

use vn_personal_qr::{BirthDate, Gender, IdNumber, IdNumberBuf, IdNumberKind, Name, NameBuf};

use crate::declaration::{Declaration, known_gender};
use crate::fact::{Fact, Facts};

/// A person's verified data, which replace the declared data in the code.
///
/// For a verification system that only confirms, see
/// [`VerificationRequest::as_declared`](crate::VerificationRequest::as_declared). [`Gender::Unknown`] counts as no
/// gender. `Debug` shows which fields are present and hides their values.
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
    /// Creates an identity without id number and gender.
    #[must_use]
    pub fn new(name: Name<'_>, birth_date: BirthDate) -> Self {
        Self {
            id_number: None,
            name: name.into(),
            birth_date,
            gender: None,
        }
    }

    /// Sets the number of the person's current document.
    #[must_use]
    pub fn with_id_number<'a>(mut self, number: impl Into<Option<IdNumber<'a>>>) -> Self {
        self.id_number = number.into().map(IdNumberBuf::from);
        self
    }

    /// Sets the gender.
    #[must_use]
    pub fn with_gender(mut self, gender: impl Into<Option<Gender>>) -> Self {
        self.gender = known_gender(gender.into());
        self
    }

    /// Returns the id number.
    #[must_use]
    pub fn id_number(&self) -> Option<IdNumber<'_>> {
        self.id_number.as_ref().map(IdNumberBuf::view)
    }

    /// Returns the name.
    #[must_use]
    pub fn name(&self) -> Name<'_> {
        self.name.view()
    }

    /// Returns the birth date.
    #[must_use]
    pub const fn birth_date(&self) -> BirthDate {
        self.birth_date
    }

    /// Returns the gender, male or female.
    #[must_use]
    pub const fn gender(&self) -> Option<Gender> {
        self.gender
    }

    /// Returns the facts in which a declaration differs.
    ///
    /// Two id numbers differ only if both are 12-digit numbers: a person has one of those for life, and other documents
    /// besides.
    pub(crate) fn differences(&self, declaration: &Declaration) -> Facts {
        let citizen = |number: &IdNumber<'_>| number.kind() == IdNumberKind::Citizen;
        let id_numbers = self
            .id_number()
            .filter(citizen)
            .zip(declaration.id_number().filter(citizen));
        let genders = self.gender.zip(declaration.gender());
        [
            (Fact::IdNumber, id_numbers.is_some_and(|(a, b)| a != b)),
            (Fact::Name, self.name() != declaration.name()),
            (Fact::BirthDate, self.birth_date != declaration.birth_date()),
            (Fact::Gender, genders.is_some_and(|(a, b)| a != b)),
        ]
        .into_iter()
        .filter_map(|(fact, differs)| differs.then_some(fact))
        .collect()
    }
}

/// Shows which fields are present and hides their values.
impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("id_number", &self.id_number())
            .field("gender", &self.gender())
            .finish_non_exhaustive()
    }
}
