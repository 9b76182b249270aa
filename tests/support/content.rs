//! The content part of a reading, and how two differ.

use reac::Options;
use serde_json::Value;

/// The content part of what is read from `bytes`, or the code of the refusal.
///
/// # Errors
/// The document cannot be made JSON.
pub fn content(bytes: &[u8], options: &Options) -> anyhow::Result<Result<Value, String>> {
    Ok(match reac::read(bytes, options) {
        Ok(mut reading) => {
            reading.reac.extraction = None;
            Ok(serde_json::to_value(&reading.reac)?)
        }
        Err(refusal) => Err(refusal.0.code.id().to_owned()),
    })
}

/// Where two documents first differ: a JSON Pointer and what stands there in each.
#[must_use]
pub fn first_difference(a: &Value, b: &Value) -> Option<String> {
    differs(a, b, "")
}

fn differs(a: &Value, b: &Value, pointer: &str) -> Option<String> {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().zip(b.values()).find_map(|((key, a), b)| differs(a, b, &format!("{pointer}/{key}")))
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => (0..)
            .zip(a.iter().zip(b))
            .find_map(|(index, (a, b))| differs(a, b, &format!("{pointer}/{index}"))),
        _ => (a != b).then(|| format!("{pointer}: {} | {}", short(a), short(b))),
    }
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(300) {
        Some((end, _)) => text.get(..end).map_or_else(String::new, |start| format!("{start}…")),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_first_difference_is_named() {
        let (a, b) = (json!({"x": [1, {"y": "a"}]}), json!({"x": [1, {"y": "b"}]}));
        assert_eq!(first_difference(&a, &b).unwrap(), "/x/1/y: \"a\" | \"b\"");
        assert_eq!(first_difference(&a, &a), None);
    }
}
