//! Lines of a label and a value, which all displays consist of.

use core::fmt::{self, Write as _};

use crate::error::Field;
use crate::language::Language;

/// A writer of lines with a label and a value each, for displays of data like that of a payload.
///
/// The values are aligned. There is no line break at the end.
///
/// ```
/// use std::fmt;
/// use vn_personal_qr::{Field, LabeledLines, Language, Phone};
///
/// struct Contact(Phone<'static>);
///
/// impl fmt::Display for Contact {
///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         let mut lines = LabeledLines::new(f, Language::English);
///         lines.field(Field::Phone, self.0.masked())?;
///         lines.line(("Called", "Đã gọi"), 2)
///     }
/// }
/// let contact = Contact(Phone::new("0123232422")?);
/// assert_eq!(contact.to_string(), "Phone             *******422\nCalled            2");
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
pub struct LabeledLines<'f, 'b> {
    pub(crate) f: &'f mut fmt::Formatter<'b>,
    language: Language,
    width: usize,
    newline: &'static str,
}

impl<'f, 'b> LabeledLines<'f, 'b> {
    /// Creates a writer of lines with labels in `language`.
    pub fn new(f: &'f mut fmt::Formatter<'b>, language: Language) -> Self {
        Self::with_width(f, language, 16)
    }

    pub(crate) fn with_width(
        f: &'f mut fmt::Formatter<'b>,
        language: Language,
        width: usize,
    ) -> Self {
        Self {
            f,
            language,
            width,
            newline: "",
        }
    }

    /// Writes a line with an English or a Vietnamese label.
    ///
    /// # Errors
    ///
    /// Those of the writer behind the formatter.
    pub fn line(&mut self, label: (&str, &str), value: impl fmt::Display) -> fmt::Result {
        self.start()?;
        self.label(self.language.pick(label))?;
        write!(self.f, "{value}")
    }

    /// Writes a line with the [title](Field::title) of a field.
    ///
    /// # Errors
    ///
    /// Those of the writer behind the formatter.
    pub fn field(&mut self, field: Field, value: impl fmt::Display) -> fmt::Result {
        self.start()?;
        self.label(field.title(self.language))?;
        write!(self.f, "{value}")
    }

    /// Starts a line.
    pub(crate) fn start(&mut self) -> fmt::Result {
        self.f.write_str(self.newline)?;
        self.newline = "\n";
        Ok(())
    }

    /// Writes a label.
    pub(crate) fn label(&mut self, label: &str) -> fmt::Result {
        self.f.write_str(label)?;
        // A width that is not a constant links code that can panic.
        for _ in label.chars().count()..self.width.saturating_add(2) {
            self.f.write_char(' ')?;
        }
        Ok(())
    }
}

/// Shows the settings.
impl fmt::Debug for LabeledLines<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LabeledLines")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}
