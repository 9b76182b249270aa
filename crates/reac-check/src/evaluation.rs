//! Rules of a référentiel d'évaluation: what it says twice agrees, its codes and dates have their form.

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::fold::fold;
use reac_grammar::texte::Texte;
use reac_model::{Epreuve, Re};

/// A rule: what it finds.
type Rule = fn(&Re<Texte>) -> Vec<Diagnostic>;

/// Every rule, in the order of its code.
const RULES: &[Rule] = &[durations, matrix, formacodes, dates];

/// Holds a référentiel d'évaluation against every rule.
#[must_use]
pub fn evaluation(re: &Re<Texte>) -> Vec<Diagnostic> {
    RULES.iter().flat_map(|rule| rule(re)).collect()
}

fn tests(re: &Re<Texte>) -> impl Iterator<Item = (String, &Epreuve<Texte>)> {
    re.epreuves.iter().enumerate().map(|(index, test)| (format!("/epreuves/{index}"), test))
}

/// Durations of the modalités add up to the printed total.
fn durations(re: &Re<Texte>) -> Vec<Diagnostic> {
    let wrong = tests(re).filter_map(|(pointer, test)| {
        // A text gives the total and no rows.
        let total = test.duree_totale_minutes.filter(|_| !test.modalites.is_empty())?;
        let sum: u32 = test.modalites.iter().filter_map(|row| row.duree_minutes).fold(0, u32::saturating_add);
        let found =
            Diagnostic::new(Code::DurationsDiffer, [test.id.clone(), sum.to_string(), total.to_string()]);
        (sum != total).then(|| found.at_pointer(format!("{pointer}/modalites")))
    });
    wrong.collect()
}

/// Each competence is ticked under the modalités whose rows name it, and under no other.
fn matrix(re: &Re<Texte>) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for (pointer, test) in tests(re).filter(|(_, test)| !test.criteres.is_empty()) {
        for row in &test.criteres {
            let competence = fold(&row.competence.texte);
            for modalite in &test.modalites {
                let named = modalite.competences.iter().any(|own| fold(&own.texte) == competence);
                let column = fold(&modalite.intitule.texte);
                let ticked = row.modalites.iter().any(|own| fold(&own.texte) == column);
                if named != ticked {
                    let args =
                        [test.id.clone(), row.competence.texte.clone(), modalite.intitule.texte.clone()];
                    let found = Diagnostic::new(Code::MatrixDiffers, args);
                    let found = found.at_pointer(format!("{pointer}/criteres"));
                    out.push(match row.competence.page() {
                        Some(page) => found.at_page(page),
                        None => found,
                    });
                }
            }
        }
    }
    out
}

/// A Formacode has five digits.
fn formacodes(re: &Re<Texte>) -> Vec<Diagnostic> {
    let wrong =
        |code: &&Texte| code.texte.len() != 5 || !code.texte.bytes().all(|byte| byte.is_ascii_digit());
    let found = re.references.formacodes.iter().filter(wrong);
    found
        .map(|code| {
            let found = Diagnostic::new(Code::FormacodeMalformed, [code.texte.clone()]);
            found.at_pointer("/references/formacodes")
        })
        .collect()
}

/// An arrêté is dated, published, then in force.
fn dates(re: &Re<Texte>) -> Vec<Diagnostic> {
    let all = [&re.references.date_arrete, &re.references.date_jo, &re.references.date_effet];
    let known: Vec<&str> = all.into_iter().flatten().map(|texte| texte.texte.as_str()).collect();
    if known.is_sorted() {
        return Vec::new();
    }
    vec![Diagnostic::new(Code::DatesOfArrete, [known.join(", ")]).at_pointer("/references")]
}
