//! The journal under `extraction.corrections`: taken back, and told in the reader's language.

use std::collections::BTreeMap;

use reac_diagnostic::Locale;
use reac_model::{Correction, Reac};
use serde_json::Value;

/// Rule of the corrections that people made while they reviewed a reading.
pub const REVIEW: &str = "relecture";

/// Why a journal cannot be taken back: the document is not the one it was written for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalError {
    /// JSON Pointer of the correction that does not fit.
    pub pointer: String,
}

impl std::fmt::Display for JournalError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: what a correction put there is not there", self.pointer)
    }
}

impl std::error::Error for JournalError {}

/// The document with all its corrections taken back: the content that [`crate::Level::Verbatim`] gives.
///
/// # Errors
/// A correction does not fit the text at its place.
pub fn verbatim(reac: &Reac) -> Result<Reac, JournalError> {
    let Some(extraction) = &reac.extraction else { return Ok(reac.clone()) };
    let mut places: BTreeMap<&str, Vec<Correction>> = BTreeMap::new();
    for correction in &extraction.corrections {
        places.entry(&correction.pointeur).or_default().push(correction.clone());
    }
    let misfit = |pointer: &str| JournalError { pointer: pointer.to_owned() };
    let mut document = serde_json::to_value(reac).map_err(|_| misfit(""))?;
    for (pointer, corrections) in places {
        let place = document.pointer_mut(pointer).ok_or_else(|| misfit(pointer))?;
        // What typography left nothing of is absent.
        let text = if place.is_null() { Some("") } else { place.as_str() };
        let before = text.and_then(|text| before(text, &corrections)).ok_or_else(|| misfit(pointer))?;
        *place = Value::String(before);
    }
    let mut out: Reac = serde_json::from_value(document).map_err(|_| misfit(""))?;
    if let Some(extraction) = &mut out.extraction {
        extraction.corrections.clear();
    }
    Ok(out)
}

/// One string before its corrections, which are in order; `None` where one does not fit.
#[must_use]
pub fn before(text: &str, corrections: &[Correction]) -> Option<String> {
    let (mut out, mut rest, mut at) = (String::with_capacity(text.len()), text, 0_usize);
    for correction in corrections {
        let position = usize::try_from(correction.position).ok()?;
        let kept = position.checked_sub(at)?;
        let (end, _) = rest.char_indices().nth(kept).unwrap_or((rest.len(), ' '));
        out.push_str(rest.get(..end)?);
        out.push_str(&correction.avant);
        rest = rest.get(end..)?.strip_prefix(&correction.apres)?;
        at = position + correction.apres.chars().count();
    }
    out.push_str(rest);
    Some(out)
}

/// What speaks for a correction, in `locale`, whatever language the report is in.
#[must_use]
pub fn evidence(correction: &Correction, locale: Locale) -> String {
    reac_normalise::translate(&correction.indice, locale)
}

/// Typography alone decided: spaces, apostrophes, bullets, œ. All other corrections change letters.
#[must_use]
pub fn is_typography(correction: &Correction) -> bool {
    correction.confiance >= 1.0 && correction.regle != REVIEW
}

#[cfg(test)]
mod tests {
    use super::*;

    fn correction(position: u32, avant: &str, apres: &str) -> Correction {
        Correction {
            regle: "mot".to_owned(),
            avant: avant.to_owned(),
            apres: apres.to_owned(),
            pointeur: "/titre/intitule".to_owned(),
            position,
            page: None,
            indice: "accent : mot inconnu".to_owned(),
            confiance: 0.9,
        }
    }

    #[test]
    fn corrections_are_taken_back_from_first_to_last() {
        let all = [correction(0, "- ", ""), correction(2, "'", "’"), correction(4, "tal", "tel")];
        assert_eq!(before("Dé’étel", &all).unwrap(), "- Dé'étal");
        assert_eq!(before("Dé-étel", &all), None);
        assert_eq!(before("", &all), None);
    }

    #[test]
    fn evidence_is_told_in_either_language() {
        let correction = correction(0, "", "");
        assert_eq!(evidence(&correction, Locale::En), "accent: unknown word");
        assert_eq!(evidence(&correction, Locale::Fr), "accent : mot inconnu");
    }
}
