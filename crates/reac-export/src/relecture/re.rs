//! A référentiel d'évaluation from its tables.

use reac_model::{
    Complement, Correspondance, CorrespondanceCcp, CritereRe, DocumentRe, Epreuve, Jury, Local, Modalite,
    PlateauTechnique, Re, References, Ressource, SCHEMA_RE, TitreArrete, TransversaleRe,
};

use super::illisible::{Illisible, Pourquoi};
use super::rangees::{Documents, Ligne, numbered};
use super::reac;

/// The table of single values.
const SEULES: &str = "document_re";

pub(super) fn re(tables: &mut Documents) -> Result<Re, Illisible> {
    Ok(Re {
        schema: tables.schema(SEULES, SCHEMA_RE)?,
        document: DocumentRe {
            type_document: tables.value(SEULES, "/document/type")?,
            sigle: tables.value(SEULES, "/document/sigle")?,
            code_titre: tables.value(SEULES, "/document/code_titre")?,
            millesime: tables.value(SEULES, "/document/millesime")?,
            date_jo: tables.value(SEULES, "/document/date_jo")?,
            date_mise_a_jour: tables.value(SEULES, "/document/date_mise_a_jour")?,
            pages: tables.parsed(SEULES, "/document/pages")?,
        },
        titre: reac::titre(tables, SEULES)?,
        references: References {
            niveau: tables.value(SEULES, "/references/niveau")?,
            nsf: reac::codes(tables, "codes_re", "NSF")?,
            rome: bare(tables, "ROME")?,
            formacodes: bare(tables, "Formacode")?,
            date_arrete: tables.value(SEULES, "/references/date_arrete")?,
            date_jo: tables.value(SEULES, "/references/date_jo")?,
            date_effet: tables.value(SEULES, "/references/date_effet")?,
        },
        modalites_generales: tables.prose(SEULES, "/modalites_generales")?,
        epreuves: epreuves(tables)?,
        plateau_technique: PlateauTechnique { locaux: locaux(tables)?, ressources: ressources(tables)? },
        correspondances: correspondances(tables)?,
        glossaire: reac::glossaire(tables, "glossaire_re", &[])?,
        extraction: None,
    })
}

/// Codes without a label.
fn bare(tables: &mut Documents, scheme: &str) -> Result<Vec<String>, Illisible> {
    Ok(reac::codes(tables, "codes_re", scheme)?.into_iter().map(|code| code.code).collect())
}

fn epreuves(tables: &mut Documents) -> Result<Vec<Epreuve>, Illisible> {
    let rows = tables.ranked("epreuves", &[], "rang")?;
    rows.iter().map(|row| epreuve(tables, row)).collect()
}

fn epreuve(tables: &mut Documents, row: &Ligne) -> Result<Epreuve, Illisible> {
    let test = row.text("epreuve")?;
    Ok(Epreuve {
        id: row.text("code")?,
        intitule: row.option("intitule")?,
        introduction: row.prose("introduction")?,
        modalites: tables.each("modalites", &[&test], |row| {
            Ok(Modalite {
                intitule: row.text("modalite")?,
                competences: row.items("competence")?,
                duree_minutes: row.count("duree_minutes")?,
                detail: row.prose("detail")?,
            })
        })?,
        duree_totale_minutes: row.count("duree_totale_minutes")?,
        complements: tables.each("complements", &[&test], |row| {
            Ok(Complement { intitule: row.text("intitule")?, contenu: row.prose("texte")? })
        })?,
        criteres: criteres(tables, &test)?,
        obligations_reglementaires: row.prose("obligations_reglementaires")?,
        transversales: tables.each("transversales", &[&test], |row| {
            Ok(TransversaleRe {
                intitule: row.text("competence_transversale")?,
                criteres: row.items("criteres_evaluation")?,
                competences: row.items("competence")?,
            })
        })?,
        jury: Jury {
            duree_minutes: row.count("jury_duree_minutes")?,
            protocole: row.prose("jury_protocole")?,
            composition: row.prose("jury_composition")?,
        },
        surveillance: row.prose("surveillance")?,
    })
}

