//! The two halves of a titre, in files of their own: which belongs to which.

use reac::model::{Re, Reac};
use reac::{Code, Diagnostic};

use crate::inputs::{Fault, Input};
use crate::read::{self, Document, DocumentRe, Documents};

/// An input, and what it holds where that was read already.
pub(crate) type Entry = Result<(Input, Option<Result<Documents, Diagnostic>>), Fault>;

/// The REAC that a référentiel d'évaluation belongs to: that of its code and millésime, else of its code; one of each
/// belong together, whatever they print.
pub(crate) fn partner(re: &Re, reacs: &[&Reac], count: usize) -> Option<usize> {
    let code = |reac: &Reac| {
        reac.document.code_titre.is_some() && reac.document.code_titre == re.document.code_titre
    };
    let exact = |reac: &Reac| code(reac) && reac.document.millesime == re.document.millesime;
    let found = reacs.iter().position(|reac| exact(reac));
    let found = found.or_else(|| reacs.iter().position(|reac| code(reac)));
    found.or_else(|| (count == 1 && reacs.len() == 1).then_some(0))
}

/// Reads all inputs; a référentiel d'évaluation whose REAC is another of them goes with that, and where it was doubted is
/// read again `beside` it: each is evidence for the other.
pub(crate) fn join(
    entries: Vec<Result<Input, Fault>>,
    read: impl Fn(&Input) -> Result<Documents, Diagnostic>,
    beside: impl Fn(&Input, &Document) -> Result<DocumentRe, Diagnostic>,
) -> Vec<Entry> {
    let mut out: Vec<Entry> = Vec::new();
    let mut halves: Vec<(Input, Documents)> = Vec::new();
    let mut places: Vec<usize> = Vec::new();
    for entry in entries {
        match entry {
            Err(fault) => out.push(Err(fault)),
            Ok(input) => match read(&input) {
                Ok(made) if made.reac.is_none() && made.re.is_some() => {
                    places.push(out.len());
                    halves.push((input, made));
                }
                made => out.push(Ok((input, Some(made)))),
            },
        }
    }
    let count = halves.len();
    // From the last on, so that what has no other half keeps its place among the others.
    for ((input, mut made), place) in halves.into_iter().zip(places).rev() {
        let reacs: Vec<(usize, &Documents)> = out
            .iter()
            .enumerate()
            .filter_map(|(at, entry)| match entry {
                Ok((_, Some(Ok(known)))) if known.reac.is_some() && known.re.is_none() => Some((at, known)),
                _ => None,
            })
            .collect();
        let known: Vec<&Reac> =
            reacs.iter().filter_map(|(_, known)| Some(&known.reac.as_ref()?.reac)).collect();
        // Of another code it is another titre's: here nothing would tell.
        let alone = |re: &Re| if re.document.code_titre.is_none() { count } else { 0 };
        let found = made.re.as_ref().and_then(|re| partner(&re.re, &known, alone(&re.re)));
        let at = found.and_then(|found| reacs.get(found)).map(|(at, _)| *at);
        match at.and_then(|at| out.get_mut(at)) {
            Some(Ok((_, Some(Ok(known))))) => {
                known.re = made.re.take().map(|re| with_evidence(re, known.reac.as_mut(), &input, &beside));
            }
            _ => out.insert(place.min(out.len()), Ok((input, Some(Ok(made))))),
        }
    }
    out
}

/// A référentiel d'évaluation, and the doubts about it and its REAC, as each half leaves them to the other.
fn with_evidence(
    re: DocumentRe,
    reac: Option<&mut Document>,
    input: &Input,
    beside: impl Fn(&Input, &Document) -> Result<DocumentRe, Diagnostic>,
) -> DocumentRe {
    let Some(reac) = reac else { return re };
    // What was read before is as it is.
    let again =
        re.provenance.is_some() && re.diagnostics.iter().any(|found| found.code == Code::JoinUncertain);
    let mut re = if again { beside(input, reac).unwrap_or(re) } else { re };
    read::settle(reac, &mut re);
    re
}

#[cfg(test)]
mod tests {
    use super::*;

    fn re(code: &str, millesime: &str) -> Re {
        let fixture = reac_tests::fixtures::evaluations().unwrap().remove(0);
        let mut re: Re = serde_json::from_value(fixture.expected).unwrap();
        re.document.code_titre = Some(code.to_owned());
        re.document.millesime = Some(millesime.to_owned());
        re
    }

    fn reac(code: &str, millesime: &str) -> Reac {
        let fixture = reac_tests::fixtures::all().unwrap().remove(0);
        let mut reac: Reac = serde_json::from_value(fixture.expected).unwrap();
        reac.document.code_titre = Some(code.to_owned());
        reac.document.millesime = Some(millesime.to_owned());
        reac
    }

    #[test]
    fn a_half_goes_to_its_code_and_millesime() {
        let [old, new] = [reac("TP-00001", "01"), reac("TP-00001", "02")];
        assert_eq!(partner(&re("TP-00001", "02"), &[&old, &new], 2), Some(1));
        assert_eq!(partner(&re("TP-00001", "03"), &[&old, &new], 2), Some(0));
    }

    #[test]
    fn a_half_of_another_titre_stays_alone_unless_there_is_one_of_each() {
        let own = reac("TP-00001", "01");
        assert_eq!(partner(&re("TP-00002", "01"), &[&own], 2), None);
        assert_eq!(partner(&re("TP-00002", "01"), &[&own], 1), Some(0));
        assert_eq!(partner(&re("TP-00002", "01"), &[], 1), None);
    }
}
