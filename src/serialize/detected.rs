//! What was detected, as an object with the same members for every kind: `schema/record-v1.schema.json`.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::message::ErrorObject;
use crate::card::{CardDate, CardError, CardErrorKind, IdentityCard, InsuranceCard};
use crate::detect::{Detected, UnknownReason};
use crate::error::Field;
use crate::lenient::{self, InvalidCause, KeyboardLayout, LenientPayload, Outcome, Readable};
use crate::payload::PersonalQr;
use crate::repair::{Repair, Repairs};

/// Serializes the code.
impl Serialize for Repair {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// Serializes a list of codes.
impl Serialize for Repairs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(*self)
    }
}

/// Serializes an object: `ok`; `repairs`; `value` and `canonical` of a valid payload, otherwise `error`, the valid
/// fields, `sound`, the readable parts of others, `partial`, and a detected `keyboard` layout.
impl Serialize for LenientPayload<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        payload_record(self, Repairs::NONE).serialize(serializer)
    }
}

/// Returns the record of a payload, with repairs of what contained it.
fn payload_record<'s, 'a>(
    payload: &'s LenientPayload<'a>,
    around: Repairs,
) -> impl Serialize + use<'s, 'a> {
    let value = payload.payload();
    Record {
        ok: value.is_ok(),
        value: value.ok(),
        canonical: value.ok().map(|_| payload.is_canonical()),
        error: value.err(),
        repairs: PayloadRepairs(payload, around),
        sound: value.is_err().then_some(Sound(payload)),
        partial: value.is_err().then_some(PartialFields(payload)),
        keyboard: payload.keyboard_layout().map(KeyboardLayout::code),
        cause: payload
            .fields()
            .find_map(|field| field.cause())
            .map(InvalidCause::code),
    }
}

/// Serializes `kind` and the members of [`LenientPayload`]. A card has the values of its columns in `sound`.
impl Serialize for Detected<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct WithKind<T> {
            kind: &'static str,
            #[serde(flatten)]
            record: T,
        }
        macro_rules! serialize {
            ($record:expr) => {
                WithKind {
                    kind: self.kind().code(),
                    record: $record,
                }
                .serialize(serializer)
            };
        }
        match self {
            Self::PersonalQr(payload) => serialize!(payload),
            Self::IdentityCard(card) => serialize!(CardMembers::of_identity_card(card).record()),
            Self::InsuranceCard(card) => serialize!(CardMembers::of_insurance_card(card).record()),
            Self::Armor(armored) => match armored.payload() {
                Err(error) => {
                    let error = ErrorObject::new(&error, error.code(), None, error.offset());
                    serialize!(Record::of_error(error, None))
                }
                Ok(payload) => match lenient::read(payload) {
                    Err(error) => serialize!(Record::of_error(error, None)),
                    Ok(payload) => serialize!(payload_record(&payload, armored.repairs())),
                },
            },
            Self::Other(other) => {
                let error = ErrorObject::new(other, other.code(), None, None);
                serialize!(Record::of_error(error, None))
            }
            Self::Unknown(reason) => {
                let (offset, keyboard) = match reason {
                    UnknownReason::NotUtf8 { offset } => (Some(*offset), None),
                    UnknownReason::Keyboard(layout) => (None, Some(layout.code())),
                    _ => (None, None),
                };
                let error = ErrorObject::new(reason, reason.code(), None, offset);
                serialize!(Record::of_error(error, keyboard))
            }
        }
    }
}

/// The members of every kind.
#[derive(serde::Serialize)]
struct Record<'a, E, R, S, P> {
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<PersonalQr<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    canonical: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<E>,
    repairs: R,
    #[serde(skip_serializing_if = "Option::is_none")]
    sound: Option<S>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partial: Option<P>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keyboard: Option<&'static str>,
    /// Why a name or phone number is not valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<&'static str>,
}

impl<E> Record<'_, E, Repairs, Members, Members> {
    /// The record of a text without values.
    fn of_error(error: E, keyboard: Option<&'static str>) -> Self {
        Self {
            ok: false,
            value: None,
            canonical: None,
            error: Some(error),
            repairs: Repairs::NONE,
            sound: Some(Members::default()),
            partial: Some(Members::default()),
            keyboard,
            cause: None,
        }
    }
}

#[derive(Clone, Copy, serde::Serialize)]
struct RepairRecord {
    field: Option<&'static str>,
    code: Repair,
    assumed: bool,
}

struct PayloadRepairs<'s, 'a>(&'s LenientPayload<'a>, Repairs);

impl Serialize for PayloadRepairs<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let around = self.1.iter();
        let of_text = around.chain(self.0.repairs()).map(RepairRecord::of_text);
        let of_fields = self.0.fields().flat_map(|field| {
            field.repairs().iter().map(move |code| RepairRecord {
                field: Some(field.field().name()),
                code,
                assumed: field.is_assumed(),
            })
        });
        serializer.collect_seq(of_text.chain(of_fields))
    }
}

impl RepairRecord {
    fn of_text(code: Repair) -> Self {
        Self {
            field: None,
            code,
            assumed: false,
        }
    }
}

