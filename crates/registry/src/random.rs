/// A source of random bytes for new QIDs.
pub type RandomSource = fn() -> Result<[u8; 16], getrandom::Error>;

/// Returns bytes of the operating system's generator.
///
/// # Errors
///
/// The operating system has no generator.
pub fn os_random() -> Result<[u8; 16], getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}
