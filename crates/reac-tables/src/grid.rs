//! From rules to grids to cells.

use crate::lanes::{SAME, lane_of, lanes};
use crate::{Cell, Table};
use reac_lines::{Page, Rule};

/// A table is wider and higher than this, in points: a box to tick is none.
const LARGE: f32 = 24.0;
/// Share of a cell's side that rules must cover to close it.
const CLOSED: f32 = 0.5;
/// Lanes of one direction that a table may have.
const MANY: usize = 400;

/// The tables of a page, from top to bottom.
#[must_use]
pub fn tables(page: &Page) -> Vec<Table> {
    let boxes = &page.boxes;
    let of_a_box = |rule: &Rule| {
        boxes.iter().any(|tick| {
            rule.left >= tick.left - 1.5
                && rule.right <= tick.right + 1.5
                && rule.top >= tick.top - 1.5
                && rule.bottom <= tick.bottom + 1.5
        })
    };
    let rules: Vec<Rule> = page.rules.iter().copied().filter(|rule| !of_a_box(rule)).collect();
    let mut out: Vec<Table> = groups(&rules).iter().filter_map(|group| table(group)).collect();
    out.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
    out
}

/// Rules that touch each other, directly or by others.
fn groups(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut out: Vec<Vec<Rule>> = Vec::new();
    for rule in rules {
        // Rules come in the order they are drawn: those that touch are near each other.
        let near = |group: &Vec<Rule>| group.iter().rev().any(|other| touch(rule, other));
        let mut touched = (0..out.len()).filter(|at| out.get(*at).is_some_and(near)).collect::<Vec<_>>();
        let mut joined = vec![*rule];
        // From the last on, so that those before keep their places.
        while let Some(at) = touched.pop() {
            let mut group = out.swap_remove(at);
            if group.len() < joined.len() {
                std::mem::swap(&mut group, &mut joined);
            }
            group.append(&mut joined);
            joined = group;
        }
        out.push(joined);
    }
    out
}

fn touch(a: &Rule, b: &Rule) -> bool {
    a.left - SAME <= b.right
        && b.left - SAME <= a.right
        && a.top - SAME <= b.bottom
        && b.top - SAME <= a.bottom
}

fn across(rule: &Rule) -> f32 {
    (rule.left + rule.right) / 2.0
}

fn down(rule: &Rule) -> f32 {
    (rule.top + rule.bottom) / 2.0
}

/// The rules of one table: their lanes, and in each lane the stretches that they cover.
struct Grid {
    xs: Vec<f32>,
    ys: Vec<f32>,
    level: Vec<Vec<(f32, f32)>>,
    upright: Vec<Vec<(f32, f32)>>,
}

fn table(rules: &[Rule]) -> Option<Table> {
    let (level, upright): (Vec<Rule>, Vec<Rule>) = rules.iter().copied().partition(Rule::is_horizontal);
    let xs = lanes(upright.iter().map(across));
    let ys = lanes(level.iter().map(down));
    let (left, right) = (*xs.first()?, *xs.last()?);
    let (top, bottom) = (*ys.first()?, *ys.last()?);
    let sound = xs.len() < MANY && ys.len() < MANY && right - left > LARGE && bottom - top > LARGE / 2.0;
    if !sound || xs.len() < 2 || ys.len() < 2 {
        return None;
    }
    let level = stretches(&ys, level.iter().map(|rule| (down(rule), (rule.left, rule.right))));
    let upright = stretches(&xs, upright.iter().map(|rule| (across(rule), (rule.top, rule.bottom))));
    let grid = Grid { xs, ys, level, upright };
    let (rows, columns) = (grid.ys.len() - 1, grid.xs.len() - 1);
    Some(Table { left, top, right, bottom, rows, columns, cells: grid.cells(rows, columns) })
}

/// The stretches of each lane.
fn stretches(lanes: &[f32], rules: impl Iterator<Item = (f32, (f32, f32))>) -> Vec<Vec<(f32, f32)>> {
    let mut out = vec![Vec::new(); lanes.len()];
    for (place, stretch) in rules {
        if let Some(lane) = lane_of(lanes, place).and_then(|lane| out.get_mut(lane)) {
            lane.push(stretch);
        }
    }
    out
}

impl Grid {
    fn cells(&self, rows: usize, columns: usize) -> Vec<Cell> {
        let mut owner: Vec<usize> = (0..rows * columns).collect();
        for row in 0..rows {
            for column in 0..columns {
                let here = row * columns + column;
                if column + 1 < columns && !self.wall_right(row, column) {
                    unite(&mut owner, here, here + 1);
                }
                if row + 1 < rows && !self.wall_below(row, column) {
                    unite(&mut owner, here, here + columns);
                }
            }
        }
        let mut out: Vec<(usize, Cell)> = Vec::new();
        for row in 0..rows {
            for column in 0..columns {
                let root = root(&owner, row * columns + column);
                match out.iter_mut().find(|(known, _)| *known == root) {
                    Some((_, cell)) => self.grow(cell, row, column),
                    None => out.extend(self.cell(row, column).map(|cell| (root, cell))),
                }
            }
        }
        out.into_iter().map(|(_, cell)| cell).collect()
    }

