//! Rows, by their document, by what they belong to, in their order.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::str::FromStr;

use reac_model::Bloc;

use super::illisible::{Illisible, Pourquoi};
use crate::tables::{Cell, DERIVED, cellule};

/// One row.
#[derive(Debug, Clone)]
pub(super) struct Rangee {
    pub(super) noms: Rc<Vec<String>>,
    pub(super) cellules: Vec<Cell>,
}

impl Rangee {
    /// The value of a column; none where there is no such column.
    pub(super) fn cell(&self, column: &str) -> Option<&Cell> {
        let at = self.noms.iter().position(|name| name == column)?;
        self.cellules.get(at)
    }
}

/// Rows by their table and their document.
pub(super) type Tables = HashMap<&'static str, Vec<(String, Rangee)>>;

/// A row that knows its place, for what is said of it.
#[derive(Debug)]
pub(super) struct Ligne {
    table: &'static str,
    document: Rc<str>,
    row: Rangee,
}

impl Ligne {
    pub(super) fn wrong(&self, column: &str, found: Option<&str>) -> Illisible {
        let why = Pourquoi::Valeur(column.to_owned(), found.map(str::to_owned));
        Illisible { document: Some(self.document.to_string()), ..Illisible::of(self.table, why) }
    }

    fn cell(&self, column: &str) -> Result<&Cell, Illisible> {
        let missing = || Illisible::of(self.table, Pourquoi::ColonneAbsente(column.to_owned()));
        self.row.cell(column).ok_or_else(missing)
    }

    pub(super) fn option(&self, column: &str) -> Result<Option<String>, Illisible> {
        match self.cell(column)? {
            Cell::Text(text) => Ok(Some(text.clone())),
            Cell::Vide => Ok(None),
            Cell::Number(number) => Err(self.wrong(column, Some(&number.to_string()))),
        }
    }

    pub(super) fn text(&self, column: &str) -> Result<String, Illisible> {
        self.option(column)?.ok_or_else(|| self.wrong(column, None))
    }

    pub(super) fn count(&self, column: &str) -> Result<Option<u32>, Illisible> {
        match self.cell(column)? {
            Cell::Number(number) => Ok(Some(*number)),
            Cell::Vide => Ok(None),
            Cell::Text(text) => Err(self.wrong(column, Some(text))),
        }
    }

    pub(super) fn number(&self, column: &str) -> Result<u32, Illisible> {
        self.count(column)?.ok_or_else(|| self.wrong(column, None))
    }

    pub(super) fn prose(&self, column: &str) -> Result<Vec<Bloc>, Illisible> {
        Ok(self.option(column)?.map(|cell| cellule::lire_prose(&cell)).unwrap_or_default())
    }

    pub(super) fn items(&self, column: &str) -> Result<Vec<String>, Illisible> {
        Ok(self.option(column)?.map(|cell| cellule::lire_items(&cell)).unwrap_or_default())
    }

    /// A text that stands for something else.
    pub(super) fn parsed<T: FromStr>(&self, column: &str, text: &str) -> Result<T, Illisible> {
        text.parse().map_err(|_| self.wrong(column, Some(text)))
    }
}

/// Rows by the number in a column, the lowest first.
pub(super) fn numbered(rows: Vec<Ligne>, column: &str) -> Result<Vec<(u32, Ligne)>, Illisible> {
    let rows = rows.into_iter().map(|row| Ok((row.number(column)?, row)));
    let mut rows = rows.collect::<Result<Vec<_>, Illisible>>()?;
    rows.sort_by_key(|(number, _)| *number);
    Ok(rows)
}

/// Which columns say what rows belong to, where not all of a table's belong together.
const CLES: [(&str, &[&str]); 11] = [
    ("criteres", &["competence", "champ"]),
    ("savoirs", &["competence", "champ"]),
    ("glossaire", &["champ"]),
    ("codes", &["nomenclature"]),
    ("document", &["champ"]),
    ("modalites", &["epreuve"]),
    ("complements", &["epreuve"]),
    ("criteres_evaluation", &["epreuve"]),
    ("transversales", &["epreuve"]),
    ("codes_re", &["nomenclature"]),
    ("document_re", &["champ"]),
];

