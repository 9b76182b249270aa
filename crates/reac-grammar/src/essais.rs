//! What the tests of the second level share: a few rows of raw text as blocks. Every case asserts what was consumed.

use crate::assemblage;
use crate::blocs::{Bloc, Blocs};
use crate::erreur::Resultat;
use crate::indices::Habitudes;
use crate::mesures::Mesures;
use crate::paragraphes::Contexte;
use crate::texte::Notes;
use crate::vocabulaire::Vocabulaire;
use crate::{pages, rangees, zones};

/// A running footer: what follows stands on the next page.
pub(crate) const PIED: &str = "SIGLE\tType de document\tCode titre\tMillésime\tDate de Validation\tDate de mise à jour\tPage\n\
    GPA\tREAC\tTP-09999\t07\t05/06/2018\t05/06/2018\t3/9\n\n";

/// The blocks of a text in which each paragraph stands on one row.
pub(crate) fn blocs(text: &str) -> Vec<Bloc> {
    let connu = Vocabulaire::connu();
    let source = reac_text::read(text.as_bytes()).unwrap();
    let feuilles = pages::feuilles(&source, connu);
    let mesures = Mesures::prendre(&feuilles, source.origin);
    let contexte = Contexte {
        mesures: &mesures,
        habitudes: Habitudes::default(),
        debuts: None,
        notes: Notes::AUCUNE,
        sans_retour: true,
    };
    let zones = zones::zones(rangees::rangees(&feuilles, &mesures), &mesures, connu);
    let zones = assemblage::intercaler_titres(zones, &contexte);
    assemblage::blocs(&zones, &feuilles, &contexte)
}

/// What a production makes of a text; all of it must be consumed.
pub(crate) fn accepte<O>(text: &str, production: impl for<'b> Fn(Blocs<'b>) -> Resultat<Blocs<'b>, O>) -> O {
    let blocs = blocs(text);
    let (rest, out) = production(Blocs(&blocs)).unwrap_or_else(|error| panic!("{error:?}"));
    assert!(rest.0.is_empty(), "left over: {:?}", rest.0);
    out
}

/// That a production does not match, and what it wanted.
pub(crate) fn rejette<O>(
    text: &str,
    production: impl for<'b> Fn(Blocs<'b>) -> Resultat<Blocs<'b>, O>,
) -> &'static str {
    let blocs = blocs(text);
    match production(Blocs(&blocs)) {
        Ok(_) => panic!("accepted: {text}"),
        Err(nom::Err::Error(error) | nom::Err::Failure(error)) => error.attendu,
        Err(nom::Err::Incomplete(_)) => "more",
    }
}
