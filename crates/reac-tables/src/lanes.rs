//! Lanes: where rules of one direction pile up.

/// Rules nearer than this, in points, are one border.
pub(crate) const SAME: f32 = 3.0;

/// The places of some rules, each once, from low to high: the middle of those that stand together.
pub(crate) fn lanes(places: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut sorted: Vec<f32> = places.filter(|place| place.is_finite()).collect();
    sorted.sort_by(f32::total_cmp);
    let mut out: Vec<(f32, f32)> = Vec::new();
    for place in sorted {
        match out.last_mut() {
            Some((first, last)) if place - *first <= SAME => *last = place,
            _ => out.push((place, place)),
        }
    }
    out.into_iter().map(|(first, last)| (first + last) / 2.0).collect()
}

/// The lane that a place lies in.
pub(crate) fn lane_of(lanes: &[f32], place: f32) -> Option<usize> {
    let near = |lane: &f32| (lane - place).abs() <= SAME;
    lanes.iter().position(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_off_by_a_hair_are_one_lane() {
        let found = lanes([60.0, 291.2, 60.4, 290.8, 577.0].into_iter());
        assert_eq!(found.len(), 3);
        assert_eq!(lane_of(&found, 291.5), Some(1));
        assert_eq!(lane_of(&found, 300.0), None);
    }
}
