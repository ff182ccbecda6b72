//! The other cards that carry what a declaration needs: the identity card and the insurance card.
//!
//! Neither is a personal QR payload. A reader takes the text of the symbol, tolerates the damage that is known, and keeps
//! every column as it stands; each accessor judges its column when asked, so that one bad column loses no other.
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
//! What was read is not proven: neither card is signed as far as is known.
//!
//! Source: `docs/spec/card-qr.md`, put together from real cards; nothing official was published.

mod columns;
mod date;
mod error;
mod hex;
mod identity;
mod insurance;
mod person;
mod show;

pub use date::CardDate;
pub use error::{CardError, CardErrorKind};
pub use identity::IdentityCard;
pub use insurance::{InsuranceCard, InsuranceCardForm};
pub use person::Person;
pub use show::CardDisplay;
