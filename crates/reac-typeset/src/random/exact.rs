//! Items whose last line fills the measure, which chance alone makes too rarely.

use fastrand::Rng;
use reac_model::Reac;

use super::sentences::{chance, pick};
use super::words::MANNERS;
use crate::flow::wrap::wrap;
use crate::fonts::{Face, Metrics};
use crate::layout::Layout;
use crate::piece::Run;

/// How many endings are tried.
const TRIES: usize = 60;

/// Lengthens one item in twenty so that its last line ends as near the margin as words allow.
pub(super) fn fill(rng: &mut Rng, reac: &mut Reac, layout: &Layout) {
    let metrics = Metrics::new(layout.fonts);
    for competence in &mut reac.competences_professionnelles {
        let groups = [
            &mut competence.criteres_performance,
            &mut competence.savoir_faire_techniques,
            &mut competence.savoirs,
        ];
        for item in groups.into_iter().flatten() {
            if chance(rng, 5) {
                *item = fullest(rng, item, layout, &metrics);
            }
        }
    }
}

/// The item with the manners that leave the least room.
fn fullest(rng: &mut Rng, item: &str, layout: &Layout, metrics: &Metrics) -> String {
    let tries = (0..TRIES).map(|_| {
        let [a, b] = [(); 2].map(|()| pick(rng, &MANNERS).unwrap_or_default());
        if a == b { format!("{item} {a}") } else { format!("{item} {a} {b}") }
    });
    let tries: Vec<(f32, String)> = tries.map(|item| (room(&item, layout, metrics), item)).collect();
    tries.into_iter().min_by(|(a, _), (b, _)| a.total_cmp(b)).map_or_else(|| item.into(), |(_, item)| item)
}

/// Room left on the last line, in points.
fn room(item: &str, layout: &Layout, metrics: &Metrics) -> f32 {
    let width = layout.page.right - layout.page.left;
    let lines = wrap(metrics, &[Run::new(item, Face::Regular, layout.page.size)], width, width);
    lines.last().map_or(width, |line| width - line.width)
}
