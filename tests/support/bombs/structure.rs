//! Objects that refer to themselves, that nest, that count what is not there.

use super::file::{File, TEXT};
use super::{Bomb, bomb};

/// A page that reads well and is no REAC: what a file comes to whose bomb does no harm.
const HARMLESS: &[&str] = &["not_reac"];
/// Either that, or said to be broken.
const BROKEN: &[&str] = &["not_reac", "damaged", "no_text"];

pub(super) fn all() -> Vec<Bomb> {
    [trees(), tables(), content(), fonts()].concat()
}

fn with(change: impl FnOnce(&mut File)) -> Vec<u8> {
    let mut file = File::new(TEXT, "");
    change(&mut file);
    file.bytes()
}

fn trees() -> Vec<Bomb> {
    vec![
        bomb(
            "page-tree-loop.pdf",
            "a page tree that is its own child",
            BROKEN,
            with(|file| file.set(2, "<</Type/Pages/Kids[2 0 R 4 0 R 2 0 R]/Count 3/Parent 2 0 R>>")),
        ),
        bomb(
            "page-tree-doubling.pdf",
            "forty levels of page tree, each holding the next twice",
            &["not_reac", "damaged", "no_text", "limit"],
            with(|file| {
                let first = file.next();
                file.set(2, &format!("<</Type/Pages/Kids[4 0 R {first} 0 R]/Count 2>>"));
                for node in first..first + 40 {
                    file.add(format!("<</Type/Pages/Parent 2 0 R/Kids[{0} 0 R {0} 0 R]/Count 2>>", node + 1));
                }
                file.add("<</Type/Page/Parent 2 0 R>>");
            }),
        ),
        bomb(
            "page-tree-deep.pdf",
            "a page tree twenty thousand levels deep",
            BROKEN,
            with(|file| {
                let first = file.next();
                file.set(2, &format!("<</Type/Pages/Kids[{first} 0 R]/Count 1>>"));
                for node in first..first + 20_000 {
                    file.add(format!("<</Type/Pages/Kids[{} 0 R]/Count 1>>", node + 1));
                }
                file.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>");
            }),
        ),
        bomb(
            "parent-loop.pdf",
            "pages that inherit from each other in a circle",
            BROKEN,
            with(|file| {
                let next = file.next();
                file.set(4, &format!("<</Type/Page/Parent {next} 0 R/Contents 5 0 R>>"));
                file.add("<</Type/Pages/Parent 4 0 R/Kids[4 0 R]>>");
            }),
        ),
        bomb(
            "page-count.pdf",
            "two thousand million pages, one of them there",
            HARMLESS,
            with(|file| file.set(2, "<</Type/Pages/Kids[4 0 R]/Count 2147483647>>")),
        ),
        bomb(
            "pages-many.pdf",
            "sixty thousand pages that are one",
            &["not_reac", "limit"],
            with(|file| {
                let kids = "4 0 R ".repeat(60_000);
                file.set(2, &format!("<</Type/Pages/Kids[{kids}]/Count 60000>>"));
            }),
        ),
        bomb(
            "structure-loop.pdf",
            "a structure tree that is its own child, and one that is deep",
            HARMLESS,
            with(|file| {
                let first = file.next();
                file.set(1, &format!("<</Type/Catalog/Pages 2 0 R/StructTreeRoot {first} 0 R>>"));
                file.add(format!("<</Type/StructTreeRoot/K[{first} 0 R {} 0 R]>>", first + 1));
                for node in first + 1..first + 5_000 {
                    file.add(format!("<</S/P/K[{} 0 R {first} 0 R 0]/Pg 4 0 R>>", node + 1));
                }
            }),
        ),
    ]
}

