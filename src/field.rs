//! The field types: each with its grammar, its parser and its accessors in a file of its own.

mod birth_date;
mod declaration_kind;
mod gender;
pub(crate) mod grammar;
mod health_card;
mod id_number;
mod name;
mod other_slots;
mod phone;
mod plain;
mod qid;
mod run;
mod signature;
mod swar;
mod text_value;

pub use birth_date::BirthDate;
pub use declaration_kind::DeclarationKind;
pub use gender::Gender;
pub use health_card::HealthCard;
pub use id_number::{IdNumber, IdNumberKind};
pub use name::Name;
#[cfg(feature = "lenient")]
pub use name::{NameError, NameErrorKind, NormalizedName};
pub use other_slots::OtherSlots;
pub use phone::Phone;
pub use qid::Qid;
pub use signature::Signature;
#[cfg(feature = "alloc")]
pub use {
    health_card::HealthCardBuf, id_number::IdNumberBuf, name::NameBuf, phone::PhoneBuf,
    qid::QidBuf, signature::SignatureBuf,
};
