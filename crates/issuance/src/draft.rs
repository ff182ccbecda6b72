use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;

use vn_personal_qr::card::{CardDate, CardErrorKind, IdentityCard, InsuranceCard};
use vn_personal_qr::{
    BirthDate, Field, Gender, HealthCardBuf, IdNumberBuf, NameBuf, PhoneBuf, QidBuf, Repair,
};

use crate::declaration::Declaration;
use crate::field_error::{FieldError, FieldErrorKind, FieldErrors};
use crate::field_text::{self, FieldText};

/// The texts of a form, typed by a person or taken from a scanned card.
///
/// An empty text counts as absent.
///
/// | field | accepted | required |
/// |---|---|---|
/// | name | any case, with or without diacritics (composed or not), repeated spaces | always |
/// | birth date | `1987-01-18`, `18/01/1987`, `18.1.1987`, `18011987`; the day comes first if both orders are possible | always |
/// | id number | 12 digits, 9 digits, a passport number; small letters; grouped by spaces, dots or hyphens | unless declared by proxy |
/// | gender | `Nam`, `Nữ`, `male`, `female`, `1`, `2`; `0` and `unknown` count as absent | no |
/// | health card | 1 to 20 digits and letters, grouped or not; `00` means that there is none | no |
/// | phone | `0944713700`, `+84 944 713 700` | no |
/// | declarant's QID | the QID of the proxy's own code | if declared by proxy |
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
/// `Debug` shows the names of the fields that are present and hides their texts.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Draft<'a> {
    id_number: Cow<'a, str>,
    name: Cow<'a, str>,
    birth_date: Cow<'a, str>,
    gender: Cow<'a, str>,
    health_card: Cow<'a, str>,
    phone: Cow<'a, str>,
    /// `None` if the person declares for themselves.
    declarant_qid: Option<Cow<'a, str>>,
    /// The error of a card's name.
    name_error: Option<CardErrorKind>,
}

/// The fields of a draft, in the order of their errors.
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
    /// Creates an empty draft of a person who declares for themselves.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the id number.
    #[must_use]
    pub fn with_id_number(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.id_number = text.into();
        self
    }

    /// Sets the name.
    #[must_use]
    pub fn with_name(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.name = text.into();
        self.name_error = None;
        self
    }

    /// Sets the birth date.
    #[must_use]
    pub fn with_birth_date(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.birth_date = text.into();
        self
    }

    /// Sets the gender.
    #[must_use]
    pub fn with_gender(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.gender = text.into();
        self
    }

    /// Sets the health card number.
    #[must_use]
    pub fn with_health_card(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.health_card = text.into();
        self
    }

    /// Sets the phone number.
    #[must_use]
    pub fn with_phone(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.phone = text.into();
        self
    }

    /// Sets the QID of the proxy who declares for the person, such as a parent.
    #[must_use]
    pub fn with_declarant_qid(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.declarant_qid = Some(text.into());
        self
    }

    /// Validates all fields.
    ///
    /// # Errors
    ///
    /// All [errors](FieldErrorKind), at most one a field:
    ///
    /// - [`Missing`](FieldErrorKind::Missing): no name; no id number and no proxy
    /// - [`Form`](FieldErrorKind::Form): phone `094471370`, id number `00109302931`
    /// - [`Landline`](FieldErrorKind::Landline): phone `02438251234`
    /// - [`NotADate`](FieldErrorKind::NotADate): birth date `30/02/1990`
    /// - [`DayMissing`](FieldErrorKind::DayMissing): birth date `1990`, as on documents of older people
    /// - [`Masked`](FieldErrorKind::Masked): id number `******029317`
    /// - [`Name`](FieldErrorKind::Name): name `Nguyễn Văn 2`
    /// - [`Unreadable`](FieldErrorKind::Unreadable): an insurance card with a damaged name
    pub fn declare(&self) -> Result<Declaration, FieldErrors> {
        let mut errors = Vec::new();
        let [
            id_number,
            name,
            birth_date,
            declarant_qid,
            gender,
            health_card,
            phone,
        ] = FIELDS.map(|field| {
            let value = self.parse(field).value.and_then(|value| match value {
                None if self.requires(field) => Err(FieldErrorKind::Missing),
                value => Ok(value),
            });
            value.unwrap_or_else(|kind| {
                errors.push(FieldError { field, kind });
                None
            })
        });
        // Every present text is valid, and every missing field has an error.
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
            .validated()
        };
        match declaration() {
            Some(declaration) if errors.is_empty() => Ok(declaration),
            _ => Err(FieldErrors(errors)),
        }
    }

    /// Iterates over the repairs of valid fields.
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
            let repairs = self.parse(field).repairs;
            repairs.iter().map(move |repair| (field, repair))
        })
    }

    /// Returns whether the value of a field is assumed: a birth date that could also be read with the month first, as
    /// `03/04/1989`, or a phone number that a spreadsheet took for a number, as `944713700.0`. An app may let the person
    /// confirm it.
    #[must_use]
    pub fn is_assumed(&self, field: Field) -> bool {
        self.parse(field).assumed
    }

    fn requires(&self, field: Field) -> bool {
        match field {
            Field::Name | Field::BirthDate => true,
            Field::IdNumber => self.declarant_qid.is_none(),
            Field::DeclarantQid => self.declarant_qid.is_some(),
            _ => false,
        }
    }

    fn parse(&self, field: Field) -> FieldText {
        match self.name_error {
            Some(kind) if field == Field::Name => FieldText {
                value: Err(FieldErrorKind::Unreadable(kind)),
                ..field_text::parse(field, "")
            },
            _ => field_text::parse(field, self.text(field)),
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

/// Takes id number, name, birth date and gender from the card.
impl<'a> From<&'a IdentityCard<'_>> for Draft<'a> {
    fn from(card: &'a IdentityCard<'_>) -> Self {
        let column = |index| card.column(index).unwrap_or_default();
        Self::new()
            .with_id_number(column(0))
            .with_name(card.name())
            .with_birth_date(date_text(card.birth_date().ok(), column(3)))
            .with_gender(column(4))
    }
}

/// Takes health card number, name, birth date and gender from the card. It has no id number.
impl<'a> From<&'a InsuranceCard<'_>> for Draft<'a> {
    fn from(card: &'a InsuranceCard<'_>) -> Self {
        let column = |index| card.column(index).unwrap_or_default();
        let (name, name_error) = match card.name() {
            Ok(name) => (name.unwrap_or_default(), None),
            Err(error) => (<_>::default(), Some(error.kind())),
        };
        let draft = Self::new()
            .with_health_card(column(0))
            .with_name(name)
            .with_birth_date(date_text(card.birth_date().ok(), column(2)))
            .with_gender(column(3));
        Self {
            name_error,
            ..draft
        }
    }
}

/// Returns the date as text, or the raw column if it is not a date.
fn date_text(date: Option<CardDate>, column: &str) -> Cow<'_, str> {
    match date {
        Some(CardDate::Day(day)) => Cow::Owned(day.as_str().into()),
        Some(CardDate::Year(year)) => Cow::Owned(alloc::format!("{year:04}")),
        None => Cow::Borrowed(column),
    }
}

/// Shows the names of the fields that are present and hides their texts.
impl fmt::Debug for Draft<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let present = FIELDS
            .into_iter()
            .filter(|&field| !self.text(field).is_empty())
            .map(|field| field.name().to_string());
        f.debug_set().entries(present).finish()
    }
}
