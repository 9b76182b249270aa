//! What tables hold, gathered over pages before their rows are joined: only then is a cell whole.

use super::coche::{Coche, case, coche};
use super::duree::premiere;
use super::entete::{Entete, Genre, Role, texte_brut};
use super::flux::{Cellule, Contenu, Tableau};
use super::prose::Lecteur;
use super::titres::{est_groupe, rangees_de_groupe};
use crate::fold::fold;
use crate::rangees::Saut;
use crate::texte::Texte;

/// A row of a table, whatever pages it runs over.
#[derive(Debug, Clone, Default)]
pub struct Ligne<'a> {
    /// What its cells hold, by role; a role has several where dashed rules part its cell.
    pub cellules: Vec<(Role, Vec<Contenu<'a>>)>,
    /// The columns of marks, by their rank among them, that are ticked.
    pub coches: Vec<usize>,
    /// The row over it that spans the table: an activity.
    pub activite: Option<usize>,
}

impl<'a> Ligne<'a> {
    /// What stands in the columns of one role.
    #[must_use]
    pub fn de(&self, role: Role) -> &[Contenu<'a>] {
        self.cellules
            .iter()
            .find(|(own, _)| *own == role)
            .map(|(_, cells)| cells.as_slice())
            .unwrap_or_default()
    }

    /// Puts a cell below those of its role.
    fn mettre(&mut self, role: Role, cell: Contenu<'a>, suite: bool) {
        match self.cellules.iter_mut().find(|(own, _)| *own == role) {
            Some((_, cells)) if suite => prolonger(cells, cell),
            Some((_, cells)) => cells.push(cell),
            None => self.cellules.push((role, vec![cell])),
        }
    }
}

/// The tables of one kind within one part of the document.
#[derive(Debug, Clone, Default)]
pub struct Brouillon<'a> {
    /// Their rows.
    pub lignes: Vec<Ligne<'a>>,
    /// Rows that span the table and name an activity.
    pub activites: Vec<Contenu<'a>>,
    /// Heads of the columns of marks.
    pub marques: Vec<Cellule<'a>>,
    /// Durée totale, minutes.
    pub duree_totale: Option<u32>,
    /// What the matrix says of obligations.
    pub obligations: Vec<Contenu<'a>>,
    /// What no place of the output takes.
    pub non_lu: Vec<Contenu<'a>>,
    /// Marks that are neither ticked nor empty, by their page.
    pub douteuses: Vec<(u32, String)>,
    /// What columns say that have no place in the output.
    sans_place: Vec<SansPlace<'a>>,
}

/// A cell of a column that has no place in the output.
#[derive(Debug, Clone)]
struct SansPlace<'a> {
    /// What names its row.
    cle: Contenu<'a>,
    /// The head of its column.
    tete: Option<Cellule<'a>>,
    /// What it says; nothing where it is ticked.
    valeur: Option<Contenu<'a>>,
}

impl SansPlace<'_> {
    fn texte(&self, lecteur: &Lecteur<'_>) -> Option<Texte> {
        let row = lecteur.texte(std::slice::from_ref(&self.cle))?;
        let value = self.valeur.as_ref().and_then(|value| lecteur.texte(std::slice::from_ref(value)));
        let parts =
            [Some(row.texte.clone()), self.tete.as_ref().map(texte_brut), value.map(|value| value.texte)];
        let said: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        Some(row.avec(&said.join(" : ")))
    }
}

/// Where a row stands and whether it counts something.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// First below a heading row: what it says may go on from the page before.
    overleaf: bool,
    /// A column of numbers is filled.
    counted: bool,
}

/// A cell goes on overleaf.
pub fn prolonger<'a>(into: &mut Vec<Contenu<'a>>, mut cell: Contenu<'a>) {
    if let Some(first) = cell.rangees.first_mut() {
        first.saut = Saut::Page { reste: 0.0, descente: 0.0 };
    }
    match into.last_mut() {
        Some(last) => last.rangees.append(&mut cell.rangees),
        None => into.push(cell),
    }
}

impl<'a> Brouillon<'a> {
    /// Takes the rows of a table.
    pub fn prendre(&mut self, tableau: &Tableau<'a>, entete: &Entete) {
        if self.marques.is_empty() {
            let last = entete.lignes.saturating_sub(1);
            let heads = entete.tetes.iter().filter(|tete| tete.role == Role::Marques);
            self.marques = heads.filter_map(|tete| trouver(tableau, last, tete.colonne)).collect();
        }
        let key = entete.tetes.iter().find(|tete| tete.role == Role::Cle).map_or(0, |tete| tete.colonne);
        let mut row = entete.lignes;
        while row < tableau.lignes {
            let Some(cell) = trouver(tableau, row, key) else { break };
            // Of rooms and equipment, each row of the grid is an entry; elsewhere the cell that names it says how far it
            // goes.
            let by_row = matches!(entete.genre, Genre::Ressources | Genre::Locaux);
            let height = if by_row { 1 } else { cell.place.rows.max(1) };
            let end = (cell.place.row + height).max(row + 1);
            if !self.ligne_entiere(tableau, &cell, row) {
                self.ligne(tableau, entete, &cell, row..end);
            }
            row = end;
        }
    }

