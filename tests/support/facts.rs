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
        bag.lists("activite", &owner, activite);
    }
    for competence in list(document, "competences_professionnelles") {
        fiche(&mut bag, competence, unions);
    }
    for (competence, number) in list(document, "competences_transversales").iter().zip(1..) {
        let owner = format!("CT{number}");
        bag.always("transversale.intitule", &owner, word(competence.get("intitule")));
        bag.lists("transversale", &owner, competence);
    }
    for glossary in ["glossaire_technique", "glossaire_reac"] {
        for entry in list(document, glossary) {
            let term = word(entry.get("terme"));
            bag.each(
                &format!("{glossary}.definition"),
                &fold(&term).to_lowercase(),
                list(entry, "definition").iter().flat_map(texts).collect(),
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
    bag.lists("introduction", "", introduction);
    let field = "introduction.liste_activites";
    for side in ["ancien", "nouveau"] {
        let titre = at(at(introduction, "liste_activites"), side);
        bag.present(field, side, titre.get("intitule"));
        bag.each(field, side, list(titre, "activites").iter().flat_map(texts).collect());
        bag.each(field, &format!("{side}.ccs"), list(titre, "ccs").iter().flat_map(texts).collect());
    }
}

fn emploi(bag: &mut Bag, emploi: &Value) {
    bag.present("emploi_type.intitule", "", emploi.get("intitule"));
    bag.lists("emploi_type", "", emploi);
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
    let savoirs = if unions.contains(&owner) { Some("savoirs_reunis") } else { None };
    for (key, texts) in lists(fiche) {
        let field = savoirs.filter(|_| GROUPS.contains(&key)).unwrap_or(key);
        bag.each(&format!("competence.{field}"), &owner, texts);
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

    /// What the lists and the prose of one part say.
    fn lists(&mut self, part: &str, owner: &str, value: &Value) {
        for (key, texts) in lists(value) {
            self.each(&format!("{part}.{key}"), owner, texts);
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

/// Every list of strings and all prose of one part, by key; codes are no strings.
fn lists(part: &Value) -> Vec<(&str, Vec<String>)> {
    let fields = part.as_object().into_iter().flatten();
    let lists = fields.filter_map(|(key, value)| Some((key.as_str(), value.as_array()?)));
    let said = lists.filter(|(_, items)| items.iter().all(|item| item.get("code").is_none()));
    said.map(|(key, items)| (key, items.iter().flat_map(texts).collect())).collect()
}

/// A string of a list, or the strings of a bloc.
fn texts(item: &Value) -> Vec<String> {
    match item {
        Value::Object(_) if item.get("elements").is_some() => {
            list(item, "elements").iter().map(|element| word(Some(element))).collect()
        }
        Value::Object(bloc) => vec![word(bloc.get("texte"))],
        other => vec![word(Some(other))],
    }
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
