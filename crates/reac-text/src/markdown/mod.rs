//! Markdown to the rows of the page that it was made of.
//!
//! Converters write headings, weights, lists and tables in Markdown's signs. What a page shows of them are rows: each
//! paragraph, item, heading and table row is one, with its bullet or number as text, bold words as bold ones. Rows
//! that a converter wrapped at a column are put together again.

mod html;
mod write;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::cell::CellRow;
use write::Writer;

/// So many headings, or rows in bold, make a Markdown of a text.
const MARKS: usize = 4;

/// Whether a text is written in Markdown. Marks between pages (`## Page 15`) may be no more than marks: headings that
/// differ in nothing but their numbers count once.
pub(crate) fn is_markdown(text: &str) -> bool {
    let heading = |row: &str| {
        let rest = row.trim_start_matches('#');
        (1..=6).contains(&(row.len() - rest.len())) && rest.starts_with(' ')
    };
    let bold = |row: &str| {
        let within = |sign: &str| row.len() > 6 && row.starts_with(sign) && row.ends_with(sign);
        within("**") || (within("__") && row.contains(char::is_alphabetic))
    };
    let mut seen: Vec<String> = Vec::new();
    for row in text.lines().map(str::trim).filter(|row| heading(row) || bold(row)) {
        let masked: String = row.chars().filter(|c| !c.is_ascii_digit()).collect();
        if !seen.contains(&masked) {
            seen.push(masked);
        }
        if seen.len() >= MARKS {
            return true;
        }
    }
    false
}

/// The rows of a text in Markdown, blank ones where it has any between two blocks.
pub(crate) fn rows(text: &str) -> Vec<CellRow<'static>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut writer = Writer::new(text, wrap_column(text));
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        let at = range.start;
        match event {
            Event::Start(tag) => open(&mut writer, &tag, text, range),
            Event::End(tag) => close(&mut writer, tag, range.end),
            Event::Text(shown) => writer.text(&shown, at),
            Event::Code(shown) | Event::InlineMath(shown) | Event::DisplayMath(shown) => {
                writer.text(&shown, at)
            }
            Event::InlineHtml(tag) => inline_tag(&mut writer, &tag),
            Event::Html(block) => writer.html(&block, at),
            Event::FootnoteReference(name) => writer.call(&name),
            Event::SoftBreak => writer.soft_break(at),
            Event::HardBreak => writer.hard_break(range.end),
            Event::Rule | Event::TaskListMarker(_) => {}
        }
    }
    writer.finish()
}

