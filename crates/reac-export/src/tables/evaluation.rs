//! The tables of a référentiel d'évaluation, made to be sorted and filtered: each row says whose it is.

use std::collections::HashSet;

use reac_model::{Correspondance, CorrespondanceCcp, Epreuve, Re};

use super::{
    CODES, Cell, Column, LONG, RANG, TITLE, Table, count_of, fiche, items, number, prose, rank, table, text,
    value, words,
};
use crate::Locale;
use crate::arbre::free;
use crate::labels::Label;

/// Names of the tables, as files are called after them.
pub const TABLES_RE: [&str; 11] = [
    "epreuves",
    "modalites",
    "complements",
    "criteres_evaluation",
    "transversales",
    "locaux",
    "ressources",
    "correspondances",
    "glossaire_re",
    "codes_re",
    "document_re",
];

/// Names an épreuve in all tables.
const TEST: Column = words("epreuve", Label::Epreuve, 10);
const COMPETENCE: Column = words("competence", Label::Competence, 60);
const MODALITE: Column = words("modalite", Label::Modalite, 40);
const OBSERVATIONS: Column = words("observations", Label::Observations, 50);

/// An épreuve and the id that no other has.
type Nommee<'a> = (String, &'a Epreuve);

/// All of them, in the order of [`TABLES_RE`].
pub(crate) fn tables(re: &Re, locale: Locale) -> Vec<Table> {
    let mut taken = HashSet::new();
    let tests: Vec<Nommee<'_>> =
        re.epreuves.iter().map(|test| (free(test.id.clone(), &mut taken), test)).collect();
    vec![
        epreuves(&tests),
        modalites(&tests),
        complements(&tests),
        criteres(&tests),
        transversales(&tests),
        locaux(re),
        ressources(re),
        correspondances(re),
        glossaire(re),
        codes(re),
        fiche::document_re(re, locale),
    ]
}

