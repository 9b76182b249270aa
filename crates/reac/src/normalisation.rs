//! The normaliser, over every text of the tree.

use reac_diagnostic::{Code, Diagnostic, Locale};
use reac_grammar::Lecture;
use reac_grammar::texte::Texte;
use reac_model::{ActiviteId, Chemin, Correction, Noeud, Place, Reac};
use reac_normalise::{Outcome, Passage, Recognised, Role, WordList, normalise};

use crate::Level;

/// What may have happened to the words since they were printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Etat {
    /// The page's own text layer: its oddities are the author's, unless there are so many that the layer was
    /// recognised from a picture.
    Imprime,
    /// Raw text, which came by unknown ways.
    Transmis,
}

/// Rules that rest on the word list and on grammar, and not on the document or the place: an author may break either.
const PAR_LE_LEXIQUE: &[&str] =
    &["accent", "accord", "mot", "mot-coupe", "mots-colles", "savoir", "signe", "encodage"];

/// More words than one in so many that only the word list finds damaged: the text was recognised, not typed.
const UN_MOT_SUR: usize = 400;

fn par_etat(passages: &[Passage<'_>], level: reac_normalise::Level, etat: Etat) -> Outcome {
    let outcome = normalise(passages, level, WordList::shipped());
    if etat == Etat::Transmis || level != reac_normalise::Level::Repair {
        return outcome;
    }
    let found = outcome.changes.iter().filter(|change| PAR_LE_LEXIQUE.contains(&change.rule)).count();
    let words = || passages.iter().map(|passage| passage.text.split_whitespace().count()).sum::<usize>();
    if found == 0 || found * UN_MOT_SUR > words() {
        return outcome;
    }
    normalise(passages, reac_normalise::Level::Evident, WordList::shipped())
}

/// How to normalise, and what speaks of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reglage {
    pub(crate) level: Level,
    pub(crate) etat: Etat,
    pub(crate) locale: Locale,
}

/// Normalises all texts of a REAC in place; returns what was changed.
pub(crate) fn normaliser(
    lecture: &mut Lecture,
    reglage: Reglage,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Correction> {
    let copies = copies(lecture);
    normaliser_arbre(
        &mut lecture.fiches.reac,
        &|reac, chemin, _| cle(reac, chemin),
        &copies,
        reglage,
        diagnostics,
    )
}

/// What the copies of a title share, in a tree.
pub(crate) type Cle<'c, N> = &'c dyn Fn(&N, &Chemin, &Texte) -> String;

/// Normalises all texts of a tree in place; `copies` are evidence and no content.
pub(crate) fn normaliser_arbre<N: Noeud<Texte>>(
    arbre: &mut N,
    cle: Cle<'_, N>,
    copies: &[(Role, String)],
    reglage: Reglage,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Correction> {
    let Reglage { level, etat, locale } = reglage;
    let level = match level {
        Level::Verbatim => return Vec::new(),
        Level::Typography => reac_normalise::Level::Typography,
        Level::Repair => reac_normalise::Level::Repair,
    };
    let places = places(arbre, cle);
    let mut passages: Vec<Passage<'_>> = places
        .iter()
        .map(|(pointer, role, texte)| Passage {
            pointer,
            role: role.clone(),
            text: &texte.texte,
            page: texte.page(),
            recognised: reconnus(texte),
        })
        .collect();
    let own = passages.len();
    // Copies of titles that are no content of their own, but evidence.
    passages.extend(copies.iter().map(|(role, text)| Passage {
        pointer: "",
        role: role.clone(),
        text,
        page: None,
        recognised: Vec::new(),
    }));
    let outcome = par_etat(&passages, level, etat);
    let mut corrections = Vec::new();
    for change in outcome.changes.iter().filter(|change| change.passage < own) {
        let Some(passage) = passages.get(change.passage) else { continue };
        corrections.push(Correction {
            regle: change.rule.to_owned(),
            avant: change.before.clone(),
            apres: change.after.clone(),
            pointeur: passage.pointer.to_owned(),
            position: u32::try_from(change.at).unwrap_or(u32::MAX),
            page: passage.page,
            indice: change.grounds.text(locale),
            confiance: change.confidence,
        });
    }
    for suspect in outcome.suspects.iter().filter(|suspect| suspect.passage < own) {
        let Some(passage) = passages.get(suspect.passage) else { continue };
        let candidate = suspect.candidates.first().cloned().unwrap_or_default();
        let mut finding =
            Diagnostic::new(Code::SuspectWord, [suspect.word.clone(), candidate]).at_pointer(passage.pointer);
        finding.page = passage.page;
        diagnostics.push(finding);
    }
    apply(arbre, outcome.texts);
    corrections
}

/// The words of a text that were recognised in a picture.
fn reconnus(texte: &Texte) -> Vec<Recognised<'_>> {
    let words = texte.fragments.iter().flat_map(|fragment| &fragment.reconnus);
    words.map(|word| Recognised { text: &word.texte, sureness: word.surete }).collect()
}

/// Every text that is normalised, its JSON Pointer, and what the normaliser is told of its place.
fn places<'n, N: Noeud<Texte>>(arbre: &'n N, cle: Cle<'_, N>) -> Vec<(String, Role, &'n Texte)> {
    let all = arbre.textes(Chemin::default()).into_iter();
    all.filter_map(|(chemin, place, texte)| {
        let role = role(place, || cle(arbre, &chemin, texte))?;
        Some((chemin.to_string(), role, texte))
    })
    .collect()
}

