//! `reac explain`: what a code means, an example, what to do.

use std::fmt::Write as _;
use std::io::Write as _;

use anyhow::Context;
use clap::Args;
use reac::{Code, Locale};
use reac_check::report::severity;
use reac_diagnostic::{ALL, explain};

use crate::exit::Exit;
use crate::voice::Voice;

/// Shown below the help.
pub(crate) const EXAMPLES: &str = "\
Examples:
  reac explain R0302    what it means, an example, what to do
  reac explain          every code, a line each";

/// `reac explain`.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// A code, as R0401; without it all are listed
    pub(crate) code: Option<String>,
}

/// Prints one explanation, or the list of codes.
pub(crate) fn run(args: &ExplainArgs, voice: &Voice) -> anyhow::Result<Exit> {
    let text = match &args.code {
        Some(asked) => {
            let code = ALL.iter().find(|code| code.id().eq_ignore_ascii_case(asked));
            let code = code.with_context(|| match voice.locale {
                Locale::Fr => format!("aucun code ne s'appelle {asked} ; `reac explain` les énumère"),
                Locale::En => format!("no code is called {asked}; `reac explain` lists them"),
            })?;
            one(*code, voice.locale)
        }
        None => all(voice.locale),
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(Exit::AllRead)
}

fn one(code: Code, locale: Locale) -> String {
    let mut out = format!("{} ({})\n", code.id(), severity(code.severity(), locale));
    // Writing to a string cannot fail.
    let _ = writeln!(out, "  {}\n", without_holes(code.template(locale)));
    if let Some(found) = explain(code) {
        let (example, remedy) = match locale {
            Locale::Fr => ("Exemple :", "Que faire :"),
            Locale::En => ("Example:", "What to do:"),
        };
        let _ = writeln!(
            out,
            "{}\n\n{example} {}\n{remedy} {}",
            found.meaning(locale),
            found.example,
            found.remedy(locale)
        );
    }
    out
}

fn all(locale: Locale) -> String {
    let line = |code: &Code| {
        format!(
            "{}  {:13}  {}\n",
            code.id(),
            severity(code.severity(), locale),
            without_holes(code.template(locale))
        )
    };
    ALL.iter().map(line).collect()
}

/// A message's template, its values as dots.
fn without_holes(template: &str) -> String {
    (0..4).fold(template.to_owned(), |text, hole| text.replace(&format!("{{{hole}}}"), "…"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_explanation_has_its_parts() {
        let text = one(Code::TitleDiffers, Locale::Fr);
        assert!(text.starts_with("R0401 (info)\n") && text.contains("Que faire :"), "{text}");
        assert_eq!(all(Locale::En).lines().count(), ALL.len());
    }
}
