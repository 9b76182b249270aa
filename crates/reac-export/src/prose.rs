//! Prose in the three forms that exports need: plain, HTML, and what each item is.

use reac_model::Bloc;

use crate::arbre::Prose;

/// One paragraph or list a line or more; list items behind a dash.
pub(crate) fn plain(prose: Prose<'_>) -> String {
    let mut lines = Vec::new();
    match prose {
        Prose::Items(items) => lines.extend(items.iter().cloned()),
        Prose::Blocs(blocs) => {
            for bloc in blocs {
                match bloc {
                    Bloc::Paragraphe { texte } => lines.push(texte.clone()),
                    Bloc::Liste { elements } => lines.extend(elements.iter().map(|item| format!("- {item}"))),
                }
            }
        }
    }
    lines.join("\n")
}

/// `<p>` and `<ul>`.
pub(crate) fn html(prose: Prose<'_>) -> String {
    match prose {
        Prose::Items(items) => list(items),
        Prose::Blocs(blocs) => blocs
            .iter()
            .map(|bloc| match bloc {
                Bloc::Paragraphe { texte } => format!("<p>{}</p>", escape(texte)),
                Bloc::Liste { elements } => list(elements),
            })
            .collect(),
    }
}

fn list(items: &[String]) -> String {
    let items: String = items.iter().map(|item| format!("<li>{}</li>", escape(item))).collect();
    format!("<ul>{items}</ul>")
}

/// Text as it may stand in an element or between the quotes of an attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_document_is_text() {
        let items = ["<b>\"A\" & 'B'</b>".to_owned()];
        assert_eq!(
            html(Prose::Items(&items)),
            "<ul><li>&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;</li></ul>"
        );
    }
}
