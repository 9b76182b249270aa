//! However many threads read a document's pages, what is read is the same.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod made;

use std::num::NonZeroUsize;

use made::Made;
use reac_lines::Source;
use reac_pdf::{Engine, Limits, Options, read};

fn pages(count: usize) -> Vec<u8> {
    let mut made = Made::new();
    for page in 0..count {
        let lines = (0..=page % 7).map(|line| format!("0 -20 Td (page {page} line {line}) Tj "));
        made.add_page(&format!("BT /F 10 Tf 72 760 Td {} ET", lines.collect::<String>()));
    }
    let broken = made.add_stream("/Filter/FlateDecode", b"this is not compressed");
    made.add_page_of(&format!("{broken} 0 R"));
    made.bytes()
}

fn on(threads: usize, limits: Limits) -> Source {
    let threads = NonZeroUsize::new(threads).unwrap();
    read(&pages(40), &Options { engine: Engine::Hayro, limits, threads }).unwrap()
}

#[test]
fn pages_come_in_their_order() {
    let one = on(1, Limits::generous());
    assert_eq!(one.pages.len(), 41);
    for threads in [2, 3, 8, 64] {
        assert_eq!(on(threads, Limits::generous()), one, "{threads} threads");
    }
}

#[test]
fn a_budget_ends_at_the_same_glyph() {
    let all = Limits::generous();
    for limits in [
        Limits { glyphs: 1000, ..all },
        Limits { operators: 300, ..all },
        Limits { pages: 20, ..all },
        Limits { inflated_bytes: 4000, ..all },
    ] {
        let one = on(1, limits);
        for threads in [2, 5] {
            assert_eq!(on(threads, limits), one, "{threads} threads, {limits:?}");
        }
    }
}
