//! Asking a catalogue: the best passages first, each with its document, its place, and what of it was asked for.

use rusqlite::{Row, named_params};
use serde::Serialize;

use crate::mots::Lecteur;
use crate::{Catalogue, Error, Question};

/// What is asked, of which documents, and how much of the answer is wanted.
#[derive(Debug, Clone)]
pub struct Demande {
    /// The words.
    pub question: Question,
    /// Only passages of this part, one of [`reac_export::CHAMPS`].
    pub champ: Option<String>,
    /// Only documents whose sigle or code this is, or whose title has these words.
    pub titre: Option<String>,
    /// Only documents of this level of the framework of 2019, 3 to 8.
    pub niveau: Option<u8>,
    /// At most so many passages.
    pub nombre: usize,
}

/// A passage that answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trouvaille {
    /// The file it is from.
    #[serde(rename = "entree")]
    pub fichier: String,
    /// Stable id of the document, where it has one.
    pub identite: Option<String>,
    /// Code of the titre.
    pub code_titre: Option<String>,
    /// Its acronym.
    pub sigle: Option<String>,
    /// Millésime, as printed.
    pub millesime: Option<String>,
    /// Title of the titre.
    pub titre: Option<String>,
    /// Level of the framework of 2019.
    pub niveau_europeen: Option<u8>,
    /// Which part of the document it stands in.
    pub champ: String,
    /// Its place, as `AT1/CP3/CR2`; none outside the fiches.
    pub lieu: Option<String>,
    /// Title of the fiche it stands in.
    pub fiche: Option<String>,
    /// JSON Pointer of the text.
    pub pointeur: String,
    /// Page of the file, from 1, where it is known.
    pub page: Option<u32>,
    /// Printed page.
    pub page_imprimee: Option<u32>,
    /// The whole text.
    pub texte: String,
    /// The words that were asked for: from and to, in characters of the text.
    pub marques: Vec<[usize; 2]>,
    /// The greater, the better; of use within one answer only.
    pub score: f64,
    /// Other files with the same text there: copies of the same version.
    pub aussi: Vec<String>,
}

/// Passages by their numbers, best first. A word that stands there as it was typed counts more than another form of it.
const SEARCH: &str = "SELECT recherche.rowid, -bm25(recherche, 2.0, 1.0, 1.0) AS score FROM recherche";

const CONFINED: &str = " JOIN passages p ON p.passage = recherche.rowid
  AND (:champ IS NULL OR p.champ = :champ)
  AND (:documents IS NULL OR p.document IN (SELECT value FROM json_each(:documents)))";

const ORDER: &str = " WHERE recherche MATCH :mots ORDER BY score DESC, recherche.rowid";

const PASSAGE: &str = "
SELECT l.fichier, d.identite, d.code_titre, d.sigle, d.millesime, d.intitule, d.niveau_europeen,
  p.champ, p.lieu, coalesce(c.intitule, a.intitule), p.pointeur, p.page, p.page_imprimee, p.texte
FROM passages p
JOIN documents d ON d.document = p.document
JOIN lectures l ON l.document = p.document
LEFT JOIN competences c ON c.document = p.document AND c.id = p.fiche
LEFT JOIN activites a ON a.document = p.document AND a.id = p.fiche
WHERE p.passage = ?";

impl Catalogue {
    /// The passages that answer, best first; one that stands in several copies of a document comes once.
    ///
    /// # Errors
    /// What the database says.
    pub fn search(&self, demande: &Demande) -> Result<Vec<Trouvaille>, Error> {
        let documents = self.documents(demande)?;
        let mots = demande.question.expression();
        let reader = Lecteur::new();
        let mut passage = self.base.prepare_cached(PASSAGE)?;
        let confined = demande.champ.is_some() || documents.is_some();
        let search = format!("{SEARCH}{}{ORDER}", if confined { CONFINED } else { "" });
        let mut search = self.base.prepare_cached(&search)?;
        let mut rows = if confined {
            search.query(named_params! { ":mots": mots, ":champ": demande.champ, ":documents": documents })?
        } else {
            search.query(named_params! { ":mots": mots })?
        };
        let mut found: Vec<Trouvaille> = Vec::new();
        while let Some(row) = rows.next()? {
            let (number, score): (i64, f64) = (row.get(0)?, row.get(1)?);
            let hit = passage.query_row([number], |row| hit(row, score, demande, &reader))?;
            if let Some(first) = found.iter_mut().find(|first| first.is_copied_by(&hit)) {
                first.aussi.push(hit.fichier);
            } else if found.len() == demande.nombre {
                break;
            } else {
                found.push(hit);
            }
        }
        Ok(found)
    }

    /// The documents that are meant, as a list in JSON; none where all are.
    fn documents(&self, demande: &Demande) -> Result<Option<String>, Error> {
        if demande.titre.is_none() && demande.niveau.is_none() {
            return Ok(None);
        }
        let reader = Lecteur::new();
        let mut all = self
            .base
            .prepare_cached("SELECT document, sigle, code_titre, intitule, niveau_europeen FROM documents")?;
        let mut rows = all.query([])?;
        let mut meant = Vec::new();
        while let Some(row) = rows.next()? {
            let names: [Option<String>; 3] = [row.get(1)?, row.get(2)?, row.get(3)?];
            let level: Option<u8> = row.get(4)?;
            let titre = demande.titre.as_deref().is_none_or(|titre| is_called(&reader, titre, &names));
            if titre && (demande.niveau.is_none() || demande.niveau == level) {
                let number: i64 = row.get(0)?;
                meant.push(number.to_string());
            }
        }
        Ok(Some(format!("[{}]", meant.join(","))))
    }
}

/// Whether a document goes by a name: its sigle or code is that, or its title has all its words.
fn is_called(reader: &Lecteur, name: &str, [sigle, code, title]: &[Option<String>; 3]) -> bool {
    let is = |own: &Option<String>| own.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(name.trim()));
    let has = |title: &String| {
        let (own, wanted) = (reader.mots(title), reader.mots(name));
        let of_title = |word: &crate::mots::Mot| own.iter().any(|other| other.avant == word.avant);
        !wanted.is_empty() && wanted.iter().all(of_title)
    };
    is(sigle) || is(code) || title.as_ref().is_some_and(has)
}

impl Trouvaille {
    /// Whether the other is the same text in the same place of another copy of the same version.
    fn is_copied_by(&self, other: &Self) -> bool {
        self.identite.is_some()
            && (&self.identite, &self.pointeur, &self.texte)
                == (&other.identite, &other.pointeur, &other.texte)
    }
}

fn hit(row: &Row<'_>, score: f64, demande: &Demande, reader: &Lecteur) -> rusqlite::Result<Trouvaille> {
    let texte: String = row.get(13)?;
    let characters = |bytes: usize| texte.get(..bytes).unwrap_or_default().chars().count();
    let asked = reader.mots(&texte).into_iter().filter(|mot| demande.question.asks_for(mot));
    let marques = asked.map(|mot| [characters(mot.place.start), characters(mot.place.end)]).collect();
    Ok(Trouvaille {
        fichier: row.get(0)?,
        identite: row.get(1)?,
        code_titre: row.get(2)?,
        sigle: row.get(3)?,
        millesime: row.get(4)?,
        titre: row.get(5)?,
        niveau_europeen: row.get(6)?,
        champ: row.get(7)?,
        lieu: row.get(8)?,
        fiche: row.get(9)?,
        pointeur: row.get(10)?,
        page: row.get(11)?,
        page_imprimee: row.get(12)?,
        marques,
        score,
        aussi: Vec::new(),
        texte,
    })
}
