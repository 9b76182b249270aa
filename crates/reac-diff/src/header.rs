//! Header values, level and codes.

use reac_model::{Code, Reac};

use crate::model::{HeaderChange, Version};
use crate::words::plain;

/// Which document it is.
pub(crate) fn version(reac: &Reac) -> Version {
    let document = &reac.document;
    Version {
        intitule: reac.titre.intitule.clone().or_else(|| reac.emploi_type.intitule.clone()),
        sigle: document.sigle.clone(),
        code_titre: document.code_titre.clone(),
        millesime: document.millesime.clone(),
        date_validation: document.date_validation.clone(),
        date_mise_a_jour: document.date_mise_a_jour.clone(),
    }
}

/// The values that differ.
pub(crate) fn changes(old: &Reac, new: &Reac) -> Vec<HeaderChange> {
    let values = values(old).into_iter().zip(values(new));
    values
        .filter(|((_, old), (_, new))| old.as_deref().map(plain) != new.as_deref().map(plain))
        .map(|((field, old), (_, new))| HeaderChange { field: field.to_owned(), old, new })
        .collect()
}

fn values(reac: &Reac) -> Vec<(&'static str, Option<String>)> {
    let (document, titre, emploi) = (&reac.document, &reac.titre, &reac.emploi_type);
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    vec![
        ("/document/sigle", document.sigle.clone()),
        ("/document/code_titre", document.code_titre.clone()),
        ("/document/millesime", document.millesime.clone()),
        ("/document/date_validation", document.date_validation.clone()),
        ("/document/date_mise_a_jour", document.date_mise_a_jour.clone()),
        ("/document/pages", document.pages.map(|pages| pages.to_string())),
        ("/titre/intitule", titre.intitule.clone()),
        ("/titre/niveau", titre.niveau.clone()),
        ("/titre/site", titre.site.clone()),
        ("/emploi_type/niveau", emploi.niveau.clone()),
        ("/emploi_type/conventions", some(emploi.conventions.join(" ; "))),
        ("/emploi_type/nsf", some(codes(&emploi.nsf))),
        ("/emploi_type/rome", some(codes(&emploi.rome))),
    ]
}

fn codes(codes: &[Code]) -> String {
    let one = |code: &Code| {
        format!("{} {}", code.code, code.intitule.as_deref().unwrap_or_default()).trim().to_owned()
    };
    codes.iter().map(one).collect::<Vec<_>>().join(" ; ")
}
