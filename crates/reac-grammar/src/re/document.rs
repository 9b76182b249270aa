//! The parts of the document, one after the other: heads say where text goes, tables say themselves what they are.

use reac_model::{Complement, EntreeGlossaire, Epreuve, Jury, PlateauTechnique, Re, SCHEMA_RE, Titre};

use super::brouillon::Brouillon;
use super::colonnes::TableDeTexte;
use super::duree::premiere;
use super::entete::{Genre, entete};
use super::flux::{Contenu, Element, Tableau};
use super::prose::{Lecteur, en_un_texte};
use super::references::references;
use super::tableaux;
use super::titres::{self, Certificat, Rubrique, certificat, est_mobilier, rubrique};
use reac_lines::Origin;

use crate::fold::fold;
use crate::indices::{Colonne, besoin};
use crate::ligne::niveau::niveau_europeen;
use crate::rangees::{Rangee, Saut};
use crate::texte::{Notes, Texte};

/// Where text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ou {
    Couverture,
    References,
    Generales,
    Introduction,
    Complement,
    Protocole,
    Composition,
    Presence,
    Surveillance,
    Mobilier,
    /// A table of a text.
    Tableau,
    Glossaire,
    Colophon,
}

/// Tests being read.
#[derive(Clone, Default)]
pub(super) struct EnCours<'a> {
    id: String,
    numero: Option<u32>,
    pub(super) intitule: Vec<Rangee<'a>>,
    pub(super) introduction: Vec<Rangee<'a>>,
    pub(super) modalites: Brouillon<'a>,
    criteres: Brouillon<'a>,
    transversales: Brouillon<'a>,
    complements: Vec<(Vec<Rangee<'a>>, Vec<Rangee<'a>>)>,
    presence: Vec<Rangee<'a>>,
    protocole: Vec<Rangee<'a>>,
    composition: Vec<Rangee<'a>>,
    surveillance: Vec<Rangee<'a>>,
}

/// A document, its rows sorted to its parts.
#[derive(Clone)]
pub struct Document<'a> {
    couverture: Vec<Rangee<'a>>,
    references: Vec<Rangee<'a>>,
    generales: Vec<Rangee<'a>>,
    pub(super) titre: EnCours<'a>,
    /// The titre's tests were begun.
    commencee: bool,
    /// A head with a number came back to the titre behind its certificates.
    pub(super) au_titre: bool,
    pub(super) certificats: Vec<EnCours<'a>>,
    locaux: Brouillon<'a>,
    ressources: Brouillon<'a>,
    correspondances: Vec<Tableau<'a>>,
    glossaire: Vec<Rangee<'a>>,
    /// What no part takes.
    pub non_lu: Vec<Contenu<'a>>,
    /// Marks that are neither ticked nor empty, with their pages.
    pub douteuses: Vec<(u32, String)>,
    /// What stands in the tables of a text, which has no cells.
    pub(super) tableaux_de_texte: Vec<TableDeTexte<'a>>,
    pub(super) ou: Ou,
    /// The head of a certificate was met, and its title not yet.
    pub(super) titre_attendu: bool,
    /// The last head may go on: its own row.
    pub(super) tete: Option<Rangee<'a>>,
    /// The last row outside of all parts was furniture.
    mobilier: bool,
    /// Size of the body.
    corps: f32,
    /// The document tells bold from regular.
    gras: bool,
}

/// Larger than the body by so much, in points: a chapter's head.
const CHAPITRE: f32 = 1.6;
/// Larger than the body by this factor: a cover's.
const COUVERTURE: f32 = 1.6;

