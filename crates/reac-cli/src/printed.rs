//! Where what a command prints goes, and in which form: the same two flags in each of them.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use clap::{Args, ValueEnum};
use reac_check::report::Colour;

use crate::inputs::Input;
use crate::outputs;
use crate::voice::Voice;

/// Form and place of what is printed.
#[derive(Debug, Clone, Args)]
pub(crate) struct PrintArgs<F: ValueEnum + Default + Send + Sync + 'static> {
    /// Form of the output
    #[arg(long, value_enum, value_name = "FORM")]
    format: Option<F>,
    /// File to write [default: the standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Takes what is printed.
#[derive(Debug)]
pub(crate) struct Printer {
    file: Option<PathBuf>,
    /// What is to be in the file: it is there whole or not at all.
    kept: Vec<u8>,
}

impl<F: ValueEnum + Default + Send + Sync + 'static> PrintArgs<F> {
    /// The form, and the place. `--output json`, as a form was asked for once, is heard, and the flag it has now is said.
    ///
    /// # Errors
    /// The file cannot be written, or is one of the `inputs`.
    pub(crate) fn open<'i>(
        &self,
        inputs: impl IntoIterator<Item = &'i Input>,
        voice: &Voice,
    ) -> anyhow::Result<(F, Printer)> {
        let named = self.output.as_deref().filter(|_| self.format.is_none()).and_then(Path::to_str);
        if let Some((name, form)) = named.and_then(|name| Some((name, F::from_str(name, false).ok()?))) {
            voice.note(&match voice.locale {
                reac::Locale::Fr => {
                    format!("--output {name} s'écrit désormais --format {name} ; -o nomme un fichier")
                }
                reac::Locale::En => {
                    format!("--output {name} is now written --format {name}; -o names a file")
                }
            });
            return Ok((form, Printer { file: None, kept: Vec::new() }));
        }
        let form = self.format.clone().unwrap_or_default();
        Ok((form, Printer::open(self.output.as_deref(), inputs, voice)?))
    }
}

impl Printer {
    /// Prints into a file, or to the standard output where none is named.
    ///
    /// # Errors
    /// The file cannot be written, or is one of the `inputs`.
    pub(crate) fn open<'i>(
        file: Option<&Path>,
        inputs: impl IntoIterator<Item = &'i Input>,
        voice: &Voice,
    ) -> anyhow::Result<Self> {
        let file = file.filter(|file| *file != Path::new("-"));
        if let Some(file) = file {
            ensure!(!outputs::is_an_input(file, inputs), "{}", voice.would_overwrite(file));
            ensure!(!file.is_dir(), "{}: {}", file.display(), voice.pick("un dossier", "a folder"));
            // Said before the work, not after it.
            let folder = outputs::folder_of(file);
            outputs::check(folder).with_context(|| voice.cannot_write(folder))?;
        }
        Ok(Self { file: file.map(Path::to_owned), kept: Vec::new() })
    }

    /// Whether a person sees it in colours.
    pub(crate) fn colour(&self) -> Colour {
        let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let plain = unwanted || self.file.is_some() || !io::stdout().is_terminal();
        if plain { Colour::Plain } else { Colour::Ansi }
    }

    /// Columns of the terminal that shows it; nothing where it goes elsewhere.
    pub(crate) fn width(&self) -> Option<usize> {
        let shown = self.file.is_none().then(io::stdout);
        shown.and_then(terminal_size::terminal_size_of).map(|(width, _)| usize::from(width.0))
    }

    /// Prints a part of the whole.
    ///
    /// # Errors
    /// The standard output cannot be written.
    pub(crate) fn print(&mut self, text: &str) -> io::Result<()> {
        if self.file.is_some() {
            self.kept.extend_from_slice(text.as_bytes());
            return Ok(());
        }
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    /// Nothing more to come.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn close(self, voice: &Voice) -> anyhow::Result<()> {
        let Some(file) = &self.file else { return Ok(()) };
        outputs::write_whole(file, &self.kept).with_context(|| voice.cannot_write(file))
    }
}
