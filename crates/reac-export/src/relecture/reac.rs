//! A REAC from its tables.

use reac_model::{
    ActiviteType, Code, CompetenceProfessionnelle, CompetenceTransversale, Document, EmploiType,
    EntreeGlossaire, EntreeSommaire, Introduction, ListeActivites, Note, Reac, SCHEMA, Titre, TitreActivites,
};

use super::illisible::Illisible;
use super::rangees::{Documents, Ligne};

/// The table of single values.
const SEULES: &str = "document";

pub(super) fn reac(tables: &mut Documents) -> Result<Reac, Illisible> {
    let (competences_professionnelles, competences_transversales) = competences(tables)?;
    Ok(Reac {
        schema: tables.schema(SEULES, SCHEMA)?,
        document: Document {
            type_document: tables.value(SEULES, "/document/type")?,
            sigle: tables.value(SEULES, "/document/sigle")?,
            code_titre: tables.value(SEULES, "/document/code_titre")?,
            millesime: tables.value(SEULES, "/document/millesime")?,
            date_validation: tables.value(SEULES, "/document/date_validation")?,
            date_mise_a_jour: tables.value(SEULES, "/document/date_mise_a_jour")?,
            pages: tables.parsed(SEULES, "/document/pages")?,
        },
        titre: titre(tables, SEULES)?,
        sommaire: tables.each("sommaire", &[], |row| {
            Ok(EntreeSommaire { intitule: row.text("intitule")?, page: row.count("page")? })
        })?,
        introduction: introduction(tables)?,
        emploi_type: emploi(tables)?,
        activites_types: activites(tables)?,
        competences_professionnelles,
        competences_transversales,
        glossaire_technique: glossaire(tables, "glossaire", &["glossaire_technique"])?,
        glossaire_reac: glossaire(tables, "glossaire", &["glossaire_reac"])?,
        notes: tables.each("notes", &[], |row| {
            Ok(Note { numero: row.number("numero")?, texte: row.text("texte")? })
        })?,
        extraction: None,
    })
}

/// The cover.
pub(super) fn titre(tables: &mut Documents, seules: &'static str) -> Result<Titre, Illisible> {
    Ok(Titre {
        intitule: tables.value(seules, "/titre/intitule")?,
        niveau: tables.value(seules, "/titre/niveau")?,
        niveau_europeen: tables.parsed(seules, "/titre/niveau_europeen")?,
        site: tables.value(seules, "/titre/site")?,
    })
}

fn introduction(tables: &mut Documents) -> Result<Introduction, Illisible> {
    Ok(Introduction {
        evolution: tables.prose(SEULES, "/introduction/evolution")?,
        contexte_examen: tables.prose(SEULES, "/introduction/contexte_examen")?,
        liste_activites: ListeActivites {
            ancien: titre_activites(tables, "ancien")?,
            nouveau: titre_activites(tables, "nouveau")?,
        },
    })
}

fn titre_activites(tables: &mut Documents, which: &str) -> Result<TitreActivites, Illisible> {
    let below = |key: &str| format!("/introduction/liste_activites/{which}/{key}");
    Ok(TitreActivites {
        intitule: tables.value(SEULES, &below("intitule"))?,
        activites: tables.values(SEULES, &below("activites"))?,
        ccs: tables.values(SEULES, &below("ccs"))?,
    })
}

fn emploi(tables: &mut Documents) -> Result<EmploiType, Illisible> {
    Ok(EmploiType {
        intitule: tables.value(SEULES, "/emploi_type/intitule")?,
        definition: tables.prose(SEULES, "/emploi_type/definition")?,
        secteurs_activite: tables.values(SEULES, "/emploi_type/secteurs_activite")?,
        types_emplois: tables.values(SEULES, "/emploi_type/types_emplois")?,
        reglementation: tables.values(SEULES, "/emploi_type/reglementation")?,
        equivalences: tables.values(SEULES, "/emploi_type/equivalences")?,
        competences_transversales: tables.values(SEULES, "/emploi_type/competences_transversales")?,
        niveau: tables.value(SEULES, "/emploi_type/niveau")?,
        conventions: tables.values(SEULES, "/emploi_type/conventions")?,
        nsf: codes(tables, "codes", "NSF")?,
        rome: codes(tables, "codes", "ROME")?,
    })
}

