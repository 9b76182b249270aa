//! What stands in the margin of nearly every row and is none of its text: the sign of quoted mail, numbers of rows.

use std::borrow::Cow;

/// Fewer rows show no margin.
const ROWS: usize = 20;

/// Of a hundred rows, so many bear the mark.
const MOST: usize = 95;

/// As often a text may have been quoted.
const LAYERS: usize = 4;

/// The text without what stands in its margin, and how many rows bore it.
pub(crate) fn taken_off(text: &str) -> (Cow<'_, str>, usize) {
    let mut out = Cow::Borrowed(text);
    let mut count = 0;
    for _ in 0..LAYERS {
        let Some((bare, rows)) = unquoted(&out).or_else(|| unnumbered(&out)) else { break };
        (out, count) = (Cow::Owned(bare), count + rows);
    }
    (out, count)
}

/// Without the sign that mail programs put before what they quote.
fn unquoted(text: &str) -> Option<(String, usize)> {
    without(text, |row| {
        let rest = row.trim_start_matches(' ').strip_prefix('>')?;
        Some((0, rest.strip_prefix(' ').unwrap_or(rest)))
    })
    .map(|(text, numbers)| (text, numbers.len()))
}

/// Without the numbers of its rows, which rise one by one through the text or through each page.
fn unnumbered(text: &str) -> Option<(String, usize)> {
    let (bare, numbers) = without(text, numbered)?;
    let up = numbers
        .windows(2)
        .filter(|pair| matches!(pair, [one, next] if *next == one + 1 || *next == 1))
        .count();
    (up * 100 >= numbers.len() * MOST).then_some((bare, numbers.len()))
}

/// The number of a row and what stands behind it: `12 `, `12:`, `12\t`, alone where the row is blank.
fn numbered(row: &str) -> Option<(u32, &str)> {
    let from = row.trim_start_matches(' ');
    let rest = from.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = from.get(..from.len() - rest.len())?.parse().ok()?;
    let behind = rest.strip_prefix([':', '.', '|', ')']).unwrap_or(rest);
    let bare = behind.strip_prefix([' ', '\t', '\x0c']);
    bare.or_else(|| behind.is_empty().then_some("")).map(|bare| (number, bare))
}

/// The text without the mark that nearly all its rows bear, and the value of each; blank rows need none.
fn without(text: &str, mark: impl Fn(&str) -> Option<(u32, &str)>) -> Option<(String, Vec<u32>)> {
    let own = |row: &str| row.trim_start_matches('\x0c').len();
    let mut out = String::with_capacity(text.len());
    let (mut values, mut rows) = (Vec::new(), 0_usize);
    for whole in text.split_inclusive(['\n', '\r']) {
        let row = whole.trim_end_matches(['\n', '\r']);
        let (breaks, row_bare) = row.split_at(row.len() - own(row));
        out.push_str(breaks);
        match mark(row_bare) {
            Some((value, bare)) => {
                values.push(value);
                out.push_str(bare);
            }
            None => out.push_str(row_bare),
        }
        rows += usize::from(!row_bare.trim().is_empty());
        // Most texts bear none: that is seen early.
        if rows == ROWS && values.len() * 2 < ROWS {
            return None;
        }
        out.push_str(whole.get(row.len()..).unwrap_or_default());
    }
    (rows >= ROWS && values.len() * 100 >= rows * MOST).then_some((out, values))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text() -> String {
        (1..=30)
            .map(|row| if row % 4 == 0 { "\n".to_owned() } else { format!("  Feu {row} du phare\n") })
            .collect()
    }

    fn with(mark: impl Fn(usize) -> String) -> String {
        let rows = text();
        rows.lines().enumerate().map(|(at, row)| format!("{}{row}\n", mark(at + 1))).collect()
    }

    #[test]
    fn numbers_of_rows_and_signs_of_quotation_are_taken_off() {
        for numbered in [
            with(|n| format!("{n:>4} ")),
            with(|n| format!("{n}\t")),
            with(|n| format!("{n}: ")).replace(": \n", ":\n"),
            with(|_| "> ".to_owned()),
            with(|_| ">> ".to_owned()),
            with(|n| format!("> {n:>3} ")),
        ] {
            let (bare, count) = taken_off(&numbered);
            let rows = |text: &str| text.lines().map(|row| row.trim_end().to_owned()).collect::<Vec<_>>();
            let trimmed =
                |text: &str| rows(text).iter().map(|row| row.trim_start().to_owned()).collect::<Vec<_>>();
            assert_eq!(trimmed(&bare), trimmed(&text()), "{numbered}");
            assert!(count > 20);
        }
        let pages = with(|n| format!("{} ", (n - 1) % 10 + 1));
        assert!(taken_off(&pages).1 > 20);
    }

    #[test]
    fn numbers_and_signs_of_the_text_stay() {
        let own = [
            text(),
            with(|n| format!("{} ", n * 3)),
            with(|n| if n % 3 == 0 { "> ".to_owned() } else { String::new() }),
            "1 feu\n2 phares\n3 caps\n".to_owned(),
            String::new(),
        ];
        for text in own {
            assert_eq!(taken_off(&text), (Cow::Borrowed(text.as_str()), 0));
        }
    }
}
