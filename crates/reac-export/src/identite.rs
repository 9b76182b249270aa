//! Stable ids: `TP-00403/07/2018-06-05/AT1/CP3/CR2`, and the UUIDs and addresses made from them.
//!
//! Code and millésime alone do not name a version: one millésime was issued again with other dates.

use oxrdf::NamedNode;
use reac_model::{Re, Reac};
use uuid::Uuid;

use crate::Error;

/// What all ids of one document begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identite {
    /// Code, millésime and date.
    pub base: String,
    /// The document's own date, ISO 8601.
    pub date: Jour,
}

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jour {
    /// Year.
    pub annee: u16,
    /// Month, from 1.
    pub mois: u8,
    /// Day, from 1.
    pub jour: u8,
}

/// How ids become addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// `urn:uuid:…`: unique without owning a domain.
    Uuid,
    /// The stable id after an address of one's own, as `https://example.org/reac/`.
    Iri(String),
}

impl Identite {
    /// Of one document.
    ///
    /// # Errors
    /// A value that the ids need is missing or no part of an id.
    pub fn of(reac: &Reac) -> Result<Self, Error> {
        let document = &reac.document;
        let dates = [&document.date_mise_a_jour, &document.date_validation];
        Self::made(&document.code_titre, &document.millesime, dates)
    }

    /// Of one référentiel d'évaluation: it goes with a REAC, and is another document.
    ///
    /// # Errors
    /// A value that the ids need is missing or no part of an id.
    pub fn of_re(re: &Re) -> Result<Self, Error> {
        let document = &re.document;
        let dates = [&document.date_mise_a_jour, &document.date_jo];
        let own = Self::made(&document.code_titre, &document.millesime, dates)?;
        Ok(Self { base: own.place("RE"), ..own })
    }

    /// The first of the dates that is there counts.
    fn made(
        code: &Option<String>,
        millesime: &Option<String>,
        dates: [&Option<String>; 2],
    ) -> Result<Self, Error> {
        let code = part("/document/code_titre", code.as_deref())?;
        let millesime = part("/document/millesime", millesime.as_deref())?;
        let date = dates.into_iter().flatten().next();
        let day = date
            .and_then(|date| Jour::parse(date))
            .ok_or_else(|| Error::Identity { pointer: "/document/date_mise_a_jour", found: date.cloned() })?;
        Ok(Self { base: format!("{code}/{millesime}/{day}"), date: day })
    }

    /// The id of a place, as `AT1/CP3/CR2`.
    #[must_use]
    pub fn place(&self, local: &str) -> String {
        format!("{}/{local}", self.base)
    }

    /// Midnight of the document's own date.
    pub(crate) fn instant(&self) -> String {
        format!("{}T00:00:00+00:00", self.date)
    }
}

/// What every row of a document's tables says whose it is by: the stable id, or where its parts are not printed a UUID of
/// all that the document says.
pub(crate) fn nom(reac: &Reac) -> Result<String, Error> {
    if let Ok(identite) = Identite::of(reac) {
        return Ok(identite.base);
    }
    let said = Reac { extraction: None, ..reac.clone() };
    serde_json::to_string(&said).map(|said| format!("urn:uuid:{}", uuid(&said))).map_err(Error::write)
}

/// The same of a référentiel d'évaluation.
pub(crate) fn nom_re(re: &Re) -> Result<String, Error> {
    let document = &re.document;
    let day = document.date_mise_a_jour.as_deref().or(document.date_jo.as_deref()).and_then(Jour::parse);
    let code = part("/document/code_titre", document.code_titre.as_deref());
    let millesime = part("/document/millesime", document.millesime.as_deref());
    if let (Ok(code), Ok(millesime), Some(day)) = (code, millesime, day) {
        return Ok(format!("{code}/{millesime}/{day}"));
    }
    let said = Re { extraction: None, ..re.clone() };
    serde_json::to_string(&said).map(|said| format!("urn:uuid:{}", uuid(&said))).map_err(Error::write)
}

fn part<'a>(pointer: &'static str, value: Option<&'a str>) -> Result<&'a str, Error> {
    let fits = |text: &&str| {
        (1..=24).contains(&text.len())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'))
    };
    value.filter(fits).ok_or_else(|| Error::Identity { pointer, found: value.map(str::to_owned) })
}

impl Jour {
    /// Mise à jour, or validation where there is none.
    pub(crate) fn of(reac: &Reac) -> Option<Self> {
        let document = &reac.document;
        document.date_mise_a_jour.as_deref().or(document.date_validation.as_deref()).and_then(Self::parse)
    }

    /// Of a date in ISO 8601.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let sized = year.len() == 4 && month.len() == 2 && day.len() == 2 && parts.next().is_none();
        let own = Self { annee: year.parse().ok()?, mois: month.parse().ok()?, jour: day.parse().ok()? };
        let month = matches!(own.mois, 1..=12);
        (sized && month && (1..=own.days_of_month()).contains(&own.jour) && own.annee >= 1900).then_some(own)
    }

    fn days_of_month(self) -> u8 {
        let leap =
            self.annee.is_multiple_of(4) && !self.annee.is_multiple_of(100) || self.annee.is_multiple_of(400);
        match self.mois {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 31,
        }
    }
}

impl std::fmt::Display for Jour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.annee, self.mois, self.jour)
    }
}

/// The UUID of an id: version 5, so that a second export equals the first.
#[must_use]
pub fn uuid(id: &str) -> String {
    let space = Uuid::new_v5(&Uuid::NAMESPACE_OID, reac_model::SCHEMA.as_bytes());
    Uuid::new_v5(&space, id.as_bytes()).hyphenated().to_string()
}

impl Base {
    /// The address of an id.
    ///
    /// # Errors
    /// The base is no absolute IRI.
    pub fn address(&self, id: &str) -> Result<NamedNode, Error> {
        let text = match self {
            Self::Uuid => format!("urn:uuid:{}", uuid(id)),
            Self::Iri(base) => {
                let bar = if base.ends_with(['/', '#', ':']) { "" } else { "/" };
                format!("{base}{bar}{id}")
            }
        };
        NamedNode::new(&text).map_err(|_| Error::Base(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_days_of_the_calendar() {
        for good in ["2018-06-05", "2020-02-29", "2000-02-29"] {
            assert_eq!(Jour::parse(good).unwrap().to_string(), good);
        }
        for bad in
            ["", "2018", "2018-6-5", "2018-13-01", "2019-02-29", "1900-02-29", "2018-06-05-1", "0000-01-01"]
        {
            assert_eq!(Jour::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_name_gives_the_same_uuid_each_time() {
        assert_eq!(uuid("TP-00000/01/2018-06-05"), uuid("TP-00000/01/2018-06-05"));
        assert_ne!(uuid("TP-00000/01/2018-06-05"), uuid("TP-00000/01/2018-06-06"));
        assert_eq!(uuid("x").as_bytes()[14], b'5');
    }

    #[test]
    fn an_address_is_absolute_or_an_error() {
        let own = Base::Iri("https://example.org/reac".to_owned());
        assert_eq!(own.address("A/1").unwrap().as_str(), "https://example.org/reac/A/1");
        assert!(Base::Uuid.address("A/1").unwrap().as_str().starts_with("urn:uuid:"));
        assert!(Base::Iri("not an address".to_owned()).address("A/1").is_err());
    }
}
