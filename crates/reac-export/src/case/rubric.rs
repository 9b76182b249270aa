//! Criteria as the criteria of a rubric, one rubric a competence, each with the levels of an assessment.

use serde_json::{Value, json};

use super::{Context, statement};
use crate::Error;
use crate::arbre::{Genre, Noeud};
use crate::identite::uuid;
use crate::labels::Label;

/// Levels, from the lowest; their place is their score.
const LEVELS: [Label; 2] = [Label::NonAcquis, Label::Acquis];

/// Every competence that has criteria.
pub(super) fn rubrics(roots: &[Noeud<'_>], context: &Context<'_>) -> Result<Value, Error> {
    let nodes = roots.iter().flat_map(Noeud::all);
    let with_criteria = nodes.filter(|node| node.of(Genre::Critere).next().is_some());
    let rubrics = with_criteria.map(|node| rubric(node, context));
    Ok(rubrics.collect::<Result<Vec<_>, _>>()?.into())
}

fn rubric(node: &Noeud<'_>, context: &Context<'_>) -> Result<Value, Error> {
    let id = context.identite.place(&node.local);
    let own = format!("{id}#rubric");
    let mut criteria = Vec::new();
    for critere in node.of(Genre::Critere) {
        let place = context.identite.place(&critere.local);
        let levels = LEVELS.iter().enumerate().map(|(score, label)| {
            let mut level = context.object(&format!("{place}#level{score}"))?;
            level.insert("quality".to_owned(), label.text(reac_diagnostic::Locale::Fr).into());
            level.insert("score".to_owned(), json!(score));
            level.insert("position".to_owned(), json!(score + 1));
            level.insert("rubricCriterionId".to_owned(), uuid(&place).into());
            Ok(Value::Object(level))
        });
        let mut out = context.object(&place)?;
        out.insert("category".to_owned(), Label::Critere.text(reac_diagnostic::Locale::Fr).into());
        out.insert("description".to_owned(), statement(critere).into());
        out.insert("CFItemURI".to_owned(), context.link(&id, &statement(node))?);
        out.insert("position".to_owned(), json!(critere.numero));
        out.insert("rubricId".to_owned(), uuid(&own).into());
        out.insert("CFRubricCriterionLevels".to_owned(), levels.collect::<Result<Vec<_>, Error>>()?.into());
        criteria.push(Value::Object(out));
    }
    let mut out = context.object(&own)?;
    out.insert("title".to_owned(), statement(node).into());
    out.insert("CFRubricCriteria".to_owned(), criteria.into());
    Ok(out.into())
}
