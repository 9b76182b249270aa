//! Tables on a terminal.

/// Columns one below the other, two spaces apart.
/// The last one gives way where all are wider than `total`: of a path its end says most.
pub(crate) fn aligned(table: &[Vec<String>], total: Option<usize>) -> Vec<String> {
    let columns = table.first().map_or(0, Vec::len);
    let width = |column: usize| {
        table.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let before: usize = widths.iter().rev().skip(1).map(|width| width + GAP.len()).sum();
    let room = total.map_or(usize::MAX, |total| total.saturating_sub(before).max(LEAST));
    let row = |row: &Vec<String>| {
        let last = row.len().saturating_sub(1);
        let cells = row.iter().zip(&widths).enumerate();
        let cells: Vec<String> = cells
            .map(|(at, (cell, width))| if at == last { end_of(cell, room) } else { format!("{cell:width$}") })
            .collect();
        cells.join(GAP).trim_end().to_owned()
    };
    table.iter().map(row).collect()
}

/// Between two columns.
const GAP: &str = "  ";

/// So much of a path is always shown.
const LEAST: usize = 12;

fn end_of(text: &str, room: usize) -> String {
    let count = text.chars().count();
    if count <= room {
        return text.to_owned();
    }
    std::iter::once('…').chain(text.chars().skip(count - room.saturating_sub(1))).collect()
}
