//! The running footer: a row of labels and a row of values, whose order differs by generation.

use std::borrow::Cow;

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::space1;
use nom::combinator::{map, verify};
use nom::multi::separated_list1;
pub use reac_formes::Colonne;
use reac_formes::communs::TYPES_DE_DOCUMENT;

use super::codes::code_titre;
use super::date::date;
use super::{mot, page_sur_pages};
use crate::erreur::{Erreur, Resultat};
use crate::fold::{fold, likeness_from};
use crate::vocabulaire::Vocabulaire;

/// The values of one running footer, as printed but for dates, which are ISO 8601.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pied {
    /// SIGLE or Libellé réduit.
    pub sigle: Option<String>,
    /// Type de document: `REAC`, or `RE`, `REV2`, `RC`, `RCV2`…
    pub type_document: Option<String>,
    /// `TP-` and five digits.
    pub code_titre: Option<String>,
    /// Millésime or Version.
    pub millesime: Option<String>,
    /// Every date, in the order of the row.
    pub dates: Vec<String>,
    /// Printed page and number of pages.
    pub page: Option<(u32, u32)>,
}

impl Pied {
    /// Takes from `other` what is not known yet: cells of one footer, or a footer printed twice.
    pub fn completer(&mut self, other: Self) {
        self.sigle = self.sigle.take().or(other.sigle);
        self.type_document = self.type_document.take().or(other.type_document);
        self.code_titre = self.code_titre.take().or(other.code_titre);
        self.millesime = self.millesime.take().or(other.millesime);
        self.page = self.page.or(other.page);
        if self.dates.len() < 2 {
            self.dates.extend(other.dates);
        }
    }
}

/// One label of the header row, folded.
fn colonne<'a>(connu: &Vocabulaire) -> impl Fn(&'a str) -> Resultat<&'a str, Colonne> {
    move |input| {
        let mut all = connu.libelles.iter();
        let label =
            |(column, label): &(Colonne, String)| Some((input.strip_prefix(label.as_str())?, *column));
        let found = if connu.bords_des_libelles.ouvrent(input) { all.find_map(label) } else { None };
        found.ok_or_else(|| {
            let attendu = "a label of the footer";
            nom::Err::Error(Erreur { reste: input, attendu, dans: vec!["colonne"] })
        })
    }
}

/// Labels, one after the other.
fn suite_de_libelles<'a>(connu: &Vocabulaire) -> impl Fn(&'a str) -> Resultat<&'a str, Vec<Colonne>> {
    move |input| separated_list1(space1, colonne(connu)).parse(input)
}

/// The header row, folded: its columns in their order. Four at least, or it is none.
fn ligne_libelles<'a>(connu: &Vocabulaire) -> impl Fn(&'a str) -> Resultat<&'a str, Vec<Colonne>> {
    move |input| verify(suite_de_libelles(connu), |found: &Vec<_>| found.len() >= 4).parse(input)
}

/// Labels that fill a line, however few, folded.
#[must_use]
pub fn libelles_en_partie(connu: &Vocabulaire, folded: &str) -> Option<Vec<Colonne>> {
    super::entier(suite_de_libelles(connu), folded)
}

/// One label that fills a line: a footer whose cells stand one below the other.
#[must_use]
pub fn libelle_seul(connu: &Vocabulaire, text: &str) -> Option<Colonne> {
    libelle_plie(connu, &fold(text))
}

/// The same of a text that is folded already.
#[must_use]
pub fn libelle_plie(connu: &Vocabulaire, folded: &str) -> Option<Colonne> {
    super::entier(colonne(connu), folded)
}

/// The kinds of documents that wear this footer.
fn type_document(input: &str) -> Resultat<&str, &str> {
    verify(mot, |found: &str| {
        let upper = found.to_uppercase();
        let stem = upper.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('V');
        TYPES_DE_DOCUMENT.contains(&stem)
    })
    .parse(input)
}

