//! What all pages share: one look for screens, light and dark, narrow and wide, and for paper; one frame; text made safe
//! for them.
//!
//! A page reaches nothing beyond itself. Never: what a document says, which pages there are.

#![forbid(unsafe_code)]

/// Colours, sizes of type, buttons, tables and what becomes of them on a narrow screen. A table of the class `stack` has a
/// card for each row there, each cell below the name in its `data-head`.
pub const STYLE: &str = include_str!("page.css");

/// Text for an element or an attribute. Control characters, which no page may hold, are left out.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            _ => out.push(c),
        }
    }
    out
}

/// A sentence in French as it is set: apostrophes curved, narrow spaces that do not break inside « » and before ; : ! ?
#[must_use]
pub fn french(text: &str) -> String {
    const NARROW: char = '\u{202f}';
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | NARROW);
    let chars: Vec<char> = text.chars().collect();
    let at = |index: usize| chars.get(index).copied();
    let set = chars.iter().enumerate().map(|(index, c)| {
        let before = index.checked_sub(1).and_then(at);
        let after = at(index + 1);
        match c {
            '\'' if before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic) => '’',
            c if is_space(*c)
                && (before == Some('«') || matches!(after, Some('»' | ';' | ':' | '!' | '?'))) =>
            {
                NARROW
            }
            c => *c,
        }
    });
    set.collect()
}

/// A page of its own: no script, nothing from elsewhere. `lang` is the language of what is added to a document's words,
/// `style` goes behind the common one, `body` is HTML.
#[must_use]
pub fn page(lang: &str, title: &str, style: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>{STYLE}{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        escape(title)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_no_markup() {
        assert_eq!(
            escape("<a href=\"x\">l'un & l'autre\u{1}</a>"),
            "&lt;a href=&quot;x&quot;&gt;l&#39;un &amp; l&#39;autre&lt;/a&gt;"
        );
    }

    #[test]
    fn french_is_set_as_it_should_be_and_addresses_stay() {
        assert_eq!(
            french("l'an « 2 » : rien n'y manque ; http://x.fr/a'1"),
            "l’an «\u{202f}2\u{202f}»\u{202f}: rien n’y manque\u{202f}; http://x.fr/a'1"
        );
    }

    #[test]
    fn a_title_cannot_end_the_head() {
        let page = page("fr", "</title><script>", "", "<p>x</p>");
        assert!(!page.contains("<script>") && page.contains("<p>x</p>"));
    }

    #[test]
    fn every_colour_is_named_for_light_dark_and_paper() {
        let named = |from: &str, name: &str| {
            STYLE.split(from).nth(1).unwrap().split('}').next().unwrap().contains(name)
        };
        for name in STYLE.split("var(").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            let is_size = matches!(name, "--xs" | "--s" | "--m" | "--l" | "--xl" | "--xxl");
            assert!(named(":root{color-scheme", &format!("{name}:")), "{name}");
            for scheme in ["(prefers-color-scheme:dark)", "@media print"] {
                assert!(is_size || named(scheme, &format!("{name}:")), "{scheme} {name}");
            }
        }
    }
}
