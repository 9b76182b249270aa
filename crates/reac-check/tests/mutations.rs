//! Kinds of damage, each caught by the code that is meant for it; and nothing found in the undamaged document.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;

use reac_check::{Options, check};

const DOCUMENT: &str = include_str!("../src/essais_document.txt");
const FICHE: &str = "FICHE COMPÉTENCE PROFESSIONNELLE N° ";

fn codes(text: &str) -> BTreeSet<&'static str> {
    let source = reac_text::read(text.as_bytes()).unwrap();
    let lecture = reac_grammar::lire(&source).unwrap();
    let options = Options { today: Some("2026-01-01".to_owned()) };
    lecture.diagnostics.iter().chain(&check(&lecture, &options)).map(|found| found.code.id()).collect()
}

/// One wording for another, wherever it stands.
fn put(from: &str, to: &str) -> String {
    assert!(DOCUMENT.contains(from), "not in the document: {from}");
    DOCUMENT.replace(from, to)
}

/// One wording for another, at its first or its last place only.
fn put_first(from: &str, to: &str) -> String {
    assert!(DOCUMENT.contains(from), "not in the document: {from}");
    DOCUMENT.replacen(from, to, 1)
}

/// Without what stands from the last `from` up to the next `to`.
fn cut(from: &str, to: &str) -> String {
    let begin = DOCUMENT.rfind(from).unwrap_or_else(|| panic!("not in the document: {from}"));
    let rest = &DOCUMENT[begin..];
    let end = rest.find(to).map_or(DOCUMENT.len(), |end| begin + end);
    format!("{}{}", &DOCUMENT[..begin], &DOCUMENT[end..])
}

/// A fiche compétence, with what follows it up to the next.
fn fiche(number: usize) -> &'static str {
    DOCUMENT.split(FICHE).nth(number).unwrap()
}

