//! `reac completions` and `reac man`: what shells and manuals know of the commands, from the commands themselves.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Command};
use clap_complete::Shell;

use crate::exit::Exit;
use crate::outputs;
use crate::voice::Voice;

/// Shown below the help.
pub(crate) const COMPLETIONS: &str = "\
Examples:
  reac completions bash > ~/.local/share/bash-completion/completions/reac
  reac completions zsh > ~/.zfunc/_reac
  reac completions fish > ~/.config/fish/completions/reac.fish";

/// Shown below the help.
pub(crate) const MAN: &str = "\
Examples:
  reac man -o ~/.local/share/man/man1    reac.1, reac-extract.1 and so on; then: man reac-extract";

/// `reac completions`.
#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

/// `reac man`.
#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// Folder of the pages
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
}

/// Prints what a shell completes the commands by.
pub(crate) fn completions(args: &CompletionsArgs, mut command: Command) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "reac", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(Exit::AllRead)
}

/// Writes the pages of the manual, one a command.
pub(crate) fn man(args: &ManArgs, mut command: Command, voice: &Voice) -> anyhow::Result<Exit> {
    outputs::check(&args.output).with_context(|| voice.cannot_write(&args.output))?;
    command.build();
    let shown = |one: &&Command| !one.is_hide_set() && one.get_name() != "help";
    let pages = std::iter::once(&command).chain(command.get_subcommands().filter(shown));
    for page in pages {
        let name = page.get_display_name().unwrap_or_else(|| page.get_name()).to_owned();
        let mut text = Vec::new();
        clap_mangen::Man::new(page.clone()).title(name.clone()).render(&mut text)?;
        let file = args.output.join(format!("{name}.1"));
        outputs::write_whole(&file, &text).with_context(|| voice.cannot_write(&file))?;
    }
    Ok(Exit::AllRead)
}
