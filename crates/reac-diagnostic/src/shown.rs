//! What a terminal may see of text that comes from outside: names of files, words of a document.

use std::borrow::Cow;

/// The text with the signs that a terminal would obey, or that would turn its letters round, as numbers: one line stays
/// one line, and nothing on it is hidden.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_obeyed(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    Cow::Owned(out)
}

fn is_obeyed(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_told_by_its_number() {
        assert_eq!(shown("a\u{1b}[2Jb\nc\u{9b}d\u{202e}"), "a\\u{1b}[2Jb\\nc\\u{9b}d\\u{202e}");
    }

    #[test]
    fn french_stays_as_it_is() {
        assert!(matches!(shown("d’œuvre « réglée »\u{a0}: 3 °C"), Cow::Borrowed(_)));
    }
}
