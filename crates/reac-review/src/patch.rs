//! What a review decided, kept apart from the document and applied to a later reading of the same bytes.
//!
//! A patch names the document by its SHA-256 and each place by its JSON Pointer and the text that stood there. Where
//! one of these is not as it was, nothing is applied and the reason told.

use std::collections::HashSet;
use std::fmt;

use reac::{Diagnostic, journal};
use reac_model::{Choix, Correction, DecisionPrise, DiagnosticRecord, Extraction, Moitie, Referentiel};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Value of [`Patch::schema`].
pub const SCHEMA_PATCH: &str = "reac-patch/1";

/// The decisions of one review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patch {
    /// Always `reac-patch/1`.
    pub schema: String,
    /// SHA-256 of the file's bytes, hexadecimal.
    pub sha256: String,
    /// Which of the two documents of the file; the REAC where it does not say.
    #[serde(default, skip_serializing_if = "is_reac")]
    pub moitie: Moitie,
    /// In any order; one a place.
    pub decisions: Vec<Decision>,
    /// Findings that were looked at and are right as they are: those of a whole fiche, of a page, of the document. One
    /// that a later reading does not raise is no conflict.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub constats: Vec<Constat>,
}

/// A finding, by what tells it from others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constat {
    /// Its code.
    pub code: String,
    /// Page of the file, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// JSON Pointer of what it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pointeur: Option<String>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// JSON Pointer of the string.
    pub pointeur: String,
    /// What stood there.
    pub avant: String,
    /// What shall stand there: one string. In a list, none takes the entry out and several make it several entries.
    /// Missing where the text was looked at and accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apres: Option<Vec<String>>,
    /// JSON Pointer of the list that the entry belongs to: to its end where that stands before the entry's own in the
    /// document, else to its beginning, so that entries keep their order. Not with `apres`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vers: Option<String>,
}

/// Why a patch cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Conflict {
    /// It is no patch: from there on.
    NotAPatch {
        /// Line, from 1; 0 for the whole.
        line: usize,
        /// Column, from 1; 0 for the whole.
        column: usize,
    },
    /// It is of another schema.
    OtherSchema(String),
    /// It was made for other bytes, or for the other document in them.
    OtherDocument,
    /// The place is not there, or holds another text.
    Changed {
        /// The place.
        pointer: String,
        /// What is there now.
        found: Option<String>,
    },
    /// The place cannot hold what the patch puts there.
    Impossible(String),
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPatch { line, column } => write!(f, "no patch: line {line}, column {column}"),
            Self::OtherSchema(schema) => write!(f, "no patch: {schema}"),
            Self::OtherDocument => f.write_str("made for another document: SHA-256 differs"),
            Self::Changed { pointer, found: Some(found) } => write!(f, "{pointer}: {found:?}"),
            Self::Changed { pointer, found: None } => write!(f, "{pointer}: ∅"),
            Self::Impossible(pointer) => write!(f, "{pointer}: cannot hold that"),
        }
    }
}

impl std::error::Error for Conflict {}

impl Conflict {
    /// As the argument of a finding: said in the reader's language where a word is a term.
    #[must_use]
    pub fn evidence(&self) -> String {
        match self {
            Self::NotAPatch { line, column } => format!("@pas_de_decisions, @json_illisible {line} {column}"),
            Self::OtherSchema(schema) => format!("@pas_de_decisions, @schema {schema}"),
            Self::OtherDocument => "@autre_document".to_owned(),
            Self::Impossible(pointer) => format!("@impossible, {pointer}"),
            Self::Changed { .. } => self.to_string(),
        }
    }
}

fn is_reac(moitie: &Moitie) -> bool {
    *moitie == Moitie::Reac
}

fn not_a_patch(error: &serde_json::Error) -> Conflict {
    Conflict::NotAPatch { line: error.line(), column: error.column() }
}

impl Patch {
    /// Reads a patch file.
    ///
    /// # Errors
    /// It is no patch.
    pub fn parse(bytes: &[u8]) -> Result<Self, Conflict> {
        let patch: Self = serde_json::from_slice(bytes).map_err(|error| not_a_patch(&error))?;
        if patch.schema != SCHEMA_PATCH {
            return Err(Conflict::OtherSchema(patch.schema));
        }
        Ok(patch)
    }