fn epreuves(tests: &[Nommee<'_>]) -> Table {
    let rows = tests.iter().enumerate().map(|(index, (id, test))| {
        vec![
            text(id),
            text(&test.id),
            value(&test.intitule),
            prose(&test.introduction),
            number(test.duree_totale_minutes),
            prose(&test.obligations_reglementaires),
            number(test.jury.duree_minutes),
            prose(&test.jury.protocole),
            prose(&test.jury.composition),
            prose(&test.surveillance),
            rank(index),
        ]
    });
    let columns = [
        TEST,
        words("code", Label::Code, 10),
        TITLE,
        words("introduction", Label::Introduction, 60),
        count_of("duree_totale_minutes", Label::DureeTotaleMinutes, 12),
        words("obligations_reglementaires", Label::Obligations, 60),
        count_of("jury_duree_minutes", Label::PresenceJuryMinutes, 12),
        words("jury_protocole", Label::ProtocoleJury, 60),
        words("jury_composition", Label::CompositionJury, 60),
        words("surveillance", Label::Surveillance, 60),
        RANG,
    ];
    table("epreuves", Label::Epreuves, &columns, rows)
}

fn modalites(tests: &[Nommee<'_>]) -> Table {
    let rows = tests.iter().flat_map(|(id, test)| {
        test.modalites.iter().enumerate().map(move |(index, row)| {
            vec![
                text(id),
                text(&row.intitule),
                items(&row.competences),
                number(row.duree_minutes),
                prose(&row.detail),
                rank(index),
            ]
        })
    });
    let duration = count_of("duree_minutes", Label::DureeMinutes, 12);
    let columns = [TEST, MODALITE, COMPETENCE, duration, words("detail", Label::Detail, 80), RANG];
    table("modalites", Label::Modalites, &columns, rows)
}

fn complements(tests: &[Nommee<'_>]) -> Table {
    let rows = tests.iter().flat_map(|(id, test)| {
        test.complements
            .iter()
            .enumerate()
            .map(move |(index, row)| vec![text(id), text(&row.intitule), prose(&row.contenu), rank(index)])
    });
    table("complements", Label::Complements, &[TEST, TITLE, LONG, RANG], rows)
}

/// One row a criterion; a competence without one has a row too.
fn criteres(tests: &[Nommee<'_>]) -> Table {
    let mut rows = Vec::new();
    for (id, test) in tests {
        for (line, row) in test.criteres.iter().enumerate() {
            let mut push = |critere: Cell, rang: Cell| {
                let head = [text(id), value(&row.activite), text(&row.competence)];
                rows.push([&head[..], &[critere, items(&row.modalites), rank(line), rang]].concat());
            };
            for (index, critere) in row.criteres.iter().enumerate() {
                push(text(critere), rank(index));
            }
            if row.criteres.is_empty() {
                push(Cell::Vide, Cell::Vide);
            }
        }
    }
    let columns = [
        TEST,
        words("activite", Label::Activite, 40),
        COMPETENCE,
        words("critere_evaluation", Label::CritereEvaluation, 90),
        MODALITE,
        count_of("ligne", Label::Ligne, 6),
        RANG,
    ];
    table("criteres_evaluation", Label::CriteresEvaluation, &columns, rows)
}

fn transversales(tests: &[Nommee<'_>]) -> Table {
    let rows = tests.iter().flat_map(|(id, test)| {
        test.transversales.iter().enumerate().map(move |(index, row)| {
            vec![text(id), text(&row.intitule), items(&row.criteres), items(&row.competences), rank(index)]
        })
    });
    let columns = [
        TEST,
        words("competence_transversale", Label::CompetenceTransversale, 50),
        words("criteres_evaluation", Label::CriteresEvaluation, 60),
        COMPETENCE,
        RANG,
    ];
    table("transversales", Label::CompetencesTransversales, &columns, rows)
}

fn locaux(re: &Re) -> Table {
    let rows = re.plateau_technique.locaux.iter().enumerate();
    let rows = rows.map(|(index, row)| {
        vec![value(&row.modalite), prose(&row.description), prose(&row.observations), rank(index)]
    });
    let columns = [MODALITE, words("description", Label::Description, 60), OBSERVATIONS, RANG];
    table("locaux", Label::Locaux, &columns, rows)
}

fn ressources(re: &Re) -> Table {
    let rows = re.plateau_technique.ressources.iter().enumerate().map(|(index, row)| {
        vec![
            value(&row.designation),
            value(&row.nombre),
            prose(&row.description),
            value(&row.partage),
            prose(&row.observations),
            rank(index),
        ]
    });
    let columns = [
        words("designation", Label::Designation, 30),
        words("nombre", Label::Nombre, 8),
        words("description", Label::Description, 80),
        words("partage", Label::Partage, 12),
        OBSERVATIONS,
        RANG,
    ];
    table("ressources", Label::Ressources, &columns, rows)
}

/// One row a correspondance; a table without one has a row too.
fn correspondances(re: &Re) -> Table {
    let row = |index: usize, entry: &Correspondance, ccp: Option<(usize, &CorrespondanceCcp)>| {
        let none: &[String] = &[];
        vec![
            value(&entry.ancien.intitule),
            value(&entry.ancien.arrete),
            items(ccp.map_or(none, |(_, row)| &row.ancien)),
            value(&entry.nouveau.intitule),
            value(&entry.nouveau.arrete),
            items(ccp.map_or(none, |(_, row)| &row.nouveau)),
            rank(index),
            ccp.map_or(Cell::Vide, |(rang, _)| rank(rang)),
        ]
    };
    let rows = re.correspondances.iter().enumerate().flat_map(|(index, entry)| {
        let none = entry.ccp.is_empty().then(|| row(index, entry, None));
        let each = entry.ccp.iter().enumerate().map(move |ccp| row(index, entry, Some(ccp)));
        none.into_iter().chain(each)
    });
    let columns = [
        words("ancien_titre", Label::AncienTitre, 30),
        words("ancien_arrete", Label::DateAncienArrete, 14),
        words("ancien_ccp", Label::AncienCcp, 60),
        words("nouveau_titre", Label::NouveauTitre, 30),
        words("nouveau_arrete", Label::DateNouvelArrete, 14),
        words("nouveau_ccp", Label::NouveauCcp, 60),
        count_of("tableau", Label::Tableau, 8),
        RANG,
    ];
    table("correspondances", Label::Correspondances, &columns, rows)
}

fn glossaire(re: &Re) -> Table {
    let rows = re.glossaire.iter().enumerate();
    let rows = rows.map(|(index, entry)| vec![text(&entry.terme), prose(&entry.definition), rank(index)]);
    let columns = [words("terme", Label::Terme, 40), words("definition", Label::Definition, 100), RANG];
    table("glossaire_re", Label::GlossaireRe, &columns, rows)
}

fn codes(re: &Re) -> Table {
    let all = &re.references;
    let nsf = all.nsf.iter().enumerate();
    let nsf =
        nsf.map(|(index, code)| vec![text("NSF"), text(&code.code), value(&code.intitule), rank(index)]);
    let bare = [("ROME", &all.rome), ("Formacode", &all.formacodes)];
    let bare = bare.into_iter().flat_map(|(scheme, codes)| {
        let row =
            move |(index, code): (usize, &String)| vec![text(scheme), text(code), Cell::Vide, rank(index)];
        codes.iter().enumerate().map(row)
    });
    table("codes_re", Label::CodesRe, &CODES, nsf.chain(bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_named_in_their_order() {
        let (re, _) = reac_typeset::random_re(3);
        let keys: Vec<&str> = tables(&re, Locale::Fr).iter().map(|table| table.key).collect();
        assert_eq!(keys, TABLES_RE);
    }
}
