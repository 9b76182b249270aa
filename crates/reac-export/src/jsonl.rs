//! Records for retrieval and for generators of courses: one line a section or competence, with where it stands and
//! how to cite it. A record has a size; no paragraph or item is ever cut for it.

use serde::Serialize;

use crate::identite::Identite;
use crate::labels::{Label, colon};
use crate::plan::{Corps, Forme, Section, Suite, pages, plan};
use crate::{Document, Error, Locale, Options};

/// One record.
#[derive(Debug, Serialize)]
struct Record<'a> {
    /// Stable id, with the part's number where there are several.
    id: String,
    document: &'a str,
    /// Titles above it, from the document's down, its own last.
    fil: Vec<&'a str>,
    texte: String,
    caracteres: usize,
    /// Printed pages, where they are known.
    pages: Vec<u32>,
    partie: usize,
    parties: usize,
    citation: String,
}

/// A piece of a record, with the headings that stand over it.
struct Piece<'a> {
    heading: Option<&'a str>,
    text: String,
    pointer: &'a str,
}

/// Writes the records.
pub(crate) fn jsonl(document: Document<'_>, options: &Options) -> Result<String, Error> {
    let identite = Identite::of(document.reac)?;
    let sections = plan(document.reac, options.locale);
    let title = document.reac.titre.intitule.as_deref().or(document.reac.emploi_type.intitule.as_deref());
    let title = title.unwrap_or(Label::Reac.text(options.locale));
    let mut out = String::new();
    let mut trail: Vec<(u8, &str)> = vec![(1, title)];
    for (index, section) in sections.iter().enumerate() {
        if section.suite == Suite::Jointe {
            continue;
        }
        trail.retain(|(level, _)| *level < section.niveau);
        trail.push((section.niveau, &section.titre));
        let joined = sections.iter().skip(index + 1).take_while(|next| next.suite == Suite::Jointe);
        let pieces = pieces(section, joined, options.locale);
        if pieces.is_empty() {
            continue;
        }
        let parts = packed(&pieces, options.record);
        for (number, part) in parts.iter().enumerate() {
            let id = identite.place(&section.ancre);
            let texte = text(part);
            let pointers: Vec<_> = part.iter().map(|piece| piece.pointer).collect();
            let pages = document.provenance.map(|from| pages(from, &pointers)).unwrap_or_default();
            let record = Record {
                id: if parts.len() == 1 { id } else { format!("{id}#{}", number + 1) },
                document: &identite.base,
                fil: trail.iter().map(|(_, title)| *title).collect(),
                caracteres: texte.chars().count(),
                texte,
                citation: citation(document, title, section, &pages, options.locale),
                pages,
                partie: number + 1,
                parties: parts.len(),
            };
            out.push_str(&serde_json::to_string(&record).map_err(Error::write)?);
            out.push('\n');
        }
    }
    Ok(out)
}

fn pieces<'a>(
    section: &'a Section,
    joined: impl Iterator<Item = &'a Section>,
    locale: Locale,
) -> Vec<Piece<'a>> {
    let mut out: Vec<Piece<'a>> = section.corps.iter().map(|piece| made(None, piece, locale)).collect();
    for next in joined {
        out.extend(next.corps.iter().map(|piece| made(Some(&next.titre), piece, locale)));
    }
    out
}

fn made<'a>(heading: Option<&'a str>, piece: &'a Corps, locale: Locale) -> Piece<'a> {
    let text = match &piece.forme {
        Forme::Paragraphe | Forme::Definition => piece.texte.clone(),
        Forme::Item(_) => format!("- {}", piece.texte),
        Forme::Terme(term) if piece.texte.is_empty() => term.clone(),
        Forme::Terme(term) => format!("{term}{}{}", colon(locale), piece.texte),
    };
    Piece { heading, text, pointer: &piece.pointeur }
}

/// As many pieces a record as it holds.
fn packed<'p, 'a>(pieces: &'p [Piece<'a>], limit: usize) -> Vec<Vec<&'p Piece<'a>>> {
    let mut parts: Vec<Vec<&Piece<'a>>> = Vec::new();
    for piece in pieces {
        if let Some(last) = parts.last_mut() {
            last.push(piece);
            if text(last).chars().count() <= limit {
                continue;
            }
            last.pop();
        }
        parts.push(vec![piece]);
    }
    parts
}

/// The text of a record: each heading before what stands under it, again in each record.
fn text(part: &[&Piece<'_>]) -> String {
    let mut lines: Vec<&str> = Vec::new();
    let mut heading = None;
    for piece in part {
        if piece.heading != heading {
            heading = piece.heading;
            lines.extend(heading);
        }
        lines.push(&piece.text);
    }
    lines.join("\n")
}

/// As a person would cite it.
fn citation(document: Document<'_>, title: &str, section: &Section, pages: &[u32], locale: Locale) -> String {
    let about = &document.reac.document;
    let quoted = match locale {
        Locale::Fr => format!("«\u{a0}{title}\u{a0}»"),
        Locale::En => format!("“{title}”"),
    };
    let millesime =
        about.millesime.as_ref().map(|year| format!("{} {year}", Label::MillesimeCite.text(locale)));
    let known = [about.code_titre.clone(), millesime, about.date_mise_a_jour.clone()];
    let known: Vec<_> = known.into_iter().flatten().collect();
    let mut out = format!("REAC {quoted} ({}), {}", known.join(", "), section.titre);
    if let (Some(first), Some(last)) = (pages.first(), pages.last()) {
        let range = if first == last { first.to_string() } else { format!("{first}–{last}") };
        out.push_str(&format!(", {} {range}", Label::Page.text(locale)));
    }
    out
}