fn damages() -> Vec<(&'static str, String, &'static str)> {
    vec![
        (
            "a fiche compétence is missing",
            cut(&format!("{FICHE}4"), "FICHE DES COMPÉTENCES TRANSVERSALES"),
            "R0705",
        ),
        (
            "a fiche compétence is missing in the middle",
            DOCUMENT.replace(&format!("{FICHE}{}", fiche(2)), ""),
            "R0402",
        ),
        ("a fiche activité is missing", cut("FICHE ACTIVITÉ TYPE N° 2", "SIGLE"), "R0705"),
        (
            "the fiche of transversal competences is missing",
            cut("FICHE DES COMPÉTENCES TRANSVERSALES", "SIGLE"),
            "R0403",
        ),
        ("criteria are missing", cut("Critères de performance\n\nLe registre", "Savoir-faire"), "R0202"),
        (
            "a description is missing",
            cut("Description de la compétence – processus de mise en œuvre\n\nNoter", "Contexte(s)"),
            "R0202",
        ),
        ("a contexte is missing", cut("Contexte(s)", "Critères"), "R0202"),
        ("savoirs are missing", cut("Savoir-faire techniques", "FICHE DES"), "R0202"),
        ("the glossary of the REAC is missing", cut("Glossaire du REAC\n\nActi", "SIGLE"), "R0202"),
        (
            "the technical glossary is missing",
            cut("Glossaire technique\n\nFres", "Glossaire du REAC"),
            "R0202",
        ),
        ("the synoptic table is missing", cut("Vue synoptique de l'emploi-type\n\nN°", "SIGLE"), "R0202"),
        ("the definition of the emploi is missing", cut("Définition de l'emploi type", "Secteurs"), "R0202"),
        ("the secteurs are missing", cut("Secteurs d'activité", "Réglementation"), "R0202"),
        ("the sommaire is missing", cut("SOMMAIRE", "SIGLE"), "R0202"),
        (
            "the contexte de l'examen is missing",
            cut("Contexte de l'examen du Titre Professionnel\n\n", "Liste des activités\n"),
            "R0202",
        ),
        (
            "the evolution is missing",
            cut("Présentation de l'évolution du Titre Professionnel\n\n", "Contexte de l'examen"),
            "R0202",
        ),
        (
            "two numbers of the table are swapped",
            put("\t1\tAllumer", "\t9\tAllumer").replace("\t\t2\tR", "\t\t1\tR").replace("\t9\t", "\t2\t"),
            "R0711",
        ),
        ("a number of a fiche jumps", put(&format!("{FICHE}4"), &format!("{FICHE}7")), "R0402"),
        (
            "a number of an activity jumps",
            put("FICHE ACTIVITÉ TYPE N° 2", "FICHE ACTIVITÉ TYPE N° 3"),
            "R0402",
        ),
        ("a row of the table is cut", put("\t\t4\tTenir le registre des visites\n", ""), "R0403"),
        (
            "a row of the list is cut",
            put(
                "Conduire la visite d'une tour\nTenir le registre des visites\n\nCompétences transversales de l'emploi (",
                "Conduire la visite d'une tour\n\nCompétences transversales de l'emploi (",
            ),
            "R0403",
        ),
        (
            "a title of an activity's list is cut",
            put(
                "Allumer le feu d'un phare\nRégler la lentille d'un phare\n\nCompétences transversales de l'activité",
                "Allumer le feu d'un phare\n\nCompétences transversales de l'activité",
            ),
            "R0706",
        ),
        (
            "a foreign title stands in an activity's list",
            put("type\n\nAllumer le feu", "type\n\nPeindre une coque en bois\nAllumer le feu"),
            "R0705",
        ),
        (
            "a transversal competence too many is listed",
            put("Veiller à sa santé\n\nNiveau", "Veiller à sa santé\nPeindre une coque\n\nNiveau"),
            "R0403",
        ),
        ("an accent is lost in the table", put("\t2\tRégler", "\t2\tRegler"), "R0401"),
        (
            "a plural in a list",
            put("type\n\nAllumer le feu d'un phare", "type\n\nAllumer les feux d'un phare"),
            "R0401",
        ),
        (
            "a capital in a list",
            put("type\n\nAllumer le feu d'un phare", "type\n\nAllumer le Feu d'un phare"),
            "R0401",
        ),
        ("a typo on a fiche", put("N° 1\n\nAllumer le feu", "N° 1\n\nAlumer le feu"), "R0401"),
        (
            "other words in the table",
            put("\t2\tRégler la lentille", "\t2\tRégler et nettoyer la lentille"),
            "R0701",
        ),
        (
            "a competence is listed under another activity",
            put(
                "Régler la lentille d'un phare\n\n2. Accueillir le public au phare\n",
                "\n2. Accueillir le public au phare\nRégler la lentille d'un phare\n",
            ),
            "R0712",
        ),
        (
            "a fiche is printed at the wrong place",
            DOCUMENT.replace(
                &format!("{FICHE}{}{FICHE}{}", fiche(2), fiche(3)),
                &format!(
                    "{FICHE}{}{FICHE}{}",
                    fiche(3).replace("\t8/10\n", "\t7/10\n"),
                    fiche(2).replace("\t7/10\n", "\t8/10\n")
                ),
            ),
            "R0708",
        ),
        (
            "a fiche is bound in at the wrong place",
            DOCUMENT.replace(
                &format!("{FICHE}{}{FICHE}{}", fiche(2), fiche(3)),
                &format!("{FICHE}{}{FICHE}{}", fiche(3), fiche(2)),
            ),
            "R0208",
        ),
        ("a wrong page in the sommaire", put("Fiche emploi type.....4", "Fiche emploi type.....14"), "R0404"),
        (
            "a row of the sommaire without heading",
            put("FICHE DES COMPÉTENCES TRANSVERSALES DE L'EMPLOI TYPE", "AUTRE CHOSE"),
            "R0707",
        ),
        (
            "a footer of another document",
            put("TP-09999\t07\t05/06/2018\t06/06/2018\t5/10", "TP-08888\t07\t05/06/2018\t06/06/2018\t5/10"),
            "R0204",
        ),
        (
            "a footer of another version",
            put("\t07\t05/06/2018\t06/06/2018\t6/10", "\t06\t05/06/2018\t06/06/2018\t6/10"),
            "R0204",
        ),
        (
            "all footers are lost",
            DOCUMENT
                .lines()
                .filter(|row| !row.starts_with("SIGLE") && !row.starts_with("GPA\t"))
                .collect::<Vec<_>>()
                .join("\n"),
            "R0203",
        ),
        ("updated before it was validated", put("06/06/2018", "04/06/2018"), "R0603"),
        ("a date of another century", put("05/06/2018", "05/06/1993"), "R0602"),
        ("a date to come", put("06/06/2018", "06/06/2081"), "R0602"),
        ("a date is missing", put("\t06/06/2018", "\t"), "R0601"),
        ("a code of four digits", put("TP-09999", "TP-0999"), "R0604"),
        ("a millésime of one digit", put("\t07\t", "\t7\t"), "R0605"),
        ("a page stands before its time", put("\t3/10", "\t1/10"), "R0702"),
        ("the end is cut off", put("/10\n", "/44\n"), "R0703"),
        ("an NSF group that does not exist", put("311v", "319v"), "R0606"),
        ("an NSF letter of another domain", put("311v", "311b"), "R0607"),
        ("an NSF letter is missing", put("311v -", "311 -"), "R0608"),
        ("a ROME code that does not exist", put("I1203", "I1999"), "R0609"),
        (
            "the label of another ROME code",
            put("I1203 Maintenance des bâtiments et des locaux", "I1203 Garde de phares"),
            "R0611",
        ),
        ("a level of 2019 in 2018", put("Niveau III", "Niveau 5"), "R0612"),
        (
            "a level of 1969 in 2021",
            put("05/06/2018", "05/06/2021").replace("06/06/2018", "06/06/2021"),
            "R0612",
        ),
        ("two levels", put_first("Niveau III", "Niveau IV"), "R0613"),
        ("an IDCC number of six digits", put("IDCC 1090", "IDCC 109000"), "R0614"),
        (
            "an NSF code with two labels",
            put("311v - Feux et balises\n", "311v - Feux et balises\n\n311v - Phares\n"),
            "R0615",
        ),
        ("no NSF code", put("311v - Feux et balises", "Néant"), "R0616"),
        ("no ROME code", put("I1203 Maintenance des bâtiments et des locaux", "Néant"), "R0616"),
        ("a cover of another titre", put_first("Gardien de phare", "Gardien de balises"), "R0713"),
        (
            "an item twice",
            put("La lentille est propre\n", "La lentille est propre\nLa lentille est propre\n"),
            "R0709",
        ),
        (
            "a fiche of another document",
            put("N° 3\n\nConduire la visite d'une tour", "N° 3\n\nTailler un rosier en hiver")
                .replace("\t3\t", "\t8\t"),
            "R0303",
        ),
        (
            "a line that belongs nowhere",
            put(
                "Glossaire du REAC.....10\n",
                "Glossaire du REAC.....10\nUne phrase égarée par un copier-coller.\n",
            ),
            "R0201",
        ),
    ]
}

#[test]
fn every_kind_of_damage_is_caught_by_its_code() {
    let sound = codes(DOCUMENT);
    let all = damages();
    assert!(all.len() >= 40, "{} kinds", all.len());
    let mut faults = Vec::new();
    for (name, text, expected) in &all {
        assert_ne!(text, DOCUMENT, "{name}: nothing is damaged");
        assert!(!sound.contains(expected), "{name}: {expected} is found in the sound document");
        let found = codes(text);
        if !found.contains(expected) {
            faults.push(format!("{name}: {expected} is not among {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), all.len(), faults.join("\n"));
}

#[test]
fn nothing_is_found_in_the_sound_document() {
    // Its label is that of ROME 3, as in documents of its time.
    assert_eq!(codes(DOCUMENT).into_iter().collect::<Vec<_>>(), ["R0610"]);
}
