//! `vnpqr completions` and `vnpqr man`

use std::io;

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::args;
use crate::exit::{CommandError, Status};
use crate::output::Output;

pub(super) fn completions(shell: Shell) -> Result<Status, CommandError> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::definition(), "vnpqr", &mut script);
    print(&script)
}

pub(super) fn man(name: Option<&str>) -> Result<Status, CommandError> {
    let mut command = args::definition();
    command.build();
    if let Some(name) = name {
        command = command
            .find_subcommand(name)
            .ok_or_else(|| CommandError::Usage("no such command".to_owned()))?
            .clone();
    }
    let page =
        render_page(command).map_err(|error| CommandError::output("the manual page", error))?;
    print(&page)
}

/// Renders the texts of `--help`, with the examples not wrapped.
fn render_page(command: Command) -> io::Result<Vec<u8>> {
    let examples = command.get_after_help().map(ToString::to_string);
    let has_commands = command.has_subcommands();
    let page = Man::new(command).source(concat!("vnpqr ", env!("CARGO_PKG_VERSION")));
    let mut bytes = Vec::new();
    page.render_title(&mut bytes)?;
    page.render_name_section(&mut bytes)?;
    page.render_synopsis_section(&mut bytes)?;
    page.render_description_section(&mut bytes)?;
    page.render_options_section(&mut bytes)?;
    if has_commands {
        page.render_subcommands_section(&mut bytes)?;
    }
    Roff::new()
        .control("SH", ["EXAMPLES"])
        .control("nf", [])
        .text([roman(examples.unwrap_or_default())])
        .control("fi", [])
        .to_writer(&mut bytes)?;
    Ok(bytes)
}

fn print(bytes: &[u8]) -> Result<Status, CommandError> {
    Output::print(bytes)?;
    Ok(Status::Success)
}
