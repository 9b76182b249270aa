//! The JSON Schema as the types of the Python package: what a checker of types knows of a document.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::{Context, bail, ensure};
use serde_json::{Map, Value};

/// Keys that a document leaves out where there is nothing; all others are always there.
const LEFT_OUT: [&str; 2] = ["extraction", "decisions"];

const HEAD: &str = "\"\"\"The documents in the form ``reac/1`` and ``re/1``: made by ``cargo xtask schema``, not by hand.\"\"\"

from __future__ import annotations

from typing import Literal, Optional, TypedDict, Union

";

/// The module of types for these schemas.
pub(crate) fn python(schemas: &[Value]) -> anyhow::Result<String> {
    let mut types: BTreeMap<String, Value> = BTreeMap::new();
    for schema in schemas {
        let mut own = schema.as_object().context("a schema is an object")?.clone();
        let below = own.remove("$defs").and_then(|all| all.as_object().cloned()).unwrap_or_default();
        let title = own.get("title").and_then(Value::as_str).context("a schema has a title")?.to_owned();
        for (name, kind) in below.into_iter().chain([(title, Value::Object(own))]) {
            let known = types.insert(name.clone(), kind.clone());
            ensure!(known.is_none_or(|known| known == kind), "two types are called {name}");
        }
    }
    let mut out = String::new();
    // Names of other types first, since they are values.
    let (classes, aliases): (Vec<_>, Vec<_>) =
        types.iter().partition(|(_, kind)| kind.get("properties").is_some());
    for (name, kind) in aliases {
        alias(&mut out, name, kind)?;
    }
    for (name, kind) in classes {
        class(&mut out, name, kind)?;
    }
    let named = |line: &str| {
        let name = line.strip_prefix("class ").unwrap_or(line).split(['(', ' ']).next()?;
        name.starts_with(char::is_uppercase).then(|| format!("    \"{name}\",\n"))
    };
    let names: BTreeSet<String> = out.lines().filter_map(named).collect();
    let names: String = names.into_iter().collect();
    Ok(format!("{HEAD}__all__ = [\n{names}]\n{out}"))
}

/// A choice, or a text of a certain form.
fn alias(out: &mut String, name: &str, kind: &Value) -> anyhow::Result<()> {
    let Some(choices) = kind.get("oneOf").and_then(Value::as_array) else {
        write!(out, "\n{name} = {}\n{}", written(kind)?, doc(kind, ""))?;
        return Ok(());
    };
    let mut parts = Vec::new();
    for choice in choices {
        if choice.get("properties").is_some() {
            let tag = choice.pointer("/properties/type/const").and_then(Value::as_str);
            let part = capitalised(tag.context("a choice of objects has a type")?);
            class(out, &part, choice)?;
            parts.push(part);
        } else {
            parts.push(written(choice)?);
        }
    }
    write!(out, "\n{name} = Union[{}]\n{}", parts.join(", "), doc(kind, ""))?;
    Ok(())
}

fn class(out: &mut String, name: &str, kind: &Value) -> anyhow::Result<()> {
    let fields = kind.get("properties").and_then(Value::as_object).context("an object has properties")?;
    let left_out = |(key, _): &(&String, &Value)| LEFT_OUT.contains(&key.as_str());
    let (optional, kept): (Vec<_>, Vec<_>) = fields.iter().partition(left_out);
    if optional.is_empty() {
        write!(out, "\n\nclass {name}(TypedDict):\n{}", doc(kind, "    "))?;
        return body(out, kept);
    }
    writeln!(out, "\n\nclass _{name}(TypedDict):")?;
    body(out, kept)?;
    write!(out, "\n\nclass {name}(_{name}, total=False):\n{}", doc(kind, "    "))?;
    body(out, optional)
}

fn body(out: &mut String, fields: Vec<(&String, &Value)>) -> anyhow::Result<()> {
    for (key, kind) in fields {
        write!(out, "    {key}: {}\n{}", written(kind)?, doc(kind, "    "))?;
    }
    Ok(())
}

/// What a value is, in Python's words.
fn written(kind: &Value) -> anyhow::Result<String> {
    let kind = kind.as_object().context("a type is an object")?;
    if let Some(name) = kind.get("$ref").and_then(Value::as_str) {
        return Ok(name.rsplit('/').next().unwrap_or(name).to_owned());
    }
    if let Some(value) = kind.get("const") {
        return Ok(format!("Literal[{value}]"));
    }
    if let Some(Value::Array(choices)) = kind.get("anyOf") {
        return match choices.as_slice() {
            [one, none] if none.get("type").is_some_and(|kind| kind == "null") => {
                Ok(format!("Optional[{}]", written(one)?))
            }
            _ => bail!("a choice that is not something or nothing: {choices:?}"),
        };
    }
    match kind.get("type") {
        Some(Value::String(name)) => simple(name, kind),
        Some(Value::Array(names)) => match names.as_slice() {
            [Value::String(name), Value::String(none)] if none == "null" => {
                Ok(format!("Optional[{}]", simple(name, kind)?))
            }
            _ => bail!("a type that is not something or nothing: {names:?}"),
        },
        _ => bail!("no type: {kind:?}"),
    }
}

fn simple(name: &str, kind: &Map<String, Value>) -> anyhow::Result<String> {
    Ok(match name {
        "string" => "str".to_owned(),
        "integer" => "int".to_owned(),
        "number" => "float".to_owned(),
        "boolean" => "bool".to_owned(),
        "array" => format!("list[{}]", written(kind.get("items").context("an array has items")?)?),
        other => bail!("no type of Python is {other}"),
    })
}

/// The line below a name that says what it is.
fn doc(kind: &Value, indent: &str) -> String {
    let Some(text) = kind.get("description").and_then(Value::as_str) else { return String::new() };
    let text = text.replace('\\', "\\\\").replace("\"\"\"", "'''").replace('`', "``");
    // A quotation mark at the end would close too early.
    let text = if text.ends_with('"') { format!("{text} ") } else { text };
    format!("{indent}\"\"\"{text}\"\"\"\n")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_written_as_python_has_them() {
        let kind = |text: &str| written(&serde_json::from_str(text).unwrap());
        assert_eq!(kind(r#"{"type": ["string", "null"]}"#).unwrap(), "Optional[str]");
        assert_eq!(kind(r##"{"type": "array", "items": {"$ref": "#/$defs/Bloc"}}"##).unwrap(), "list[Bloc]");
        assert_eq!(
            kind(r##"{"anyOf": [{"$ref": "#/$defs/Note"}, {"type": "null"}]}"##).unwrap(),
            "Optional[Note]"
        );
        assert!(kind(r#"{"anyOf": [{"type": "string"}, {"type": "integer"}]}"#).is_err());
    }

    #[test]
    fn both_documents_have_types() {
        let text = python(&[reac_model::schema(), reac_model::schema_re()]).unwrap();
        for line in [
            "class Reac(_Reac, total=False):",
            "class Re(_Re, total=False):",
            "Bloc = Union[Paragraphe, Liste]",
        ] {
            assert!(text.lines().any(|own| own == line), "{line}");
        }
    }
}
