//! Glossary rows to entries: which rows are terms, which are their definitions.

use crate::blocs::EntreeBloc;
use crate::indices::Lieu;
use crate::lexique::est_terme_du_reac;
use crate::mesures::mode;
use crate::mots::Mots;
use crate::paragraphes::{Contexte, Paragraphe, colonne_propre, paragraphes_dans};
use crate::rangees::{Rangee, Saut};
use crate::texte::Texte;

/// How a glossary tells its terms.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Marque {
    /// They stand left of a column of definitions that begins at this edge (points).
    Colonne(f32),
    /// They are bold.
    Gras,
    /// Nothing marks them but their brevity.
    Brievete,
}

/// Reads the rows of one glossary: what stands before its first term, and the entries.
#[must_use]
pub fn entrees(rangees: &[Rangee<'_>], contexte: &Contexte<'_>) -> (Vec<Paragraphe>, Vec<EntreeBloc>) {
    let mark = marque(rangees, contexte);
    if let Marque::Brievete = mark {
        return par_brievete(rangees, contexte);
    }
    let mut above: Vec<Rangee<'_>> = Vec::new();
    let mut out: Vec<(Vec<Rangee<'_>>, Vec<Rangee<'_>>)> = Vec::new();
    let definition_column = match mark {
        Marque::Colonne(edge) => edge,
        _ => f32::INFINITY,
    };
    for row in rangees {
        let (term, rest) = parts(row, mark, definition_column);
        if let Some(term) = term {
            let continues = out.last().is_some_and(|(terms, definition)| {
                definition.is_empty() && terms.last().is_some_and(|last| suit_de_pres(last, &term))
            });
            match out.last_mut() {
                Some((terms, _)) if continues => terms.push(term),
                _ => out.push((vec![term], Vec::new())),
            }
        }
        if let Some(rest) = rest {
            out.last_mut().map_or(&mut above, |(_, definition)| definition).push(rest);
        }
    }
    let all: Vec<Rangee<'_>> = out.iter().flat_map(|(_, definition)| definition.iter().cloned()).collect();
    let column = colonne_propre(&all, contexte.mesures);
    let read = |rows: &[Rangee<'_>]| paragraphes_dans(rows, Lieu::Glossaire, column, contexte);
    let entries = out.into_iter().map(|(terms, definition)| EntreeBloc {
        terme: terme(&terms, contexte),
        definition: read(&definition),
    });
    (read(&above), entries.collect())
}

fn suit_de_pres(last: &Rangee<'_>, term: &Rangee<'_>) -> bool {
    matches!(term.saut, Saut::Lignes(n) if n < 1.45) && last.feuille == term.feuille
}

fn terme(rows: &[Rangee<'_>], contexte: &Contexte<'_>) -> Texte {
    let mut out = Texte { texte: String::new(), fragments: Vec::new(), confiance: 1.0 };
    for row in rows {
        out.suivre(Texte {
            texte: row.texte(contexte.notes),
            fragments: vec![row.fragment()],
            confiance: 1.0,
        });
    }
    let text = out.texte.trim_end_matches([':', ' ', '\u{a0}']).to_owned();
    out.texte = text;
    out
}

/// A definition column stands at least this far right of the terms, in points.
const RETRAIT: f32 = 24.0;

fn marque(rangees: &[Rangee<'_>], contexte: &Contexte<'_>) -> Marque {
    let left = rangees.iter().map(Rangee::gauche).fold(f32::INFINITY, f32::min);
    #[allow(clippy::cast_precision_loss)]
    let indented = mode(
        rangees.iter().map(Rangee::gauche).filter(|edge| *edge > left + RETRAIT).map(|edge| (edge, 1.0)),
        2.0,
    );
    let count =
        rangees.iter().filter(|row| indented.is_some_and(|edge| (row.gauche() - edge).abs() < 3.0)).count();
    match indented {
        Some(edge) if count * 2 >= rangees.len() => Marque::Colonne(edge),
        _ if contexte.mesures.gras && rangees.iter().any(Rangee::gras_au_debut) => Marque::Gras,
        Some(edge) if count * 4 >= rangees.len() && !contexte.sans_retour => Marque::Colonne(edge),
        _ => Marque::Brievete,
    }
}

/// The row's share of a term and of a definition.
fn parts<'a>(row: &Rangee<'a>, mark: Marque, column: f32) -> (Option<Rangee<'a>>, Option<Rangee<'a>>) {
    let cut = match mark {
        Marque::Colonne(_) => {
            if row.gauche() > column - RETRAIT * 0.6 {
                0
            } else {
                // A definition that begins beside its term, in the column and in another weight where weights are known.
                let bold = row.gras_au_debut();
                let begins = |mot: &&&reac_lines::Word| {
                    (mot.left - column).abs() < 3.0 && mot.space > 7.0 && !(bold && mot.bold)
                };
                row.mots.iter().skip(1).position(|mot| begins(&mot)).map_or(row.mots.len(), |at| at + 1)
            }
        }
        _ => {
            let bold = row.mots.iter().take_while(|mot| mot.bold).count();
            // A colon after a bold term may be set in the regular face.
            if bold > 0 && row.mots.get(bold).is_some_and(|mot| matches!(mot.text.as_str(), ":" | "-" | "–"))
            {
                bold + 1
            } else {
                bold
            }
        }
    };
    let part = |mots: &[&'a reac_lines::Word], last: bool| {
        (!mots.is_empty()).then(|| Rangee {
            mots: Mots::new(mots.to_vec()),
            espace_final: row.espace_final.filter(|_| last),
            ..row.clone()
        })
    };
    let (head, tail) = row.mots.split_at(cut.min(row.mots.len()));
    let whole = tail.is_empty();
    (part(head, whole), part(tail, true))
}

/// In plain text a term is a short paragraph without a full stop before a longer one.
fn par_brievete(rangees: &[Rangee<'_>], contexte: &Contexte<'_>) -> (Vec<Paragraphe>, Vec<EntreeBloc>) {
    let all = paragraphes_dans(rangees, Lieu::Glossaire, colonne_propre(rangees, contexte.mesures), contexte);
    let mut above = Vec::new();
    let mut out: Vec<EntreeBloc> = Vec::new();
    let mut rest = all.into_iter().peekable();
    while let Some(paragraph) = rest.next() {
        let starts =
            est_terme(&paragraph) && rest.peek().is_some_and(|next| !est_terme(next) || connu(&paragraph));
        let opened = out.last().is_some_and(|entry| !entry.definition.is_empty());
        let is_sentence = !connu(&paragraph) && paragraph.texte.texte.ends_with('.');
        match out.last_mut() {
            Some(entry) if !(starts && (opened || connu(&paragraph))) => entry.definition.push(paragraph),
            // A term may end in a full stop too; then its definition follows, and no other term.
            None if is_sentence && rest.peek().is_some_and(est_terme) => above.push(paragraph),
            _ => out.push(EntreeBloc { terme: paragraph.texte.clone(), definition: Vec::new() }),
        }
    }
    (above, out)
}

fn connu(paragraph: &Paragraphe) -> bool {
    est_terme_du_reac(&paragraph.texte.texte)
}

fn est_terme(paragraph: &Paragraphe) -> bool {
    let text = paragraph.texte.texte.as_str();
    let short = text.chars().count() <= 90 && text.split_whitespace().count() <= 12;
    let opens = text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    connu(paragraph) || (short && opens && paragraph.puce.is_none() && !text.ends_with(['.', ',', ';', ':']))
}
