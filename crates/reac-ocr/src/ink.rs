//! What the ink of a word tells: how thick its strokes are.

use crate::Word;
use crate::picture::Picture;

/// Mean width of the strokes of a word, in points: the median run of ink over its rows.
pub(crate) fn stroke(word: &Word, picture: &Picture) -> Option<f32> {
    let at = |edge: u32| usize::try_from(edge).unwrap_or(usize::MAX);
    let (left, right) = (at(word.left), at(word.right).min(picture.width));
    let mut runs = Vec::new();
    for y in at(word.top)..at(word.bottom).min(picture.height) {
        let mut length = 0_usize;
        for x in left..=right {
            if x < right && picture.is_dark(x, y) {
                length += 1;
            } else if length > 0 {
                runs.push(length);
                length = 0;
            }
        }
    }
    runs.sort_unstable();
    runs.get(runs.len() / 2).map(|length| picture.points(*length))
}
