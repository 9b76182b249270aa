//! What two texts have in common when typography is left aside.

use unicode_normalization::UnicodeNormalization;

/// `text` after NFKC, with one kind of apostrophe, quote, dash and space, without notes' calls, hyphens inside
/// words, soft hyphens and final `; : , .`
#[must_use]
pub fn fold(text: &str) -> String {
    let text: String = text.nfkc().flat_map(letter).collect();
    let text = close_up_quotes(&one_typography(&without_calls(&text)));
    let words: Vec<_> = without_inner_hyphens(&text).split_whitespace().map(str::to_owned).collect();
    let text = words.join(" ");
    let text = close_up_before(&text, &[';', ':', '!', '?', '.', ',', ')']);
    text.trim_end_matches(|c: char| c.is_whitespace() || ";:,.".contains(c)).to_owned()
}

fn letter(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        '’' | '‘' | '`' => ('\'', None),
        'œ' => ('o', Some('e')),
        'Œ' => ('O', Some('E')),
        c => (c, None),
    };
    std::iter::once(first).chain(second)
}

/// Without `[1]` and `^[12]`.
fn without_calls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, from) = rest.split_at(at);
        let inside = from.get(1..).unwrap_or_default();
        let number = inside.chars().take_while(|c| c.is_numeric()).map(char::len_utf8);
        let (digits, bytes) = number.fold((0, 0), |(digits, bytes), len| (digits + 1, bytes + len));
        match inside.get(bytes..).and_then(|after| after.strip_prefix(']')) {
            Some(after) if (1..=3).contains(&digits) => {
                out.push_str(before.strip_suffix('^').unwrap_or(before));
                rest = after;
            }
            _ => {
                out.push_str(before);
                out.push('[');
                rest = inside;
            }
        }
    }
    out + rest
}

fn one_typography(text: &str) -> String {
    let one = |c| match c {
        '“' | '”' | '«' | '»' => Some('"'),
        '‐' | '‑' | '–' | '—' | '−' => Some('-'),
        '\u{ad}' => None,
        c => Some(c),
    };
    text.chars().filter_map(one).collect()
}

/// No space on either side of a quote.
fn close_up_quotes(text: &str) -> String {
    let parts: Vec<_> = text.split('"').collect();
    let last = parts.len().saturating_sub(1);
    let trim = |(index, part): (usize, &&str)| {
        let part = if index > 0 { part.trim_start() } else { part };
        if index < last { part.trim_end() } else { part }.to_owned()
    };
    parts.iter().enumerate().map(trim).collect::<Vec<_>>().join("\"")
}

/// `micro-services` and `microservices`, cut at a line's end or not, are one word.
fn without_inner_hyphens(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '-' || !(before.is_some_and(is_word) && chars.peek().copied().is_some_and(is_word)) {
            out.push(c);
        }
        before = Some(c);
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// No space before any of `marks`; spaces are single already.
fn close_up_before(text: &str, marks: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != ' ' || !chars.peek().is_some_and(|next| marks.contains(next)) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_makes_no_difference() {
        for (a, b) in [
            ("l’œuvre\u{a0}: « oui » ;", "l'oeuvre: \"oui\""),
            ("micro-services et micro\u{ad}services", "microservices et microservices"),
            ("un appel^[12] de note[3].", "un appel de note"),
            ("a – b", "a - b"),
            ("(voir plus bas )", "(voir plus bas)"),
            ("e\u{301}té", "été"),
        ] {
            assert_eq!(fold(a), fold(b), "{a}");
        }
    }

    #[test]
    fn words_and_inner_marks_stay() {
        assert_eq!(fold("a--b [x] [1234] 1.2 - c"), "a--b [x] [1234] 1.2 - c");
        assert_eq!(fold("Informer"), "Informer");
        assert_eq!(fold(" ; . "), "");
    }
}