impl<'a> Document<'a> {
    /// Sorts all elements.
    #[must_use]
    pub fn lire(elements: Vec<Element<'a>>, lecteur: &Lecteur<'_>) -> Self {
        let mesures = lecteur.page.mesures;
        let mut out = Self {
            couverture: Vec::new(),
            references: Vec::new(),
            generales: Vec::new(),
            titre: EnCours { id: "TITRE".to_owned(), ..EnCours::default() },
            commencee: false,
            au_titre: false,
            certificats: Vec::new(),
            locaux: Brouillon::default(),
            ressources: Brouillon::default(),
            correspondances: Vec::new(),
            glossaire: Vec::new(),
            non_lu: Vec::new(),
            douteuses: Vec::new(),
            tableaux_de_texte: Vec::new(),
            ou: Ou::Couverture,
            titre_attendu: false,
            tete: None,
            mobilier: false,
            corps: mesures.corps,
            gras: mesures.gras,
        };
        for element in elements {
            match element {
                Element::Tableau(tableau) => out.tableau(tableau),
                Element::Rangee(row) if lecteur.origine != Origin::Pdf => out.rangee_de_texte(row),
                Element::Rangee(row) => {
                    let suite = |row: &Rangee<'_>| fold(&row.texte(Notes::AUCUNE)) == "suite";
                    let goes_on =
                        out.tete.as_ref().is_some_and(|tete| suit(tete, &row, lecteur) || suite(&row));
                    if goes_on { out.suite_de_tete(row) } else { out.rangee(row) }
                }
            }
        }
        out.lire_en_colonnes(mesures.pas);
        out
    }

