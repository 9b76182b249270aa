//! A canonical document as a bag of facts.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::fold;

/// One thing a document says: which field, of whom, what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// Name of the field, as `competence.savoirs`.
    pub field: String,
    /// Whose it is: an id, a page, a term; may be empty.
    pub owner: String,
    /// The text, not folded.
    pub text: String,
}

const GROUPS: [&str; 4] =
    ["savoir_faire_techniques", "savoir_faire_organisationnels", "savoir_faire_relationnels", "savoirs"];

/// Ids of the competences whose gold says that the print leaves the four groups open.
#[must_use]
pub fn unsure(gold: &Value) -> BTreeSet<String> {
    let open = |fiche: &&Value| fiche.get("groupes_certains") == Some(&Value::Bool(false));
    list(gold, "competences_professionnelles")
        .iter()
        .filter(open)
        .map(|fiche| word(fiche.get("id")))
        .collect()
}

/// Every fact of a document; the four groups of the competences in `unions` count as one.
#[must_use]
pub fn facts(document: &Value, unions: &BTreeSet<String>) -> Vec<Fact> {
    let mut bag = Bag(Vec::new());
    head(&mut bag, document);
    introduction(&mut bag, at(document, "introduction"));
    emploi(&mut bag, at(document, "emploi_type"));
    for activite in list(document, "activites_types") {
        let owner = word(activite.get("id"));
        bag.always("activite.intitule", &owner, word(activite.get("intitule")));
        for key in ["definition", "reglementation", "competences", "competences_transversales"] {
            bag.each(&format!("activite.{key}"), &owner, texts(activite, key));
        }
    }
    for competence in list(document, "competences_professionnelles") {
        fiche(&mut bag, competence, unions);
    }
    for (competence, number) in list(document, "competences_transversales").iter().zip(1..) {
        let owner = format!("CT{number}");
        bag.always("transversale.intitule", &owner, word(competence.get("intitule")));
        for key in ["description", "criteres_performance"] {
            bag.each(&format!("transversale.{key}"), &owner, texts(competence, key));
        }
    }
    for glossary in ["glossaire_technique", "glossaire_reac"] {
        for entry in list(document, glossary) {
            let term = word(entry.get("terme"));
            bag.each(
                &format!("{glossary}.definition"),
                &fold(&term).to_lowercase(),
                texts(entry, "definition"),
            );
            bag.always(&format!("{glossary}.terme"), "", term);
        }
    }
    for note in list(document, "notes") {
        bag.always("notes", &word(note.get("numero")), word(note.get("texte")));
    }
    bag.0
}

fn head(bag: &mut Bag, document: &Value) {
    for key in ["type", "sigle", "code_titre", "millesime", "date_validation", "date_mise_a_jour", "pages"] {
        bag.present(&format!("document.{key}"), "", at(document, "document").get(key));
    }
    let titre = at(document, "titre");
    bag.present("titre.intitule", "", titre.get("intitule"));
    bag.present("titre.niveau", "", label(titre.get("niveau")));
    bag.present("titre.site", "", titre.get("site"));
    for entry in list(document, "sommaire") {
        let page = entry.get("page").unwrap_or(&Value::Null);
        bag.always("sommaire", &word(Some(page)), word(entry.get("intitule")));
    }
}

fn introduction(bag: &mut Bag, introduction: &Value) {
    for key in ["evolution", "contexte_examen"] {
        bag.each(&format!("introduction.{key}"), "", texts(introduction, key));
    }
    let field = "introduction.liste_activites";
    for side in ["ancien", "nouveau"] {
        let titre = at(at(introduction, "liste_activites"), side);
        bag.present(field, side, titre.get("intitule"));
        bag.each(field, side, texts(titre, "activites"));
        bag.each(field, &format!("{side}.ccs"), texts(titre, "ccs"));
    }
}

fn emploi(bag: &mut Bag, emploi: &Value) {
    bag.present("emploi_type.intitule", "", emploi.get("intitule"));
    for key in [
        "definition",
        "secteurs_activite",
        "types_emplois",
        "reglementation",
        "equivalences",
        "competences_transversales",
        "conventions",
    ] {
        bag.each(&format!("emploi_type.{key}"), "", texts(emploi, key));
    }
    bag.present("emploi_type.niveau", "", label(emploi.get("niveau")));
    for key in ["nsf", "rome"] {
        for code in list(emploi, key) {
            bag.always(&format!("emploi_type.{key}"), &word(code.get("code")), word(code.get("intitule")));
        }
    }
}

fn fiche(bag: &mut Bag, fiche: &Value, unions: &BTreeSet<String>) {
    let owner = word(fiche.get("id"));
    bag.always("competence.intitule", &owner, word(fiche.get("intitule")));
    bag.always("competence.activite_type", &owner, word(fiche.get("activite_type")));
    for key in ["description", "contexte", "criteres_performance"] {
        bag.each(&format!("competence.{key}"), &owner, texts(fiche, key));
    }
    for group in GROUPS {
        let field = if unions.contains(&owner) { "savoirs_reunis" } else { group };
        bag.each(&format!("competence.{field}"), &owner, texts(fiche, group));
    }
}

struct Bag(Vec<Fact>);

impl Bag {
    fn always(&mut self, field: &str, owner: &str, text: String) {
        self.0.push(Fact { field: field.to_owned(), owner: owner.to_owned(), text });
    }

    /// Where there is a value at all.
    fn present(&mut self, field: &str, owner: &str, value: Option<&Value>) {
        let text = value.filter(|value| !value.is_null()).map(|value| word(Some(value)));
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.always(field, owner, text);
        }
    }

    fn each(&mut self, field: &str, owner: &str, texts: Vec<String>) {
        for text in texts.into_iter().filter(|text| !fold(text).is_empty()) {
            self.always(field, owner, text);
        }
    }
}

fn at<'a>(value: &'a Value, key: &str) -> &'a Value {
    value.get(key).unwrap_or(&Value::Null)
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The strings of a list of strings, or of the paragraphs and items of a list of blocs.
fn texts(value: &Value, key: &str) -> Vec<String> {
    let bloc = |bloc: &Value| match bloc {
        Value::Object(object) if object.get("type").and_then(Value::as_str) == Some("liste") => {
            list(bloc, "elements").iter().map(|element| word(Some(element))).collect()
        }
        Value::Object(object) => vec![word(object.get("texte"))],
        other => vec![word(Some(other))],
    };
    list(value, key).iter().flat_map(bloc).collect()
}

/// A level stands as a string, or with its label inside.
fn label(value: Option<&Value>) -> Option<&Value> {
    match value {
        Some(Value::Object(object)) => object.get("libelle"),
        other => other,
    }
}

/// A value as one word; the null of a gold is "None", so that hashed golds made elsewhere fit.
fn word(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::Null) => "None".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}
