//! The options of all commands: language, colors, quiet. They are set once, before the command line is parsed, so that
//! its errors have the right language.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::{self, IsTerminal as _};
use std::sync::OnceLock;

use clap::ValueEnum;
use clap::builder::styling::AnsiColor;
use vn_personal_qr::{Language, Localize, Localized};

/// The language of texts, as on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// English
    En,
    /// Vietnamese
    Vi,
}

/// When output has colors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal that shows colors
    #[default]
    Auto,
    /// Always, also in a file or a pipe
    Always,
    /// Never
    Never,
}

static LANGUAGE: OnceLock<Language> = OnceLock::new();
static COLOR: OnceLock<ColorChoice> = OnceLock::new();
static QUIET: OnceLock<bool> = OnceLock::new();

/// Sets the language from `--lang`, which may stand anywhere before `--`, or from the environment.
pub(crate) fn set_language(arguments: &[OsString]) {
    let _ = LANGUAGE.set(option(arguments).unwrap_or_else(of_environment));
}

/// Sets the other options.
pub(crate) fn set(color: ColorChoice, quiet: bool) {
    let _ = COLOR.set(color);
    let _ = QUIET.set(quiet);
}

/// Returns the language of all texts.
pub(crate) fn language() -> Language {
    LANGUAGE.get().copied().unwrap_or_default()
}

/// Returns a message of another package in the language of all texts.
pub(crate) fn localized<T: Localize + ?Sized>(message: &T) -> Localized<'_, T> {
    message.in_language(language())
}

/// Returns whether notes and progress are left out.
pub(crate) fn is_quiet() -> bool {
    QUIET.get().copied().unwrap_or_default()
}

/// Returns whether standard output shows colors.
pub(crate) fn has_colors() -> bool {
    match COLOR.get().copied().unwrap_or_default() {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
            let is_dumb = env::var_os("TERM").is_none_or(|kind| kind == "dumb");
            io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb
        }
    }
}

/// Returns the text in a color, if standard output shows colors.
pub(crate) fn colored(color: AnsiColor, text: impl fmt::Display) -> String {
    if has_colors() {
        let style = color.on_default();
        format!("{style}{text}{style:#}")
    } else {
        text.to_string()
    }
}

/// Returns the value of the last `--lang`. An invalid value is reported later, in English.
fn option(arguments: &[OsString]) -> Option<Language> {
    let mut before_texts = arguments.iter().take_while(|argument| *argument != "--");
    let mut found = None;
    while let Some(argument) = before_texts.next() {
        let argument = argument.to_str().unwrap_or_default();
        found = match argument.strip_prefix("--lang") {
            Some("") => before_texts.next().and_then(|value| value.to_str()),
            Some(value) if value.starts_with('=') => value.get(1..),
            _ => found,
        };
    }
    found.map(|name| name.parse().unwrap_or_default())
}

/// Returns the language of messages by the rules of POSIX: the first of these variables that is not empty decides.
fn of_environment() -> Language {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let mut values = variables.into_iter().filter_map(env::var_os);
    let locale = values.find(|value| !value.is_empty());
    let is_vietnamese = |locale: &OsStr| {
        let locale = locale.to_str().unwrap_or_default();
        locale.split(['_', '.', '@', '-']).next() == Some("vi")
    };
    if locale.is_some_and(|locale| is_vietnamese(&locale)) {
        Language::Vietnamese
    } else {
        Language::English
    }
}