    /// The tests being read: the titre's, where none was opened.
    pub(super) fn epreuve(&mut self) -> &mut EnCours<'a> {
        if self.certificats.is_empty() || self.au_titre {
            self.commencee = true;
            return &mut self.titre;
        }
        let last = self.certificats.len() - 1;
        self.certificats.get_mut(last).unwrap_or(&mut self.titre)
    }

    pub(super) fn suite_de_tete(&mut self, row: Rangee<'a>) {
        let tete = self.tete.take();
        let same = |own: &Rangee<'_>, tete: &Rangee<'_>| {
            own.page == tete.page && (own.baseline - tete.baseline).abs() < 0.1
        };
        // Heads that are printed again within a complement are not its own.
        if self.ou == Ou::Complement
            && let Some((head, _)) = self.epreuve().complements.last_mut()
            && head.last().zip(tete.as_ref()).is_some_and(|(own, tete)| same(own, tete))
        {
            head.push(row.clone());
        }
        self.tete = Some(row);
    }

    fn rangee(&mut self, row: Rangee<'a>) {
        self.tete = None;
        let text = row.texte(Notes::AUCUNE);
        let bold = !self.gras || row.gras_au_debut();
        let large = row.taille() > self.corps + CHAPITRE;
        if row.taille() > self.corps * COUVERTURE {
            if !self.commencee && self.certificats.is_empty() && self.references.is_empty() {
                self.couverture.push(row);
            }
            return;
        }
        if large && let Some((kind, number, title)) = certificat(&text) {
            self.certificat(kind, number, title, row.clone());
            return;
        }
        if large && bold && self.titre_attendu {
            self.epreuve().intitule.push(row);
            return;
        }
        match rubrique(&text).filter(|found| bold || self.sans_gras(*found)) {
            Some(found) => self.rubrique(found, row),
            None => self.corps(row, large && bold),
        }
    }

    /// Heads of the jury's section are regular in a certificate.
    fn sans_gras(&self, found: Rubrique) -> bool {
        let jury = matches!(found, Rubrique::Presence | Rubrique::Protocole | Rubrique::Composition);
        jury && matches!(self.ou, Ou::Presence | Ou::Protocole | Ou::Composition | Ou::Mobilier)
    }

    pub(super) fn certificat(&mut self, kind: Certificat, number: Option<u32>, title: &str, row: Rangee<'a>) {
        let key = match kind {
            Certificat::Ccp => "CCP",
            Certificat::Ccs => "CCS",
        };
        self.au_titre &= number.is_none();
        let again = self
            .certificats
            .last()
            .is_some_and(|last| number.is_some() && last.numero == number && last.id.starts_with(key));
        if again {
            self.reprendre();
            self.tete = Some(row);
            return;
        }
        self.ou = Ou::Introduction;
        let rank = self.certificats.iter().filter(|known| known.id.starts_with(key)).count() + 1;
        let mut new = EnCours { id: format!("{key}{rank}"), numero: number, ..EnCours::default() };
        if !title.is_empty() {
            let words = title.split_whitespace().count();
            let skip = row.mots.len().saturating_sub(words);
            let mut named = row;
            named.mots = crate::mots::Mots::new(named.mots.iter().skip(skip).copied().collect());
            new.intitule.push(named);
        }
        self.titre_attendu = true;
        self.au_titre = false;
        self.certificats.push(new);
    }

    /// A head is printed again overleaf: what was open there goes on.
    fn reprendre(&mut self) {
        let open = matches!(
            self.ou,
            Ou::Complement
                | Ou::Generales
                | Ou::Presence
                | Ou::Protocole
                | Ou::Composition
                | Ou::Surveillance
                | Ou::Mobilier
        );
        if !open {
            self.ou = Ou::Introduction;
        }
    }

    /// What stands on a head's line behind its colon.
    fn derriere_la_tete(&mut self, row: &Rangee<'a>) {
        let colon = row.mots.iter().position(|mot| mot.text.ends_with(':'));
        let rest: Vec<&reac_lines::Word> = match colon {
            Some(at) => row.mots.iter().skip(at + 1).copied().collect(),
            None => Vec::new(),
        };
        if rest.iter().any(|mot| mot.text.chars().any(char::is_alphanumeric)) {
            let mut own = row.clone();
            own.mots = crate::mots::Mots::new(rest);
            self.corps(own, false);
        }
    }

    pub(super) fn rubrique(&mut self, found: Rubrique, row: Rangee<'a>) {
        self.titre_attendu = false;
        let again = titres::est_suite(&row.texte(Notes::AUCUNE));
        if again
            && matches!(
                found,
                Rubrique::Dispositif | Rubrique::Modalites | Rubrique::Generales | Rubrique::Jury
            )
        {
            self.reprendre();
            self.tete = Some(row);
            return;
        }
        // The pages of a certificate print the same heads without numbers.
        let du_titre = matches!(
            found,
            Rubrique::Jury
                | Rubrique::Presence
                | Rubrique::Protocole
                | Rubrique::Composition
                | Rubrique::Surveillance
        );
        self.au_titre |= du_titre && !self.certificats.is_empty() && titres::est_numerote(&row);
        self.tete = Some(row.clone());
        self.ou = match found {
            Rubrique::Couverture => Ou::Couverture,
            Rubrique::References => Ou::References,
            Rubrique::Generales => Ou::Generales,
            Rubrique::Dispositif => {
                self.epreuve();
                Ou::Introduction
            }
            Rubrique::Modalites => Ou::Introduction,
            Rubrique::Complement => {
                self.epreuve().complements.push((vec![row], Vec::new()));
                Ou::Complement
            }
            Rubrique::Presence => {
                self.epreuve().presence.push(row);
                Ou::Presence
            }
            Rubrique::Jury => Ou::Presence,
            Rubrique::Protocole => Ou::Protocole,
            Rubrique::Composition => Ou::Composition,
            Rubrique::Surveillance => Ou::Surveillance,
            Rubrique::Glossaire => Ou::Glossaire,
            Rubrique::Colophon => Ou::Colophon,
            Rubrique::Criteres | Rubrique::Transversales | Rubrique::Annexe | Rubrique::Correspondances => {
                Ou::Mobilier
            }
        };
        if matches!(self.ou, Ou::Protocole | Ou::Composition | Ou::Surveillance)
            && let Some(row) = self.tete.clone()
        {
            self.derriere_la_tete(&row);
        }
    }

    pub(super) fn corps(&mut self, row: Rangee<'a>, chapitre: bool) {
        match self.ou {
            Ou::Couverture if !self.commencee && self.references.is_empty() => self.couverture.push(row),
            Ou::Colophon | Ou::Couverture => {}
            Ou::References => self.references.push(row),
            Ou::Generales => self.generales.push(row),
            Ou::Introduction => self.epreuve().introduction.push(row),
            Ou::Complement => {
                if let Some((_, content)) = self.epreuve().complements.last_mut() {
                    content.push(row);
                }
            }
            Ou::Presence => self.epreuve().presence.push(row),
            Ou::Protocole => self.epreuve().protocole.push(row),
            Ou::Composition => self.epreuve().composition.push(row),
            Ou::Surveillance => self.epreuve().surveillance.push(row),
            Ou::Glossaire if chapitre => {}
            Ou::Glossaire => self.glossaire.push(row),
            Ou::Mobilier | Ou::Tableau if chapitre => {}
            Ou::Mobilier | Ou::Tableau => self.hors_partie(row),
        }
    }

    /// A sentence that every document prints is furniture, and so is what it goes on with.
    fn hors_partie(&mut self, row: Rangee<'a>) {
        let close = matches!(row.saut, Saut::Lignes(n) if n < 1.3);
        self.mobilier = est_mobilier(&fold(&row.texte(Notes::AUCUNE))) || (self.mobilier && close);
        if !self.mobilier {
            let colonne = Colonne { droite: row.droite(), gauche: row.gauche() };
            self.non_lu.push(Contenu { rangees: vec![row], colonne });
        }
    }

    fn tableau(&mut self, tableau: Tableau<'a>) {
        self.tete = None;
        self.titre_attendu = false;
        let Some(head) = entete(&tableau) else {
            let left = tableau.cellules.into_iter().map(|cell| cell.contenu);
            self.non_lu.extend(left.filter(|contenu| !contenu.rangees.is_empty()));
            return;
        };
        match head.genre {
            Genre::Correspondances => self.correspondances.push(tableau),
            _ => self.brouillon(head.genre).prendre(&tableau, &head),
        }
        if head.genre != Genre::Modalites || self.ou == Ou::Introduction {
            self.ou = Ou::Mobilier;
        }
    }

    fn brouillon(&mut self, genre: Genre) -> &mut Brouillon<'a> {
        match genre {
            Genre::Locaux => &mut self.locaux,
            Genre::Ressources | Genre::Correspondances => &mut self.ressources,
            Genre::Modalites => &mut self.epreuve().modalites,
            Genre::Criteres => &mut self.epreuve().criteres,
            Genre::Transversales => &mut self.epreuve().transversales,
        }
    }
}

