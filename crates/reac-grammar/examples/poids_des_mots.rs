//! Fits the weights by which words divide the four groups of savoirs, on the golds of a corpus:
//! `REAC_CORPUS=FOLDER cargo run -p reac-grammar --example poids_des_mots > crates/reac-grammar/src/lexique_groupes/poids.rs`.
//!
//! A chain of items is a conditional random field: each item has a group not before that of the item above it, its
//! words weigh for each group, each change of group and each group passed over costs. A word's own weight is kept where
//! two trades at least print it (the ROME domain says what trade a document is of) and drawn to nought, a family's to
//! what its words mean.
//! How well documents do whose trade was left out is printed beside, on the standard error.

#![allow(
    clippy::type_complexity,
    clippy::needless_range_loop,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::indexing_slicing
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use reac_grammar::fold::fold;
use reac_grammar::lexique_groupes::{places, sens, traits, traits_de_place};
use serde_json::Value;

const GROUPES: [&str; 4] =
    ["savoir_faire_techniques", "savoir_faire_organisationnels", "savoir_faire_relationnels", "savoirs"];

/// Order of the groups until 2014, and since.
const ORDRES: [[usize; 4]; 2] = [[3, 0, 2, 1], [0, 1, 2, 3]];

/// A word is kept that stands in so many items.
const ITEMS: usize = 4;
/// Steps: of 60 and 120 the better, each document left out: weights that are not yet all the fit would make of them.
const TOURS: usize = 60;
/// How strongly a weight is drawn to where it starts: of 0.25 to 4 the best, each document left out.
const RETENUE: f64 = 1.0;
/// How much rarer empty groups are than in a corpus of one trade: each document left out that is as good, and those of
/// other trades do better by it.
const RARES: f64 = 1.0;
const PAS: f64 = 0.3;
const JAMAIS: f64 = -1e9;

type Poids = [f64; 4];

/// What is seen, by its name, and how much of it.
type Trait = (String, f64);

/// Items of one fiche: what is seen of each, and its position in the heading's order.
struct Fiche {
    items: Vec<(Vec<Trait>, usize)>,
    ordre: [usize; 4],
}

struct Document {
    name: String,
    trade: String,
    fiches: Vec<Fiche>,
}

#[derive(Default, Clone)]
struct Modele {
    mots: BTreeMap<String, Poids>,
    change: f64,
    vides: Poids,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let corpus = std::env::var("REAC_CORPUS").map_err(|_| "REAC_CORPUS: folder of the corpus")?;
    let documents = lire(&Path::new(&corpus).join("gold"))?;
    let mut wrong = 0;
    for held in &documents {
        let others: Vec<&Document> = documents.iter().filter(|other| other.trade != held.trade).collect();
        let one_out: Vec<&Document> = documents.iter().filter(|other| other.name != held.name).collect();
        let (all, alone) = juger(&ajuster(&one_out), held);
        let (_, foreign) = juger(&ajuster(&others), held);
        wrong += alone;
        eprintln!("{}: {all} items, {alone} in a wrong group, {foreign} without its trade", held.name);
    }
    eprintln!("{wrong} wrong, each document left out");
    let model = ajuster(&documents.iter().collect::<Vec<_>>());
    for path in std::env::args().skip(1) {
        let document = document(Path::new(&path))?;
        let (all, wrong) = juger(&model, &document);
        eprintln!("{path}: {all} items, {wrong} in a wrong group");
    }
    imprimer(&model);
    Ok(())
}

fn lire(folder: &Path) -> Result<Vec<Document>, Box<dyn std::error::Error>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    paths.sort_by_key(|entry| entry.file_name());
    let json = |path: &Path| path.extension().is_some_and(|end| end == "json");
    paths.iter().map(|entry| entry.path()).filter(|path| json(path)).map(|path| document(&path)).collect()
}

