//! Issuance of Vietnam's personal QR code: from a person's declaration to the one code that every app shows.
//!
//! ```text
//! app                    platform                              verification   registry
//!  | Draft                                                          |            |
//!  |-- Declaration -------->| AwaitingVerification                  |            |
//!  |                        |-- VerificationRequest --------------->|            |
//!  |                        |<----------------- VerificationReply --|            |
//!  |                        | AwaitingRegistration                               |
//!  |                        |-- RegistrationRequest ---------------------------->|
//!  |                        |<------------------------------ RegistrationReply --|
//!  |<-- the code -----------| Issued                                             |
//! ```
//!
//! The crate does no I/O and works with any runtime or none. Each step is a value: it returns the request to send and is
//! consumed by the reply, so no step can be skipped or repeated. If a system is unavailable, the step stays as it is; with
//! feature `serde`, it can be stored.
//!
//! ```
//! use vn_personal_qr_issuance::{Draft, Identity, RegistrationOutcome, RequestId, SubjectKey, VerificationOutcome};
//!
//! // In the app: the texts of the form.
//! let declaration = Draft::new()
//!     .with_name("nguyễn lê khả hân")
//!     .with_birth_date("18/01/1987")
//!     .with_id_number("001093029317")
//!     .with_phone("+84 944 713 700")
//!     .declare()?;
//!
//! // On the platform: verify.
//! let step = declaration.verify(RequestId::new(1));
//! let request = step.request();
//! let identity = Identity::new(request.name(), request.birth_date()).with_id_number(request.id_number());
//! let reply = request.confirmed(SubjectKey::new("c0ffee").unwrap(), identity);
//! let VerificationOutcome::Confirmed(step) = step.with_reply(reply).unwrap() else { panic!() };
//!
//! // Register: a new person gets a QID.
//! let record = step.request().new_record([7; 16]);
//! let reply = step.request().registered(record);
//! let RegistrationOutcome::Issued(issued) = step.with_reply(reply).unwrap() else { panic!() };
//! assert_eq!(
//!     issued.code().as_str(),
//!     "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|155381380479911687|<<<0944713700"
//! );
//! # Ok::<(), vn_personal_qr_issuance::FieldErrors>(())
//! ```
//!
//! # Contents of the code
//!
//! | part | source |
//! |---|---|
//! | id number | the verified [`Identity`]; if it has none, a 12-digit number before others, then the first before later ones |
//! | name, birth date | the verified identity |
//! | gender | the verified identity, else the newest declaration that has it |
//! | declaration kind | by proxy until the person declares, then permanently by the person |
//! | QID | the [`Registry`], permanent |
//! | declarant's QID | the first proxy, as long as the kind is by proxy |
//! | health card, phone | the newest declaration that has them |
//! | signature | the platform's key, each time the code is issued: [`Issued::signed_by`] |
//!
//! Two apps, two documents or two proxies of one person therefore lead to the same text, byte for byte, and to the same
//! symbol.
//!
//! `docs/issuance.md` in the repository describes the flow, what a platform must store, and every message to the person.

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

mod awaiting_registration;
mod awaiting_verification;
mod declaration;
mod declaration_display;
mod draft;
mod fact;
mod field_error;
mod field_text;
mod identity;
mod issued;
#[cfg(feature = "serde")]
mod pending;
mod qid;
mod record;
mod refusal;
mod registration_reply;
mod registration_request;
mod registry;
mod request_id;
#[cfg(feature = "serde")]
mod serialize;
mod service_unavailable;
mod subject_key;
mod unexpected_reply;
mod verification_reply;
mod verification_request;

pub use awaiting_registration::{AwaitingRegistration, RegistrationOutcome};
pub use awaiting_verification::{AwaitingVerification, VerificationOutcome};
pub use declaration::Declaration;
pub use declaration_display::DeclarationDisplay;
pub use draft::Draft;
pub use fact::{Fact, Facts};
pub use field_error::{FieldError, FieldErrorKind, FieldErrors};
pub use identity::Identity;
pub use issued::{Issued, SignedCodeError};
#[cfg(feature = "serde")]
pub use pending::Pending;
pub use record::Record;
pub use refusal::Refusal;
pub use registration_reply::{RegistrationReply, RegistrationVerdict};
pub use registration_request::{RegistrationRequest, UpdatedRecord};
pub use registry::{AsyncRegistry, Registry};
pub use request_id::RequestId;
pub use service_unavailable::ServiceUnavailable;
pub use subject_key::{SubjectKey, SubjectKeyError};
pub use unexpected_reply::{UnexpectedReply, UnexpectedReplyReason};
pub use verification_reply::{Verdict, VerificationReply};
pub use verification_request::VerificationRequest;

// The example of the README is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
