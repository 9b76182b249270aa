//! The result: stable as JSON (`reac-diff/2`).

use serde::Serialize;

/// What changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diff {
    /// Always `reac-diff/2`.
    pub schema: String,
    /// In one word.
    pub verdict: Verdict,
    /// The older side.
    #[serde(rename = "ancien")]
    pub old: Version,
    /// The newer side.
    #[serde(rename = "nouveau")]
    pub new: Version,
    /// Header values, level and codes that differ.
    #[serde(rename = "entete")]
    pub header: Vec<HeaderChange>,
    /// Activities, those of the new side in order, then those that are gone.
    #[serde(rename = "activites")]
    pub activities: Vec<Activity>,
    /// Competences, likewise: the table of correspondence.
    pub competences: Vec<Competence>,
    /// The other sections.
    pub sections: Vec<Section>,
    /// Which certificate became which by the newer side's référentiel d'évaluation, beside what is found above; empty
    /// where none was given.
    pub correspondances: Vec<Correspondance>,
}

/// An old certificate and what it became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Correspondance {
    /// Its title; none where the new one comes from none.
    #[serde(rename = "ancien")]
    pub old: Option<String>,
    /// Its title; none where the old one became none.
    #[serde(rename = "nouveau")]
    pub new: Option<String>,
    /// Who says so.
    pub source: Source,
}

/// Who says that certificates correspond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The table that is printed, and the comparison of the REACs.
    Both,
    /// The table alone.
    Printed,
    /// The comparison alone.
    Computed,
}

/// How two documents stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nothing differs.
    Identical,
    /// Only dates, codes and other header values differ.
    HeaderOnly,
    /// The content differs.
    Content,
}

/// Which document.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Version {
    /// Title of the titre.
    pub intitule: Option<String>,
    /// SIGLE.
    pub sigle: Option<String>,
    /// `TP-` and five digits.
    pub code_titre: Option<String>,
    /// Millésime.
    pub millesime: Option<String>,
    /// ISO 8601.
    pub date_validation: Option<String>,
    /// ISO 8601.
    pub date_mise_a_jour: Option<String>,
}

/// A value that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeaderChange {
    /// JSON Pointer; an entry of a list that only one side has is an entry of that side's list.
    #[serde(rename = "pointeur")]
    pub field: String,
    /// Before.
    #[serde(rename = "ancien")]
    pub old: Option<String>,
    /// After.
    #[serde(rename = "nouveau")]
    pub new: Option<String>,
}

/// Which side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before.
    Old,
    /// After.
    New,
}

/// Names an activity or competence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reference {
    /// `AT1/CP3`.
    pub id: String,
    /// As its fiche prints it.
    pub numero: u32,
    /// Title.
    pub intitule: String,
}

/// How two competences, or two activities, belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// One became the other.
    Same,
    /// The old one was split: this is a further part of it.
    Split,
    /// The old one was merged into a new one that mainly comes from another.
    Merged,
    /// New.
    Added,
    /// Gone.
    Removed,
}

/// An activity.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Activity {
    /// How the sides belong together.
    #[serde(rename = "lien")]
    pub link: Link,
    /// Before.
    #[serde(rename = "ancien")]
    pub old: Option<Reference>,
    /// After.
    #[serde(rename = "nouveau")]
    pub new: Option<Reference>,
    /// How alike they are, 0 to 1.
    #[serde(rename = "ressemblance")]
    pub likeness: f64,
    /// The title's wording differs.
    #[serde(rename = "renomme")]
    pub renamed: bool,
    /// The number differs.
    #[serde(rename = "renumerote")]
    pub renumbered: bool,
    /// The title, word by word, where it differs.
    #[serde(rename = "titre")]
    pub title: Vec<Segment>,
    /// Definition and rules.
    #[serde(rename = "changements")]
    pub changes: Vec<Change>,
}

