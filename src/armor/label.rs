use super::error::{ArmorError, ArmorErrorKind};

/// What stands in front of the version of a label, and behind it.
const NAME: &[u8] = b"vnqr";
const VERSION: u32 = 1;

/// A text behind its label, and where in the whole it begins.
#[derive(Clone, Copy)]
pub(super) struct Body<'a> {
    pub(super) text: &'a [u8],
    pub(super) start: usize,
}

/// How a colon is written: as itself, or in a link also percent-encoded.
pub(super) type Colon = fn(&[u8]) -> Option<&[u8]>;

pub(super) fn colon(text: &[u8]) -> Option<&[u8]> {
    text.strip_prefix(b":")
}

/// Takes the label off. `start` is where the text begins in the whole that offsets are counted in.
pub(super) fn without_label(
    text: &[u8],
    start: usize,
    colon: Colon,
) -> Result<Body<'_>, ArmorError> {
    let trimmed = trim_start(text);
    let label_at = start.saturating_add(text.len().saturating_sub(trimmed.len()));
    let unknown = ArmorError::at(ArmorErrorKind::UnknownLabel, label_at);
    let (version, rest) = versioned(trimmed, colon).ok_or(unknown)?;
    if version != VERSION {
        return Err(ArmorError::at(
            ArmorErrorKind::UnknownVersion { version },
            label_at,
        ));
    }
    Ok(Body {
        text: rest,
        start: start.saturating_add(text.len().saturating_sub(rest.len())),
    })
}

/// Whether a text begins with the label of an armor, of this version or another.
#[cfg(feature = "lenient")]
pub(crate) fn looks_armored(text: &[u8]) -> bool {
    versioned(text, colon).is_some()
}

/// The version of a label, of at most nine digits and without zeros in front, and what stands behind it.
pub(super) fn versioned(text: &[u8], colon: Colon) -> Option<(u32, &[u8])> {
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

pub(super) const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

fn trim_start(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text {
        if !is_blank(*first) {
            break;
        }
        text = rest;
    }
    text
}

/// The text without the blanks at its end.
pub(super) fn trim_end(mut text: &[u8]) -> &[u8] {
    while let [rest @ .., last] = text {
        if !is_blank(*last) {
            break;
        }
        text = rest;
    }
    text
}
