//! The grid as a page: to fill in on the screen or to print.

use reac_model::Reac;

use super::{BLANKS, Feuille, Point, columns, header, levels, sheets, title};
use crate::Options;
use crate::html::page;
use crate::labels::Label;
use reac_page::escape;

/// Columns by shares, so that the wording has more than a third of the width on a screen and on paper alike.
const STYLE: &str = "\
body{max-width:75rem;padding:1.5rem}\
table{table-layout:fixed}\
tbody th{font-weight:normal}\
.id{width:10%}.group{width:11%}.tick{width:7.5%;padding:.3em .1em;text-align:center}.note{width:13%}\
td.id,td.group{font-size:var(--s)}thead .tick{font-size:var(--xs)}\
td input[type=text]{width:100%;border:0;background:transparent}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em}dd{margin:0;border-bottom:1px dotted var(--edge)}dd input[type=text]{width:100%;border:0;background:transparent}\
@media screen and (max-width:40rem){dl{grid-template-columns:1fr}.stack td.tick{display:inline-block;text-align:center;padding:.25rem .6rem}.stack td.id{color:var(--muted)}}\
@page{size:A4 landscape;margin:12mm}\
@media print{body{padding:0;font-size:9pt}section{break-before:page}section:first-of-type{break-before:auto}}";

/// Writes the page.
pub(crate) fn html(reac: &Reac, options: &Options) -> String {
    html_before(reac, "", "", options)
}

/// Writes the page with other sections behind its own, and their style.
pub(crate) fn html_before(reac: &Reac, behind: &str, style: &str, options: &Options) -> String {
    let locale = options.locale;
    let name = title(options.usage).text(locale);
    let mut body = format!("<h1>{}</h1>\n<dl>", escape(name));
    for (label, value) in header(reac, locale) {
        body.push_str(&format!("<dt>{}</dt><dd>{}</dd>", escape(label.text(locale)), escape(&value)));
    }
    for label in BLANKS {
        let label = escape(label.text(locale));
        body.push_str(&format!("<dt>{label}</dt><dd><input type=\"text\" aria-label=\"{label}\"></dd>"));
    }
    body.push_str("</dl>\n");
    for feuille in sheets(reac, options.usage, locale) {
        body.push_str(&sheet(&feuille, options));
    }
    body.push_str(behind);
    let titre = reac.titre.intitule.as_deref().unwrap_or_default();
    page(&format!("{name} – {titre}"), &format!("{style}{STYLE}"), &body, locale)
}

fn sheet(feuille: &Feuille, options: &Options) -> String {
    let locale = options.locale;
    let mut out = format!("<section id=\"{0}\"><h2>{1}</h2>\n", escape(&feuille.nom), escape(&feuille.titre));
    for competence in &feuille.competences {
        let id = escape(&competence.local);
        out.push_str(&format!("<h3 id=\"{id}\">{id} {}</h3>\n", escape(&competence.titre)));
        if !competence.points.is_empty() {
            out.push_str(&table(&id, &competence.points, options, &escape(Label::Observations.text(locale))));
        }
    }
    out.push_str("</section>\n");
    out
}

fn table(labelled: &str, points: &[Point], options: &Options, remarks: &str) -> String {
    let locale = options.locale;
    let head =
        |class: &str, label: &str| format!("<th scope=\"col\" class=\"{class}\">{}</th>", escape(label));
    let mut out = format!("<table class=\"stack\" aria-labelledby=\"{labelled}\"><thead><tr>");
    for label in columns(options.usage) {
        out.push_str(&head(class(*label), label.text(locale)));
    }
    for label in levels(options.usage) {
        out.push_str(&head("tick", label.text(locale)));
    }
    out.push_str(&head("note", Label::Observations.text(locale)));
    out.push_str("</tr></thead><tbody>\n");
    for point in points {
        let id = escape(&point.local);
        out.push_str("<tr>");
        let columns = columns(options.usage);
        for (column, cell) in columns.iter().zip(point.cells(options.usage, locale)) {
            let cell = escape(cell);
            out.push_str(&match class(*column) {
                "" => format!("<th scope=\"row\">{cell}</th>"),
                class => format!("<td class=\"{class}\">{cell}</td>"),
            });
        }
        for level in levels(options.usage) {
            let level = escape(level.text(locale));
            out.push_str(&format!(
                "<td class=\"tick\" data-head=\"{level}\"><input type=\"radio\" name=\"{id}\" value=\"{level}\" aria-label=\"{id} {level}\"></td>"
            ));
        }
        out.push_str(&format!(
            "<td data-head=\"{remarks}\"><input type=\"text\" aria-label=\"{id} {remarks}\"></td></tr>\n"
        ));
    }
    out.push_str("</tbody></table>\n");
    out
}

/// What a column is called in the style; the wording has no name, and names its row.
fn class(column: Label) -> &'static str {
    match column {
        Label::Identifiant => "id",
        Label::Groupe => "group",
        _ => "",
    }
}
