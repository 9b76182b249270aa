//! The readable document as Markdown (CommonMark), with an anchor before each heading.

use reac_model::Reac;

use crate::Locale;
use crate::labels::{Label, colon};
use crate::plan::{Corps, Forme, plan};
use reac_page::escape as attribute;

/// Writes the document.
pub(crate) fn markdown(reac: &Reac, locale: Locale) -> String {
    let title = reac.titre.intitule.as_deref().or(reac.document.code_titre.as_deref());
    let mut out = format!("# {}\n", escape(title.unwrap_or(Label::Reac.text(locale))));
    for section in plan(reac, locale) {
        let marks = "#".repeat(usize::from(section.niveau.min(6)));
        let (anchor, title) = (attribute(&section.ancre), escape(&section.titre));
        out.push_str(&format!("\n<a id=\"{anchor}\"></a>\n\n{marks} {title}\n"));
        out.push_str(&content(&section.corps, locale));
    }
    out
}

fn content(corps: &[Corps], locale: Locale) -> String {
    let mut out = String::new();
    let mut in_list = false;
    for piece in corps {
        let is_item = matches!(piece.forme, Forme::Item(_));
        if !(is_item && in_list) {
            out.push('\n');
        }
        in_list = is_item;
        let text = escape(&piece.texte);
        match &piece.forme {
            Forme::Paragraphe | Forme::Definition => out.push_str(&format!("{text}\n")),
            Forme::Item(_) => out.push_str(&format!("- {text}\n")),
            Forme::Terme(term) if text.is_empty() => out.push_str(&format!("**{}**\n", escape(term))),
            Forme::Terme(term) => out.push_str(&format!("**{}**{}{text}\n", escape(term), colon(locale))),
        }
    }
    out
}

/// Text that Markdown takes for text.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
    opening(&out)
}

/// What opens a list, a rule or a heading at the beginning of a line is escaped there.
fn opening(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    if digits > 0 && rest.starts_with(['.', ')']) {
        return format!("{number}\\{rest}");
    }
    if text.starts_with(['-', '+', '=']) {
        return format!("\\{text}");
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_looks_like_markup_is_text() {
        assert_eq!(escape("1. Un"), "1\\. Un");
        assert_eq!(escape("- x"), "\\- x");
        assert_eq!(escape("a*b_c"), "a\\*b\\_c");
    }
}
