//! A REAC held against its référentiel d'évaluation: the two print one titre, its competences and their criteria.

use std::collections::BTreeSet;

use reac_diagnostic::{Code, Diagnostic};
use reac_grammar::fold::fold;
use reac_model::{CompetenceProfessionnelle, CritereRe, Epreuve, Re, Reac};

use crate::alike::pair;
use crate::spelling::{Difference, difference};

/// A rule: what it finds. Pointers are into the référentiel d'évaluation.
type Rule = fn(&Reac, &Re) -> Vec<Diagnostic>;

/// Every rule, in the order of its code.
const RULES: &[Rule] = &[facts, certificates, competences];

/// Names of the two, as terms of messages.
const REAC: &str = "@le_reac";
const RE: &str = "@le_re";

/// What the two say differently.
#[must_use]
pub fn halves(reac: &Reac, re: &Re) -> Vec<Diagnostic> {
    RULES.iter().flat_map(|rule| rule(reac, re)).collect()
}

fn differ(what: &str, reac: String, re: String, pointer: &str) -> Diagnostic {
    Diagnostic::new(Code::HalvesDiffer, [what.to_owned(), reac, re]).at_pointer(pointer)
}

/// Title, level and codes of the titre.
fn facts(reac: &Reac, re: &Re) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let of = &reac.document;
    let codes =
        |list: &[reac_model::Code]| list.iter().map(|code| code.code.clone()).collect::<BTreeSet<_>>();
    let shown = |list: &BTreeSet<String>| list.iter().cloned().collect::<Vec<_>>().join(", ");
    let values = [
        ("@code_titre", &of.code_titre, &re.document.code_titre, "/document/code_titre"),
        ("@sigle", &of.sigle, &re.document.sigle, "/document/sigle"),
        ("@millesime", &of.millesime, &re.document.millesime, "/document/millesime"),
    ];
    for (what, own, other, pointer) in values {
        if let (Some(own), Some(other)) = (own, other)
            && own != other
        {
            out.push(differ(what, own.clone(), other.clone(), pointer));
        }
    }
    if let (Some(own), Some(other)) = (&reac.titre.intitule, &re.titre.intitule)
        && unlike(own, other).is_some()
    {
        out.push(differ("@intitule", own.clone(), other.clone(), "/titre/intitule"));
    }
    if let (Some(own), Some(other)) = (reac.titre.niveau_europeen, re.titre.niveau_europeen)
        && own != other
    {
        out.push(differ("@niveau", own.to_string(), other.to_string(), "/titre/niveau_europeen"));
    }
    let rome: BTreeSet<String> = re.references.rome.iter().cloned().collect();
    for (what, own, other, pointer) in [
        ("@nsf", codes(&reac.emploi_type.nsf), codes(&re.references.nsf), "/references/nsf"),
        ("@rome", codes(&reac.emploi_type.rome), rome, "/references/rome"),
    ] {
        if own != other && !own.is_empty() && !other.is_empty() {
            out.push(differ(what, shown(&own), shown(&other), pointer));
        }
    }
    out
}

/// Wordings that differ by more than signs and capitals.
fn unlike(a: &str, b: &str) -> Option<Difference> {
    difference(a, b)
        .filter(|found| !matches!(found, Difference::Punctuation | Difference::Case | Difference::Accent))
}

fn of_kind<'r>(re: &'r Re, key: &'static str) -> impl Iterator<Item = (usize, &'r Epreuve)> {
    re.epreuves.iter().enumerate().filter(move |(_, test)| test.id.starts_with(key))
}

/// A CCP certifies an activity, a CCS a speciality: as many, and named alike.
fn certificates(reac: &Reac, re: &Re) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for (ccs, key, what) in [(false, "CCP", "@nombre_ccp"), (true, "CCS", "@nombre_ccs")] {
        let own: Vec<&str> = reac
            .activites_types
            .iter()
            .filter(|at| at.id.ccs == ccs)
            .map(|at| at.intitule.as_str())
            .collect();
        let tests: Vec<(usize, &str)> = of_kind(re, key)
            .map(|(index, test)| (index, test.intitule.as_deref().unwrap_or_default()))
            .collect();
        if own.len() != tests.len() {
            out.push(differ(what, own.len().to_string(), tests.len().to_string(), "/epreuves"));
            continue;
        }
        for (own, (index, other)) in own.iter().zip(tests) {
            if unlike(own, other).is_some() {
                let pointer = format!("/epreuves/{index}/intitule");
                out.push(differ("@intitule", (*own).to_owned(), other.to_owned(), &pointer));
            }
        }
    }
    out
}

/// Rows of all matrices, each with its pointer.
fn rows(re: &Re) -> Vec<(String, &CritereRe)> {
    let tests = re.epreuves.iter().enumerate();
    let each = tests.flat_map(|(test, epreuve)| {
        let rows = epreuve.criteres.iter().enumerate();
        rows.map(move |(row, critere)| (format!("/epreuves/{test}/criteres/{row}"), critere))
    });
    each.collect()
}