    /// A cell that spans the table: a group's label, an activity, obligations, the total.
    fn ligne_entiere(&mut self, tableau: &Tableau<'a>, cell: &Cellule<'a>, row: usize) -> bool {
        let total = (0..tableau.colonnes).filter_map(|column| tableau.cellule(row, column));
        let total = total.map(texte_brut).find(|text| fold(text).starts_with("duree totale"));
        if total.is_some() {
            let all = (0..tableau.colonnes).filter_map(|column| tableau.cellule(row, column)).map(texte_brut);
            self.duree_totale = all.filter_map(|text| premiere(&text)).next().or(self.duree_totale);
            return true;
        }
        if cell.place.columns < tableau.colonnes {
            return false;
        }
        let folded = fold(&texte_brut(cell));
        if folded.starts_with("obligations reglementaires") {
            let mut rest = cell.contenu.clone();
            rest.rangees = rest.rangees.split_off(1.min(rest.rangees.len()));
            self.obligations.push(rest);
        } else if !self.obligations.is_empty() {
            prolonger(&mut self.obligations, cell.contenu.clone());
        } else if !folded.is_empty() && !est_groupe(&folded) {
            self.activites.push(cell.contenu.clone());
        }
        true
    }

    fn ligne(
        &mut self,
        tableau: &Tableau<'a>,
        entete: &Entete,
        cle: &Cellule<'a>,
        rows: std::ops::Range<usize>,
    ) {
        if est_groupe(&fold(&texte_brut(cle))) {
            return;
        }
        let mut new = Ligne { activite: self.activites.len().checked_sub(1), ..Ligne::default() };
        let mut rang = 0;
        let mut counted = false;
        for tete in &entete.tetes {
            let mut seen: Vec<(usize, usize)> = Vec::new();
            for row in rows.clone() {
                let Some(mut cell) = trouver(tableau, row, tete.colonne) else { continue };
                if tete.role == Role::Cle {
                    let label = rangees_de_groupe(&cell.contenu.rangees);
                    cell.contenu.rangees.drain(..label);
                }
                let at = (cell.place.row, cell.place.column);
                if seen.contains(&at) || cell.place.column < tete.colonne {
                    continue;
                }
                seen.push(at);
                counted |=
                    matches!(tete.role, Role::Nombre | Role::Partage | Role::Autre) && !cell.est_vide();
                match tete.role {
                    Role::Marques if self.cochee(&cell, tableau.page) => new.coches.push(rang),
                    Role::Marques => {}
                    Role::Autre => self.sans_place(
                        &cell,
                        cle,
                        trouver(tableau, entete.lignes.saturating_sub(1), tete.colonne),
                    ),
                    role if !cell.contenu.rangees.is_empty() => new.mettre(role, cell.contenu, false),
                    _ => {}
                }
            }
            rang += usize::from(tete.role == Role::Marques);
        }
        let overleaf = rows.start == entete.lignes;
        self.ajouter(new, entete.genre, Place { overleaf, counted });
    }

    /// A row of its own, or what the row above goes on with.
    fn ajouter(&mut self, new: Ligne<'a>, genre: Genre, place: Place) {
        let own = !new.de(Role::Cle).is_empty();
        let empty = new.cellules.is_empty();
        // Equipment without a name of its own has that of the entry above; overleaf it is new where it is counted.
        let unnamed = genre == Genre::Ressources && (place.counted || !place.overleaf);
        match self.lignes.last_mut() {
            _ if empty => {}
            Some(last) if !own && unnamed => {
                let key = last.de(Role::Cle).to_vec();
                let mut new = new;
                key.into_iter().for_each(|cell| new.mettre(Role::Cle, cell, false));
                self.lignes.push(new);
            }
            Some(last) if !own => {
                for (role, cells) in new.cellules {
                    for (rank, cell) in cells.into_iter().enumerate() {
                        last.mettre(role, cell, place.overleaf && rank == 0);
                    }
                }
                last.coches.extend(new.coches);
            }
            _ => self.lignes.push(new),
        }
    }

    fn cochee(&mut self, cell: &Cellule<'a>, page: u32) -> bool {
        let words = cell.contenu.rangees.iter().flat_map(|row| row.mots.iter());
        let written = words.map(|mot| (coche(&mot.text), mot.text.clone()));
        let drawn = cell.cases.iter().map(|tick| (case(tick), "/".to_owned()));
        let mut ticked = false;
        for (mark, seen) in written.chain(drawn) {
            match mark {
                Some(Coche::Cochee) => ticked = true,
                Some(Coche::Vide) => {}
                None => self.douteuses.push((page, seen)),
            }
        }
        ticked
    }

    fn sans_place(&mut self, cell: &Cellule<'a>, cle: &Cellule<'a>, tete: Option<Cellule<'a>>) {
        let mark = |row: &crate::rangees::Rangee<'_>| row.mots.iter().all(|mot| coche(&mot.text).is_some());
        let words = cell.contenu.rangees.iter().flat_map(|row| row.mots.iter());
        let written = words.filter_map(|mot| coche(&mot.text));
        let valeur = cell.contenu.rangees.iter().any(|row| !mark(row)).then(|| cell.contenu.clone());
        let ticked = || written.chain(cell.cases.iter().filter_map(case)).any(|mark| mark == Coche::Cochee);
        if valeur.is_none() && !ticked() {
            return;
        }
        // A cell alone says itself what it is about.
        match valeur {
            Some(valeur) if cle.contenu.rangees.is_empty() => self.non_lu.push(valeur),
            valeur => self.sans_place.push(SansPlace { cle: cle.contenu.clone(), tete, valeur }),
        }
    }

    /// What cells say that have no place in the output, each with the name of its row and the head of its column.
    pub fn dits_sans_place(&self, lecteur: &Lecteur<'_>) -> Vec<Texte> {
        self.sans_place.iter().filter_map(|cell| cell.texte(lecteur)).collect()
    }
}

fn trouver<'a>(tableau: &Tableau<'a>, row: usize, column: usize) -> Option<Cellule<'a>> {
    tableau
        .cellules
        .iter()
        .find(|cell| {
            let place = &cell.place;
            (place.row..place.row + place.rows).contains(&row)
                && (place.column..place.column + place.columns).contains(&column)
        })
        .cloned()
}
