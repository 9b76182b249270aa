//! Zones to blocks: each zone's rows are read as its heading says they are to be read.

use crate::blocs::{Bloc, TitreBloc};
use crate::fold::fold;
use crate::glossaire::entrees;
use crate::indices::Lieu;
use crate::pages::Feuille;
use crate::paragraphes::{Contexte, Paragraphe, paragraphes};
use crate::rangees::{Rangee, Saut};
use crate::tables::{deux_colonnes, synoptique};
use crate::texte::Texte;
use crate::titres::{Accord, Corps, Rubrique};
use crate::zones::Zone;

/// Gives every transversal competence but the first the title that stands before its "Description".
#[must_use]
pub fn intercaler_titres<'a>(zones: Vec<Zone<'a>>, contexte: &Contexte<'_>) -> Vec<Zone<'a>> {
    let mut out: Vec<Zone<'a>> = Vec::new();
    let mut transversal = false;
    // The lists of transversal competences name them too, before their fiche comes.
    let mut listes = String::new();
    for zone in zones {
        if let Some(Rubrique::TransversalesEmploi | Rubrique::TransversalesActivite) = zone.rubrique {
            listes.push_str(&fold(&en_un_texte(&zone.rangees, contexte).texte));
            listes.push(' ');
        }
        match zone.rubrique {
            Some(Rubrique::FicheTransversales) => transversal = true,
            Some(Rubrique::Description | Rubrique::Criteres | Rubrique::ContexteMiseEnOeuvre) => {}
            _ => transversal = false,
        }
        if transversal
            && zone.rubrique == Some(Rubrique::Description)
            && let Some(before) =
                out.last_mut().filter(|before| before.rubrique != Some(Rubrique::FicheTransversales))
        {
            let count = titre_en_fin(&before.rangees, &listes, contexte);
            if count > 0 {
                let rangees = before.rangees.split_off(before.rangees.len() - count);
                out.push(Zone {
                    rubrique: Some(Rubrique::IntituleTransversale),
                    tete: None,
                    ordre: Vec::new(),
                    titre: Vec::new(),
                    rangees,
                    accord: Accord::Exact,
                });
            }
        }
        out.push(zone);
    }
    out
}

/// How many rows at the end of a zone are a title: bold or larger than the body, else what a list names, else what
/// follows the last blank.
fn titre_en_fin(rangees: &[Rangee<'_>], listes: &str, contexte: &Contexte<'_>) -> usize {
    let mesures = contexte.mesures;
    let marked =
        rangees.iter().rev().take_while(|row| row.gras() || row.taille() > mesures.corps + 0.6).count();
    if marked > 0 || mesures.gras {
        return marked;
    }
    let named = (1..=4.min(rangees.len())).rev().find(|count| {
        let rows = rangees.get(rangees.len() - count..).unwrap_or_default();
        let folded = fold(&en_un_texte(rows, contexte).texte);
        folded.len() > 12 && listes.contains(&folded)
    });
    if let Some(count) = named {
        return count;
    }
    let after = rangees.iter().rposition(|row| !matches!(row.saut, Saut::Lignes(n) if n < 1.62));
    after.map_or(0, |index| rangees.len() - index)
}

/// Reads every zone.
#[must_use]
pub fn blocs<'a>(zones: &[Zone<'a>], feuilles: &[Feuille<'a>], contexte: &Contexte<'_>) -> Vec<Bloc> {
    let mut out = Vec::new();
    for zone in zones {
        if let Some(rubrique) = zone.rubrique {
            out.push(Bloc::Titre(TitreBloc {
                rubrique,
                tete: zone.tete,
                ordre: zone.ordre.clone(),
                texte: en_un_texte(&zone.titre, contexte),
                accord: zone.accord,
                saut: zone.titre.first().map_or(Saut::Debut, |row| row.saut),
            }));
        }
        corps(zone, feuilles, contexte, &mut out);
    }
    out
}

