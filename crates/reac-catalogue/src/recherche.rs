//! Asking a catalogue: the best passages first, each with its document, its place, and what of it was asked for.

use std::collections::HashSet;

use rusqlite::{Row, params, params_from_iter};
use serde::Serialize;

use crate::base::{Numero, niveau};
use crate::mots::{Lecteur, Mot};
use crate::question::Formes;
use crate::{Catalogue, Error, Question, Terme};

/// Distinct passages that are weighed against each other, at least: the shortest that answer, which come first.
const WEIGHED: usize = 200;

/// Rows that are looked at for them, at most: many copies of one document are one passage.
const ROWS: usize = 5_000;

/// Titres that are looked for by their names in the index; of more, each row tells whose it is.
const TITRES: usize = 60;

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
    /// As its footer prints it: REAC, RE, RC…
    pub type_document: Option<String>,
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
    /// Its place, as `AT1/CP3/CR2`, of a référentiel d'évaluation as `CCP1/C2/CR1`; none outside fiches and épreuves.
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

/// Words that begin so, where they are not too many to be named.
const BEGUN: &str = "SELECT forme FROM formes WHERE forme >= ?1 AND forme < ?1 || char(0x10ffff) LIMIT 200";

/// Numbers of passages, the shortest first.
const SEARCH: &str = "SELECT rowid FROM recherche WHERE recherche MATCH ? ORDER BY rowid";

const PASSAGE: &str = "
SELECT l.fichier, d.identite, d.code_titre, d.sigle, d.millesime, d.intitule, d.niveau_europeen,
  p.champ, p.lieu, f.intitule, p.pointeur, p.page, p.page_imprimee, p.texte, d.type
FROM passages p
JOIN documents d ON d.document = p.document
JOIN lectures l ON l.document = p.document
LEFT JOIN fiches f ON f.document = p.document AND f.fiche = p.fiche
WHERE p.passage = ?";

/// What a passage is weighed by, and told from its copies.
const WEIGHT: &str = "
SELECT d.identite, p.pointeur, p.texte
FROM passages p JOIN documents d ON d.document = p.document WHERE p.passage = ?";

const COPIES: &str = "
SELECT l.fichier
FROM documents d
JOIN passages p ON p.document = d.document AND p.pointeur = ?2
JOIN lectures l ON l.document = d.document
WHERE d.identite = ?1 AND p.texte = ?3 ORDER BY d.document";

const TITRE: &str = "
SELECT d.document, l.cle FROM documents d JOIN lectures l ON l.document = d.document
WHERE d.sigle = ?1 COLLATE NOCASE OR d.code_titre = ?1 COLLATE NOCASE";

/// The documents of a titre that is asked for.
struct Titre {
    documents: HashSet<i64>,
    keys: HashSet<String>,
}

/// A passage that is weighed.
struct Candidat {
    passage: Numero,
    mots: Vec<Mot>,
    score: f64,
}

