//! A framework of competences for Moodle 3.1 and later, as tool_lpimportcsv reads it: one framework a file.
//!
//! Traps of that importer, each met here: names and ids are cut at 100 characters without a word, so the
//! whole wording stands in the description; equal ids overwrite each other; a name is taken for HTML and
//! loses what looks like a tag; the reader of CSV takes a backslash before a quote for an escape.

use reac_model::{Chemin, Re, Reac};

use crate::arbre::{Genre, Noeud, arbre_evalue};
use crate::identite::Identite;
use crate::labels::{Label, colon};
use crate::prose::{html, phrases};
use crate::{Depth, Error, Options};
use reac_page::escape;

/// Header row, in the importer's order. The importer goes by the position.
const COLUMNS: [&str; 14] = [
    "Parent ID number",
    "ID number",
    "Short name",
    "Description",
    "Description format",
    "Scale values",
    "Scale configuration",
    "Rule type (optional)",
    "Rule outcome (optional)",
    "Rule config (optional)",
    "Cross-referenced competency ID numbers",
    "Exported ID (optional)",
    "Is framework",
    "Taxonomy",
];

/// Longest name or id.
const LONGEST: usize = 100;

/// The second value of the scale is the default one and means proficient.
const SCALE: &str = r#"[{"scaleid":"2"},{"id":2,"scaledefault":1,"proficient":1}]"#;

/// What the levels of the tree are called, from the top.
const TAXONOMY: &str = "domain,competency,indicator,indicator";

struct Row {
    parent: String,
    id: String,
    name: String,
    description: String,
}

/// Writes one framework; a référentiel d'évaluation says how each competence is judged.
pub(crate) fn moodle(reac: &Reac, re: Option<&Re>, options: &Options) -> Result<Vec<u8>, Error> {
    let identite = Identite::of(reac)?;
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    out.write_record(COLUMNS).map_err(Error::write)?;
    let id = identite.base.clone();
    let framework =
        Row { parent: String::new(), id, name: title(reac, options), description: about(reac, options) };
    write(&mut out, &framework, &scale(options), "1", TAXONOMY)?;
    for root in arbre_evalue(reac, re) {
        branch(&mut out, &root, "", &identite, options)?;
    }
    out.into_inner().map_err(Error::write)
}

fn branch(
    out: &mut csv::Writer<Vec<u8>>,
    node: &Noeud<'_>,
    parent: &str,
    identite: &Identite,
    options: &Options,
) -> Result<(), Error> {
    let id = identite.place(&node.local);
    let row = Row {
        parent: parent.to_owned(),
        id: id.clone(),
        name: name(node, options),
        description: description(node, options),
    };
    write(out, &row, "", "", "")?;
    for child in node.enfants.iter().filter(|child| is_row(child.genre, options.depth)) {
        branch(out, child, &id, identite, options)?;
    }
    Ok(())
}

/// Whether nodes of a kind are rows of their own.
fn is_row(genre: Genre, depth: Depth) -> bool {
    match genre {
        Genre::Critere => depth >= Depth::Criteres,
        genre if genre.is_savoir() => depth >= Depth::Savoirs,
        _ => true,
    }
}

fn write(
    out: &mut csv::Writer<Vec<u8>>,
    row: &Row,
    scale: &str,
    framework: &str,
    taxonomy: &str,
) -> Result<(), Error> {
    if row.id.chars().count() > LONGEST {
        return Err(Error::TooLong { place: row.id.clone(), limit: LONGEST });
    }
    let (configuration, outcome, rule) = if scale.is_empty() { ("", "0", "null") } else { (SCALE, "", "") };
    out.write_record([
        row.parent.as_str(),
        &row.id,
        &row.name,
        &row.description,
        "1",
        scale,
        configuration,
        "",
        outcome,
        rule,
        "",
        "",
        framework,
        taxonomy,
    ])
    .map_err(Error::write)
}

fn scale(options: &Options) -> String {
    [Label::NonAcquis, Label::Acquis].map(|label| label.text(options.locale)).join(",")
}

fn title(reac: &Reac, options: &Options) -> String {
    let title = reac.titre.intitule.as_deref().or(reac.emploi_type.intitule.as_deref());
    short(title.unwrap_or(Label::TitreProfessionnel.text(options.locale)))
}

/// Number and wording, as far as they go; the wording is whole in the description.
fn name(node: &Noeud<'_>, options: &Options) -> String {
    let Some(text) = node.texte else { return node.genre.label().text(options.locale).to_owned() };
    let place = node.local.rsplit('/').next().unwrap_or_default();
    short(&format!("{place} {text}"))
}

/// At most so many characters as the importer keeps, at the end of a word, and nothing that it drops.
fn short(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| match c {
            '<' => '‹',
            '>' => '›',
            '\\' => '/',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    if text.chars().count() <= LONGEST {
        return text;
    }
    let cut: String = text.chars().take(LONGEST - 1).collect();
    let word = cut.rfind(' ').filter(|at| *at > LONGEST / 2).and_then(|at| cut.get(..at)).unwrap_or(&cut);
    format!("{}…", word.trim_end())
}

fn about(reac: &Reac, options: &Options) -> String {
    let titre = reac.titre.intitule.as_deref().unwrap_or_default();
    let mut out = format!("<p>{}</p>", escape(titre));
    let document = &reac.document;
    for (label, value) in [
        (Label::CodeTitre, &document.code_titre),
        (Label::Millesime, &document.millesime),
        (Label::DateMiseAJour, &document.date_mise_a_jour),
        (Label::Niveau, &reac.titre.niveau),
    ] {
        if let Some(value) = value {
            out.push_str(&format!(
                "<p>{}{}{}</p>",
                escape(label.text(options.locale)),
                colon(options.locale),
                escape(value)
            ));
        }
    }
    out.push_str(&html(&phrases(&reac.emploi_type.definition, Chemin::default())));
    safe(&out)
}

/// The whole wording, what the fiche says, and what is no row of its own.
fn description(node: &Noeud<'_>, options: &Options) -> String {
    let mut out = node.texte.map(|text| format!("<p>{}</p>", escape(text))).unwrap_or_default();
    let heading = |label: Label| format!("<h4>{}</h4>", escape(label.text(options.locale)));
    for rubrique in &node.prose {
        out.push_str(&heading(Label::of(rubrique.champ)));
        out.push_str(&html(&rubrique.phrases));
    }
    let inner = [Genre::Critere, Genre::Technique, Genre::Organisationnel, Genre::Relationnel, Genre::Savoir];
    for genre in inner.into_iter().filter(|genre| !is_row(*genre, options.depth)) {
        let items: Vec<_> = node.of(genre).filter_map(|child| child.texte).collect();
        if !items.is_empty() {
            out.push_str(&heading(genre.heading()));
            let items: String = items.iter().map(|item| format!("<li>{}</li>", escape(item))).collect();
            out.push_str(&format!("<ul>{items}</ul>"));
        }
    }
    safe(&out)
}

/// HTML without a backslash.
fn safe(html: &str) -> String {
    html.replace('\\', "&#92;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_ends_at_a_word_and_says_that_it_was_cut() {
        let long = "mot ".repeat(60);
        let name = short(&long);
        assert!(name.chars().count() <= LONGEST && name.ends_with("mot…"), "{name}");
        assert_eq!(short("moins de <5 %"), "moins de ‹5 %");
        assert_eq!(short(&"x".repeat(300)).chars().count(), LONGEST);
    }
}
