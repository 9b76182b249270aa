//! References of HTML in text that is no page of the web: `&eacute;`, `&#233;`, as a form or a database keeps it.

use crate::xml::entity;

/// So many are a habit; fewer are text about HTML.
const HABIT: usize = 3;
/// No name of a sign of French is longer.
const LONGEST: usize = 10;

/// The text with its references resolved, where it has the habit of them.
pub(crate) fn resolved(text: &str) -> Option<String> {
    if text.match_indices('&').count() < HABIT {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut count = 0;
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let name = name(behind);
        match name.map(|name| (name, entity(name))).filter(|(_, sign)| !sign.is_empty()) {
            Some((name, sign)) => {
                count += usize::from(!sign.is_ascii() || name.starts_with('#'));
                out.push_str(&sign);
                rest = behind.get(name.len() + 1..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    (count >= HABIT).then_some(out)
}

/// The name that a semicolon ends; looked for no farther than names go, however long the text is.
fn name(behind: &str) -> Option<&str> {
    let end = behind.bytes().take(LONGEST + 1).position(|byte| byte == b';')?;
    let is_of_a_name = |c: char| c.is_ascii_alphanumeric() || c == '#';
    behind.get(..end).filter(|name| name.len() >= 2 && name.chars().all(is_of_a_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_what_they_stand_for() {
        let text = "L&rsquo;&eacute;t&#233;, feux &amp; lanternes, R & D";
        assert_eq!(resolved(text).as_deref(), Some("L’été, feux & lanternes, R & D"));
    }

    #[test]
    fn text_about_html_stays() {
        for text in [
            "Écrire &eacute; pour é",
            "R&D; feux & cap; a & b; c & d",
            "a&b&c&phare;",
            "&",
            &"&&".repeat(9),
            &format!("&eac{}ute; & &", "x".repeat(99)),
        ] {
            assert_eq!(resolved(text), None);
        }
    }
}
