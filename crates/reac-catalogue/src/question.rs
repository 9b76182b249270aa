//! What is asked: words that must all be there, phrases, beginnings of words.

use crate::Error;
use crate::mots::{Lecteur, Mot};

/// Words that say how others belong together: a passage need not have them, unless a phrase does.
const OUTILS: &str = "a ai au aux avec ce ces cet cette dans de des du elle en et est il ils je la le les leur leurs lui \
mes mon ne nos notre nous on ou par pas pour que qui sa se ses si son sont sous sur ta te tes ton tu un une vos votre vous y";

/// Saturation and weight of the length, the usual values of BM25.
const K1: f64 = 1.2;
const B: f64 = 0.75;
/// Words of a passage, as documents have them.
const USUAL: f64 = 12.0;
/// A word as it was typed, and one of its other forms by each of the two stems.
const TYPED: f64 = 2.0;
const OTHER: f64 = 1.0;

/// In which forms words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Formes {
    /// As they were typed, but for accents.
    AsTyped,
    /// In any of their forms.
    Any,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// All of which a text must hold.
    pub termes: Vec<Terme>,
}

/// A word, several that must follow each other, or the beginning of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Terme {
    /// Words in this order, each in any of its forms.
    Mots(Vec<[String; 3]>),
    /// Words in this order, the last only begun.
    Debut(Vec<String>),
}

impl Question {
    /// From what is typed: `règles "mise en œuvre" sécu*`.
    ///
    /// # Errors
    /// There is no word in it.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let reader = Lecteur::new();
        let mut termes = Vec::new();
        for (index, part) in text.split(['"', '«', '»', '“', '”']).enumerate() {
            // What stands between quotes is one phrase, whichever quotes they are.
            if index % 2 == 1 {
                termes.extend(terme(&reader, part));
            } else {
                termes.extend(part.split_whitespace().filter_map(|word| terme(&reader, word)));
            }
        }
        if termes.iter().any(|terme| !is_outil(terme)) {
            termes.retain(|terme| !is_outil(terme));
        }
        if termes.is_empty() { Err(Error::NoWord) } else { Ok(Self { termes }) }
    }

    /// As FTS5 has it. Words are letters and digits alone, so nothing in them is an operator.
    /// Words that begin so are named one by one where `begun` knows them: all at once they would be sorted before the first
    /// is seen.
    pub(crate) fn expression(&self, formes: Formes, begun: &[Option<Vec<String>>]) -> String {
        let one = |(index, terme): (usize, &Terme)| match terme {
            Terme::Debut(words) => {
                let (last, before) =
                    words.split_last().map_or(("", &[][..]), |(last, before)| (last.as_str(), before));
                let phrase = |last: &str| {
                    let words: Vec<&str> = before.iter().map(String::as_str).chain([last]).collect();
                    format!("forme : \"{}\"", words.join(" "))
                };
                match begun.get(index).and_then(Option::as_ref).filter(|known| !known.is_empty()) {
                    Some(known) => {
                        let known: Vec<String> = known.iter().map(|last| phrase(last)).collect();
                        format!("({})", known.join(" OR "))
                    }
                    None => format!("({} *)", phrase(last)),
                }
            }
            Terme::Mots(words) => {
                let phrase = |index: usize| {
                    let words: Vec<&str> =
                        words.iter().filter_map(|word| word.get(index)).map(String::as_str).collect();
                    words.join(" ")
                };
                // Words of one form have one stem: where a form stands, its stem does.
                let (forme, avant, apres) = (phrase(0), phrase(1), phrase(2));
                match formes {
                    Formes::AsTyped => format!("(forme : \"{forme}\")"),
                    Formes::Any if avant == apres => format!("({{avant apres}} : \"{avant}\")"),
                    Formes::Any => format!("(avant : \"{avant}\" OR apres : \"{apres}\")"),
                }
            }
        };
        self.termes.iter().enumerate().map(one).collect::<Vec<_>>().join(" AND ")
    }

    /// How well a text answers: as BM25 has it, but for how rare a word is, since all answers hold them all. A word as it
    /// was typed counts more than another form of it.
    pub(crate) fn score(&self, mots: &[Mot]) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "counts of words")]
        let length = mots.len() as f64 / USUAL;
        let damping = K1 * (1.0 - B + B * length);
        let of = |terme: &Terme| {
            let found: f64 = terme.weights(mots).sum();
            found * (K1 + 1.0) / (found + damping)
        };
        self.termes.iter().map(of).sum()
    }

    /// Whether a word of a text is one that was asked for.
    pub(crate) fn asks_for(&self, mot: &Mot) -> bool {
        self.termes.iter().any(|terme| match terme {
            Terme::Mots(words) => words.iter().any(|[forme, avant, apres]| {
                *forme == mot.forme || *avant == mot.avant || *apres == mot.apres
            }),
            Terme::Debut(words) => words.iter().enumerate().any(|(index, word)| {
                if index + 1 == words.len() {
                    mot.forme.starts_with(word.as_str())
                } else {
                    *word == mot.forme
                }
            }),
        })
    }
}

