use core::error::Error;

use crate::record::Record;
use crate::registration_reply::RegistrationReply;
use crate::registration_request::RegistrationRequest;
use crate::subject_key::SubjectKey;

/// A store of one [`Record`] a person.
///
/// Package `vn-personal-qr-registry` implements it on `SQLite` and `PostgreSQL` and has a conformance suite for other
/// implementations. An implementation guarantees:
///
/// - **One QID a person.** The QID of the first record stays. It belongs to no other person and is never used again.
/// - **Idempotent.** Registering the same data again changes nothing and returns the same reply, so that a caller can
///   repeat a call whose result was lost.
/// - **Atomic.** A record is replaced only if it is still the one that was passed to
///   [`RegistrationRequest::updated_record`]. Of two concurrent requests, neither is lost.
/// - **Durable.** A reply is returned only after its record would survive a power failure.
/// - **Private.** Subject keys are stored as hashes. Errors contain nothing of a record.
///
/// [`AsyncRegistry`] is the same interface for asynchronous code.
pub trait Registry {
    /// The error of an unavailable registry.
    type Error: Error + Send + Sync + 'static;

    /// Creates or updates the record of a person.
    ///
    /// # Errors
    ///
    /// The registry is unavailable. The record may have been written or not; repeating the call is safe.
    fn upsert(&mut self, request: &RegistrationRequest) -> Result<RegistrationReply, Self::Error>;

    /// Returns the current record of a person.
    ///
    /// # Errors
    ///
    /// The registry is unavailable.
    fn find(&mut self, subject: &SubjectKey) -> Result<Option<Record>, Self::Error>;
}

/// A [`Registry`] with asynchronous methods, which gives the same guarantees.
///
/// The futures are `Send` and can be dropped at any time: a dropped call may have written the record or not, as after an
/// error. An implementation may write the methods as `async fn`.
///
/// ```
/// use vn_personal_qr_issuance::{AsyncRegistry, AwaitingRegistration, RegistrationOutcome};
///
/// /// Returns the outcome, or the step to store for later.
/// async fn register<R: AsyncRegistry>(
///     step: AwaitingRegistration,
///     registry: &mut R,
/// ) -> Result<RegistrationOutcome, AwaitingRegistration> {
///     match registry.upsert(step.request()).await {
///         Ok(reply) => step.with_reply(reply).map_err(|error| error.into_step()),
///         Err(_) => Err(step),
///     }
/// }
/// ```
pub trait AsyncRegistry {
    /// The error of an unavailable registry.
    type Error: Error + Send + Sync + 'static;

    /// Creates or updates the record of a person.
    ///
    /// # Errors
    ///
    /// The registry is unavailable. The record may have been written or not; repeating the call is safe.
    fn upsert(
        &mut self,
        request: &RegistrationRequest,
    ) -> impl Future<Output = Result<RegistrationReply, Self::Error>> + Send;

    /// Returns the current record of a person.
    ///
    /// # Errors
    ///
    /// The registry is unavailable.
    fn find(
        &mut self,
        subject: &SubjectKey,
    ) -> impl Future<Output = Result<Option<Record>, Self::Error>> + Send;
}
