//! Neighbours, shown: a matrix of titres, and below it what is near what.

use std::collections::BTreeMap;
use std::fmt::Write;

use reac_diagnostic::Locale;
use reac_page::escape as text;

use super::pick;
use crate::voisins::{Dossier, Situee, Voisinages, Voisine};

const STYLE: &str = "\
body{max-width:75rem;padding:1.5rem}\
.wide{overflow-x:auto}.matrix{width:auto}.matrix th{font-size:var(--s)}.matrix tbody th{min-width:11rem;font-weight:normal}\
.matrix td{text-align:center;padding:0;white-space:nowrap}.matrix td a,.matrix td span{display:block;padding:.4rem .6rem}\
.n{color:var(--muted);font-size:var(--s)}.score{width:8rem}\
.l1{background:color-mix(in srgb,var(--mark) 35%,transparent)}.l2{background:color-mix(in srgb,var(--mark) 65%,transparent)}\
.l3{background:var(--mark)}.matrix .l1 a,.matrix .l2 a,.matrix .l3 a{color:var(--ink)}\
.matrix .own{background:var(--shut)}h2{border-bottom:1px solid var(--edge)}";

/// Pairs of competences of two titres, the nearest first.
type Pairs<'v> = BTreeMap<(usize, usize), Vec<(&'v Situee, &'v Voisine)>>;

fn pairs(found: &Voisinages) -> Pairs<'_> {
    let mut out = Pairs::new();
    for one in &found.competences {
        for other in one.voisines.iter().filter(|other| one.document < other.document) {
            out.entry((one.document, other.document)).or_default().push((one, other));
        }
    }
    for all in out.values_mut() {
        all.sort_by(|a, b| b.1.ressemblance.total_cmp(&a.1.ressemblance));
    }
    out
}

/// As one page: a matrix of titres, each cell leading to the pairs of competences that it counts.
#[must_use]
pub fn html_alike(found: &Voisinages, locale: Locale) -> String {
    let title = pick(
        locale,
        "Compétences voisines d’un titre à l’autre",
        "Competences near each other across titres",
    );
    let pairs = pairs(found);
    let tally = tally(found, locale);
    let tally = if locale == Locale::Fr { reac_page::french(&tally) } else { tally };
    let mut body = format!("<h1>{title}</h1>\n<p>{}</p>\n", text(&tally));
    if !pairs.is_empty() {
        matrix(&mut body, found, &pairs, locale);
    }
    for ((a, b), all) in &pairs {
        let (Some(one), Some(other)) = (found.documents.get(*a), found.documents.get(*b)) else { continue };
        let (left, right) = (short(one), short(other));
        // Writing to a string cannot fail.
        let _ = writeln!(
            body,
            "<h2 id=\"p{a}-{b}\">{} – {}</h2>\n<table class=\"stack\"><thead><tr><th>{left}</th><th>{right}</th>\
             <th class=\"score\">{}</th></tr></thead><tbody>",
            text(&long(one)),
            text(&long(other)),
            pick(locale, "Ressemblance", "Likeness"),
            left = text(&left),
            right = text(&right),
        );
        for (one, other) in all {
            let _ = writeln!(
                body,
                "<tr><td data-head=\"{}\"><span class=\"n\">{}</span> {}</td><td data-head=\"{}\"><span class=\"n\">{}</span> \
                 {}</td><td class=\"{}\" data-head=\"{}\">{}</td></tr>",
                text(&left),
                text(&one.id),
                text(&one.intitule),
                text(&right),
                text(&other.id),
                text(&other.intitule),
                shade(other.ressemblance),
                pick(locale, "Ressemblance", "Likeness"),
                score(other.ressemblance, locale)
            );
        }
        body.push_str("</tbody></table>\n");
    }
    reac_page::page(pick(locale, "fr", "en"), title, STYLE, &body)
}

