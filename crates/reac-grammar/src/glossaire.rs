//! Glossary rows to entries: which rows are terms, which are their definitions.

use crate::blocs::EntreeBloc;
use crate::fold::fold;
use crate::indices::{Lieu, MOTS_D_UN_TERME};
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
                definition.is_empty() && terms.last().is_some_and(|last| meme_terme(last, &term))
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

fn meme_terme(last: &Rangee<'_>, term: &Rangee<'_>) -> bool {
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

/// In plain text a term is a short paragraph without a full stop before a longer one. Where blank rows part the entries,
/// or where terms follow the alphabet, a definition may be short as well.
fn par_brievete(rangees: &[Rangee<'_>], contexte: &Contexte<'_>) -> (Vec<Paragraphe>, Vec<EntreeBloc>) {
    let all = paragraphes_dans(rangees, Lieu::Glossaire, colonne_propre(rangees, contexte.mesures), contexte);
    let aerees = entrees_aerees(&all);
    let ranges = entrees_rangees(&all);
    let mut above = Vec::new();
    let mut out: Vec<EntreeBloc> = Vec::new();
    for (at, paragraph) in all.iter().enumerate() {
        let next = all.get(at + 1);
        // A blank row before it and none behind it: what stands below explains it, however short.
        let apart = aerees && !suit_de_pres(paragraph) && next.is_some_and(suit_de_pres);
        let opened = out.last().is_some_and(|entry| !entry.definition.is_empty());
        let in_order = || ranges && out.last().is_some_and(|entry| range(&entry.terme.texte, &all, at));
        let starts = est_terme(paragraph)
            && next
                .is_some_and(|next| !est_terme(next) || connu(paragraph) || apart || (opened && in_order()))
            || (ranges && out.last().is_some_and(|entry| minuscule_range(entry, &all, at)));
        let is_sentence = !connu(paragraph) && paragraph.texte.texte.ends_with('.');
        match out.last_mut() {
            Some(entry) if !(starts && (opened || connu(paragraph))) => {
                entry.definition.push(paragraph.clone())
            }
            // A term may end in a full stop too; then its definition follows, and no other term.
            None if is_sentence && next.is_some_and(est_terme) => above.push(paragraph.clone()),
            _ => out.push(EntreeBloc { terme: paragraph.texte.clone(), definition: Vec::new() }),
        }
    }
    (above, out)
}

/// Blank rows part the entries of some glossaries, and their terms stand close above what explains them.
fn entrees_aerees(all: &[Paragraphe]) -> bool {
    const ENTREES: usize = 2;
    let pairs = all.windows(2).filter(|pair| match pair {
        [term, below] => est_terme(term) && !suit_de_pres(term) && suit_de_pres(below),
        _ => false,
    });
    pairs.count() >= ENTREES
}

/// Terms that stand above a sentence follow the alphabet, but for one in five.
fn entrees_rangees(all: &[Paragraphe]) -> bool {
    const ENTREES: usize = 5;
    let sure = all.windows(2).filter_map(|pair| match pair {
        [term, below] if est_terme(term) && !est_terme(below) => Some(fold(&term.texte.texte)),
        _ => None,
    });
    let sure: Vec<String> = sure.collect();
    let rising = sure.windows(2).filter(|pair| matches!(pair, [a, b] if a <= b)).count();
    sure.len() >= ENTREES && rising * 5 >= (sure.len() - 1) * 4
}

/// Of three short paragraphs in a row, the third above a sentence, the first is a term and the second explains it where
/// the alphabet has the first between the terms around it and it is the shorter.
fn range(before: &str, all: &[Paragraphe], at: usize) -> bool {
    let Some([term, below, next, sentence]) = all.get(at..at + 4) else { return false };
    let words = |paragraph: &Paragraphe| paragraph.texte.texte.split_whitespace().count();
    let folded = |paragraph: &Paragraphe| fold(&paragraph.texte.texte);
    est_terme(below)
        && est_terme(next)
        && !est_terme(sentence)
        && fold(before) <= folded(term)
        && folded(term) <= folded(next)
        && words(term) <= words(below)
}

/// No blank row stands before it.
fn suit_de_pres(paragraph: &Paragraphe) -> bool {
    matches!(paragraph.saut, Saut::Lignes(n) if n < 1.45)
}

/// A word or two in lower case, between a sentence's end and a sentence, are a term where the alphabet has them between
/// the terms around.
fn minuscule_range(entry: &EntreeBloc, all: &[Paragraphe], at: usize) -> bool {
    const MOTS: usize = 2;
    let (Some(term), Some(below)) = (all.get(at), all.get(at + 1)) else { return false };
    let text = term.texte.texte.as_str();
    let above = entry.definition.last().is_some_and(|last| last.texte.texte.ends_with(['.', ')']));
    let word = text.split_whitespace().count() <= MOTS
        && term.puce.is_none()
        && text.starts_with(char::is_lowercase)
        && text.ends_with(char::is_alphanumeric);
    let sentence = below.texte.texte.starts_with(char::is_uppercase) && !est_terme(below);
    let folded = fold(text);
    let next = all.windows(2).skip(at + 1).find_map(|pair| match pair {
        [next, sentence] if est_terme(next) && !est_terme(sentence) => Some(fold(&next.texte.texte)),
        _ => None,
    });
    above && word && sentence && fold(&entry.terme.texte) <= folded && next.is_none_or(|next| folded <= next)
}

fn connu(paragraph: &Paragraphe) -> bool {
    est_terme_du_reac(&paragraph.texte.texte)
}

fn est_terme(paragraph: &Paragraphe) -> bool {
    let text = paragraph.texte.texte.as_str();
    let short = text.chars().count() <= 90 && text.split_whitespace().count() <= MOTS_D_UN_TERME;
    let opens = text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    connu(paragraph) || (short && opens && paragraph.puce.is_none() && !text.ends_with(['.', ',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use crate::blocs::Bloc;
    use crate::essais::blocs;

    /// Terms of a glossary, each with how many paragraphs explain it.
    fn lues(text: &str) -> Vec<(String, usize)> {
        let all = blocs(&format!("Glossaire technique\n\n{text}\n"));
        let entry = |bloc: &Bloc| match bloc {
            Bloc::Entree(entry) => Some((entry.terme.texte.clone(), entry.definition.len())),
            _ => None,
        };
        all.iter().filter_map(entry).collect()
    }

    fn own(entries: &[(&str, usize)]) -> Vec<(String, usize)> {
        entries.iter().map(|(term, count)| ((*term).to_owned(), *count)).collect()
    }

    #[test]
    fn blank_rows_mark_terms_whose_definition_is_short() {
        let text =
            "Amer\nRepère à terre.\n\nBDF\nBalise de feu\n\nCorne\nSignal sonore\n\nFeu\nLumière.\nForte.";
        assert_eq!(lues(text), own(&[("Amer", 1), ("BDF", 1), ("Corne", 1), ("Feu", 2)]));
    }

    #[test]
    fn a_term_stands_behind_a_definition_that_fills_its_row() {
        let full =
            "Ouvrage qui porte un feu au large pour guider de nuit les navires qui passent entre les bancs.";
        let lines =
            |term: &str| format!("Amer\n{full}\n{term}\nSignal sonore que le gardien donne par la brume.");
        assert_eq!(lues(&lines("Corne de brume")), own(&[("Amer", 1), ("Corne de brume", 1)]));
        // Nor is it one where it goes on in mid-sentence, or ends a sentence itself.
        for not in ["corne de brume", "Corne de brume."] {
            assert_eq!(lues(&lines(not)).len(), 1, "{not}");
        }
    }

    #[test]
    fn the_alphabet_marks_terms_whose_definition_is_short() {
        let sentence = "Ce qui guide un navire.";
        let text = format!(
            "Amer\n\n{sentence}\n\nBDF\n\nBalise de feu\n\nCorne\n\n{sentence}\n\nFeu\n\n{sentence}\n\n\
             Lampe\n\n{sentence}\n\nPhare\n\n{sentence}"
        );
        assert_eq!(
            lues(&text),
            own(&[("Amer", 1), ("BDF", 1), ("Corne", 1), ("Feu", 1), ("Lampe", 1), ("Phare", 1)])
        );
        let lower =
            text.replace("BDF\n\nBalise de feu", "bdf\n\nBalise de feu qui guide un navire au large.");
        assert_eq!(
            lues(&lower),
            lues(&text).iter().map(|(term, n)| (term.replace("BDF", "bdf"), *n)).collect::<Vec<_>>()
        );
        let headings = text.replace("BDF", "Zone");
        assert_eq!(lues(&headings).len(), 5, "out of order, short rows are a definition's own");
    }
}
