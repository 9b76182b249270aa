//! `reac corrections`: what the normaliser changed, as a list to read, or taken back.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use reac::model::{Correction, Reac};
use reac::{Code, Diagnostic, Form, Locale, journal};
use serde_json::json;

use crate::args::ReaderArgs;
use crate::exit::Exit;
use crate::printed::PrintArgs;
use crate::read::{canonical, on_bytes, unreadable};
use crate::single;
use crate::voice::Voice;

/// Shown below the help.
pub(crate) const EXAMPLES: &str = "\
Examples:
  reac corrections reac.pdf                 what would be changed, and why
  reac corrections json/reac.json           what was changed, as the document's own journal has it
  reac corrections reac.txt --repairs       without typography: changed letters alone
  reac corrections reac.json --undo         the same document, its wording the file's own

One correction has two lines: page, rule, confidence, before → after and JSON Pointer; then the
evidence.";

/// `reac corrections`.
#[derive(Debug, Args)]
pub(crate) struct CorrectionsArgs {
    /// A PDF or text, canonical JSON as `reac extract` writes it, or - for the standard input
    pub(crate) file: PathBuf,
    /// What is printed, and where
    #[command(flatten)]
    pub(crate) print: PrintArgs<OutputArg>,
    /// Leave out typography: spaces, apostrophes, bullets, œ
    #[arg(long)]
    pub(crate) repairs: bool,
    /// Print the document with all corrections taken back instead of the list
    #[arg(long, conflicts_with_all = ["format", "repairs"])]
    pub(crate) undo: bool,
    /// How PDFs are read
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
}

/// Form of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum OutputArg {
    /// To read [the default]
    #[default]
    Human,
    /// For programs
    Json,
}

pub(crate) fn run(args: &CorrectionsArgs, voice: &Voice) -> anyhow::Result<Exit> {
    let options = args.reader.options(reac::Level::Repair, voice.locale);
    let input = single::one(&args.file, voice)?;
    let (output, mut printer) = args.print.open(input.iter(), voice)?;
    let (name, read) = match input {
        Ok(input) => (input.name.clone(), on_bytes(&input, |bytes| with_journal(bytes, &options))),
        Err(fault) => (fault.name, Err(fault.diagnostic)),
    };
    let printed = read.and_then(|reac| printed(args, output, &name, &reac, voice.locale));
    match printed {
        Ok(text) => {
            printer.print(&text)?;
            printer.close(voice)?;
            Ok(Exit::AllRead)
        }
        Err(diagnostic) => {
            voice.finding(&name, &diagnostic);
            Ok(Exit::SomeFailed)
        }
    }
}

/// A document that was read already, and still has its journal, or is read now.
fn with_journal(bytes: &[u8], options: &reac::Options) -> Result<Reac, Diagnostic> {
    let without = |words: String| Diagnostic::new(Code::NoJournal, [words]);
    match canonical(bytes) {
        Some(Ok(reac)) if reac.extraction.is_none() => Err(without("@sans_rapport".to_owned())),
        Some(reac) => reac.map_err(without),
        None => reac::read(bytes, options).map(|reading| reading.reac).map_err(|refusal| refusal.0),
    }
}

fn printed(
    args: &CorrectionsArgs,
    output: OutputArg,
    name: &str,
    reac: &Reac,
    locale: Locale,
) -> Result<String, Diagnostic> {
    let wrong = |words: String| Diagnostic::new(Code::NoJournal, [words]);
    if args.undo {
        let before = journal::verbatim(reac)
            .map_err(|error| wrong(format!("@corrections_d_un_autre, {}", error.pointer)))?;
        return reac::to_json(&before, Form::Pretty).map_err(|error| wrong(unreadable(&error)));
    }
    let all = reac.extraction.iter().flat_map(|extraction| &extraction.corrections);
    let shown: Vec<_> =
        all.filter(|correction| !args.repairs || !journal::is_typography(correction)).collect();
    Ok(match output {
        OutputArg::Human => human(&shown, locale),
        OutputArg::Json => {
            let told = |correction: &&Correction| Correction {
                indice: journal::evidence(correction, locale),
                ..(*correction).clone()
            };
            let shown: Vec<_> = shown.iter().map(told).collect();
            let list = json!({ "schema": "reac-corrections/1", "entree": name, "corrections": shown });
            serde_json::to_string_pretty(&list).map_err(|error| wrong(unreadable(&error)))? + "\n"
        }
    })
}

fn human(corrections: &[&Correction], locale: Locale) -> String {
    let entries = corrections.iter().map(|correction| entry(correction, locale));
    let repairs = corrections.iter().filter(|correction| !journal::is_typography(correction)).count();
    entries.collect::<String>() + &summary(corrections.len(), repairs, locale)
}

fn entry(correction: &Correction, locale: Locale) -> String {
    let page = correction.page.map_or_else(|| "–".to_owned(), |page| page.to_string());
    let (open, close) = match locale {
        Locale::Fr => ("« ", " »"),
        Locale::En => ("“", "”"),
    };
    let [before, after] =
        [&correction.avant, &correction.apres].map(|text| format!("{open}{}{close}", visible(text)));
    format!(
        "p. {page:<4} {}  {:.3}  {before} → {after}  {}\n        {}\n",
        correction.regle,
        correction.confiance,
        correction.pointeur,
        journal::evidence(correction, locale),
    )
}

/// Signs that nobody sees, by their numbers.
fn visible(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || (c.is_whitespace() && c != ' ')
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' | '\u{300}'..='\u{36f}')
    };
    let mut out = String::new();
    for c in text.chars() {
        if hidden(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    out
}

fn summary(all: usize, repairs: usize, locale: Locale) -> String {
    let typography = all.saturating_sub(repairs);
    match locale {
        Locale::Fr => format!("corrections : {all} (lettres {repairs}, typographie {typography})\n"),
        Locale::En => format!("corrections: {all} (letters {repairs}, typography {typography})\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_told_by_its_number() {
        assert_eq!(visible("a\u{a0}b\u{ad} c\u{f0b7}"), "a\\u{a0}b\\u{ad} c\\u{f0b7}");
        assert_eq!(visible("l’été, œuvre"), "l’été, œuvre");
    }
}
