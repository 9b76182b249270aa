//! What the readers of XML share.

/// What a reference (`amp`, `#233`) stands for; nothing where it is not known.
pub(crate) fn entity(name: &str) -> String {
    quick_xml::escape::unescape(&format!("&{name};")).map(std::borrow::Cow::into_owned).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_signs() {
        assert_eq!(["amp", "#233", "#xE9", "phare"].map(entity), ["&", "é", "é", ""]);
    }
}
