//! Its tables, made to be sorted and filtered: each row says whose it is.

use reac_model::{Bloc, Re};

use super::pieces::minutes;
use crate::labels::Label;
use crate::tables::{Cell, Column, Table, words};

/// Names of the tables, as files are called after them.
pub const TABLES_RE: [&str; 7] = [
    "modalites",
    "criteres_evaluation",
    "transversales",
    "locaux",
    "ressources",
    "correspondances",
    "glossaire_re",
];

const TEST: Column = words("epreuve", Label::Epreuve, 10);
const COMPETENCE: Column = words("competence", Label::Competence, 60);
const MODALITE: Column = words("modalite", Label::Modalite, 40);
const OBSERVATIONS: Column = words("observations", Label::Observations, 50);

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

fn value(value: &Option<String>) -> Cell {
    text(value.clone().unwrap_or_default())
}

/// One paragraph or item a line.
fn plain(blocs: &[Bloc]) -> Cell {
    let lines = blocs.iter().flat_map(|bloc| match bloc {
        Bloc::Paragraphe { texte } => vec![texte.clone()],
        Bloc::Liste { elements } => elements.iter().map(|item| format!("- {item}")).collect(),
    });
    text(lines.collect::<Vec<_>>().join("\n"))
}

fn table(key: &'static str, title: Label, columns: &[Column], rows: Vec<Vec<Cell>>) -> Table {
    Table { key, title, columns: columns.to_vec(), rows }
}

/// All of them.
pub(super) fn tables(re: &Re) -> Vec<Table> {
    vec![
        modalites(re),
        criteres(re),
        transversales(re),
        table(
            "locaux",
            Label::Locaux,
            &[MODALITE, words("description", Label::Description, 60), OBSERVATIONS],
            re.plateau_technique
                .locaux
                .iter()
                .map(|row| vec![value(&row.modalite), plain(&row.description), plain(&row.observations)])
                .collect(),
        ),
        ressources(re),
        correspondances(re),
        table(
            "glossaire_re",
            Label::GlossaireRe,
            &[words("terme", Label::Terme, 40), words("definition", Label::Definition, 100)],
            re.glossaire.iter().map(|entry| vec![text(&entry.terme), plain(&entry.definition)]).collect(),
        ),
    ]
}

fn modalites(re: &Re) -> Table {
    let rows = re.epreuves.iter().flat_map(|test| {
        test.modalites.iter().map(|row| {
            vec![
                text(&test.id),
                text(&row.intitule),
                text(row.competences.join("\n")),
                text(minutes(row.duree_minutes)),
                plain(&row.detail),
            ]
        })
    });
    let columns =
        [TEST, MODALITE, COMPETENCE, words("duree", Label::Duree, 12), words("detail", Label::Detail, 80)];
    table("modalites", Label::Modalites, &columns, rows.collect())
}

/// One row a criterion.
fn criteres(re: &Re) -> Table {
    let rows = re.epreuves.iter().flat_map(|test| {
        test.criteres.iter().flat_map(|row| {
            let none = row.criteres.is_empty().then(String::new);
            let each = row.criteres.iter().cloned().chain(none);
            each.map(|critere| {
                vec![
                    text(&test.id),
                    value(&row.activite),
                    text(&row.competence),
                    text(critere),
                    text(row.modalites.join("\n")),
                ]
            })
        })
    });
    let columns = [
        TEST,
        words("activite", Label::Activite, 40),
        COMPETENCE,
        words("critere_evaluation", Label::CritereEvaluation, 90),
        MODALITE,
    ];
    table("criteres_evaluation", Label::CriteresEvaluation, &columns, rows.collect())
}

fn transversales(re: &Re) -> Table {
    let rows = re.epreuves.iter().flat_map(|test| {
        test.transversales.iter().map(|row| {
            let (criteres, competences) = (row.criteres.join("\n"), row.competences.join("\n"));
            vec![text(&test.id), text(&row.intitule), text(criteres), text(competences)]
        })
    });
    let columns = [
        TEST,
        words("competence_transversale", Label::CompetenceTransversale, 50),
        words("criteres_evaluation", Label::CriteresEvaluation, 60),
        COMPETENCE,
    ];
    table("transversales", Label::CompetencesTransversales, &columns, rows.collect())
}

fn ressources(re: &Re) -> Table {
    let rows = re.plateau_technique.ressources.iter().map(|row| {
        vec![
            value(&row.designation),
            value(&row.nombre),
            plain(&row.description),
            value(&row.partage),
            plain(&row.observations),
        ]
    });
    let columns = [
        words("designation", Label::Designation, 30),
        words("nombre", Label::Nombre, 8),
        words("description", Label::Description, 80),
        words("partage", Label::Partage, 12),
        OBSERVATIONS,
    ];
    table("ressources", Label::Ressources, &columns, rows.collect())
}

fn correspondances(re: &Re) -> Table {
    let rows = re.correspondances.iter().flat_map(|entry| {
        entry.ccp.iter().map(|row| {
            vec![
                value(&entry.ancien.intitule),
                value(&entry.ancien.arrete),
                text(row.ancien.join("\n")),
                value(&entry.nouveau.intitule),
                value(&entry.nouveau.arrete),
                text(row.nouveau.join("\n")),
            ]
        })
    });
    let columns = [
        words("ancien_titre", Label::AncienTitre, 30),
        words("ancien_arrete", Label::DateArrete, 14),
        words("ancien_ccp", Label::AncienCcp, 60),
        words("nouveau_titre", Label::NouveauTitre, 30),
        words("nouveau_arrete", Label::DateArrete, 14),
        words("nouveau_ccp", Label::NouveauCcp, 60),
    ];
    table("correspondances", Label::Correspondances, &columns, rows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_named_in_their_order() {
        let (re, _) = reac_typeset::random_re(3);
        let keys: Vec<&str> = tables(&re).iter().map(|table| table.key).collect();
        assert_eq!(keys, TABLES_RE);
    }
}