/// Whether a row goes on with the head above it: set alike, close below, and without room above.
fn suit(tete: &Rangee<'_>, row: &Rangee<'_>, lecteur: &Lecteur<'_>) -> bool {
    let mesures = lecteur.page.mesures;
    let margin = lecteur.marges.get(&tete.page).copied().unwrap_or(mesures.droite);
    let scale = (tete.taille() / mesures.corps).max(1.0);
    let close = matches!(row.saut, Saut::Lignes(n) if n / scale < 1.3);
    let alike = tete.gras() == row.gras() && (tete.taille() - row.taille()).abs() < 0.6;
    let ended = tete.mots.last().is_some_and(|mot| mot.text.ends_with(':'));
    close && alike && tete.gras() && !ended && margin - tete.droite() < besoin(tete, row, mesures)
}

impl<'a> Document<'a> {
    /// The parts as they are written, without the footer.
    pub fn rediger(mut self, lecteur: &mut Lecteur<'_>) -> (Re<Texte>, Vec<Texte>, Vec<(u32, String)>) {
        let mut non_lu = Vec::new();
        let titre = couverture(&self.couverture, lecteur);
        let lines = lecteur.paragraphes(&self.references);
        let (references, other) = references(&lines);
        non_lu.extend(other);
        let modalites_generales = lecteur.prose(&self.generales);
        let mut tests = Vec::new();
        if self.commencee {
            tests.push(std::mem::take(&mut self.titre));
        }
        tests.append(&mut self.certificats);
        for drafts in
            tests.iter().map(EnCours::brouillons).chain([[&self.locaux, &self.ressources, &self.ressources]])
        {
            self.douteuses.extend(drafts.iter().flat_map(|draft| draft.douteuses.iter().cloned()));
        }
        let drafts = tests.iter().flat_map(EnCours::brouillons).chain([&self.locaux, &self.ressources]);
        non_lu.extend(drafts.flat_map(|draft| draft.dits_sans_place(lecteur)));
        let left = tests.iter().flat_map(EnCours::brouillons).chain([&self.locaux, &self.ressources]);
        let left: Vec<Contenu<'a>> =
            left.flat_map(|draft| draft.non_lu.iter().cloned()).chain(self.non_lu.iter().cloned()).collect();
        let tables = self.tableaux_de_texte.iter().filter(|table| !table.contenu.rangees.is_empty());
        let tables = tables.map(|table| table.contenu.clone());
        let left: Vec<Contenu<'a>> = left.into_iter().chain(tables).collect();
        non_lu.extend(left.iter().filter_map(|cell| lecteur.texte(std::slice::from_ref(cell))));
        let epreuves = tests.into_iter().map(|test| test.rediger(lecteur, &mut non_lu)).collect();
        let plateau_technique = PlateauTechnique {
            locaux: tableaux::locaux(&self.locaux, lecteur),
            ressources: tableaux::ressources(&self.ressources, lecteur),
        };
        let correspondances =
            self.correspondances.iter().map(|tableau| tableaux::correspondance(tableau, lecteur)).collect();
        let glossaire = glossaire(&self.glossaire, lecteur, &mut non_lu);
        let re = Re {
            schema: SCHEMA_RE.to_owned(),
            document: reac_model::DocumentRe {
                type_document: None,
                sigle: None,
                code_titre: None,
                millesime: None,
                date_jo: None,
                date_mise_a_jour: None,
                pages: None,
            },
            titre,
            references,
            modalites_generales,
            epreuves,
            plateau_technique,
            correspondances,
            glossaire,
            extraction: None,
        };
        (re, non_lu, self.douteuses)
    }
}