enum Valeur<'a> {
    Code(String),
    Date(String),
    Page((u32, u32)),
    Type(&'a str),
    Autre(&'a str),
}

/// A value ends where a blank follows, or the row.
fn borne<'a, O>(
    mut value: impl Parser<&'a str, Output = O, Error = Erreur<&'a str>>,
) -> impl FnMut(&'a str) -> Resultat<&'a str, O> {
    move |input| {
        let (rest, out) = value.parse(input)?;
        if rest.is_empty() || rest.starts_with(char::is_whitespace) {
            return Ok((rest, out));
        }
        Err(nom::Err::Error(Erreur { reste: rest, attendu: "end of value", dans: vec!["ligne_valeurs"] }))
    }
}

fn valeur(input: &str) -> Resultat<&str, Valeur<'_>> {
    alt((
        map(borne(code_titre), Valeur::Code),
        map(borne(date), Valeur::Date),
        map(borne(page_sur_pages), Valeur::Page),
        map(borne(type_document), Valeur::Type),
        map(mot, Valeur::Autre),
    ))
    .parse(input)
}

/// `27138` for `27/38`: the stroke of a recognised page, read for one of these. Where two strokes could be meant, none is.
fn page_sans_barre(word: &str) -> Option<(u32, u32)> {
    let split = |(at, barre): (usize, &str)| {
        let (page, pages) = (word.get(..at)?, word.get(at + barre.len()..)?);
        let nombre = |text: &str| text.parse::<u32>().ok().filter(|_| !text.starts_with(['0', '+']));
        nombre(page).zip(nombre(pages)).filter(|(page, pages)| page <= pages && *pages < 1000)
    };
    let mut found = word.match_indices(['1', 'l', 'I', '|']).filter_map(split);
    found.next().filter(|_| found.next().is_none())
}

/// Blank, or what a recognition reads for the border of a cell.
fn est_bord(c: char) -> bool {
    c.is_whitespace() || matches!(c, '|' | '[' | ']' | '_')
}

/// A row of values, whether or not the page is among them.
fn valeurs(input: &str) -> Resultat<&str, Pied> {
    let mut pied = Pied::default();
    let mut autres: Vec<&str> = Vec::new();
    let mut kind: Option<&str> = None;
    let mut rest = input.trim_start_matches(est_bord);
    while !rest.is_empty() {
        let (next, found) = valeur(rest)?;
        match found {
            Valeur::Code(code) if pied.code_titre.is_none() => pied.code_titre = Some(code),
            Valeur::Date(date) => pied.dates.push(date),
            Valeur::Page(page) if pied.page.is_none() => pied.page = Some(page),
            Valeur::Type(found) => {
                // A sigle may be the name of a type; the sigle comes first in every generation.
                if let Some(sigle) = kind.replace(found) {
                    autres.push(sigle);
                }
            }
            Valeur::Code(_) | Valeur::Page(_) => {}
            Valeur::Autre(word)
                if next.is_empty() && !pied.dates.is_empty() && page_sans_barre(word).is_some() =>
            {
                pied.page = pied.page.or(page_sans_barre(word));
            }
            // A page whose stroke was lost is no part of the sigle.
            Valeur::Autre(word)
                if !pied.dates.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) => {}
            Valeur::Autre(word) => {
                let after_code = pied.code_titre.is_some();
                if after_code && pied.dates.is_empty() && est_millesime(word) && pied.millesime.is_none() {
                    pied.millesime = Some(word.to_owned());
                } else {
                    autres.push(word);
                }
            }
        }
        rest = next.trim_start_matches(est_bord);
    }
    pied.type_document = kind.map(str::to_owned);
    if !autres.is_empty() {
        pied.sigle = Some(autres.join(" "));
    }
    let marks = usize::from(pied.type_document.is_some())
        + usize::from(pied.code_titre.is_some())
        + pied.dates.len().min(1);
    // A sentence is no footer: what is not a value must fit the sigle's cell.
    if marks < 2 || autres.len() > 4 {
        return Err(nom::Err::Error(Erreur {
            reste: input,
            attendu: "values of a footer",
            dans: vec!["ligne_valeurs"],
        }));
    }
    Ok((rest, pied))
}

