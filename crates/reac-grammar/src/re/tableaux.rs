//! Drafts of tables to parts of the output.

use reac_model::{
    Correspondance, CorrespondanceCcp, CritereRe, Local, Modalite, Ressource, TitreArrete, TransversaleRe,
};

use super::brouillon::{Brouillon, Ligne};
use super::duree::premiere;
use super::entete::Role;
use super::flux::{Cellule, Contenu, Tableau};
use super::prose::Lecteur;
use super::references::premiere_date;
use crate::fiches::commun::est_neant;
use crate::fold::fold;
use crate::indices::Lieu;
use crate::rangees::Rangee;
use crate::texte::{Fragment, Texte};

fn cle(ligne: &Ligne<'_>, lecteur: &Lecteur<'_>) -> Option<Texte> {
    lecteur.texte(ligne.de(Role::Cle))
}

/// Rows of the table of modalités.
pub fn modalites(brouillon: &Brouillon<'_>, lecteur: &mut Lecteur<'_>) -> Vec<Modalite<Texte>> {
    let rows = brouillon.lignes.iter().filter_map(|ligne| {
        let intitule = cle(ligne, lecteur)?;
        let duree = lecteur.texte(ligne.de(Role::Duree)).and_then(|texte| premiere(&texte.texte));
        let competences = lecteur.items(ligne.de(Role::Competences), Lieu::Items);
        let detail = lecteur.prose_de(ligne.de(Role::Detail));
        let objet = !competences.is_empty() || !detail.is_empty();
        let duree_minutes = duree.filter(|minutes| *minutes > 0 || objet);
        Some(Modalite { intitule, competences, duree_minutes, detail })
    });
    rows.collect()
}

/// Rows of the matrix. Heads of its columns are worded as `modalites` are where they are those.
pub fn criteres(
    brouillon: &Brouillon<'_>,
    modalites: &[Modalite<Texte>],
    lecteur: &mut Lecteur<'_>,
) -> Vec<CritereRe<Texte>> {
    let heads: Vec<Option<Texte>> =
        brouillon.marques.iter().map(|cell| tete_de_colonne(cell, modalites, lecteur)).collect();
    let activites: Vec<Option<Texte>> =
        brouillon.activites.iter().map(|cell| lecteur.texte(std::slice::from_ref(cell))).collect();
    let mut out = Vec::new();
    for ligne in &brouillon.lignes {
        let Some(competence) = cle(ligne, lecteur) else { continue };
        let ticked = |rang: &usize| ligne.coches.contains(rang);
        let columns = (0..heads.len()).filter(ticked).filter_map(|rang| heads.get(rang).cloned().flatten());
        out.push(CritereRe {
            activite: ligne.activite.and_then(|at| activites.get(at).cloned().flatten()),
            competence,
            criteres: lecteur.items(ligne.de(Role::Criteres), Lieu::Criteres),
            modalites: columns.collect(),
        });
    }
    out
}

/// Words of the names of modalités, folded, for heads that are cut within a word.
const MODALITES: &[&str] = &[
    "mise",
    "en",
    "situation",
    "professionnelle",
    "professionnel",
    "entretien",
    "technique",
    "final",
    "questionnaire",
    "questionnement",
    "partir",
    "de",
    "production",
    "productions",
    "presentation",
    "un",
    "projet",
    "realise",
    "amont",
    "la",
    "session",
    "a",
    "d",
    "du",
    "epreuve",
    "synthese",
    "jury",
    "dossier",
    "avec",
    "le",
];