/// What the normaliser is told of a place; none where the text is not its business.
fn role(place: Place, cle: impl FnOnce() -> String) -> Option<Role> {
    Some(match place {
        Place::Pied | Place::Code => return None,
        Place::Nom => Role::Name { key: "titre".to_owned() },
        Place::Niveau => Role::Code,
        Place::Adresse => Role::Url,
        Place::Intitule => Role::Title { key: cle() },
        Place::Infinitif => Role::Infinitive,
        Place::Critere => Role::Critere,
        Place::Savoir => Role::Savoir,
        Place::Terme => Role::Term,
        Place::Prose => Role::Prose,
    })
}

/// What the copies of a fiche's title share: its id.
fn cle(reac: &Reac<Texte>, chemin: &Chemin) -> String {
    let id = match chemin.fiche() {
        Some(("activites_types", rang)) => reac.activites_types.get(rang).map(|fiche| fiche.id.to_string()),
        Some((_, rang)) => reac.competences_professionnelles.get(rang).map(|fiche| fiche.id.to_string()),
        None => None,
    };
    id.unwrap_or_default()
}

fn apply<N: Noeud<Texte>>(arbre: &mut N, texts: Vec<String>) {
    let all = arbre.textes_mut(Chemin::default()).into_iter();
    let own = all.filter(|(_, place, _)| role(*place, String::new).is_some());
    for ((.., texte), text) in own.zip(texts) {
        texte.texte = text;
    }
}

/// The titles as the synoptic tables and the lists print them.
fn copies(lecture: &Lecture) -> Vec<(Role, String)> {
    let fiches = &lecture.fiches;
    let mut out = Vec::new();
    let mut copy = |key: String, text: &str| out.push((Role::Title { key }, text.to_owned()));
    for row in &fiches.synoptique {
        let mut own = fiches.competences().filter(|(_, beside)| !beside.ccs).map(|(fiche, _)| fiche);
        if let Some(fiche) = own.find(|fiche| fiche.numero == row.competence) {
            copy(fiche.id.to_string(), &row.intitule.texte);
        }
        if let (Some(numero), Some(title)) = (row.activite, &row.intitule_activite) {
            copy(ActiviteId { ccs: false, numero }.to_string(), &title.texte);
        }
    }
    // Titles in lists carry no number: they join the fiche they are most alike.
    let competences = &fiches.reac.competences_professionnelles;
    let titles: Vec<String> =
        competences.iter().map(|fiche| reac_grammar::fold::fold(&fiche.intitule.texte)).collect();
    let listed = fiches.activites.iter().flat_map(|fiche| &fiche.competences);
    let listed = listed.chain(fiches.listes.iter().flat_map(|list| &list.competences));
    for title in listed {
        let Some(at) = le_plus_proche(&reac_grammar::fold::fold(&title.texte), &titles) else { continue };
        if let Some(fiche) = competences.get(at) {
            copy(fiche.id.to_string(), &title.texte);
        }
    }
    out
}

/// Which of some titles, all folded, another is a copy of, if it is one. Nearly always it is the same.
fn le_plus_proche(copie: &str, titres: &[String]) -> Option<usize> {
    let pareil = titres.iter().rposition(|titre| titre == copie);
    pareil.or_else(|| {
        let proche = |titre: &String| reac_grammar::fold::likeness_from(copie, titre, 0.85);
        let proches = titres.iter().map(proche).enumerate();
        proches.max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, proche)| *proche > 0.85).map(|(at, _)| at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_print_keeps_its_own_typos_but_for_a_word_that_it_has_right_elsewhere() {
        let sound = "Le gardien parle français aux marins et tient le journal du phare. ".repeat(200);
        let texts = [sound.as_str(), "Le journal est tenu en francais.", "Le phare est desormais allumé."];
        let passages = texts.map(|text| Passage {
            pointer: "/x",
            role: Role::Prose,
            text,
            page: None,
            recognised: Vec::new(),
        });
        let outcome = par_etat(&passages, reac_normalise::Level::Repair, Etat::Imprime);
        assert_eq!(outcome.texts[1], "Le journal est tenu en français.");
        assert_eq!(outcome.texts[2], texts[2], "nothing in the document says what was meant");
    }
}
