//! `vnpqr completions` and `vnpqr man`

use std::io;

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::args;
use crate::outcome::{Failure, Verdict};
use crate::output::Output;

pub(crate) fn completions(shell: Shell) -> Result<Verdict, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::description(), "vnpqr", &mut script);
    print(&script)
}

pub(crate) fn man(name: Option<&str>) -> Result<Verdict, Failure> {
    let mut command = args::description();
    command.build();
    if let Some(name) = name {
        command = command
            .find_subcommand(name)
            .ok_or_else(|| Failure::Input("there is no command of that name".to_owned()))?
            .clone();
    }
    let page = page(command).map_err(|error| Failure::of_output("the manual page", error))?;
    print(&page)
}

/// All that `--help` says, with its examples as they are to be typed.
fn page(command: Command) -> io::Result<Vec<u8>> {
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

fn print(bytes: &[u8]) -> Result<Verdict, Failure> {
    Output::print(bytes)?;
    Ok(Verdict::Good)
}
