//! Streams that grow: once inflated, twice, and work without end in a few bytes.

use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compress, Compression, FlushCompress};

use super::file::{File, TEXT};
use super::{Bomb, bomb};

pub(super) fn all() -> Vec<Bomb> {
    let gibibyte = spaces(1 << 30);
    let twice = squeezed(&gibibyte);
    let page = |dict: &str, data: &[u8]| {
        let mut file = File::of("", "");
        file.stream(dict, data);
        file.bytes()
    };
    let objects = |data: &[u8], dict: &str| {
        let mut file = File::new(TEXT, "");
        file.stream(&format!("/Type/ObjStm/N 100/First 800{dict}"), data);
        file.bytes()
    };
    let operators = |operator: &str, count: usize| {
        page("/Filter/FlateDecode", &squeezed(operator.repeat(count).as_bytes()))
    };
    vec![
        bomb(
            "inflate-once.pdf",
            "a page of one GiB of spaces",
            &["limit"],
            page("/Filter/FlateDecode", &gibibyte),
        ),
        bomb(
            "inflate-twice.pdf",
            "the same, compressed a second time",
            &["limit"],
            page("/Filter[/FlateDecode/FlateDecode]", &twice),
        ),
        bomb(
            "inflate-nearly.pdf",
            "a page of as much as half the memory that a worker may have",
            &["limit"],
            page("/Filter/FlateDecode", &spaces(511 << 20)),
        ),
        bomb(
            "inflate-nearly-twice.pdf",
            "the same, compressed a second time",
            &["limit"],
            page("/Filter[/FlateDecode/FlateDecode]", &squeezed(&spaces(511 << 20))),
        ),
        bomb(
            "inflate-headless.pdf",
            "the page compressed twice, without the head that says so: readers try other ways to read it",
            &["limit", "damaged", "no_text", "not_reac"],
            page("/Filter[/FlateDecode/FlateDecode]", &[b"SIGLE\n", twice.as_slice()].concat()),
        ),
        bomb(
            "inflate-objects.pdf",
            "an object stream of one GiB, which is inflated on opening",
            &["limit"],
            objects(&gibibyte, "/Filter/FlateDecode"),
        ),
        bomb(
            "inflate-objects-twice.pdf",
            "the same, compressed a second time, its filters named with escapes",
            &["limit"],
            objects(&twice, "/F#69lter[/FlateDecode/Fl#61teDecode]"),
        ),
        bomb(
            "inflate-font.pdf",
            "a font's program and its map of one GiB each",
            &["not_reac", "limit"],
            font(&gibibyte),
        ),
        bomb(
            "inflate-cut.pdf",
            "a compressed page that ends in the middle",
            &["damaged", "no_text", "not_reac"],
            page("/Filter/FlateDecode", gibibyte.get(..4096).unwrap_or_default()),
        ),
        bomb(
            "run-length.pdf",
            "four million runs of 128 bytes",
            &["limit"],
            page("/Filter/RunLengthDecode", &[129, b' '].repeat(4_000_000)),
        ),
        bomb("operators.pdf", "four million operators", &["limit"], operators("q ", 4_000_000)),
        bomb(
            "paths.pdf",
            "a path of two million segments, never painted",
            &["limit"],
            operators("1 2 l ", 2_000_000),
        ),
        bomb(
            "glyphs.pdf",
            "two million characters in one place",
            &["limit"],
            page(
                "/Filter/FlateDecode",
                &squeezed(
                    ["BT /F 10 Tf 72 700 Td ", &"(aaaaaaaaaaaaaaaaaaaa) Tj ".repeat(100_000), "ET"]
                        .concat()
                        .as_bytes(),
                ),
            ),
        ),
        bomb(
            "marks.pdf",
            "a million pieces of marked content, none of them ended",
            &["limit", "not_reac"],
            operators("/P <</MCID 0>> BDC ", 1_000_000),
        ),
        bomb(
            "rules.pdf",
            "two hundred thousand table borders that lie across each other",
            &["no_text", "limit", "not_reac"],
            page("/Filter/FlateDecode", &squeezed(&rules(200_000))),
        ),
    ]
}

/// A font that is compressed as `data` is, character map and all.
fn font(data: &[u8]) -> Vec<u8> {
    let mut file = File::new(&format!("{TEXT}BT /G 10 Tf 72 600 Td (g) Tj ET"), "");
    let stream = file.stream("/Filter/FlateDecode", data);
    let descriptor = file.add(format!("<</Type/FontDescriptor/Flags 4/FontFile2 {stream} 0 R>>"));
    let font = file.add(format!(
        "<</Type/Font/Subtype/TrueType/BaseFont/G/ToUnicode {stream} 0 R/FontDescriptor {descriptor} 0 R>>"
    ));
    file.set(
        4,
        &format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R\
             /Resources<</Font<</F 3 0 R/G {font} 0 R>>>>>>"
        ),
    );
    file.bytes()
}

fn rules(count: usize) -> Vec<u8> {
    let mut out = Vec::new();
    for index in 0..count {
        let (x, y) = (index % 500, (index / 500) % 800);
        out.extend(format!("{x} {y} 50 1 re f {x} {y} 1 50 re f ").bytes());
    }
    out
}

/// So many spaces, compressed, by repeating one block: making it takes no longer than reading it should.
fn spaces(size: u64) -> Vec<u8> {
    const BLOCK: usize = 1 << 20;
    let block = vec![b' '; BLOCK];
    let mut raw = Compress::new(Compression::best(), false);
    let mut once = Vec::with_capacity(16 << 10);
    let done = raw.compress_vec(&block, &mut once, FlushCompress::Full);
    debug_assert!(done.is_ok());
    let mut out = vec![0x78, 0xda];
    for _ in 0..size / BLOCK as u64 {
        out.extend(&once);
    }
    // An empty last block, and the sum of all.
    out.extend([0x03, 0x00]);
    out.extend(adler(b' ', size).to_be_bytes());
    out
}

/// The checksum of so many times one byte.
fn adler(byte: u8, count: u64) -> u32 {
    const BASE: u128 = 65_521;
    let (byte, count) = (u128::from(byte), u128::from(count));
    let a = (1 + byte * count) % BASE;
    let b = (count + byte * (count * (count + 1) / 2)) % BASE;
    u32::try_from(b << 16 | a).unwrap_or_default()
}

fn squeezed(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing into memory does not fail.
    let _ = encoder.write_all(data);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn a_bomb_is_a_stream_like_any_other() {
        let mut out = Vec::new();
        flate2::read::ZlibDecoder::new(spaces(3 << 20).as_slice()).read_to_end(&mut out).unwrap();
        assert!(out.len() == 3 << 20 && out.iter().all(|byte| *byte == b' '));
    }
}
