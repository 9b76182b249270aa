//! Which row of a list names which fiche.

use reac_grammar::fold::{fold, likeness_from};

/// Titles at least this alike are one title, whatever their numbers.
const SAME: f64 = 0.82;
/// Titles at least this alike are one title where number or rank say so too.
const RELATED: f64 = 0.35;

/// Pairs each of `rows` with at most one of `fiches`: first by what they say, then, among those left over, where
/// number or rank (`agree`) say so and the wordings are not foreign to each other.
pub(crate) fn pair(
    rows: &[&str],
    fiches: &[&str],
    agree: impl Fn(usize, usize) -> bool,
) -> Vec<Option<usize>> {
    let rows: Vec<String> = rows.iter().map(|row| fold(row)).collect();
    let fiches: Vec<String> = fiches.iter().map(|fiche| fold(fiche)).collect();
    let mut candidates = Vec::new();
    for (row, title) in rows.iter().enumerate() {
        for (fiche, other) in fiches.iter().enumerate() {
            // Lengths alone rule most pairs out.
            let (short, long) = (title.len().min(other.len()), title.len().max(other.len()).max(1));
            if short * 100 < long * 35 {
                continue;
            }
            let same = title == other;
            let agrees = agree(row, fiche);
            let alike = likeness_from(title, other, if agrees { RELATED } else { SAME });
            if alike >= SAME || (agrees && alike >= RELATED) {
                candidates.push(((same, alike >= SAME), alike + if agrees { 0.05 } else { 0.0 }, row, fiche));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
    let mut out = vec![None; rows.len()];
    let mut taken = vec![false; fiches.len()];
    for (_, _, row, fiche) in candidates {
        if let (Some(slot), Some(used)) = (out.get_mut(row), taken.get_mut(fiche))
            && slot.is_none()
            && !*used
        {
            *slot = Some(fiche);
            *used = true;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wording_comes_before_number() {
        let rows = ["Peindre la tour", "Garder un phare"];
        let fiches = ["Garder un phare", "Peindre la tour"];
        assert_eq!(pair(&rows, &fiches, |row, fiche| row == fiche), [Some(1), Some(0)]);
    }

    #[test]
    fn the_same_wording_comes_before_rank() {
        let rows = ["Garder un phare en mer", "Garder un phare à terre"];
        let fiches = ["Garder un phare à terre", "Garder un phare en mer"];
        assert_eq!(pair(&rows, &fiches, |row, fiche| row == fiche), [Some(1), Some(0)]);
    }

    #[test]
    fn number_joins_what_was_reworded() {
        let rows = ["Garder un phare en mer, la nuit", "Peindre"];
        let fiches = ["Garder un phare la nuit et par gros temps", "Conduire la visite d'une tour"];
        assert_eq!(pair(&rows, &fiches, |row, fiche| row == fiche), [Some(0), None]);
    }
}
