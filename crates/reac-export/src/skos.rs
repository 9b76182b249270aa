//! SKOS: the document as a concept scheme, in JSON-LD and in Turtle, from the same triples.

use std::collections::HashMap;

use oxrdf::vocab::rdf;
use oxrdf::{Literal, NamedNode, Term, Triple};
use oxttl::TurtleSerializer;
use reac_model::{Chemin, Code, EntreeGlossaire, Reac};
use serde_json::{Map, Value, json};

use crate::arbre::{Genre, Noeud, arbre};
use crate::identite::Identite;
use crate::prose::{phrases, plain};
use crate::{Depth, Error, Options};

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const DCT: &str = "http://purl.org/dc/terms/";
const XSD_DATE: &str = "http://www.w3.org/2001/XMLSchema#date";

/// Nomenclatures, with the letters that their ids begin with.
const SCHEMES: [(&str, &str); 2] = [
    ("nsf", "Nomenclature des spécialités de formation"),
    ("rome", "Répertoire opérationnel des métiers et des emplois"),
];

struct Graph<'a> {
    triples: Vec<Triple>,
    identite: Identite,
    options: &'a Options,
}

/// Turtle.
pub(crate) fn turtle(reac: &Reac, options: &Options) -> Result<Vec<u8>, Error> {
    let serializer = TurtleSerializer::new();
    let serializer = serializer.with_prefix("skos", SKOS).map_err(Error::write)?;
    let serializer = serializer.with_prefix("dct", DCT).map_err(Error::write)?;
    let mut out = serializer.for_writer(Vec::new());
    for triple in graph(reac, options)? {
        out.serialize_triple(triple.as_ref()).map_err(Error::write)?;
    }
    out.finish().map_err(Error::write)
}

/// JSON-LD, one object a subject.
pub(crate) fn json_ld(reac: &Reac, options: &Options) -> Result<String, Error> {
    let mut objects: Vec<Map<String, Value>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for triple in graph(reac, options)? {
        let subject = triple.subject.to_string().trim_matches(['<', '>']).to_owned();
        let index = *places.entry(subject.clone()).or_insert_with(|| {
            objects.push(Map::from_iter([("@id".to_owned(), subject.into())]));
            objects.len() - 1
        });
        let Some(object) = objects.get_mut(index) else { continue };
        let (key, value) = member(&triple);
        let values = object.entry(key).or_insert_with(|| json!([]));
        if let Some(values) = values.as_array_mut() {
            values.push(value);
        }
    }
    let document = json!({ "@context": { "skos": SKOS, "dct": DCT }, "@graph": objects });
    let mut out = serde_json::to_string_pretty(&document).map_err(Error::write)?;
    out.push('\n');
    Ok(out)
}

fn member(triple: &Triple) -> (String, Value) {
    let predicate = triple.predicate.as_str();
    let short =
        |prefix: &str, base: &str| predicate.strip_prefix(base).map(|rest| format!("{prefix}:{rest}"));
    match &triple.object {
        Term::NamedNode(node) if triple.predicate == rdf::TYPE => ("@type".to_owned(), node.as_str().into()),
        object => {
            let key =
                short("skos", SKOS).or_else(|| short("dct", DCT)).unwrap_or_else(|| predicate.to_owned());
            (key, value(object))
        }
    }
}

fn value(term: &Term) -> Value {
    match term {
        Term::NamedNode(node) => json!({ "@id": node.as_str() }),
        Term::Literal(literal) => match literal.language() {
            Some(language) => json!({ "@value": literal.value(), "@language": language }),
            None if literal.datatype().as_str() == XSD_DATE => {
                json!({ "@value": literal.value(), "@type": XSD_DATE })
            }
            None => json!({ "@value": literal.value() }),
        },
        // No other kind of term is ever made here.
        other => other.to_string().into(),
    }
}

/// Every triple, in the document's order.
fn graph(reac: &Reac, options: &Options) -> Result<Vec<Triple>, Error> {
    let identite = Identite::of(reac)?;
    let mut graph = Graph { triples: Vec::new(), identite, options };
    let scheme = graph.scheme(reac)?;
    for root in arbre(reac) {
        graph.branch(&root, None, &scheme)?;
    }
    for (letters, entries) in [("GT", &reac.glossaire_technique), ("GR", &reac.glossaire_reac)] {
        graph.glossary(letters, entries, &scheme)?;
    }
    for ((letters, name), codes) in SCHEMES.into_iter().zip([&reac.emploi_type.nsf, &reac.emploi_type.rome]) {
        graph.codes(letters, name, codes, &scheme)?;
    }
    // Each subject's triples together, subjects in the order in which they first appear.
    let mut order: HashMap<String, usize> = HashMap::new();
    for triple in &graph.triples {
        let next = order.len();
        order.entry(triple.subject.to_string()).or_insert(next);
    }
    graph.triples.sort_by_key(|triple| order.get(&triple.subject.to_string()).copied());
    Ok(graph.triples)
}

