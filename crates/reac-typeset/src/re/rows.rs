//! Each kind of table, in the columns of its generation.

use super::compose::{duration, text};
use super::layout::{GenerationRe, Heads, Session};
use super::plate::{Centred, Dashes};
use super::setter::Setter;
use super::table::{Cell, Content, Grid, Mark, PITCH, Para, Row, SIZE};
use crate::fonts::Face;
use reac_model::{
    Bloc, Correspondance, CritereRe, Epreuve, Modalite, PlateauTechnique, Ressource, TitreArrete,
};

const NONE: &str = "Sans objet";

fn para(text: &str, face: Face) -> Para<'_> {
    Para { text, face, bullet: None, centred: Centred::No }
}

fn title(text: &str) -> Para<'_> {
    Para { text, face: Face::NarrowBold, bullet: None, centred: Centred::Yes }
}

fn paras(blocs: &[Bloc]) -> Vec<Para<'_>> {
    let each = blocs.iter().flat_map(|bloc| match bloc {
        Bloc::Paragraphe { texte } => vec![para(texte, Face::Narrow)],
        Bloc::Liste { elements } => {
            elements.iter().map(|text| Para { bullet: Some("-"), ..para(text, Face::Narrow) }).collect()
        }
    });
    each.collect()
}

fn items(texts: &[String]) -> Vec<Para<'_>> {
    texts.iter().map(|text| para(text, Face::Narrow)).collect()
}

