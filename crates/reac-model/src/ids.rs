//! Stable identifiers: `AT1`, `CCS1`, `AT1/CP3`.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Names an activity: `AT` (or `CCS`, for an activity of extension) and the number of its fiche.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", extend("pattern" = "^(AT|CCS)[0-9]+$"))]
pub struct ActiviteId {
    /// Belongs to a certificat complémentaire de spécialisation.
    pub ccs: bool,
    /// As its fiche prints it.
    pub numero: u32,
}

/// Names a competence: its activity, `/CP` and the number of its fiche; `CP3` where no activity is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", extend("pattern" = "^((AT|CCS)[0-9]+/)?CP[0-9]+$"))]
pub struct CompetenceId {
    /// Its activity.
    pub activite: Option<ActiviteId>,
    /// As its fiche prints it.
    pub numero: u32,
}

/// Why a text is no identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdError(String);

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an identifier of an activity or competence: {:?}", self.0)
    }
}

impl std::error::Error for IdError {}

impl fmt::Display for ActiviteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.ccs { "CCS" } else { "AT" }, self.numero)
    }
}

impl fmt::Display for CompetenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(activite) = &self.activite {
            write!(f, "{activite}/")?;
        }
        write!(f, "CP{}", self.numero)
    }
}

impl FromStr for ActiviteId {
    type Err = IdError;
    fn from_str(s: &str) -> Result<Self, IdError> {
        let (ccs, digits) = match (s.strip_prefix("AT"), s.strip_prefix("CCS")) {
            (Some(digits), _) => (false, digits),
            (_, Some(digits)) => (true, digits),
            _ => return Err(IdError(s.into())),
        };
        Ok(Self { ccs, numero: digits.parse().map_err(|_| IdError(s.into()))? })
    }
}

impl FromStr for CompetenceId {
    type Err = IdError;
    fn from_str(s: &str) -> Result<Self, IdError> {
        let (activite, rest) = match s.split_once('/') {
            Some((activite, rest)) => (Some(activite.parse()?), rest),
            None => (None, s),
        };
        let digits = rest.strip_prefix("CP").ok_or_else(|| IdError(s.into()))?;
        Ok(Self { activite, numero: digits.parse().map_err(|_| IdError(s.into()))? })
    }
}

macro_rules! string_form {
    ($name:ty) => {
        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.to_string()
            }
        }
        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(s: String) -> Result<Self, IdError> {
                s.parse()
            }
        }
    };
}
string_form!(ActiviteId);
string_form!(CompetenceId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_what_they_print() {
        for text in ["AT1/CP3", "CCS2/CP1", "CP7"] {
            assert_eq!(text.parse::<CompetenceId>().unwrap().to_string(), text);
        }
        for text in ["AT12", "CCS1"] {
            assert_eq!(text.parse::<ActiviteId>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "AT", "CP", "AT1/", "AT1/3", "XX1/CP2", "AT-1", "AT99999999999"] {
            assert!(text.parse::<CompetenceId>().is_err(), "{text}");
        }
    }
}