fn open(writer: &mut Writer<'_>, tag: &Tag<'_>, text: &str, range: Range<usize>) {
    let at = range.start;
    match tag {
        Tag::Heading { .. } => {
            writer.row(at);
            writer.bolder();
        }
        Tag::Strong => writer.bolder(),
        Tag::Item => {
            // The bullet or number as it is written.
            writer.row(at);
            let mark = text.get(at..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
            writer.mark(mark, at);
        }
        Tag::FootnoteDefinition(name) => {
            writer.row(at);
            writer.mark(name, at);
        }
        Tag::TableHead => writer.table_head(text.get(range).unwrap_or_default(), at),
        Tag::TableRow => writer.table_row(text.get(range).unwrap_or_default(), at),
        Tag::Paragraph | Tag::CodeBlock(_) => writer.row(at),
        _ => {}
    }
}

fn close(writer: &mut Writer<'_>, tag: TagEnd, end: usize) {
    match tag {
        TagEnd::Heading(_) => {
            writer.lighter();
            writer.end_row(end);
        }
        TagEnd::Strong => writer.lighter(),
        TagEnd::TableCell => writer.end_cell(),
        TagEnd::HtmlBlock => writer.end_html(),
        TagEnd::TableHead | TagEnd::TableRow | TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock => {
            writer.end_row(end);
        }
        _ => {}
    }
}

/// Tags that converters leave within Markdown.
fn inline_tag(writer: &mut Writer<'_>, tag: &str) {
    match tag.trim_matches(|c: char| matches!(c, '<' | '>' | '/' | ' ')) {
        "br" => writer.space(),
        "sup" => writer.raise(!tag.starts_with("</")),
        _ => {}
    }
}

/// The column at which a converter wrapped its paragraphs: the longest row that another of its paragraph follows. One
/// that keeps the page's own lines has longer ones.
fn wrap_column(text: &str) -> Option<usize> {
    const COLUMNS: std::ops::RangeInclusive<usize> = 60..=90;
    let running = |row: &str| !row.trim().is_empty() && !row.starts_with(['#', '|', '<', '>']);
    let rows: Vec<&str> = text.lines().collect();
    let followed = rows.windows(2).filter_map(|pair| match pair {
        [row, next] if running(row) && running(next) => Some(row.trim_end().chars().count()),
        _ => None,
    });
    followed.max().filter(|column| COLUMNS.contains(column))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let words = |row: &CellRow<'_>| {
            let cell = |cell: &crate::cell::Cell<'_>| {
                let word = |word: &crate::cell::Token<'_>| {
                    if word.bold { format!("*{}*", word.text) } else { word.text.to_string() }
                };
                format!("{}:{}", cell.column, cell.words.iter().map(word).collect::<Vec<_>>().join(" "))
            };
            row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")
        };
        rows(text).iter().map(words).collect()
    }

    #[test]
    fn headings_make_a_markdown_and_marks_of_pages_do_not() {
        assert!(is_markdown("# Un\n\n## Deux\n\n**Trois**\n\n### **Quatre**\n"));
        assert!(is_markdown("__Premier__\n\n__Deux__\n\n__Trois__\n\n__Quatre__\n"));
        assert!(!is_markdown("______\n\n_______\n\n________\n\n_________\n"));
        assert!(!is_markdown("## Page 1\nun\n## Page 2\ndeux\n## Page 3\n## Page 4\n## Page 5"));
        assert!(!is_markdown("Un phare\n- le feu\n# une seule fois\n**et ceci**"));
    }

    #[test]
    fn signs_are_taken_off_and_weights_kept() {
        assert_eq!(
            shown("## **Le feu**\n\nLe **phare :** un _seul_"),
            ["0:*Le* *feu*", "", "0:Le *phare* *:* un seul"]
        );
        assert_eq!(shown("\\- la garde &amp; \\* R&D a_b_c"), ["0:- la garde & * R&D a_b_c"]);
        assert_eq!(
            shown("feu<sup>1</sup> et <u>la</u> [lanterne](http://a.example)"),
            ["0:feu¹ et la lanterne"]
        );
        assert_eq!(shown("- un feu\n- **deux**\n\n3. trois"), ["0:- un feu", "0:- *deux*", "", "0:3. trois"]);
        assert_eq!(shown("feu[^1]\n\n[^1]: Relevé"), ["0:feu¹", "", "0:1 Relevé"]);
        assert_eq!(shown("<http://a.example>\n\n-----\n\nfin"), ["0:http://a.example", "", "0:fin"]);
    }

    #[test]
    fn tables_have_cells() {
        assert_eq!(
            shown("|**N°**|Phare<br>du cap|\n|---|---|\n||Le \\| feu|\n|2|fin|"),
            ["0:*N°* | 1:Phare du cap", "1:Le | feu", "0:2 | 1:fin"]
        );
        assert_eq!(shown("| a | b | c |\n|---|---|---|\n| 1 | d | 2 |\n| 3 |").last().unwrap(), "2:3");
    }

    #[test]
    fn rows_wrapped_at_a_column_are_one_and_a_pages_lines_stay() {
        let first = "La lanterne est nettoyée tous les jours par le gardien qui en a reçu";
        assert_eq!(shown(&format!("{first}\nla charge.")), [format!("0:{first} la charge.")]);
        assert_eq!(
            shown(&format!("{first}\nla\ncharge.")),
            [format!("0:{first} la"), "0:charge.".to_owned()]
        );
        assert_eq!(shown("Niveau III\nConvention : Néant").len(), 2);
    }

    #[test]
    fn rows_have_the_numbers_of_the_text() {
        let rows = rows("# Un\n\nDeux\n\n\n| a |\n|---|\n| b |");
        let numbers: Vec<u32> =
            rows.iter().filter(|row| !row.cells.is_empty()).map(|row| row.number).collect();
        assert_eq!(numbers, [1, 3, 6, 8]);
    }
}
