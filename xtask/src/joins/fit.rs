//! A linear model of "the text goes on", drawn to what the hand says: Newton's method on the likelihood.

use std::collections::BTreeMap;

use reac_grammar::confiance::de_la_main;

/// A decision as the model sees it.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// What is seen, by name.
    pub(super) traits: Vec<(&'static str, f32)>,
    /// The truth.
    pub(super) goes_on: bool,
}

/// How strongly weights are drawn to the hand's.
const PULL: f64 = 0.5;
/// Steps that are enough.
const STEPS: usize = 25;

/// The weights.
pub(super) fn weights(rows: &[Row]) -> BTreeMap<&'static str, f64> {
    let names: BTreeMap<&'static str, usize> = {
        let mut names: Vec<&'static str> =
            rows.iter().flat_map(|row| row.traits.iter().map(|(name, _)| *name)).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().enumerate().map(|(at, name)| (name, at)).collect()
    };
    let start: Vec<f64> = names.keys().map(|name| f64::from(de_la_main(name))).collect();
    let seen: Vec<(Vec<(usize, f64)>, f64)> = rows
        .iter()
        .map(|row| {
            let traits =
                row.traits.iter().filter_map(|(name, value)| Some((*names.get(name)?, f64::from(*value))));
            (traits.collect(), f64::from(u8::from(row.goes_on)))
        })
        .collect();
    let mut own = start.clone();
    for _ in 0..STEPS {
        let step = step(&seen, &own, &start);
        let most = step.iter().fold(0.0_f64, |most, step| most.max(step.abs()));
        let scale = if most > 1.0 { 1.0 / most } else { 1.0 };
        own.iter_mut().zip(&step).for_each(|(own, step)| *own += scale * step);
        if most < 1e-4 {
            break;
        }
    }
    names.into_keys().zip(own).collect()
}

/// Newton's step.
fn step(rows: &[(Vec<(usize, f64)>, f64)], own: &[f64], start: &[f64]) -> Vec<f64> {
    let size = own.len();
    let mut slope: Vec<f64> = own.iter().zip(start).map(|(own, start)| PULL * (start - own)).collect();
    let mut bend: Vec<Vec<f64>> =
        (0..size).map(|at| (0..size).map(|other| if at == other { PULL } else { 0.0 }).collect()).collect();
    for (traits, truth) in rows {
        let sum: f64 =
            traits.iter().map(|(at, value)| own.get(*at).copied().unwrap_or_default() * value).sum();
        let says = 1.0 / (1.0 + (-sum).exp());
        let spread = says * (1.0 - says);
        for (at, value) in traits {
            if let Some(slope) = slope.get_mut(*at) {
                *slope += (truth - says) * value;
            }
            for (other, beside) in traits {
                if let Some(cell) = bend.get_mut(*at).and_then(|row| row.get_mut(*other)) {
                    *cell += spread * value * beside;
                }
            }
        }
    }
    solve(bend, slope)
}

/// Solves a system of positive definite equations by elimination.
fn solve(mut rows: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for at in 0..size {
        let Some(own) = rows.get(at).cloned() else { break };
        let (pivot, value) =
            (own.get(at).copied().unwrap_or(1.0), right.get(at).copied().unwrap_or_default());
        for below in at + 1..size {
            let Some(row) = rows.get_mut(below) else { break };
            let share = row.get(at).copied().unwrap_or_default() / pivot;
            row.iter_mut().zip(&own).for_each(|(cell, own)| *cell -= share * own);
            if let Some(cell) = right.get_mut(below) {
                *cell -= share * value;
            }
        }
    }
    let mut out = vec![0.0; size];
    for at in (0..size).rev() {
        let Some(row) = rows.get(at) else { continue };
        let known: f64 = row.iter().zip(&out).skip(at + 1).map(|(cell, out)| cell * out).sum();
        let value =
            (right.get(at).copied().unwrap_or_default() - known) / row.get(at).copied().unwrap_or(1.0);
        if let Some(cell) = out.get_mut(at) {
            *cell = value;
        }
    }
    out
}

/// The file that holds them.
pub(super) fn printed(weights: &BTreeMap<&'static str, f64>) -> String {
    let mut out = String::from(
        "//! Weights of what is seen of a decision: `cargo xtask joins --fit` fits them and prints this file.\n\n\
         /// The weights, in the order of their names; what is not here weighs what the hand says.\n\
         #[rustfmt::skip]\npub(super) const POIDS: &[(&str, f32)] = &[\n",
    );
    for (name, weight) in weights {
        out.push_str(&format!("    (\"{name}\", {:.2}),\n", weight + 0.0));
    }
    out + "];\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equations_are_solved() {
        let out = solve(vec![vec![4.0, 1.0], vec![1.0, 3.0]], vec![1.0, 2.0]);
        assert!((out[0] - 1.0 / 11.0).abs() < 1e-9 && (out[1] - 7.0 / 11.0).abs() < 1e-9);
    }

    #[test]
    fn what_goes_on_weighs_more_and_what_is_never_seen_stays_the_hand_s() {
        let row = |name, goes_on| Row { traits: vec![(name, 1.0)], goes_on };
        let mut rows = vec![row("a", true); 80];
        rows.extend(vec![row("a", false); 20]);
        rows.extend(vec![row("b", false); 100]);
        let weights = weights(&rows);
        assert!((weights["a"] - 4.0_f64.ln()).abs() < 0.2 && weights["b"] < -2.0);
        assert!(!weights.contains_key("@majuscule"));
    }
}
