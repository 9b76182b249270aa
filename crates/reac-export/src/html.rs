//! The readable document as one page: anchors, a table of contents, a style for the screen and for print.

use reac_model::Reac;

use crate::Locale;
use crate::labels::Label;
use crate::plan::{Corps, Forme, Section, Suite, plan};
use reac_page::escape;

const STYLE: &str = "\
body{max-width:60rem;padding:1.5rem}\
nav ol{list-style:none;padding:0}nav .n3{padding-left:1.5em}\
dt{font-weight:600}dd{margin:0 0 .4em 1.5em}\
h2{border-bottom:1px solid var(--edge)}\
@media print{body{padding:0}nav{break-after:page}h2{break-before:page}}";

/// Writes the page.
pub(crate) fn html(reac: &Reac, locale: Locale) -> String {
    both(reac, "", "", locale)
}

/// Writes the page with what stands behind the document, and a style for that.
pub(crate) fn both(reac: &Reac, behind: &str, style: &str, locale: Locale) -> String {
    let sections = plan(reac, locale);
    let title = reac.titre.intitule.as_deref().or(reac.document.code_titre.as_deref());
    let title = title.unwrap_or(Label::Reac.text(locale));
    let mut body = format!("<h1>{}</h1>\n{}<main lang=\"fr\">\n", escape(title), contents(&sections, locale));
    for section in &sections {
        let level = section.niveau.min(6);
        let id = escape(&section.ancre);
        body.push_str(&format!("<h{level} id=\"{id}\">{}</h{level}>\n", escape(&section.titre)));
        body.push_str(&content(&section.corps));
    }
    body.push_str("</main>\n");
    body.push_str(behind);
    page(title, &format!("{STYLE}{style}"), &body, locale)
}

/// A page of its own.
pub(crate) fn page(title: &str, style: &str, body: &str, locale: Locale) -> String {
    let lang = match locale {
        Locale::Fr => "fr",
        Locale::En => "en",
    };
    reac_page::page(lang, title, style, body)
}

fn contents(sections: &[Section], locale: Locale) -> String {
    let label = escape(Label::Sommaire.text(locale));
    let mut out = format!("<nav aria-label=\"{label}\"><h2>{label}</h2><ol>\n");
    for section in sections.iter().filter(|section| section.niveau <= 3 && section.suite == Suite::Seule) {
        out.push_str(&format!(
            "<li class=\"n{}\"><a href=\"#{}\">{}</a></li>\n",
            section.niveau,
            escape(&section.ancre),
            escape(&section.titre)
        ));
    }
    out.push_str("</ol></nav>\n");
    out
}

/// What is open while pieces are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    List,
    Terms,
}

fn content(corps: &[Corps]) -> String {
    let mut out = String::new();
    let mut open = Open::Nothing;
    let mut in_terms = false;
    for piece in corps {
        let wanted = match piece.forme {
            Forme::Paragraphe => Open::Nothing,
            Forme::Terme(_) | Forme::Definition => Open::Terms,
            Forme::Item(_) => Open::List,
        };
        if wanted != open {
            out.push_str(open.end(in_terms.then_some(Open::Terms)));
            // A list within a definition stays in it.
            in_terms = match wanted {
                Open::Terms => true,
                Open::List => in_terms || open == Open::Terms,
                Open::Nothing => {
                    if in_terms {
                        out.push_str("</dl>\n");
                    }
                    false
                }
            };
            match wanted {
                Open::List if in_terms => out.push_str("<dd><ul>\n"),
                Open::List => out.push_str("<ul>\n"),
                Open::Terms if open == Open::List => {}
                Open::Terms => out.push_str("<dl>\n"),
                Open::Nothing => {}
            }
            open = wanted;
        }
        let text = escape(&piece.texte);
        match &piece.forme {
            Forme::Paragraphe => out.push_str(&format!("<p>{text}</p>\n")),
            Forme::Item(Some(id)) => out.push_str(&format!("<li id=\"{}\">{text}</li>\n", escape(id))),
            Forme::Item(None) => out.push_str(&format!("<li>{text}</li>\n")),
            Forme::Terme(term) if text.is_empty() => out.push_str(&format!("<dt>{}</dt>\n", escape(term))),
            Forme::Terme(term) => out.push_str(&format!("<dt>{}</dt><dd>{text}</dd>\n", escape(term))),
            Forme::Definition => out.push_str(&format!("<dd>{text}</dd>\n")),
        }
    }
    out.push_str(open.end(in_terms.then_some(Open::Terms)));
    if in_terms {
        out.push_str("</dl>\n");
    }
    out
}

impl Open {
    /// What ends it, within what is open around it.
    fn end(self, around: Option<Self>) -> &'static str {
        match (self, around) {
            (Self::List, Some(_)) => "</ul></dd>\n",
            (Self::List, None) => "</ul>\n",
            _ => "",
        }
    }
}
