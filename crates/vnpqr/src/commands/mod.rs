//! The commands, one file each.

mod armor;
mod check;
mod declare;
mod decode;
mod draw;
mod encode;
mod keygen;
mod read;
mod scan;
mod shell;
mod show;
mod sign;
mod vectors;
mod verify;

use crate::args::Command;
use crate::exit::{CommandError, Status};

/// Runs a command.
pub(crate) fn run(command: Command) -> Result<Status, CommandError> {
    match command {
        Command::Show(arguments) => show::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Read(arguments) => read::run(&arguments),
        Command::Scan(arguments) => scan::run(&arguments),
        Command::Armor(arguments) => armor::armor(&arguments),
        Command::Unarmor(arguments) => armor::unarmor(&arguments),
        Command::Keygen(arguments) => keygen::run(&arguments),
        Command::Sign(arguments) => sign::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Draw(arguments) => draw::run(&arguments),
        Command::Declare(arguments) => declare::run(&arguments),
        Command::Decode(arguments) => decode::run(&arguments),
        Command::Encode(arguments) => encode::run(&arguments),
        Command::Vectors(arguments) => vectors::run(&arguments),
        Command::Completions { shell } => shell::completions(shell),
        Command::Man { command } => shell::man(command.as_deref()),
        Command::Help { command } => shell::help(command.as_deref()),
    }
}