    /// The document as the review left it; each changed text is on record under `extraction.corrections`.
    ///
    /// # Errors
    /// The document is not as it was when it was reviewed; nothing is applied then.
    pub fn apply<D: Referentiel>(&self, document: &D, sha256: &str) -> Result<D, Conflict> {
        if self.sha256 != sha256 || self.moitie != D::MOITIE {
            return Err(Conflict::OtherDocument);
        }
        let mut content = document.clone();
        let mut report = content.rapport_mut().take();
        let mut value = serde_json::to_value(content).map_err(|error| not_a_patch(&error))?;
        let mut seen = HashSet::new();
        for decision in &self.decisions {
            self.check(decision, &value, &mut seen)?;
        }
        let settled = report.as_mut().map(|report| self.settle(report));
        // From the last place to the first, so that entries taken out or put in move no place that is still to come.
        let mut decisions: Vec<_> = self.decisions.iter().collect();
        decisions.sort_by_key(|decision| std::cmp::Reverse(place(&decision.pointeur)));
        let mut moves = Vec::new();
        for decision in decisions {
            let after = match (decision.apres.as_deref(), &decision.vers) {
                (Some(after), _) => after,
                (None, Some(to)) => {
                    let corrections = report.iter().flat_map(|report| &report.corrections);
                    let own =
                        corrections.filter(|made| made.pointeur == decision.pointeur).cloned().collect();
                    moves.push(Move { decision, to, own });
                    &[]
                }
                (None, None) => continue,
            };
            put(&mut value, decision, after)?;
            if let Some(report) = &mut report {
                record(report, decision, after)?;
            }
        }
        Move::all(moves, &mut value, report.as_mut())?;
        let mut out: D = serde_json::from_value(value).map_err(|_| Conflict::Impossible("/".to_owned()))?;
        if let (Some(report), Some(settled)) = (&mut report, settled) {
            report.decisions.extend(settled);
        }
        *out.rapport_mut() = report;
        reac::judge_again(&mut out);
        Ok(out)
    }

    /// Whether entries come or go: those after them have other places then than the reading found.
    #[must_use]
    pub fn moves_entries(&self) -> bool {
        let moves =
            |one: &Decision| one.vers.is_some() || one.apres.as_ref().is_some_and(|after| after.len() != 1);
        self.decisions.iter().any(moves)
    }

    /// Whether a finding was looked at: the text that it is about was decided on, or it was accepted itself.
    #[must_use]
    pub fn settles(&self, found: &Diagnostic) -> bool {
        self.is_about(found.code.id(), found.page, found.pointer.as_deref())
    }

    fn is_about(&self, code: &str, page: Option<u32>, pointer: Option<&str>) -> bool {
        let text = self.decisions.iter().any(|decision| pointer == Some(decision.pointeur.as_str()));
        text || self.constats.iter().any(|constat| constat.is(code, page, pointer))
    }

    /// Takes what was looked at out of the report, and says what was decided about it.
    fn settle(&self, report: &mut Extraction) -> Vec<DecisionPrise> {
        let is_settled =
            |found: &DiagnosticRecord| self.is_about(&found.code, found.page, found.pointeur.as_deref());
        let (mut settled, left): (Vec<_>, Vec<_>) = report.diagnostics.drain(..).partition(is_settled);
        report.diagnostics = left;
        let mut taken: Vec<DecisionPrise> = Vec::new();
        for decision in &self.decisions {
            let own = |found: &mut DiagnosticRecord| found.pointeur.as_ref() == Some(&decision.pointeur);
            taken.push(DecisionPrise {
                choix: decision.choix(),
                pointeur: Some(decision.pointeur.clone()),
                avant: Some(decision.avant.clone()),
                apres: decision.apres.clone(),
                vers: decision.vers.clone(),
                constats: settled.extract_if(.., own).collect(),
            });
        }
        taken.extend(settled.into_iter().map(|found| DecisionPrise {
            choix: Choix::Accepte,
            pointeur: found.pointeur.clone(),
            avant: None,
            apres: None,
            vers: None,
            constats: vec![found],
        }));
        taken
    }