    fn cell(&self, row: usize, column: usize) -> Option<Cell> {
        Some(Cell {
            left: *self.xs.get(column)?,
            right: *self.xs.get(column + 1)?,
            top: *self.ys.get(row)?,
            bottom: *self.ys.get(row + 1)?,
            row,
            rows: 1,
            column,
            columns: 1,
        })
    }

    fn grow(&self, cell: &mut Cell, row: usize, column: usize) {
        let Some(other) = self.cell(row, column) else { return };
        let last_row = (cell.row + cell.rows).max(row + 1);
        let last_column = (cell.column + cell.columns).max(column + 1);
        cell.row = cell.row.min(row);
        cell.column = cell.column.min(column);
        cell.rows = last_row - cell.row;
        cell.columns = last_column - cell.column;
        cell.left = cell.left.min(other.left);
        cell.right = cell.right.max(other.right);
        cell.top = cell.top.min(other.top);
        cell.bottom = cell.bottom.max(other.bottom);
    }

    fn wall_right(&self, row: usize, column: usize) -> bool {
        let (Some(top), Some(bottom)) = (self.ys.get(row), self.ys.get(row + 1)) else { return true };
        covers(self.upright.get(column + 1), *top, *bottom)
    }

    fn wall_below(&self, row: usize, column: usize) -> bool {
        let (Some(left), Some(right)) = (self.xs.get(column), self.xs.get(column + 1)) else { return true };
        covers(self.level.get(row + 1), *left, *right)
    }
}

/// Whether stretches cover most of the way from `from` to `to`.
fn covers(stretches: Option<&Vec<(f32, f32)>>, from: f32, to: f32) -> bool {
    let own = stretches.into_iter().flatten();
    let covered: f32 = own.map(|(start, end)| (end.min(to) - start.max(from)).max(0.0)).sum();
    covered >= CLOSED * (to - from)
}

fn root(owner: &[usize], mut at: usize) -> usize {
    while let Some(next) = owner.get(at).copied().filter(|next| *next != at) {
        at = next;
    }
    at
}

fn unite(owner: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(owner, a), root(owner, b));
    if let Some(slot) = owner.get_mut(a.max(b)) {
        *slot = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reac_lines::TickBox;

    fn level(left: f32, right: f32, y: f32) -> Rule {
        Rule { left, top: y, right, bottom: y + 0.5 }
    }

    fn upright(x: f32, top: f32, bottom: f32) -> Rule {
        Rule { left: x, top, right: x + 0.5, bottom }
    }

    fn page(rules: Vec<Rule>) -> Page {
        Page { number: 1, width: 842.0, height: 595.0, rules, ..Page::default() }
    }

    fn shape(table: &Table) -> Vec<(usize, usize, usize, usize)> {
        table.cells.iter().map(|cell| (cell.row, cell.rows, cell.column, cell.columns)).collect()
    }

    #[test]
    fn rules_cut_at_every_cell_and_off_by_a_hair_part_cells() {
        let found = tables(&page(vec![
            level(60.0, 160.0, 100.0),
            level(160.5, 300.0, 100.2),
            level(60.0, 160.0, 130.0),
            level(160.5, 300.0, 129.8),
            upright(60.0, 100.0, 130.0),
            upright(160.3, 100.5, 129.5),
            upright(299.8, 100.0, 130.0),
        ]));
        assert_eq!(found.iter().map(shape).collect::<Vec<_>>(), [[(0, 1, 0, 1), (0, 1, 1, 1)]]);
        assert_eq!(found[0].at(200.0, 110.0).map(|cell| cell.column), Some(1));
        assert_eq!(found[0].at(20.0, 110.0), None);
    }

    #[test]
    fn a_cell_spans_the_rows_and_columns_that_no_rule_parts() {
        let found = tables(&page(vec![
            level(0.0, 300.0, 0.0),
            level(100.0, 300.0, 40.0),
            level(0.0, 300.0, 80.0),
            level(0.0, 300.0, 120.0),
            upright(0.0, 0.0, 120.0),
            upright(100.0, 0.0, 80.0),
            upright(300.0, 0.0, 120.0),
        ]));
        assert_eq!(shape(&found[0]), [(0, 2, 0, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 1, 0, 2)]);
    }

    #[test]
    fn tables_apart_are_two_and_a_box_to_tick_is_none() {
        let square = |at: f32, side: f32| {
            vec![
                level(at, at + side, at),
                level(at, at + side, at + side),
                upright(at, at, at + side),
                upright(at + side, at, at + side),
            ]
        };
        let mut rules = square(100.0, 50.0);
        rules.extend(square(300.0, 50.0));
        rules.extend(square(110.0, 9.2));
        let mut page = page(rules);
        page.boxes = vec![TickBox { left: 110.0, top: 110.0, right: 119.2, bottom: 119.2, diagonals: 0 }];
        let found = tables(&page);
        assert_eq!(found.iter().map(|table| table.cells.len()).collect::<Vec<_>>(), [1, 1]);
    }

    #[test]
    fn an_underline_is_no_table() {
        assert!(tables(&page(vec![level(60.0, 160.0, 100.0)])).is_empty());
        assert!(tables(&page(Vec::new())).is_empty());
    }
}
