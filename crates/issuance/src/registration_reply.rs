use crate::record::Record;
use crate::request_id::RequestId;

/// The registry's reply to a [`RegistrationRequest`](crate::RegistrationRequest), made by the request's methods
/// [`registered`](crate::RegistrationRequest::registered) and
/// [`declarant_unknown`](crate::RegistrationRequest::declarant_unknown).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationReply {
    pub(crate) request_id: RequestId,
    /// `None` if the proxy's QID is unknown.
    pub(crate) record: Option<Record>,
}

impl RegistrationReply {
    /// Returns the registered record, or `None` if the proxy's QID is unknown.
    #[must_use]
    pub const fn record(&self) -> Option<&Record> {
        self.record.as_ref()
    }
}