impl Catalogue {
    /// The passages that answer, best first; one that stands in several copies of a document comes once.
    ///
    /// # Errors
    /// What the database says.
    pub fn search(&self, demande: &Demande) -> Result<Vec<Trouvaille>, Error> {
        let reader = &self.reader;
        let titre = self.titre(demande, reader)?;
        if titre.as_ref().is_some_and(|titre| titre.documents.is_empty()) {
            return Ok(Vec::new());
        }
        let mut found: Vec<Candidat> = Vec::new();
        let mut seen = Seen::default();
        let begun = self.begun(&demande.question)?;
        // Among very many answers those with the words as typed must be there.
        let as_typed = demande.question.expression(Formes::AsTyped, &begun);
        let any = demande.question.expression(Formes::Any, &begun);
        // Beginnings of words have no other forms: then one search is both.
        let both = if as_typed == any { vec![any] } else { vec![as_typed, any] };
        for words in both {
            self.collect(demande, (&words, titre.as_ref()), reader, (&mut seen, &mut found))?;
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        found.truncate(demande.nombre);
        let mut whole = self.base.prepare_cached(PASSAGE)?;
        let mut copies = self.base.prepare_cached(COPIES)?;
        let complete = |Candidat { passage, mots, score }| -> Result<Trouvaille, Error> {
            let mut trouvaille = Trouvaille { score, ..whole.query_row([passage.0], hit)? };
            let hit = &mut trouvaille;
            let characters = |bytes: usize| hit.texte.get(..bytes).unwrap_or_default().chars().count();
            let asked = mots.iter().filter(|mot| demande.question.asks_for(mot));
            hit.marques = asked.map(|mot| [characters(mot.place.start), characters(mot.place.end)]).collect();
            if hit.identite.is_some() {
                let named =
                    copies.query_map(params![hit.identite, hit.pointeur, hit.texte], |row| row.get(0))?;
                let mut named = named.collect::<Result<Vec<String>, _>>()?;
                named.retain(|name| *name != hit.fichier);
                hit.aussi = named;
            }
            Ok(trouvaille)
        };
        found.into_iter().map(complete).collect()
    }

    /// Adds the shortest passages that answer and were not seen yet.
    fn collect(
        &self,
        demande: &Demande,
        (words, titre): (&str, Option<&Titre>),
        reader: &Lecteur,
        (seen, found): (&mut Seen, &mut Vec<Candidat>),
    ) -> Result<(), Error> {
        let wanted = found.len() + WEIGHED.max(demande.nombre.saturating_mul(2));
        let mut search = self.base.prepare_cached(SEARCH)?;
        let mut weight = self.base.prepare_cached(WEIGHT)?;
        let mut rows = search.query([expression(demande, words, titre)])?;
        let mut looked = 0;
        while let Some(row) = rows.next()? {
            let number = Numero(row.get(0)?);
            if titre.is_some_and(|titre| !titre.documents.contains(&number.document())) {
                continue;
            }
            looked += 1;
            if found.len() == wanted || (looked > ROWS && found.len() >= demande.nombre) {
                break;
            }
            if !seen.numbers.insert(number.0) {
                continue;
            }
            let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
            let (identite, pointeur, texte): (Option<String>, String, String) =
                weight.query_row([number.0], read)?;
            let mots = reader.mots(&texte);
            if identite.is_none_or(|identite| seen.texts.insert((identite, pointeur, texte))) {
                let score = demande.question.score(&mots);
                found.push(Candidat { passage: number, mots, score });
            }
        }
        Ok(())
    }

    /// For each term that is the beginning of a word, the words that begin so.
    fn begun(&self, question: &Question) -> Result<Vec<Option<Vec<String>>>, Error> {
        let mut all = self.base.prepare_cached(BEGUN)?;
        let each = question.termes.iter().map(|terme| {
            let Terme::Debut(words) = terme else { return Ok(None) };
            let known =
                all.query_map([words.last()], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
            Ok(Some(known).filter(|known| known.len() < 200))
        });
        each.collect()
    }

    /// The documents whose sigle or code it is, or whose title has all its words; none where all are meant.
    fn titre(&self, demande: &Demande, reader: &Lecteur) -> Result<Option<Titre>, Error> {
        let Some(name) = &demande.titre else { return Ok(None) };
        let words = reader.mots(name).into_iter().map(|mot| format!(" {} ", mot.avant));
        let words: Vec<String> = std::iter::once(name.trim().to_owned()).chain(words).collect();
        let each: Vec<String> =
            (2..=words.len()).map(|index| format!("instr(l.mots, ?{index}) > 0")).collect();
        let by_words = if each.is_empty() { String::new() } else { format!(" OR {}", each.join(" AND ")) };
        let mut all = self.base.prepare_cached(&format!("{TITRE}{by_words}"))?;
        let rows = all.query_map(params_from_iter(&words), |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (documents, keys) = rows.collect::<Result<Vec<(i64, String)>, _>>()?.into_iter().unzip();
        Ok(Some(Titre { documents, keys }))
    }
}

/// What a search has met.
#[derive(Default)]
struct Seen {
    numbers: HashSet<i64>,
    /// Texts by version and place: the same in another copy of one version is not met again.
    texts: HashSet<(String, String, String)>,
}

/// The words, and what else must be true of a passage, as FTS5 has it.
fn expression(demande: &Demande, words: &str, titre: Option<&Titre>) -> String {
    let mut out = format!("({words})");
    let mut confine = |word: &str| out.push_str(&format!(" AND filtre : \"{word}\""));
    if let Some(champ) = &demande.champ {
        // Letters alone, so that nothing in it is an operator.
        confine(&champ.chars().filter(char::is_ascii_alphanumeric).collect::<String>());
    }
    if let Some(level) = demande.niveau {
        confine(&niveau(level));
    }
    if let Some(titre) = titre.filter(|titre| (1..=TITRES).contains(&titre.keys.len())) {
        let keys: Vec<String> = titre.keys.iter().map(|key| format!("\"{key}\"")).collect();
        out.push_str(&format!(" AND filtre : ({})", keys.join(" OR ")));
    }
    out
}

fn hit(row: &Row<'_>) -> rusqlite::Result<Trouvaille> {
    Ok(Trouvaille {
        fichier: row.get(0)?,
        identite: row.get(1)?,
        code_titre: row.get(2)?,
        type_document: row.get(14)?,
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
        texte: row.get(13)?,
        marques: Vec::new(),
        score: 0.0,
        aussi: Vec::new(),
    })
}
