//! Header values, level and codes.

use reac_model::{Chemin, Noeud, Pas, Place, Reac};

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

/// Whether a text is a value of the head: the footer's, the cover's, the level, codes and conventions.
pub(crate) fn is_header(chemin: &Chemin, place: Place) -> bool {
    matches!(place, Place::Pied | Place::Niveau | Place::Code | Place::Adresse | Place::Nom)
        || chemin.pas().iter().any(|pas| matches!(pas, Pas::Cle("conventions" | "nsf" | "rome")))
}

/// A value and where it stands.
type Value = (String, String);

/// The values that differ. Entries of a list are the same wherever they stand in it.
pub(crate) fn changes(old: &Reac, new: &Reac) -> Vec<HeaderChange> {
    let (mut olds, mut news) = (values(old), values(new));
    news.retain(|(field, text)| {
        let list = |field: &str| field.trim_end_matches(|c: char| c.is_ascii_digit() || c == '/').to_owned();
        let same = |(other, value): &Value| list(other) == list(field) && plain(value) == plain(text);
        olds.iter().position(same).map(|at| olds.remove(at)).is_none()
    });
    let mut out: Vec<HeaderChange> = Vec::new();
    for (field, text) in news {
        let twin = olds.iter().position(|(other, _)| *other == field);
        out.push(HeaderChange { field, old: twin.map(|at| olds.remove(at).1), new: Some(text) });
    }
    out.extend(olds.into_iter().map(|(field, text)| HeaderChange { field, old: Some(text), new: None }));
    out
}

/// The title of the fiche emploi type is the cover's, and compared there; so are those in the lists of activities.
fn values(reac: &Reac) -> Vec<Value> {
    let all = reac.textes(Chemin::default()).into_iter();
    let head = all.filter(|(chemin, place, _)| {
        let copy = *place == Place::Nom && !matches!(chemin.pas(), [Pas::Cle("titre"), ..]);
        is_header(chemin, *place) && !copy && chemin.champ() != "type"
    });
    let mut out: Vec<Value> = head.map(|(chemin, _, text)| (chemin.to_string(), text.clone())).collect();
    let pages = reac.document.pages.map(|pages| ("/document/pages".to_owned(), pages.to_string()));
    let after = out.iter().filter(|(field, _)| field.starts_with("/document/")).count();
    out.splice(after..after, pages);
    out
}
