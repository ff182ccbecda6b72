//! The messages of usage errors, in the language of the command, and without words that may be part of a payload: without
//! quotes, a shell splits a payload at its spaces.

use std::error::Error;
use std::fmt::Write as _;
use std::num::ParseIntError;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::messages::Message;

/// Returns the message of an error, with suggestions and the usage.
pub(crate) fn message(error: &clap::Error) -> String {
    let list = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let joined = |kind| list(kind).join(", ");
    let mut is_shown = true;
    let mut word = |kind| match joined(kind) {
        word if is_command_line_word(&word) => word,
        _ => {
            is_shown = false;
            Message::NotShown.to_string()
        }
    };
    let argument = joined(ContextKind::InvalidArg);
    let reason = match error.kind() {
        ErrorKind::UnknownArgument => {
            Message::UsageUnknownArgument.with(&[&word(ContextKind::InvalidArg)])
        }
        ErrorKind::InvalidSubcommand => {
            Message::UsageUnknownCommand.with(&[&word(ContextKind::InvalidSubcommand)])
        }
        ErrorKind::InvalidValue if joined(ContextKind::InvalidValue).is_empty() => {
            Message::UsageValueMissing.with(&[&argument])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = word(ContextKind::InvalidValue);
            let reason = Message::UsageInvalidValue.with(&[&value, &argument]);
            match error.source() {
                Some(source) => format!("{reason}: {}", source_text(source, is_shown)),
                None => reason,
            }
        }
        ErrorKind::MissingRequiredArgument => Message::UsageMissing.with(&[&argument]),
        ErrorKind::ArgumentConflict => match joined(ContextKind::PriorArg) {
            prior if prior == argument => Message::UsageRepeated.with(&[&argument]),
            prior => Message::UsageConflict.with(&[&argument, &prior]),
        },
        ErrorKind::InvalidUtf8 => Message::UsageNotUtf8.to_string(),
        _ => Message::UsageOther.to_string(),
    };

    let mut text = format!("{} {reason}\n", Message::UsageError);
    let values = list(ContextKind::ValidValue);
    if !values.is_empty() {
        let values = Message::UsagePossibleValues.with(&[&values.join(", ")]);
        let _ = writeln!(text, "  {values}");
    }
    let suggestions = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    for suggestion in suggestions.into_iter().flat_map(list).filter(|_| is_shown) {
        let _ = writeln!(text, "\n  {}", Message::UsageTip.with(&[&suggestion]));
    }
    let is_unknown = error.kind() == ErrorKind::UnknownArgument;
    if is_unknown && argument.starts_with('-') {
        let _ = writeln!(text, "\n  {}", Message::UsageHyphen);
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.strip_prefix("Usage:").unwrap_or(&usage);
        let _ = writeln!(text, "\n{}{usage}", Message::Usage);
    }
    let _ = writeln!(text, "\n{}", Message::UsageHelp);
    text
}

/// Returns the reason of a value parser. Those of clap and std are in English only, and that of a range has the value.
fn source_text(source: &(dyn Error + 'static), is_shown: bool) -> String {
    let text = source.to_string();
    match text.split_once(" is not in ") {
        Some((number, range)) if is_shown => Message::UsageRange.with(&[&number, &range]),
        Some((_, range)) => Message::Expected.with(&[&range]),
        None if source.is::<ParseIntError>() => Message::UsageNumber.to_string(),
        None => text,
    }
}

/// Returns whether a word looks like an option, a value of a list or a small number.
fn is_command_line_word(word: &str) -> bool {
    let is_small_number = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = word.len() == 1;
    is_small_number || is_letter || word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}
