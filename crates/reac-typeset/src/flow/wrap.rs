//! Breaks a paragraph's letters into lines of a width.

use crate::fonts::{Face, Metrics};
use crate::piece::Run;

/// Letters that no line breaks.
#[derive(Debug, Clone)]
struct Word {
    runs: Vec<Run>,
    width: f32,
    /// A space stands before it; else it hangs on the word before, as after a hyphen.
    space: Option<f32>,
    /// The line ends after it.
    hard: bool,
}

/// A line's letters, and how they fill it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wrapped {
    /// The letters.
    pub(crate) runs: Vec<Run>,
    /// Natural width in points.
    pub(crate) width: f32,
    /// Ordinary spaces between words.
    pub(crate) spaces: usize,
    /// The line ends at a space that is not printed; else at a hyphen or inside a word.
    pub(crate) at_space: bool,
    /// Last of its paragraph.
    pub(crate) last: bool,
}

/// Lines of a paragraph: `first` is the width of the first, `rest` of the others.
pub(crate) fn wrap(metrics: &Metrics, runs: &[Run], first: f32, rest: f32) -> Vec<Wrapped> {
    let mut lines: Vec<Wrapped> = Vec::new();
    let mut line = Wrapped { runs: vec![], width: 0.0, spaces: 0, at_space: false, last: false };
    let mut room = first;
    for word in words(metrics, runs).into_iter().flat_map(|word| fit(metrics, word, rest)) {
        let space = if line.runs.is_empty() { None } else { word.space };
        let wider = line.width + space.unwrap_or_default() + word.width;
        if !line.runs.is_empty() && wider > room + 0.01 {
            line.at_space = word.space.is_some();
            lines.push(std::mem::replace(
                &mut line,
                Wrapped { runs: vec![], width: 0.0, spaces: 0, at_space: false, last: false },
            ));
            room = rest;
            line.width = word.width;
        } else {
            line.width = wider;
            if space.is_some() {
                line.spaces += 1;
                push(&mut line.runs, space_like(&word.runs));
            }
        }
        for run in word.runs {
            push(&mut line.runs, run);
        }
        if word.hard {
            lines.push(std::mem::replace(
                &mut line,
                Wrapped { runs: vec![], width: 0.0, spaces: 0, at_space: false, last: false },
            ));
            room = rest;
        }
    }
    line.last = true;
    lines.push(line);
    lines
}

/// A space in the face of the word it precedes.
fn space_like(runs: &[Run]) -> Run {
    let (face, size) = runs.first().map_or((Face::Regular, 10.0), |run| (run.face, run.size));
    Run::new(" ", face, size)
}

/// Adds letters, to the last run where they look alike.
fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if last.face == run.face && last.size == run.size && last.rise == run.rise => {
            last.text.push_str(&run.text);
        }
        _ => runs.push(run),
    }
}

/// Adds a letter of a run.
fn add(runs: &mut Vec<Run>, c: char, like: &Run) {
    match runs.last_mut() {
        Some(last) if last.face == like.face && last.size == like.size && last.rise == like.rise => {
            last.text.push(c);
        }
        _ => runs.push(Run { text: c.into(), face: like.face, size: like.size, rise: like.rise }),
    }
}

/// Letters between spaces; a hyphen between letters ends a word too.
fn words(metrics: &Metrics, runs: &[Run]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut word = Word { runs: vec![], width: 0.0, space: None, hard: false };
    let mut before = ' ';
    let mut letters = runs.iter().flat_map(|run| run.text.chars().map(move |c| (c, run))).peekable();
    while let Some((c, run)) = letters.next() {
        if c == ' ' {
            let space = metrics.advance(' ', run.face) * run.size;
            flush(&mut words, &mut word, Some(space));
        } else {
            word.width += metrics.advance(c, run.face) * run.size;
            add(&mut word.runs, c, run);
            let next = letters.peek().map_or(' ', |(c, _)| *c);
            if c == '-' && before.is_alphabetic() && next.is_alphabetic() {
                flush(&mut words, &mut word, None);
            }
        }
        before = c;
    }
    flush(&mut words, &mut word, None);
    words
}

/// Ends a word; `space` stands before the next.
fn flush(words: &mut Vec<Word>, word: &mut Word, space: Option<f32>) {
    let next = Word { runs: vec![], width: 0.0, space, hard: false };
    if word.runs.is_empty() {
        word.space = word.space.or(space);
    } else {
        words.push(std::mem::replace(word, next));
    }
}

/// A word that is wider than a line, as an address may be, is cut where the line ends.
fn fit(metrics: &Metrics, word: Word, room: f32) -> Vec<Word> {
    if word.width <= room {
        return vec![word];
    }
    let mut parts: Vec<Word> = Vec::new();
    let mut part = Word { runs: vec![], width: 0.0, space: word.space, hard: false };
    for (c, run) in word.runs.iter().flat_map(|run| run.text.chars().map(move |c| (c, run))) {
        let width = metrics.advance(c, run.face) * run.size;
        if part.width + width > room {
            part.hard = true;
            let next = Word { runs: vec![], width: 0.0, space: None, hard: false };
            parts.push(std::mem::replace(&mut part, next));
        }
        part.width += width;
        add(&mut part.runs, c, run);
    }
    parts.push(part);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Fonts;

    fn lines(text: &str, width: f32) -> Vec<String> {
        let metrics = Metrics::new(Fonts::Standard);
        let lines = wrap(&metrics, &[Run::new(text, Face::Regular, 10.0)], width, width);
        lines.iter().map(|line| line.runs.iter().map(|run| run.text.as_str()).collect()).collect()
    }

    #[test]
    fn lines_join_to_the_paragraph() {
        let text = "Régler le mouvement d’un automate à musique sans en fatiguer les ressorts";
        let lines = lines(text, 120.0);
        assert!(lines.len() > 2);
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn hyphens_and_long_words_break() {
        assert_eq!(lines("un porte-voix", 45.0), ["un porte-", "voix"]);
        assert_eq!(lines("http://phares.example/abc", 60.0).concat(), "http://phares.example/abc");
    }

    #[test]
    fn a_no_break_space_holds() {
        assert_eq!(lines("réglage final\u{a0}: oui", 60.0), ["réglage", "final\u{a0}: oui"]);
    }
}
