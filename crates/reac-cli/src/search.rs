//! `reac search`: asks the database that `reac catalog --to sqlite` made.

use std::path::PathBuf;

use anyhow::{anyhow, ensure};
use clap::{Args, ValueEnum};
use reac::Locale;
use reac_catalogue::{Catalogue, Demande, Question, Trouvaille};
use reac_check::report::Colour;
use serde::Serialize;

use crate::catalog::base::said;
use crate::exit::Exit;
use crate::printed::PrintArgs;
use crate::voice::Voice;

/// Shown below the help.
pub(crate) const EXAMPLES: &str = "\
Examples:
  reac catalog downloads --to sqlite reacs.sqlite          make it, or bring it up to date
  reac search reacs.sqlite \"sécurité des personnes\"        all the words, in any of their forms
  reac search reacs.sqlite 'main d oeuvre' --in criteres   accents, œ and apostrophes do not matter
  reac search reacs.sqlite '\"mise en œuvre\" réglement*'    a phrase; the beginning of a word
  reac search reacs.sqlite relances --titre CIP --format json

Exit status: 0 asked, whatever was found; 2 the database or the command line is at fault.";

/// How many characters of a passage are shown.
const SHOWN: usize = 240;

/// `reac search`.
#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// The database
    #[arg(value_name = "FILE")]
    pub(crate) base: PathBuf,
    /// Words that must all be in the passage, "a phrase", begin*
    #[arg(value_name = "WORDS", required = true)]
    pub(crate) words: Vec<String>,
    /// Only in this part of the documents
    #[arg(long = "in", value_name = "PART", value_parser = reac_export::CHAMPS)]
    pub(crate) part: Option<String>,
    /// Only documents whose sigle or code this is, or whose title has these words
    #[arg(long)]
    pub(crate) titre: Option<String>,
    /// Only documents of this level, 3 to 8
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=8))]
    pub(crate) niveau: Option<u8>,
    /// At most so many passages
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    /// What is printed, and where
    #[command(flatten)]
    pub(crate) print: PrintArgs<Output>,
}

/// Form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Output {
    /// For the terminal [the default]
    #[default]
    Human,
    /// reac-search/2
    Json,
}

#[derive(Serialize)]
struct Answer<'a> {
    schema: &'static str,
    question: &'a str,
    trouvailles: &'a [Trouvaille],
}

/// Whether words that were asked for are made to stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    Bold,
    Plain,
}

/// Asks.
pub(crate) fn run(args: &SearchArgs, voice: &Voice) -> anyhow::Result<Exit> {
    ensure!(args.base.is_file(), voice.cannot_read(&args.base));
    let words = args.words.join(" ");
    let question = Question::parse(&words).map_err(|error| anyhow!(error.message(voice.locale)))?;
    let catalogue = Catalogue::open_to_read(&args.base).map_err(|error| said(&args.base, &error, voice))?;
    let demande = Demande {
        question,
        champ: args.part.clone(),
        titre: args.titre.clone(),
        niveau: args.niveau,
        nombre: args.limit,
    };
    let hits = catalogue.search(&demande).map_err(|error| said(&args.base, &error, voice))?;
    let (output, mut printer) = args.print.open([], voice)?;
    let text = match output {
        Output::Json => {
            let answer = Answer { schema: "reac-search/2", question: &words, trouvailles: &hits };
            serde_json::to_string_pretty(&answer)? + "\n"
        }
        Output::Human => {
            let marks = if printer.colour() == Colour::Plain { Marks::Plain } else { Marks::Bold };
            hits.iter().map(|hit| human(hit, voice.locale, marks)).collect::<Vec<_>>().join("\n")
        }
    };
    printer.print(&text)?;
    printer.close(voice)?;
    if hits.is_empty() {
        voice.note(voice.pick("rien trouvé", "nothing found"));
    }
    Ok(Exit::AllRead)
}

