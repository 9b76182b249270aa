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
    Read(Arc<Bundle>, Vec<Diagnostic>),
    Refused(Vec<Diagnostic>),
}

struct Held {
    id: String,
    /// Until it is being read.
    bytes: Option<Vec<u8>>,
    state: State,
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
        held.push_back(Held { id: id.clone(), bytes: Some(bytes), state: State::Waiting });
        self.arrived.notify_one();
        id
    }

    /// The next document to read; waits for one.
    pub(super) fn next(&self) -> (String, Vec<u8>) {
        let mut held = self.held();
        loop {
            let waiting = held.iter_mut().find_map(|one| Some((one.bytes.take()?, one)));
            if let Some((bytes, one)) = waiting {
                one.state = State::Reading;
                return (one.id.clone(), bytes);
            }
            held = self.arrived.wait(held).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A document was read, or refused.
    pub(super) fn done(&self, id: &str, answer: Answer) {
        let mut diagnostics = answer.diagnostics();
        let bundle = answer.json.as_deref().map(serde_json::from_str);
        let state = match bundle {
            Some(Ok(bundle)) => State::Read(Arc::new(bundle), diagnostics),
            Some(Err(error)) => {
                diagnostics.push(Diagnostic::new(Code::Crash, [error.to_string()]));
                State::Refused(diagnostics)
            }
            None => State::Refused(diagnostics),
        };
        self.replace(id, state);
    }

    pub(super) fn state(&self, id: &str) -> Option<State> {
        self.held().iter().find(|one| one.id == id).map(|one| one.state.clone())
    }

    /// A document that was read, and its id.
    pub(super) fn find(&self, wanted: impl Fn(&Bundle) -> bool) -> Option<(String, State)> {
        let held = self.held();
        // The newest: a document may have been sent twice.
        let found =
            held.iter().rev().find(|one| matches!(&one.state, State::Read(bundle, _) if wanted(bundle)));
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
}
