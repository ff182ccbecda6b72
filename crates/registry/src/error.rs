use thiserror::Error;

/// The error of a registry. It contains no value of a row.
#[derive(Debug, Error)]
pub enum RegistryError<E> {
    /// The database returned an error.
    #[error(transparent)]
    Database(#[from] E),
    /// A row is not a valid record, because another program has written it.
    #[error("a row is not a valid record")]
    InvalidRow,
    /// The operating system returned no random bytes.
    #[error("no random bytes: {0}")]
    Random(getrandom::Error),
}
