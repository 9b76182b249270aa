//! The signals: what reports call each, what it says and how strongly, on which producers it was seen to hold.

/// A signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Indice {
    /// The tags name one paragraph.
    MemeBalise,
    /// The tags name two paragraphs.
    AutreBalise,
    /// More than a line's distance above it.
    Ecart,
    /// Somewhat more than a line's distance above it.
    PetitEcart,
    /// A bullet opens it.
    Puce,
    /// A typed number opens it, `2.`.
    PuceNumero,
    /// The line above is stretched to the margin.
    Etiree,
    /// Its first word had room on the line above.
    PlaceLibre,
    /// Its first word had room above, by less than the measure's own error.
    PlaceJuste,
    /// Its first word had no room on the line above.
    PasDePlace,
    /// The line above is not stretched and stops short of the margin, where wrapped lines reach it.
    NonEtiree,
    /// It opens with a lower-case letter.
    Minuscule,
    /// It opens with a sign that opens nothing new.
    SuiteDePonctuation,
    /// It opens with a bracket and a lower-case letter: "(scalabilité)".
    Precision,
    /// The same row surely opens a paragraph elsewhere in the document.
    DebutAilleurs,
    /// It opens with an upper-case letter.
    Majuscule,
    /// The line above ends with a word that wants another ("de", "et", "pour").
    MotOuvert,
    /// The line above ends with a hyphen within a word.
    TraitDUnion,
    /// The line above ends with a comma.
    Virgule,
    /// The line above ends a sentence.
    FinDePhrase,
    /// The line above ends with a colon.
    DeuxPoints,
    /// The line above ends within a sentence, in running text.
    PhraseOuverte,
    /// A bracket is still open.
    ParentheseOuverte,
    /// A bracket is still open, though the line above closes one at its end.
    ParentheseDeTrop,
    /// It says where a definition is taken from, `(Source : …)`.
    Attribution,
    /// It opens with an article, a pronoun or a preposition in upper case, and no sentence ends above.
    MotOutil,
    /// It is a short label with a colon, `A2 :`.
    Etiquette,
    /// It is a label of the lists of old and new activities, `CCS :`.
    EtiquetteDeListe,
    /// It opens as items of this place do (an article before a criterion, an infinitive).
    OuvreItem,
    /// It opens with a word that no wrapped line of this place begins with: "Connaissance", a verb of the trade.
    OuvreItemSur,
    /// The line above ends with a space glyph.
    EspaceFinal,
    /// The line above ends without a space glyph.
    SansEspaceFinal,
    /// It stands further right than the line above.
    Retrait,
    /// It stands under the text of the bullet above.
    SousLaPuce,
    /// The item above has a bullet, it has none.
    SansPuce,
    /// It is a term that the glossary of every REAC explains.
    TermeConnu,
    /// Short and without a stop, between the end of a sentence and a row that begins another.
    TermeEntrePhrases,
    /// Another weight or size.
    AutreStyle,
    /// An address goes on.
    Adresse,
}

