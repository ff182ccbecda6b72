use crate::record::Record;
use crate::request_id::RequestId;

/// The registry's reply to a [`RegistrationRequest`](crate::RegistrationRequest), made by the request's methods
/// [`registered`](crate::RegistrationRequest::registered) and
/// [`declarant_unknown`](crate::RegistrationRequest::declarant_unknown).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationReply {
    pub(crate) request_id: RequestId,
    pub(crate) verdict: RegistrationVerdict,
}

impl RegistrationReply {
    /// Returns what the registry replied.
    #[must_use]
    pub const fn verdict(&self) -> &RegistrationVerdict {
        &self.verdict
    }

    /// Returns the registered record, if there is one.
    #[must_use]
    pub const fn record(&self) -> Option<&Record> {
        match &self.verdict {
            RegistrationVerdict::Registered(record) => Some(record),
            RegistrationVerdict::DeclarantUnknown => None,
        }
    }
}

/// The contents of a [`RegistrationReply`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegistrationVerdict {
    /// The registry durably stores this record.
    Registered(Record),
    /// The registry has no record with the proxy's QID and has written nothing.
    DeclarantUnknown,
}
