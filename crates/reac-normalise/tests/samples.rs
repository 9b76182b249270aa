//! What people send in, and what must not be touched. All sentences are invented.

#![allow(clippy::indexing_slicing)] // a helper of tests fails as tests do

use reac_diagnostic::Locale;
use reac_normalise::{Level, Outcome, Passage, Recognised, Role, WordList, normalise, undo};

/// Items of a workshop's list, all sound.
const ITEMS: &[&str] = &[
    "Accueillir les visiteurs de la serre",
    "Informer les visiteurs sur les horaires de la serre",
    "Préparer les outils de taille",
    "Nettoyer les allées et les bacs",
    "Conseiller les jardiniers sur la réglementation des traitements",
    "Respecter la réglementation en vigueur dans la serre",
    "Participer aux réunions d’information",
];

fn title(key: &str) -> Role {
    Role::Title { key: key.to_owned() }
}

/// The sound items, and passages of interest after them.
fn run(level: Level, extra: &[(Role, &str)]) -> (Vec<String>, Outcome) {
    let sound = ITEMS.iter().map(|text| (Role::Infinitive, *text));
    let all: Vec<(Role, &str)> = sound.chain(extra.iter().cloned()).collect();
    let pointers: Vec<String> = (0..all.len()).map(|at| format!("/items/{at}")).collect();
    let passages: Vec<Passage<'_>> = all
        .iter()
        .zip(&pointers)
        .map(|((role, text), pointer)| Passage {
            pointer,
            role: role.clone(),
            text,
            page: None,
            recognised: Vec::new(),
        })
        .collect();
    let outcome = normalise(&passages, level, WordList::shipped());
    for (at, passage) in passages.iter().enumerate() {
        let own = outcome.changes.iter().filter(|change| change.passage == at);
        assert_eq!(undo(&outcome.texts[at], own), passage.text);
    }
    assert_eq!(outcome.texts[..ITEMS.len()], *ITEMS, "what is sound stays");
    (outcome.texts[ITEMS.len()..].to_vec(), outcome)
}

fn mended(role: Role, text: &str) -> String {
    run(Level::Repair, &[(role, text)]).0.remove(0)
}

#[track_caller]
fn mends(role: Role, text: &str, expected: &str) {
    assert_eq!(mended(role, text), expected);
}

#[track_caller]
fn keeps(role: Role, text: &str) {
    mends(role, text, text);
}

#[test]
fn an_infinitive_with_its_ending_lost_or_changed() {
    for text in [
        "Informar les jardiniers",
        "Informers les jardiniers",
        "Informez les jardiniers",
        "Inform les jardiniers",
    ] {
        mends(Role::Infinitive, text, "Informer les jardiniers");
    }
    mends(Role::Infinitive, "Informé sur la réglementation", "Informer sur la réglementation");
    mends(Role::Infinitive, "S’informar sur la réglementation", "S’informer sur la réglementation");
}

#[test]
fn what_may_open_an_item_all_the_same() {
    for text in [
        "Informé par le jardinier en chef",
        "Accueil des visiteurs",
        "Information des visiteurs",
        "Conseil aux jardiniers",
        "Prototyper une serre",
        "Dans la serre, tailler les plants",
        "Aide à la taille",
    ] {
        keeps(Role::Infinitive, text);
    }
    keeps(Role::Critere, "Informé sur la réglementation");
    keeps(Role::Prose, "Informé sur la réglementation, le visiteur signe le registre.");
}

#[test]
fn words_run_together() {
    mends(Role::Infinitive, "Informersur la réglementation", "Informer sur la réglementation");
    mends(Role::Prose, "Il range lesoutils de taille.", "Il range les outils de taille.");
    keeps(Role::Prose, "Il pratique le surfaçage et la permasérulture.");
    keeps(Role::Prose, "Un microservice et une autoévaluation.");
}

#[test]
fn words_cut() {
    mends(Role::Prose, "Il suit la réglem entation de la serre.", "Il suit la réglementation de la serre.");
    mends(Role::Prose, "Il suit la réglemen- tation de la serre.", "Il suit la réglementation de la serre.");
    mends(Role::Prose, "Il suit la réglemen-tation de la serre.", "Il suit la réglementation de la serre.");
    for text in [
        "Les bacs pré- et post-floraison.",
        "Il taille en serre.",
        "La sous-traitance des bacs.",
        "Il est par fait.",
    ] {
        keeps(Role::Prose, text);
    }
}

#[test]
fn copies_of_a_title_vote() {
    let titles = [
        "Tailler les rosiers de la serre",
        "Taillar les rosiers de la serre",
        "Taillé les rosiers de la serrc",
    ];
    let extra: Vec<(Role, &str)> = titles.iter().map(|text| (title("AT1/CP1"), *text)).collect();
    assert_eq!(run(Level::Repair, &extra).0, [titles[0]; 3]);
}

#[test]
fn copies_that_differ_by_more_than_damage_keep_their_words() {
    let titles = [
        "Tailler les rosiers",
        "Tailler les rosiers",
        "Tailler les rosiers",
        "Tailler le rosier",
        "Arroser les bacs",
    ];
    let extra: Vec<(Role, &str)> = titles.iter().map(|text| (title("AT1/CP1"), *text)).collect();
    assert_eq!(run(Level::Repair, &extra).0, titles);
}

