//! "1. Références de la spécialité": a label and its value a line.

use reac_model::{Code, References};

use crate::fold::fold;
use crate::ligne::codes::{code_nsf, code_rome};
use crate::ligne::date::date;
use crate::paragraphes::Paragraphe;
use crate::texte::Texte;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Etiquette {
    /// Repeats the cover or the footer.
    Connue,
    Niveau,
    Nsf,
    Rome,
    Formacode,
    Arrete,
    Jo,
    Effet,
}

/// Beginnings of labels, folded.
const ETIQUETTES: &[(&str, Etiquette)] = &[
    ("intitule du titre", Etiquette::Connue),
    ("sigle du titre", Etiquette::Connue),
    ("sigle", Etiquette::Connue),
    ("code titre", Etiquette::Connue),
    ("niveau", Etiquette::Niveau),
    ("code s nsf", Etiquette::Nsf),
    ("codes nsf", Etiquette::Nsf),
    ("code nsf", Etiquette::Nsf),
    ("nsf", Etiquette::Nsf),
    ("code s rome", Etiquette::Rome),
    ("codes rome", Etiquette::Rome),
    ("code rome", Etiquette::Rome),
    ("rome", Etiquette::Rome),
    ("formacode", Etiquette::Formacode),
    ("code s formacode", Etiquette::Formacode),
    ("date de parution", Etiquette::Jo),
    ("date de publication", Etiquette::Jo),
    ("date du jo", Etiquette::Jo),
    ("date d effet", Etiquette::Effet),
    ("date de l arrete", Etiquette::Arrete),
];

fn etiquette(text: &str) -> Option<(Etiquette, &str)> {
    let (label, value) = text.split_once(':')?;
    let folded = fold(label);
    let known = ETIQUETTES.iter().find(|(words, _)| folded.starts_with(words))?;
    Some((known.1, value.trim()))
}

/// The first date of a text, ISO 8601.
pub fn premiere_date(text: &str) -> Option<String> {
    text.split_whitespace().find_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        crate::ligne::entier(date, word)
    })
}

fn nsf(texte: &Texte, value: &str) -> Option<Code<Texte>> {
    let found = crate::ligne::entier(code_nsf, value)?;
    let intitule = Some(texte.avec(found.intitule)).filter(|texte| !texte.texte.is_empty());
    Some(Code { code: texte.avec(&found.code), intitule })
}

fn rome(word: &str) -> Option<String> {
    crate::ligne::entier(code_rome, word.trim()).map(|code| code.code)
}

/// Codes of five digits, and what else stands among them as printed: a check says so.
fn formacodes(value: &str) -> Vec<String> {
    value
        .split([',', ';', '/', ' ', '-'])
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Reads the lines; those without a known label come back.
pub fn references(paragraphs: &[Paragraphe]) -> (References<Texte>, Vec<Texte>) {
    let mut out = References::default();
    let mut other = Vec::new();
    let mut last = None;
    for paragraph in paragraphs {
        let texte = &paragraph.texte;
        let (label, value) = match etiquette(&texte.texte) {
            Some((label, value)) => (label, value),
            // A second code on a line of its own.
            None if last == Some(Etiquette::Nsf) && nsf(texte, &texte.texte).is_some() => {
                (Etiquette::Nsf, texte.texte.as_str())
            }
            None if last == Some(Etiquette::Rome) && rome(&texte.texte).is_some() => {
                (Etiquette::Rome, texte.texte.as_str())
            }
            None => {
                other.push(texte.clone());
                continue;
            }
        };
        last = Some(label);
        let of_date = || premiere_date(value).map(|date| texte.avec(&date));
        match label {
            Etiquette::Connue => {}
            Etiquette::Niveau => out.niveau = Some(texte.avec(value)).filter(|texte| !texte.texte.is_empty()),
            Etiquette::Nsf => out.nsf.extend(nsf(texte, value)),
            Etiquette::Rome => {
                let codes = value.split([',', ';', '/']).filter_map(rome);
                out.rome.extend(codes.map(|code| texte.avec(&code)));
            }
            Etiquette::Formacode => {
                out.formacodes.extend(formacodes(value).iter().map(|code| texte.avec(code)));
            }
            Etiquette::Arrete => out.date_arrete = of_date(),
            Etiquette::Jo => out.date_jo = of_date(),
            Etiquette::Effet => out.date_effet = of_date(),
        }
    }
    (out, other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn etiquette_accepts() {
        assert_eq!(etiquette("Formacode : 31802"), Some((Etiquette::Formacode, "31802")));
        assert_eq!(
            etiquette("Date d’effet de l’arrêté : 29/04/2021"),
            Some((Etiquette::Effet, "29/04/2021"))
        );
        assert_eq!(formacodes("31088, 31006"), ["31088", "31006"]);
        assert_eq!(premiere_date("Arrêté du 06/04/2018"), Some("2018-04-06".to_owned()));
    }

    #[test]
    fn etiquette_rejects() {
        for text in ["", "Formacode 31802", "Le phare : un feu"] {
            assert_eq!(etiquette(text), None, "{text}");
        }
        assert_eq!(premiere_date("Arrêté du 31/02/2018"), None);
    }
}
