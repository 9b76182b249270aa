//! Bytes changed at random: a file alone, since it silences the panics that the library contains.

mod made;

use made::{Made, read_with};
use reac_pdf::Engine;

const TEXT: &str = "BT /F 10 Tf 72 700 Td (text) Tj ET";

#[test]
fn no_change_of_a_byte_ends_the_program() {
    let mut made = Made::with_page(&format!("{TEXT} q 1 0 0 1 9 9 cm 0 g 72 600 200 0.5 re f /X Do Q"));
    let form = made.add_stream("/Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 1 0 0]", TEXT.as_bytes());
    let root = made.add("<</RoleMap<</A/P>>/K <</S/A/Pg 5 0 R/K[0 1]>>>>");
    made.resources = format!("/XObject<</X {form} 0 R>>");
    made.catalog = format!("/StructTreeRoot {root} 0 R");
    let bytes = made.bytes();
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| ()));
    // The same numbers each time: a failure can be looked at again.
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).unwrap()
    };
    for _ in 0..400 {
        let mut changed = bytes.clone();
        for _ in 0..=random(4) {
            let at = random(changed.len());
            match random(3) {
                0 => changed[at] = u8::try_from(random(256)).unwrap(),
                1 => changed.truncate(at + 1),
                _ => changed[at] = b"0123456789/<>[]()"[random(17)],
            }
        }
        for engine in [Engine::Hayro, Engine::PdfExtract] {
            let _ = read_with(&changed, engine);
        }
    }
    std::panic::set_hook(quiet);
}
