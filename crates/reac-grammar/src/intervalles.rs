//! Pages as people write them: `1-4, 7, 12-9`.

/// Runs of numbers that rise or fall by one, each with its first and last.
#[must_use]
pub fn intervalles(pages: impl IntoIterator<Item = u32>) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for page in pages {
        match runs.last_mut() {
            Some((first, last)) if suit(*first, *last, page) => *last = page,
            _ => runs.push((page, page)),
        }
    }
    let one = |(first, last): &(u32, u32)| {
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    };
    runs.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Whether `page` goes on in the direction of the run.
fn suit(first: u32, last: u32, page: u32) -> bool {
    (last >= first && page == last.saturating_add(1)) || (last <= first && page.saturating_add(1) == last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_rise_and_fall() {
        assert_eq!(intervalles([1, 2, 3, 7, 9, 8, 7]), "1-3, 7, 9-7");
        assert_eq!(intervalles([4]), "4");
        assert_eq!(intervalles([]), "");
        assert_eq!(intervalles([2, 2, 1]), "2, 2-1");
    }
}
