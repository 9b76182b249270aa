//! Zones: a heading and the rows below it, up to the next heading.

use reac_formes::{corps, est_une_fiche, variantes};

use crate::fold::{fold, likeness};
use crate::ligne::entier;
use crate::ligne::entree_sommaire::{entree_sommaire, page_collee};
use crate::ligne::tete::{
    Genre, Groupe, Tete, commence_une_tete, couverture_dite, groupes_ouverts, numero, savoirs,
    savoirs_abimes, tete, tete_abimee,
};
use crate::mesures::Mesures;
use crate::mots::Mots;
use crate::rangees::{Rangee, Saut};
use crate::titres::{Accord, Corps, Rubrique, chercher, nettoyer, sans_remarques};
use crate::vocabulaire::Vocabulaire;

/// A heading and what stands below it.
#[derive(Debug, Clone)]
pub struct Zone<'a> {
    /// What it is; `None` for the cover, before any heading.
    pub rubrique: Option<Rubrique>,
    /// A numbered head's number and kind.
    pub tete: Option<Tete>,
    /// For [`Rubrique::Savoirs`]: the groups in the heading's order.
    pub ordre: Vec<Groupe>,
    /// The heading's own rows.
    pub titre: Vec<Rangee<'a>>,
    /// The rows below.
    pub rangees: Vec<Rangee<'a>>,
    /// How the heading matched.
    pub accord: Accord,
}

impl Zone<'_> {
    /// How its rows are to be read.
    #[must_use]
    pub fn corps(&self) -> Corps {
        self.rubrique.map_or(Corps::Titre, corps)
    }
}

struct Reconnu {
    rubrique: Rubrique,
    tete: Option<Tete>,
    ordre: Vec<Groupe>,
    accord: Accord,
    rangees: usize,
}

/// Parts the rows of a document by its headings.
#[must_use]
pub fn zones<'a>(rangees: Vec<Rangee<'a>>, mesures: &Mesures, connu: &Vocabulaire) -> Vec<Zone<'a>> {
    let lecteur = Lecteur { mesures, connu };
    let mut out: Vec<Zone<'a>> = vec![Zone {
        rubrique: None,
        tete: None,
        ordre: Vec::new(),
        titre: Vec::new(),
        rangees: Vec::new(),
        accord: Accord::Exact,
    }];
    let mut rest = rangees.as_slice();
    let mut suite: Option<Saut> = None;
    let mut fiche: Option<usize> = None;
    while let Some(row) = rest.first() {
        let current = out.last();
        // What no field takes stands within the fiche that goes on behind it.
        let own = out.iter().rev().find(|zone| zone.rubrique != Some(Rubrique::HorsJson));
        let sous = own.and_then(|zone| zone.rubrique);
        let blocked = current.is_some_and(|zone| lecteur.sommaire_ouvert(zone, rest));
        let found = if blocked { None } else { lecteur.reconnaitre(rest, sous) };
        match found {
            Some(found) => {
                // A heading printed again, on top of the next page most often: its section goes on.
                let on_top = suite.is_some() || matches!(row.saut, Saut::Page { .. });
                let avant = Avant { zones: &out, fiche, on_top };
                let again = lecteur.repete(avant, &found, rest);
                let (heading, after) = rest.split_at(again.unwrap_or(found.rangees).min(rest.len()));
                if let Some(zone) = out.last_mut().filter(|_| again.is_some()) {
                    zone.titre.extend(heading.iter().cloned());
                    suite = suite.or(Some(row.saut));
                    rest = after;
                    continue;
                }
                suite = None;
                let above = match out.last_mut() {
                    Some(zone) if found.rubrique == Rubrique::CouvertureCcs => haut_de_page(zone, row),
                    _ => Vec::new(),
                };
                if est_une_fiche(found.rubrique) {
                    fiche = Some(out.len());
                }
                out.push(Zone {
                    rubrique: Some(found.rubrique),
                    tete: found.tete,
                    ordre: found.ordre,
                    titre: heading.to_vec(),
                    rangees: above,
                    accord: found.accord,
                });
                rest = after;
                if found.rubrique == Rubrique::Sommaire {
                    let (own, after) = rest.split_at(sommaire_sans_pages(rest).min(rest.len()));
                    if let Some(zone) = out.last_mut() {
                        zone.rangees.extend(own.iter().cloned());
                    }
                    rest = after;
                }
            }
            None => {
                if let Some(zone) = out.last_mut() {
                    let saut = suite.take().unwrap_or(row.saut);
                    zone.rangees.push(Rangee { saut, ..row.clone() });
                }
                rest = rest.get(1..).unwrap_or_default();
            }
        }
    }
    out
}