/// The codes of a nomenclature.
pub(super) fn codes(
    tables: &mut Documents,
    table: &'static str,
    scheme: &str,
) -> Result<Vec<Code>, Illisible> {
    tables
        .each(table, &[scheme], |row| Ok(Code { code: row.text("code")?, intitule: row.option("libelle")? }))
}

/// The entries of a glossary.
pub(super) fn glossaire(
    tables: &mut Documents,
    table: &'static str,
    keys: &[&str],
) -> Result<Vec<EntreeGlossaire>, Illisible> {
    tables.each(table, keys, |row| {
        Ok(EntreeGlossaire { terme: row.text("terme")?, definition: row.prose("definition")? })
    })
}

/// The id of a fiche, without what is put behind it where a document prints a number twice.
fn printed(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
}

fn activites(tables: &mut Documents) -> Result<Vec<ActiviteType>, Illisible> {
    tables.each("activites", &[], |row| {
        let competences = row.items("competences")?;
        Ok(ActiviteType {
            id: row.parsed("id", printed(&row.text("id")?))?,
            numero: row.number("numero")?,
            intitule: row.text("intitule")?,
            definition: row.prose("definition")?,
            reglementation: row.items("reglementation")?,
            competences: competences
                .iter()
                .map(|id| row.parsed("competences", id))
                .collect::<Result<_, Illisible>>()?,
            competences_transversales: row.items("competences_transversales")?,
        })
    })
}

type Competences = (Vec<CompetenceProfessionnelle>, Vec<CompetenceTransversale>);

fn competences(tables: &mut Documents) -> Result<Competences, Illisible> {
    let mut own = Vec::new();
    let mut transversales = Vec::new();
    for row in tables.some("competences", &[]) {
        if row.text("id")?.starts_with("CT") { transversales.push(row) } else { own.push(row) }
    }
    let own = tables.in_order("competences", &["CP"], "rang", own)?;
    let own = own.iter().map(|row| competence(tables, row)).collect::<Result<_, Illisible>>()?;
    let transversales = tables.in_order("competences", &["CT"], "rang", transversales)?;
    let transversales = transversales.iter().map(|row| {
        Ok(CompetenceTransversale {
            intitule: row.text("intitule")?,
            description: row.prose("description")?,
            criteres_performance: feuilles(tables, "criteres", &row.text("id")?, "criteres_performance")?,
        })
    });
    Ok((own, transversales.collect::<Result<_, Illisible>>()?))
}

fn competence(tables: &mut Documents, row: &Ligne) -> Result<CompetenceProfessionnelle, Illisible> {
    let id = row.text("id")?;
    let activite = row.option("activite")?;
    let mut savoirs = |champ: &str| feuilles(tables, "savoirs", &id, champ);
    Ok(CompetenceProfessionnelle {
        id: row.parsed("id", printed(&id))?,
        numero: row.number("numero")?,
        activite_type: activite.map(|id| row.parsed("activite", &id)).transpose()?,
        intitule: row.text("intitule")?,
        description: row.prose("description")?,
        contexte: row.prose("contexte")?,
        savoir_faire_techniques: savoirs("savoir_faire_techniques")?,
        savoir_faire_organisationnels: savoirs("savoir_faire_organisationnels")?,
        savoir_faire_relationnels: savoirs("savoir_faire_relationnels")?,
        savoirs: savoirs("savoirs")?,
        criteres_performance: feuilles(tables, "criteres", &id, "criteres_performance")?,
    })
}

/// The items of a field of a fiche.
fn feuilles(
    tables: &mut Documents,
    table: &'static str,
    fiche: &str,
    champ: &str,
) -> Result<Vec<String>, Illisible> {
    tables.ranked(table, &[fiche, champ], "numero")?.iter().map(|row| row.text("texte")).collect()
}