fn tables() -> Vec<Bomb> {
    let file = File::new(TEXT, "");
    let entries = "0000000016 00000 n \n".repeat(3);
    let broken = |name, tries, trailer: &dyn Fn(usize, usize) -> String| {
        bomb(name, tries, BROKEN, file.bytes_with(trailer))
    };
    vec![
        broken("xref-loop.pdf", "a cross-reference table that precedes itself", &|xref, size| {
            format!("trailer\n<</Size {size}/Root 1 0 R/Prev {xref}>>\nstartxref\n{xref}\n%%EOF\n")
        }),
        broken("xref-circle.pdf", "two tables that precede each other", &|xref, size| {
            let trailer = format!("trailer\n<</Size {size}/Root 1 0 R/Prev ");
            let second = xref + 20 * size + 14 + trailer.len() + 2;
            format!("{trailer}{second}>>\nxref\n0 3\n{entries}trailer\n<</Size 3/Root 1 0 R/Prev {xref}>>\nstartxref\n{xref}\n%%EOF\n")
        }),
        broken("xref-astray.pdf", "a table that stands nowhere", &|_, size| {
            format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n99999999999999999999\n%%EOF\n")
        }),
        broken("xref-negative.pdf", "a table before the beginning", &|_, size| {
            format!("trailer\n<</Size {size}/Root 1 0 R/Prev -1>>\nstartxref\n-20\n%%EOF\n")
        }),
        broken("xref-long.pdf", "a table of four thousand million rows", &|xref, _| {
            format!("0 4294967295\n{entries}trailer\n<</Size 4294967295/Root 1 0 R>>\nstartxref\n{xref}\n%%EOF\n")
        }),
        broken("root-nowhere.pdf", "a catalog that is not there", &|xref, size| {
            format!("trailer\n<</Size {size}/Root 99 0 R>>\nstartxref\n{xref}\n%%EOF\n")
        }),
        bomb(
            "xref-stream.pdf",
            "a cross-reference stream of absurd widths and counts",
            BROKEN,
            with(|file| {
                file.stream(
                    "/Type/XRef/W[99999999 2147483647 4294967295]/Index[0 4294967295 5 -1]/Size 4294967295/Root 1 0 R",
                    b"\0\x01\x02",
                );
            }),
        ),
        bomb(
            "length-loop.pdf",
            "a stream whose length is the stream",
            BROKEN,
            with(|file| file.set(5, "<</Length 5 0 R>>stream\nBT ET\nendstream")),
        ),
        bomb(
            "object-stream-self.pdf",
            "object streams that hold and extend each other",
            HARMLESS,
            with(|file| {
                let own = file.next();
                file.stream(
                    &format!("/Type/ObjStm/N 4294967295/First 8/Extends {own} 0 R"),
                    format!("{own} 0 {own} 0 <<>>").as_bytes(),
                );
            }),
        ),
        bomb(
            "encryption-odd.pdf",
            "encryption of no known kind, with keys of absurd length",
            &["damaged", "encrypted"],
            file.bytes_with(|xref, size| {
                format!(
                    "trailer\n<</Size {size}/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 5/R 6/Length 4294967295\
                     /O(o)/U(u)/OE(o)/UE(u)/P -1>>>>\nstartxref\n{xref}\n%%EOF\n"
                )
            }),
        ),
    ]
}

fn content() -> Vec<Bomb> {
    let page = |content: &str| File::new(&format!("{TEXT}{content}"), "").bytes();
    vec![
        bomb(
            "nesting-object.pdf",
            "arrays half a million deep in an object",
            HARMLESS,
            with(|file| {
                file.add("[".repeat(500_000));
            }),
        ),
        bomb(
            "nesting-dictionaries.pdf",
            "dictionaries a hundred thousand deep in the catalog",
            BROKEN,
            with(|file| {
                let deep = "<</A".repeat(100_000);
                file.set(1, &format!("<</Type/Catalog/Pages 2 0 R/Names {deep}>>"));
            }),
        ),
        bomb(
            "nesting-content.pdf",
            "arrays half a million deep among operators",
            BROKEN,
            page(&"[".repeat(500_000)),
        ),
        bomb(
            "brackets-open.pdf",
            "a string that is opened a million times",
            BROKEN,
            page(&"(".repeat(1_000_000)),
        ),
        bomb(
            "saves.pdf",
            "two hundred thousand states saved, none taken back",
            HARMLESS,
            page(&"q ".repeat(200_000)),
        ),
        bomb(
            "picture-open.pdf",
            "pictures within the text that never end",
            HARMLESS,
            page(&"BI /W 9 ID EI".repeat(20_000)),
        ),
        bomb("form-doubling.pdf", "forty forms, each drawing the next twice", &["not_reac", "limit"], {
            let mut file = File::new(&format!("{TEXT}/X Do"), "/XObject<</X 6 0 R>>");
            for next in 7..47 {
                let dict = format!("/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {next} 0 R>>>>");
                file.stream(&dict, b"/X Do /X Do");
            }
            file.bytes()
        }),
        bomb("form-self.pdf", "a form that draws itself", HARMLESS, {
            let mut file = File::new(&format!("{TEXT}/X Do"), "/XObject<</X 6 0 R>>");
            file.stream("/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>", b"/X Do /X Do");
            file.bytes()
        }),
        bomb("numbers.pdf", "numbers beyond all measure", BROKEN, {
            let huge = "9".repeat(400);
            let mut file = File::new(
                &format!(
                    "{TEXT}{huge} 0 0 -{huge}.{huge} 1e99 {huge} cm BT /F {huge} Tf {huge} Tc (x) Tj ET {huge} {huge} 1 1 re f"
                ),
                "",
            );
            file.set(
                2,
                &format!("<</Type/Pages/Kids[4 0 R]/Count 1/MediaBox[0 0 {huge} -{huge}]/Rotate {huge}>>"),
            );
            file.bytes()
        }),
        bomb("page-box.pdf", "a page without extent, then text on it", BROKEN, {
            let mut file = File::new(TEXT, "");
            file.set(
                4,
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 0 0]/CropBox[9 9 -9 -9]/UserUnit 1e30/Rotate 45\
                 /Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>>>",
            );
            file.bytes()
        }),
    ]
}

