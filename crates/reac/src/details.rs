//! What a reader saw, as the argument of a finding: terms of `reac-diagnostic`, numbers and names.

use reac_lines::{Evidence, Resource, SeenGlyph, Unheeded};

/// One argument.
pub(crate) fn argument(evidence: &Evidence) -> String {
    use Evidence as E;
    match evidence {
        E::NoDocument => "@aucun_document".to_owned(),
        E::UnknownEncryption => "@chiffrement".to_owned(),
        E::ReaderFailed => "@lecteur".to_owned(),
        E::ContentDamaged => "@contenu".to_owned(),
        E::StringsMissing(count) => format!("@textes_manquants {count}"),
        E::Pictures(count) => format!("@images {count}"),
        E::Unmapped(count) => format!("× {count}"),
        E::Letters(count) => format!("@lettres {count}"),
        E::Degrees(angle) => format!("{angle:.1}°"),
        E::Sheets { across, down } => format!("{across} × {down}"),
        E::TooMany(resource) => too_many(*resource).to_owned(),
        E::TooLarge { bytes, allowed } => format!("@octets {bytes} {allowed}"),
        E::PagesRead { read, all } => format!("{read}/{all} pages"),
        E::RowsLeftOut(from) => format!("@lignes_laissees {from}"),
        E::RowCut { row, kept } => format!("@ligne_coupee {row} {kept}"),
        E::Nul => "@nul".to_owned(),
        E::Controls { controls, all } => format!("@controles {controls} {all}"),
        E::UnitsOutside(encoding) => format!("@hors_encodage {encoding}"),
        E::RowsOutsideUtf8 { rows, accented, read_as } => {
            format!("{rows}/{accented} ≠ UTF-8 → {}", encoding(read_as))
        }
        E::ReadTwice(read_as, count) => format!("UTF-8 → {} → UTF-8 × {count}", encoding(read_as)),
        E::ReadInAnother { own, read, count } => {
            format!("{} → {} → UTF-8 × {count}", encoding(own), encoding(read))
        }
        E::Signs(signs) => {
            let margins =
                if signs.margins > 0 { format!(", @marges {}", signs.margins) } else { String::new() };
            format!("@signes {} {} {}{margins}", signs.hyphens, signs.ignored, signs.accents)
        }
        E::Unheeded(what) => unheeded(*what),
        E::SecondReader(None) => "pdf-extract".to_owned(),
        E::SecondReader(Some(why)) => format!("pdf-extract, {}", argument(why)),
        E::PageCounts(one, two) => format!("{one} pages / {two} pages"),
        E::Glyphs(one, two) => format!("{} / {}", glyph(one.as_ref()), glyph(two.as_ref())),
        E::MoreGlyphs { more, all } => format!("@autres_glyphes {more} {all}"),
        E::NotDrawn => "@non_dessinee".to_owned(),
        E::RecognitionSlow(seconds) => format!("@reconnaissance_lente {seconds}"),
        E::RecognitionFailed => "@reconnaissance_muette".to_owned(),
        E::ArchiveDamaged => "@archive_abimee".to_owned(),
        E::PartMissing(name) => format!("@piece_absente {name}"),
        E::PartDamaged(name) => format!("@piece_abimee {name}"),
    }
}

fn unheeded(what: Unheeded) -> String {
    let said = [(what.layers, "@calques"), (what.texts, "@textes_tenant_lieu"), (what.colours, "@couleurs")];
    said.iter().filter(|(is_there, _)| *is_there).map(|(_, term)| *term).collect::<Vec<_>>().join(", ")
}

/// An encoding as people know it.
fn encoding(name: &'static str) -> &'static str {
    match name {
        "windows-1252" => "Windows-1252",
        "macintosh" => "Mac Roman",
        name => name,
    }
}

fn too_many(resource: Resource) -> &'static str {
    match resource {
        Resource::Operators => "@trop_d_operateurs",
        Resource::Glyphs => "@trop_de_glyphes",
        Resource::Forms => "@trop_de_formes",
        Resource::InflatedBytes => "@trop_decompresse",
    }
}

fn glyph(seen: Option<&SeenGlyph>) -> String {
    seen.map_or_else(|| "∅".to_owned(), |seen| format!("{:?} ({:.1} ; {:.1})", seen.text, seen.x, seen.y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reac_diagnostic::{Locale, term};
    use reac_lines::signs::Signs;

    fn all() -> Vec<Evidence> {
        use Evidence as E;
        let seen = SeenGlyph { text: "é".to_owned(), x: 72.0, y: 100.25 };
        let resources = [Resource::Operators, Resource::Glyphs, Resource::Forms, Resource::InflatedBytes];
        let mut out = vec![
            E::NoDocument,
            E::UnknownEncryption,
            E::ReaderFailed,
            E::ContentDamaged,
            E::StringsMissing(2),
            E::Pictures(3),
            E::Unmapped(4),
            E::Letters(5),
            E::Degrees(90.0),
            E::Sheets { across: 2, down: 1 },
            E::TooLarge { bytes: 9, allowed: 8 },
            E::PagesRead { read: 1, all: 2 },
            E::RowsLeftOut(7),
            E::RowCut { row: 7, kept: 8 },
            E::Nul,
            E::Controls { controls: 1, all: 2 },
            E::UnitsOutside("UTF-16LE"),
            E::RowsOutsideUtf8 { rows: 1, accented: 2, read_as: "macintosh" },
            E::ReadTwice("windows-1252", 9),
            E::ReadInAnother { own: "CP850", read: "windows-1252", count: 9 },
            E::Signs(Signs { hyphens: 1, ignored: 2, accents: 3, margins: 4 }),
            E::Unheeded(Unheeded { layers: true, texts: true, colours: true }),
            E::SecondReader(None),
            E::SecondReader(Some(Box::new(E::ContentDamaged))),
            E::PageCounts(1, 2),
            E::Glyphs(Some(seen), None),
            E::MoreGlyphs { more: 1, all: 2 },
            E::NotDrawn,
            E::RecognitionSlow(60),
            E::RecognitionFailed,
            E::ArchiveDamaged,
            E::PartMissing("word/document.xml".to_owned()),
            E::PartDamaged("word/document.xml".to_owned()),
        ];
        out.extend(resources.map(E::TooMany));
        out
    }

    #[test]
    fn what_is_no_term_has_no_word_of_one_language() {
        for evidence in all() {
            for part in argument(&evidence).split(", ") {
                let key = part.split(' ').next().unwrap_or_default();
                if key.starts_with('@') {
                    assert!(term(key, Locale::Fr).is_some(), "{part}");
                    continue;
                }
                let words = part.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2);
                for word in words {
                    assert!(
                        ["pages", "UTF", "Windows", "Mac", "Roman", "pdf", "extract"].contains(&word),
                        "{part}"
                    );
                }
            }
        }
    }
}
