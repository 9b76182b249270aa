//! Productions that several parts share.

use nom::Parser;
use nom::multi::many0;
use reac_formes::variantes::NEANT;

use super::BlocTexte;
use crate::blocs::{Bloc, Blocs, TitreBloc};
use crate::erreur::{Erreur, Resultat};
use crate::fold::fold;
use crate::ligne::compte::sans_compte;
use crate::ligne::puce::{Puce, sans_numero, sans_tiret_colle};
use crate::paragraphes::Paragraphe;
use crate::texte::Texte;
use crate::titres::Rubrique;

/// One block for which `choisir` finds something.
pub fn bloc<'b, O>(
    attendu: &'static str,
    choisir: impl Fn(&'b Bloc) -> Option<O>,
) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, O> {
    move |input| match input
        .0
        .split_first()
        .and_then(|(first, rest)| choisir(first).map(|out| (Blocs(rest), out)))
    {
        Some(found) => Ok(found),
        None => Err(nom::Err::Error(Erreur { reste: input, attendu, dans: Vec::new() })),
    }
}

/// A heading of one kind.
pub fn titre<'b>(rubrique: Rubrique) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, &'b TitreBloc> {
    bloc("a heading", move |bloc| match bloc {
        Bloc::Titre(found) if found.rubrique == rubrique => Some(found),
        _ => None,
    })
}

/// A paragraph.
pub fn paragraphe(input: Blocs<'_>) -> Resultat<Blocs<'_>, &Paragraphe> {
    bloc("a paragraph", |bloc| match bloc {
        Bloc::Paragraphe(found) => Some(found),
        _ => None,
    })(input)
}

/// Paragraphs up to the next block of another kind; none is well.
pub fn paragraphes(input: Blocs<'_>) -> Resultat<Blocs<'_>, Vec<&Paragraphe>> {
    many0(paragraphe).parse(input)
}

/// The paragraphs below a heading of one kind.
pub fn section<'b>(
    rubrique: Rubrique,
) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, (&'b TitreBloc, Vec<&'b Paragraphe>)> {
    move |input| {
        let (input, heading) = titre(rubrique)(input)?;
        let (input, below) = paragraphes(input)?;
        Ok((input, (heading, below)))
    }
}

/// Prose below a heading: paragraphs, and lists where bullets open them.
pub fn section_prose<'b>(rubrique: Rubrique) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, Vec<BlocTexte>> {
    move |input| {
        let (input, (_, below)) = section(rubrique)(input)?;
        Ok((input, prose(&below)))
    }
}

/// Items below a heading, one a paragraph; "Néant" is none.
pub fn section_items<'b>(rubrique: Rubrique) -> impl Fn(Blocs<'b>) -> Resultat<Blocs<'b>, Vec<Texte>> {
    move |input| {
        let (input, (_, below)) = section(rubrique)(input)?;
        Ok((input, items(&below)))
    }
}

/// A title over one or more paragraphs: all of them.
pub fn intitule(input: Blocs<'_>) -> Resultat<Blocs<'_>, Texte> {
    let (rest, below) = paragraphes(input)?;
    let mut parts = below.iter().map(|paragraph| paragraph.texte.clone());
    let Some(mut out) = parts.next() else {
        return Err(nom::Err::Error(Erreur { reste: input, attendu: "a title", dans: vec!["intitule"] }));
    };
    parts.for_each(|part| out.suivre(part));
    Ok((rest, out))
}

/// Says that there is nothing.
#[must_use]
pub fn est_neant(text: &str) -> bool {
    // Folding a letter leaves a letter or two: a text of many is none of these wordings.
    let lettres = || text.bytes().filter(u8::is_ascii_alphanumeric).count();
    let longueur = NEANT.iter().map(|wording| wording.len()).max().unwrap_or_default();
    if text.len() > longueur && lettres() > longueur {
        return false;
    }
    let folded = fold(text);
    folded.is_empty() || NEANT.contains(&folded.as_str())
}

/// Texts of items; what says that there are none is left out.
#[must_use]
pub fn items(below: &[&Paragraphe]) -> Vec<Texte> {
    let said: Vec<&Texte> =
        below.iter().map(|paragraph| &paragraph.texte).filter(|texte| !est_neant(&texte.texte)).collect();
    let bare = sans_compte(&said.iter().map(|texte| texte.texte.as_str()).collect::<Vec<_>>());
    said.iter().zip(bare).map(|(texte, bare)| texte.avec(bare)).collect()
}

/// Paragraphs as prose: bullets make lists, and so do typed numbers that count up.
#[must_use]
pub fn prose(below: &[&Paragraphe]) -> Vec<BlocTexte> {
    let mut out: Vec<BlocTexte> = Vec::new();
    let mut rest = below;
    while let Some((first, after)) = rest.split_first() {
        let run = suite_de_liste(rest);
        if run > 0 {
            let (list, after) = rest.split_at(run);
            let items = list.iter().map(|paragraph| sans_marque(paragraph));
            out.push(BlocTexte::Liste { elements: items.filter(|item| !item.texte.is_empty()).collect() });
            rest = after;
        } else {
            if !first.texte.texte.is_empty() {
                out.push(BlocTexte::Paragraphe { texte: first.texte.clone() });
            }
            rest = after;
        }
    }
    out.retain(|bloc| !matches!(bloc, BlocTexte::Liste { elements } if elements.is_empty()));
    // A rubrique whose whole text says "nothing" is empty.
    if let [BlocTexte::Paragraphe { texte: only }] = out.as_slice()
        && est_neant(&only.texte)
    {
        out.clear();
    }
    out
}

/// An item of a list without what marks it.
fn sans_marque(item: &Paragraphe) -> Texte {
    let text = item.texte.texte.as_str();
    let bare = match item.puce {
        Some(Puce::Signe) => None,
        Some(Puce::Numero(_)) => sans_numero(text),
        None => sans_tiret_colle(text),
    };
    bare.map_or_else(|| item.texte.clone(), |bare| item.texte.avec(bare))
}

/// An item with a dash, be it without the space behind it.
fn a_un_signe(paragraph: &Paragraphe) -> bool {
    paragraph.puce == Some(Puce::Signe) || sans_tiret_colle(&paragraph.texte.texte).is_some()
}

/// How many paragraphs at the beginning of `rest` are items of one list.
fn suite_de_liste(rest: &[&Paragraphe]) -> usize {
    let signs = rest.iter().take_while(|paragraph| a_un_signe(paragraph)).count();
    if rest.iter().take(signs).any(|paragraph| paragraph.puce == Some(Puce::Signe)) {
        return signs;
    }
    let mut next = match rest.first().and_then(|paragraph| paragraph.puce) {
        Some(Puce::Numero(n)) => n,
        _ => return 0,
    };
    let mut count = 0;
    for paragraph in rest {
        if paragraph.puce != Some(Puce::Numero(next)) {
            break;
        }
        count += 1;
        next = next.saturating_add(1);
    }
    if count >= 2 { count } else { 0 }
}
