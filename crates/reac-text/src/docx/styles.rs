//! Styles: which are bold, and which number their paragraphs.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A paragraph's list and its level there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ListPlace {
    /// Id of the list; `0` takes a paragraph out of its style's list.
    pub(super) list: Option<String>,
    /// From 0.
    pub(super) level: Option<usize>,
}

#[derive(Debug, Clone, Default)]
struct Style {
    based_on: Option<String>,
    bold: Option<bool>,
    list: ListPlace,
    new_page: Option<bool>,
}

/// All styles by id.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

/// No style is based on another through more than these.
const DEPTH: usize = 16;

impl Styles {
    pub(super) fn of(xml: &str) -> Self {
        let mut out = HashMap::new();
        let mut open: Option<(String, Style)> = None;
        let mut reader = Reader::from_str(xml);
        // A damaged table of styles costs weights, no text.
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) => match (tag.name().as_ref(), open.as_mut()) {
                    ("w:style", _) => open = attribute(&tag, "w:styleId").map(|id| (id, Style::default())),
                    ("w:basedOn", Some((_, style))) => style.based_on = attribute(&tag, "w:val"),
                    ("w:b", Some((_, style))) => style.bold = Some(is_on(&tag)),
                    ("w:pageBreakBefore", Some((_, style))) => style.new_page = Some(is_on(&tag)),
                    ("w:numId", Some((_, style))) => style.list.list = attribute(&tag, "w:val"),
                    ("w:ilvl", Some((_, style))) => style.list.level = level(&tag),
                    _ => {}
                },
                Event::End(tag) if tag.name().as_ref() == "w:style" => out.extend(open.take()),
                _ => {}
            }
        }
        Self(out)
    }

    fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = &'s Style> {
        let first = self.0.get(id);
        std::iter::successors(first, |style| self.0.get(style.based_on.as_deref()?)).take(DEPTH)
    }

    /// Whether text of a style is bold, where the style or one that it is based on says so.
    pub(super) fn bold(&self, id: &str) -> Option<bool> {
        self.chain(id).find_map(|style| style.bold)
    }

    /// Whether a paragraph of a style begins a page.
    pub(super) fn new_page(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.new_page).unwrap_or(false)
    }

    /// The list that a style puts its paragraphs in.
    pub(super) fn list(&self, id: &str) -> ListPlace {
        let list = self.chain(id).find_map(|style| style.list.list.clone());
        ListPlace { list, level: self.chain(id).find_map(|style| style.list.level) }
    }
}

/// The value of an attribute.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok().flatten()?;
    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// A property that is there is on, unless it says that it is off.
pub(super) fn is_on(tag: &BytesStart<'_>) -> bool {
    !matches!(attribute(tag, "w:val").as_deref(), Some("0" | "false" | "off" | "none"))
}

/// A level of a list.
pub(super) fn level(tag: &BytesStart<'_>) -> Option<usize> {
    attribute(tag, "w:val")?.parse().ok().filter(|level| *level < 9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_inherits() {
        let styles = Styles::of(
            "<w:styles><w:style w:styleId='Titre'><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>\
             <w:rPr><w:b/></w:rPr></w:style>\
             <w:style w:styleId='Fiche'><w:basedOn w:val='Titre'/><w:pPr><w:pageBreakBefore/></w:pPr></w:style>\
             <w:style w:styleId='Note'><w:basedOn w:val='Titre'/><w:rPr><w:b w:val='0'/></w:rPr></w:style></w:styles>",
        );
        assert_eq!(
            (styles.bold("Fiche"), styles.bold("Note"), styles.bold("Corps")),
            (Some(true), Some(false), None)
        );
        assert_eq!(styles.list("Note").list.as_deref(), Some("3"));
        assert!(styles.new_page("Fiche") && !styles.new_page("Titre"));
    }

    #[test]
    fn styles_that_go_round_end() {
        let styles = Styles::of(
            "<w:styles><w:style w:styleId='A'><w:basedOn w:val='B'/></w:style>\
             <w:style w:styleId='B'><w:basedOn w:val='A'/></w:style></w:styles>",
        );
        assert_eq!(styles.bold("A"), None);
    }
}