/// Runs of rows that belong together, by the number that says so, counted from 1.
fn runs(
    tables: &Documents,
    table: &'static str,
    number: &str,
    rows: Vec<Ligne>,
) -> Result<Vec<Vec<Ligne>>, Illisible> {
    let mut out: Vec<(u32, Vec<Ligne>)> = Vec::new();
    for (number, row) in numbered(rows, number)? {
        match out.last_mut() {
            Some((last, run)) if *last == number => run.push(row),
            _ => out.push((number, vec![row])),
        }
    }
    if !out.iter().map(|(number, _)| *number).eq((1..).take(out.len())) {
        return Err(tables.wrong(table, Pourquoi::Rangs(number.to_owned())));
    }
    Ok(out.into_iter().map(|(_, run)| run).collect())
}

/// The rows of a run that stand for something, in their order, and the first, which says what all of them say.
fn ranked(
    tables: &Documents,
    table: &'static str,
    mut run: Vec<Ligne>,
) -> Result<(Option<Ligne>, Vec<Ligne>), Illisible> {
    if run.len() == 1 && run.iter().all(|row| matches!(row.count("rang"), Ok(None))) {
        return Ok((run.pop(), Vec::new()));
    }
    Ok((None, tables.in_order(table, &[], "rang", run)?))
}

fn criteres(tables: &mut Documents, test: &str) -> Result<Vec<CritereRe>, Illisible> {
    const TABLE: &str = "criteres_evaluation";
    let rows = tables.some(TABLE, &[test]);
    let mut out = Vec::new();
    for run in runs(tables, TABLE, "ligne", rows)? {
        let (alone, each) = ranked(tables, TABLE, run)?;
        let Some(head) = alone.as_ref().or(each.first()) else { continue };
        out.push(CritereRe {
            activite: head.option("activite")?,
            competence: head.text("competence")?,
            criteres: each
                .iter()
                .map(|row| row.text("critere_evaluation"))
                .collect::<Result<_, Illisible>>()?,
            modalites: head.items("modalite")?,
        });
    }
    Ok(out)
}

fn locaux(tables: &mut Documents) -> Result<Vec<Local>, Illisible> {
    tables.each("locaux", &[], |row| {
        Ok(Local {
            modalite: row.option("modalite")?,
            description: row.prose("description")?,
            observations: row.prose("observations")?,
        })
    })
}

fn ressources(tables: &mut Documents) -> Result<Vec<Ressource>, Illisible> {
    tables.each("ressources", &[], |row| {
        Ok(Ressource {
            designation: row.option("designation")?,
            nombre: row.option("nombre")?,
            description: row.prose("description")?,
            partage: row.option("partage")?,
            observations: row.prose("observations")?,
        })
    })
}

fn correspondances(tables: &mut Documents) -> Result<Vec<Correspondance>, Illisible> {
    const TABLE: &str = "correspondances";
    let rows = tables.some(TABLE, &[]);
    let mut out = Vec::new();
    for run in runs(tables, TABLE, "tableau", rows)? {
        let (alone, each) = ranked(tables, TABLE, run)?;
        let Some(head) = alone.as_ref().or(each.first()) else { continue };
        let titre = |intitule: &str, arrete: &str| -> Result<TitreArrete, Illisible> {
            Ok(TitreArrete { intitule: head.option(intitule)?, arrete: head.option(arrete)? })
        };
        let ccp = each.iter().map(|row| {
            Ok(CorrespondanceCcp { ancien: row.items("ancien_ccp")?, nouveau: row.items("nouveau_ccp")? })
        });
        out.push(Correspondance {
            ancien: titre("ancien_titre", "ancien_arrete")?,
            nouveau: titre("nouveau_titre", "nouveau_arrete")?,
            ccp: ccp.collect::<Result<_, Illisible>>()?,
        });
    }
    Ok(out)
}