/// Document, place and page; the fiche; the passage, cut to what was asked for.
fn human(hit: &Trouvaille, locale: Locale, marks: Marks) -> String {
    // Of the two halves of a titre the REAC goes without saying.
    let half = hit.type_document.as_deref().filter(|half| !half.to_uppercase().starts_with("REA"));
    let document = [half, hit.sigle.as_deref(), hit.code_titre.as_deref(), hit.millesime.as_deref()];
    let mut head = vec![document.into_iter().flatten().collect::<Vec<_>>().join(" ")];
    head.extend(hit.titre.clone());
    head.push(hit.lieu.clone().unwrap_or_else(|| hit.champ.clone()));
    match (hit.page_imprimee, hit.page) {
        (Some(page), _) => head.push(format!("p. {page}")),
        (None, Some(page)) if locale == Locale::Fr => head.push(format!("page {page} du fichier")),
        (None, Some(page)) => head.push(format!("page {page} of the file")),
        (None, None) => {}
    }
    head.retain(|part| !part.is_empty());
    let mut out = format!("{}\n", head.join(" · "));
    if let Some(fiche) = hit.fiche.as_ref().filter(|fiche| **fiche != hit.texte) {
        out.push_str(&format!("  {fiche}\n"));
    }
    out.push_str(&format!("    {}\n", shown(hit, marks)));
    for file in std::iter::once(&hit.fichier).chain(&hit.aussi) {
        out.push_str(&format!("  {}\n", reac_diagnostic::shown(file)));
    }
    out
}

/// A piece of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Words that were asked for.
    Asked(String),
    /// What stands around them.
    Plain(String),
}

/// The part of the passage around the first word that was asked for.
pub(crate) fn excerpt(hit: &Trouvaille) -> Vec<Piece> {
    let letters: Vec<char> = hit.texte.chars().collect();
    let first = hit.marques.first().map_or(0, |[from, _]| *from);
    let from = if letters.len() <= SHOWN { 0 } else { first.saturating_sub(SHOWN / 4) };
    let to = letters.len().min(from + SHOWN);
    let text = |from: usize, to: usize| -> String {
        let shown = letters.iter().take(to).skip(from);
        shown.map(|letter| if letter.is_control() { ' ' } else { *letter }).collect()
    };
    let mut out = Vec::new();
    let mut plain = if from > 0 { "…".to_owned() } else { String::new() };
    let mut at = from;
    for [start, end] in hit.marques.iter().filter(|[start, _]| (from..to).contains(start)) {
        plain.push_str(&text(at, *start));
        out.push(Piece::Plain(std::mem::take(&mut plain)));
        at = to.min(*end);
        out.push(Piece::Asked(text(*start, at)));
    }
    plain.push_str(&text(at, to));
    if to < letters.len() {
        plain.push('…');
    }
    out.push(Piece::Plain(plain));
    out
}

/// The same for the terminal.
fn shown(hit: &Trouvaille, marks: Marks) -> String {
    let piece = |piece: Piece| match (piece, marks) {
        (Piece::Asked(text), Marks::Bold) => format!("\u{1b}[1m{text}\u{1b}[0m"),
        (Piece::Asked(text) | Piece::Plain(text), _) => text,
    };
    excerpt(hit).into_iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(texte: &str, marques: Vec<[usize; 2]>) -> Trouvaille {
        Trouvaille {
            fichier: "a.pdf".into(),
            identite: None,
            code_titre: Some("TP-90417".into()),
            type_document: Some("REAC".into()),
            sigle: Some("GPA".into()),
            millesime: None,
            titre: Some("Gardien de phare".into()),
            niveau_europeen: Some(5),
            champ: "criteres".into(),
            lieu: Some("AT1/CP1/CR2".into()),
            fiche: Some("Veiller".into()),
            pointeur: "/x".into(),
            page: Some(4),
            page_imprimee: None,
            texte: texte.into(),
            marques,
            score: 1.0,
            aussi: vec!["b.pdf".into()],
        }
    }

    #[test]
    fn a_hit_is_told_with_its_place() {
        let told = human(&hit("La lampe brûle", vec![[3, 8]]), Locale::Fr, Marks::Plain);
        assert_eq!(
            told,
            "GPA TP-90417 · Gardien de phare · AT1/CP1/CR2 · page 4 du fichier\n  Veiller\n    La lampe brûle\n  a.pdf\n  b.pdf\n"
        );
        let re = Trouvaille { type_document: Some("RE".into()), ..hit("La lampe", vec![]) };
        assert!(human(&re, Locale::Fr, Marks::Plain).starts_with("RE GPA TP-90417 ·"));
        assert!(
            human(&hit("La lampe", vec![[3, 8]]), Locale::En, Marks::Bold)
                .contains("La \u{1b}[1mlampe\u{1b}[0m")
        );
    }

    #[test]
    fn of_a_long_passage_what_was_asked_for_is_shown() {
        let text = format!("{}lampe{}", "é ".repeat(300), " à".repeat(300));
        let shown = shown(&hit(&text, vec![[600, 605]]), Marks::Plain);
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.contains("lampe"), "{shown}");
        assert_eq!(shown.chars().count(), SHOWN + 2);
    }
}
