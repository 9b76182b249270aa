//! White space, and the marks at a passage's start.

use super::{Place, edit};
use crate::trail::Edit;

/// One plain space between words, none at the ends.
pub(super) fn spaces(text: &str, _: &Place<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut run: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), 'x')]) {
        match (c.is_whitespace(), run) {
            (true, None) => run = Some(at),
            (false, Some(start)) => {
                let after = if start == 0 || at == text.len() { "" } else { " " };
                if text.get(start..at) != Some(after) {
                    edits.push(edit("espace", start..at, after));
                }
                run = None;
            }
            _ => {}
        }
    }
    edits
}

/// Marks that stand for a bullet if a space follows.
const BULLETS: &str = "-–—−•▪◦●○■□▫◆❖►▶➢➔→✓✔·∙*";

/// Marks that are a bullet without a space as well.
const SURE_BULLETS: &str = "•▪◦●■➢✓✔";

/// Places of Unicode that mean what a font wants: at a passage's start none of its letters, but its bullet.
const PRIVATE: std::ops::RangeInclusive<char> = '\u{E000}'..='\u{F8FF}';

pub(super) fn bullets(text: &str, _: &Place<'_>) -> Vec<Edit> {
    let mut kept = text;
    while let Some(rest) = without_bullet(kept) {
        kept = rest;
    }
    let length = text.len() - kept.len();
    if length == 0 { Vec::new() } else { vec![edit("puce", 0..length, "")] }
}

fn without_bullet(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..)?;
    let spaced = rest.starts_with(' ');
    // The letter o is what some programs export for a hollow bullet. No French word is written so.
    let hollow = first == 'o' && spaced && rest.trim_start().starts_with(char::is_uppercase);
    let sure = SURE_BULLETS.contains(first) || PRIVATE.contains(&first);
    let marked = sure || (BULLETS.contains(first) && spaced) || hollow;
    let kept = rest.trim_start();
    let goes_on = |c: char| c.is_alphanumeric() || BULLETS.contains(c) || "«(\"“‘'’".contains(c);
    (marked && kept.starts_with(goes_on)).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passage::Role;
    use crate::trail::Trail;
    use crate::words::WordList;

    fn after(rule: super::super::Rule, text: &str) -> String {
        let mut trail = Trail::new(text);
        trail.apply(rule(text, &Place { role: &Role::Prose, words: WordList::shipped() }));
        trail.text().to_owned()
    }

    #[test]
    fn one_space_between_words() {
        assert_eq!(
            after(spaces, "\u{A0}un  deux\ttrois\u{202F}:\u{2009}quatre \n"),
            "un deux trois : quatre"
        );
        assert_eq!(after(spaces, "un deux"), "un deux");
        assert_eq!(after(spaces, " \u{A0} "), "");
    }

    #[test]
    fn bullets_go() {
        for text in
            ["- Peser", "• Peser", "•Peser", "– Peser", "o Peser", "▪ Peser", "- • Peser", "\u{F076} Peser"]
        {
            assert_eq!(after(bullets, text), "Peser");
        }
    }

    #[test]
    fn what_is_no_bullet_stays() {
        for text in ["-40 °C", "— ", "-", "o peser", "*nix", "1. Peser", "§ 3", "→", "\u{F076}"] {
            assert_eq!(after(bullets, text), text);
        }
    }
}
