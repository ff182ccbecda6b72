//! `vnpqr completions`, `vnpqr man` and `vnpqr help`

use std::io;

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::args;
use crate::exit::{CommandError, Status};
use crate::help::Page;
use crate::messages::Message;
use crate::output::Output;

pub(super) fn completions(shell: Shell) -> Result<Status, CommandError> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::definition(), "vnpqr", &mut script);
    print(&script)
}

pub(super) fn help(name: Option<&str>) -> Result<Status, CommandError> {
    let mut command = args::definition_of(name).ok_or(Message::NoSuchCommand)?;
    print(command.render_long_help().to_string().as_bytes())
}

pub(super) fn man(name: Option<&str>) -> Result<Status, CommandError> {
    let command = args::definition_of(name).ok_or(Message::NoSuchCommand)?;
    let page = render_page(command, Page::of(name.unwrap_or_default()))
        .map_err(|error| CommandError::output(Message::ManualPage, error))?;
    print(&page)
}

/// Renders the texts of `--help` in the usual sections.
fn render_page(command: Command, page: &Page) -> io::Result<Vec<u8>> {
    let has_commands = command.has_subcommands();
    let man = Man::new(command).source(concat!("vnpqr ", env!("CARGO_PKG_VERSION")));
    let mut bytes = Vec::new();
    man.render_title(&mut bytes)?;
    man.render_name_section(&mut bytes)?;
    man.render_synopsis_section(&mut bytes)?;
    man.render_description_section(&mut bytes)?;
    let mut description = Roff::new();
    for paragraph in page.paragraphs() {
        description.control("PP", []).text([roman(paragraph)]);
    }
    description.to_writer(&mut bytes)?;
    man.render_options_section(&mut bytes)?;
    if has_commands {
        man.render_subcommands_section(&mut bytes)?;
    }

    let mut sections = Roff::new();
    sections.control("SH", ["EXIT STATUS"]);
    for (code, meaning) in page.exit_codes() {
        sections
            .control("TP", [])
            .text([bold(code.to_string())])
            .text([roman(meaning)]);
    }
    sections.control("SH", ["ENVIRONMENT"]);
    for (name, meaning) in Page::environment() {
        sections
            .control("TP", [])
            .text([bold(name)])
            .text([roman(meaning)]);
    }
    sections
        .control("SH", ["EXAMPLES"])
        .control("nf", [])
        .text([roman(page.examples.join("\n"))])
        .control("fi", [])
        .control("SH", ["SEE ALSO"])
        .text([roman(page.see_also())]);
    sections.to_writer(&mut bytes)?;
    Ok(bytes)
}

fn print(bytes: &[u8]) -> Result<Status, CommandError> {
    Output::print(bytes)?;
    Ok(Status::Success)
}