fn fonts() -> Vec<Bomb> {
    let with_font = |font: &str, more: &[(&str, &[u8])]| {
        let mut file = File::new(&format!("{TEXT}BT /G 10 Tf 72 600 Td <00410042> Tj ET"), "");
        let font = file.add(font);
        for (dict, data) in more {
            file.stream(dict, data);
        }
        file.set(
            4,
            &format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R\
                 /Resources<</Font<</F 3 0 R/G {font} 0 R>>>>>>"
            ),
        );
        file.bytes()
    };
    let composite = |descendant: &str| {
        format!(
            "<</Type/Font/Subtype/Type0/BaseFont/G/Encoding/Identity-H/ToUnicode 7 0 R\
             /DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/G{descendant}>>]>>"
        )
    };
    let map = |rows: &str| {
        format!("begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {rows} endcmap")
    };
    vec![
        bomb(
            "widths.pdf",
            "widths for four thousand million characters",
            HARMLESS,
            with_font(&composite("/W[0 4294967295 500]/W2[0 4294967295 1 2 3]"), &[("", map("").as_bytes())]),
        ),
        bomb(
            "first-char.pdf",
            "widths that begin at four thousand million",
            HARMLESS,
            with_font(
                "<</Type/Font/Subtype/Type1/BaseFont/G/FirstChar 4000000000/LastChar 4000000001/Widths[1 2]>>",
                &[],
            ),
        ),
        bomb(
            "map-range.pdf",
            "a character map of one range over all there is",
            HARMLESS,
            with_font(
                &composite(""),
                &[("", map("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange").as_bytes())],
            ),
        ),
        bomb(
            "map-ranges.pdf",
            "a character map of fifty thousand ranges over all codes",
            HARMLESS,
            with_font(
                &composite(""),
                &[("", map(&"1 beginbfrange <0000> <FFFF> <0041> endbfrange ".repeat(50_000)).as_bytes())],
            ),
        ),
        bomb(
            "map-self.pdf",
            "a character map that uses itself",
            HARMLESS,
            with_font(
                "<</Type/Font/Subtype/Type0/BaseFont/G/Encoding 7 0 R/ToUnicode 7 0 R\
                 /DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/G>>]>>",
                &[("/Type/CMap/CMapName/Own/UseCMap 7 0 R", map("").as_bytes())],
            ),
        ),
        bomb(
            "font-self.pdf",
            "a composite font that is its own descendant",
            HARMLESS,
            with_font(
                "<</Type/Font/Subtype/Type0/BaseFont/G/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
                &[],
            ),
        ),
        bomb(
            "font-drawn.pdf",
            "a font whose characters are drawn with the font itself",
            HARMLESS,
            with_font(
                "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 7 0 R>>\
                 /Encoding<</Differences[0/a/a 65/a/a]>>/FirstChar 0/LastChar 66/Resources<</Font<</G 6 0 R>>>>>>",
                &[("", b"BT /G 10 Tf (AAAA) Tj ET")],
            ),
        ),
    ]
}