/// Takes off what stands on the page of a cover above its formula: a cover has its page to itself, and this is no part
/// of the section before.
fn haut_de_page<'a>(zone: &mut Zone<'a>, formule: &Rangee<'_>) -> Vec<Rangee<'a>> {
    let own = zone.rangees.iter().rev().take_while(|row| row.feuille == formule.feuille).count();
    let start = zone.rangees.len() - own;
    let on_top = zone.rangees.get(start).is_some_and(|row| matches!(row.saut, Saut::Page { .. }));
    if on_top { zone.rangees.split_off(start) } else { Vec::new() }
}

/// What stands before a heading.
#[derive(Clone, Copy)]
struct Avant<'z, 'a> {
    zones: &'z [Zone<'a>],
    /// The zone that opened the fiche.
    fiche: Option<usize>,
    /// Nothing stands between it and the top of its page.
    on_top: bool,
}

/// What a heading is told by: the wordings that are known, the document's own sizes.
struct Lecteur<'l> {
    mesures: &'l Mesures,
    connu: &'l Vocabulaire,
}

impl Lecteur<'_> {
    /// How many rows a heading takes that was printed before: that of the zone which is open, on a new page, or the head
    /// of its fiche (the zone at `fiche`), with its title or with nothing below. An orphan at a page's foot is one with its
    /// second print.
    fn repete(&self, avant: Avant<'_, '_>, found: &Reconnu, rest: &[Rangee<'_>]) -> Option<usize> {
        let Avant { zones, fiche, on_top } = avant;
        let open = zones.last()?;
        let same = open.rubrique == Some(found.rubrique) && open.tete == found.tete;
        if same
            && on_top
            && found.rubrique != Rubrique::VueSynoptique
            && (found.tete.is_none() || open.rangees.is_empty())
        {
            return Some(found.rangees);
        }
        if !est_une_fiche(found.rubrique) {
            return None;
        }
        let fiche = zones.get(fiche?)?;
        if fiche.rubrique != Some(found.rubrique) || fiche.tete != found.tete {
            return None;
        }
        let below = rest.get(found.rangees..).unwrap_or_default();
        let numbered = found.tete.is_some_and(|head| head.numero.is_some());
        let pareil = if numbered { PAREIL } else { 1.0 };
        if let Some(title) = titre_repete(&fiche.rangees, below, pareil) {
            return Some(found.rangees + title);
        }
        // Without its title it is the same fiche's where a number says so, or where there is but one of its kind.
        let one = numbered || found.tete.is_none();
        let bare = below.is_empty() || self.reconnaitre(below, open.rubrique).is_some();
        (one && bare).then_some(found.rangees)
    }

    /// A row of the table of contents may read like a heading: on the sommaire's own page only rows are expected, overleaf
    /// those that end in a page. Where pages were not printed or not recognised, what stands on that page and comes again
    /// further on announces it.
    fn sommaire_ouvert(&self, zone: &Zone<'_>, rest: &[Rangee<'_>]) -> bool {
        let Some((row, after)) = rest.split_first() else { return false };
        if zone.rubrique != Some(Rubrique::Sommaire) {
            return false;
        }
        let is_row = |text: &str| entier(entree_sommaire, text).is_some();
        let follows = || {
            zone.rangees
                .last()
                .is_none_or(|last| is_row(last.mots.texte()) || variantes::PAGES.contains(&last.mots.plie()))
        };
        let own_page = zone.titre.first().is_some_and(|heading| heading.feuille == row.feuille)
            && !matches!(row.saut, Saut::Page { .. });
        let text = row.mots.texte();
        let folded = sans_remarques(row.mots.plie());
        if !follows() {
            let again = || after.iter().any(|other| sans_remarques(other.mots.plie()) == folded);
            return own_page && (is_row(text) || again());
        }
        if own_page {
            !self.est_introduction(folded)
        } else {
            is_row(text) && entier(tete(self.connu), folded).is_none()
        }
    }

    fn reconnaitre(&self, rest: &[Rangee<'_>], sous: Option<Rubrique>) -> Option<Reconnu> {
        let first = rest.first()?;
        let mut words = Mots::new(Vec::new());
        let mut best: Option<Reconnu> = None;
        for (count, row) in rest.iter().take(RANGEES_DE_TITRE).enumerate() {
            let suite = Suite { remarque: remarque_ouverte(words.texte()).is_some(), ouvert: best.is_none() };
            if count > 0 && !suite.continue_le_titre(first, row) {
                break;
            }
            // Nearly all that is looked at is one row, whose text is asked for again and again.
            words = if count == 0 {
                row.mots.clone()
            } else {
                Mots::new(words.iter().chain(row.mots.iter()).copied().collect())
            };
            let folded = sans_remarques(words.plie());
            let open = || {
                let found = self.lire_titre(&nettoyer(remarque_ouverte(words.texte())?), sous)?;
                Some(Reconnu { accord: Accord::Debut, ..found })
            };
            let Some(found) = self.lire_titre(folded, sous).or_else(open) else { break };
            let is_start = found.accord == Accord::Debut;
            // What is whole is not made worse by the next row: that is the first item, if it is short.
            let adds_number = |known: &Reconnu| {
                known.tete.is_some_and(|head| head.numero.is_none())
                    && found.tete.is_some_and(|head| head.numero.is_some())
            };
            if best.as_ref().is_some_and(|known| {
                known.accord == Accord::Exact && found.accord != Accord::Exact && !adds_number(known)
            }) {
                break;
            }
            if !is_start && aspect_de_titre(first, &found, self.mesures) {
                best = Some(Reconnu { rangees: count + 1, ..found });
            }
            // A wording that is whole may still go on ("FICHE ACTIVITÉ TYPE", then "N° 1").
            if !is_start && !peut_continuer(folded) {
                break;
            }
        }
        let mut found = best?;
        numero_dessous(&mut found, rest);
        Some(found)
    }

    /// The one heading below a sommaire that stands on its page.
    fn est_introduction(&self, folded: &str) -> bool {
        let own = self.connu.titres.iter().filter(|titre| titre.rubrique == Rubrique::Introduction);
        own.flat_map(|titre| &titre.libelles).any(|wording| wording == folded)
    }

    fn lire_titre(&self, folded: &str, sous: Option<Rubrique>) -> Option<Reconnu> {
        let simple =
            |rubrique, accord| Reconnu { rubrique, tete: None, ordre: Vec::new(), accord, rangees: 1 };
        // In a glossary the certificat is a term.
        let is_term = |head: &Tete| {
            let cover = head.genre == Genre::CouvertureCcs && !couverture_dite(self.connu, folded);
            cover && !(dans_competence(sous) || sous == Some(Rubrique::FicheTransversales))
        };
        let exact =
            entier(tete(self.connu), folded).filter(|head| !is_term(head)).map(|head| (head, Accord::Exact));
        if let Some((head, accord)) =
            exact.or_else(|| Some((tete_abimee(self.connu, folded)?, Accord::Approche)))
        {
            let rubrique = match head.genre {
                Genre::Activite => Rubrique::FicheActivite,
                Genre::Competence => Rubrique::FicheCompetence,
                Genre::CouvertureCcs => Rubrique::CouvertureCcs,
            };
            return Some(Reconnu { tete: Some(head), ..simple(rubrique, accord) });
        }
        if dans_competence(sous) {
            if let Some(ordre) = entier(savoirs, folded) {
                let accord = if ordre.len() == 4 { Accord::Exact } else { Accord::Debut };
                return Some(Reconnu { ordre, ..simple(Rubrique::Savoirs, accord) });
            }
            if groupes_ouverts(folded) {
                return Some(simple(Rubrique::Savoirs, Accord::Debut));
            }
            if let Some((ordre, whole)) = savoirs_abimes(self.connu, folded) {
                let accord = if whole { Accord::Approche } else { Accord::Debut };
                return Some(Reconnu { ordre, ..simple(Rubrique::Savoirs, accord) });
            }
        }
        if let Some((rubrique, accord)) = chercher(self.connu, folded, sous) {
            return Some(simple(rubrique, accord));
        }
        // The beginning of a numbered head that its next row completes.
        commence_une_tete(self.connu, folded).then(|| simple(Rubrique::CouvertureCcs, Accord::Debut))
    }
}

