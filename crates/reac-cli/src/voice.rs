//! What the user is told, on the standard error: one line a finding, in their language.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use reac::{Diagnostic, Locale, Severity};
use reac_diagnostic::shown;
use reac_model::Verdict;

use crate::verdicts::{Verdicts, word};

/// Speaks to the user.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Voice {
    /// The user's language.
    pub(crate) locale: Locale,
    /// The language of what is made: the documents' own, French, unless another is asked for.
    pub(crate) results: Locale,
    /// Warnings are left out.
    pub(crate) quiet: bool,
}

/// How far a long run has come, shown where a person is watching.
#[derive(Debug)]
pub(crate) struct Progress(Option<ProgressBar>);

impl Voice {
    /// `text` in French or in English.
    pub(crate) fn pick<'a>(&self, fr: &'a str, en: &'a str) -> &'a str {
        match self.locale {
            Locale::Fr => fr,
            Locale::En => en,
        }
    }

    /// A finding about an input: always when it is an error, else unless quiet.
    pub(crate) fn finding(&self, name: &str, diagnostic: &Diagnostic) {
        if !self.quiet || diagnostic.severity() == Severity::Error {
            say(&line(name, diagnostic, self.locale));
        }
    }

    /// Why an input gave nothing, already in the user's language.
    pub(crate) fn failed(&self, name: &str, why: &reac_model::DiagnosticRecord) {
        let severity = self.pick("erreur", "error");
        say(&format!("{name}: {severity}[{}]: {}", why.code, one_line(&why.message)));
    }

    /// Why an input cannot become what was asked for, already in the user's language; always said.
    pub(crate) fn refused(&self, name: &str, why: &str) {
        say(&format!("{name}: {} {}", self.pick("erreur :", "error:"), one_line(why)));
    }

    /// How far the recognition of a document has come; it is named where there are several.
    pub(crate) fn page(&self, name: Option<&str>, page: u32, pages: u32) {
        let name = name.map(|name| format!("{name}: ")).unwrap_or_default();
        let what = self.pick("reconnaissance :", "recognition:");
        self.note(&format!("{name}{what} page {page}/{pages}"));
    }

    /// Why a file is not written: it is among those that are read.
    pub(crate) fn would_overwrite(&self, path: &Path) -> String {
        let path = path.display();
        match self.locale {
            Locale::Fr => {
                format!("{path} est un document à lire : il serait écrasé ; donnez un autre nom avec -o")
            }
            Locale::En => {
                format!("{path} is a document to read: it would be overwritten; give another name with -o")
            }
        }
    }

    /// Why several results are not written.
    pub(crate) fn folder_wanted(&self) -> &'static str {
        self.pick(
            "il y a plusieurs fichiers à écrire : indiquez un dossier avec -o",
            "there are several files to write: name a folder with -o",
        )
    }

    /// Why a file or folder that is needed cannot be written.
    pub(crate) fn cannot_write(&self, path: &Path) -> String {
        format!("{} {}", self.pick("impossible d'écrire", "cannot write"), path.display())
    }

    /// Why a file that is needed cannot be read.
    pub(crate) fn cannot_read(&self, path: &Path) -> String {
        format!("{} {}", self.pick("impossible de lire", "cannot read"), path.display())
    }

    /// Why no work began.
    pub(crate) fn no_thread(&self) -> &'static str {
        self.pick("aucun fil d'exécution n'a pu être lancé", "no thread could be started")
    }

    /// Good to know.
    pub(crate) fn note(&self, text: &str) {
        if !self.quiet {
            say(text);
        }
    }

    /// Columns of the terminal that is spoken to; nothing where it is none.
    pub(crate) fn width(&self) -> Option<usize> {
        terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0))
    }

    /// How many inputs there were, and what became of them.
    pub(crate) fn summary(&self, total: usize, failed: usize, verdicts: &Verdicts) {
        let said = verdicts.line(self.locale);
        let between = if said.is_empty() { "" } else { self.pick(" ; verdict : ", "; verdict: ") };
        self.note(&format!("{}{between}{said}", summary(total, failed, self.locale)));
    }

    /// How far the one document of a run may be relied on, where that asks for something.
    pub(crate) fn verdict(&self, verdict: Verdict) {
        if verdict > Verdict::Sure {
            self.note(&format!("{} {}", self.pick("verdict :", "verdict:"), word(verdict, self.locale)));
        }
    }

    /// Why the run is over before it began.
    pub(crate) fn failure(&self, error: &anyhow::Error) {
        say(&format!("reac: {} {error:#}", self.pick("erreur :", "error:")));
    }

    /// Progress over `total` documents.
    pub(crate) fn progress(&self, total: usize) -> Progress {
        if self.quiet || total < 2 || !io::stderr().is_terminal() {
            return Progress(None);
        }
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len}  {per_sec}  ETA {eta}  {msg}");
        let bar = ProgressBar::new(total as u64);
        Progress(Some(style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))))
    }
}

impl Progress {
    /// One document more.
    pub(crate) fn step(&self, name: &str) {
        if let Some(bar) = &self.0 {
            bar.set_message(shown(name).into_owned());
            bar.inc(1);
        }
    }

    /// Does `work`, which writes to the terminal, while the bar stands aside.
    pub(crate) fn aside<T>(&self, work: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) => bar.suspend(work),
            None => work(),
        }
    }

    /// Nothing more to come.
    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

/// How many inputs there were, and what became of them.
fn summary(total: usize, failed: usize, locale: reac::Locale) -> String {
    let read = total.saturating_sub(failed);
    match locale {
        reac::Locale::Fr => {
            let s = |count: usize| if count > 1 { "s" } else { "" };
            let (all, good, bad) = (s(total), s(read), s(failed));
            format!("{total} entrée{all} : {read} lue{good}, {failed} refusée{bad} ou en échec")
        }
        reac::Locale::En => {
            let s = if total == 1 { "" } else { "s" };
            format!("{total} input{s}: {read} read, {failed} refused or failed")
        }
    }
}

/// `file: severity[code] page N: message`.
fn line(name: &str, diagnostic: &Diagnostic, locale: Locale) -> String {
    let severity = match (diagnostic.severity(), locale) {
        (Severity::Error, Locale::Fr) => "erreur",
        (Severity::Warning, Locale::Fr) => "avertissement",
        (severity, _) => severity.as_str(),
    };
    let page = diagnostic.page.map(|page| format!(" page {page}")).unwrap_or_default();
    let message = diagnostic.message(locale);
    format!("{name}: {severity}[{}]{page}: {}", diagnostic.code.id(), one_line(&message))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn say(text: &str) {
    // Nobody can be told that the standard error is closed.
    let _ = writeln!(io::stderr().lock(), "{}", shown(text));
}

#[cfg(test)]
mod tests {
    use super::*;
    use reac::Code;

    #[test]
    fn a_finding_is_one_line_with_its_place() {
        let diagnostic = Diagnostic::new(Code::PageDamaged, ["two\nlines".to_owned()]).at_page(7);
        assert_eq!(
            line("a.pdf", &diagnostic, Locale::En),
            "a.pdf: error[R0101] page 7: page read only in part: two lines"
        );
        assert!(line("a.pdf", &diagnostic, Locale::Fr).starts_with("a.pdf: erreur[R0101] page 7: page lue"));
    }
}
