//! What changed between two versions of a référentiel d'évaluation: fact by fact, each under the names that lead to it.

use reac_model::Re;
use serde::Serialize;
use serde_json::Value;
use similar::TextDiff;

/// Value of [`DiffRe::schema`].
pub const SCHEMA_RE: &str = "reac-diff-re/2";

/// Wordings at least this alike are one, reworded.
const REWORDED: f32 = 0.5;

/// What names an entry of a list, where it has one of these.
const NAMES: [&str; 6] = ["id", "intitule", "competence", "designation", "modalite", "terme"];

/// A comparison.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DiffRe {
    /// Always `reac-diff-re/2`.
    pub schema: String,
    /// Code and millésime of the older one.
    #[serde(rename = "ancien")]
    pub old: String,
    /// Code and millésime of the newer one.
    #[serde(rename = "nouveau")]
    pub new: String,
    /// In the order of the older document, what the newer one adds behind.
    #[serde(rename = "changements")]
    pub changes: Vec<ChangeRe>,
}

/// A fact that one has and the other has not, or has otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeRe {
    /// Keys and names from the document's root, as `epreuves`, `CCP1`, `modalites`.
    #[serde(rename = "chemin")]
    pub place: Vec<String>,
    /// In the older document.
    #[serde(rename = "ancien")]
    pub old: Option<String>,
    /// In the newer one.
    #[serde(rename = "nouveau")]
    pub new: Option<String>,
}

/// Facts of one place.
struct Place {
    way: Vec<String>,
    old: Vec<String>,
    new: Vec<String>,
}

/// Compares two documents.
#[must_use]
pub fn diff_re(old: &Re, new: &Re) -> DiffRe {
    let mut places: Vec<Place> = Vec::new();
    for (re, is_old) in [(old, true), (new, false)] {
        let mut all = Vec::new();
        let content = Re { extraction: None, ..re.clone() };
        // A document of this model always has a JSON form.
        facts(&serde_json::to_value(content).unwrap_or_default(), &[], &mut all);
        for (way, text) in all {
            let at = places.iter().position(|place| place.way == way).unwrap_or_else(|| {
                places.push(Place { way, old: Vec::new(), new: Vec::new() });
                places.len() - 1
            });
            if let Some(place) = places.get_mut(at) {
                if is_old { place.old.push(text) } else { place.new.push(text) }
            }
        }
    }
    let changes = places.into_iter().flat_map(changes).collect();
    DiffRe { schema: SCHEMA_RE.to_owned(), old: name(old), new: name(new), changes }
}

fn name(re: &Re) -> String {
    let document = &re.document;
    let parts = [&document.type_document, &document.sigle, &document.code_titre, &document.millesime];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Every leaf with the keys and names that lead to it; prose is one place, whatever its form.
fn facts(value: &Value, way: &[String], out: &mut Vec<(Vec<String>, String)>) {
    let below = |step: &str| way.iter().cloned().chain([step.to_owned()]).collect::<Vec<_>>();
    match value {
        Value::Object(fields) => {
            for (key, value) in fields.iter().filter(|(key, _)| *key != "schema" && *key != "type") {
                match key.as_str() {
                    "texte" | "elements" => facts(value, way, out),
                    key => facts(value, &below(key), out),
                }
            }
            // Of a document it is what its footer says, of prose its form.
            if let (Some(kind), None, None) =
                (fields.get("type"), fields.get("texte"), fields.get("elements"))
            {
                facts(kind, &below("type"), out);
            }
        }
        Value::Array(items) => {
            for item in items {
                match NAMES.iter().find_map(|key| item.get(key)?.as_str()) {
                    Some(name) => facts(item, &below(name), out),
                    None => facts(item, way, out),
                }
            }
        }
        Value::Null => {}
        Value::String(text) => out.push((way.to_vec(), text.clone())),
        other => out.push((way.to_vec(), other.to_string())),
    }
}

fn changes(mut place: Place) -> Vec<ChangeRe> {
    let mut old: Vec<String> = Vec::new();
    for text in place.old {
        match place.new.iter().position(|other| *other == text) {
            Some(at) => {
                place.new.remove(at);
            }
            None => old.push(text),
        }
    }
    let mut out = Vec::new();
    for text in old {
        let alike = |other: &String| TextDiff::from_words(text.as_str(), other.as_str()).ratio();
        let best = place.new.iter().map(alike).enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
        // A value that is alone at its place is what the other became.
        let alone = place.new.len() == 1 && text.split(' ').count() < 4;
        let new = best.filter(|(_, ratio)| *ratio >= REWORDED || alone).map(|(at, _)| place.new.remove(at));
        out.push(ChangeRe { place: place.way.clone(), old: Some(text), new });
    }
    let added = place.new.into_iter();
    out.extend(added.map(|text| ChangeRe { place: place.way.clone(), old: None, new: Some(text) }));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(change: impl Fn(&mut Re)) -> Vec<ChangeRe> {
        let (old, _) = reac_typeset::random_re(1);
        let mut new = old.clone();
        change(&mut new);
        diff_re(&old, &new).changes
    }

    #[test]
    fn a_document_does_not_differ_from_itself() {
        assert_eq!(changed(|_| {}), []);
    }

    #[test]
    fn a_value_that_changed_is_told_with_the_names_that_lead_to_it() {
        let found = changed(|re| {
            re.epreuves[0].duree_totale_minutes = Some(7);
        });
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].place, ["epreuves", "TITRE", "duree_totale_minutes"]);
        assert_eq!(found[0].new.as_deref(), Some("7"));
    }

    #[test]
    fn a_tick_that_is_gone_is_told_once() {
        let found = changed(|re| {
            re.epreuves[0].criteres[0].modalites.remove(0);
        });
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].place.last().map(String::as_str), &found[0].new), (Some("modalites"), &None));
    }
}
