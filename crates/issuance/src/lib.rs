//! The flow that makes the code one and the same: from what a person declares to the code that every app shows.
//!
//! ```text
//! app                    platform                              verification   registry
//!  | Draft                                                          |            |
//!  |-- Declaration -------->| AwaitingVerification                             |            |
//!  |                        |-- VerificationRequest -------------------------->|            |
//!  |                        |<------------------------- VerificationReply -----|            |
//!  |                        | AwaitingRegistration                           |            |
//!  |                        |-- RegistrationRequest ------------------------------------------>|
//!  |                        |<------------------------------------- RegistrationReply -------|
//!  |<-- the code -----------| Issued                                             |
//! ```
//!
//! Nothing here talks to anyone. Each step says what it needs, is given the answer, and is gone when it becomes the next
//! one, so that none can be skipped or taken twice. It works the same under any runtime, and under none. Where a system
//! cannot answer now, the step stays as it is; with feature `serde` it can be stored and taken up again.
//!
//! ```
//! use vn_personal_qr_issuance::{Draft, Identity, RegistrationOutcome, SubjectKey, RequestId, VerificationOutcome};
//! # use vn_personal_qr_issuance::Record;
//!
//! // In the app: what the person typed.
//! let declaration = Draft::new()
//!     .with_name("nguyễn lê khả hân")
//!     .with_birth_date("18/01/1987")
//!     .with_id_number("001093029317")
//!     .with_phone("+84 944 713 700")
//!     .declare()?;
//!
//! // On the platform: ask, and go on with the answer.
//! let verifying = declaration.verify(RequestId::new(1));
//! let question = verifying.question();
//! let identity = Identity::new(question.name(), question.birth_date()).with_id_number(question.id_number());
//! let answer = question.confirmed(SubjectKey::new("c0ffee").unwrap(), identity);
//! let VerificationOutcome::Confirmed(registering) = verifying.answer(answer).unwrap() else { panic!() };
//!
//! // The registry gives a subject its QID when it first sees it, and keeps the payload.
//! let record = registering.entry().first([7; 16]);
//! let reply = registering.entry().kept(record);
//! let RegistrationOutcome::Issued(issued) = registering.answer(reply).unwrap() else { panic!() };
//! assert_eq!(
//!     issued.code().as_str(),
//!     "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|155381380479911687|<<<0944713700"
//! );
//! # Ok::<(), vn_personal_qr_issuance::FieldErrors>(())
//! ```
//!
//! # What the code holds
//!
//! | part | comes from |
//! |---|---|
//! | id number | the verified [`Identity`]; where that names none, a 12-digit number goes before others, the first before later ones |
//! | name, birth date | the verified identity |
//! | gender | the verified identity, else the newest declaration that gives it |
//! | declaration kind | by proxy until the person declares for themselves, and by the person for ever after |
//! | QID | the [`Registry`], once a subject and for good |
//! | declarant's QID | the first proxy's, as long as the kind is by proxy |
//! | health card, phone | the newest declaration that gives them |
//! | signature | the platform's key, each time anew: [`Issued::signed_by`] |
//!
//! So two apps, two documents or two proxies that mean one subject get one text, byte for byte, and from it one symbol.
//!
//! `docs/issuance.md` tells the whole flow, what a platform must keep and what the person reads in each error.

#![no_std]
// Nothing in the library may panic.
#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::unwrap_used
    )
)]
#![warn(
    clippy::alloc_instead_of_core,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;

mod answer;
mod declaration;
mod draft;
mod fact;
mod fault;
mod field_text;
mod identity;
mod issued;
mod misplaced;
#[cfg(feature = "serde")]
mod object;
mod qid;
#[cfg(feature = "serde")]
mod redacted;
mod refusal;
mod registering;
mod registry;
mod show;
#[cfg(feature = "serde")]
mod stored;
mod verifying;

pub use answer::{Verdict, VerificationReply};
pub use declaration::Declaration;
pub use draft::Draft;
pub use fact::{Fact, Facts};
pub use fault::{FieldError, FieldErrorKind, FieldErrors};
pub use identity::{Identity, SubjectKey};
pub use issued::{Issued, SignError};
pub use misplaced::{UnexpectedReply, UnexpectedReplyReason};
pub use refusal::{Refusal, ServiceUnavailable};
pub use registering::{AwaitingRegistration, RegistrationOutcome, RegistrationRequest};
pub use registry::{Record, RegistrationReply, Registry};
pub use show::DeclarationDisplay;
#[cfg(feature = "serde")]
pub use stored::Pending;
pub use verifying::{AwaitingVerification, RequestId, VerificationOutcome, VerificationRequest};