    fn check<'a>(
        &self,
        decision: &'a Decision,
        value: &Value,
        seen: &mut HashSet<&'a str>,
    ) -> Result<(), Conflict> {
        let pointer = decision.pointeur.as_str();
        let found = value.pointer(pointer).and_then(Value::as_str);
        let impossible = || Err(Conflict::Impossible(pointer.to_owned()));
        if !seen.insert(pointer) || !is_content(pointer) {
            return impossible();
        }
        if found != Some(decision.avant.as_str()) {
            return Err(Conflict::Changed { pointer: pointer.to_owned(), found: found.map(str::to_owned) });
        }
        if let Some(to) = &decision.vers {
            let known = decision.apres.is_none() && Move::is_known(pointer, to);
            return if known { Ok(()) } else { impossible() };
        }
        let Some(after) = &decision.apres else { return Ok(()) };
        if after.iter().any(|text| text.trim().is_empty() || text.trim() != text) {
            return impossible();
        }
        let is_item =
            split(pointer).is_some_and(|(list, _)| value.pointer(list).is_some_and(Value::is_array));
        if after.len() != 1 && !is_item { impossible() } else { Ok(()) }
    }
}

impl Constat {
    fn is(&self, code: &str, page: Option<u32>, pointer: Option<&str>) -> bool {
        self.code == code && self.page == page && self.pointeur.as_deref() == pointer
    }
}

impl Decision {
    fn choix(&self) -> Choix {
        match (&self.apres, &self.vers) {
            (Some(_), _) => Choix::Change,
            (None, Some(_)) => Choix::Deplace,
            (None, None) => Choix::Accepte,
        }
    }
}

/// The lists of a fiche compétence between which entries may move, in the order of the document.
const GROUPES: [&str; 4] =
    ["savoir_faire_techniques", "savoir_faire_organisationnels", "savoir_faire_relationnels", "savoirs"];

/// An entry on its way to another list of its fiche.
struct Move<'a> {
    decision: &'a Decision,
    to: &'a str,
    /// What was changed in it, which goes with it.
    own: Vec<Correction>,
}

impl Move<'_> {
    /// Whether an entry may go there: from one of the four lists to another of the same fiche.
    fn is_known(pointer: &str, to: &str) -> bool {
        let Some((from, _)) = split(pointer) else { return false };
        let (own, other) = (group(from), group(to));
        matches!((own, other), (Some((fiche, rank)), Some((same, other))) if fiche == same && rank != other)
    }

    /// Puts the entries where they belong, in the order that they had.
    fn all(mut moves: Vec<Self>, value: &mut Value, report: Option<&mut Extraction>) -> Result<(), Conflict> {
        moves.sort_by_key(Self::place);
        let is_up = |one: &Self| group(one.to).map(|(_, rank)| rank) < one.place().map(|(rank, _)| rank);
        let (up, down): (Vec<_>, Vec<_>) = moves.into_iter().partition(is_up);
        let mut report = report;
        for one in up {
            let end = value.pointer(one.to).and_then(Value::as_array).map_or(0, Vec::len);
            one.put(end, value, report.as_deref_mut())?;
        }
        for one in down.into_iter().rev() {
            one.put(0, value, report.as_deref_mut())?;
        }
        Ok(())
    }

    /// Where it comes from: which list, and where in it.
    fn place(&self) -> Option<(usize, usize)> {
        let (list, index) = split(&self.decision.pointeur)?;
        Some((group(list)?.1, index))
    }

    fn put(self, at: usize, value: &mut Value, report: Option<&mut Extraction>) -> Result<(), Conflict> {
        let impossible = || Conflict::Impossible(self.to.to_owned());
        let list = value.pointer_mut(self.to).and_then(Value::as_array_mut).ok_or_else(impossible)?;
        list.insert(at, self.decision.avant.as_str().into());
        let Some(report) = report else { return Ok(()) };
        for place in places(report) {
            if let Some((list, index)) = split(place).filter(|(list, index)| *list == self.to && *index >= at)
            {
                *place = format!("{list}/{}", index + 1);
            }
        }
        let pointeur = format!("{}/{at}", self.to);
        report
            .corrections
            .extend(self.own.into_iter().map(|own| Correction { pointeur: pointeur.clone(), ..own }));
        Ok(())
    }
}

