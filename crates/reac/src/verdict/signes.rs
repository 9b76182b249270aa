//! Signs that no text of the kind holds.

use std::collections::BTreeMap;

use reac_diagnostic::{Code, Diagnostic};
use reac_model::{Chemin, Place};

/// R0805. The signs by their number, the most frequent first, and how many in all.
pub(super) fn signes(textes: &[(Chemin, Place, &String)]) -> Option<Diagnostic> {
    let mut seen: BTreeMap<char, usize> = BTreeMap::new();
    for (_, _, texte) in textes {
        for (at, byte) in texte.bytes().enumerate() {
            // Nearly all signs of a text, and bytes within characters.
            if matches!(byte, b' '..=b'~' | 0x80..=0xbf) {
                continue;
            }
            let sign = texte.get(at..).and_then(|rest| rest.chars().next());
            if let Some(c) = sign.filter(|c| est_etranger(*c)) {
                *seen.entry(c).or_default() += 1;
            }
        }
    }
    let all: usize = seen.values().sum();
    let mut signs: Vec<(char, usize)> = seen.into_iter().collect();
    signs.sort_by_key(|(c, count)| (std::cmp::Reverse(*count), *c));
    let names: Vec<String> = signs.iter().take(5).map(|(c, _)| format!("U+{:04X}", u32::from(*c))).collect();
    (all > 0).then(|| Diagnostic::new(Code::SignsStray, [names.join(" "), all.to_string()]))
}

/// Control, replacement and private characters, spaces without width, accents and letters that stand for damaged ones,
/// bullets that nothing took away, digits of notes that nothing read.
fn est_etranger(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{a8}' | '\u{b4}' | '\u{b8}' | '\u{2c6}'..='\u{2dd}'
            | '\u{300}'..='\u{36f}' | '\u{fb00}'..='\u{fb06}' | '\u{25a0}'..='\u{25ff}' | '\u{2610}'..='\u{2612}'
            | '\u{2700}'..='\u{27bf}' | '\u{b9}' | '\u{2074}'..='\u{2079}' | 'Ã' | 'Â' | '¶' | '¬' | '√' | '∂')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_counted() {
        let (sound, bad) =
            ("L’été, 20 °C – n° 3 : « œuvre » 5 m² €".to_owned(), "s\u{fffd}curit\u{fffd}".to_owned());
        assert_eq!(signes(&[(Chemin::default(), Place::Prose, &sound)]), None);
        let found = signes(&[(Chemin::default(), Place::Prose, &bad)]).unwrap();
        assert_eq!(found.args, ["U+FFFD", "2"]);
    }
}