#[test]
fn signs_and_accents() {
    mends(Role::Prose, "La rég1ementation de la serre.", "La réglementation de la serre.");
    mends(Role::Prose, "Les visitcurs de la serre.", "Les visiteurs de la serre.");
    mends(Role::Prose, "La reglementation de la serre.", "La réglementation de la serre.");
    mends(Role::Infinitive, "lnformer les visiteurs", "Informer les visiteurs");
    mends(Role::Prose, "Les visitteurs et la réglmentation.", "Les visiteurs et la réglementation.");
    mends(Role::Prose, "DÃ©jÃ  lâ€™Ã©tÃ©.", "Déjà l’été.");
}

#[test]
fn what_no_word_list_knows_better() {
    for (role, text) in [
        (Role::Prose, "Selon Visitteurs et fils, la serre est froide."),
        (Role::Prose, "Le logiciel VISITTEUR et le code VIS1TEUR."),
        (Role::Prose, "Il lit « les visitteurs » sur la porte."),
        (Role::Prose, "Voir https://serre.example/visitteurs et visitteurs@serre.example."),
        (Role::Prose, "The visitors of the greenhouse are informers."),
        (Role::Prose, "Un visiteur(se), une note de 3e1 et le fichier visitteurs.txt."),
        (Role::Term, "visitteurs"),
        (Role::Code, "visitteurs"),
        (Role::Url, "visitteurs"),
        (Role::Prose, "Le greffeur utilise un sécateurage."),
        (Role::Prose, "Evaluer, Etablir et ECOUTER."),
    ] {
        keeps(role, text);
    }
}

/// The sound items, and a passage whose words were all read with this sureness.
fn recognised(text: &str, sureness: f32) -> String {
    let words = |text: &'static str| Passage {
        pointer: "/items/0",
        role: Role::Infinitive,
        text,
        page: None,
        recognised: Vec::new(),
    };
    let mut passages: Vec<Passage<'_>> = ITEMS.iter().map(|text| words(text)).collect();
    passages.push(Passage {
        role: Role::Prose,
        text,
        recognised: text.split(' ').map(|text| Recognised { text, sureness }).collect(),
        ..words("")
    });
    normalise(&passages, Level::Repair, WordList::shipped()).texts.remove(ITEMS.len())
}

#[test]
fn who_recognised_a_word_is_heard() {
    let text = "Le jardinier garde un objt dans la serre.";
    assert_eq!(recognised(text, 0.3), "Le jardinier garde un objet dans la serre.");
    assert_eq!(recognised(text, 0.85), text);
    assert_eq!(recognised(text, 0.97), text);
    assert_eq!(recognised("ll range [a serre.", 0.9), "Il range la serre.");
    let items = ["Ranger", "Tailler", "Nettoyer", "Balayer", "informer", "Arroser", "Semer"];
    let passages = |recognised: bool| -> Vec<Passage<'_>> {
        let words = |text| if recognised { vec![Recognised { text, sureness: 0.9 }] } else { Vec::new() };
        let passage =
            |text| Passage { pointer: "", role: Role::Infinitive, text, page: None, recognised: words(text) };
        items.into_iter().map(passage).collect()
    };
    for (read, meant) in [(true, "Informer"), (false, "informer")] {
        assert_eq!(normalise(&passages(read), Level::Repair, WordList::shipped()).texts[4], meant);
    }
    let text = "La derniere fiche.";
    assert_eq!(recognised(text, 0.85), "La dernière fiche.");
    assert_eq!(recognised(text, 0.97), text);
}

#[test]
fn words_that_have_no_place_where_they_stand() {
    mends(Role::Savoir, "Conaissance de la taille", "Connaissance de la taille");
    mends(Role::Prose, "Il taille avec dés outils.", "Il taille avec dés outils.");
    mends(Role::Prose, "Il range sur dés visiteurs.", "Il range sur des visiteurs.");
    mends(Role::Prose, "Il lit là réglementation.", "Il lit la réglementation.");
    mends(Role::Prose, "Le jardinier suit lé traitement.", "Le jardinier suit le traitement.");
    for text in [
        "Il coupe en dés réguliers.",
        "Les dés sont jetés.",
        "La serre est propre.",
        "Son bac est vide.",
        "Il pose un lé de toile.",
        "Il range là où il peut.",
        "Là commence la serre.",
        "Ce bac-là fuit.",
    ] {
        keeps(Role::Prose, text);
    }
    keeps(Role::Savoir, "Naissance des plants");
}

#[test]
fn what_is_suspected_is_reported() {
    let (texts, outcome) = run(Level::Repair, &[(Role::Prose, "Le jardinier redige une fiche.")]);
    assert_eq!(texts, ["Le jardinier redige une fiche."]);
    let suspect = outcome.suspects.first().unwrap();
    assert_eq!((suspect.word.as_str(), suspect.at), ("redige", 13));
    assert!(suspect.candidates.contains(&"rédige".to_owned()));
}

#[test]
fn levels_go_no_further_than_they_say() {
    let text = " Informar l'équipe ";
    let at = |level: Level| run(level, &[(Role::Infinitive, text)]).0.remove(0);
    assert_eq!(at(Level::Verbatim), text);
    assert_eq!(at(Level::Typography), "Informar l’équipe");
    assert_eq!(at(Level::Repair), "Informer l’équipe");
}

#[test]
fn a_change_says_why() {
    let (_, outcome) = run(Level::Repair, &[(Role::Infinitive, "Informar l’équipe")]);
    let change = outcome.changes.last().unwrap();
    assert_eq!((change.rule, change.at, change.before.as_str()), ("infinitif", 0, "Informar"));
    let [fr, en] = [Locale::Fr, Locale::En].map(|locale| change.grounds.text(locale));
    assert!(fr.contains("infinitif attendu") && en.contains("infinitive is due"), "{fr}, {en}");
    assert!(change.confidence > 0.9 && change.confidence < 1.0);
}
