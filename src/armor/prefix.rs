use super::error::{ArmorError, ArmorErrorKind};

/// The start of all armored text. Decoding ignores its case.
pub const PREFIX: &str = "vnqr1:";

/// The prefix before its version.
const NAME: &[u8] = b"vnqr";
pub(super) const VERSION: u32 = 1;

/// The text after the prefix, and its offset in the whole input.
#[derive(Clone, Copy)]
pub(super) struct Body<'a> {
    pub(super) text: &'a [u8],
    pub(super) start: usize,
}

/// A parser for the colon, which a URL may percent-encode. Returns the rest.
pub(super) type Colon = fn(&[u8]) -> Option<&[u8]>;

pub(super) fn colon(text: &[u8]) -> Option<&[u8]> {
    text.strip_prefix(b":")
}

/// Removes the prefix from `text`, which starts `start` bytes into the whole input.
pub(super) fn strip_prefix(
    text: &[u8],
    start: usize,
    colon: Colon,
) -> Result<Body<'_>, ArmorError> {
    let trimmed = trim_start(text);
    let prefix_start = start.saturating_add(text.len().saturating_sub(trimmed.len()));
    let unknown = ArmorError::at(ArmorErrorKind::UnknownPrefix, prefix_start);
    let (version, rest) = version(trimmed, colon).ok_or(unknown)?;
    if version != VERSION {
        let kind = ArmorErrorKind::UnknownVersion { version };
        return Err(ArmorError::at(kind, prefix_start));
    }
    Ok(Body {
        text: rest,
        start: start.saturating_add(text.len().saturating_sub(rest.len())),
    })
}

/// Returns whether `text` starts with the prefix of this or another version.
#[cfg(feature = "lenient")]
pub(crate) fn has_prefix(text: &[u8]) -> bool {
    version(text, colon).is_some()
}

/// Parses a prefix. Returns its version, of at most nine digits without leading zeros, and the rest of the text.
pub(super) fn version(text: &[u8], colon: Colon) -> Option<(u32, &[u8])> {
    let (name, rest) = text.split_at_checked(NAME.len())?;
    if !name.eq_ignore_ascii_case(NAME) {
        return None;
    }
    let digits = rest
        .iter()
        .take(9)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let (digits, rest) = rest.split_at_checked(digits)?;
    if digits.is_empty() || digits.len() > 1 && digits.starts_with(b"0") {
        return None;
    }
    let version = core::str::from_utf8(digits).ok()?.parse().ok()?;
    Some((version, colon(rest)?))
}

pub(super) const fn is_whitespace(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

fn trim_start(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text {
        if !is_whitespace(*first) {
            break;
        }
        text = rest;
    }
    text
}

pub(super) fn trim_end(mut text: &[u8]) -> &[u8] {
    while let [rest @ .., last] = text {
        if !is_whitespace(*last) {
            break;
        }
        text = rest;
    }
    text
}