impl Setter<'_> {
    fn grid(&self, edges: &[f32]) -> Grid {
        // Inner borders differ between documents more than outer ones.
        let last = edges.len().saturating_sub(1);
        let inner = |index: usize| if index == 0 || index == last { 1.0 } else { 3.0 };
        let shifted = edges.iter().enumerate().map(|(index, edge)| edge + inner(index) * self.layout.shift);
        Grid { edges: shifted.collect(), head: Vec::new() }
    }

    fn text_cell(&self, grid: &Grid, column: usize, paras: &[Para<'_>]) -> Cell {
        Cell::of(column, grid.lines(self, [column, column + 1], paras))
    }

    /// A heading row of level cells.
    fn heads(&self, grid: &Grid, heads: &[&str]) -> Vec<Row> {
        let cells =
            heads.iter().enumerate().map(|(column, head)| self.text_cell(grid, column, &[title(head)]));
        vec![Row { cells: cells.collect(), least: 0.0 }]
    }

    /// A row of one cell over the whole table.
    fn full(&self, grid: &Grid, text: &str) -> Row {
        let columns = grid.edges.len() - 1;
        let content = grid.lines(self, [0, columns], &[para(text, Face::NarrowBold)]);
        Row { cells: vec![Cell::of(0, content).across(columns)], least: 0.0 }
    }

    pub(super) fn modalites(&mut self, test: &Epreuve) {
        let early = self.layout.generation == GenerationRe::G2013;
        let five = early && test.id != "TITRE";
        let heads: &[&str] = match (early, five) {
            (true, true) => {
                &["Modalités", "Compétences évaluées", "Durée", "Pour tout candidat", "Observations"]
            }
            (true, false) => {
                &["Modalités", "Compétences évaluées", "Durée", "Détail de l’organisation de l’épreuve"]
            }
            _ => &["Modalités", "Compétences évaluées", "Durée", "Détail de l’organisation de l’épreuve"],
        };
        let edges: &[f32] = match (test.id.get(..3), five) {
            (_, true) => &[62.0, 183.0, 471.0, 525.0, 600.0, 801.0],
            (Some("CCP"), _) => &[64.0, 185.0, 523.0, 577.0, 808.0],
            (Some("CCS"), _) => &[62.0, 176.0, 489.0, 544.0, 810.0],
            _ => &[43.0, 159.0, 484.0, 543.0, 823.0],
        };
        let mut grid = self.grid(edges);
        grid.head = self.heads(&grid, heads);
        let mut rows = Vec::new();
        for (index, modalite) in test.modalites.iter().enumerate() {
            if index == 1 {
                rows.push(self.full(
                    &grid,
                    if early {
                        "Epreuve de synthèse :"
                    } else {
                        "Autres modalités d’évaluation le cas échéant :"
                    },
                ));
            }
            rows.push(self.modalite(&grid, modalite, index, heads.len()));
        }
        if let Some(minutes) = test.duree_totale_minutes {
            let label = Para {
                centred: Centred::Yes,
                ..para("Durée totale de l’épreuve pour le candidat :", Face::NarrowBold)
            };
            let mut cells = vec![
                self.text_cell(&grid, 1, &[label]),
                self.text_cell(&grid, 2, &[para(&duration(minutes), Face::NarrowBold)]),
            ];
            cells.extend((3..heads.len()).map(|column| self.text_cell(&grid, column, &[])));
            rows.push(Row { cells, least: 0.0 });
        }
        self.table(&grid, rows);
    }

    fn modalite(&self, grid: &Grid, modalite: &Modalite, index: usize, columns: usize) -> Row {
        let nothing = modalite.competences.is_empty() && modalite.duree_minutes.is_none();
        let key = if index == 0 {
            para(&modalite.intitule, Face::NarrowBold)
        } else {
            Para { bullet: Some("-"), ..para(&modalite.intitule, Face::Narrow) }
        };
        let none = || vec![para(NONE, Face::Narrow)];
        let minutes = modalite.duree_minutes.map(duration).unwrap_or_default();
        let competences = if nothing { none() } else { items(&modalite.competences) };
        let detail = if nothing { none() } else { paras(&modalite.detail) };
        let mut cells = vec![
            self.text_cell(grid, 0, &[key]),
            self.text_cell(grid, 1, &competences),
            self.text_cell(grid, 2, &[para(&minutes, Face::Narrow)]),
        ];
        if columns == 5 {
            cells.push(self.text_cell(grid, 3, &[para("Oui", Face::Narrow)]));
        }
        cells.push(self.text_cell(grid, columns - 1, &detail));
        Row { cells, least: 0.0 }
    }

    pub(super) fn criteres(&mut self, test: &Epreuve) {
        let marks: Vec<&str> = test
            .modalites
            .iter()
            .map(|modalite| modalite.intitule.as_str())
            .filter(|m| *m != "Entretien final")
            .collect();
        let early = self.layout.generation == GenerationRe::G2013;
        let (first, second) = if early { (47.0, 263.0) } else { (60.0, 291.0) };
        let mut edges = vec![first, second, 577.0];
        let wide = (810.0 - 577.0) / super::table::count(marks.len());
        edges.extend((1..=marks.len()).map(|n| 577.0 + super::table::count(n) * wide));
        let mut grid = self.grid(&edges);
        grid.head = self.matrix_head(&grid, &marks);
        let mut rows = Vec::new();
        let mut activite = None;
        for row in &test.criteres {
            if row.activite.is_some() && row.activite != activite {
                rows.push(self.full(&grid, text(&row.activite)));
                activite.clone_from(&row.activite);
            }
            rows.push(self.critere(&grid, row, &marks));
        }
        let obligations = paras(&test.obligations_reglementaires);
        let head = para("Obligations règlementaires le cas échéant :", Face::NarrowBold);
        let none = test.obligations_reglementaires.is_empty().then(|| para(NONE, Face::Narrow));
        let said: Vec<Para<'_>> = std::iter::once(head).chain(none).chain(obligations).collect();
        let columns = grid.edges.len() - 1;
        let cell = Cell::of(0, grid.lines(self, [0, columns], &said)).across(columns);
        rows.push(Row { cells: vec![cell], least: 0.0 });
        self.table(&grid, rows);
    }

    fn matrix_head(&self, grid: &Grid, marks: &[&str]) -> Vec<Row> {
        let over = |column, head| Cell {
            rows: 2,
            at: super::layout::Height::Middle,
            ..self.text_cell(grid, column, &[title(head)])
        };
        let mut top = Row {
            cells: vec![over(0, "Compétences professionnelles"), over(1, "Critères d’évaluation")],
            least: 18.0,
        };
        let mut below = Row { cells: Vec::new(), least: 92.0 };
        let early = self.layout.generation == GenerationRe::G2013;
        let apart = early && self.layout.session == Session::OverTable;
        let group = if early {
            "Session Titre Professionnel – Modalités d’évaluation"
        } else {
            "Autres modalités d’évaluation"
        };
        let from = if early { 0 } else { 1 };
        for (index, mark) in marks.iter().enumerate() {
            let column = index + 2;
            let level = self.layout.heads == Heads::FirstLevel && index == 0;
            let content = if level {
                grid.lines(self, [column, column + 1], &[title(mark)])
            } else {
                Content::Down(self.downwards(mark))
            };
            let cell = Cell::of(column, content);
            if index < from && !apart {
                top.cells.push(Cell { rows: 2, ..cell });
            } else {
                below.cells.push(cell);
            }
        }
        if apart {
            // The heads of all columns stand in one row below it.
            let heads = top.cells.drain(..).map(|cell| Cell { rows: 1, ..cell });
            below.cells.splice(0..0, heads);
            let columns = [0, marks.len() + 2];
            let content = grid.lines(self, columns, &[title(group)]);
            top.cells.push(Cell { columns, ..Cell::of(0, content) });
        } else if marks.len() > from {
            let columns = [from + 2, marks.len() + 2];
            let content = grid.lines(self, columns, &[title(group)]);
            top.cells.push(Cell { columns, ..Cell::of(0, content) });
        }
        vec![top, below]
    }

    /// A head that reads downwards, in lines of the room there is.
    fn downwards(&self, text: &str) -> Vec<String> {
        const ROOM: f32 = 86.0;
        let wide = |text: &str| self.metrics.width(text, Face::Narrow, SIZE);
        let mut out = vec![String::new()];
        let pieces: Vec<String> = match self.layout.heads {
            Heads::Cut => text.chars().map(String::from).collect(),
            Heads::Down | Heads::FirstLevel => text.split_inclusive(' ').map(str::to_owned).collect(),
        };
        for piece in pieces {
            let Some(last) = out.last_mut() else { break };
            if !last.is_empty() && wide(last) + wide(piece.trim_end()) > ROOM {
                out.push(piece.trim_start().to_owned());
            } else {
                last.push_str(&piece);
            }
        }
        out.into_iter().map(|line| line.trim_end().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    fn critere(&self, grid: &Grid, row: &CritereRe, marks: &[&str]) -> Row {
        let mut key = self.text_cell(grid, 0, &[para(&row.competence, Face::Narrow)]);
        key.at = self.layout.marks_at;
        let mut cells = vec![key, self.text_cell(grid, 1, &items(&row.criteres))];
        for (index, mark) in marks.iter().enumerate() {
            let ticked = row.modalites.iter().any(|modalite| modalite == mark);
            let mark = if ticked { Mark::Ticked } else { Mark::Empty };
            cells.push(Cell { at: self.layout.marks_at, ..Cell::of(index + 2, Content::Mark(mark)) });
        }
        Row { cells, least: 0.0 }
    }

    pub(super) fn table_of_transversales(&mut self, test: &Epreuve) {
        if self.layout.generation == GenerationRe::G2013 {
            let mut grid = self.grid(&[47.0, 263.0, 593.0, 671.0]);
            let heads = ["Compétences transversales", "Critères d’évaluation", "Mise en situation"];
            grid.head = self.heads(&grid, &heads);
            let rows = test.transversales.iter().map(|transversale| {
                let mark = Cell { at: self.layout.marks_at, ..Cell::of(2, Content::Mark(Mark::Ticked)) };
                let key = self.text_cell(&grid, 0, &[para(&transversale.intitule, Face::Narrow)]);
                Row {
                    cells: vec![key, self.text_cell(&grid, 1, &items(&transversale.criteres)), mark],
                    least: 0.0,
                }
            });
            let rows = rows.collect();
            return self.table(&grid, rows);
        }
        let mut grid = self.grid(&[60.0, 416.0, 810.0]);
        grid.head =
            self.heads(&grid, &["Compétences transversales", "Compétences professionnelles concernées"]);
        let rows = test.transversales.iter().map(|transversale| {
            let key = self.text_cell(&grid, 0, &[para(&transversale.intitule, Face::Narrow)]);
            Row { cells: vec![key, self.text_cell(&grid, 1, &items(&transversale.competences))], least: 0.0 }
        });
        let rows = rows.collect();
        self.table(&grid, rows);
    }

    pub(super) fn locaux(&mut self, plateau: &PlateauTechnique) {
        let mut grid = self.grid(&[43.0, 250.0, 590.0, 815.0]);
        let heads = ["Modalité d’évaluation", "Désignation et description des locaux", "Observations"];
        grid.head = self.heads(&grid, &heads);
        let rows = plateau.locaux.iter().map(|local| {
            let cells = vec![
                self.text_cell(&grid, 0, &[para(text(&local.modalite), Face::Narrow)]),
                self.text_cell(&grid, 1, &paras(&local.description)),
                self.text_cell(&grid, 2, &paras(&local.observations)),
            ];
            Row { cells, least: 2.0 * PITCH }
        });
        let rows = rows.collect();
        self.table(&grid, rows);
    }

    pub(super) fn ressources(&mut self, plateau: &PlateauTechnique) {
        let early = self.layout.generation == GenerationRe::G2013;
        let edges: &[f32] = if early {
            &[43.0, 150.0, 480.0, 540.0, 600.0, 815.0]
        } else {
            &[43.0, 140.0, 185.0, 500.0, 610.0, 815.0]
        };
        let mut grid = self.grid(edges);
        grid.head = if early {
            self.split_dotation(&grid)
        } else {
            let shared =
                "Nombre maximal de candidats pouvant partager la ressource en simultané pendant l’épreuve";
            self.heads(&grid, &["Désignation", "Nombre", "Description", shared, "Observations"])
        };
        self.table(&grid, Vec::new());
        self.y -= PITCH;
        for group in plateau.ressources.chunk_by(|a, b| a.designation == b.designation) {
            let rows = self.ressources_of_one(&grid, group);
            self.together(&grid, &rows);
        }
        self.y += PITCH;
    }

    /// Entries of one designation: its cell spans them, dashes part them.
    fn ressources_of_one(&self, grid: &Grid, group: &[Ressource]) -> Vec<Row> {
        let early = self.layout.generation == GenerationRe::G2013;
        let mut rows = Vec::new();
        for (index, entry) in group.iter().enumerate() {
            let one = |value: &Option<String>, column| {
                self.text_cell(
                    grid,
                    column,
                    &[Para { centred: Centred::Yes, ..para(text(value), Face::Narrow) }],
                )
            };
            let mut cells = if early {
                let own = Some("1".to_owned());
                let description = self.text_cell(grid, 1, &paras(&entry.description));
                vec![description, one(&own, 2), one(&own, 3)]
            } else {
                let description = self.text_cell(grid, 2, &paras(&entry.description));
                vec![one(&entry.nombre, 1), description, one(&entry.partage, 3)]
            };
            cells.push(self.text_cell(grid, 4, &paras(&entry.observations)));
            if index + 1 < group.len() {
                cells.iter_mut().for_each(|cell| cell.below = Dashes::Dashed);
            }
            if index == 0 {
                let key = self.text_cell(grid, 0, &[para(text(&entry.designation), Face::Narrow)]);
                cells.insert(0, Cell { rows: group.len(), ..key });
            }
            rows.push(Row { cells, least: 0.0 });
        }
        rows
    }

    /// In 2013 the head "Dotation" stands over two columns.
    fn split_dotation(&self, grid: &Grid) -> Vec<Row> {
        let over = |column, head| Cell { rows: 2, ..self.text_cell(grid, column, &[title(head)]) };
        let dotation = grid.lines(self, [2, 4], &[title("Dotation")]);
        let top = vec![
            over(0, "Désignation"),
            over(1, "Description"),
            Cell::of(2, dotation).across(2),
            over(4, "Observations"),
        ];
        let below = [(2, "Individuelle"), (3, "Collective")];
        let below = below.map(|(column, head)| self.text_cell(grid, column, &[title(head)])).to_vec();
        [top, below].map(|cells| Row { cells, least: 0.0 }).into_iter().collect()
    }

    pub(super) fn correspondance(&mut self, table: &Correspondance) {
        let mut grid = self.grid(&[43.0, 80.0, 430.0, 467.0, 815.0]);
        let date = |titre: &TitreArrete| {
            let parts: Vec<&str> = text(&titre.arrete).split('-').collect();
            format!("Arrêté du {}", parts.into_iter().rev().collect::<Vec<_>>().join("/"))
        };
        let heads = [(0, &table.ancien), (2, &table.nouveau)].map(|(column, titre)| {
            let day = date(titre);
            let lines = [title(text(&titre.intitule)), title(&day)];
            Cell::of(column, grid.lines(self, [column, column + 2], &lines)).across(2)
        });
        grid.head = vec![Row { cells: heads.to_vec(), least: 0.0 }];
        self.table(&grid, Vec::new());
        self.y -= PITCH;
        for row in &table.ccp {
            let rows = self.joined(&grid, &row.ancien, &row.nouveau);
            self.together(&grid, &rows);
        }
        self.y += PITCH;
    }

    /// Old certificates beside new ones: the shorter side spans the rows of the longer.
    fn joined(&self, grid: &Grid, old: &[String], new: &[String]) -> Vec<Row> {
        let none = ["Aucune correspondance".to_owned()];
        let [old, new] = [old, new].map(|side| if side.is_empty() { &none } else { side });
        let count = old.len().max(new.len());
        let mut rows = vec![Row::default(); count];
        for (side, column) in [(old, 0), (new, 2)] {
            for (index, text) in side.iter().enumerate() {
                let span = if index + 1 == side.len() { count - index } else { 1 };
                let below = if index + 1 < side.len() { Dashes::Dashed } else { Dashes::None };
                let label = if text == "Aucune correspondance" { "" } else { "CCP" };
                let cells = [(column, label), (column + 1, text.as_str())].map(|(at, text)| Cell {
                    rows: span,
                    below,
                    ..self.text_cell(grid, at, &[para(text, Face::Narrow)])
                });
                if let Some(row) = rows.get_mut(index) {
                    row.cells.extend(cells);
                }
            }
        }
        rows
    }
}