impl Graph<'_> {
    fn skos(&mut self, subject: &NamedNode, local: &str, object: impl Into<Term>) {
        let predicate = NamedNode::new_unchecked(format!("{SKOS}{local}"));
        self.triples.push(Triple::new(subject.clone(), predicate, object));
    }

    fn dct(&mut self, subject: &NamedNode, local: &str, object: impl Into<Term>) {
        let predicate = NamedNode::new_unchecked(format!("{DCT}{local}"));
        self.triples.push(Triple::new(subject.clone(), predicate, object));
    }

    fn is_a(&mut self, subject: &NamedNode, class: &str) {
        let class = NamedNode::new_unchecked(format!("{SKOS}{class}"));
        self.triples.push(Triple::new(subject.clone(), rdf::TYPE, class));
    }

    /// The document's own words are French.
    fn french(&mut self, subject: &NamedNode, local: &str, text: &str) {
        if !text.is_empty() {
            self.skos(subject, local, Literal::new_language_tagged_literal_unchecked(text, "fr"));
        }
    }

    fn scheme(&mut self, reac: &Reac) -> Result<NamedNode, Error> {
        let id = self.identite.base.clone();
        let scheme = self.options.base.address(&id)?;
        self.is_a(&scheme, "ConceptScheme");
        let title = reac.titre.intitule.as_deref().or(reac.emploi_type.intitule.as_deref());
        if let Some(title) = title {
            self.french(&scheme, "prefLabel", title);
            self.dct(&scheme, "title", Literal::new_language_tagged_literal_unchecked(title, "fr"));
        }
        self.dct(&scheme, "identifier", Literal::new_simple_literal(id));
        let date = self.identite.date.to_string();
        self.dct(&scheme, "modified", Literal::new_typed_literal(date, NamedNode::new_unchecked(XSD_DATE)));
        self.french(&scheme, "definition", &plain(&phrases(&reac.emploi_type.definition, Chemin::default())));
        Ok(scheme)
    }

    fn branch(
        &mut self,
        node: &Noeud<'_>,
        parent: Option<&NamedNode>,
        scheme: &NamedNode,
    ) -> Result<(), Error> {
        let id = self.identite.place(&node.local);
        let concept = self.options.base.address(&id)?;
        self.is_a(&concept, "Concept");
        let label = node.texte.unwrap_or_else(|| node.genre.label().text(crate::Locale::Fr));
        self.french(&concept, "prefLabel", label);
        self.skos(&concept, "notation", Literal::new_simple_literal(id));
        self.skos(&concept, "inScheme", scheme.clone());
        match parent {
            Some(parent) => {
                self.skos(&concept, "broader", parent.clone());
                self.skos(parent, "narrower", concept.clone());
            }
            None => {
                self.skos(&concept, "topConceptOf", scheme.clone());
                self.skos(scheme, "hasTopConcept", concept.clone());
            }
        }
        self.french(&concept, "note", node.genre.label().text(crate::Locale::Fr));
        for rubrique in &node.prose {
            let local = match rubrique.champ {
                "definition" | "description" => "definition",
                _ => "scopeNote",
            };
            self.french(&concept, local, &plain(&rubrique.phrases));
        }
        for child in &node.enfants {
            if is_concept(child.genre, self.options.depth) {
                self.branch(child, Some(&concept), scheme)?;
            } else if let Some(text) = child.texte {
                let text = format!("{}\u{a0}: {text}", child.genre.label().text(crate::Locale::Fr));
                self.french(&concept, "scopeNote", &text);
            }
        }
        Ok(())
    }

    fn glossary(
        &mut self,
        letters: &str,
        entries: &[EntreeGlossaire],
        scheme: &NamedNode,
    ) -> Result<(), Error> {
        for (index, entry) in entries.iter().enumerate() {
            let id = self.identite.place(&format!("{letters}{}", index + 1));
            let concept = self.options.base.address(&id)?;
            self.is_a(&concept, "Concept");
            self.french(&concept, "prefLabel", &entry.terme);
            self.skos(&concept, "notation", Literal::new_simple_literal(id));
            self.skos(&concept, "inScheme", scheme.clone());
            self.french(&concept, "definition", &plain(&phrases(&entry.definition, Chemin::default())));
        }
        Ok(())
    }

    /// Codes of a nomenclature as concepts of its own: the subjects of the document.
    fn codes(&mut self, letters: &str, name: &str, codes: &[Code], scheme: &NamedNode) -> Result<(), Error> {
        if codes.is_empty() {
            return Ok(());
        }
        let own = self.options.base.address(letters)?;
        self.is_a(&own, "ConceptScheme");
        self.french(&own, "prefLabel", name);
        self.skos(&own, "notation", Literal::new_simple_literal(letters.to_uppercase()));
        let mut seen: Vec<&str> = Vec::new();
        for code in codes {
            if seen.contains(&code.code.as_str()) {
                continue;
            }
            seen.push(&code.code);
            let concept = self.options.base.address(&format!("{letters}/{}", code.code))?;
            self.is_a(&concept, "Concept");
            self.skos(&concept, "notation", Literal::new_simple_literal(code.code.as_str()));
            self.french(&concept, "prefLabel", code.intitule.as_deref().unwrap_or_default());
            self.skos(&concept, "inScheme", own.clone());
            self.dct(scheme, "subject", concept);
        }
        Ok(())
    }
}

fn is_concept(genre: Genre, depth: Depth) -> bool {
    match genre {
        Genre::Critere => depth >= Depth::Criteres,
        genre if genre.is_savoir() => depth >= Depth::Savoirs,
        _ => true,
    }
}