impl Terme {
    /// What it is worth at each place where it stands.
    fn weights<'a>(&'a self, mots: &'a [Mot]) -> impl Iterator<Item = f64> + 'a {
        let length = match self {
            Self::Mots(words) => words.len(),
            Self::Debut(words) => words.len(),
        };
        mots.windows(length.max(1)).map(|mots| self.weight(mots)).filter(|weight| *weight > 0.0)
    }

    fn weight(&self, mots: &[Mot]) -> f64 {
        match self {
            Self::Debut(words) => {
                let fits = |(index, (mot, word)): (usize, (&Mot, &String))| match index + 1 == words.len() {
                    true => mot.forme.starts_with(word.as_str()),
                    false => mot.forme == *word,
                };
                if mots.iter().zip(words).enumerate().all(fits) { TYPED } else { 0.0 }
            }
            Self::Mots(words) => {
                let all = |fits: fn(&Mot, &[String; 3]) -> bool| {
                    mots.iter().zip(words).all(|(mot, word)| fits(mot, word))
                };
                let column = |fits, weight| if all(fits) { weight } else { 0.0 };
                column(|mot, [forme, ..]| mot.forme == *forme, TYPED)
                    + column(|mot, [_, avant, _]| mot.avant == *avant, OTHER)
                    + column(|mot, [.., apres]| mot.apres == *apres, OTHER)
            }
        }
    }
}

fn is_outil(terme: &Terme) -> bool {
    match terme {
        Terme::Mots(words) => match words.as_slice() {
            [[forme, ..]] => OUTILS.split_whitespace().any(|outil| outil == forme),
            _ => false,
        },
        Terme::Debut(_) => false,
    }
}

fn terme(reader: &Lecteur, text: &str) -> Option<Terme> {
    let mots = reader.mots(text);
    if mots.is_empty() {
        return None;
    }
    Some(if text.trim_end().ends_with('*') {
        Terme::Debut(mots.into_iter().map(|mot| mot.forme).collect())
    } else {
        Terme::Mots(mots.into_iter().map(|mot| [mot.forme, mot.avant, mot.apres]).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_phrases_and_beginnings() {
        let asked = Question::parse("l’équipe « mise en œuvre » sécu* savoir-faire").unwrap();
        let lengths: Vec<_> = asked
            .termes
            .iter()
            .map(|terme| match terme {
                Terme::Mots(words) => (false, words.len()),
                Terme::Debut(words) => (true, words.len()),
            })
            .collect();
        assert_eq!(lengths, [(false, 1), (false, 3), (true, 1), (false, 2)]);
    }

    #[test]
    fn words_that_only_join_others_are_not_asked_for() {
        let count = |text: &str| Question::parse(text).unwrap().termes.len();
        assert_eq!(count("la tenue de la caisse"), 2);
        assert_eq!(count("\"tenue de la caisse\""), 1);
        assert_eq!(count("à la"), 2);
    }

    #[test]
    fn what_is_typed_is_never_an_operator() {
        for text in ["OR", "a AND NOT \"b", "forme : x", "x) OR (y", "NEAR(a b)", "^a", "-a", "a*b*"] {
            let expression = Question::parse(text).unwrap().expression(Formes::Any, &[]);
            let plain: String = expression.split('"').step_by(2).collect();
            let own = ["(forme : ", "(avant : ", "({avant apres} : "];
            assert!(own.iter().any(|own| plain.starts_with(own)), "{text}: {expression}");
            let signs = plain
                .replace("AND", "")
                .replace("OR", "")
                .replace("forme", "")
                .replace("avant", "")
                .replace("apres", "");
            assert!(signs.chars().all(|c| "() {}:*".contains(c)), "{text}: {plain}");
            assert_eq!(expression.matches('"').count() % 2, 0, "{text}: {expression}");
        }
        assert!(matches!(Question::parse(" « » * ' "), Err(Error::NoWord)));
    }
}
