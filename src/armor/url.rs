//! URLs that contain armor: `https://example.vn/qr?c=vnqr1:…`.

use super::decode::decode_body;
#[cfg(feature = "alloc")]
use super::decode::decode_body_to_vec;
#[cfg(feature = "alloc")]
use super::encode::encode;
use super::error::{ArmorError, ArmorErrorKind};
use super::prefix::{Body, strip_prefix, version};

/// The name of the parameter, with the equals sign.
const PARAMETER: &[u8] = b"c=";

/// Returns the URL `page` with the armored payload as its parameter `c`.
///
/// Armor needs no percent-encoding there. `page` may have parameters and a fragment; the fragment stays at the end.
/// `page` is not validated.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::armor;
///
/// assert_eq!(armor::to_url("https://example.vn/qr", b"ab"), "https://example.vn/qr?c=vnqr1:YWIpybgd");
/// assert_eq!(armor::to_url("app://qr?lang=vi#top", b"ab"), "app://qr?lang=vi&c=vnqr1:YWIpybgd#top");
/// ```
#[cfg(feature = "alloc")]
#[must_use]
pub fn to_url(page: &str, payload: &[u8]) -> alloc::string::String {
    let (page, fragment) = page.split_at(page.find('#').unwrap_or(page.len()));
    let separator = match page.split_once('?') {
        None => "?",
        Some((_, "")) => "",
        Some((_, parameters)) if parameters.ends_with('&') => "",
        Some(_) => "&",
    };
    [page, separator, "c=", &encode(payload), fragment].concat()
}

/// Returns the armored text in a URL: the first parameter `c` that starts with the prefix of armor.
///
/// The colon of the prefix may be percent-encoded as `%3A`, and then is so in the returned text.
/// [`decode_url_to_slice`] accepts both forms.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::armor;
///
/// assert_eq!(armor::find_in_url("app://qr?lang=vi&c=vnqr1:YWIpybgd#top"), Some("vnqr1:YWIpybgd"));
/// assert_eq!(armor::find_in_url("https://example.vn/?c=1"), None);
/// ```
#[must_use]
pub fn find_in_url(url: &str) -> Option<&str> {
    let (text, _) = find(url.as_bytes())?;
    core::str::from_utf8(text).ok()
}

/// Decodes the armor in a URL into the start of `buffer` and returns the length of the payload. Does not allocate.
///
/// # Errors
///
/// Those of [`decode_to_slice`](super::decode_to_slice), with offsets in `url`, and
/// [`UnknownPrefix`](ArmorErrorKind::UnknownPrefix) for a URL without armor: `https://example.vn/?c=1`.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::armor;
///
/// let mut payload = [0; 2];
/// assert_eq!(armor::decode_url_to_slice("https://example.vn/?c=vnqr1%3AYWIpybgd", &mut payload)?, 2);
/// # Ok::<(), armor::ArmorError>(())
/// ```
pub fn decode_url_to_slice(url: &str, buffer: &mut [u8]) -> Result<usize, ArmorError> {
    decode_body(body(url)?, buffer)
}

/// Decodes the armor in a URL into a vector, with one allocation.
///
/// # Errors
///
/// Those of [`decode_url_to_slice`] except [`SliceTooShort`](ArmorErrorKind::SliceTooShort).
///
/// # Examples
///
/// ```
/// use vn_personal_qr::armor;
///
/// let url = armor::to_url("https://example.vn/qr", b"001093029317|A|1987-01-18|0|1|<1");
/// assert_eq!(armor::decode_url(&url)?, b"001093029317|A|1987-01-18|0|1|<1");
/// # Ok::<(), armor::ArmorError>(())
/// ```
#[cfg(feature = "alloc")]
pub fn decode_url(url: &str) -> Result<alloc::vec::Vec<u8>, ArmorError> {
    decode_body_to_vec(body(url)?)
}

fn body(url: &str) -> Result<Body<'_>, ArmorError> {
    let missing = ArmorError::at(ArmorErrorKind::UnknownPrefix, url.len());
    let (text, start) = find(url.as_bytes()).ok_or(missing)?;
    strip_prefix(text, start, colon)
}

/// Returns the armored text in a URL and its offset.
fn find(url: &[u8]) -> Option<(&[u8], usize)> {
    let query = url.iter().position(|byte| matches!(byte, b'?' | b'#'))?;
    let mut start = query.saturating_add(1);
    let mut rest = url.get(start..)?;
    if url.get(query) == Some(&b'#') {
        return None;
    }
    loop {
        let end = rest.iter().position(|byte| matches!(byte, b'&' | b'#'));
        let parameter = rest.get(..end.unwrap_or(rest.len()))?;
        if let Some(value) = parameter.strip_prefix(PARAMETER) {
            if version(value, colon).is_some() {
                return Some((value, start.saturating_add(PARAMETER.len())));
            }
        }
        let end = end.filter(|end| rest.get(*end) == Some(&b'&'))?;
        start = start.saturating_add(end).saturating_add(1);
        rest = rest.get(end.saturating_add(1)..)?;
    }
}

/// Parses a colon or `%3A`. Returns the rest.
pub(super) fn colon(text: &[u8]) -> Option<&[u8]> {
    let percent_encoded = || {
        let (colon, rest) = text.split_first_chunk::<3>()?;
        colon.eq_ignore_ascii_case(b"%3A").then_some(rest)
    };
    super::prefix::colon(text).or_else(percent_encoded)
}