impl<'a> EnCours<'a> {
    fn brouillons(&self) -> [&Brouillon<'a>; 3] {
        [&self.modalites, &self.criteres, &self.transversales]
    }

    fn rediger(self, lecteur: &mut Lecteur<'_>, non_lu: &mut Vec<Texte>) -> Epreuve<Texte> {
        let modalites = tableaux::modalites(&self.modalites, lecteur);
        let duree_minutes = presence(&self.presence, lecteur, non_lu);
        let complements = self.complements.iter().filter_map(|(head, content)| {
            let head = en_un_texte(head.iter(), &lecteur.page)?;
            let intitule = head.avec(head.texte.trim_end_matches([':', ' ', '\u{a0}']));
            Some(Complement { intitule, contenu: lecteur.prose(content) })
        });
        let complements = complements.collect();
        Epreuve {
            id: self.id,
            intitule: en_un_texte(self.intitule.iter(), &lecteur.page),
            introduction: lecteur.prose(&self.introduction),
            duree_totale_minutes: self.modalites.duree_totale,
            complements,
            criteres: tableaux::criteres(&self.criteres, &modalites, lecteur),
            obligations_reglementaires: lecteur.prose_de(&self.criteres.obligations),
            transversales: tableaux::transversales(&self.transversales, lecteur),
            jury: Jury {
                duree_minutes,
                protocole: lecteur.prose(&self.protocole),
                composition: lecteur.prose(&self.composition),
            },
            surveillance: lecteur.prose(&self.surveillance),
            modalites,
        }
    }
}