fn document(path: &Path) -> Result<Document, Box<dyn std::error::Error>> {
    let gold: Value = serde_json::from_slice(&std::fs::read(path)?)?;
    let validated = gold.pointer("/document/date_validation").and_then(Value::as_str).unwrap_or_default();
    let ordre = ORDRES[usize::from(validated >= "2014-06")];
    let code = gold.pointer("/emploi_type/rome/0/code").and_then(Value::as_str).unwrap_or_default();
    let list =
        gold.get("competences_professionnelles").and_then(Value::as_array).cloned().unwrap_or_default();
    let sure = list.iter().filter(|fiche| fiche.get("groupes_certains") != Some(&Value::Bool(false)));
    let fiches = sure.map(|fiche| Fiche { items: items(fiche, &ordre), ordre });
    Ok(Document {
        name: path.display().to_string(),
        trade: code.chars().take(3).collect(),
        fiches: fiches.filter(|fiche| !fiche.items.is_empty()).collect(),
    })
}

fn items(fiche: &Value, ordre: &[usize; 4]) -> Vec<(Vec<Trait>, usize)> {
    let of = |position: usize| fiche.get(GROUPES[ordre[position]]).and_then(Value::as_array);
    let texts: Vec<(&str, usize)> = (0..4)
        .flat_map(|position| of(position).into_iter().flatten().map(move |item| (item, position)))
        .filter_map(|(item, position)| Some((item.as_str()?, position)))
        .collect();
    let places = if ordre == &ORDRES[1] {
        places(texts.iter().map(|(text, _)| *text))
    } else {
        vec![None; texts.len()]
    };
    let seen = |text: &str, place: Option<f64>| {
        let words = traits(text, &fold(text)).into_iter().map(|name| (name, 1.0));
        let place = place.into_iter().flat_map(traits_de_place);
        words.chain(place.map(|(name, value)| (name.to_owned(), value))).collect()
    };
    texts.iter().zip(places).map(|((text, at), place)| (seen(text, place), *at)).collect()
}

/// What is kept: all but words of one trade, and rare ones.
fn retenus(documents: &[&Document]) -> BTreeSet<String> {
    let mut seen: BTreeMap<&str, (BTreeSet<&str>, usize)> = BTreeMap::new();
    for document in documents {
        for (traits, _) in document.fiches.iter().flat_map(|fiche| &fiche.items) {
            for (name, _) in traits {
                let entry = seen.entry(name).or_default();
                entry.0.insert(&document.trade);
                entry.1 += 1;
            }
        }
    }
    let general = |(name, (trades, count)): &(&str, (BTreeSet<&str>, usize))| {
        !name.starts_with("premier ") || (trades.len() > 1 && *count >= ITEMS)
    };
    seen.into_iter().filter(general).map(|(name, _)| name.to_owned()).collect()
}

fn ajuster(documents: &[&Document]) -> Modele {
    let kept = retenus(documents);
    let names: Vec<&String> = kept.iter().collect();
    let row = |(name, value): &Trait| Some((names.binary_search(&name).ok()?, *value));
    let fiches: Vec<(Vec<(Vec<(usize, f64)>, usize)>, [usize; 4])> = documents
        .iter()
        .flat_map(|document| &document.fiches)
        .map(|fiche| {
            let items = fiche.items.iter().map(|(traits, at)| (traits.iter().filter_map(row).collect(), *at));
            (items.collect(), fiche.ordre)
        })
        .collect();
    // The last two rows are what changes and empty groups cost.
    let (change, vides) = (names.len(), names.len() + 1);
    let mut weights: Vec<Poids> = vec![[0.0; 4]; names.len() + 2];
    let rest: Vec<Poids> = names.iter().map(|name| sens(name).unwrap_or([0.0; 4])).collect();
    weights[..names.len()].copy_from_slice(&rest);
    weights[change][0] = -1.5;
    weights[vides] = [-1.5; 4];
    let mut squares = vec![[1e-6; 4]; weights.len()];
    for _ in 0..TOURS {
        let mut slope: Vec<Poids> = vec![[0.0; 4]; weights.len()];
        for (row, own) in slope.iter_mut().enumerate() {
            let of_words = names.get(row).is_some_and(|name| !name.starts_with("rang"));
            let pull = if of_words { RETENUE } else { 0.2 };
            let rest = rest.get(row).unwrap_or(&[-1.5; 4]);
            *own = std::array::from_fn(|group| pull * (rest[group] - weights[row][group]));
        }
        slope[change][1..].fill(0.0);
        for (items, ordre) in &fiches {
            pente(items, ordre, &weights, &mut slope);
        }
        for ((weight, slope), square) in weights.iter_mut().zip(&slope).zip(&mut squares) {
            for group in 0..4 {
                square[group] += slope[group] * slope[group];
                weight[group] += PAS * slope[group] / square[group].sqrt();
            }
        }
    }
    let mots = names.iter().zip(&weights).map(|(name, weights)| ((*name).clone(), *weights)).collect();
    Modele { mots, change: weights[change][0], vides: weights[vides].map(|weight| weight - RARES) }
}

