//! Lists: the bullet or number that a program shows before a paragraph.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::styles::attribute;

/// Levels of a list.
const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    /// `%1.`, `N° %1`, or a bullet.
    text: String,
    start: Option<u32>,
}

/// All lists.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Levels by id of an abstract list.
    levels: HashMap<String, Vec<Level>>,
    /// Lists, each with its abstract one.
    lists: HashMap<String, String>,
}

/// How far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Counts(HashMap<String, [Option<u32>; LEVELS]>);

impl Numbering {
    pub(super) fn of(xml: &str) -> Self {
        let mut out = Self::default();
        let mut kind: Option<String> = None;
        let mut list: Option<String> = None;
        let mut open: Option<usize> = None;
        let mut reader = Reader::from_str(xml);
        // A damaged table of lists costs bullets, no text.
        while let Ok(event) = reader.read_event() {
            let (Event::Start(tag) | Event::Empty(tag)) = event else {
                if matches!(event, Event::Eof) {
                    break;
                }
                continue;
            };
            match tag.name().as_ref() {
                "w:abstractNum" => (kind, list) = (attribute(&tag, "w:abstractNumId"), None),
                "w:num" => (kind, list) = (None, attribute(&tag, "w:numId")),
                "w:abstractNumId" => {
                    if let (Some(list), Some(kind)) = (list.clone(), attribute(&tag, "w:val")) {
                        out.lists.insert(list, kind);
                    }
                }
                "w:lvl" => {
                    open = attribute(&tag, "w:ilvl")
                        .and_then(|level| level.parse().ok())
                        .filter(|at| *at < LEVELS);
                }
                name => {
                    let (Some(kind), Some(at)) = (&kind, open) else { continue };
                    let levels =
                        out.levels.entry(kind.clone()).or_insert_with(|| vec![Level::default(); LEVELS]);
                    let Some(level) = levels.get_mut(at) else { continue };
                    let value = || attribute(&tag, "w:val").unwrap_or_default();
                    match name {
                        "w:numFmt" => level.format = value(),
                        "w:lvlText" => level.text = value(),
                        "w:start" => level.start = value().parse().ok(),
                        _ => {}
                    }
                }
            }
        }
        out
    }

    /// What stands before the next paragraph of a list; nothing where the list shows nothing.
    pub(super) fn next(&self, list: &str, level: usize, counts: &mut Counts) -> Option<String> {
        let kind = self.lists.get(list)?;
        let levels = self.levels.get(kind)?;
        let own = levels.get(level)?;
        if own.format == "none" {
            return None;
        }
        if own.format == "bullet" {
            let sign = own.text.chars().next().filter(|c| matches!(c, '-' | '–' | '—'));
            return Some(sign.unwrap_or('•').to_string());
        }
        // Lists of one abstract list count on.
        let counters = counts.0.entry(kind.clone()).or_default();
        let first = |at: usize| levels.get(at).and_then(|level| level.start).unwrap_or(1);
        if let Some(counter) = counters.get_mut(level) {
            *counter = Some(counter.map_or(first(level), |count| count.saturating_add(1)));
        }
        counters.iter_mut().skip(level + 1).for_each(|counter| *counter = None);
        let mut out = own.text.clone();
        for (at, shown) in levels.iter().enumerate().take(level + 1) {
            let count = counters.get(at).copied().flatten().unwrap_or_else(|| first(at));
            out = out.replace(&format!("%{}", at + 1), &written(count, &shown.format));
        }
        Some(out).filter(|text| !text.trim().is_empty())
    }
}

/// A count as its list writes it.
fn written(count: u32, format: &str) -> String {
    let letter = || char::from_u32(u32::from('a') + count.saturating_sub(1) % 26).unwrap_or('a').to_string();
    match format {
        "lowerLetter" => letter(),
        "upperLetter" => letter().to_uppercase(),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperRoman" => roman(count),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

fn roman(mut count: u32) -> String {
    const SIGNS: &[(u32, &str)] =
        &[(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while count >= *value && out.len() < 16 {
            out.push_str(sign);
            count -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_count_and_begin_again_below() {
        let numbering = Numbering::of(
            "<w:numbering><w:abstractNum w:abstractNumId='7'>\
             <w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='decimal'/><w:lvlText w:val='N° %1'/></w:lvl>\
             <w:lvl w:ilvl='1'><w:numFmt w:val='lowerRoman'/><w:lvlText w:val='%1.%2)'/></w:lvl></w:abstractNum>\
             <w:abstractNum w:abstractNumId='8'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='&#xF0B7;'/></w:lvl>\
             </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>\
             <w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num></w:numbering>",
        );
        let mut counts = Counts::default();
        let mut next = |list: &str, level| numbering.next(list, level, &mut counts);
        assert_eq!(next("1", 0).as_deref(), Some("N° 3"));
        assert_eq!(next("1", 1).as_deref(), Some("3.i)"));
        assert_eq!(next("1", 1).as_deref(), Some("3.ii)"));
        assert_eq!(next("1", 0).as_deref(), Some("N° 4"));
        assert_eq!(next("1", 1).as_deref(), Some("4.i)"));
        assert_eq!(next("2", 0).as_deref(), Some("•"));
        assert_eq!(next("9", 0), None);
    }

    #[test]
    fn numbers_are_written_in_their_format() {
        assert_eq!(written(4, "upperRoman"), "IV");
        assert_eq!(written(2, "lowerLetter"), "b");
        assert_eq!(written(2, "decimal"), "2");
    }
}
