//! Rules, united: a table's border comes in pieces, one or more a cell.

use reac_lines::Rule;

/// Pieces this close, in points, belong together: borders of cells leave room for the corner where they meet.
const NEAR: f32 = 1.0;

/// Joins pieces that lie on one line and touch, nearly touch or overlap.
pub(super) fn unite(rules: Vec<Rule>) -> Vec<Rule> {
    let (across, down): (Vec<_>, Vec<_>) = rules.into_iter().partition(Rule::is_horizontal);
    let mut out = unite_across(across);
    out.extend(unite_across(down.into_iter().map(turn).collect()).into_iter().map(turn));
    out
}

/// Exchanges across and down.
fn turn(rule: Rule) -> Rule {
    Rule { left: rule.top, top: rule.left, right: rule.bottom, bottom: rule.right }
}

fn unite_across(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    let mut out: Vec<Rule> = Vec::new();
    let mut rest = rules.as_mut_slice();
    // Rules of one height, then from left to right within it.
    while let Some(first) = rest.first().map(middle) {
        let end = rest.iter().position(|rule| middle(rule) - first > NEAR).unwrap_or(rest.len());
        let Some((row, below)) = rest.split_at_mut_checked(end) else { break };
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        let mut open: Option<Rule> = None;
        for rule in row {
            match &mut open {
                Some(last) if rule.left <= last.right + NEAR => {
                    last.right = last.right.max(rule.right);
                    last.top = last.top.min(rule.top);
                    last.bottom = last.bottom.max(rule.bottom);
                }
                _ => out.extend(open.replace(*rule)),
            }
        }
        out.extend(open);
        rest = below;
    }
    out
}

fn middle(rule: &Rule) -> f32 {
    (rule.top + rule.bottom) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(left: f32, top: f32, right: f32, bottom: f32) -> Rule {
        Rule { left, top, right, bottom }
    }

    #[test]
    fn pieces_of_a_border_become_one() {
        let rules = unite(vec![
            rule(100.5, 50.0, 200.0, 50.5),
            rule(72.0, 50.0, 100.0, 50.5),
            rule(72.0, 50.5, 72.5, 80.0),
            rule(72.0, 80.5, 72.5, 110.0),
        ]);
        assert_eq!(rules, [rule(72.0, 50.0, 200.0, 50.5), rule(72.0, 50.5, 72.5, 110.0)]);
    }

    #[test]
    fn parallel_and_distant_rules_stay_apart() {
        let apart = vec![
            rule(72.0, 50.0, 100.0, 50.5),
            rule(120.0, 50.0, 150.0, 50.5),
            rule(72.0, 62.0, 100.0, 62.5),
        ];
        assert_eq!(unite(apart).len(), 3);
        assert!(unite(Vec::new()).is_empty());
    }
}