/// The places that a report speaks of.
fn places(report: &mut Extraction) -> impl Iterator<Item = &mut String> {
    let corrections = report.corrections.iter_mut().map(|correction| &mut correction.pointeur);
    corrections.chain(report.diagnostics.iter_mut().filter_map(|found| found.pointeur.as_mut()))
}

/// The fiche of one of the four lists, and which of them it is.
fn group(list: &str) -> Option<(&str, usize)> {
    let (fiche, name) = list.rsplit_once('/')?;
    Some((fiche, GROUPES.iter().position(|known| *known == name)?))
}

/// Whether a review may change what stands there: text, and neither an id nor a kind.
fn is_content(pointer: &str) -> bool {
    let key = pointer.rsplit('/').next().unwrap_or_default();
    let is_fixed = match key {
        "schema" | "code" => true,
        "id" | "activite_type" | "type" => !pointer.starts_with("/document/"),
        // Numbers of a list of ids.
        _ => pointer.starts_with("/activites_types/") && pointer.contains("/competences/"),
    };
    !is_fixed && !pointer.starts_with("/extraction")
}

/// The list and the index of an entry.
fn split(pointer: &str) -> Option<(&str, usize)> {
    let (list, index) = pointer.rsplit_once('/')?;
    Some((list, index.parse().ok()?))
}

/// Places in their order: numbers count as numbers.
fn place(pointer: &str) -> Vec<(usize, String)> {
    pointer.split('/').map(|part| (part.parse().unwrap_or(usize::MAX), part.to_owned())).collect()
}

fn put(value: &mut Value, decision: &Decision, after: &[String]) -> Result<(), Conflict> {
    let pointer = decision.pointeur.as_str();
    let impossible = || Conflict::Impossible(pointer.to_owned());
    if let [only] = after {
        *value.pointer_mut(pointer).ok_or_else(impossible)? = only.as_str().into();
        return Ok(());
    }
    let (list, index) = split(pointer).ok_or_else(impossible)?;
    let list = value.pointer_mut(list).and_then(Value::as_array_mut).ok_or_else(impossible)?;
    if index >= list.len() {
        return Err(impossible());
    }
    list.splice(index..=index, after.iter().map(|text| Value::from(text.as_str())));
    Ok(())
}

/// What the report says afterwards: a changed text is one correction, from the file's own wording to the review's; of an
/// entry that became none or several nothing more can be said, and what is said of entries after it follows them.
fn record(report: &mut Extraction, decision: &Decision, after: &[String]) -> Result<(), Conflict> {
    let pointer = &decision.pointeur;
    let (own, mut others): (Vec<_>, Vec<_>) =
        report.corrections.drain(..).partition(|correction| correction.pointeur == *pointer);
    if let [after] = after {
        let avant = journal::before(&decision.avant, &own)
            .ok_or_else(|| Conflict::Changed { pointer: pointer.clone(), found: None })?;
        others.push(Correction {
            regle: journal::REVIEW.to_owned(),
            avant,
            apres: after.clone(),
            pointeur: pointer.clone(),
            position: 0,
            page: own.first().and_then(|correction| correction.page),
            indice: SCHEMA_PATCH.to_owned(),
            confiance: 1.0,
        });
    }
    report.corrections = others;
    if after.len() != 1 {
        for place in places(report) {
            if let Some(moved) = moved(place, pointer, after.len()) {
                *place = moved;
            }
        }
    }
    Ok(())
}

fn moved(pointer: &str, changed: &str, count: usize) -> Option<String> {
    let ((list, index), (changed_list, changed)) = (split(pointer)?, split(changed)?);
    (list == changed_list && index > changed).then(|| format!("{list}/{}", index + count - 1))
}
