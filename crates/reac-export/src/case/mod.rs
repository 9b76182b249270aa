//! A package of 1EdTech CASE, 1.1 or 1.0. Properties that the schemas do not name are not allowed there, so what
//! is the project's own stands under `extensions`, which 1.0 lacks.

mod rubric;

use reac_model::{Chemin, Re, Reac};
use serde_json::{Map, Value, json};

use crate::arbre::{Genre, Noeud, arbre_evalue};
use crate::identite::{Identite, uuid};
use crate::labels::Label;
use crate::prose::{phrases, plain};
use crate::{CaseVersion, Criteria, Depth, Document, Error, Locale, Options};

/// Who makes these documents.
const CREATOR: &str = "Ministère chargé de l'emploi";

/// What the parts of a package share.
pub(super) struct Context<'a> {
    pub(super) identite: Identite,
    pub(super) options: &'a Options,
    document: Document<'a>,
}

impl Context<'_> {
    /// Identifier, address and time of an object.
    pub(super) fn object(&self, id: &str) -> Result<Map<String, Value>, Error> {
        let mut out = Map::new();
        out.insert("identifier".to_owned(), uuid(id).into());
        out.insert("uri".to_owned(), self.options.base.address(id)?.as_str().into());
        out.insert("lastChangeDateTime".to_owned(), self.identite.instant().into());
        Ok(out)
    }

    /// A link to an object.
    pub(super) fn link(&self, id: &str, title: &str) -> Result<Value, Error> {
        let uri = self.options.base.address(id)?;
        Ok(json!({ "title": line(title), "identifier": uuid(id), "uri": uri.as_str() }))
    }

    fn is_1_1(&self) -> bool {
        self.options.case_version == CaseVersion::V1_1
    }

    /// Printed pages below a pointer.
    fn pages(&self, pointer: &str) -> Vec<u32> {
        self.document.provenance.map(|from| crate::plan::pages(from, &[pointer])).unwrap_or_default()
    }
}

/// Writes one package; a référentiel d'évaluation says how each competence is judged.
pub(crate) fn case(document: Document<'_>, re: Option<&Re>, options: &Options) -> Result<String, Error> {
    let context = Context { identite: Identite::of(document.reac)?, options, document };
    let roots = arbre_evalue(document.reac, re);
    let mut package = Map::new();
    package.insert("CFDocument".to_owned(), cf_document(document.reac, &context)?);
    let (mut items, mut associations) = (Vec::new(), Vec::new());
    let top = context.identite.base.clone();
    let name = title(document.reac);
    for (index, root) in roots.iter().enumerate() {
        branch(root, (&top, &name), index, &context, &mut items, &mut associations)?;
    }
    package.insert("CFItems".to_owned(), items.into());
    package.insert("CFAssociations".to_owned(), associations.into());
    package.insert("CFDefinitions".to_owned(), definitions(document.reac, &roots, &context)?);
    if options.criteria == Criteria::Rubric {
        package.insert("CFRubrics".to_owned(), rubric::rubrics(&roots, &context)?);
    }
    let mut out = serde_json::to_string_pretty(&Value::Object(package)).map_err(Error::write)?;
    out.push('\n');
    Ok(out)
}

fn title(reac: &Reac) -> String {
    let title = reac.titre.intitule.as_deref().or(reac.emploi_type.intitule.as_deref());
    line(title.or(reac.document.code_titre.as_deref()).unwrap_or_default())
}

/// One line: a NormalizedString. Spaces that break no line are part of the wording and stay.
pub(super) fn line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn cf_document(reac: &Reac, context: &Context<'_>) -> Result<Value, Error> {
    let mut out = context.object(&context.identite.base)?;
    let mut put = |key: &str, value: Value| out.insert(key.to_owned(), value);
    put("creator", CREATOR.into());
    put("title", title(reac).into());
    put("language", "fr".into());
    if let Some(millesime) = &reac.document.millesime {
        put("version", line(millesime).into());
    }
    if let Some(site) = reac.titre.site.as_ref().filter(|site| oxrdf::NamedNode::new(site.as_str()).is_ok()) {
        put("officialSourceURL", site.as_str().into());
    }
    let definition = plain(&phrases(&reac.emploi_type.definition, Chemin::default()));
    if !definition.is_empty() {
        put("description", if context.is_1_1() { definition } else { line(&definition) }.into());
    }
    let subjects = subjects(reac);
    if !subjects.is_empty() {
        let titles: Vec<_> = subjects.iter().map(|(_, _, title)| title.clone()).collect();
        put("subject", titles.into());
        let links = subjects.iter().map(|(id, _, title)| context.link(id, title));
        put("subjectURI", links.collect::<Result<Vec<_>, _>>()?.into());
    }
    if let Some(niveau) = &reac.titre.niveau {
        put("notes", line(niveau).into());
    }
    if context.is_1_1() {
        put("caseVersion", "1.1".into());
        put("frameworkType", "REAC".into());
        put(
            "extensions",
            json!({
                "identifiant": context.identite.base,
                "codeTitre": reac.document.code_titre,
                "millesime": reac.document.millesime,
                "dateValidation": reac.document.date_validation,
                "dateMiseAJour": reac.document.date_mise_a_jour,
                "niveauEuropeen": reac.titre.niveau_europeen,
            }),
        );
    }
    Ok(out.into())
}

