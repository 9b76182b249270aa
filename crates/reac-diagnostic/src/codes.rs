//! The table of codes. A code is never reused; a retired one stays listed.

use crate::{Locale, Severity};

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal $severity:ident, fr $fr:literal, en $en:literal;)*) => {
        /// A kind of finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $name,)* }

        /// Every code, in order.
        pub const ALL: &[Code] = &[$(Code::$name,)*];

        impl Code {
            /// The stable identifier, as `R0101`.
            #[must_use]
            pub fn id(self) -> &'static str { match self { $(Self::$name => $id,)* } }

            /// What kind of finding it is, in a few words.
            #[must_use]
            pub fn kind(self) -> &'static str { match self { $(Self::$name => concat!($($doc),+).trim_ascii(),)* } }

            /// How grave it is.
            #[must_use]
            pub fn severity(self) -> Severity { match self { $(Self::$name => Severity::$severity,)* } }

            /// The message, with `{0}`, `{1}`… for what was seen.
            #[must_use]
            pub fn template(self, locale: Locale) -> &'static str {
                match locale {
                    Locale::Fr => match self { $(Self::$name => $fr,)* },
                    Locale::En => match self { $(Self::$name => $en,)* },
                }
            }
        }
    };
}

codes! {
    // R00xx: why a document is refused.
    /// Nothing in it marks a REAC.
    NotReac = "R0001" Error,
        fr "ce document n'est pas un REAC ({0}) ; donnez le référentiel emploi, activités, compétences",
        en "this document is not a REAC ({0}); give the référentiel emploi, activités, compétences";
    /// A référentiel d'évaluation or de certification: the sibling document.
    SiblingDocument = "R0002" Error,
        fr "ce document est un {0}, pas un {1}",
        en "this document is a {0}, not a {1}";
    /// Pictures and no text.
    NoText = "R0003" Error,
        fr "aucune couche de texte (document numérisé) : lisez-le avec `reac extract --ocr`, ou passez-le à un logiciel de reconnaissance de caractères",
        en "no text layer (a scan): read it with `reac extract --ocr`, or run it through character recognition";
    /// A password is needed.
    PasswordNeeded = "R0004" Error,
        fr "un mot de passe est nécessaire pour l'ouvrir : enregistrez-en une copie sans protection",
        en "a password is needed to open it: save a copy without protection";
    /// Not readable as PDF.
    Damaged = "R0005" Error,
        fr "fichier endommagé ou tronqué ({0}) ; récupérez-en une copie entière",
        en "damaged or truncated file ({0}); get a whole copy of it";
    /// No bytes, or only blanks.
    Empty = "R0006" Error,
        fr "le fichier est vide ; récupérez-en une copie entière",
        en "the file is empty; get a whole copy of it";
    /// A limit was met.
    LimitExceeded = "R0007" Error,
        fr "limite dépassée ({0}) ; relevez-la si vous avez confiance dans ce fichier",
        en "limit exceeded ({0}); raise it if you trust this file";
    /// Neither a PDF nor text.
    UnknownFormat = "R0008" Error,
        fr "ni PDF, ni DOCX, ni texte : {0} ; {1}",
        en "neither PDF, DOCX nor text: {0}; {1}";
    /// Text whose fonts do not say what its letters are.
    TextUnreadable = "R0009" Error,
        fr "le texte ne peut pas être lu : ses polices ne disent pas quelles sont ses lettres ({0}) ; lisez-en les pages avec `reac extract --ocr`",
        en "its text cannot be read: its fonts do not say which letters they draw ({0}); read its pages with `reac extract --ocr`";

    // R001x: what goes wrong around a document, at the command.
    /// The path leads nowhere.
    NotFound = "R0010" Error,
        fr "fichier introuvable ; vérifiez le chemin",
        en "no such file; check the path";
    /// The system refuses to read it.
    Unreadable = "R0011" Error,
        fr "lecture impossible ({0}) ; vérifiez les droits et le support",
        en "cannot be read ({0}); check permissions and the disk";
    /// A folder or pattern with nothing to read.
    NoDocument = "R0012" Error,
        fr "aucun document ; donnez un dossier ou un motif qui contient des fichiers .pdf ou .txt",
        en "no document in it; give a folder or pattern that holds .pdf or .txt files";
    /// A pipe, a device, a socket, a folder named like a document.
    NotAFile = "R0013" Error,
        fr "ce n'est pas un fichier ordinaire ({0}) ; donnez un fichier PDF ou texte",
        en "not an ordinary file ({0}); give a PDF or text file";
    /// The program's own fault.
    Crash = "R0014" Error,
        fr "le programme a échoué sur ce document ({0}) ; signalez-le en joignant le document",
        en "the program failed on this document ({0}); report it with the document";
    /// Read, but the result could not be kept.
    NotWritten = "R0015" Error,
        fr "lu, mais le résultat n'a pas pu être écrit ({0}) ; vérifiez la place et les droits",
        en "read, but the result could not be written ({0}); check space and permissions";
    /// The time allowed was used up.
    Timeout = "R0016" Error,
        fr "temps dépassé ({0}) ; relevez la limite si vous avez confiance dans ce fichier",
        en "out of time ({0}); raise the limit if you trust this file";
    /// The memory allowed was used up.
    OutOfMemory = "R0017" Error,
        fr "mémoire dépassée ({0}) ; relevez la limite si vous avez confiance dans ce fichier",
        en "out of memory ({0}); raise the limit if you trust this file";
    /// A patch was made for another state of the document.
    PatchConflict = "R0018" Error,
        fr "les décisions de relecture ne s'appliquent pas ({0}) ; relisez ce document à nouveau",
        en "the decisions of the review do not apply ({0}); review this document again";
    /// A JSON without a journal of corrections, or whose journal is not its own.
    NoJournal = "R0019" Error,
        fr "pas de journal des corrections à lire ({0}) ; donnez le document, ou le JSON de `reac extract` sans --no-report",
        en "no journal of corrections to read ({0}); give the document, or the JSON of `reac extract` without --no-report";
    /// A scan, and no character recognition on this machine.
    NoTesseract = "R0020" Error,
        fr "document numérisé, et tesseract n'est pas installé : apt install tesseract-ocr tesseract-ocr-fra (brew install tesseract tesseract-lang ; winget install UB-Mannheim.TesseractOCR)",
        en "a scan, and tesseract is not installed: apt install tesseract-ocr tesseract-ocr-fra (brew install tesseract tesseract-lang; winget install UB-Mannheim.TesseractOCR)";
    /// JSON, where a document or its canonical JSON is wanted.
    NotAReading = "R0021" Error,
        fr "du JSON, mais pas celui d'un REAC lu par reac ({0}) ; donnez le document, ou le JSON de `reac extract`",
        en "JSON, but not that of a REAC read by reac ({0}); give the document, or the JSON of `reac extract`";

    // R01xx: reading the file.
    /// A page could not be read wholly.
    PageDamaged = "R0101" Error,
        fr "page lue en partie seulement : {0}",
        en "page read only in part: {0}";
    /// A glyph without Unicode value.
    UnmappedGlyph = "R0102" Warning,
        fr "caractère sans équivalent Unicode : {0}",
        en "character without a Unicode value: {0}";
    /// The two engines disagree.
    EnginesDiffer = "R0103" Warning,
        fr "les deux lecteurs PDF diffèrent : {0}",
        en "the two PDF readers differ: {0}";
    /// Bytes outside the encoding.
    Encoding = "R0104" Warning,
        fr "octets hors de l'encodage attendu : {0}",
        en "bytes outside the expected encoding: {0}";
    /// A page without text in a document with text.
    PageWithoutText = "R0105" Warning,
        fr "page sans couche de texte, laissée de côté",
        en "page without text layer, left out";
    /// A second document in the same file.
    OtherDocumentInFile = "R0106" Info,
        fr "le fichier contient aussi un autre document, laissé de côté : {0}",
        en "the file also holds another document, left alone: {0}";
    /// Text that cannot be seen on the page.
    UnseenText = "R0110" Info,
        fr "texte que l'on ne voit pas sur la page, laissé de côté : {0}",
        en "text that cannot be seen on the page, left out: {0}";
    /// A page turned or tilted.
    PageTurned = "R0111" Info,
        fr "page tournée ou penchée, lue redressée : {0}",
        en "page turned or tilted, read upright: {0}";
    /// Text across the text of its page.
    OtherDirection = "R0112" Info,
        fr "texte dans un autre sens que celui de la page, laissé de côté : {0}",
        en "text in another direction than the page's, left out: {0}";
    /// A page whose fonts do not say what its letters are.
    PageUnreadable = "R0113" Warning,
        fr "le texte de la page ne peut pas être lu, ses polices ne disent pas quelles sont ses lettres ({0}) ; lisez-la avec --ocr",
        en "the page's text cannot be read, its fonts do not say which letters they draw ({0}); read it with --ocr";
    /// Letters that fonts do not name, known by texts that stand for their like.
    LettersLearnt = "R0114" Info,
        fr "lettres que la police ne nomme pas, lues d'après ce que le fichier en dit ailleurs : {0}",
        en "letters that their font does not name, read by what the file says of them elsewhere: {0}";
    /// What the chosen PDF reader does not heed.
    Unheeded = "R0115" Info,
        fr "le lecteur choisi ne tient pas compte de : {0} ; hayro, oui",
        en "the chosen reader does not heed: {0}; hayro does";
    /// Sheets that hold several pages each.
    SheetsParted = "R0116" Info,
        fr "feuilles de plusieurs pages ({0}), lues page après page ; les places se comptent depuis le coin de chaque page",
        en "sheets of several pages ({0}), read page by page; places are counted from each page's own corner";
    /// Signs written in several ways, set in one.
    SignsSet = "R0120" Info,
        fr "signes ramenés à une seule forme : {0}",
        en "signs set in one form: {0}";
    /// A sign or letter that opens the rows of lists, taken for their bullet.
    BulletsLearnt = "R0121" Info,
        fr "puces reconnues à ce qu'elles ouvrent plusieurs lignes : {0}",
        en "bullets known by the rows that they open: {0}";

    // R02xx: what is printed and not understood.
    /// A line nothing claimed.
    Unclaimed = "R0201" Warning,
        fr "ligne non reprise : « {0} »",
        en "line not read into the result: \"{0}\"";
    /// A required section is missing.
    MissingSection = "R0202" Warning,
        fr "rubrique absente : {0}",
        en "section missing: {0}";
    /// No running footer.
    NoFooter = "R0203" Warning,
        fr "aucun pied de page reconnu : sigle, code, millésime et dates restent vides",
        en "no running footer recognised: sigle, code, millésime and dates stay empty";
    /// Footers that disagree.
    FooterDiffers = "R0204" Warning,
        fr "le pied de page imprime « {0} », les autres « {1} »",
        en "this footer prints \"{0}\", the others \"{1}\"";
    /// A line that returns page after page.
    RunningLine = "R0205" Info,
        fr "ligne courante laissée de côté, {1} fois (pages {2}) : « {0} »",
        en "running line left out, {1} times (pages {2}): \"{0}\"";
    /// A second REAC in the same file.
    SecondReac = "R0206" Info,
        fr "le fichier contient un second REAC ({0}, pages {1}), laissé de côté ; donnez-le à part",
        en "the file holds a second REAC ({0}, pages {1}), left alone; give it by itself";
    /// Pages that are in the file twice.
    PagesTwice = "R0207" Info,
        fr "pages déjà lues, laissées de côté : {0}",
        en "pages that were read before, left out: {0}";
    /// Pages put in the order of their printed numbers.
    PagesReordered = "R0208" Info,
        fr "pages remises dans l'ordre de leurs numéros imprimés ; pages du fichier dans cet ordre : {0}",
        en "pages put in the order of their printed numbers; pages of the file in that order: {0}";
    /// Printed page numbers that no page bears.
    PagesMissing = "R0209" Warning,
        fr "pages imprimées absentes du fichier : {0}",
        en "printed pages that the file lacks: {0}";
    /// A layout that no known generation prints.
    LayoutUnknown = "R0210" Warning,
        fr "mise en page d'aucune génération connue, lue comme celle de {0} ; il y manque : {1}",
        en "the layout is of no known generation, read as that of {0}; missing: {1}";

    // R03xx: readings that stay open.
    /// Whether two lines are one item or two.
    JoinUncertain = "R0301" Warning,
        fr "coupure incertaine entre « {0} » et « {1} » : {2}",
        en "uncertain break between \"{0}\" and \"{1}\": {2}";
    /// How items share out over the four groups.
    GroupsUncertain = "R0302" Warning,
        fr "répartition incertaine des savoirs de « {0} » en quatre groupes : {1} retenu, {2} possible ; en doute : {3}",
        en "uncertain division of the savoirs of \"{0}\" into four groups: {1} taken, {2} possible; in doubt: {3}";
    /// A competence without activity.
    ActivityUnknown = "R0303" Warning,
        fr "aucun endroit du document ne rattache la compétence {0} à une activité",
        en "no place of the document ties competence {0} to an activity";
    /// The head of a fiche whose wording or number is damaged.
    HeadDamaged = "R0304" Warning,
        fr "tête de fiche abîmée : « {0} », numéro retenu : {1}",
        en "damaged head of a fiche: \"{0}\", number taken: {1}";
    /// Groups that no blank line parts, in all of the document.
    GroupsNotParted = "R0305" Warning,
        fr "aucune ligne blanche ne sépare les quatre groupes de savoirs : répartis par les mots seuls, en doute : {0}",
        en "no blank line parts the four groups of savoirs: shared out by their words alone, in doubt: {0}";
    /// Items that a converter had joined.
    ItemsJoined = "R0306" Warning,
        fr "éléments réunis en un seul paragraphe par un convertisseur, séparés d'après leurs mots : {0}",
        en "items that a converter had joined into one paragraph, parted by their words: {0}";

    // R04xx: what the document says in several places, differently.
    /// A title whose spelling differs from place to place.
    TitleDiffers = "R0401" Info,
        fr "intitulé imprimé « {0} » dans {3}, « {1} » sur sa fiche ({2})",
        en "title printed \"{0}\" in {3}, \"{1}\" on its own fiche ({2})";
    /// A number used twice or out of order.
    NumberingBroken = "R0402" Warning,
        fr "numérotation rompue : {0} N° {1} après {2}",
        en "broken numbering: {0} No. {1} after {2}";
    /// Table, lists and fiches disagree on how many there are.
    CountDiffers = "R0403" Warning,
        fr "{0} annonce {1} {2}, le document en contient {3}",
        en "{0} announces {1} {2}, the document holds {3}";
    /// A page number of the sommaire that is not where the heading stands.
    SommairePage = "R0404" Info,
        fr "le sommaire place « {0} » page {1}, le titre est page {2}",
        en "the sommaire puts \"{0}\" on page {1}, the heading stands on page {2}";

    // R05xx: the normaliser.
    /// A word that looks damaged and was left.
    SuspectWord = "R0501" Info,
        fr "mot peut-être abîmé, laissé tel quel : « {0} » (pour « {1} » ?)",
        en "word perhaps damaged, left as it is: \"{0}\" (for \"{1}\"?)";

    // R06xx: values and codes.
    /// A value that the running footer should print and does not.
    HeaderValueMissing = "R0601" Warning,
        fr "le pied de page n'imprime pas : {0}",
        en "the running footer does not print: {0}";
    /// A date that cannot be right.
    DateImplausible = "R0602" Warning,
        fr "date peu vraisemblable : {0} du {1}, attendue entre {2} et {3}",
        en "implausible date: {0} of {1}, expected between {2} and {3}";
    /// Updated before it was validated.
    DateOrder = "R0603" Info,
        fr "mise à jour du {0}, avant la validation du {1}",
        en "updated on {0}, before the validation of {1}";
    /// A code of the titre that is none.
    TitleCodeMalformed = "R0604" Warning,
        fr "code titre « {0} » : attendu TP- et cinq chiffres",
        en "code titre \"{0}\": expected TP- and five digits";
    /// A millésime that is not two digits.
    MillesimeOdd = "R0605" Info,
        fr "millésime « {0} » : attendu deux chiffres",
        en "millésime \"{0}\": expected two digits";
    /// Three digits that name no group of the NSF.
    NsfGroupUnknown = "R0606" Warning,
        fr "code NSF {0} : le groupe {1} n'existe pas dans la nomenclature",
        en "NSF code {0}: the nomenclature has no group {1}";
    /// A letter of function that does not go with the group.
    NsfLetterWrong = "R0607" Warning,
        fr "code NSF {0} : la lettre {1} ne va pas avec le groupe {2}, attendu {3}",
        en "NSF code {0}: the letter {1} does not go with group {2}, expected {3}";
    /// An NSF code without letter of function.
    NsfLetterMissing = "R0608" Info,
        fr "code NSF {0} sans lettre de fonction",
        en "NSF code {0} without its letter of function";
    /// A code that no version of the ROME has.
    RomeUnknown = "R0609" Warning,
        fr "code ROME {0} : inconnu du ROME 3 et du ROME 4",
        en "ROME code {0}: neither in ROME 3 nor in ROME 4";
    /// A label of version 3 of the ROME.
    RomeLabelOld = "R0610" Info,
        fr "ROME {0} : « {1} » est l'intitulé du ROME 3 ; dans le ROME 4 : {2}",
        en "ROME {0}: \"{1}\" is the label of ROME 3; in ROME 4: {2}";
    /// A label that no version of the ROME gives this code.
    RomeLabelDiffers = "R0611" Info,
        fr "ROME {0} : imprimé « {1} », la liste donne « {2} »",
        en "ROME {0}: printed \"{1}\", the list has \"{2}\"";
    /// A level on a scale that was not in force.
    LevelScale = "R0612" Warning,
        fr "niveau « {0} », validé le {1} : attendu {2}",
        en "level \"{0}\", validated on {1}: expected {2}";
    /// Cover and fiche emploi type print two levels.
    LevelDiffers = "R0613" Warning,
        fr "niveau « {0} » sur la couverture, « {1} » sur la fiche emploi type",
        en "level \"{0}\" on the cover, \"{1}\" on the fiche emploi type";
    /// A convention that reads as something else.
    ConventionOdd = "R0614" Warning,
        fr "convention « {0} » : ressemble à {1}",
        en "convention \"{0}\": reads as {1}";
    /// A code printed twice with two labels.
    CodeTwice = "R0615" Info,
        fr "code {0} imprimé deux fois : « {1} », « {2} »",
        en "code {0} printed twice: \"{1}\", \"{2}\"";
    /// No level, NSF or ROME code at all.
    CodeMissing = "R0616" Warning,
        fr "la fiche emploi type n'imprime pas : {0}",
        en "the fiche emploi type does not print: {0}";

    // R07xx: structure.
    /// A title that is worded differently from place to place.
    TitleReworded = "R0701" Warning,
        fr "intitulé rédigé autrement dans {2} : « {0} », sur sa fiche « {1} »",
        en "title worded differently in {2}: \"{0}\", on its own fiche \"{1}\"";
    /// Printed page numbers that do not run on.
    PagesBroken = "R0702" Warning,
        fr "page imprimée {0} après la page imprimée {1}",
        en "printed page {0} after printed page {1}";
    /// The footer announces more pages than there are, or fewer.
    PageCountDiffers = "R0703" Warning,
        fr "le pied de page annonce {0} pages, la dernière page imprimée est la {1}",
        en "the footer announces {0} pages, the last printed page is {1}";
    /// Two fiches with one identifier.
    IdTwice = "R0704" Warning,
        fr "deux fiches portent l'identifiant {0}",
        en "two fiches carry the identifier {0}";
    /// A title that is listed and has no fiche.
    FicheMissing = "R0705" Warning,
        fr "« {0} » figure dans {1}, aucune fiche ne porte cet intitulé",
        en "\"{0}\" stands in {1}, no fiche carries that title";
    /// A fiche that a table or list leaves out.
    FicheNotListed = "R0706" Warning,
        fr "« {0} » a sa fiche et ne figure pas dans {1}",
        en "\"{0}\" has its fiche and does not stand in {1}";
    /// A row of the sommaire without heading in the document.
    SommaireUnmatched = "R0707" Info,
        fr "le sommaire annonce « {0} » : aucun titre du document n'y répond",
        en "the sommaire names \"{0}\": no heading of the document answers to it";
    /// A competence between those of another activity.
    FicheOutOfPlace = "R0708" Warning,
        fr "la fiche {0} se trouve parmi celles de {1}",
        en "fiche {0} stands among those of {1}";
    /// One item printed twice in one list.
    ItemTwice = "R0709" Info,
        fr "imprimé deux fois dans la même liste ({1}) : « {0} »",
        en "printed twice in one list ({1}): \"{0}\"";
    /// A page of text without running footer.
    PageWithoutFooter = "R0710" Info,
        fr "page de texte sans pied de page",
        en "page of text without running footer";
    /// A number that differs between table and fiche.
    NumberDiffers = "R0711" Warning,
        fr "{0} donne le N° {1} à « {2} », sa fiche le N° {3}",
        en "{0} gives No. {1} to \"{2}\", its own fiche No. {3}";
    /// A competence that table and lists put under different activities.
    ActivityDiffers = "R0712" Warning,
        fr "{0} place « {1} » sous l'activité {2}, les autres sous {3}",
        en "{0} puts \"{1}\" under activity {2}, the others under {3}";
    /// A title of the titre that differs from the cover's.
    NameDiffers = "R0713" Warning,
        fr "la couverture nomme le titre « {0} », la fiche emploi type « {1} »",
        en "the cover names the titre \"{0}\", the fiche emploi type \"{1}\"";

    // R08xx: how far the reading as a whole may be relied on.
    /// The verdict on the whole document, where it is not sure.
    Verdict = "R0801" Info,
        fr "verdict sur le document : {0} ({1})",
        en "verdict on the document: {0} ({1})";
    /// A text unlike those of its place.
    UnlikeItsPlace = "R0802" Warning,
        fr "peu semblable à ce qui se lit à cet endroit ({1}) : « {0} »",
        en "unlike what is read at this place ({1}): \"{0}\"";
    /// One row that turns up all over the content.
    RowRepeated = "R0803" Warning,
        fr "« {0} » revient {1} fois dans le contenu, à des endroits sans rapport : en-tête, tampon ou filigrane ?",
        en "\"{0}\" turns up {1} times in the content, at places that have nothing in common: a running line, a stamp or a watermark?";
    /// Many words that no list knows.
    WordsUnknown = "R0804" Warning,
        fr "{0} mots sur {1} ne figurent dans aucun lexique : lettres perdues ou mal codées ?",
        en "{0} of {1} words are in no word list: letters lost or wrongly encoded?";
    /// Signs that no text of the kind holds.
    SignsStray = "R0805" Warning,
        fr "signes étrangers à un texte français : {0} ({1} en tout)",
        en "signs foreign to a French text: {0} ({1} in all)";

    // R09xx: the référentiel d'évaluation.
    /// A mark of the matrix that is neither ticked nor empty.
    MarkUnclear = "R0901" Warning,
        fr "case ni cochée ni vide dans la grille des critères : « {0} » ; elle compte comme vide",
        en "a mark of the matrix that is neither ticked nor empty: \"{0}\"; it counts as empty";
    /// The file holds a référentiel d'évaluation too.
    HalfInFile = "R0902" Info,
        fr "le fichier contient aussi un {0} : `--type re` le donne",
        en "the file also holds a {0}: `--type re` gives it";
    /// Durations of the modalités that do not add up to the printed total.
    DurationsDiffer = "R0903" Warning,
        fr "{0} : les durées des modalités font {1} min, la durée totale imprimée est de {2} min",
        en "{0}: the modalités last {1} min in sum, the printed total is {2} min";
    /// Matrix and table of modalités that disagree.
    MatrixDiffers = "R0904" Warning,
        fr "{0} : « {1} » est cochée pour « {2} » dans un seul des deux tableaux (modalités, critères)",
        en "{0}: \"{1}\" is judged by \"{2}\" in one of the two tables only (modalités, criteria)";
    /// A Formacode that has not five digits.
    FormacodeMalformed = "R0905" Warning,
        fr "Formacode qui n'a pas cinq chiffres : « {0} »",
        en "a Formacode without its five digits: \"{0}\"";
    /// Dates of the arrêté out of order.
    DatesOfArrete = "R0906" Info,
        fr "l'arrêté, sa parution et son effet ne se suivent pas : {0}",
        en "the arrêté, its publication and its effect are out of order: {0}";
    /// REAC and référentiel d'évaluation that say one fact differently.
    HalvesDiffer = "R0907" Warning,
        fr "{0} : « {1} » dans le REAC, « {2} » dans le référentiel d'évaluation",
        en "{0}: \"{1}\" in the REAC, \"{2}\" in the référentiel d'évaluation";
    /// A competence that one of the two alone has.
    CompetenceInOneHalf = "R0908" Warning,
        fr "« {0} » ne figure que dans {1}",
        en "\"{0}\" stands in {1} alone";
    /// A criterion that one of the two alone has.
    CriterionInOneHalf = "R0909" Warning,
        fr "critère de « {0} » qui ne figure que dans {1} : « {2} »",
        en "a criterion of \"{0}\" stands in {1} alone: \"{2}\"";
    /// A criterion that the two word differently.
    CriterionDiffers = "R0910" Info,
        fr "critère de « {0} » : « {1} » dans le REAC, « {2} » dans le référentiel d'évaluation",
        en "a criterion of \"{0}\": \"{1}\" in the REAC, \"{2}\" in the référentiel d'évaluation";
    /// A text, which has no rules to part cells by.
    TablesLost = "R0911" Warning,
        fr "texte sans filets : {0} tableau(x) dont les cellules ne se lisent pas, cases de la grille comprises ; donnez le PDF",
        en "text without rules: {0} table(s) whose cells cannot be read, marks of the matrix included; give the PDF";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_ordered() {
        let ids: Vec<_> = ALL.iter().map(|code| code.id()).collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(ids, sorted);
    }

    #[test]
    fn both_languages_use_the_same_values() {
        for code in ALL {
            for index in 0..4 {
                let hole = format!("{{{index}}}");
                assert_eq!(
                    code.template(Locale::Fr).contains(&hole),
                    code.template(Locale::En).contains(&hole),
                    "{} {hole}",
                    code.id()
                );
            }
        }
    }
}
