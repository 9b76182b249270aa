//! Documents as text: no rules part cells there, no size or weight tells heads. What stands outside of tables is read by
//! its words; what stands in tables is kept together, table by table, for the report.

use super::colonnes::{TableDeTexte, modalites};
use super::document::{Document, Ou};
use super::duree::premiere;
use super::flux::Contenu;
use super::titres::{self, Rubrique, certificat, est_groupe, est_mobilier, rubrique};
use crate::fold::fold;
use crate::indices::Colonne;
use crate::rangees::Rangee;
use crate::texte::Notes;

/// Beginnings of the heading rows of tables, folded.
const ENTETES: &[&str] = &[
    "modalites competences",
    "modalite d evaluation designation",
    "competences professionnelles criteres",
    "competences transversales competences",
    "competences transversales criteres",
    "designation nombre",
    "designation description",
];

/// Heads of single columns, folded, as a text has them that follows no columns.
const COLONNES: &[&str] = &[
    "modalites",
    "competences evaluees",
    "duree",
    "detail de l organisation de l epreuve",
    "competences professionnelles",
    "criteres d evaluation",
    "competences transversales",
    "competences professionnelles concernees",
    "modalite d evaluation",
    "designation et description des locaux",
    "designation",
    "nombre",
    "description",
    "observations",
];

/// Rows that a title may take.
const TITRE: usize = 3;

/// Whether a row is the heading of a table.
fn est_entete(folded: &str) -> bool {
    ENTETES.iter().any(|head| folded.starts_with(head)) || COLONNES.contains(&folded)
}

/// A head by its words, in a text where a cell may begin with the same.
fn tete(row: &Rangee<'_>, text: &str) -> Option<Rubrique> {
    let found = rubrique(text)?;
    let folded = fold(text);
    let words = folded.split(' ').count();
    let sure = match found {
        Rubrique::Generales => titres::est_numerote(row),
        Rubrique::Annexe => {
            words <= 2 || folded.starts_with("ressources pour") || folded.starts_with("plateau")
        }
        _ => true,
    };
    sure.then_some(found)
}

impl<'a> Document<'a> {
    /// A row of a text.
    pub(super) fn rangee_de_texte(&mut self, row: Rangee<'a>) {
        let text = row.texte(Notes::AUCUNE);
        if let Some((kind, number, title)) = certificat(&text).filter(|_| self.ou != Ou::Tableau) {
            self.certificat(kind, number, title, row.clone());
            return;
        }
        if let Some(found) = tete(&row, &text) {
            self.rubrique(found, row);
            self.ouvrir_tableau(found);
            return;
        }
        let folded = fold(&text);
        if self.titre_attendu && self.epreuve().intitule.len() < TITRE {
            let test = self.epreuve();
            test.intitule.push(row);
            // A sentence that announces the title stands before it.
            if text.trim_end().ends_with(':') {
                test.introduction.append(&mut test.intitule);
            }
        } else if self.tete_ouverte(&row) {
            self.suite_de_tete(row);
        } else if folded.contains("duree totale de l epreuve") {
            let total = premiere(&text);
            let modalites = &mut self.epreuve().modalites;
            modalites.duree_totale = total.or(modalites.duree_totale);
        } else if est_entete(&folded) && matches!(self.ou, Ou::Introduction | Ou::Tableau) {
            let whole = ENTETES.iter().any(|head| folded.starts_with(head));
            if self.ou == Ou::Introduction || whole {
                self.ouvrir(whole.then_some(row));
            }
        } else if self.ou == Ou::Tableau {
            self.cellule_de_texte(row, &folded);
        } else {
            self.tete = None;
            self.corps(row, false);
        }
    }

    /// Heads below which a table stands at once.
    fn ouvrir_tableau(&mut self, found: Rubrique) {
        let table = matches!(
            found,
            Rubrique::Criteres | Rubrique::Transversales | Rubrique::Annexe | Rubrique::Correspondances
        );
        if table {
            self.ouvrir(None);
        }
    }

    fn ouvrir(&mut self, tete: Option<Rangee<'a>>) {
        let said = |tete: &Rangee<'_>| fold(&tete.texte(Notes::AUCUNE));
        let before = self.tableaux_de_texte.last().and_then(|table| table.tete.as_ref());
        let suite = self.ou == Ou::Tableau && before.map(said) == tete.as_ref().map(said);
        self.ou = Ou::Tableau;
        let certificat = if self.au_titre { None } else { self.certificats.len().checked_sub(1) };
        let contenu = Contenu { rangees: Vec::new(), colonne: Colonne { droite: 0.0, gauche: 0.0 } };
        self.tableaux_de_texte.push(TableDeTexte { tete, certificat, suite, contenu });
    }

    /// How many tables no cell was read of.
    pub(super) fn tableaux_sans_cellules(&self) -> usize {
        let left = self.tableaux_de_texte.iter().filter(|table| !table.contenu.rangees.is_empty());
        let all = left.clone().count();
        left.filter(|table| !table.suite).count().max(all.min(1))
    }

    /// Reads the tables of modalités whose columns the text keeps.
    pub(super) fn lire_en_colonnes(&mut self, pas: f32) {
        let mut tables = std::mem::take(&mut self.tableaux_de_texte);
        for segments in tables.chunk_by_mut(|_, next| next.suite) {
            let Some(lines) = modalites(&segments.iter().collect::<Vec<_>>(), pas) else { continue };
            let certificat = segments.first().and_then(|table| table.certificat);
            let test = certificat.and_then(|at| self.certificats.get_mut(at)).unwrap_or(&mut self.titre);
            test.modalites.lignes.extend(lines);
            segments.iter_mut().for_each(|table| table.contenu.rangees.clear());
        }
        self.tableaux_de_texte = tables;
    }

    /// The head of a complement ends with a colon.
    fn tete_ouverte(&self, row: &Rangee<'_>) -> bool {
        let open = |tete: &Rangee<'_>| tete.mots.last().is_some_and(|mot| !mot.text.ends_with(':'));
        self.ou == Ou::Complement
            && self.tete.as_ref().is_some_and(open)
            && row.mots.last().is_some_and(|mot| mot.text.ends_with(':'))
    }

    fn cellule_de_texte(&mut self, row: Rangee<'a>, folded: &str) {
        if est_mobilier(folded) || est_groupe(folded) {
            return;
        }
        if let Some(table) = self.tableaux_de_texte.last_mut() {
            table.contenu.rangees.push(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn est_entete_accepts() {
        for text in
            ["Modalités Compétences évaluées Durée Détail", "Critères d’évaluation", "Désignation Nombre"]
        {
            assert!(est_entete(&fold(text)), "{text}");
        }
    }

    #[test]
    fn est_entete_rejects() {
        for text in ["", "Modalités du gardiennage", "Durée de la veille", "Le phare"] {
            assert!(!est_entete(&fold(text)), "{text}");
        }
    }
}
