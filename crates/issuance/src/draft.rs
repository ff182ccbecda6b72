use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;

use super::declaration::Declaration;
use super::fault::{FieldError, FieldErrorKind, FieldErrors};
use super::field_text::{FieldText, validate};
use vn_personal_qr::Field;
use vn_personal_qr::card::{CardDate, CardErrorKind, IdentityCard, InsuranceCard};
use vn_personal_qr::lenient::Repair;
use vn_personal_qr::{BirthDate, Gender, HealthCardBuf, IdNumberBuf, NameBuf, PhoneBuf, QidBuf};

/// What a person gives, as texts: typed into a form, or taken from a card that was scanned.
///
/// Everything is taken as people write it. An empty text is as one that was not given.
///
/// | field | taken | needed |
/// |---|---|---|
/// | name | in any case, with diacritics (composed or not), with doubled blanks | always |
/// | birth date | `1987-01-18`, `18/01/1987`, `18.1.1987`, `18011987`; day first where both can be | always |
/// | id number | 12 digits, 9 digits, a passport's; small letters, grouped by blanks, dots, hyphens | if the person declares |
/// | gender | `Nam`, `Nữ`, `male`, `female`, `1`, `2`; `0` and `unknown` are as if not given | no |
/// | health card | 1 to 20 digits and letters, grouped as cards print it; `00` says that there is none | no |
/// | phone | `0944713700`, `+84 944 713 700` | no |
/// | declarant's QID | as it stands in the declarant's own code | if someone else declares |
///
/// ```
/// use vn_personal_qr::card::IdentityCard;
/// use vn_personal_qr_issuance::Draft;
///
/// let card = "079195001234||Trần Thị Bình|20111995|Nữ|Ấp 2, Xã An Phước, Tỉnh Đồng Nai|15012022";
/// let card = IdentityCard::read(card.as_bytes()).unwrap();
/// let declaration = Draft::from(&card).with_phone("0944 713 700").declare()?;
/// assert_eq!(declaration.name().as_str(), "TRAN THI BINH");
/// # Ok::<(), vn_personal_qr_issuance::FieldErrors>(())
/// ```
///
/// `Debug` shows what was given, none of the texts.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Draft<'a> {
    id_number: Cow<'a, str>,
    name: Cow<'a, str>,
    birth_date: Cow<'a, str>,
    gender: Cow<'a, str>,
    health_card: Cow<'a, str>,
    phone: Cow<'a, str>,
    /// `None` if the person declares.
    declarant_qid: Option<Cow<'a, str>>,
    /// Why the name of the card cannot be read.
    name_unreadable: Option<CardErrorKind>,
}

/// The fields of a draft, in the order in which they are told.
const FIELDS: [Field; 7] = [
    Field::IdNumber,
    Field::Name,
    Field::BirthDate,
    Field::DeclarantQid,
    Field::Gender,
    Field::HealthCard,
    Field::Phone,
];

impl<'a> Draft<'a> {
    /// Nothing given yet; the person declares for themselves.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same draft with another id number.
    #[must_use]
    pub fn with_id_number(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.id_number = text.into();
        self
    }

    /// The same draft with another name.
    #[must_use]
    pub fn with_name(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.name = text.into();
        self.name_unreadable = None;
        self
    }

    /// The same draft with another birth date.
    #[must_use]
    pub fn with_birth_date(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.birth_date = text.into();
        self
    }

    /// The same draft with another gender.
    #[must_use]
    pub fn with_gender(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.gender = text.into();
        self
    }

    /// The same draft with another health card.
    #[must_use]
    pub fn with_health_card(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.health_card = text.into();
        self
    }

    /// The same draft with another phone number.
    #[must_use]
    pub fn with_phone(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.phone = text.into();
        self
    }

    /// The same draft, declared by proxy: by the person whose QID this is, a parent or whoever gives the code out.
    #[must_use]
    pub fn with_declarant_qid(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.declarant_qid = Some(text.into());
        self
    }

