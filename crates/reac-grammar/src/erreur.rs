//! The error of both levels of the grammar: where it stopped, what it wanted there, and inside what.

use nom::error::{ContextError, ErrorKind, ParseError};

/// Why a production does not match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erreur<I> {
    /// What was left where it stopped.
    pub reste: I,
    /// What was wanted there.
    pub attendu: &'static str,
    /// The productions it was in, innermost first.
    pub dans: Vec<&'static str>,
}

impl<I> ParseError<I> for Erreur<I> {
    fn from_error_kind(reste: I, kind: ErrorKind) -> Self {
        Self { reste, attendu: stock(kind), dans: Vec::new() }
    }

    fn append(_: I, _: ErrorKind, other: Self) -> Self {
        other
    }
}

/// A stock parser's own word for what it wanted.
fn stock(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Tag | ErrorKind::Char | ErrorKind::OneOf => "a fixed word or sign",
        ErrorKind::Digit | ErrorKind::MapRes => "a number",
        ErrorKind::Verify | ErrorKind::MapOpt => "a plausible value",
        ErrorKind::Eof => "the end",
        _ => "something else",
    }
}

impl<I> ContextError<I> for Erreur<I> {
    fn add_context(_: I, context: &'static str, mut other: Self) -> Self {
        other.dans.push(context);
        other
    }
}

impl<I, E> nom::error::FromExternalError<I, E> for Erreur<I> {
    fn from_external_error(reste: I, kind: ErrorKind, _: E) -> Self {
        Self::from_error_kind(reste, kind)
    }
}

/// The result of a production.
pub type Resultat<I, O> = nom::IResult<I, O, Erreur<I>>;
