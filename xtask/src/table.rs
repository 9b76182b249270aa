//! Rows of cells, each column as wide as its widest.

use std::io::{self, Write};

/// Prints a table: the first column to the left, the others to the right.
pub(crate) fn print<const N: usize>(head: [&str; N], rows: &[[String; N]]) -> io::Result<()> {
    let mut widths = head.map(|cell| cell.chars().count());
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut out = io::stdout().lock();
    line(&mut out, head.map(str::to_owned).as_slice(), &widths)?;
    for row in rows {
        line(&mut out, row, &widths)?;
    }
    Ok(())
}

fn line(out: &mut impl Write, cells: &[String], widths: &[usize]) -> io::Result<()> {
    let mut text = String::new();
    for (index, (cell, width)) in cells.iter().zip(widths).enumerate() {
        text += &if index == 0 { format!("{cell:width$}") } else { format!("  {cell:>width$}") };
    }
    writeln!(out, "{}", text.trim_end())
}