fn matrix(out: &mut String, found: &Voisinages, pairs: &Pairs<'_>, locale: Locale) {
    let shown: Vec<(usize, &Dossier)> = found
        .documents
        .iter()
        .enumerate()
        .filter(|(rank, _)| pairs.keys().any(|(a, b)| a == rank || b == rank))
        .collect();
    let label = pick(locale, "Matrice des titres", "Matrix of titres");
    let told = pick(
        locale,
        "Dans chaque case : combien de paires de compétences voisines, et la plus grande ressemblance.",
        "In each cell: how many pairs of competences are near, and the greatest likeness.",
    );
    let _ = write!(
        out,
        "<p class=\"n\">{told}</p>\n<div class=\"wide\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\">\
         <table class=\"matrix\"><thead><tr><td></td>"
    );
    for (_, document) in &shown {
        let _ = write!(out, "<th scope=\"col\">{}</th>", text(&short(document)));
    }
    out.push_str("</tr></thead><tbody>\n");
    for (row, document) in &shown {
        let _ = write!(out, "<tr><th scope=\"row\">{}</th>", text(&long(document)));
        for (column, _) in &shown {
            let key = (*row.min(column), *row.max(column));
            let cell = match pairs.get(&key).and_then(|all| Some((all.len(), all.first()?.1.ressemblance))) {
                Some((count, best)) => format!(
                    "<td class=\"{}\"><a href=\"#p{}-{}\">{count} · {}</a></td>",
                    shade(best),
                    key.0,
                    key.1,
                    score(best, locale)
                ),
                None if row == column => "<td class=\"own\"></td>".to_owned(),
                None => "<td><span class=\"n\">–</span></td>".to_owned(),
            };
            out.push_str(&cell);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
}

/// For the terminal: each competence that has a near one, and those.
#[must_use]
pub fn human_alike(found: &Voisinages, locale: Locale) -> String {
    let mut out = String::new();
    let mut last = None;
    for one in found.competences.iter().filter(|one| !one.voisines.is_empty()) {
        if last.replace(one.document) != Some(one.document) {
            let document = found.documents.get(one.document).map(long).unwrap_or_default();
            let _ = writeln!(out, "{}{document}", if out.is_empty() { "" } else { "\n" });
        }
        let _ = writeln!(out, "  {} {}", one.id, one.intitule);
        for other in &one.voisines {
            let document = found.documents.get(other.document).map(short).unwrap_or_default();
            let score = score(other.ressemblance, locale);
            let _ = writeln!(out, "    {score}  {document} {} {}", other.id, other.intitule);
        }
    }
    let _ = writeln!(out, "{}{}", if out.is_empty() { "" } else { "\n" }, tally(found, locale));
    out
}

fn tally(found: &Voisinages, locale: Locale) -> String {
    let near = found.competences.iter().filter(|one| !one.voisines.is_empty()).count();
    let (documents, all, seuil) =
        (found.documents.len(), found.competences.len(), score(found.seuil, locale));
    match locale {
        Locale::Fr => format!(
            "documents : {documents} ; compétences : {all}, dont {near} ont une voisine dans un autre titre (ressemblance \
             d’au moins {seuil})"
        ),
        Locale::En => format!(
            "documents: {documents}; competences: {all}, of which {near} have a near one in another titre (likeness of at \
             least {seuil})"
        ),
    }
}

fn short(document: &Dossier) -> String {
    let named = document.sigle.as_ref().or(document.code_titre.as_ref());
    named.cloned().unwrap_or_else(|| document.entree.clone())
}

fn long(document: &Dossier) -> String {
    let parts = [&document.sigle, &document.code_titre, &document.millesime, &document.intitule];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    if parts.is_empty() { document.entree.clone() } else { parts.join(" ") }
}

fn score(likeness: f64, locale: Locale) -> String {
    let number = format!("{likeness:.2}");
    if locale == Locale::Fr { number.replace('.', ",") } else { number }
}

fn shade(likeness: f64) -> &'static str {
    match likeness {
        0.8.. => "l3",
        0.6.. => "l2",
        _ => "l1",
    }
}
