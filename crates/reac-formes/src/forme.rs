//! One generation of layout: all that it prints, and where that differs from the one before.

use crate::rubriques::Rubrique;

/// What one generation of a REAC prints.
#[derive(Debug, Clone, Copy)]
pub struct Forme {
    /// Year in which it began.
    pub annee: u32,
    /// The generation whose headings it prints where it has none of its own.
    pub comme: Option<&'static Forme>,
    /// Its own headings, as printed.
    pub titres: &'static [Titre],
    /// What a document with certificats complémentaires de spécialisation prints besides.
    pub ccs: Ccs,
    /// The four groups, in the order that their heading names.
    pub ordre: [Groupe; 4],
    /// What a gap between two items of a fiche compétence says.
    pub ecarts: &'static [Rang],
    /// The scale of its levels.
    pub echelle: Echelle,
    /// The columns of its running footer, from left to right.
    pub pied: &'static [Cellule],
    /// Where the last cell of the footer ends, in points.
    pub pied_droite: f32,
    /// Size of the footer's values, in points.
    pub pied_corps: f32,
    /// Whether the cover has a footer.
    pub premiere_page: PremierePage,
    /// What the sommaire calls the first fiche of each kind.
    pub sommaire: &'static [(Rubrique, &'static str)],
    /// Where the number of a fiche's head stands.
    pub numero: Numero,
    /// How the old and new activities are printed.
    pub liste: Liste,
    /// How a code NSF and its name are printed.
    pub nsf: Nsf,
    /// What a section without content says.
    pub vide: &'static str,
    /// What stands before an item of a list.
    pub puces: Puces,
    /// Capitals of the fiche heads.
    pub capitales: Capitales,
    /// Top of the body's first line, in points.
    pub haut: f32,
}

/// A heading as it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Titre {
    /// What it opens.
    pub rubrique: Rubrique,
    /// The fiche in which it is printed so, where another fiche prints it otherwise.
    pub fiche: Option<Rubrique>,
    /// Its wording.
    pub texte: &'static str,
    /// `(le cas échéant)`, `(rubrique RNCP)`: smaller, behind it.
    pub remarque: &'static str,
}

impl Titre {
    /// A heading without a remark.
    #[must_use]
    pub const fn nu(rubrique: Rubrique, texte: &'static str) -> Self {
        Self { rubrique, fiche: None, texte, remarque: "" }
    }

    /// A heading with a remark behind it.
    #[must_use]
    pub const fn avec(rubrique: Rubrique, texte: &'static str, remarque: &'static str) -> Self {
        Self { rubrique, fiche: None, texte, remarque }
    }

    /// The same, as one fiche prints it.
    #[must_use]
    pub const fn dans(self, fiche: Rubrique) -> Self {
        Self { fiche: Some(fiche), ..self }
    }
}

/// A heading that a generation does not print.
static AUCUN: Titre = Titre::nu(Rubrique::HorsJson, "");

impl Forme {
    /// How it prints a heading, its own or that of the generation it follows; empty where it prints none.
    #[must_use]
    pub fn titre(&self, rubrique: Rubrique) -> &'static Titre {
        self.titre_dans(rubrique, None)
    }

    /// The same within a fiche.
    #[must_use]
    pub fn titre_dans(&self, rubrique: Rubrique, fiche: Option<Rubrique>) -> &'static Titre {
        let own = |of: Option<Rubrique>| {
            self.titres.iter().find(|titre| titre.rubrique == rubrique && titre.fiche == of)
        };
        let inherited = || self.comme.map(|before| before.titre_dans(rubrique, fiche));
        own(fiche).or_else(|| own(None)).or_else(inherited).unwrap_or(&AUCUN)
    }

    /// All headings that it prints, its own first.
    pub fn tous(&self) -> impl Iterator<Item = &'static Titre> {
        let own = |titre: &Titre| std::ptr::eq(self.titre_dans(titre.rubrique, titre.fiche), titre);
        let chain = std::iter::successors(Some(self.titres), {
            let mut before = self.comme;
            move |_| {
                let forme = before?;
                before = forme.comme;
                Some(forme.titres)
            }
        });
        let all: Vec<&'static Titre> = chain.flatten().filter(|titre| own(titre)).collect();
        all.into_iter()
    }

    /// What its sommaire calls the first fiche of a kind; empty where it has none.
    #[must_use]
    pub fn au_sommaire(&self, rubrique: Rubrique) -> &'static str {
        self.sommaire.iter().find(|(own, _)| *own == rubrique).map_or("", |(_, texte)| texte)
    }
}

