//! Weight and slant by a font's name, the only place where many files state them.

/// Bold and italic, from a name such as `ABCDEF+Arial-BoldMT` or `Arial,BoldItalic`.
pub(crate) fn weight_and_slant(font_name: &str) -> (bool, bool) {
    let name = match font_name.split_once('+') {
        // A subset's tag is six capitals; without this, "BOLDAA+Arial" would be bold.
        Some((tag, rest)) if tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase()) => rest,
        _ => font_name,
    };
    let name = name.to_ascii_lowercase();
    let has = |word: &str| name.contains(word);
    let bold = has("bold") || has("black") || has("heavy") || name.ends_with("-bd") || name.ends_with(",bd");
    let italic = has("italic") || has("oblique") || name.ends_with("-it");
    (bold, italic)
}

#[cfg(test)]
mod tests {
    use super::weight_and_slant;

    #[test]
    fn names_of_producers_are_understood() {
        for (name, expected) in [
            ("FAABDB+ArialNarrow-Bold", (true, false)),
            ("ABCDEE+Arial Narrow,Bold", (true, false)),
            ("Arial,BoldItalic", (true, true)),
            ("Arial-ItalicMT", (false, true)),
            ("Helvetica-Oblique", (false, true)),
        ] {
            assert_eq!(weight_and_slant(name), expected, "{name}");
        }
    }

    #[test]
    fn other_names_are_plain() {
        for name in ["ArialMT", "BOLDAA+Arial", "Times New Roman", "", "+", "SymbolMT"] {
            assert_eq!(weight_and_slant(name), (false, false), "{name}");
        }
    }
}
