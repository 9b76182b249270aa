//! The table of words that tesseract writes.

use crate::Word;

/// Columns of a row: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
const COLUMNS: usize = 12;

/// Level of a word.
const WORD: &str = "5";

/// The words of a table; rows that are none are passed over.
#[must_use]
pub fn words(table: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let (mut place, mut line) = (None, 0);
    for row in table.lines() {
        let columns: Vec<&str> = row.splitn(COLUMNS, '\t').collect();
        let [WORD, _, block, paragraph, number, _, left, top, width, height, confidence, text] =
            columns.as_slice()
        else {
            continue;
        };
        let here = Some([*block, *paragraph, *number].map(str::to_owned));
        if here != place {
            (place, line) = (here, line + 1);
        }
        out.extend(word([left, top, width, height], confidence, text, line));
    }
    out
}

fn word(edges: [&str; 4], confidence: &str, text: &str, line: u32) -> Option<Word> {
    let [left, top, width, height] = edges.map(|edge| edge.parse::<u32>().ok());
    let (left, top) = (left?, top?);
    let confidence: f32 = confidence.parse().ok()?;
    let text = text.trim();
    (!text.is_empty() && confidence >= 0.0).then(|| Word {
        text: text.to_owned(),
        left,
        top,
        right: left.saturating_add(width.unwrap_or_default()),
        bottom: top.saturating_add(height.unwrap_or_default()),
        confidence: (confidence / 100.0).min(1.0),
        line,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_edges_and_lines() {
        let table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                     4\t1\t1\t1\t1\t0\t10\t20\t90\t30\t-1\t\n\
                     5\t1\t1\t1\t1\t1\t10\t20\t40\t30\t96.5\tLe\n\
                     5\t1\t1\t1\t1\t2\t60\t20\t40\t30\t50\tphare\n\
                     5\t1\t1\t1\t2\t1\t10\t60\t40\t30\t90\t \n\
                     5\t1\t1\t1\t3\t1\t10\t60\t40\t30\t90\tdu\n\
                     5\t1\tx\n";
        let words = words(table);
        let short: Vec<_> = words.iter().map(|word| (word.text.as_str(), word.right, word.line)).collect();
        assert_eq!(short, [("Le", 50, 1), ("phare", 100, 1), ("du", 50, 3)]);
        assert!((words.first().unwrap().confidence - 0.965).abs() < 1e-6);
    }
}
