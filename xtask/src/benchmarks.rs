use anyhow::Result;
use xshell::Shell;

use crate::tools::Arguments;
pub(crate) fn run(_: &Shell, _: Arguments) -> Result<()> {
    Ok(())
}
