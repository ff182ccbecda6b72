//! The field types. Each file has the grammar, the parser and the accessors of one type.

mod birth_date;
mod declaration_kind;
mod escape;
mod gender;
pub(crate) mod grammar;
mod health_card;
mod id_number;
mod name;
#[cfg(feature = "lenient")]
mod name_error;
#[cfg(feature = "lenient")]
mod normalize;
#[cfg(feature = "lenient")]
mod old_encoding;
mod other_slots;
mod phone;
mod qid;
mod signature;
mod text_value;

text_value::text_conversions!(BirthDate);
text_value::text_conversions!(OtherSlots<'_>);

pub use birth_date::BirthDate;
pub use declaration_kind::DeclarationKind;
pub use gender::Gender;
pub use health_card::HealthCard;
pub use id_number::{IdNumber, IdNumberKind};
pub use name::Name;
#[cfg(feature = "lenient")]
pub use name_error::{NameError, NameErrorKind};
#[cfg(feature = "lenient")]
pub use normalize::NormalizedName;
pub use other_slots::OtherSlots;
pub use phone::Phone;
pub use qid::Qid;
pub use signature::Signature;
#[cfg(feature = "alloc")]
pub use {
    health_card::HealthCardBuf, id_number::IdNumberBuf, name::NameBuf, phone::PhoneBuf,
    qid::QidBuf, signature::SignatureBuf,
};