fn corps<'a>(zone: &Zone<'a>, feuilles: &[Feuille<'a>], contexte: &Contexte<'_>, out: &mut Vec<Bloc>) {
    let rows = &zone.rangees;
    let lieu = match zone.corps() {
        // The cover's own words tell its lines apart.
        Corps::Titre if zone.rubrique.is_none() => {
            let single = |row: &Rangee<'a>| lignes_de_titre(std::slice::from_ref(row), contexte);
            out.extend(rows.iter().flat_map(single).map(Bloc::Paragraphe));
            return;
        }
        Corps::Titre | Corps::Mobilier => {
            out.extend(lignes_de_titre(rows, contexte).into_iter().map(Bloc::Paragraphe));
            return;
        }
        Corps::Sommaire => {
            let single = |row: &Rangee<'a>| paragraphes(std::slice::from_ref(row), Lieu::Items, contexte);
            out.extend(rows.iter().flat_map(single).map(Bloc::Paragraphe));
            return;
        }
        Corps::Glossaire => {
            let (above, entries) = entrees(rows, contexte);
            out.extend(above.into_iter().map(Bloc::Paragraphe));
            out.extend(entries.into_iter().map(Bloc::Entree));
            return;
        }
        Corps::Table if zone.rubrique == Some(Rubrique::VueSynoptique) => {
            let (table, other) = synoptique(rows, feuilles, contexte);
            out.push(Bloc::Synoptique(table));
            out.extend(lignes_de_titre(&other, contexte).into_iter().map(Bloc::Paragraphe));
            return;
        }
        Corps::Table => {
            if let Some((table, header)) = deux_colonnes(rows, feuilles, contexte) {
                let above = paragraphes(rows.get(..header).unwrap_or_default(), Lieu::Prose, contexte);
                out.extend(above.into_iter().map(Bloc::Paragraphe));
                out.push(Bloc::DeuxColonnes(table));
                return;
            }
            Lieu::Items
        }
        Corps::Prose => Lieu::Prose,
        Corps::Items if zone.rubrique == Some(Rubrique::Criteres) => Lieu::Criteres,
        Corps::Items => Lieu::Items,
        Corps::Groupes => Lieu::Savoirs,
    };
    out.extend(paragraphes(rows, lieu, contexte).into_iter().map(Bloc::Paragraphe));
}

/// Titles are centred and ragged: what stands close together in one size is one.
fn lignes_de_titre(rows: &[Rangee<'_>], contexte: &Contexte<'_>) -> Vec<Paragraphe> {
    let mut groups: Vec<Vec<Rangee<'_>>> = Vec::new();
    for row in rows {
        let joins = groups.last().and_then(|group| group.last()).is_some_and(|last: &Rangee<'_>| {
            let scale = (row.taille() / contexte.mesures.corps).max(1.0);
            let near = matches!(row.saut, Saut::Lignes(n) if n / scale < 1.62);
            near && (last.taille() - row.taille()).abs() < 0.6 && !contexte.sans_retour
        });
        match groups.last_mut() {
            Some(group) if joins => group.push(row.clone()),
            _ => groups.push(vec![row.clone()]),
        }
    }
    groups
        .iter()
        .map(|group| Paragraphe {
            texte: en_un_texte(group, contexte),
            saut: group.first().map_or(Saut::Debut, |row| row.saut),
            puce: None,
            gauche: group.first().map_or(0.0, Rangee::gauche),
            gras: group.iter().all(Rangee::gras),
            taille: group.first().map_or(0.0, Rangee::taille),
            rangees: group.len(),
            balises: None,
            coutures: Vec::new(),
        })
        .collect()
}

fn en_un_texte(rows: &[Rangee<'_>], contexte: &Contexte<'_>) -> Texte {
    let mut out = Texte { texte: String::new(), fragments: Vec::new(), confiance: 1.0 };
    for row in rows {
        out.suivre(Texte {
            texte: row.texte(contexte.notes),
            fragments: vec![row.fragment()],
            confiance: 1.0,
        });
    }
    out
}
