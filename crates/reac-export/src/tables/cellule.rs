//! Several texts in one cell, and out of it again: nothing is lost, and a spreadsheet shows it as it is read.
//!
//! A text a line. In prose an item of a list stands behind `- `, and an empty line parts two lists that follow each other.
//! Where a text has several lines, those after the first begin with a tab. A text that begins as if it were something else
//! has a `\` before it.

use reac_model::Bloc;

const ITEM: &str = "- ";
/// A list without an item.
const RIEN: &str = "-";
const SUITE: char = '\t';
const TEL_QUEL: char = '\\';

/// The cell of a piece of prose; none where there is nothing.
pub(crate) fn prose(blocs: &[Bloc]) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut after_list = false;
    for bloc in blocs {
        match bloc {
            Bloc::Paragraphe { texte } => {
                lines.push(paragraph(texte));
                after_list = false;
            }
            Bloc::Liste { elements } => {
                if after_list {
                    lines.push(String::new());
                }
                if elements.is_empty() {
                    lines.push(RIEN.to_owned());
                }
                lines.extend(elements.iter().map(|item| format!("{ITEM}{}", continued(item))));
                after_list = true;
            }
        }
    }
    (!blocs.is_empty()).then(|| lines.join("\n"))
}

/// The prose of such a cell.
pub(crate) fn lire_prose(cell: &str) -> Vec<Bloc> {
    let mut blocs: Vec<Bloc> = Vec::new();
    let mut in_list = false;
    for line in texts(cell) {
        if line.is_empty() {
            in_list = false;
            continue;
        }
        let item = if line == RIEN { Some(None) } else { line.strip_prefix(ITEM).map(Some) };
        match (item, blocs.last_mut()) {
            (Some(item), Some(Bloc::Liste { elements })) if in_list => {
                elements.extend(item.map(str::to_owned));
            }
            (Some(item), _) => {
                blocs.push(Bloc::Liste { elements: item.map(str::to_owned).into_iter().collect() })
            }
            (None, _) => blocs.push(Bloc::Paragraphe { texte: unescaped(&line) }),
        }
        in_list = item.is_some();
    }
    blocs
}

/// The cell of a list; none where it is empty.
pub(crate) fn items(items: &[String]) -> Option<String> {
    let lines: Vec<String> = items.iter().map(|item| paragraph(item)).collect();
    (!items.is_empty()).then(|| lines.join("\n"))
}

/// The list of such a cell.
pub(crate) fn lire_items(cell: &str) -> Vec<String> {
    texts(cell).iter().map(|line| unescaped(line)).collect()
}

fn continued(text: &str) -> String {
    text.replace('\n', "\n\t")
}

fn paragraph(text: &str) -> String {
    let other =
        text.is_empty() || text.starts_with(ITEM) || text.starts_with([TEL_QUEL, SUITE]) || text == RIEN;
    // A list without an item may have a line below it too.
    let other = other || text.starts_with("-\n");
    format!("{}{}", if other { "\\" } else { "" }, continued(text))
}

fn unescaped(line: &str) -> String {
    line.strip_prefix(TEL_QUEL).unwrap_or(line).to_owned()
}

/// The lines of a cell, each with those that go on with it.
fn texts(cell: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in cell.split('\n') {
        match (line.strip_prefix(SUITE), out.last_mut()) {
            (Some(more), Some(last)) => {
                last.push('\n');
                last.push_str(more);
            }
            _ => out.push(line.to_owned()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 11] =
        ["le vent", "", "- la mer", "-", "-\nsuite", "\\", "\t", "a\n\nb", "a\n- b", "\\- c\n", "- "];

    #[test]
    fn a_cell_is_read_as_it_is_written() {
        let texts = TEXTS.map(str::to_owned);
        assert_eq!(lire_items(&items(&texts).unwrap()), texts);
        let paragraph = |text: &str| Bloc::Paragraphe { texte: text.to_owned() };
        let list = |items: &[&str]| Bloc::Liste { elements: items.iter().map(|&i| i.to_owned()).collect() };
        let mut blocs: Vec<Bloc> = TEXTS.into_iter().map(paragraph).collect();
        blocs.extend([list(&TEXTS), list(&["une"]), paragraph("deux"), list(&[]), list(&[]), list(&["x"])]);
        for from in 0..blocs.len() {
            let some = &blocs[from..];
            assert_eq!(lire_prose(&prose(some).unwrap()), some);
        }
    }

    #[test]
    fn nothing_is_no_cell_and_an_empty_text_is_one() {
        assert_eq!((prose(&[]), items(&[])), (None, None));
        assert_eq!(items(&[String::new()]).as_deref(), Some("\\"));
    }

    #[test]
    fn prose_is_read_as_prose() {
        let blocs = [
            Bloc::Paragraphe { texte: "Chaque quart :".to_owned() },
            Bloc::Liste { elements: vec!["le vent".to_owned(), "la mer".to_owned()] },
        ];
        assert_eq!(prose(&blocs).unwrap(), "Chaque quart :\n- le vent\n- la mer");
    }
}