/// What only documents with certificats complémentaires de spécialisation print; `{}` stands for the number.
#[derive(Debug, Clone, Copy)]
pub struct Ccs {
    /// Heading of the synoptic table.
    pub synoptique: &'static str,
    /// The lines of the cover.
    pub couverture: [&'static str; 2],
    /// Head of the fiche activité type.
    pub activite: &'static str,
    /// Head of a fiche compétence professionnelle.
    pub competence: &'static str,
    /// What the sommaire calls cover, activity and competences.
    pub au_sommaire: [&'static str; 3],
}

/// One column of the running footer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cellule {
    /// What its values are.
    pub colonne: Colonne,
    /// Its label.
    pub libelle: &'static str,
    /// Where it begins, in points.
    pub gauche: f32,
}

impl Cellule {
    /// A column from its left edge on.
    #[must_use]
    pub const fn de(colonne: Colonne, libelle: &'static str, gauche: f32) -> Self {
        Self { colonne, libelle, gauche }
    }
}

/// What stands in a column of the footer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colonne {
    /// SIGLE, before 2015 Libellé réduit.
    Sigle,
    /// Type de document.
    TypeDocument,
    /// Code titre.
    CodeTitre,
    /// Millésime, before 2015 Version.
    Millesime,
    /// Date de Validation; in some siblings Date dernier JO.
    DateValidation,
    /// Date de mise à jour.
    DateMiseAJour,
    /// Page.
    Page,
    /// A value of one word that the canonical JSON has no place for.
    HorsJson,
}

/// One of the four groups below the last heading of a fiche compétence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Groupe {
    /// Savoir-faire techniques.
    Techniques,
    /// Savoir-faire organisationnels.
    Organisationnels,
    /// Savoir-faire relationnels.
    Relationnels,
    /// Savoirs.
    Savoirs,
}

/// What a numbered head opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Genre {
    /// FICHE ACTIVITÉ TYPE.
    Activite,
    /// FICHE COMPÉTENCE PROFESSIONNELLE.
    Competence,
    /// CERTIFICAT COMPLÉMENTAIRE DE SPÉCIALISATION N° 1 DU TITRE, on a cover of its own.
    CouvertureCcs,
}

/// A row of the table of gaps: below so many blank lines, the log-likelihoods of staying in the group, of the next one,
/// of passing over one empty group and over two.
pub type Rang = (f32, [f64; 4]);

/// The scale of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Echelle {
    /// `Niveau III`, of the nomenclature of 1969.
    Nomenclature1969,
    /// `Niveau 5`, of the framework of 2019.
    Cadre2019,
}

/// Whether the cover has a footer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PremierePage {
    /// It has none.
    Nue,
    /// It has one, as all pages.
    AvecPied,
}

/// Where the number of a head stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numero {
    /// On the line below.
    Dessous,
    /// Behind the head.
    Derriere,
}

/// How the old and new activities are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Liste {
    /// Side by side, in a table of two columns, which has no place for a CCS.
    Colonnes,
    /// One below the other, each behind its label.
    Etiquettes,
}

/// How a code NSF is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nsf {
    /// `326 t - …`
    LettreApart,
    /// `326t - …`
    Tiret,
    /// `326t--…`
    DeuxTirets,
}

/// What stands before an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Puces {
    /// A hyphen.
    Tiret,
    /// U+F0B7 of the Symbol font.
    Symbole,
}

/// Capitals of the fiche heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capitales {
    /// `FICHE ACTIVITÉ TYPE`
    Accentuees,
    /// `FICHE ACTIVITE TYPE`
    Nues,
}