/// The matrices judge the competences of the REAC, by their criteria.
fn competences(reac: &Reac, re: &Re) -> Vec<Diagnostic> {
    let rows = rows(re);
    if rows.is_empty() {
        return Vec::new();
    }
    let fiches = &reac.competences_professionnelles;
    let wordings: Vec<&str> = rows.iter().map(|(_, row)| row.competence.as_str()).collect();
    let titles: Vec<&str> = fiches.iter().map(|fiche| fiche.intitule.as_str()).collect();
    let pairs = pair(&wordings, &titles, |row, fiche| row == fiche);
    let mut out = Vec::new();
    for ((pointer, row), fiche) in rows.iter().zip(&pairs) {
        match fiche.and_then(|fiche| fiches.get(fiche)) {
            Some(fiche) => out.extend(row_and_fiche(pointer, row, fiche)),
            None => out.push(
                Diagnostic::new(Code::CompetenceInOneHalf, [row.competence.clone(), RE.to_owned()])
                    .at_pointer(format!("{pointer}/competence")),
            ),
        }
    }
    for (index, fiche) in fiches.iter().enumerate() {
        if !pairs.contains(&Some(index)) {
            let args = [fiche.intitule.clone(), REAC.to_owned()];
            out.push(Diagnostic::new(Code::CompetenceInOneHalf, args).at_pointer("/epreuves"));
        }
    }
    out
}

fn row_and_fiche(pointer: &str, row: &CritereRe, fiche: &CompetenceProfessionnelle) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    if unlike(&fiche.intitule, &row.competence).is_some() {
        let at = format!("{pointer}/competence");
        out.push(differ("@intitule", fiche.intitule.clone(), row.competence.clone(), &at));
    }
    // A row without criteria says nothing of them.
    if row.criteres.is_empty() {
        return out;
    }
    let of_re = only_in(&row.criteres, &fiche.criteres_performance);
    let of_reac = only_in(&fiche.criteres_performance, &row.criteres);
    let pairs = pair(&of_re, &of_reac, |_, _| false);
    let at = format!("{pointer}/criteres");
    let one = |text: &str, whose: &str| {
        let args = [row.competence.clone(), whose.to_owned(), text.to_owned()];
        Diagnostic::new(Code::CriterionInOneHalf, args).at_pointer(&at)
    };
    for (text, other) in of_re.iter().zip(&pairs) {
        match other.and_then(|other| of_reac.get(other)) {
            Some(other) => {
                let args = [row.competence.clone(), (*other).to_owned(), (*text).to_owned()];
                out.push(Diagnostic::new(Code::CriterionDiffers, args).at_pointer(&at));
            }
            None => out.push(one(text, RE)),
        }
    }
    let alone = of_reac.iter().enumerate().filter(|(index, _)| !pairs.contains(&Some(*index)));
    out.extend(alone.map(|(_, text)| one(text, REAC)));
    out
}

