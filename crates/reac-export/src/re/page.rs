//! The document to be read, as Markdown and as a page.

use reac_model::{Bloc, Re};

use super::pieces::{Piece, pieces};
use crate::Locale;
use crate::labels::colon;
use crate::markdown::escape as text;
use reac_page::escape;

pub(super) const STYLE: &str = "\
body{max-width:75rem;padding:1.5rem}td p{margin:0 0 .3em}td ul{margin:0;padding-left:1.2em}\
td.shut{background:var(--shut)}td.tick{text-align:center}\
@page{size:A4 landscape;margin:12mm}\
@media print{body{padding:0}h2{break-before:page}}";

/// Writes what stands below the title, as Markdown.
pub(super) fn markdown(re: &Re, locale: Locale) -> String {
    let mut out = String::new();
    for piece in pieces(re, locale) {
        match piece {
            Piece::Tete(level, anchor, title) => {
                if let Some(anchor) = anchor {
                    out.push_str(&format!("\n<a id=\"{}\"></a>\n", escape(&anchor)));
                }
                let marks = "#".repeat(usize::from(level));
                out.push_str(&format!("\n{marks} {}\n", text(&title)));
            }
            Piece::Prose(blocs) => blocs.iter().for_each(|bloc| out.push_str(&paragraph(bloc))),
            Piece::Valeur(name, value) => {
                out.push_str(&format!("\n**{}**{}{}\n", text(&name), colon(locale), text(&value)));
            }
            Piece::Tableau(heads, rows) => out.push_str(&pipes(&heads, &rows)),
        }
    }
    out
}

fn paragraph(bloc: &Bloc) -> String {
    match bloc {
        Bloc::Paragraphe { texte } => format!("\n{}\n", text(texte)),
        Bloc::Liste { elements } => {
            let items: String = elements.iter().map(|item| format!("- {}\n", text(item))).collect();
            format!("\n{items}")
        }
    }
}

/// A table of pipes; lines of a cell are parted by breaks, as its rows must be lines.
fn pipes(heads: &[String], rows: &[Vec<Vec<Bloc>>]) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = String::from("\n");
    out.push_str(&line(heads.iter().map(|head| text(head)).collect()));
    out.push_str(&line(heads.iter().map(|_| "---".to_owned()).collect()));
    for row in rows {
        let cells = row.iter().map(|cell| {
            let lines = cell.iter().flat_map(|bloc| match bloc {
                Bloc::Paragraphe { texte } => vec![text(texte)],
                Bloc::Liste { elements } => elements.iter().map(|item| format!("– {}", text(item))).collect(),
            });
            lines.collect::<Vec<_>>().join("<br>")
        });
        out.push_str(&line(cells.collect()));
    }
    out
}

/// Writes what stands below the title, as HTML.
pub(super) fn html(re: &Re, locale: Locale) -> String {
    pieces(re, locale).iter().map(|piece| element(piece, locale)).collect()
}

fn element(piece: &Piece, locale: Locale) -> String {
    match piece {
        Piece::Tete(level, anchor, title) => {
            let id = anchor.as_ref().map(|anchor| format!(" id=\"{}\"", escape(anchor))).unwrap_or_default();
            format!("<h{level}{id}>{}</h{level}>\n", escape(title))
        }
        Piece::Prose(blocs) => blocks(blocs),
        Piece::Valeur(name, value) => {
            format!("<p><b>{}</b>{}{}</p>\n", escape(name), escape(colon(locale)), escape(value))
        }
        Piece::Tableau(heads, rows) => {
            let rows = rows.iter().map(|row| {
                let cells: String = row
                    .iter()
                    .zip(heads)
                    .map(|(cell, head)| format!("<td data-head=\"{}\">{}</td>", escape(head), blocks(cell)))
                    .collect();
                format!("<tr>{cells}</tr>\n")
            });
            format!(
                "<table class=\"stack\"><thead><tr>{}</tr></thead><tbody>\n{}</tbody></table>\n",
                head(heads),
                rows.collect::<String>()
            )
        }
    }
}

/// The cells of a heading row.
pub(super) fn head(heads: &[String]) -> String {
    heads.iter().map(|head| format!("<th scope=\"col\">{}</th>", escape(head))).collect()
}

fn blocks(blocs: &[Bloc]) -> String {
    let each = blocs.iter().map(|bloc| match bloc {
        Bloc::Paragraphe { texte } => format!("<p>{}</p>", escape(texte)),
        Bloc::Liste { elements } => {
            let items: String = elements.iter().map(|item| format!("<li>{}</li>", escape(item))).collect();
            format!("<ul>{items}</ul>")
        }
    });
    each.collect()
}