/// The rows of one document, by table and by what they belong to.
#[derive(Debug)]
pub(super) struct Documents {
    document: Rc<str>,
    rows: BTreeMap<(&'static str, Vec<String>), Vec<Ligne>>,
}

impl Documents {
    /// Each of the documents that `first` names, with its rows of `tables`; none where `first` is not there.
    pub(super) fn of(
        rows: &mut Tables,
        first: &'static str,
        tables: &[&'static str],
    ) -> Result<Vec<Self>, Illisible> {
        let Some(named) = rows.get(first) else { return Ok(Vec::new()) };
        let mut out: Vec<Self> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for (document, _) in named {
            if !places.contains_key(document) {
                places.insert(document.clone(), out.len());
                out.push(Self { document: Rc::from(document.as_str()), rows: BTreeMap::new() });
            }
        }
        for table in tables.iter().filter(|table| **table != DERIVED) {
            let found = rows.remove(table).ok_or_else(|| Illisible::of(table, Pourquoi::TableAbsente))?;
            for (document, row) in found {
                let whose = places.get(&document).and_then(|at| out.get_mut(*at));
                let orphan = || Illisible::of(table, Pourquoi::Orphelines(document.clone()));
                whose.ok_or_else(orphan)?.add(table, row)?;
            }
        }
        Ok(out)
    }

    fn add(&mut self, table: &'static str, row: Rangee) -> Result<(), Illisible> {
        let row = Ligne { table, document: Rc::clone(&self.document), row };
        let keys = CLES.iter().find(|(own, _)| *own == table).map(|(_, keys)| *keys).unwrap_or_default();
        let keys = keys.iter().map(|key| row.text(key)).collect::<Result<Vec<_>, _>>()?;
        self.rows.entry((table, keys)).or_default().push(row);
        Ok(())
    }

    pub(super) fn wrong(&self, table: &str, why: Pourquoi) -> Illisible {
        Illisible { document: Some(self.document.to_string()), ..Illisible::of(table, why) }
    }

    /// The rows that belong to something, as they come.
    pub(super) fn some(&mut self, table: &'static str, keys: &[&str]) -> Vec<Ligne> {
        let keys = keys.iter().map(|&key| key.to_owned()).collect();
        self.rows.remove(&(table, keys)).unwrap_or_default()
    }

    /// The same in their order, counted from 1 in the column of that name.
    pub(super) fn ranked(
        &mut self,
        table: &'static str,
        keys: &[&str],
        rank: &str,
    ) -> Result<Vec<Ligne>, Illisible> {
        let rows = self.some(table, keys);
        self.in_order(table, keys, rank, rows)
    }

    /// What each of them stands for, in their order.
    pub(super) fn each<T>(
        &mut self,
        table: &'static str,
        keys: &[&str],
        one: impl FnMut(&Ligne) -> Result<T, Illisible>,
    ) -> Result<Vec<T>, Illisible> {
        self.ranked(table, keys, "rang")?.iter().map(one).collect()
    }

    /// Rows in their order.
    pub(super) fn in_order(
        &self,
        table: &'static str,
        keys: &[&str],
        rank: &str,
        rows: Vec<Ligne>,
    ) -> Result<Vec<Ligne>, Illisible> {
        let rows = numbered(rows, rank)?;
        if !rows.iter().map(|(rank, _)| *rank).eq((1..).take(rows.len())) {
            return Err(self.wrong(table, Pourquoi::Rangs(keys.join(", "))));
        }
        Ok(rows.into_iter().map(|(_, row)| row).collect())
    }

    /// The values of a field, a row each.
    pub(super) fn values(&mut self, table: &'static str, champ: &str) -> Result<Vec<String>, Illisible> {
        self.each(table, &[champ], |row| row.text("texte"))
    }

    /// The one value of a field.
    pub(super) fn value(&mut self, table: &'static str, champ: &str) -> Result<Option<String>, Illisible> {
        let mut all = self.values(table, champ)?;
        let value = all.pop();
        if all.is_empty() { Ok(value) } else { Err(self.wrong(table, Pourquoi::Rangs(champ.to_owned()))) }
    }

    /// The one value of a field, which stands for something else.
    pub(super) fn parsed<T: FromStr>(
        &mut self,
        table: &'static str,
        champ: &str,
    ) -> Result<Option<T>, Illisible> {
        let text = self.value(table, champ)?;
        let parse = |text: String| {
            let wrong = |_| self.wrong(table, Pourquoi::Valeur(champ.to_owned(), Some(text.clone())));
            text.parse().map_err(wrong)
        };
        text.map(parse).transpose()
    }

    /// The prose of a field, a paragraph or list a row.
    pub(super) fn prose(&mut self, table: &'static str, champ: &str) -> Result<Vec<Bloc>, Illisible> {
        Ok(self.values(table, champ)?.iter().flat_map(|cell| cellule::lire_prose(cell)).collect())
    }

    /// What kind of document it is, which must be the one that is wanted.
    pub(super) fn schema(&mut self, table: &'static str, wanted: &str) -> Result<String, Illisible> {
        let champ = crate::tables::SCHEMA;
        let found = self.value(table, champ)?;
        match found {
            Some(found) if found == wanted => Ok(found),
            found => Err(self.wrong(table, Pourquoi::Valeur(champ.to_owned(), found))),
        }
    }

    /// Nothing is left; the document's name.
    pub(super) fn finish(self) -> Result<String, Illisible> {
        match self.rows.keys().next() {
            Some((table, keys)) => Err(self.wrong(table, Pourquoi::Orphelines(keys.join(", ")))),
            None => Ok(self.document.to_string()),
        }
    }
}
