//! Optional content: which layers the file shows as it is opened.
//!
//! The default configuration decides (`/OCProperties`, `/D`); what a viewer's buttons would change does not matter.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object, ObjectIdentifier};
use std::collections::HashSet;

/// Expressions of visibility nest by less than this.
const MAX_DEPTH: u32 = 16;

/// The layers of a file and their state.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// Object numbers of the layers that are not in the state that the others are in.
    others: HashSet<u32>,
    /// The state of all the others.
    base_off: bool,
}

impl Layers {
    pub(super) fn read(pdf: &Pdf) -> Self {
        let xref = pdf.xref();
        let catalog = xref.get::<Dict<'_>>(xref.root_id());
        let config = catalog
            .and_then(|catalog| catalog.get::<Dict<'_>>("OCProperties"))
            .and_then(|properties| properties.get::<Dict<'_>>("D"));
        config.map_or_else(Self::default, |config| Self::of(&config))
    }

    fn of(config: &Dict<'_>) -> Self {
        let base_off = config.get::<Name<'_>>("BaseState").as_deref() == Some(b"OFF");
        let members = |key: &str| -> HashSet<u32> {
            let list = config.get::<Array<'_>>(key);
            list.iter().flat_map(|list| list.raw_iter()).filter_map(number).collect()
        };
        Self { others: members(if base_off { "ON" } else { "OFF" }), base_off }
    }

    /// Whether what belongs to a group, or to what says how several go together, is not shown.
    pub(super) fn is_off(&self, reference: Option<ObjRef>, dict: &Dict<'_>) -> bool {
        if dict.get::<Name<'_>>("Type").as_deref() != Some(b"OCMD") {
            return reference.is_some_and(|reference| self.group_is_off(object_number(reference)));
        }
        if let Some(expression) = dict.get::<Array<'_>>("VE")
            && let Some(shown) = self.holds(&expression, 0)
        {
            return !shown;
        }
        self.policy_is_off(dict)
    }

    fn group_is_off(&self, group: u32) -> bool {
        self.others.contains(&group) != self.base_off
    }

    /// `/OCGs` and `/P`: any on, all on, any off, all off.
    fn policy_is_off(&self, dict: &Dict<'_>) -> bool {
        let groups: Vec<u32> = match (dict.get::<Array<'_>>("OCGs"), dict.get_ref("OCGs")) {
            (Some(list), _) => list.raw_iter().filter_map(number).collect(),
            (None, Some(single)) => vec![object_number(single)],
            (None, None) => Vec::new(),
        };
        if groups.is_empty() {
            return false;
        }
        let mut groups = groups.into_iter().map(|group| self.group_is_off(group));
        match dict.get::<Name<'_>>("P").as_deref() {
            Some(b"AllOn") => groups.any(|off| off),
            Some(b"AnyOff") => groups.all(|off| !off),
            Some(b"AllOff") => groups.any(|off| !off),
            _ => groups.all(|off| off),
        }
    }

    /// `/VE`: an operator and what it joins. `None` where it is none.
    fn holds(&self, expression: &Array<'_>, depth: u32) -> Option<bool> {
        if depth > MAX_DEPTH {
            return None;
        }
        let operator = expression.iter::<Object<'_>>().next()?;
        let Object::Name(operator) = operator else { return None };
        let parts = expression.raw_iter().zip(expression.iter::<Object<'_>>()).skip(1);
        let mut parts = parts.map(|(raw, part)| match part {
            Object::Array(inner) => self.holds(&inner, depth + 1).unwrap_or(true),
            _ => number(raw).is_none_or(|group| !self.group_is_off(group)),
        });
        match &*operator {
            b"Not" => parts.next().map(|shown| !shown),
            b"And" => Some(parts.all(|shown| shown)),
            b"Or" => Some(parts.any(|shown| shown)),
            _ => None,
        }
    }
}

fn number(object: MaybeRef<Object<'_>>) -> Option<u32> {
    match object {
        MaybeRef::Ref(reference) => Some(object_number(reference)),
        MaybeRef::NotRef(_) => None,
    }
}

fn object_number(reference: ObjRef) -> u32 {
    ObjectIdentifier::from(reference).obj_number
}
