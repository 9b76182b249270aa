//! Which generation printed a document: the one whose marks it shows most of, or none that is known.

use reac_diagnostic::{Code, Diagnostic};
use reac_formes::{CONSTANTES, Echelle, Forme, Rubrique};

use crate::fold::fold;
use crate::ligne::pied::{libelles, libelles_abimes};
use crate::pages::Feuille;
use crate::reperes::Repere;
use crate::titres::nettoyer;
use crate::vocabulaire::Vocabulaire;

/// What a mark weighs that not all generations print. A label stands on every page, a level in one place or two, and a
/// heading is copied from one document into the next.
const LIBELLE: usize = 3;
const NIVEAU: usize = 2;
const TITRE: usize = 1;

/// So many parts of a layout may be lost in a whole document of it: one heading left out, or the footer's labels.
const MANQUE_AU_PLUS: usize = 1;

/// The layout of a document.
#[derive(Debug)]
pub struct Presentation {
    /// The generation that it is read by.
    pub forme: &'static Forme,
    /// Its year, where the document tells one from the others.
    pub annee: Option<u32>,
    /// Said where no generation fits.
    pub constat: Option<Diagnostic>,
}

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Indices<'a> {
    /// Its pages.
    pub feuilles: &'a [Feuille<'a>],
    /// Its headings.
    pub titres: &'a [Repere],
    /// Its level, as printed.
    pub niveau: Option<&'a str>,
}

/// Holds a document against the generations that are known.
#[must_use]
pub fn presentation(indices: Indices<'_>, connu: &Vocabulaire) -> Presentation {
    let marques = marques(indices, connu);
    let note = |forme: &Forme| -> usize {
        marques.iter().filter(|marque| marque.annees.contains(&forme.annee)).map(|marque| marque.poids).sum()
    };
    let best = connu.formes.iter().map(|forme| note(forme)).max().unwrap_or(0);
    let mut nearest = connu.formes.iter().copied().filter(|forme| note(forme) == best);
    let forme = nearest.next().unwrap_or(&reac_formes::DE_2015);
    let alone = nearest.next().is_none();
    let constat = manques(indices, connu, forme)
        .map(|found| Diagnostic::new(Code::LayoutUnknown, [forme.annee.to_string(), found.join(" ; ")]));
    let annee = (alone && best > 0 && constat.is_none()).then_some(forme.annee);
    Presentation { forme, annee, constat }
}

/// Something that a document shows and not all generations print.
struct Marque {
    poids: usize,
    annees: Vec<u32>,
}

fn marques(indices: Indices<'_>, connu: &Vocabulaire) -> Vec<Marque> {
    let mut out = Vec::new();
    let mut voir = |poids: usize, prints: &dyn Fn(&Forme) -> bool| {
        let annees: Vec<u32> =
            connu.formes.iter().filter(|forme| prints(forme)).map(|forme| forme.annee).collect();
        if !annees.is_empty() && annees.len() < connu.formes.len() {
            out.push(Marque { poids, annees });
        }
    };
    let lines: Vec<String> = indices
        .feuilles
        .iter()
        .flat_map(|feuille| &feuille.lignes_pied)
        .map(|line| fold(&line.text()))
        .filter(|line| !line.is_empty())
        .collect();
    let labels: std::collections::BTreeSet<String> =
        connu.formes.iter().flat_map(|forme| forme.pied).map(|cell| fold(cell.libelle)).collect();
    for label in labels.iter().filter(|label| lines.iter().any(|line| line.contains(label.as_str()))) {
        voir(LIBELLE, &|forme| forme.pied.iter().any(|cell| fold(cell.libelle) == *label));
    }
    if let Some(level) = indices.niveau {
        let echelle = echelle(level);
        voir(NIVEAU, &|forme| forme.echelle == echelle);
    }
    let mut seen: Vec<Rubrique> = Vec::new();
    for repere in indices.titres {
        if !seen.contains(&repere.rubrique) {
            seen.push(repere.rubrique);
            let wording = sans_numero(&nettoyer(&repere.texte)).to_owned();
            voir(TITRE, &|forme| fold(forme.titre(repere.rubrique).texte) == wording);
        }
    }
    out
}

/// The scale of a level, as it is printed.
fn echelle(niveau: &str) -> Echelle {
    let digits = niveau.contains(|c: char| c.is_ascii_digit()) && !niveau.contains("1969");
    if digits { Echelle::Cadre2019 } else { Echelle::Nomenclature1969 }
}

/// A head without its number.
fn sans_numero(folded: &str) -> &str {
    let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    if bare.len() < folded.len() { bare.strip_suffix(" n").unwrap_or(bare) } else { folded }
}

/// What every document of the nearest generation prints and this one does not, as printed; none where that may be.
fn manques(indices: Indices<'_>, connu: &Vocabulaire, forme: &Forme) -> Option<Vec<String>> {
    let heads = |rubrique: Rubrique| indices.titres.iter().filter(|own| own.rubrique == rubrique).count();
    // A part of a document, or one that is damaged, says nothing of its layout.
    if heads(Rubrique::FicheEmploiType) == 0
        || heads(Rubrique::FicheActivite) == 0
        || heads(Rubrique::FicheCompetence) < 2
    {
        return None;
    }
    let missing = CONSTANTES.iter().filter(|rubrique| heads(**rubrique) == 0);
    let mut out: Vec<String> =
        missing.map(|rubrique| format!("« {} »", forme.titre(*rubrique).texte)).collect();
    let footers = || indices.feuilles.iter().filter(|feuille| feuille.pied.is_some());
    let labelled = |feuille: &&Feuille<'_>| {
        let row = feuille.lignes_pied.first().map(|line| fold(&line.text())).unwrap_or_default();
        feuille.lignes_pied.len() > 2
            || libelles(connu, &row).is_some()
            || libelles_abimes(connu, &row).is_some()
    };
    if footers().next().is_some() && !footers().any(|feuille| labelled(&feuille)) {
        out.push(forme.pied.iter().map(|cell| cell.libelle).collect::<Vec<_>>().join(" · "));
    }
    (out.len() > MANQUE_AU_PLUS).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_of_the_scale_whose_numbers_it_has() {
        for (level, scale) in [
            ("Niveau 5", Echelle::Cadre2019),
            ("Niveau 6 (Cadre national des certifications 2019)", Echelle::Cadre2019),
            ("Niveau III", Echelle::Nomenclature1969),
            ("Niveau III (Nomenclature de 1969)", Echelle::Nomenclature1969),
        ] {
            assert_eq!(echelle(level), scale, "{level}");
        }
    }

    #[test]
    fn a_head_is_compared_without_its_number() {
        assert_eq!(sans_numero("fiche activite type n 12"), "fiche activite type");
        assert_eq!(sans_numero("fiche activite type"), "fiche activite type");
        assert_eq!(sans_numero("definition"), "definition");
    }
}