fn serre(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// The head of a column of marks. A narrow one is cut within words, without a hyphen: the wording of a modalité, or
/// else the document's own words, tell where.
fn tete_de_colonne(
    cell: &Cellule<'_>,
    modalites: &[Modalite<Texte>],
    lecteur: &Lecteur<'_>,
) -> Option<Texte> {
    let level = lecteur.texte(std::slice::from_ref(&cell.contenu));
    let pieces: Vec<String> = if cell.debout.is_empty() {
        cell.contenu.rangees.iter().map(|row| row.texte(crate::texte::Notes::AUCUNE)).collect()
    } else {
        cell.debout.iter().map(|piece| piece.text.clone()).collect()
    };
    let wording = |texte: &str| match modalites.iter().find(|own| serre(&own.intitule.texte) == serre(texte))
    {
        Some(modalite) => modalite.intitule.texte.clone(),
        None => lecteur.recoller(&pieces, |joined| MODALITES.contains(&joined)),
    };
    match level {
        Some(texte) if cell.debout.is_empty() => Some(texte.avec(&wording(&texte.texte))),
        None if cell.debout.is_empty() => None,
        _ => {
            let texte = wording(&pieces.join(" "));
            Some(Texte { texte, fragments: fragments(cell), confiance: 1.0 })
        }
    }
}

fn fragments(cell: &Cellule<'_>) -> Vec<Fragment> {
    let page = cell.page;
    cell.debout
        .iter()
        .map(|piece| Fragment {
            page,
            page_imprimee: None,
            gauche: piece.left,
            haut: piece.top,
            droite: piece.right,
            bas: piece.bottom,
            brut: piece.text.clone(),
            reconnus: Vec::new(),
        })
        .collect()
}

/// Rows of the table of transversal competences.
pub fn transversales(brouillon: &Brouillon<'_>, lecteur: &mut Lecteur<'_>) -> Vec<TransversaleRe<Texte>> {
    let rows = brouillon.lignes.iter().filter_map(|ligne| {
        let intitule = cle(ligne, lecteur).filter(|texte| !est_neant(&texte.texte))?;
        Some(TransversaleRe {
            intitule,
            criteres: lecteur.items(ligne.de(Role::Criteres), Lieu::Criteres),
            competences: lecteur.items(ligne.de(Role::Competences), Lieu::Items),
        })
    });
    rows.collect()
}

/// Rows of the table of rooms.
pub fn locaux(brouillon: &Brouillon<'_>, lecteur: &mut Lecteur<'_>) -> Vec<Local<Texte>> {
    let rows = brouillon.lignes.iter().map(|ligne| Local {
        modalite: cle(ligne, lecteur),
        description: lecteur.prose_de(ligne.de(Role::Detail)),
        observations: lecteur.prose_de(ligne.de(Role::Observations)),
    });
    rows.collect()
}

/// Rows of the table of equipment.
pub fn ressources(brouillon: &Brouillon<'_>, lecteur: &mut Lecteur<'_>) -> Vec<Ressource<Texte>> {
    let value = |texte: Option<Texte>| texte.filter(|texte| !est_neant(&texte.texte));
    let rows = brouillon.lignes.iter().map(|ligne| Ressource {
        designation: cle(ligne, lecteur),
        nombre: value(lecteur.texte(ligne.de(Role::Nombre))),
        description: lecteur.prose_de(ligne.de(Role::Detail)),
        partage: value(lecteur.texte(ligne.de(Role::Partage))),
        observations: lecteur.prose_de(ligne.de(Role::Observations)),
    });
    rows.collect()
}

/// A table of correspondances: the old titre at its left, the new one at its right.
pub fn correspondance(tableau: &Tableau<'_>, lecteur: &mut Lecteur<'_>) -> Correspondance<Texte> {
    let heads: Vec<&Cellule<'_>> =
        tableau.cellules.iter().filter(|cell| cell.place.row == 0 && !cell.est_vide()).collect();
    let middle = heads.get(1).map_or(f32::MAX, |cell| cell.place.left - 1.0);
    let titre =
        |at: usize| heads.get(at).map(|cell| titre_arrete(&cell.contenu, lecteur)).unwrap_or_default();
    let (ancien, nouveau) = (titre(0), titre(1));
    let mut ccp: Vec<(usize, usize, CorrespondanceCcp<Texte>)> = Vec::new();
    for cell in tableau.cellules.iter().filter(|cell| cell.place.row > 0 && !cell.est_vide()) {
        let Some(texte) = certificat(&cell.contenu, lecteur) else { continue };
        let (from, to) = (cell.place.row, cell.place.row + cell.place.rows);
        let at = match ccp.iter().position(|(first, end, _)| from < *end && *first < to) {
            Some(at) => at,
            None => {
                ccp.push((from, to, CorrespondanceCcp { ancien: Vec::new(), nouveau: Vec::new() }));
                ccp.len() - 1
            }
        };
        let Some((first, end, row)) = ccp.get_mut(at) else { continue };
        (*first, *end) = ((*first).min(from), (*end).max(to));
        let none = fold(&texte.texte).starts_with("aucune correspondance") || est_neant(&texte.texte);
        match (none, cell.place.left < middle) {
            (true, _) => {}
            (false, true) => row.ancien.push(texte),
            (false, false) => row.nouveau.push(texte),
        }
    }
    Correspondance { ancien, nouveau, ccp: ccp.into_iter().map(|(.., row)| row).collect() }
}

/// The wording of a certificate; a cell that says "CCP" only is its label.
fn certificat(contenu: &Contenu<'_>, lecteur: &Lecteur<'_>) -> Option<Texte> {
    let texte = lecteur.texte(std::slice::from_ref(contenu))?;
    let label = |word: &str| matches!(fold(word).as_str(), "ccp" | "ccs" | "");
    let bare = match texte.texte.split_once(' ') {
        Some((first, rest)) if label(first) => texte.avec(rest),
        None if label(&texte.texte) => return None,
        _ => texte,
    };
    Some(bare)
}

fn titre_arrete(contenu: &Contenu<'_>, lecteur: &Lecteur<'_>) -> TitreArrete<Texte> {
    let (arrete, name): (Vec<Rangee<'_>>, Vec<Rangee<'_>>) = contenu
        .rangees
        .iter()
        .cloned()
        .partition(|row| fold(&row.texte(crate::texte::Notes::AUCUNE)).starts_with("arrete du"));
    let part = |rangees: Vec<Rangee<'_>>| {
        let contenu = Contenu { rangees, colonne: contenu.colonne };
        lecteur.texte(std::slice::from_ref(&contenu))
    };
    let arrete = part(arrete).and_then(|texte| Some(texte.avec(&premiere_date(&texte.texte)?)));
    TitreArrete { intitule: part(name), arrete }
}
