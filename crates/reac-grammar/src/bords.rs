//! How wordings begin and end: most rows of a document share neither with any of them, and are told apart by a glance.

/// Letters at the beginning that are looked at.
const DEBUT: usize = 3;
/// Letters at the end.
const FIN: usize = 4;

/// The edges of some wordings, folded; what is shorter is filled up with zeros.
#[derive(Debug, Default)]
pub struct Bords {
    debuts: Vec<[u8; DEBUT]>,
    fins: Vec<[u8; FIN]>,
    /// One is too short to be told by its beginning.
    court: bool,
}

impl Bords {
    /// Those of `wordings`.
    pub fn des<'w>(wordings: impl Iterator<Item = &'w String>) -> Self {
        let mut out = Self::default();
        for wording in wordings {
            out.debuts.push(bord(wording.bytes()));
            out.fins.push(bord(wording.bytes().rev()));
            out.court |= wording.len() < DEBUT;
        }
        out.debuts.sort_unstable();
        out.fins.sort_unstable();
        out
    }

    /// A text that a wording opens passes; most others do not.
    pub fn ouvrent(&self, folded: &str) -> bool {
        self.court || self.debuts.binary_search(&bord(folded.bytes())).is_ok()
    }

    /// A text passes that begins or ends as a wording does.
    pub fn touchent(&self, folded: &str) -> bool {
        self.debuts.binary_search(&bord(folded.bytes())).is_ok()
            || self.fins.binary_search(&bord(folded.bytes().rev())).is_ok()
    }
}

fn bord<const N: usize>(bytes: impl Iterator<Item = u8>) -> [u8; N] {
    let mut out = [0; N];
    out.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bords(wordings: &[&str]) -> Bords {
        let wordings: Vec<String> = wordings.iter().map(ToString::to_string).collect();
        Bords::des(wordings.iter())
    }

    #[test]
    fn what_shares_an_edge_passes() {
        let known = bords(&["garde du phare", "au"]);
        for text in ["garde du phare", "garnir la lampe", "la nuit et le phare", "au"] {
            assert!(known.touchent(text), "{text}");
        }
        for text in ["", "ga", "la lampe", "aux marins"] {
            assert!(!known.touchent(text), "{text}");
        }
    }

    #[test]
    fn what_a_wording_opens_passes() {
        let known = bords(&["garde"]);
        assert!(known.ouvrent("garde 2") && !known.ouvrent("la garde"));
        assert!(bords(&["garde", "au"]).ouvrent("au phare"), "too short a wording to tell");
    }
}
