//! Links that carry an armor: `https://example.vn/qr?c=vnqr1:…`.

use super::decode::open;
use super::error::{ArmorError, ArmorErrorKind};
use super::label::{Body, versioned, without_label};

/// The name of the parameter.
const PARAMETER: &[u8] = b"c=";

/// A link to `page` with the armor of the payload's bytes as its parameter `c`. The armor needs no escapes there.
///
/// `page` may have parameters and a fragment of its own; a fragment stays at the end. It is taken as it is.
///
/// ```
/// use vn_personal_qr::armor;
///
/// assert_eq!(armor::link("https://example.vn/qr", b"ab"), "https://example.vn/qr?c=vnqr1:YWIpybgd");
/// assert_eq!(armor::link("app://qr?lang=vi#top", b"ab"), "app://qr?lang=vi&c=vnqr1:YWIpybgd#top");
/// ```
#[cfg(feature = "alloc")]
#[must_use]
pub fn link(page: &str, payload: &[u8]) -> alloc::string::String {
    let (page, fragment) = page.split_at(page.find('#').unwrap_or(page.len()));
    let divider = match page.split_once('?') {
        None => "?",
        Some((_, "")) => "",
        Some((_, parameters)) if parameters.ends_with('&') => "",
        Some(_) => "&",
    };
    [page, divider, "c=", &super::encode(payload), fragment].concat()
}

/// The armor in a link, as it stands there: the parameter `c`, if it begins with the label of an armor.
///
/// ```
/// use vn_personal_qr::armor;
///
/// assert_eq!(armor::find_in_url("app://qr?lang=vi&c=vnqr1:YWIpybgd#top"), Some("vnqr1:YWIpybgd"));
/// assert_eq!(armor::find_in_url("https://example.vn/?c=1"), None);
/// ```
///
/// Some programs write the colon of the label as `%3A`; then so does this. [`decode_link_to_slice`] reads both.
#[must_use]
pub fn find_in_url(link: &str) -> Option<&str> {
    let (text, _) = find(link.as_bytes())?;
    core::str::from_utf8(text).ok()
}

/// Opens the armor in a link into the start of `buffer` and gives the payload's length. Allocates nothing.
///
/// ```
/// use vn_personal_qr::armor;
///
/// let mut payload = [0; 2];
/// assert_eq!(armor::decode_link_to_slice("https://example.vn/?c=vnqr1%3AYWIpybgd", &mut payload)?, 2);
/// # Ok::<(), armor::ArmorError>(())
/// ```
///
/// # Errors
///
/// Those of [`decode_to_slice`](super::decode_to_slice), with offsets in the link;
/// [`UnknownLabel`](ArmorErrorKind::UnknownLabel) also for a link without an armor: `https://example.vn/?c=1`.
pub fn decode_link_to_slice(link: &str, buffer: &mut [u8]) -> Result<usize, ArmorError> {
    open(body(link)?, buffer)
}

/// Opens the armor in a link into a vector, in one allocation.
///
/// # Errors
///
/// Those of [`decode_link_to_slice`], but for [`SliceTooShort`](ArmorErrorKind::SliceTooShort).
///
/// ```
/// use vn_personal_qr::armor;
///
/// let link = armor::link("https://example.vn/qr", b"001093029317|A|1987-01-18|0|1|<1");
/// assert_eq!(armor::decode_link(&link)?, b"001093029317|A|1987-01-18|0|1|<1");
/// # Ok::<(), armor::ArmorError>(())
/// ```
#[cfg(feature = "alloc")]
pub fn decode_link(link: &str) -> Result<alloc::vec::Vec<u8>, ArmorError> {
    super::decode::open_to_vec(body(link)?)
}

fn body(link: &str) -> Result<Body<'_>, ArmorError> {
    let (text, start) =
        find(link.as_bytes()).ok_or(ArmorError::at(ArmorErrorKind::UnknownLabel, link.len()))?;
    without_label(text, start, colon)
}

/// The armor in a link, and where it begins.
fn find(link: &[u8]) -> Option<(&[u8], usize)> {
    let question = link.iter().position(|byte| matches!(byte, b'?' | b'#'))?;
    let mut start = question.saturating_add(1);
    let mut rest = link.get(start..)?;
    if link.get(question) == Some(&b'#') {
        return None;
    }
    loop {
        let end = rest.iter().position(|byte| matches!(byte, b'&' | b'#'));
        let parameter = rest.get(..end.unwrap_or(rest.len()))?;
        if let Some(value) = parameter.strip_prefix(PARAMETER) {
            if versioned(value, colon).is_some() {
                return Some((value, start.saturating_add(PARAMETER.len())));
            }
        }
        let end = end.filter(|end| rest.get(*end) == Some(&b'&'))?;
        start = start.saturating_add(end).saturating_add(1);
        rest = rest.get(end.saturating_add(1)..)?;
    }
}

/// A colon as it may stand in a link.
fn colon(text: &[u8]) -> Option<&[u8]> {
    let encoded = || {
        let (colon, rest) = text.split_first_chunk::<3>()?;
        colon.eq_ignore_ascii_case(b"%3A").then_some(rest)
    };
    super::label::colon(text).or_else(encoded)
}
