//! Hostile files: small to store, endless to read for who does not count. No byte of them comes from elsewhere.

mod file;
mod flate;
mod structure;
mod surface;

/// One file, and what may become of it in a batch.
#[derive(Debug, Clone)]
pub struct Bomb {
    /// Its name, extension included.
    pub name: &'static str,
    /// What it tries.
    pub tries: &'static str,
    /// The statuses that are right, as `report.jsonl` has them.
    pub statuses: &'static [&'static str],
    /// The file.
    pub bytes: Vec<u8>,
}

/// All of them. They are made anew each time, a few MiB in all.
#[must_use]
pub fn all() -> Vec<Bomb> {
    [surface::all(), flate::all(), structure::all()].concat()
}

fn bomb(
    name: &'static str,
    tries: &'static str,
    statuses: &'static [&'static str],
    bytes: impl Into<Vec<u8>>,
) -> Bomb {
    Bomb { name, tries, statuses, bytes: bytes.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_enough_each_of_its_own_name_and_small() {
        let all = all();
        assert!(all.len() >= 24, "{}", all.len());
        let names: std::collections::BTreeSet<_> = all.iter().map(|bomb| bomb.name).collect();
        assert_eq!(names.len(), all.len());
        for bomb in all {
            assert!(bomb.bytes.len() < 20 << 20, "{}: {} bytes", bomb.name, bomb.bytes.len());
        }
    }
}
