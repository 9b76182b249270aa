//! The documents of a session, in memory.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use reac::{Code, Diagnostic};

use crate::engine::{Answer, Bundle};

/// What became of a document.
#[derive(Debug, Clone)]
pub(super) enum State {
    Waiting,
    Reading,
    Read(Arc<Bundle>),
    Refused(Vec<Diagnostic>),
}

/// How a document is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// By its text.
    Text,
    /// Pages without text by their pictures.
    Recognised,
}

struct Held {
    id: String,
    /// Until it was read; of a scan that was refused, until it is forgotten.
    bytes: Option<Vec<u8>>,
    how: How,
    state: State,
}

/// Whether a document was refused for having no text but pictures of it.
fn is_scan(state: &State) -> bool {
    matches!(state, State::Refused(found) if found.iter().any(|found| found.code == Code::NoText))
}

/// All that a session holds.
pub(super) struct Store {
    held: Mutex<VecDeque<Held>>,
    arrived: Condvar,
    most: usize,
}

impl Store {
    pub(super) fn new(most: usize) -> Self {
        Self { held: Mutex::default(), arrived: Condvar::new(), most }
    }

    fn held(&self) -> MutexGuard<'_, VecDeque<Held>> {
        // Each change is whole before anything can fail.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a document in; its id cannot be guessed.
    pub(super) fn add(&self, bytes: Vec<u8>) -> String {
        let id = uuid::Uuid::new_v4().simple().to_string();
        let mut held = self.held();
        while held.len() >= self.most {
            held.pop_front();
        }
        held.push_back(Held { id: id.clone(), bytes: Some(bytes), how: How::Text, state: State::Waiting });
        self.arrived.notify_one();
        id
    }

    /// The next document to read, and how; waits for one.
    pub(super) fn next(&self) -> (String, Vec<u8>, How) {
        let mut held = self.held();
        loop {
            let waiting = held.iter_mut().find(|one| matches!(one.state, State::Waiting));
            if let Some(one) = waiting
                && let Some(bytes) = one.bytes.clone()
            {
                one.state = State::Reading;
                return (one.id.clone(), bytes, one.how);
            }
            held = self.arrived.wait(held).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether a document may be read by its pictures.
    pub(super) fn is_scan(&self, id: &str) -> bool {
        self.held().iter().any(|one| one.id == id && one.bytes.is_some() && is_scan(&one.state))
    }

    /// Has a scan read by its pictures; whether there is such a one.
    pub(super) fn recognise(&self, id: &str) -> bool {
        let mut held = self.held();
        let scan = held.iter_mut().find(|one| one.id == id && one.bytes.is_some() && is_scan(&one.state));
        let Some(one) = scan else { return false };
        (one.how, one.state) = (How::Recognised, State::Waiting);
        self.arrived.notify_one();
        true
    }

    /// A document was read, or refused; what was read stands as `revise` leaves it, or is refused by it.
    pub(super) fn done(
        &self,
        id: &str,
        answer: Answer,
        revise: impl FnOnce(&Bundle) -> Result<Bundle, Diagnostic>,
    ) {
        let mut diagnostics = answer.diagnostics();
        let bundle = answer.json.as_deref().map(serde_json::from_str);
        let state = match bundle {
            Some(Ok(bundle)) => match revise(&bundle) {
                Ok(bundle) => State::Read(Arc::new(bundle)),
                Err(why) => State::Refused(vec![why]),
            },
            Some(Err(error)) => {
                diagnostics.push(Diagnostic::new(Code::Crash, [error.to_string()]));
                State::Refused(diagnostics)
            }
            None => State::Refused(diagnostics),
        };
        let mut held = self.held();
        let Some(one) = held.iter_mut().find(|one| one.id == id) else { return };
        // Once is enough: what recognition could not read is not tried again.
        if one.how == How::Recognised || !is_scan(&state) {
            one.bytes = None;
        }
        one.state = state;
    }

    pub(super) fn state(&self, id: &str) -> Option<State> {
        self.held().iter().find(|one| one.id == id).map(|one| one.state.clone())
    }

    /// All documents that were read, by their ids.
    pub(super) fn read(&self) -> Vec<(String, Arc<Bundle>)> {
        let held = self.held();
        let read = held.iter().filter_map(|one| match &one.state {
            State::Read(bundle) => Some((one.id.clone(), Arc::clone(bundle))),
            _ => None,
        });
        read.collect()
    }

    /// A document that was read, and its id.
    pub(super) fn find(&self, wanted: impl Fn(&Bundle) -> bool) -> Option<(String, State)> {
        let held = self.held();
        // The newest: a document may have been sent twice.
        let found = held.iter().rev().find(|one| matches!(&one.state, State::Read(bundle) if wanted(bundle)));
        found.map(|one| (one.id.clone(), one.state.clone()))
    }

    /// Puts another state in the place of a document's, unless it was forgotten meanwhile.
    pub(super) fn replace(&self, id: &str, state: State) {
        if let Some(one) = self.held().iter_mut().find(|one| one.id == id) {
            one.state = state;
        }
    }

    /// Forgets a document.
    pub(super) fn forget(&self, id: &str) {
        self.held().retain(|one| one.id != id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_held_than_was_said() {
        let store = Store::new(2);
        let first = store.add(vec![1]);
        let ids = [store.add(vec![2]), store.add(vec![3])];
        assert!(store.state(&first).is_none());
        assert_eq!(store.next().0, ids[0]);
        assert!(matches!(store.state(&ids[0]), Some(State::Reading)));
        store.forget(&ids[1]);
        assert!(store.state(&ids[1]).is_none());
    }

    #[test]
    fn a_scan_is_read_once_more_by_its_pictures_and_nothing_else_is() {
        let store = Store::new(2);
        let ids = [store.add(vec![1]), store.add(vec![2])];
        for (id, code) in ids.iter().zip([Code::NoText, Code::Crash]) {
            store.next();
            store.done(id, Answer::refusal(&Diagnostic::new(code, [])), |bundle| Ok(bundle.clone()));
        }
        assert!(store.is_scan(&ids[0]) && !store.is_scan(&ids[1]));
        assert!(!store.recognise(&ids[1]) && !store.recognise("x") && store.recognise(&ids[0]));
        assert_eq!(store.next(), (ids[0].clone(), vec![1], How::Recognised));
        store.done(&ids[0], Answer::refusal(&Diagnostic::new(Code::NoText, [])), |bundle| Ok(bundle.clone()));
        assert!(!store.recognise(&ids[0]));
    }
}