/// The most rows that a title was seen to run over, and one more.
const RANGEES_D_INTITULE: usize = 8;

/// How alike two prints of a title are at least, where their heads have one number.
const PAREIL: f64 = 0.9;

/// How many of the rows `below` print a title again: so much of it at least, its numbers to the digit.
fn titre_repete(titre: &[Rangee<'_>], below: &[Rangee<'_>], pareil: f64) -> Option<usize> {
    let en_un = |rows: &[Rangee<'_>]| rows.iter().map(|row| row.mots.plie()).collect::<Vec<_>>().join(" ");
    let numbers = |text: &str| {
        let words = text.split(' ').filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    if titre.len() > RANGEES_D_INTITULE {
        return None;
    }
    let title = en_un(titre);
    let mut best: Option<(f64, usize)> = None;
    for count in 1..=below.len().min(titre.len() + 2) {
        let print = en_un(below.get(..count).unwrap_or_default());
        let alike = likeness(&title, &print);
        let same = alike >= 1.0 || (alike >= pareil && numbers(&title) == numbers(&print));
        if same && best.is_none_or(|(known, _)| alike > known) {
            best = Some((alike, count));
        }
        if print.len() > title.len() {
            break;
        }
    }
    best.map(|(_, count)| count)
}

/// How many rows below its heading are a sommaire whose rows end in no page, or in one that is glued to them or stands
/// below: as many as come before the first of them comes again, with its content. 0 where its rows end in a page.
fn sommaire_sans_pages(rest: &[Rangee<'_>]) -> usize {
    const RANGEES: usize = 120;
    const TITRES: usize = 3;
    let mut seen: Vec<String> = Vec::new();
    for (index, row) in rest.iter().take(RANGEES).enumerate() {
        let text = row.mots.texte();
        if entier(entree_sommaire, text).is_some() {
            return 0;
        }
        let title = fold(page_collee(text).0);
        if !title.contains(char::is_alphabetic) || matches!(title.as_str(), "page" | "pages") {
            continue;
        }
        if seen.len() >= TITRES && (seen.contains(&title) || title == "introduction") {
            return index;
        }
        seen.push(title);
    }
    0
}

/// The most rows that a heading was seen to run over.
const RANGEES_DE_TITRE: usize = 3;

/// A head without number takes it from a row that holds nothing else.
fn numero_dessous(found: &mut Reconnu, rest: &[Rangee<'_>]) {
    let Some(head) = found.tete.as_mut().filter(|head| head.numero.is_none()) else { return };
    if let Some(n) = rest.get(found.rangees).and_then(|row| entier(numero, row.mots.plie())) {
        head.numero = Some(n);
        found.rangees += 1;
    }
}

/// What a heading that is being read may go on with.
struct Suite {
    /// A bracket is not closed: what stands in it is set smaller than the heading.
    remarque: bool,
    /// It wants more words, and may have them overleaf.
    ouvert: bool,
}

impl Suite {
    fn continue_le_titre(&self, first: &Rangee<'_>, row: &Rangee<'_>) -> bool {
        let alike = (row.taille() - first.taille()).abs() < 1.1;
        match row.saut {
            Saut::Lignes(n) => n < 2.6 && (self.remarque || alike),
            Saut::Page { .. } => self.ouvert && alike && first.gras() && row.gras(),
            Saut::Debut => false,
        }
    }
}

/// What stands before a bracket that is not closed yet.
fn remarque_ouverte(text: &str) -> Option<&str> {
    let (before, remarque) = text.rsplit_once('(')?;
    (!remarque.contains(')')).then_some(before)
}

fn peut_continuer(folded: &str) -> bool {
    variantes::SUITES.iter().any(|begin| folded.starts_with(begin))
}

fn dans_competence(sous: Option<Rubrique>) -> bool {
    matches!(
        sous,
        Some(
            Rubrique::FicheCompetence
                | Rubrique::Description
                | Rubrique::ContexteMiseEnOeuvre
                | Rubrique::Criteres
                | Rubrique::Savoirs
        )
    )
}

/// Headings are bold wherever the input tells bold from regular. One that is not counts where it matches to the
/// letter and stands apart.
fn aspect_de_titre(row: &Rangee<'_>, found: &Reconnu, mesures: &Mesures) -> bool {
    if found.tete.is_some() && found.rubrique != Rubrique::CouvertureCcs && found.accord == Accord::Exact {
        return true;
    }
    if mesures.gras {
        let apart = row.saut.lignes(2.0) >= 1.4;
        let grand = row.taille() > mesures.corps + 0.6;
        return row.gras_au_debut() || grand || (apart && found.accord == Accord::Exact);
    }
    // In text a wrapped line of a paragraph may chance upon a short heading's words.
    found.accord == Accord::Exact || row.saut.lignes(2.0) >= 1.4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages;

    /// Each zone: what it is, its number, its rows.
    fn lues(text: &str) -> Vec<(Option<Rubrique>, Option<u32>, usize)> {
        let connu = Vocabulaire::connu();
        let source = reac_text::read(text.as_bytes()).unwrap();
        let feuilles = pages::feuilles(&source, connu);
        let mesures = Mesures::prendre(&feuilles, source.origin);
        let zones = zones(crate::rangees::rangees(&feuilles, &mesures), &mesures, connu);
        let numero = |zone: &Zone<'_>| zone.tete.and_then(|head| head.numero);
        zones.iter().map(|zone| (zone.rubrique, numero(zone), zone.rangees.len())).collect()
    }

    const RIEN: (Option<Rubrique>, Option<u32>, usize) = (None, None, 0);

    #[test]
    fn a_heading_parts_what_stands_above_it_from_what_stands_below() {
        let text = "FICHE ACTIVITÉ TYPE N° 1\n\nGarder un phare\n\n\
            Liste des compétences professionnelles de l'activité type\n\nAllumer le feu\nSonner la corne\n";
        let fiche = (Some(Rubrique::FicheActivite), Some(1), 1);
        assert_eq!(lues(text), [RIEN, fiche, (Some(Rubrique::ListeCompetences), None, 2)]);
    }

    #[test]
    fn a_head_takes_its_number_from_the_row_below() {
        let found = lues("FICHE ACTIVITÉ TYPE\nN° 7\n\nGarder un phare\n");
        assert_eq!(found, [RIEN, (Some(Rubrique::FicheActivite), Some(7), 1)]);
    }

    #[test]
    fn a_row_of_the_sommaire_is_no_heading() {
        let found = lues("SOMMAIRE\n\nFiche emploi type.....\t7\nGlossaire technique.....\t9\n");
        assert_eq!(found, [RIEN, (Some(Rubrique::Sommaire), None, 2)]);
    }

    #[test]
    fn a_heading_of_another_fiche_is_an_item_here() {
        let found = lues(
            "FICHE COMPÉTENCE PROFESSIONNELLE N° 2\n\nVeiller\n\nCritères de performance\n\n\
            Fiche(s) Rome de rattachement\n",
        );
        let fiche = (Some(Rubrique::FicheCompetence), Some(2), 1);
        assert_eq!(found, [RIEN, fiche, (Some(Rubrique::Criteres), None, 1)]);
    }
}
