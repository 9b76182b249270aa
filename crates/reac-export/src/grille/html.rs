//! The grid as a page: to fill in on the screen or to print.

use reac_model::Reac;

use super::{BLANKS, Feuille, Point, columns, header, levels, sheets, title};
use crate::Options;
use crate::html::page;
use crate::labels::Label;
use crate::prose::escape;

const STYLE: &str = "\
body{max-width:75rem}\
table{border-collapse:collapse;width:100%;margin:1em 0;table-layout:fixed}\
th,td{border:1px solid #555;padding:.3em .5em;text-align:left;vertical-align:top;overflow-wrap:break-word}\
thead th{background:#dde8f3}tbody th{font-weight:normal}\
.id{width:8.5em}.group{width:9em}.tick{width:6.5em;text-align:center}.note{width:12em}\
input[type=text]{width:100%;box-sizing:border-box;border:0;font:inherit;background:transparent}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em}dd{margin:0;border-bottom:1px dotted #555}\
@media print{section{break-before:page}section:first-of-type{break-before:auto}thead{display:table-header-group}tr{break-inside:avoid}}";

/// Writes the page.
pub(crate) fn html(reac: &Reac, options: &Options) -> String {
    let locale = options.locale;
    let name = title(options.usage).text(locale);
    let mut body = format!("<h1>{}</h1>\n<dl>", escape(name));
    for (label, value) in header(reac) {
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
    let titre = reac.titre.intitule.as_deref().unwrap_or_default();
    page(&format!("{name} – {titre}"), STYLE, &body, locale)
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
    let mut out = format!("<table aria-labelledby=\"{labelled}\"><thead><tr>");
    for label in columns(options.usage) {
        let class = match label {
            Label::Identifiant => "id",
            Label::Groupe => "group",
            _ => "",
        };
        out.push_str(&head(class, label.text(locale)));
    }
    for label in levels(options.usage) {
        out.push_str(&head("tick", label.text(locale)));
    }
    out.push_str(&head("note", Label::Observations.text(locale)));
    out.push_str("</tr></thead><tbody>\n");
    for point in points {
        let id = escape(&point.local);
        out.push_str("<tr>");
        let cells = point.cells(options.usage, locale);
        let last = cells.len().saturating_sub(1);
        for (column, cell) in cells.iter().enumerate() {
            let cell = escape(cell);
            out.push_str(&if column == last {
                format!("<th scope=\"row\">{cell}</th>")
            } else {
                format!("<td>{cell}</td>")
            });
        }
        for level in levels(options.usage) {
            let level = escape(level.text(locale));
            out.push_str(&format!(
                "<td class=\"tick\"><input type=\"radio\" name=\"{id}\" value=\"{level}\" aria-label=\"{id} {level}\"></td>"
            ));
        }
        out.push_str(&format!("<td><input type=\"text\" aria-label=\"{id} {remarks}\"></td></tr>\n"));
    }
    out.push_str("</tbody></table>\n");
    out
}