/// Id, code and title of each NSF and ROME code.
fn subjects(reac: &Reac) -> Vec<(String, String, String)> {
    let emploi = &reac.emploi_type;
    let mut out: Vec<(String, String, String)> = Vec::new();
    for (scheme, codes) in [("nsf", &emploi.nsf), ("rome", &emploi.rome)] {
        for code in codes {
            let id = format!("{scheme}/{}", code.code);
            let title = format!("{} {}", code.code, code.intitule.as_deref().unwrap_or_default());
            if out.iter().all(|(other, _, _)| *other != id) {
                out.push((id, code.code.clone(), line(&title)));
            }
        }
    }
    out
}

/// Whether nodes of a kind are items of the package.
fn is_item(genre: Genre, options: &Options) -> bool {
    match genre {
        Genre::Critere => options.depth >= Depth::Criteres && options.criteria == Criteria::Items,
        genre if genre.is_savoir() => options.depth >= Depth::Savoirs,
        _ => true,
    }
}

/// The wording of a node, or the name of its kind.
pub(super) fn statement(node: &Noeud<'_>) -> String {
    line(node.texte.unwrap_or_else(|| node.genre.label().text(Locale::Fr)))
}

fn branch(
    node: &Noeud<'_>,
    (parent, parent_title): (&str, &str),
    index: usize,
    context: &Context<'_>,
    items: &mut Vec<Value>,
    associations: &mut Vec<Value>,
) -> Result<(), Error> {
    let id = context.identite.place(&node.local);
    let statement = statement(node);
    let mut out = context.object(&id)?;
    let mut put = |key: &str, value: Value| out.insert(key.to_owned(), value);
    put("fullStatement", statement.clone().into());
    put("humanCodingScheme", node.local.as_str().into());
    put("listEnumeration", node.numero.to_string().into());
    put("CFItemType", node.genre.label().text(Locale::Fr).into());
    put("CFItemTypeURI", context.link(&item_type(node.genre), node.genre.label().text(Locale::Fr))?);
    put("language", "fr".into());
    let notes = notes(node, context.options);
    if !notes.is_empty() {
        put("notes", notes.into());
    }
    if context.is_1_1() {
        put("extensions", json!({ "identifiant": id, "pages": context.pages(&node.pointeur) }));
    }
    items.push(out.into());

    let mut link = context.object(&format!("{id}#isChildOf"))?;
    let mut put = |key: &str, value: Value| link.insert(key.to_owned(), value);
    put("associationType", "isChildOf".into());
    put("sequenceNumber", (index + 1).into());
    put("originNodeURI", context.link(&id, &statement)?);
    put("destinationNodeURI", context.link(parent, parent_title)?);
    associations.push(link.into());

    let children = node.enfants.iter().filter(|child| is_item(child.genre, context.options));
    for (index, child) in children.enumerate() {
        branch(child, (&id, &statement), index, context, items, associations)?;
    }
    Ok(())
}

/// What the fiche says, and what is neither an item nor in a rubric.
fn notes(node: &Noeud<'_>, options: &Options) -> String {
    let mut parts = Vec::new();
    for rubrique in &node.prose {
        parts.push(format!("{}\n{}", Label::of(rubrique.champ).text(Locale::Fr), plain(&rubrique.phrases)));
    }
    let inner = [Genre::Critere, Genre::Technique, Genre::Organisationnel, Genre::Relationnel, Genre::Savoir];
    for genre in inner.into_iter().filter(|genre| !is_item(*genre, options)) {
        if genre == Genre::Critere && options.criteria == Criteria::Rubric {
            continue;
        }
        let items: Vec<_> =
            node.of(genre).filter_map(|child| child.texte).map(|text| format!("- {text}")).collect();
        if !items.is_empty() {
            parts.push(format!("{}\n{}", genre.heading().text(Locale::Fr), items.join("\n")));
        }
    }
    parts.join("\n\n")
}

fn item_type(genre: Genre) -> String {
    // The group and its members share their letters.
    let group = if genre == Genre::Transversales { "S" } else { "" };
    format!("type/{}{group}", genre.code())
}

fn definitions(reac: &Reac, roots: &[Noeud<'_>], context: &Context<'_>) -> Result<Value, Error> {
    let mut genres: Vec<_> = roots
        .iter()
        .flat_map(Noeud::all)
        .map(|node| node.genre)
        .filter(|genre| is_item(*genre, context.options))
        .collect();
    genres.sort_unstable();
    genres.dedup();
    let types = genres.iter().enumerate().map(|(index, genre)| {
        let label: Label = genre.label();
        let mut out = context.object(&item_type(*genre))?;
        out.insert("title".to_owned(), label.text(Locale::Fr).into());
        out.insert("description".to_owned(), label.text(Locale::En).into());
        out.insert("hierarchyCode".to_owned(), (index + 1).to_string().into());
        out.insert("typeCode".to_owned(), genre.code().into());
        Ok(Value::Object(out))
    });
    let subjects = subjects(reac);
    let subjects = subjects.iter().map(|(id, code, title)| {
        let mut out = context.object(id)?;
        out.insert("title".to_owned(), title.as_str().into());
        // Asked for by importers of 1.1, and no more is known than the title.
        out.insert("description".to_owned(), title.as_str().into());
        out.insert("hierarchyCode".to_owned(), code.as_str().into());
        Ok(Value::Object(out))
    });
    Ok(json!({
        "CFItemTypes": types.collect::<Result<Vec<_>, Error>>()?,
        "CFSubjects": subjects.collect::<Result<Vec<_>, Error>>()?,
    }))
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_line_keeps_the_spaces_that_break_none() {
        assert_eq!(
            line(" Allumer\n  la lanterne\u{a0}: 10\u{202f}000\u{a0}bougies\t"),
            "Allumer la lanterne\u{a0}: 10\u{202f}000\u{a0}bougies"
        );
    }
}
