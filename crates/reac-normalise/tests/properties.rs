//! What holds for any text.

use proptest::prelude::*;
use reac_normalise::{Level, Passage, Role, WordList, normalise, undo};

fn role() -> impl Strategy<Value = Role> {
    prop_oneof![
        Just(Role::Title { key: "a".to_owned() }),
        Just(Role::Name { key: "b".to_owned() }),
        Just(Role::Infinitive),
        Just(Role::Savoir),
        Just(Role::Critere),
        Just(Role::Prose),
        Just(Role::Term),
        Just(Role::Code),
        Just(Role::Url),
    ]
}

/// Text that rules have something to do with.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Informar "),
        Just("informersur "),
        Just("les visiteurs "),
        Just("la sécurite "),
        Just("infor- mation "),
        Just("for mation "),
        Just("l'oeuvre "),
        Just("DÃ©jÃ "),
        Just("e\u{301}te\u{301} "),
        Just("\u{AD} "),
        Just("\u{F0B7} "),
        Just("- "),
        Just("« "),
        Just("» "),
        Just(". "),
        Just("\u{A0}"),
        Just("^[1]"),
        Just("o"),
        Just("e"),
        Just("'"),
        Just("cIient "),
        Just("-"),
    ]
    .prop_map(str::to_owned);
    prop::collection::vec(prop_oneof![4 => piece, 1 => "\\PC{1,6}"], 0..14).prop_map(|pieces| pieces.concat())
}

fn level() -> impl Strategy<Value = Level> {
    prop_oneof![Just(Level::Verbatim), Just(Level::Typography), Just(Level::Repair)]
}

fn passages(all: &[(Role, String)]) -> Vec<Passage<'_>> {
    all.iter()
        .map(|(role, text)| Passage {
            pointer: "/a/0",
            role: role.clone(),
            text,
            page: None,
            recognised: Vec::new(),
        })
        .collect()
}

proptest! {
    #[test]
    fn changes_can_be_taken_back(all in prop::collection::vec((role(), text()), 0..6), level in level()) {
        let passages = passages(&all);
        let outcome = normalise(&passages, level, WordList::shipped());
        prop_assert_eq!(outcome.texts.len(), all.len());
        for (at, (_, verbatim)) in all.iter().enumerate() {
            let own: Vec<_> = outcome.changes.iter().filter(|change| change.passage == at).collect();
            prop_assert_eq!(&undo(&outcome.texts[at], own.iter().copied()), verbatim);
            for change in own {
                let there: String =
                    outcome.texts[at].chars().skip(change.at).take(change.after.chars().count()).collect();
                prop_assert_eq!(&there, &change.after);
            }
        }
        for suspect in &outcome.suspects {
            let there: String =
                outcome.texts[suspect.passage].chars().skip(suspect.at).take(suspect.word.chars().count()).collect();
            prop_assert_eq!(&there, &suspect.word);
        }
    }

    #[test]
    fn typography_is_set_once(role in role(), text in text()) {
        let once = [(role.clone(), text)];
        let first = normalise(&passages(&once), Level::Typography, WordList::shipped()).texts.remove(0);
        let again = [(role, first.clone())];
        let second = normalise(&passages(&again), Level::Typography, WordList::shipped()).texts.remove(0);
        prop_assert_eq!(first, second);
    }

    #[test]
    fn any_text_at_all(text in any::<String>(), role in role(), level in level()) {
        let all = [(role, text)];
        let outcome = normalise(&passages(&all), level, WordList::shipped());
        prop_assert_eq!(&undo(&outcome.texts[0], &outcome.changes), &all[0].1);
    }
}

/// Long text of one piece over and over is read to its end.
#[test]
fn long_text_of_one_piece_is_read() {
    let size = 60_000;
    for piece in
        ["oe", "d'", "'", "a- ", "\u{AD}", "^[1", "Ã", "xkzq ", "e\u{301}", "«", "-", "é", "infxrmer. ", "(["]
    {
        let text = piece.repeat(size / piece.len());
        for role in [Role::Prose, Role::Infinitive, Role::Title { key: String::new() }] {
            let passages = [Passage { pointer: "", role, text: &text, page: None, recognised: Vec::new() }];
            let outcome = normalise(&passages, Level::Repair, WordList::shipped());
            assert_eq!(outcome.texts.len(), 1, "{piece:?}");
        }
    }
    let words: Vec<String> =
        (0..20_000).map(|at| format!("zk{at:x}qp").replace(|c: char| c.is_ascii_digit(), "w")).collect();
    let passages: Vec<Passage<'_>> = words
        .iter()
        .map(|text| Passage {
            pointer: "/a/0",
            role: Role::Title { key: "a".to_owned() },
            text,
            page: None,
            recognised: Vec::new(),
        })
        .collect();
    assert_eq!(normalise(&passages, Level::Repair, WordList::shipped()).texts.len(), words.len());
}