/// Items of a list that stand in no form in the other.
fn only_in<'t>(own: &'t [String], other: &[String]) -> Vec<&'t str> {
    let other: BTreeSet<String> = other.iter().map(|text| fold(text)).collect();
    own.iter().filter(|text| !other.contains(&fold(text))).map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn both() -> (Value, Value) {
        let code = json!({"code": "343", "intitule": null});
        let reac = json!({
            "schema": reac_model::SCHEMA,
            "document": {"type": "REAC", "sigle": "GDP", "code_titre": "TP-99001", "millesime": "02",
                "date_validation": null, "date_mise_a_jour": null, "pages": 20},
            "titre": {"intitule": "Gardien de phare", "niveau": "Niveau 4", "niveau_europeen": 4, "site": null},
            "sommaire": [], "introduction": {"evolution": [], "contexte_examen": [],
                "liste_activites": {"ancien": {"intitule": null, "activites": [], "ccs": []},
                    "nouveau": {"intitule": null, "activites": [], "ccs": []}}},
            "emploi_type": {"intitule": null, "definition": [], "secteurs_activite": [], "types_emplois": [],
                "reglementation": [], "equivalences": [], "competences_transversales": [], "niveau": null,
                "conventions": [], "nsf": [code], "rome": []},
            "activites_types": [{"id": "AT1", "numero": 1, "intitule": "Garder le phare", "definition": [],
                "reglementation": [], "competences": ["AT1/CP1"], "competences_transversales": []}],
            "competences_professionnelles": [{"id": "AT1/CP1", "numero": 1, "activite_type": "AT1",
                "intitule": "Allumer le feu", "description": [], "contexte": [],
                "criteres_performance": ["Le feu est allumé à la nuit tombée", "La lentille est propre"],
                "savoir_faire_techniques": [], "savoir_faire_organisationnels": [],
                "savoir_faire_relationnels": [], "savoirs": []}],
            "competences_transversales": [], "glossaire_technique": [], "glossaire_reac": [], "notes": []
        });
        let jury = json!({"duree_minutes": null, "protocole": [], "composition": []});
        let test = |id: &str, intitule: Value, criteres: Value| {
            json!({"id": id, "intitule": intitule, "introduction": [], "modalites": [],
                "duree_totale_minutes": null, "complements": [], "criteres": criteres,
                "obligations_reglementaires": [], "transversales": [], "jury": jury, "surveillance": []})
        };
        let row = json!([{"activite": null, "competence": "Allumer le feu",
            "criteres": ["Le feu est allumé à la nuit tombée", "La lentille est propre"], "modalites": []}]);
        let re = json!({
            "schema": reac_model::SCHEMA_RE,
            "document": {"type": "RE", "sigle": "GDP", "code_titre": "TP-99001", "millesime": "02",
                "date_jo": null, "date_mise_a_jour": null, "pages": 20},
            "titre": {"intitule": "Gardien de phare", "niveau": "Niveau 4", "niveau_europeen": 4, "site": null},
            "references": {"niveau": null, "nsf": [code], "rome": [], "formacodes": [], "date_arrete": null,
                "date_jo": null, "date_effet": null},
            "modalites_generales": [],
            "epreuves": [test("TITRE", Value::Null, row), test("CCP1", "Garder le phare".into(), json!([]))],
            "plateau_technique": {"locaux": [], "ressources": []}, "correspondances": [], "glossaire": []
        });
        (reac, re)
    }

    fn found(change: impl Fn(&mut Value)) -> Vec<(Code, Vec<String>)> {
        let (reac, mut re) = both();
        change(&mut re);
        let reac: Reac = serde_json::from_value(reac).unwrap();
        let re: Re = serde_json::from_value(re).unwrap();
        halves(&reac, &re).into_iter().map(|found| (found.code, found.args)).collect()
    }

    fn args(values: &[&str]) -> Vec<String> {
        values.iter().map(|value| (*value).to_owned()).collect()
    }

    #[test]
    fn halves_of_one_titre_agree() {
        assert_eq!(found(|_| {}), []);
        assert_eq!(found(|re| re["titre"]["intitule"] = "Gardien de Phare".into()), []);
    }

    #[test]
    fn a_fact_that_differs_is_found() {
        let other = found(|re| re["document"]["code_titre"] = "TP-99002".into());
        assert_eq!(other, [(Code::HalvesDiffer, args(&["@code_titre", "TP-99001", "TP-99002"]))]);
        let level = found(|re| re["titre"]["niveau_europeen"] = 5.into());
        assert_eq!(level, [(Code::HalvesDiffer, args(&["@niveau", "4", "5"]))]);
        let nsf = found(|re| re["references"]["nsf"][0]["code"] = "344".into());
        assert_eq!(nsf, [(Code::HalvesDiffer, args(&["@nsf", "343", "344"]))]);
    }

    #[test]
    fn certificates_are_as_many_and_named_alike() {
        let none = found(|re| {
            re["epreuves"].as_array_mut().unwrap().pop();
        });
        assert_eq!(none, [(Code::HalvesDiffer, args(&["@nombre_ccp", "1", "0"]))]);
        let named = found(|re| re["epreuves"][1]["intitule"] = "Peindre la tour".into());
        assert_eq!(named, [(Code::HalvesDiffer, args(&["@intitule", "Garder le phare", "Peindre la tour"]))]);
    }

    #[test]
    fn competences_and_criteria_are_held_item_by_item() {
        let other = found(|re| {
            re["epreuves"][0]["criteres"][0]["competence"] =
                "Compter les navires qui passent au large entre le coucher et le lever du soleil".into()
        });
        assert_eq!(
            other,
            [
                (
                    Code::CompetenceInOneHalf,
                    args(&[
                        "Compter les navires qui passent au large entre le coucher et le lever du soleil",
                        "@le_re"
                    ])
                ),
                (Code::CompetenceInOneHalf, args(&["Allumer le feu", "@le_reac"])),
            ]
        );
        let reworded = found(|re| {
            re["epreuves"][0]["criteres"][0]["criteres"][0] = "Le feu est allumé dès la nuit tombée".into();
        });
        let both = args(&[
            "Allumer le feu",
            "Le feu est allumé à la nuit tombée",
            "Le feu est allumé dès la nuit tombée",
        ]);
        assert_eq!(reworded, [(Code::CriterionDiffers, both)]);
        let missing = found(|re| {
            re["epreuves"][0]["criteres"][0]["criteres"].as_array_mut().unwrap().pop();
        });
        let one = args(&["Allumer le feu", "@le_reac", "La lentille est propre"]);
        assert_eq!(missing, [(Code::CriterionInOneHalf, one)]);
    }
}
