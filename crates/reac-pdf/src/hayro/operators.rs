//! The operators of a content stream with what stands before them.
//!
//! Read as hayro's own iterator over operators reads them. Here numbers, names, short strings and arrays of text take
//! their few steps where they lie, and everything else is read by hayro's reader in its place.

use super::shown::{self, Part, Parts};
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Name, Object};
use hayro_syntax::reader::{Reader, ReaderExt};
use std::borrow::Cow;

/// More operands than any operator takes end a stream.
const MOST: usize = 33;

/// Parts of an array of text that are kept; a longer array is read part by part.
const PARTS: usize = 1_024;

/// What stands before an operator.
pub(super) enum Operand<'a> {
    Number(f64),
    /// A string, or a number in an array of text.
    Text(Part<'a>),
    /// An array of text, whose parts are [`Operators::parts`].
    Array,
    Object(Object<'a>),
}

/// Goes through a stream.
pub(super) struct Operators<'a> {
    content: &'a [u8],
    at: usize,
    operator: Cow<'a, [u8]>,
    operands: Vec<Operand<'a>>,
    parts: Vec<Part<'a>>,
    /// From the first picture in the stream on, hayro reads all of it: only its reader finds a picture's end.
    rest: Option<UntypedIter<'a>>,
}

impl<'a> Operators<'a> {
    pub(super) fn new(content: &'a [u8]) -> Self {
        let operator = Cow::Borrowed(&[][..]);
        Self { content, at: 0, operator, operands: Vec::new(), parts: Vec::new(), rest: None }
    }

    /// The operator that was read last.
    pub(super) fn operator(&self) -> &[u8] {
        &self.operator
    }

    /// What stands before it.
    pub(super) fn operands(&self) -> &[Operand<'a>] {
        &self.operands
    }

    /// The parts of the last [`Operand::Array`].
    pub(super) fn parts(&self) -> &[Part<'a>] {
        &self.parts
    }

    /// The first name among the operands.
    pub(super) fn name(&self) -> Option<&Name<'a>> {
        self.operands.iter().find_map(|operand| match operand {
            Operand::Object(Object::Name(name)) => Some(name),
            _ => None,
        })
    }

    /// Reads the next operator; `None` at the end, and where nothing can be read any more.
    pub(super) fn next(&mut self) -> Option<()> {
        self.operands.clear();
        if self.rest.is_some() {
            return self.next_of_rest();
        }
        let start = self.at;
        loop {
            self.skip_blank();
            let first = *self.content.get(self.at)?;
            match first {
                b'.' | b'+' | b'-' | b'0'..=b'9' | b'/' | b'[' | b'<' | b'(' => self.operand(first)?,
                _ => break,
            }
            if self.operands.len() > MOST {
                return None;
            }
        }
        let (name, escaped) = self.regular();
        if name.is_empty() {
            return None;
        }
        if name == b"BI" {
            self.rest = self.content.get(start..).map(UntypedIter::new);
            self.operands.clear();
            return self.next_of_rest();
        }
        self.operator =
            if escaped { Cow::Owned(Name::new_escaped(name)?.to_vec()) } else { Cow::Borrowed(name) };
        Some(())
    }

    fn next_of_rest(&mut self) -> Option<()> {
        let instruction = self.rest.as_mut()?.next()?;
        self.operands.extend(instruction.operands().map(|operand| match operand {
            Object::Number(number) => Operand::Number(number.as_f64()),
            other => Operand::Object(other.clone()),
        }));
        self.operator = Cow::Owned(instruction.operator.to_vec());
        Some(())
    }

    /// Blanks and comments.
    fn skip_blank(&mut self) {
        while let Some(byte) = self.content.get(self.at) {
            match byte {
                0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ' => self.at += 1,
                b'%' => {
                    let rest = self.content.get(self.at..).unwrap_or_default();
                    let line = rest.iter().take_while(|byte| !matches!(byte, b'\n' | b'\r'));
                    self.at += line.count();
                }
                _ => return,
            }
        }
    }

    /// A run of characters that neither part nor blank ends, and whether any is escaped.
    fn regular(&mut self) -> (&'a [u8], bool) {
        let rest = self.content.get(self.at..).unwrap_or_default();
        let (run, escaped) = regular(rest);
        self.at += run.len();
        (run, escaped)
    }

    fn operand(&mut self, first: u8) -> Option<()> {
        let rest = self.content.get(self.at..)?;
        let plain = match first {
            b'/' => {
                let after = rest.get(1..)?;
                let (name, escaped) = regular(after);
                let rest = after.get(name.len()..)?;
                (!escaped).then(|| (Operand::Object(Object::Name(Name::new_unescaped(name))), rest))
            }
            b'(' | b'<' => shown::string(rest).map(|(part, rest)| (Operand::Text(part), rest)),
            b'[' => self.array(rest.get(1..)?).map(|rest| (Operand::Array, rest)),
            _ => shown::number(rest)
                .filter(|(_, rest)| !rest.first().is_some_and(|byte| is_regular(*byte)))
                .map(|(number, rest)| (Operand::Number(number), rest)),
        };
        if let Some((operand, rest)) = plain {
            self.operands.push(operand);
            self.at = self.content.len() - rest.len();
            return Some(());
        }
        let mut reader = Reader::new_with(self.content, self.at);
        if let Some(object) = reader.read_without_context::<Object<'a>>() {
            self.at = reader.offset();
            self.operands.push(match object {
                Object::Number(number) => Operand::Number(number.as_f64()),
                object => Operand::Object(object),
            });
            return Some(());
        }
        // A number that letters follow is passed over as an operator that nobody knows.
        self.operands.clear();
        (!self.regular().0.is_empty()).then_some(())
    }

    /// An array of strings and numbers: what follows it.
    fn array(&mut self, inside: &'a [u8]) -> Option<&'a [u8]> {
        self.parts.clear();
        let mut parts = Parts::new(inside);
        while self.parts.len() < PARTS
            && let Some(part) = parts.next()
        {
            self.parts.push(part);
        }
        parts.rest().strip_prefix(b"]")
    }
}

