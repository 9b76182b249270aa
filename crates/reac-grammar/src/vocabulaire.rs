//! The wordings of some generations, folded and sorted: what the grammar looks up.

use std::sync::OnceLock;

use reac_formes::{Cellule, Colonne, FORMES, Forme, Genre, Groupe, RUBRIQUES, Rubrique, communs, variantes};

use crate::bords::Bords;
use crate::fold::fold;

/// The generations that a document is held against, and their wordings.
#[derive(Debug)]
pub struct Vocabulaire {
    /// The generations, oldest first.
    pub formes: Vec<&'static Forme>,
    /// Every heading that its wording alone tells.
    pub(crate) titres: Vec<Titre>,
    /// Heads that carry a number, without what says whose they are.
    pub(crate) tetes: Vec<(Genre, Vec<String>)>,
    /// Labels of the footer, longer ones first.
    pub(crate) libelles: Vec<(Colonne, String)>,
    /// Header rows of the footer.
    pub(crate) rangees: Vec<(String, &'static [Cellule])>,
    /// The headings of the four groups, latest first.
    pub(crate) groupes: Vec<(String, [Groupe; 4])>,
    /// The edges of `titres`.
    pub(crate) bords_des_titres: Bords,
    /// The edges of `tetes`.
    pub(crate) bords_des_tetes: Bords,
    /// The edges of `libelles`.
    pub(crate) bords_des_libelles: Bords,
}

/// A heading: where it may stand, and its wordings.
#[derive(Debug)]
pub(crate) struct Titre {
    pub(crate) rubrique: Rubrique,
    pub(crate) sous: &'static [&'static [Rubrique]],
    pub(crate) libelles: Vec<String>,
}

impl Vocabulaire {
    /// That of the generations that are known.
    pub fn connu() -> &'static Self {
        static CONNU: OnceLock<Vocabulaire> = OnceLock::new();
        CONNU.get_or_init(|| Self::de(FORMES))
    }

    /// That of these generations.
    #[must_use]
    pub fn de(formes: &[&'static Forme]) -> Self {
        let (titres, tetes, libelles) = (titres(formes), tetes(formes), libelles(formes));
        Self {
            formes: formes.to_vec(),
            bords_des_titres: Bords::des(titres.iter().flat_map(|titre| &titre.libelles)),
            bords_des_tetes: Bords::des(tetes.iter().flat_map(|(_, wordings)| wordings)),
            bords_des_libelles: Bords::des(libelles.iter().map(|(_, label)| label)),
            titres,
            tetes,
            libelles,
            rangees: rangees(formes),
            groupes: groupes(formes),
        }
    }
}

fn ajouter(list: &mut Vec<String>, wording: &str) {
    if !wording.is_empty() && !list.iter().any(|known| known == wording) {
        list.push(wording.to_owned());
    }
}

