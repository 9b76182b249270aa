//! Searching what is here: the documents of the session, and a catalogue if one was given.

mod page;

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::request::Parts;
use reac::Locale;
use reac_catalogue::{Catalogue, Demande, Error, Lecture, Lu, Question, Trouvaille};
use reac_export::Document;

use super::answers::{Answer, SEARCH_POLICY, answer};
use super::store::Store;
use crate::catalog::base::said;
use crate::engine::Bundle;
use crate::voice::Voice;

/// Passages of one answer.
const MOST: usize = 50;

/// Letters of a field that are read: nobody asks for more.
const LONGEST: usize = 300;

/// All that can be searched.
pub(super) struct Shelves {
    session: Mutex<Session>,
    catalogue: Option<Mutex<Catalogue>>,
}

/// The documents of the session as they were when they were last searched.
struct Session {
    catalogue: Catalogue,
    taken: HashMap<String, Arc<Bundle>>,
}

/// What a form says.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    words: String,
    part: String,
    titre: String,
    niveau: String,
    place: Place,
}

/// Where is searched.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Place {
    #[default]
    Session,
    Catalogue,
}

/// What was found; none where nothing was asked.
enum Found {
    Nothing,
    Hits(Vec<Trouvaille>),
    Wrong(Error),
}

impl Shelves {
    /// Empty ones, beside the catalogue that was given.
    ///
    /// # Errors
    /// It is no catalogue.
    pub(super) fn new(catalogue: Option<&Path>, voice: &Voice) -> anyhow::Result<Self> {
        let open = |path: &Path| {
            anyhow::ensure!(path.is_file(), voice.cannot_read(path));
            Catalogue::open_to_read(path).map(Mutex::new).map_err(|error| said(path, &error, voice))
        };
        let session = Session { catalogue: Catalogue::in_memory()?, taken: HashMap::new() };
        Ok(Self { session: Mutex::new(session), catalogue: catalogue.map(open).transpose()? })
    }

    /// The page that a request asks for.
    pub(super) fn page(&self, store: &Store, request: &Parts, locale: Locale) -> Answer {
        let mut asked = Asked::of(request.uri.query().unwrap_or_default(), self.first());
        if self.catalogue.is_none() {
            asked.place = Place::Session;
        }
        let found = self.found(store, &asked);
        let page = page::page(&asked, &found, self.catalogue.is_some(), locale);
        let policy = [("Content-Security-Policy", SEARCH_POLICY)];
        answer(200, "text/html; charset=utf-8", page.into_bytes(), &policy)
    }

    /// Whoever gives a catalogue wants it searched.
    fn first(&self) -> Place {
        if self.catalogue.is_some() { Place::Catalogue } else { Place::Session }
    }

    fn found(&self, store: &Store, asked: &Asked) -> Found {
        if asked.words.trim().is_empty() {
            return Found::Nothing;
        }
        let question = match Question::parse(&asked.words) {
            Ok(question) => question,
            Err(error) => return Found::Wrong(error),
        };
        let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let champ = some(&asked.part).filter(|part| reac_export::CHAMPS.contains(&part.as_str()));
        let niveau = asked.niveau.parse().ok();
        let demande = Demande { question, champ, titre: some(&asked.titre), niveau, nombre: MOST };
        let hits = match (asked.place, &self.catalogue) {
            (Place::Catalogue, Some(catalogue)) => {
                catalogue.lock().unwrap_or_else(PoisonError::into_inner).search(&demande)
            }
            _ => {
                let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
                session.follow(store).and_then(|()| session.catalogue.search(&demande))
            }
        };
        hits.map_or_else(Found::Wrong, Found::Hits)
    }
}

impl Session {
    /// Takes in what came, or was decided, since the last search, and forgets what was forgotten.
    fn follow(&mut self, store: &Store) -> Result<(), Error> {
        let now: HashMap<String, Arc<Bundle>> = store.read().into_iter().collect();
        let gone: Vec<String> = self.taken.keys().filter(|id| !now.contains_key(*id)).cloned().collect();
        for id in gone {
            self.catalogue.forget(&id)?;
            self.taken.remove(&id);
        }
        for (id, bundle) in now {
            if self.taken.get(&id).is_some_and(|known| Arc::ptr_eq(known, &bundle)) {
                continue;
            }
            let lecture = Lecture { empreinte: bundle.sha256().to_owned(), programme: String::new() };
            self.catalogue.take_all(&id, &lecture, &lus(&bundle))?;
            self.taken.insert(id, bundle);
        }
        Ok(())
    }
}

fn lus(bundle: &Bundle) -> Vec<Lu<'_>> {
    let (etat, verdict, avertissements) = ("passed", None, 0);
    let reac = bundle.reac.as_ref().map(|half| {
        let document = Document { reac: &half.document, provenance: half.provenance.as_ref() };
        Lu::Document { document, etat, verdict, avertissements }
    });
    let re = bundle.re.as_ref().map(|half| {
        let (re, provenance) = (&half.document, half.provenance.as_ref());
        Lu::Evaluation { re, provenance, etat, verdict, avertissements }
    });
    reac.into_iter().chain(re).collect()
}

impl Asked {
    fn of(query: &str, place: Place) -> Self {
        let mut out = Self { place, ..Self::default() };
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            let value: String = value.chars().take(LONGEST).collect();
            match key.as_ref() {
                "q" => out.words = value,
                "in" => out.part = value,
                "titre" => out.titre = value,
                "niveau" => out.niveau = value,
                "of" if value == "session" => out.place = Place::Session,
                "of" if value == "catalogue" => out.place = Place::Catalogue,
                _ => {}
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_browsers_send_it() {
        let asked =
            Asked::of("q=mise+en+%C5%93uvre&in=criteres&titre=&niveau=5&of=session&x=1", Place::Catalogue);
        assert_eq!((asked.words.as_str(), asked.part.as_str()), ("mise en œuvre", "criteres"));
        assert_eq!((asked.niveau.as_str(), asked.place), ("5", Place::Session));
        assert_eq!(Asked::of(&format!("q={}", "a".repeat(5_000)), Place::Session).words.len(), LONGEST);
        assert_eq!(Asked::of("", Place::Session), Asked::default());
    }
}