/// The row of values: `CIP REAC TP-00403 07 05/06/2018 05/06/2018 17/54`, or with the type after the code. Wants the
/// page and two more marks (type, code, a date), or it is none.
pub fn ligne_valeurs(input: &str) -> Resultat<&str, Pied> {
    verify(valeurs, |pied: &Pied| pied.page.is_some()).parse(input)
}

/// The value of one column, where it has that column's form.
#[must_use]
pub fn valeur_de_colonne(colonne: Colonne, text: &str) -> Option<Pied> {
    let mut out = Pied::default();
    match colonne {
        Colonne::Sigle => {
            out.sigle = Some(text.trim().to_owned()).filter(|text| text.split_whitespace().count() <= 3)
        }
        Colonne::TypeDocument => out.type_document = super::entier(type_document, text).map(str::to_owned),
        Colonne::CodeTitre => out.code_titre = super::entier(code_titre, text),
        Colonne::Millesime => out.millesime = Some(text.trim().to_owned()).filter(|text| est_millesime(text)),
        Colonne::DateValidation | Colonne::DateMiseAJour => out.dates = vec![super::entier(date, text)?],
        Colonne::Page => out.page = super::entier(page_sur_pages, text),
        Colonne::HorsJson => return super::entier(mot, text).map(|_| out),
    }
    (out != Pied::default()).then_some(out)
}

fn est_millesime(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit()) && word.chars().count() <= 6
}

/// The columns of the header row, if this, folded, is one.
#[must_use]
pub fn libelles(connu: &Vocabulaire, folded: &str) -> Option<Vec<Colonne>> {
    super::entier(ligne_libelles(connu), folded)
}

/// The same of a header row of which up to a letter in five is damaged. To be asked above a row of values only.
#[must_use]
pub fn libelles_abimes(connu: &Vocabulaire, folded: &str) -> Option<Vec<Colonne>> {
    let mut rows = connu.rangees.iter();
    let (_, row) = rows.find(|(row, _)| likeness_from(row, folded, 0.8) >= 0.8)?;
    Some(row.iter().map(|cell| cell.colonne).collect())
}

/// The row of values, if this is one; a header row printed on the same line is taken off first.
#[must_use]
pub fn pied(text: &str) -> Option<Pied> {
    // A page stands over the number of pages: most lines are told apart by a glance.
    if !text.contains('/') {
        return None;
    }
    super::entier(ligne_valeurs, sans_libelles(text))
}

/// What stands behind a header row on the same line, where a converter put both on one.
fn sans_libelles(text: &str) -> &str {
    let ends = text.match_indices(char::is_whitespace).map(|(at, _)| at);
    let page =
        |at: &usize| text.get(..*at).is_some_and(|head| head.ends_with("Page") || head.ends_with("page"));
    let Some((head, rest)) = ends.filter(page).find_map(|at| text.split_at_checked(at)) else { return text };
    let (folded, connu) = (fold(head), Vocabulaire::connu());
    let labels = libelles(connu, &folded).or_else(|| libelles_abimes(connu, &folded));
    if labels.is_some() { rest } else { text }
}

/// The row of values below a header row, which vouches for it: without the page where that is cut off, or stands on a
/// row of its own.
#[must_use]
pub fn pied_sous_libelles(text: &str, colonnes: &[Colonne]) -> Option<Pied> {
    let text = &sans_hors_json(text, colonnes);
    pied(text).or_else(|| super::entier(valeurs, text).filter(|pied| !pied.dates.is_empty()))
}