/// A competence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Competence {
    /// How the sides belong together.
    #[serde(rename = "lien")]
    pub link: Link,
    /// Before.
    #[serde(rename = "ancien")]
    pub old: Option<Reference>,
    /// After.
    #[serde(rename = "nouveau")]
    pub new: Option<Reference>,
    /// How alike they are, 0 to 1.
    #[serde(rename = "ressemblance")]
    pub likeness: f64,
    /// The title's wording differs.
    #[serde(rename = "renomme")]
    pub renamed: bool,
    /// The number differs.
    #[serde(rename = "renumerote")]
    pub renumbered: bool,
    /// It stands in an activity that is not the old one's successor.
    #[serde(rename = "deplace")]
    pub moved: bool,
    /// The title, word by word, where it differs.
    #[serde(rename = "titre")]
    pub title: Vec<Segment>,
    /// Description, contexte, criteria, savoirs.
    #[serde(rename = "changements")]
    pub changes: Vec<Change>,
}

/// Another section: an array of the canonical JSON.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// JSON Pointer.
    #[serde(rename = "pointeur")]
    pub pointer: String,
    /// What happened in it.
    #[serde(rename = "changements")]
    pub changes: Vec<Change>,
}

/// What happened to one paragraph or item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// What.
    #[serde(rename = "genre")]
    pub kind: Kind,
    /// Before.
    #[serde(rename = "ancien")]
    pub old: Option<Place>,
    /// After.
    #[serde(rename = "nouveau")]
    pub new: Option<Place>,
    /// Word by word, where the wording differs.
    #[serde(rename = "mots")]
    pub words: Vec<Segment>,
}

/// Kinds of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The same words in the same place.
    Unchanged,
    /// Other words in the same place.
    Reworded,
    /// The same words in another group, competence or activity.
    Moved,
    /// Other words and another place.
    MovedReworded,
    /// New.
    Added,
    /// Gone.
    Removed,
}

/// Where an item stands and what it says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Place {
    /// Its fiche: `AT1/CP3`; empty outside fiches.
    pub fiche: String,
    /// Its group: a key of the canonical JSON.
    #[serde(rename = "groupe")]
    pub group: String,
    /// JSON Pointer.
    #[serde(rename = "pointeur")]
    pub pointer: String,
    /// The wording.
    #[serde(rename = "texte")]
    pub text: String,
}

/// A stretch of words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Segment {
    /// On which side it stands.
    #[serde(rename = "cote")]
    pub on: On,
    /// The words.
    #[serde(rename = "texte")]
    pub text: String,
}

/// On which side words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum On {
    /// On both.
    Both,
    /// Before only.
    Old,
    /// After only.
    New,
}

impl Diff {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.verdict == Verdict::Identical
    }

    pub(crate) fn judge(&self) -> Verdict {
        let content = self.activities.iter().any(Activity::differs)
            || self.competences.iter().any(Competence::differs)
            || self.sections.iter().any(|section| section.changes.iter().any(Change::differs));
        match (content, self.header.is_empty()) {
            (true, _) => Verdict::Content,
            (false, false) => Verdict::HeaderOnly,
            (false, true) => Verdict::Identical,
        }
    }

    /// How many items of all fiches and sections changed in that way.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        let of_fiches = self.activities.iter().flat_map(|activity| &activity.changes);
        let of_competences = self.competences.iter().flat_map(|competence| &competence.changes);
        let of_sections = self.sections.iter().flat_map(|section| &section.changes);
        of_fiches.chain(of_competences).chain(of_sections).filter(|change| change.kind == kind).count()
    }
}

impl Activity {
    /// Whether anything of it changed.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.link != Link::Same || self.renamed || self.renumbered || self.changes.iter().any(Change::differs)
    }
}

impl Competence {
    /// Whether anything of it changed.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.link != Link::Same
            || self.renamed
            || self.renumbered
            || self.moved
            || self.changes.iter().any(Change::differs)
    }

    /// How many of its items changed in that way.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }
}

impl Change {
    /// Whether it is a change at all.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.kind != Kind::Unchanged
    }
}