/// The valid fields and slots that are not empty.
struct Sound<'s, 'a>(&'s LenientPayload<'a>);

impl Serialize for Sound<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in self.0.fields() {
            match (field.field(), field.named_value()) {
                (_, None | Some("")) => {}
                (Field::Other, Some(slots)) => {
                    let slots: Vec<_> = slots.split('<').collect();
                    map.serialize_entry(Field::Other.name(), &slots)?;
                }
                (field, Some(value)) => map.serialize_entry(field.name(), value)?,
            }
        }
        map.end()
    }
}

/// The readable parts of masked and incomplete fields and slots.
struct PartialFields<'s, 'a>(&'s LenientPayload<'a>);

impl Serialize for PartialFields<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let partial = self.0.fields().filter_map(|field| match field.outcome() {
            Outcome::Partial { partial, .. } => {
                Some((field.field().name(), Readable(partial).to_string()))
            }
            _ => None,
        });
        serializer.collect_map(partial)
    }
}

/// An object with its members in order.
#[derive(Default)]
struct Members(Vec<(&'static str, String)>);

impl Serialize for Members {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// The columns of a card.
struct CardMembers {
    repairs: Repairs,
    column_repairs: Vec<RepairRecord>,
    sound: Members,
    partial: Members,
    /// The first error, with the name of its column.
    error: Option<(&'static str, CardError)>,
}

impl CardMembers {
    fn of_identity_card(card: &IdentityCard<'_>) -> Self {
        let mut members = Self::new(card.repairs());
        members.text(
            "id_number",
            card.id_number().as_ref().map(|number| number.as_str()),
        );
        members.text("old_number", card.old_number());
        members.text("name", Some(card.name()));
        members.date("birth_date", card.birth_date().map(Some));
        members.result("gender", card.gender().map(|gender| Some(gender.name())));
        members.text("address", Some(card.address()));
        members.date("issued", card.issued().map(Some));
        members.text("canceled_number", card.canceled_number());
        members.text("father", card.father());
        members.text("mother", card.mother());
        members.column_repairs = card
            .column_repairs()
            .map(|found| RepairRecord {
                field: Some(match found.column {
                    IdentityCard::ISSUED => "issued",
                    _ => Field::BirthDate.name(),
                }),
                code: found.repair,
                assumed: found.assumed,
            })
            .collect();
        members
    }

    fn of_insurance_card(card: &InsuranceCard<'_>) -> Self {
        let mut members = Self::new(card.repairs());
        members.result(
            "health_card",
            card.number().map(|number| Some(number.as_str())),
        );
        members.result("name", card.name());
        members.date("birth_date", card.birth_date().map(Some));
        members.result("gender", card.gender().map(|gender| Some(gender.name())));
        members.result("address", card.address());
        members.text("facility", card.facility());
        members.date("valid_from", card.valid_from());
        members.date("valid_to", card.valid_to());
        members.date("issued", card.issued());
        members.text("management_number", card.management_number());
        members.result("parent", card.parent());
        members.text("area_code", card.area_code());
        members.date("five_years_from", card.five_years_from());
        members.text("check_text", card.check_text());
        members.text("benefit_level", card.benefit_level());
        members.result("place_of_issue", card.place_of_issue());
        members
    }

    fn new(repairs: Repairs) -> Self {
        Self {
            repairs,
            column_repairs: Vec::new(),
            sound: Members::default(),
            partial: Members::default(),
            error: None,
        }
    }

    fn text(&mut self, name: &'static str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.sound.0.push((name, text.into()));
        }
    }

    fn result(&mut self, name: &'static str, text: Result<Option<impl AsRef<str>>, CardError>) {
        match text {
            Ok(text) => self.text(name, text.as_ref().map(AsRef::as_ref)),
            Err(error) => self.error = self.error.or(Some((name, error))),
        }
    }

    /// Adds a day, or a year as a partial value.
    fn date(&mut self, name: &'static str, date: Result<Option<CardDate>, CardError>) {
        if let Ok(Some(CardDate::Year(year))) = date {
            self.partial.0.push((name, alloc::format!("{year:04}")));
        } else {
            self.result(
                name,
                date.map(|date| Some(date?.day()?.as_str().to_string())),
            );
        }
    }

    /// Returns the effect of an input method, if a column shows it.
    fn keyboard(&self) -> Option<&'static str> {
        let (_, error) = self.error?;
        (error.kind() == CardErrorKind::HexInputMethod)
            .then_some(KeyboardLayout::DigitsTypedAsMarks.code())
    }

    fn record(
        &self,
    ) -> Record<'_, ErrorObject<'_, CardError>, Vec<RepairRecord>, &Members, &Members> {
        Record {
            ok: self.error.is_none(),
            value: None,
            canonical: None,
            error: self
                .error
                .as_ref()
                .map(|(name, error)| ErrorObject::new(error, error.code(), Some(name), None)),
            repairs: self
                .repairs
                .iter()
                .map(RepairRecord::of_text)
                .chain(self.column_repairs.iter().copied())
                .collect(),
            sound: Some(&self.sound),
            partial: Some(&self.partial),
            keyboard: self.keyboard(),
            cause: None,
        }
    }
}
