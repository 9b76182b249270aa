//! Decisions about one file brought to another file of the same document: printed again, saved again, merged.

use reac::Diagnostic;
use reac_model::Referentiel;

use crate::patch::{Constat, Decision, Patch};

/// What of a patch holds of another file.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// What agrees, for the other file.
    pub patch: Patch,
    /// Decisions whose place holds another text there, or none.
    pub changed: Vec<Decision>,
    /// Findings that are not raised there, or raised more than once.
    pub gone: Vec<Constat>,
}

impl Patch {
    /// The decisions for another file of the same document, by what was read of it and found in it: a text is carried
    /// where the same text stands in the same place, a finding where the same is found about the same place, whatever
    /// the page.
    ///
    /// # Errors
    /// The document cannot be looked into.
    pub fn carry<D: Referentiel>(
        &self,
        document: &D,
        found: &[Diagnostic],
        sha256: &str,
    ) -> serde_json::Result<Carried> {
        let value = serde_json::to_value(document)?;
        let stands = |decision: &&Decision| {
            value.pointer(&decision.pointeur).and_then(serde_json::Value::as_str) == Some(&decision.avant)
        };
        let (decisions, changed): (Vec<&Decision>, Vec<&Decision>) = self.decisions.iter().partition(stands);
        let (mut constats, mut gone) = (Vec::new(), Vec::new());
        for constat in &self.constats {
            match counterpart(constat, found) {
                Some(own) => constats.push(own),
                None => gone.push(constat.clone()),
            }
        }
        Ok(Carried {
            patch: Self {
                schema: self.schema.clone(),
                sha256: sha256.to_owned(),
                moitie: D::MOITIE,
                decisions: decisions.into_iter().cloned().collect(),
                constats,
            },
            changed: changed.into_iter().cloned().collect(),
            gone,
        })
    }
}

/// The one finding of that code about that place; of several, the one on that page.
fn counterpart(constat: &Constat, found: &[Diagnostic]) -> Option<Constat> {
    let same = |found: &&Diagnostic| found.code.id() == constat.code && found.pointer == constat.pointeur;
    let all: Vec<&Diagnostic> = found.iter().filter(same).collect();
    let own = match all.as_slice() {
        [only] => only,
        several => several.iter().find(|found| found.page == constat.page)?,
    };
    Some(Constat { page: own.page, ..constat.clone() })
}