/// How long the jury is present: its head says so, or the line below. What else stands there has no place.
fn presence(rows: &[Rangee<'_>], lecteur: &Lecteur<'_>, non_lu: &mut Vec<Texte>) -> Option<u32> {
    let texte = |rows: &[Rangee<'_>]| en_un_texte(rows.iter(), &lecteur.page);
    let said = |end: usize| texte(rows.get(..end)?).and_then(|texte| premiere(&texte.texte));
    let found = (1..=rows.len()).find_map(|end| Some((end, said(end)?)));
    let (end, minutes) = found.map_or((0, None), |(end, minutes)| (end, Some(minutes)));
    // `1 h` goes on with `30 min` on the next line.
    let (end, minutes) = match said(end + 1) {
        Some(more) if minutes.is_some_and(|minutes| minutes != more) => (end + 1, Some(more)),
        _ => (end, minutes),
    };
    let rest = rows.get(end..).and_then(texte);
    non_lu.extend(rest.filter(|texte| !crate::fiches::commun::est_neant(&texte.texte)));
    minutes
}

/// The first cover: the name of the titre is what its own words do not tell apart.
fn couverture(rows: &[Rangee<'_>], lecteur: &Lecteur<'_>) -> Titre<Texte> {
    let mut titre = Titre { intitule: None, niveau: None, niveau_europeen: None, site: None };
    let mut name: Vec<&Rangee<'_>> = Vec::new();
    let largest = rows.iter().map(Rangee::taille).fold(0.0, f32::max);
    for row in rows {
        let text = row.texte(Notes::AUCUNE);
        let folded = fold(&text);
        let texte = || en_un_texte(std::iter::once(row), &lecteur.page);
        if folded.starts_with("niveau") {
            titre.niveau_europeen = niveau_europeen(&text);
            titre.niveau = texte();
        } else if let Some(at) = text.find("http").filter(|_| folded.contains("http")) {
            titre.site = texte().map(|texte| texte.avec(text.get(at..).unwrap_or_default()));
        } else if is_title_word(&folded)
            || (row.taille() - largest).abs() < 0.6 && folded.starts_with("du titre")
        {
        } else if titre.niveau.is_none()
            && (row.taille() > lecteur.page.mesures.corps + CHAPITRE || lecteur.origine != Origin::Pdf)
        {
            name.push(row);
        }
    }
    titre.intitule = en_un_texte(name.into_iter(), &lecteur.page);
    titre
}

/// What every cover prints, folded.
fn is_title_word(folded: &str) -> bool {
    let known =
        ["referentiel", "du titre professionnel", "titre professionnel", "ministere", "des certificats"];
    known.iter().any(|words| folded.starts_with(words))
}

/// Bold terms, each with what stands below it.
fn glossaire(
    rows: &[Rangee<'_>],
    lecteur: &mut Lecteur<'_>,
    non_lu: &mut Vec<Texte>,
) -> Vec<EntreeGlossaire<Texte>> {
    let mut entries: Vec<(Vec<Rangee<'_>>, Vec<Rangee<'_>>)> = Vec::new();
    for row in rows {
        let text = row.texte(Notes::AUCUNE);
        let worded = text.chars().any(char::is_alphanumeric);
        // A text tells no weight: the terms are the names of the modalités.
        let terme = row.gras() || lecteur.origine != Origin::Pdf && titres::est_modalite(&text);
        match entries.last_mut() {
            _ if !worded => {}
            Some((term, definition)) if row.gras() && definition.is_empty() => term.push(row.clone()),
            _ if terme => entries.push((vec![row.clone()], Vec::new())),
            Some((_, definition)) => definition.push(row.clone()),
            None => non_lu.extend(en_un_texte(std::iter::once(row), &lecteur.page)),
        }
    }
    let entries = entries.iter().filter_map(|(term, definition)| {
        let terme = en_un_texte(term.iter(), &lecteur.page)?;
        Some(EntreeGlossaire { terme, definition: lecteur.prose(definition) })
    });
    entries.collect()
}
