//! Files that are not what they seem, or hardly anything.

use super::file::{File, TEXT};
use super::{Bomb, bomb};

pub(super) fn all() -> Vec<Bomb> {
    let whole = File::new(TEXT, "").bytes();
    let half = whole.get(..whole.len() / 2).unwrap_or_default();
    let before = |head: &[u8]| [head, &whole].concat();
    vec![
        bomb("empty.pdf", "nothing", &["damaged"], ""),
        bomb("header.pdf", "a header and nothing else", &["damaged"], "%PDF-1.7\n"),
        bomb("header-end.pdf", "a header and an end", &["damaged"], "%PDF-1.7\nstartxref\n0\n%%EOF\n"),
        bomb("headers.pdf", "a hundred thousand headers", &["damaged"], "%PDF-1.7\n".repeat(100_000)),
        bomb("half.pdf", "a file that ends in the middle", &["damaged", "no_text", "not_reac"], half),
        bomb("streams.pdf", "a million streams that begin, and no object", &["damaged", "limit"], {
            ["%PDF-1.7\n", &"<</First 1/Filter/FlateDecode>>stream\n".repeat(200_000)].concat()
        }),
        bomb("zip.pdf", "an archive and a document in one", &["not_reac"], before(b"PK\x03\x04\x14\0\0\0\x08\0")),
        bomb("web.pdf", "a page of the web and a document in one", &["not_reac"], before(b"<!DOCTYPE html><script>/*\n")),
        bomb("picture.pdf", "a picture and a document in one", &["not_reac"], before(b"GIF89a\x01\0\x01\0\0\0\0;")),
        bomb("zeros.pdf", "a MiB of zeros", &["not_reac", "damaged"], vec![0; 1 << 20]),
        bomb("noise.txt", "bytes that are no text", &["not_reac", "damaged"], noise(1 << 18)),
        bomb("long-line.txt", "a line of four MiB", &["not_reac", "limit"], "a ".repeat(2 << 20)),
        bomb("long-word.txt", "a word of four MiB", &["not_reac", "limit"], "a".repeat(4 << 20)),
        bomb("lines.txt", "three million empty lines", &["not_reac", "limit", "damaged"], "\n".repeat(3_000_000)),
        bomb("pages.txt", "a million page breaks", &["not_reac", "limit", "damaged"], "\x0c".repeat(1_000_000)),
        bomb(
            "headings.txt",
            "a hundred thousand headings",
            &["ok", "warnings", "not_reac", "limit"],
            "REFERENTIEL EMPLOI ACTIVITES COMPETENCES\nFICHE ACTIVITÉ TYPE N° 1\nFICHE COMPÉTENCE PROFESSIONNELLE N° 1\n\
             Critères de performance\n".repeat(10_000),
        ),
        bomb("accents.txt", "letters under thousands of accents", &["not_reac", "limit"], {
            ["REAC ", &"e\u{301}\u{302}\u{323}".repeat(30_000)].concat()
        }),
    ]
}

/// Bytes without a pattern, the same each time.
fn noise(count: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let step = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        // The upper bits are the better ones.
        u8::try_from(state >> 56).unwrap_or_default()
    };
    std::iter::repeat_with(step).take(count).collect()
}
