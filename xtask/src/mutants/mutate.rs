//! Damage, by seed: what disks, converters and ill will do to a file.

use std::io::{Read, Write};

use fastrand::Rng;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

/// What stands in PDFs and in REACs, to be put where it should not stand.
const WORDS: &[&str] = &[
    "<<",
    ">>",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "/",
    "%",
    "0 R",
    "1 0 R",
    "4 0 R",
    "obj",
    "endobj",
    "stream\n",
    "endstream",
    "xref\n",
    "trailer",
    "startxref\n",
    "%%EOF",
    "/Kids",
    "/Parent 2 0 R",
    "/Count",
    "/Length",
    "/Filter/FlateDecode",
    "/Filter[/FlateDecode/FlateDecode]",
    "/Type/ObjStm",
    "/Type/XRef",
    "/Encrypt",
    "/Prev 0",
    "/W[1 2 1]",
    "/Index[0 9]",
    "/Contents",
    "/Resources",
    "/XObject",
    "/Font",
    "/ToUnicode",
    "/MCID 0",
    "/StructTreeRoot",
    "/K",
    "/Rotate 90",
    "BT ",
    "ET ",
    "Tj ",
    "TJ ",
    "Td ",
    "Tm ",
    "Do ",
    "q ",
    "Q ",
    "cm ",
    "re ",
    "f ",
    "BI ",
    "ID ",
    "EI ",
    "BDC ",
    "EMC ",
    "\0",
    "\n",
    "\r\n",
    "\u{c}",
    "1/2",
    "REAC",
    "FICHE ACTIVITÉ TYPE N° 1",
    "FICHE COMPÉTENCE PROFESSIONNELLE N° 1",
    "GLOSSAIRE",
    "Critères de performance",
    "SIGLE",
    "VUE SYNOPTIQUE DE L’EMPLOI-TYPE",
];

/// Numbers that are no one's.
const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "1",
    "65535",
    "65536",
    "2147483647",
    "-2147483648",
    "4294967295",
    "99999999999999999999",
    "1e9",
    ".",
];

/// More bytes than this are not let out of a stream, to be damaged and put back.
const OPENED: u64 = 4 << 20;

/// Damages `bytes`, one to six times over; `other` lends pieces.
pub(super) fn mutate(bytes: &[u8], other: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..rng.usize(1..=6) {
        // Half of all that counts is within compressed streams, where damage from outside only breaks the whole.
        if rng.u8(..10) < 4 && in_a_stream(&mut out, other, rng).is_some() {
            continue;
        }
        once(&mut out, other, rng);
    }
    out
}

fn once(out: &mut Vec<u8>, other: &[u8], rng: &mut Rng) {
    let length = out.len();
    let piece = |rng: &mut Rng, length: usize, longest: usize| {
        let from = rng.usize(..=length);
        from..from.saturating_add(rng.usize(..=longest)).min(length)
    };
    match rng.u8(..10) {
        0 => {
            for _ in 0..rng.usize(1..=16) {
                let at = rng.usize(..length.max(1));
                if let Some(byte) = out.get_mut(at) {
                    *byte ^= 1 << rng.u8(..8);
                }
            }
        }
        1 => {
            let at = piece(rng, length, 64);
            out.get_mut(at).unwrap_or_default().fill_with(|| rng.u8(..));
        }
        2 => drop(out.drain(piece(rng, length, 2048))),
        3 => {
            let from = piece(rng, length, 2048);
            let again = out.get(from).unwrap_or_default().repeat(rng.usize(1..=4));
            let at = rng.usize(..=length);
            out.splice(at..at, again);
        }
        4 => {
            let from = piece(rng, other.len(), 4096);
            let at = piece(rng, length, 4096);
            out.splice(at, other.get(from).unwrap_or_default().iter().copied());
        }
        5 => out.truncate(rng.usize(..=length)),
        6 | 7 => {
            let word = rng.choice(WORDS).copied().unwrap_or_default();
            let at = piece(rng, length, word.len());
            out.splice(at, word.bytes());
        }
        _ => a_number(out, rng),
    }
}

/// Puts another number in the place of one.
fn a_number(out: &mut Vec<u8>, rng: &mut Rng) {
    let from = rng.usize(..=out.len());
    let rest = out.get(from..).unwrap_or_default();
    let Some(start) = rest.iter().position(u8::is_ascii_digit).map(|at| from + at) else { return };
    let digits = out.get(start..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = rng.choice(NUMBERS).copied().unwrap_or_default();
    out.splice(start..start + digits, number.bytes());
}

/// Damages what a compressed stream holds. The file's places shift, as they do where a tool rewrites a stream.
fn in_a_stream(out: &mut Vec<u8>, other: &[u8], rng: &mut Rng) -> Option<()> {
    const BEGIN: &[u8] = b"stream\n";
    const END: &[u8] = b"endstream";
    let from = rng.usize(..=out.len());
    let find = |wanted: &[u8], from: usize| {
        let rest = out.get(from..)?;
        rest.windows(wanted.len()).position(|window| window == wanted).map(|at| from + at)
    };
    let start = find(BEGIN, from)? + BEGIN.len();
    let end = find(END, start)?;
    let mut plain = Vec::new();
    // What is no compressed stream is left as it is.
    ZlibDecoder::new(out.get(start..end)?).take(OPENED).read_to_end(&mut plain).ok()?;
    once(&mut plain, other, rng);
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(&plain).ok()?;
    out.splice(start..end, encoder.finish().ok()?);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_damage() {
        let file: Vec<u8> = b"%PDF-1.7\n1 0 obj <</Length 12>> stream\nBT 12 0 Td ET\nendstream".repeat(20);
        let with = |seed| mutate(&file, b"another", &mut Rng::with_seed(seed));
        assert_eq!(with(1), with(1));
        let changed = (0..200).filter(|seed| with(*seed) != file).count();
        assert!(changed > 180, "{changed}");
    }

    #[test]
    fn nothing_is_damaged_without_harm() {
        for seed in 0..500 {
            let _ = mutate(b"", b"", &mut Rng::with_seed(seed));
        }
    }
}