/// The regular characters at the beginning, and whether any is escaped.
fn regular(data: &[u8]) -> (&[u8], bool) {
    let mut escaped = false;
    let length = data.iter().take_while(|byte| {
        escaped |= **byte == b'#';
        is_regular(**byte)
    });
    let length = length.count();
    (data.get(..length).unwrap_or_default(), escaped)
}

fn is_regular(byte: u8) -> bool {
    !matches!(
        byte,
        0 | b'\t'
            | b'\n'
            | 0x0c
            | b'\r'
            | b' '
            | b'('
            | b')'
            | b'<'
            | b'>'
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'/'
            | b'%'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What one operand holds, whoever read it.
    #[derive(Debug, PartialEq)]
    enum Held {
        Number(u64),
        Text(Vec<u8>),
        Array(Vec<Held>),
        Other(String),
    }

    fn held(object: &Object<'_>) -> Held {
        match object {
            Object::Number(number) => Held::Number(number.as_f64().to_bits()),
            Object::String(string) => Held::Text(string.as_bytes().to_vec()),
            Object::Array(array) => Held::Array(array.iter::<Object<'_>>().map(|part| held(&part)).collect()),
            Object::Stream(_) => Held::Other("a picture".to_owned()),
            other => Held::Other(format!("{other:?}")),
        }
    }

    fn part(part: &Part<'_>) -> Held {
        match part {
            Part::Literal(bytes) => Held::Text(bytes.to_vec()),
            Part::Hex(digits) => Held::Text(shown::bytes(digits).as_slice().to_vec()),
            Part::Number(number) => Held::Number(number.to_bits()),
        }
    }

    type Read = Vec<(Vec<u8>, Vec<Held>)>;

    fn ours(content: &[u8]) -> Read {
        let mut operators = Operators::new(content);
        let mut out = Vec::new();
        while operators.next().is_some() {
            let operands = operators.operands().iter().map(|operand| match operand {
                Operand::Number(number) => Held::Number(number.to_bits()),
                Operand::Text(text) => part(text),
                Operand::Array => Held::Array(operators.parts().iter().map(part).collect()),
                Operand::Object(object) => held(object),
            });
            out.push((operators.operator().to_vec(), operands.collect()));
        }
        out
    }

    fn theirs(content: &[u8]) -> Read {
        let mut operators = UntypedIter::new(content);
        let mut out = Vec::new();
        while let Some(read) = operators.next() {
            out.push((read.operator.to_vec(), read.operands().map(held).collect()));
        }
        out
    }

    fn alike(content: &[u8]) {
        assert_eq!(ours(content), theirs(content), "{}", String::from_utf8_lossy(content));
    }

    #[test]
    fn plain_operators_are_read_as_hayro_reads_them() {
        alike(b"q 1 0 0 -1 .5 842. cm BT /F1 11 Tf 1 0 0 1 72 -0.0 Tm(Le phare)Tj T* [(Le)-4( m)3.25<0041>-0]TJ ET Q\n");
        alike(b"/P <</MCID 0/Lang(fr)>>BDC 0 g <004100>Tj[]TJ[ ] TJ EMC % closed\r1 w\r\n0 0 m 10 10 l S");
        alike(b"");
    }

    #[test]
    fn odd_operators_are_read_as_hayro_reads_them() {
        for content in [
            &b"(a\\051b)Tj (a(b)c)Tj (a\nb)Tj <4 1>Tj <414>Tj"[..],
            b"+5 --5 5- 1.2.3 1e5 5a 12345678901234567890 .5. - w",
            b"[(a)12 0 R(b)]TJ [(a)/Name 5 6(b)]TJ [[1]2]TJ [(a)%c\n(b)]TJ [(a) true]TJ [(a)5",
            b"/A#42C gs /# gs / gs d#30 true false null n",
            b"1 ) 2 w",
            b"1 > 2 w",
            b"1 { 2 w",
            b"<<>> 3 (open",
            b"1 2 BI /W 1/H 1/BPC 8/CS/G ID \x41 EI 1 0 0 rg (after)Tj [(a)5]TJ BI",
            b"1\x0cw\x001 w",
        ] {
            alike(content);
        }
        alike(&[&b"1 ".repeat(33)[..], b"scn 5 w"].concat());
        alike(&[&b"1 ".repeat(34)[..], b"scn 5 w"].concat());
        alike(&[b"[", &b"(a)1".repeat(PARTS)[..], b"]TJ 1 w"].concat());
    }

    #[test]
    fn whatever_stands_together_is_read_as_hayro_reads_it() {
        let pieces: [&[u8]; 24] = [
            b" ", b"\n", b"12", b"-0.5", b".", b"(a)", b"(", b")", b"<41>", b"<", b">", b"[", b"]", b"/N",
            b"/", b"Tj", b"w", b"%x\n", b"<<", b">>", b"#41", b"R", b"\\", b"+",
        ];
        let mut seed = 1_u64;
        for _ in 0..20_000 {
            let mut content = Vec::new();
            for _ in 0..12 {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                content.extend_from_slice(pieces[(seed >> 33) as usize % pieces.len()]);
            }
            alike(&content);
        }
    }
}
