//! Damage, as disks, downloads and converters do it to a file.

use fastrand::Rng;

/// Damages `bytes`, one to three times over; `other` lends pieces.
pub(super) fn mutate(bytes: &[u8], other: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..rng.usize(1..=3) {
        once(&mut out, other, rng);
    }
    out
}

fn once(out: &mut Vec<u8>, other: &[u8], rng: &mut Rng) {
    let length = out.len();
    let piece = |rng: &mut Rng, length: usize| {
        let from = rng.usize(..=length);
        from..from.saturating_add(rng.usize(..=2048)).min(length)
    };
    match rng.u8(..5) {
        // A bit that flipped, here and there.
        0 => {
            for _ in 0..rng.usize(1..=16) {
                let at = rng.usize(..length.max(1));
                if let Some(byte) = out.get_mut(at) {
                    *byte ^= 1 << rng.u8(..8);
                }
            }
        }
        // A block that is missing, is there twice or is another file's.
        1 => drop(out.drain(piece(rng, length))),
        2 => {
            let again = out.get(piece(rng, length)).unwrap_or_default().to_vec();
            let at = rng.usize(..=length);
            out.splice(at..at, again);
        }
        3 => {
            let from = piece(rng, other.len());
            let at = piece(rng, length);
            out.splice(at, other.get(from).unwrap_or_default().iter().copied());
        }
        // The end that never came.
        _ => out.truncate(rng.usize(..=length)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_every_copy_is_damaged_and_the_same_choices_damage_alike() {
        let file = b"%PDF-1.7\n1 0 obj <</Length 12>> stream\nBT 12 0 Td ET\nendstream".repeat(20);
        let mut rng = Rng::new();
        let mut same = rng.clone();
        let copies: Vec<_> = (0..200).map(|_| mutate(&file, b"another", &mut rng)).collect();
        assert!(copies.iter().filter(|copy| **copy != file).count() > 150);
        assert!(copies.iter().all(|copy| *copy == mutate(&file, b"another", &mut same)));
    }

    #[test]
    fn nothing_is_damaged_without_harm() {
        let mut rng = Rng::new();
        for _ in 0..500 {
            let _ = mutate(b"", b"", &mut rng);
        }
    }
}
