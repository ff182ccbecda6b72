//! Other cards with the data of a declaration: the identity card and the insurance card.
//!
//! Neither contains a personal QR payload. A reader takes the text of the symbol, repairs known damage, and keeps every
//! column unchanged. Each accessor validates its own column, so an invalid column does not affect the others.
//!
//! The data is not authenticated: as far as known, neither card is signed.
//!
//! # Examples
//!
//! ```
//! use vn_personal_qr::card::IdentityCard;
//!
//! let text = "079195001234||Trần Thị Bình|20111995|Nữ|Ấp 2, Xã An Phước, Tỉnh Đồng Nai|15012022";
//! let card = IdentityCard::read(text.as_bytes())?;
//! let person = card.person();
//! assert_eq!(person.name.unwrap().name().as_str(), "TRAN THI BINH");
//! assert_eq!(person.birth_date.unwrap().as_str(), "1995-11-20");
//! # Ok::<(), vn_personal_qr::card::CardError>(())
//! ```
//!
//! Source: `docs/spec/card-qr.md`, compiled from real cards. There is no official publication.

mod columns;
mod date;
mod display;
mod error;
pub(crate) mod hex;
pub(crate) mod identity;
mod insurance;
mod person;

pub use columns::ColumnRepair;
pub use date::CardDate;
pub use display::CardDisplay;
pub use error::{CardError, CardErrorKind};
pub use identity::IdentityCard;
pub use insurance::{InsuranceCard, InsuranceCardForm};
pub use person::Person;
