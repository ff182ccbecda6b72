//! HTML escapes of delimiters, in a text that a web page or an e-mail escaped.

/// The escapes of `<`, `>`, `&` and `|`, without `&` and in lower case.
const ESCAPES: [&[u8]; 14] = [
    b"lt;", b"gt;", b"amp;", b"vert;", b"verbar;", b"#60;", b"#62;", b"#38;", b"#124;", b"#x3c;",
    b"#x3e;", b"#x26;", b"#x7c;", b"#060;",
];

/// Returns whether a text has an HTML escape of a delimiter.
pub(super) fn escapes_a_delimiter(text: &[u8]) -> bool {
    text.iter().enumerate().any(|(at, byte)| {
        let after = text.get(at.saturating_add(1)..).unwrap_or_default();
        let starts_with = |escape: &&[u8]| {
            let start = after.get(..escape.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(escape))
        };
        *byte == b'&' && ESCAPES.iter().any(starts_with)
    })
}