/// Adds one fiche's share of the log-likelihood's slope.
fn pente(items: &[(Vec<(usize, f64)>, usize)], ordre: &[usize; 4], weights: &[Poids], slope: &mut [Poids]) {
    let rows = weights.len();
    let words = |traits: &[(usize, f64)]| {
        std::array::from_fn(|at| {
            traits.iter().map(|(row, value)| weights[*row][ordre[at]] * value).sum::<f64>()
        })
    };
    let emissions: Vec<Poids> = items.iter().map(|(traits, _)| words(traits)).collect();
    let passages = Passages::new(weights[rows - 2][0], &weights[rows - 1], ordre);
    let chain = Chaine::new(&emissions, &passages);
    let unary = chain.un();
    for ((traits, at), odds) in items.iter().zip(&unary) {
        for position in 0..4 {
            let error = f64::from(u8::from(position == *at)) - odds[position];
            traits.iter().for_each(|(row, value)| slope[*row][ordre[position]] += error * value);
        }
    }
    let mut pass = |from: Option<usize>, to: usize, share: f64| {
        let first = from.map_or(0, |from| from + 1);
        (first..to).for_each(|at| slope[rows - 1][ordre[at]] += share);
        if from.is_some_and(|from| from != to) && to < 4 {
            slope[rows - 2][0] += share;
        }
    };
    for (from, to, odds) in chain.deux() {
        pass(Some(from), to, -odds);
    }
    for pair in items.windows(2) {
        pass(Some(pair[0].1), pair[1].1, 1.0);
    }
    let (Some(first), Some(last)) = (items.first(), items.last()) else { return };
    pass(None, first.1, 1.0);
    pass(Some(last.1), 4, 1.0);
    for position in 0..4 {
        pass(None, position, -unary[0][position]);
        pass(Some(position), 4, -unary[unary.len() - 1][position]);
    }
}

/// Log-odds of every way from one group to the next.
struct Passages {
    debut: Poids,
    entre: [Poids; 4],
    fin: Poids,
}

impl Passages {
    fn new(change: f64, vides: &Poids, ordre: &[usize; 4]) -> Self {
        let empty = |from: usize, to: usize| (from..to).map(|at| vides[ordre[at]]).sum::<f64>();
        let between = |from: usize, to: usize| match to {
            to if to < from => JAMAIS,
            to if to == from => 0.0,
            to => change + empty(from + 1, to),
        };
        Self {
            debut: std::array::from_fn(|to| empty(0, to)),
            entre: std::array::from_fn(|from| std::array::from_fn(|to| between(from, to))),
            fin: std::array::from_fn(|from| empty(from + 1, 4)),
        }
    }
}

/// All divisions of a chain at once, forwards and backwards.
struct Chaine<'a> {
    emissions: &'a [Poids],
    passages: &'a Passages,
    avant: Vec<Poids>,
    apres: Vec<Poids>,
    total: f64,
}

impl<'a> Chaine<'a> {
    fn new(emissions: &'a [Poids], passages: &'a Passages) -> Self {
        let mut avant: Vec<Poids> = Vec::new();
        for words in emissions {
            let way = |to: usize| match avant.last() {
                None => passages.debut[to],
                Some(last) => somme(&std::array::from_fn(|from| last[from] + passages.entre[from][to])),
            };
            avant.push(std::array::from_fn(|to| way(to) + words[to]));
        }
        let mut apres = vec![passages.fin];
        for words in emissions.iter().skip(1).rev() {
            let last = apres[apres.len() - 1];
            let way = |from: usize| {
                somme(&std::array::from_fn(|to| passages.entre[from][to] + words[to] + last[to]))
            };
            apres.push(std::array::from_fn(way));
        }
        apres.reverse();
        let total = somme(&std::array::from_fn(|at| avant[avant.len() - 1][at] + passages.fin[at]));
        Self { emissions, passages, avant, apres, total }
    }