/// What reports call each signal, what it says (log-odds that the text goes on), and where it was seen to hold.
const TABLE: &[(Indice, &str, f32, &str)] = &[
    (Indice::MemeBalise, "@meme_balise", 7.0, "tagged files of Word; no counter-example"),
    (
        Indice::AutreBalise,
        "@autre_balise",
        -6.0,
        "tagged files of Word; two hard returns inside an item are the exception",
    ),
    (Indice::Ecart, "@ecart", -9.0, "every producer"),
    (
        Indice::PetitEcart,
        "@petit_ecart",
        -2.5,
        "every producer; spacing between paragraphs under a full line",
    ),
    (Indice::Puce, "@puce", -9.0, "every producer"),
    (
        Indice::PuceNumero,
        "@puce_numero",
        -4.0,
        "lists numbered by hand; a wrapped line begins so by chance only",
    ),
    (
        Indice::Etiree,
        "@etiree",
        7.0,
        "justified text of every producer; one list in fifty pages has a soft break there",
    ),
    (Indice::PlaceLibre, "@place_libre", -6.0, "every producer; exceptions are no-break spaces"),
    (
        Indice::PlaceJuste,
        "@place_juste",
        -0.7,
        "within the error of the measure: less than no room by the half",
    ),
    (
        Indice::PasDePlace,
        "@pas_de_place",
        0.0,
        "measured: a last line ends so near the margin by chance only",
    ),
    (
        Indice::NonEtiree,
        "@non_etiree",
        0.0,
        "learnt from the lines around: ragged paragraphs stand among justified ones",
    ),
    (
        Indice::Minuscule,
        "@minuscule",
        5.0,
        "every producer; exceptions are names such as eXtensible and addresses",
    ),
    (
        Indice::SuiteDePonctuation,
        "@suite_de_ponctuation",
        3.0,
        "an opening bracket or a quotation goes on more often than not",
    ),
    (
        Indice::Precision,
        "@precision",
        7.0,
        "explains what stands before it; an author's hard return before it included",
    ),
    (
        Indice::DebutAilleurs,
        "@debut_ailleurs",
        -1.5,
        "référentiels repeat items and sentences whole; within a paragraph a stock sentence may stand all the same",
    ),
    (Indice::Majuscule, "@majuscule", -0.8, "proper nouns and acronyms open wrapped lines too"),
    (Indice::MotOuvert, "@mot_ouvert", 5.0, "no item ends in an article or a preposition"),
    (Indice::TraitDUnion, "@trait_d_union", 6.0, "every producer"),
    (Indice::Virgule, "@virgule", 1.8, "lists punctuated with commas are the exception"),
    (Indice::FinDePhrase, "@fin_de_phrase", -1.6, "paragraphs hold several sentences"),
    (Indice::DeuxPoints, "@deux_points", -1.0, "a colon opens a list more often than it stands at a wrap"),
    (
        Indice::PhraseOuverte,
        "@phrase_ouverte",
        0.5,
        "running text: 214 of 214 full lines of four real and 160 generated prints go on, and in five of 2,000 an item \
         without a stop ends there: too little to be sure by",
    ),
    (Indice::ParentheseOuverte, "@parenthese_ouverte", 4.0, "brackets are closed within an item"),
    (
        Indice::ParentheseDeTrop,
        "@parenthese_de_trop",
        0.5,
        "an author's bracket too many, seen once in a real print",
    ),
    (
        Indice::Attribution,
        "@attribution",
        2.0,
        "glossaries of two real prints: below a full line it is run in, elsewhere it stands by itself",
    ),
    (Indice::MotOutil, "@mot_outil", -4.5, "such words have a capital at the beginning of a sentence only"),
    (Indice::Etiquette, "@etiquette", -5.0, "lists of old and new activities"),
    (
        Indice::EtiquetteDeListe,
        "@etiquette_de_liste",
        -9.0,
        "lists of old and new activities; no sentence goes on so",
    ),
    (
        Indice::OuvreItem,
        "@ouvre_item",
        -5.0,
        "savoir-faire, savoirs, criteria: 1,075 of 1,075 below a full line in four real and 160 generated prints",
    ),
    (
        Indice::OuvreItemSur,
        "@ouvre_item_sur",
        -8.0,
        "savoir-faire and savoirs of every producer, stretched lines before them included",
    ),
    (Indice::EspaceFinal, "@espace_final", 0.0, "learnt from each document"),
    (Indice::SansEspaceFinal, "@sans_espace_final", 0.0, "learnt from each document"),
    (Indice::Retrait, "@retrait", -1.5, "every producer"),
    (Indice::SousLaPuce, "@sous_la_puce", 2.0, "hanging indents"),
    (
        Indice::SansPuce,
        "@sans_puce",
        2.5,
        "items of one list all have bullets; a paragraph may follow the list",
    ),
    (Indice::TermeConnu, "@terme_connu", -9.0, "the ministry's glossary"),
    (
        Indice::TermeEntrePhrases,
        "@terme_entre_phrases",
        -6.0,
        "glossaries in plain text; a definition's last line ends in a stop",
    ),
    (
        Indice::AutreStyle,
        "@autre_style",
        -3.0,
        "a bold term and its definition; bold words run in are the exception",
    ),
    (Indice::Adresse, "@adresse", 6.0, "an address that fills its line"),
];

impl Indice {
    fn row(self) -> Option<&'static (Self, &'static str, f32, &'static str)> {
        TABLE.iter().find(|(indice, ..)| *indice == self)
    }

    /// Its log-odds.
    #[must_use]
    pub fn force(self) -> f32 {
        self.row().map_or(0.0, |(_, _, force, _)| *force)
    }

    /// The term by which messages name it.
    #[must_use]
    pub fn terme(self) -> &'static str {
        self.row().map_or("", |(_, terme, ..)| terme)
    }
}