fn titres(formes: &[&'static Forme]) -> Vec<Titre> {
    let of = |rubrique: Rubrique| {
        let mut out = Vec::new();
        for forme in formes {
            let printed = forme.tous().filter(|titre| titre.rubrique == rubrique);
            printed.for_each(|titre| ajouter(&mut out, &fold(titre.texte)));
            if rubrique == Rubrique::VueSynoptique {
                ajouter(&mut out, &fold(forme.ccs.synoptique));
            }
        }
        let seen = variantes::TITRES.iter().filter(|(own, _)| *own == rubrique);
        seen.flat_map(|(_, wordings)| *wordings).for_each(|wording| ajouter(&mut out, wording));
        out
    };
    let all = RUBRIQUES.iter();
    all.map(|place| Titre { rubrique: place.rubrique, sous: place.sous, libelles: of(place.rubrique) })
        .collect()
}

fn tetes(formes: &[&'static Forme]) -> Vec<(Genre, Vec<String>)> {
    let printed = |genre: Genre, forme: &Forme| match genre {
        Genre::Activite => vec![forme.titre(Rubrique::FicheActivite).texte, forme.ccs.activite],
        Genre::Competence => vec![forme.titre(Rubrique::FicheCompetence).texte, forme.ccs.competence],
        Genre::CouvertureCcs => Vec::new(),
    };
    let of = |(genre, seen): &(Genre, &[&str])| {
        let mut out = Vec::new();
        let heads = formes.iter().flat_map(|forme| printed(*genre, forme));
        heads.for_each(|head| ajouter(&mut out, sans_appartenance(&fold(head))));
        seen.iter().for_each(|wording| ajouter(&mut out, wording));
        (*genre, out)
    };
    variantes::TETES.iter().map(of).collect()
}

/// A head without what says whose it is.
fn sans_appartenance(folded: &str) -> &str {
    variantes::APPARTENANCES.iter().find_map(|(whose, _)| folded.strip_suffix(whose)).unwrap_or(folded)
}

fn libelles(formes: &[&'static Forme]) -> Vec<(Colonne, String)> {
    let printed = formes.iter().flat_map(|forme| forme.pied).map(|cell| (cell.colonne, fold(cell.libelle)));
    let seen = variantes::PIED.iter().map(|(column, label)| (*column, (*label).to_owned()));
    let mut out: Vec<(Colonne, String)> = printed.chain(seen).collect();
    out.sort_by_key(|(_, label)| std::cmp::Reverse(label.len()));
    out
}

fn rangees(formes: &[&'static Forme]) -> Vec<(String, &'static [Cellule])> {
    let row = |forme: &&'static Forme| {
        let labels: Vec<String> = forme.pied.iter().map(|cell| fold(cell.libelle)).collect();
        (labels.join(" "), forme.pied)
    };
    formes.iter().map(row).collect()
}

fn groupes(formes: &[&'static Forme]) -> Vec<(String, [Groupe; 4])> {
    let name =
        |groupe: Groupe| communs::GROUPES.iter().find(|(own, _)| *own == groupe).map_or("", |(_, name)| name);
    let mut out: Vec<(String, [Groupe; 4])> = Vec::new();
    for forme in formes.iter().rev() {
        let heading = forme.ordre.map(|groupe| fold(name(groupe))).join(" ");
        if !out.iter().any(|(known, _)| *known == heading) {
            out.push((heading, forme.ordre));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ligne::entier;
    use crate::ligne::tete::savoirs;
    use crate::titres::nettoyer;

    #[test]
    fn every_wording_seen_is_folded() {
        let headings = variantes::TITRES.iter().flat_map(|(_, wordings)| *wordings);
        let heads = variantes::TETES.iter().flat_map(|(_, wordings)| *wordings);
        let labels = variantes::PIED.iter().map(|(_, label)| label);
        let covers =
            variantes::FORMULES.iter().chain(variantes::AUTRES_COUVERTURES).chain(variantes::COUVERTURES);
        for wording in headings.chain(heads).chain(labels).chain(covers).chain(variantes::TERMES_DU_REAC) {
            assert_eq!(*wording, fold(wording));
        }
    }

    #[test]
    fn no_wording_seen_is_printed_as_well() {
        for titre in &Vocabulaire::connu().titres {
            let printed = |wording: &&str| {
                let own = FORMES.iter().flat_map(|forme| forme.tous());
                own.filter(|own| own.rubrique == titre.rubrique).any(|own| fold(own.texte) == **wording)
            };
            let seen = variantes::TITRES.iter().filter(|(own, _)| *own == titre.rubrique);
            let twice: Vec<&str> =
                seen.flat_map(|(_, wordings)| *wordings).copied().filter(printed).collect();
            assert!(twice.is_empty(), "{twice:?}");
        }
    }

    #[test]
    fn a_generation_is_whole_and_at_one_with_itself() {
        for forme in FORMES {
            for place in RUBRIQUES.iter().filter(|place| place.rubrique != Rubrique::HorsJson) {
                assert_ne!(forme.titre(place.rubrique).texte, "", "{}: {:?}", forme.annee, place.rubrique);
            }
            let heading = nettoyer(forme.titre(Rubrique::Savoirs).texte);
            assert_eq!(entier(savoirs, &heading).as_deref(), Some(&forme.ordre[..]), "{}", forme.annee);
            let left = |pair: &[Cellule]| matches!(pair, [a, b] if a.gauche < b.gauche);
            assert!(forme.pied.windows(2).all(left), "{}", forme.annee);
        }
    }
}