    /// Odds of each group for each item.
    fn un(&self) -> Vec<Poids> {
        let both = self.avant.iter().zip(&self.apres);
        both.map(|(avant, apres)| std::array::from_fn(|at| (avant[at] + apres[at] - self.total).exp()))
            .collect()
    }

    /// Odds of each step from one item to the next.
    fn deux(&self) -> Vec<(usize, usize, f64)> {
        let mut out = Vec::new();
        for item in 1..self.emissions.len() {
            for from in 0..4 {
                for to in from..4 {
                    let log = self.avant[item - 1][from]
                        + self.passages.entre[from][to]
                        + self.emissions[item][to]
                        + self.apres[item][to];
                    out.push((from, to, (log - self.total).exp()));
                }
            }
        }
        out
    }

    fn meilleur(&self) -> Vec<usize> {
        let mut ways: [(f64, Vec<usize>); 4] =
            std::array::from_fn(|at| (self.passages.debut[at] + self.emissions[0][at], vec![at]));
        for words in self.emissions.iter().skip(1) {
            ways = std::array::from_fn(|to| {
                let of = |from: usize| ways[from].0 + self.passages.entre[from][to] + words[to];
                let from = (0..=to).max_by(|a, b| of(*a).total_cmp(&of(*b))).unwrap_or(0);
                let mut way = ways[from].1.clone();
                way.push(to);
                (of(from), way)
            });
        }
        let end = |at: usize| ways[at].0 + self.passages.fin[at];
        let best = (0..4).max_by(|a, b| end(*a).total_cmp(&end(*b))).unwrap_or(0);
        ways[best].1.clone()
    }
}

fn somme(logs: &Poids) -> f64 {
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    most + logs.iter().map(|log| (log - most).exp()).sum::<f64>().ln()
}

/// Items, and how many of them words alone put in a wrong group.
fn juger(model: &Modele, document: &Document) -> (usize, usize) {
    let (mut all, mut wrong) = (0, 0);
    for fiche in &document.fiches {
        let words = |traits: &Vec<Trait>| {
            let rows = traits.iter().filter_map(|(name, value)| Some((model.mots.get(name)?, value)));
            let sums = rows.fold([0.0; 4], |sums: Poids, (row, value)| {
                std::array::from_fn(|at| sums[at] + row[at] * value)
            });
            std::array::from_fn(|at| sums[fiche.ordre[at]])
        };
        let emissions: Vec<Poids> = fiche.items.iter().map(|(traits, _)| words(traits)).collect();
        let passages = Passages::new(model.change, &model.vides, &fiche.ordre);
        let found = Chaine::new(&emissions, &passages).meilleur();
        all += found.len();
        wrong += fiche.items.iter().zip(found).filter(|((_, at), found)| at != found).count();
    }
    (all, wrong)
}

fn imprimer(model: &Modele) {
    let row =
        |weights: &Poids| weights.map(|weight| format!("{weight:.2}")).join(", ").replace("-0.00", "0.00");
    println!(
        "//! Weights of what is seen of an item's words: `examples/poids_des_mots.rs` fits them and prints this file."
    );
    println!(
        "//!\n//! In the order techniques, organisationnels, relationnels, savoirs; what is not here weighs nothing.\n"
    );
    println!("use super::Poids;\n");
    println!("/// What a change of group costs where no gap shows it.");
    println!("pub(crate) const CHANGE: f64 = {:.2};\n", model.change);
    println!("/// What it costs that a group is empty.");
    println!("pub(crate) const VIDES: Poids = [{}];\n", row(&model.vides));
    println!("/// The weights, in the order of their names.");
    println!("#[rustfmt::skip]\npub(super) const POIDS: &[(&str, Poids)] = &[");
    for (name, weights) in &model.mots {
        println!("    (\"{name}\", [{}]),", row(weights));
    }
    println!("];");
}
