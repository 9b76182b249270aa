//! What rules look at: the reading, and what its copies of each title say.

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::Lecture;
use reac_grammar::fiches::{Activite, ActiviteType, Competence, CompetenceProfessionnelle};
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

/// The fiches compétence with their pointers, and what else they print.
pub(crate) fn competences(
    lecture: &Lecture,
) -> impl Iterator<Item = (String, &CompetenceProfessionnelle, &Competence)> {
    let all = lecture.fiches.competences().enumerate();
    all.map(|(index, (fiche, beside))| (format!("/competences_professionnelles/{index}"), fiche, beside))
}

/// The fiches activité with their pointers, and what else they print.
pub(crate) fn activities(lecture: &Lecture) -> impl Iterator<Item = (String, &ActiviteType, &Activite)> {
    let all = lecture.fiches.activites().enumerate();
    all.map(|(index, (fiche, beside))| (format!("/activites_types/{index}"), fiche, beside))
}

/// A finding, where `texte` stands.
pub(crate) fn at(code: Code, args: impl IntoIterator<Item = String>, texte: &Texte) -> Diagnostic {
    let mut found = Diagnostic::new(code, args);
    found.page = texte.page();
    found.printed_page = texte.fragments.first().and_then(|fragment| fragment.page_imprimee);
    found
}
