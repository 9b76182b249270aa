//! What a document's own print tells before a word of it is understood: body size, pitch, margins, width of a
//! space. Every rule about geometry is relative to these.

use reac_lines::{Line, Origin};

use crate::pages::Feuille;

/// Measures of one document, in points unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mesures {
    /// Size of the body.
    pub corps: f32,
    /// Baseline to baseline within a paragraph of the body.
    pub pas: f32,
    /// Left edge of the body.
    pub gauche: f32,
    /// Right edge that a full line of the body reaches.
    pub droite: f32,
    /// Width of an unstretched space, as a share of the font size.
    pub espace: f32,
    /// Baseline of the first line of most pages.
    pub premiere: f32,
    /// Lowest baseline that body text reaches.
    pub derniere: f32,
    /// Positions are measured, not estimated.
    pub mesure: bool,
    /// The input tells bold from regular.
    pub gras: bool,
}

/// From here on a space parts cells, points.
const CELLULE: f32 = 12.0;

/// The most frequent value, in bins of `step`; each value counts as often as its weight says.
pub(crate) fn mode(values: impl IntoIterator<Item = (f32, f32)>, step: f32) -> Option<f32> {
    // Nearly always a few values of one size: sorted in place they are told apart faster than in a tree.
    #[allow(clippy::cast_possible_truncation)]
    let mut binned: Vec<(i64, f32, f32)> = values
        .into_iter()
        .filter(|(value, _)| value.is_finite())
        .map(|(value, weight)| ((value / step).round() as i64, value, weight))
        .collect();
    // Stable: within a bin the sums are taken in the order of the document.
    binned.sort_by_key(|(bin, ..)| *bin);
    let sums = binned.chunk_by(|a, b| a.0 == b.0).map(|bin| {
        bin.iter()
            .fold((0.0_f32, 0.0_f32), |sum, (_, value, weight)| (sum.0 + weight, sum.1 + weight * value))
    });
    let best = sums.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 > 0.0).then(|| best.1 / best.0)
}

impl Mesures {
    /// Measures the pages of one document.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn prendre(feuilles: &[Feuille<'_>], origin: Origin) -> Self {
        let lines = || feuilles.iter().flat_map(|feuille| feuille.lignes.iter());
        let sizes: Vec<f32> = lines().map(|line| line.size()).collect();
        let sized = || lines().zip(sizes.iter().copied());
        let corps = mode(sized().map(|(line, size)| (size, line.words.len() as f32)), 0.1).unwrap_or(10.0);
        let body = |size: f32| (size - corps).abs() < 0.3;
        let in_body = || sized().filter(|(_, size)| body(*size)).map(|(line, _)| line);
        let mut rest = sizes.as_slice();
        let pas = mode(
            feuilles.iter().flat_map(|feuille| {
                let (own, after) = rest.split_at(feuille.lignes.len().min(rest.len()));
                rest = after;
                feuille.lignes.windows(2).zip(own.windows(2)).filter_map(|pairs| match pairs {
                    ([a, b], [first, second]) if body(*first) && body(*second) => {
                        let step = b.baseline - a.baseline;
                        (step > corps * 0.9 && step < corps * 1.6).then_some((step, 1.0))
                    }
                    _ => None,
                })
            }),
            0.1,
        )
        .unwrap_or(corps * 1.15);
        let gauche = mode(in_body().map(|line| (line.left(), 1.0)), 1.0).unwrap_or(72.0);
        // In text the cells of a row are as long as they like, and say nothing of how prose wraps.
        let one_cell =
            |line: &Line| origin == Origin::Pdf || line.words.iter().all(|word| word.space < CELLULE);
        let rights: Vec<(f32, f32)> = in_body()
            .filter(|line| (line.left() - gauche).abs() < 1.5 && line.words.len() > 4 && one_cell(line))
            .map(|line| (line.right(), 1.0))
            .collect();
        let droite = bord_droit(&rights);
        let espace = mode(
            in_body().filter(|line| line.right() < droite - 40.0 && line.words.len() > 2).flat_map(|line| {
                line.words.iter().skip(1).map(|word| (word.space / word.size.max(1.0), 1.0))
            }),
            0.01,
        )
        .unwrap_or(0.278);
        let premiere = mode(
            feuilles.iter().filter_map(|feuille| feuille.lignes.first()).map(|line| (line.baseline, 1.0)),
            1.0,
        )
        .unwrap_or(80.0);
        // One page in a document may run lower than the rest.
        let mut lasts: Vec<f32> =
            feuilles.iter().filter_map(|feuille| feuille.lignes.last()).map(|line| line.baseline).collect();
        lasts.sort_by(f32::total_cmp);
        let lowest = lasts.last().copied().unwrap_or(0.0);
        let derniere =
            mode(lasts.iter().filter(|last| **last > lowest - 2.5 * pas).map(|last| (*last, 1.0)), 2.0)
                .unwrap_or(lowest);
        let gras = lines().any(|line| line.words.iter().any(|word| word.bold));
        Self { corps, pas, gauche, droite, espace, premiere, derniere, mesure: origin == Origin::Pdf, gras }
    }
}

/// The edge that full lines share: where they pile up, else the furthest but for a stray one in a hundred.
pub(crate) fn bord_droit(rights: &[(f32, f32)]) -> f32 {
    let mut sorted: Vec<f32> = rights.iter().map(|(right, _)| *right).collect();
    sorted.sort_by(f32::total_cmp);
    let Some(last) = sorted.last().copied() else { return 0.0 };
    let far = sorted.get(sorted.len().saturating_sub(1 + sorted.len() / 100)).copied().unwrap_or(last);
    let near = rights.iter().copied().filter(|(right, _)| *right > far - 12.0 && *right <= far + 2.0);
    match mode(near, 0.5) {
        // Justified text piles up on its margin; in ragged text the furthest line says where it is.
        Some(edge)
            if rights.iter().filter(|(right, _)| (right - edge).abs() < 1.0).count() * 8 >= rights.len() =>
        {
            edge
        }
        _ => far,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mode_is_the_heaviest_bin() {
        assert_eq!(mode([(10.0, 1.0), (10.01, 1.0), (12.0, 1.5)], 0.1).map(f32::round), Some(10.0));
        assert_eq!(mode([], 0.1), None);
    }

    #[test]
    fn a_justified_margin_is_where_lines_pile_up() {
        let mut rights = vec![(548.7, 1.0); 20];
        rights.extend([(551.0, 1.0), (300.0, 1.0), (412.0, 1.0)]);
        assert!((bord_droit(&rights) - 548.7).abs() < 0.1);
    }

    #[test]
    fn rows_of_a_table_do_not_say_how_prose_wraps() {
        let prose = "Le gardien du phare tient le journal de bord et nettoie la lanterne\n".repeat(20);
        let row = "| Fiche de la tour | Un gardien du phare en mer | 12 | Tenir le journal de bord chaque matin |\n";
        let droite = |text: &str| {
            let source = reac_text::read(text.as_bytes()).unwrap();
            Mesures::prendre(
                &crate::pages::feuilles(&source, crate::vocabulaire::Vocabulaire::connu()),
                source.origin,
            )
            .droite
        };
        let table = format!("{prose}| a | b | c | d |\n|---|---|---|---|\n{}", row.repeat(5));
        assert!((droite(&table) - droite(&prose)).abs() < 0.1);
    }

    #[test]
    fn a_ragged_margin_is_the_furthest_line() {
        let rights: Vec<_> = (0_u16..40).map(|i| (500.0 + f32::from(i), 1.0)).collect();
        assert!(bord_droit(&rights) > 538.0);
    }
}