    /// Judges all fields.
    ///
    /// # Errors
    ///
    /// All [faults](FieldErrorKind) at once, at most one a field:
    ///
    /// - [`Missing`](FieldErrorKind::Missing): no name; no id number and no declarant
    /// - [`Form`](FieldErrorKind::Form): phone `094471370`, id number `00109302931`
    /// - [`NotADate`](FieldErrorKind::NotADate): birth date `30/02/1990`
    /// - [`DayMissing`](FieldErrorKind::DayMissing): birth date `1990`, as papers of older people have it
    /// - [`Masked`](FieldErrorKind::Masked): id number `******029317`
    /// - [`Name`](FieldErrorKind::Name): name `Nguyễn Văn 2`
    /// - [`Unreadable`](FieldErrorKind::Unreadable): an insurance card with broken hex
    pub fn declare(&self) -> Result<Declaration, FieldErrors> {
        let mut faults = Vec::new();
        let [
            id_number,
            name,
            birth_date,
            declarant_qid,
            gender,
            health_card,
            phone,
        ] = FIELDS.map(|field| {
            let value = self.validate(field).value.and_then(|value| match value {
                None if self.needs(field) => Err(FieldErrorKind::Missing),
                value => Ok(value),
            });
            value.unwrap_or_else(|kind| {
                faults.push(FieldError { field, kind });
                None
            })
        });
        // Every text that is present is valid; every field that is missing has an error.
        let declaration = || {
            Declaration {
                id_number: id_number
                    .as_deref()
                    .and_then(|text| IdNumberBuf::new(text).ok()),
                name: NameBuf::new(name.as_deref()?).ok()?,
                birth_date: BirthDate::new(birth_date.as_deref()?).ok()?,
                gender: gender
                    .as_deref()
                    .and_then(|text| text.chars().next())
                    .and_then(Gender::from_code),
                health_card: health_card
                    .as_deref()
                    .and_then(|text| HealthCardBuf::new(text).ok()),
                phone: phone.as_deref().and_then(|text| PhoneBuf::new(text).ok()),
                declarant_qid: declarant_qid
                    .as_deref()
                    .and_then(|text| QidBuf::new(text).ok()),
            }
            .checked()
        };
        match declaration() {
            Some(declaration) if faults.is_empty() => Ok(declaration),
            _ => Err(FieldErrors(faults)),
        }
    }

    /// What had to be changed in the texts of fields that are sound, each with its field.
    ///
    /// ```
    /// use vn_personal_qr::Field;
    /// use vn_personal_qr_issuance::Draft;
    /// use vn_personal_qr::lenient::Repair;
    ///
    /// let draft = Draft::new().with_phone("+84944713700");
    /// assert!(draft.repairs().eq([(Field::Phone, Repair::PhoneCountryCode)]));
    /// ```
    pub fn repairs(&self) -> impl Iterator<Item = (Field, Repair)> + '_ {
        FIELDS.into_iter().flat_map(|field| {
            let repairs = self.validate(field).repairs;
            repairs.iter().map(move |repair| (field, repair))
        })
    }

    /// Whether custom decided between two birth dates, as with `03/04/1989`: an app may ask the person.
    #[must_use]
    pub fn is_birth_date_assumed(&self) -> bool {
        self.validate(Field::BirthDate).assumed
    }

    fn needs(&self, field: Field) -> bool {
        match field {
            Field::Name | Field::BirthDate => true,
            Field::IdNumber => self.declarant_qid.is_none(),
            Field::DeclarantQid => self.declarant_qid.is_some(),
            _ => false,
        }
    }

    fn validate(&self, field: Field) -> FieldText {
        match self.name_unreadable {
            Some(kind) if field == Field::Name => FieldText {
                value: Err(FieldErrorKind::Unreadable(kind)),
                ..validate(field, "")
            },
            _ => validate(field, self.text(field)),
        }
    }

    fn text(&self, field: Field) -> &str {
        match field {
            Field::IdNumber => &self.id_number,
            Field::Name => &self.name,
            Field::BirthDate => &self.birth_date,
            Field::Gender => &self.gender,
            Field::HealthCard => &self.health_card,
            Field::Phone => &self.phone,
            Field::DeclarantQid => self.declarant_qid.as_deref().unwrap_or_default(),
            _ => "",
        }
    }
}

/// What the card has: number, name, birth date, gender.
impl<'a> From<&'a IdentityCard<'_>> for Draft<'a> {
    fn from(card: &'a IdentityCard<'_>) -> Self {
        let column = |at| card.column(at).unwrap_or_default();
        Self::new()
            .with_id_number(column(0))
            .with_name(card.name())
            .with_birth_date(date(card.birth_date().ok(), column(3)))
            .with_gender(column(4))
    }
}

/// What the card has: number, name, birth date, gender. It has no id number.
impl<'a> From<&'a InsuranceCard<'_>> for Draft<'a> {
    fn from(card: &'a InsuranceCard<'_>) -> Self {
        let column = |at| card.column(at).unwrap_or_default();
        let (name, unreadable) = match card.name() {
            Ok(name) => (name.unwrap_or_default(), None),
            Err(error) => (<_>::default(), Some(error.kind())),
        };
        let draft = Self::new()
            .with_health_card(column(0))
            .with_name(name)
            .with_birth_date(date(card.birth_date().ok(), column(2)))
            .with_gender(column(3));
        Self {
            name_unreadable: unreadable,
            ..draft
        }
    }
}

/// What the card means where it can be read, else what stands there.
fn date(date: Option<CardDate>, column: &str) -> Cow<'_, str> {
    match date {
        Some(CardDate::Day(day)) => Cow::Owned(day.as_str().into()),
        Some(CardDate::Year(year)) => Cow::Owned(alloc::format!("{year:04}")),
        None => Cow::Borrowed(column),
    }
}

/// Shows what was given, none of the texts.
impl fmt::Debug for Draft<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let given = FIELDS
            .into_iter()
            .filter(|&field| !self.text(field).is_empty())
            .map(|field| field.name().to_string());
        f.debug_set().entries(given).finish()
    }
}
