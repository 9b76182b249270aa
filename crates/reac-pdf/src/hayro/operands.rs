//! Operands of an operator, as numbers.

use super::operators::{Operand, Operators};

/// More numbers than any operator takes (a colour of many inks has most).
const MAX: usize = 33;

/// The numbers among an operator's operands, without an allocation.
pub(super) struct Operands {
    values: [f64; MAX],
    length: usize,
}

impl Operands {
    pub(super) fn of(op: &Operators<'_>) -> Self {
        let mut out = Self { values: [0.0; MAX], length: 0 };
        for operand in op.operands() {
            if let Operand::Number(number) = operand
                && let Some(place) = out.values.get_mut(out.length)
            {
                *place = *number;
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
pub(super) fn numbers<const N: usize>(op: &Operators<'_>) -> Option<[f64; N]> {
    let mut numbers = op.operands().iter().rev().filter_map(|operand| match operand {
        Operand::Number(number) => Some(*number),
        _ => None,
    });
    let mut last = [0.0; N];
    for place in last.iter_mut().rev() {
        *place = numbers.next().filter(|number| number.is_finite())?;
    }
    Some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn the_last_numbers_count() {
        let read = |content: &[u8]| {
            let mut op = Operators::new(content);
            op.next().and_then(|()| numbers::<2>(&op))
        };
        assert_eq!(read(b"1 2.5 Td"), Some([1.0, 2.5]));
        assert_eq!(read(b"9 1 2.5 Td"), Some([1.0, 2.5]));
        assert_eq!(read(b"1 Td"), None);
        assert_eq!(read(b"/Name Do"), None);
    }
}
