//! What rules look at: the reading, and what its copies of each title say.

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::Lecture;
use reac_grammar::fiches::{ActiviteType, Competence};
use reac_grammar::rattachement::Activite;
use reac_grammar::texte::Texte;

use crate::Options;
use crate::copies::{Copies, copies};

/// One document, as the rules see it.
#[derive(Debug)]
pub struct Evidence<'l> {
    /// What was read.
    pub lecture: &'l Lecture,
    /// What is told from outside.
    pub options: &'l Options,
    /// Where else each title stands.
    pub(crate) copies: Copies<'l>,
}

impl<'l> Evidence<'l> {
    /// Gathers the evidence.
    #[must_use]
    pub fn new(lecture: &'l Lecture, options: &'l Options) -> Self {
        Self { lecture, options, copies: copies(lecture) }
    }
}

/// `AT1`, `CCS2`.
pub(crate) fn activity_id((ccs, number): Activite) -> String {
    format!("{}{number}", if ccs { "CCS" } else { "AT" })
}

/// `AT1/CP3`; `CP3` where no activity is known.
pub(crate) fn competence_id(activity: Option<Activite>, number: u32) -> String {
    activity.map_or_else(|| format!("CP{number}"), |activity| format!("{}/CP{number}", activity_id(activity)))
}

/// The fiches compétence with their pointers and activities.
pub(crate) fn competences(
    lecture: &Lecture,
) -> impl Iterator<Item = (String, &Competence, Option<Activite>)> {
    lecture.fiches.competences.iter().enumerate().map(|(index, fiche)| {
        let activity = lecture.activites.get(index).copied().flatten();
        (format!("/competences_professionnelles/{index}"), fiche, activity)
    })
}

/// The fiches activité with their pointers.
pub(crate) fn activities(lecture: &Lecture) -> impl Iterator<Item = (String, &ActiviteType)> {
    lecture
        .fiches
        .activites
        .iter()
        .enumerate()
        .map(|(index, fiche)| (format!("/activites_types/{index}"), fiche))
}

/// A finding, where `texte` stands.
pub(crate) fn at(code: Code, args: impl IntoIterator<Item = String>, texte: &Texte) -> Diagnostic {
    let mut found = Diagnostic::new(code, args);
    found.page = texte.page();
    found.printed_page = texte.fragments.first().and_then(|fragment| fragment.page_imprimee);
    found
}