/// A row of values without those that no field takes. The sigle alone may be of several words, and stands first.
fn sans_hors_json<'a>(text: &'a str, colonnes: &[Colonne]) -> Cow<'a, str> {
    if !colonnes.contains(&Colonne::HorsJson) {
        return Cow::Borrowed(text);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let more = words.len().saturating_sub(colonnes.len());
    let taken = |(index, word): (usize, &'a str)| {
        let column = colonnes.get(index.saturating_sub(more));
        (column != Some(&Colonne::HorsJson)).then_some(word)
    };
    Cow::Owned(words.into_iter().enumerate().filter_map(taken).collect::<Vec<_>>().join(" "))
}

/// A page that stands alone below the row of values.
#[must_use]
pub fn page_seule(text: &str) -> Option<(u32, u32)> {
    super::entier(page_sur_pages, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ligne(folded: &str) -> bool {
        libelles(Vocabulaire::connu(), folded).is_some()
    }

    fn abimes(folded: &str) -> bool {
        libelles_abimes(Vocabulaire::connu(), folded).is_some()
    }

    fn values(text: &str) -> Pied {
        pied(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn a_stroke_read_for_a_digit_is_a_stroke_where_there_is_one_way_to_read_it() {
        for (word, page) in
            [("27138", Some((27, 38))), ("9|38", Some((9, 38))), ("11138", None), ("2738", None)]
        {
            assert_eq!(page_sans_barre(word), page, "{word}");
        }
        let page = |text: &str| pied(text).and_then(|pied| pied.page);
        assert_eq!(page("GDP REAC TP-90417 02 12/03/2018 26/02/2018 27138"), Some((27, 38)));
        assert_eq!(page("GDP REAC TP-90417 27138 12/03/2018 26/02/2018"), None);
    }

    #[test]
    fn ligne_valeurs_accepts_2015() {
        for text in [
            "GPA\tREAC\tTP-09999\t07\t05/06/2018\t06/06/2018\t17/54",
            "  GPA    REAC   TP-09999   07   05/06/2018   06/06/2018   17/54",
        ] {
            let found = values(text);
            assert_eq!(found.sigle.as_deref(), Some("GPA"));
            assert_eq!(found.type_document.as_deref(), Some("REAC"));
            assert_eq!(found.code_titre.as_deref(), Some("TP-09999"));
            assert_eq!(found.millesime.as_deref(), Some("07"));
            assert_eq!(found.dates, ["2018-06-05", "2018-06-06"]);
            assert_eq!(found.page, Some((17, 54)));
        }
    }

    #[test]
    fn ligne_valeurs_accepts_2013() {
        let found = values("GPA TP-09999 REAC 02 04/03/2013 04/03/2013 3/44");
        assert_eq!((found.sigle.as_deref(), found.millesime.as_deref()), (Some("GPA"), Some("02")));
    }

    #[test]
    fn borders_of_cells_are_no_values() {
        let found = values("[| __ GPA REAC _TP-09999 07 05/06/2018 06/06/2018 [| 17/54");
        assert_eq!((found.sigle.as_deref(), found.page), (Some("GPA"), Some((17, 54))));
        let lost = pied_sous_libelles("GPA REAC TP-09999 07 05/06/2018 06/06/2018 [ 1754", &[]).unwrap();
        assert_eq!((lost.sigle.as_deref(), lost.page), (Some("GPA"), None));
    }

    #[test]
    fn ligne_valeurs_accepts_a_sibling() {
        assert_eq!(
            values("GPA REV2 TP-09999 07 05/06/2018 06/06/2018 17/54").type_document.as_deref(),
            Some("REV2")
        );
    }

    #[test]
    fn a_sigle_that_names_a_type_is_the_sigle() {
        for row in [
            "DP REAC TP-00123 02 05/06/2018 05/06/2018 17/54",
            "DP TP-00123 REAC 02 05/06/2018 05/06/2018 17/54",
        ] {
            let (_, pied) = ligne_valeurs(row).unwrap();
            assert_eq!(
                (pied.sigle.as_deref(), pied.type_document.as_deref()),
                (Some("DP"), Some("REAC")),
                "{row}"
            );
        }
    }

    #[test]
    fn a_header_row_on_the_same_line_is_taken_off() {
        for jour in ["à jour", "àjour"] {
            let text = format!(
                "SIGLE Type de document Code titre Millésime Date de Validation Date de mise {jour} Page \
                 GPA REAC TP-09999 07 05/06/2018 06/06/2018 17/54"
            );
            let found = values(&text);
            assert_eq!((found.sigle.as_deref(), found.page), (Some("GPA"), Some((17, 54))), "{jour}");
        }
        assert_eq!(sans_libelles("Garder la Page du phare"), "Garder la Page du phare");
    }

    #[test]
    fn ligne_valeurs_rejects() {
        for text in
            ["", "17/54", "Le 05/06/2018 on garde le phare", "REAC TP-09999 07", "SIGLE Type de document"]
        {
            assert_eq!(pied(text), None, "{text}");
        }
    }

    #[test]
    fn valeur_de_colonne_accepts() {
        assert_eq!(valeur_de_colonne(Colonne::Sigle, "GPA").unwrap().sigle.as_deref(), Some("GPA"));
        assert_eq!(valeur_de_colonne(Colonne::Page, "5/70").unwrap().page, Some((5, 70)));
    }

    #[test]
    fn valeur_de_colonne_rejects() {
        assert_eq!(valeur_de_colonne(Colonne::Page, "Gardien de phare"), None);
        assert_eq!(valeur_de_colonne(Colonne::Sigle, "Garder le phare la nuit"), None);
        assert_eq!(valeur_de_colonne(Colonne::TypeDocument, "phare"), None);
    }

    #[test]
    fn ligne_libelles_accepts() {
        assert!(ligne(&fold(
            "SIGLE\tType de document\tCode titre\tMillésime\tDate de Validation\tDate de mise à jour\tPage"
        )));
        assert!(ligne(&fold(
            "Libellé réduit Code titre Type de document Version Date de Validation Date de mise à jour Page"
        )));
    }

    #[test]
    fn a_damaged_header_row_is_one_and_a_sentence_is_none() {
        let damaged =
            "SlGLE Type de docurnent Code titre MillØsime Date de Va1idation Date de mise å jour Page";
        assert!(abimes(&fold(damaged)));
        for text in
            ["", "Type de document", "Le titre est validé à la date de mise à jour du document de la page"]
        {
            assert!(!abimes(&fold(text)), "{text}");
        }
    }

    #[test]
    fn a_row_of_values_needs_its_page_or_a_header_above() {
        let row = "GPA REAC TP-09999 07 05/06/2018 06/06/2018";
        assert_eq!(pied(row), None);
        let found = pied_sous_libelles(row, &[]).unwrap();
        assert_eq!((found.code_titre.as_deref(), found.page), (Some("TP-09999"), None));
        for text in ["", "Garder le phare", "Depuis le 05/06/2018 on garde le phare de nuit"] {
            assert_eq!(pied_sous_libelles(text, &[]), None, "{text}");
        }
        assert_eq!(
            (page_seule(" 17/54"), page_seule("17"), page_seule("17/54 phares")),
            (Some((17, 54)), None, None)
        );
    }

    #[test]
    fn a_value_that_no_field_takes_is_left_out_by_its_column() {
        let columns = [
            Colonne::Sigle,
            Colonne::TypeDocument,
            Colonne::HorsJson,
            Colonne::DateValidation,
            Colonne::DateMiseAJour,
            Colonne::Page,
        ];
        let found = pied_sous_libelles("GPA MER REAC F90417 05/06/2018 06/06/2018 17/54", &columns).unwrap();
        assert_eq!((found.sigle.as_deref(), found.page), (Some("GPA MER"), Some((17, 54))));
        assert_eq!(pied_sous_libelles("on garde le phare de nuit comme de jour", &columns), None);
    }

    #[test]
    fn ligne_libelles_rejects() {
        for text in ["", "Type de document", "Page", "Version du titre professionnel et date de validation"] {
            assert!(!ligne(&fold(text)), "{text}");
        }
    }
}
