//! Operands of an operator, as numbers.

use hayro_syntax::content::Instruction;
use hayro_syntax::object::Object;

/// More numbers than any operator takes (a colour of many inks has most).
const MAX: usize = 33;

/// The numbers among an operator's operands, without an allocation.
pub(super) struct Operands {
    values: [f64; MAX],
    length: usize,
}

impl Operands {
    pub(super) fn of(op: &Instruction<'_, '_>) -> Self {
        let mut out = Self { values: [0.0; MAX], length: 0 };
        for operand in op.operands() {
            if let Object::Number(number) = operand
                && let Some(place) = out.values.get_mut(out.length)
            {
                *place = number.as_f64();
                out.length += 1;
            }
        }
        out
    }

    pub(super) fn as_slice(&self) -> &[f64] {
        self.values.get(..self.length).unwrap_or_default()
    }
}

/// The last `N` numbers: garbage before them is what viewers pass over too. `None` where they are too few
/// or not finite.
pub(super) fn numbers<const N: usize>(op: &Instruction<'_, '_>) -> Option<[f64; N]> {
    let all = Operands::of(op);
    let all = all.as_slice();
    let last: [f64; N] = all.get(all.len().checked_sub(N)?..)?.try_into().ok()?;
    last.iter().all(|value| value.is_finite()).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_syntax::content::UntypedIter;

    #[test]
    fn the_last_numbers_count() {
        let read = |content: &[u8]| UntypedIter::new(content).next().and_then(|op| numbers::<2>(&op));
        assert_eq!(read(b"1 2.5 Td"), Some([1.0, 2.5]));
        assert_eq!(read(b"9 1 2.5 Td"), Some([1.0, 2.5]));
        assert_eq!(read(b"1 Td"), None);
        assert_eq!(read(b"/Name Do"), None);
    }
}
