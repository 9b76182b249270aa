//! What was seen of a fault, without a word of any language: whoever prints it has the words.

/// What was seen.
#[derive(Debug, Clone, PartialEq)]
pub enum Evidence {
    /// No document was found in the file.
    NoDocument,
    /// The file is encrypted in a way that is not known.
    UnknownEncryption,
    /// A reader of the file failed, and what it was reading is not known.
    ReaderFailed,
    /// Part of a page's content cannot be decoded.
    ContentDamaged,
    /// So many strings of a page were not shown.
    StringsMissing(usize),
    /// Pages without text: so many pictures are drawn on them.
    Pictures(u32),
    /// Characters without a Unicode value.
    Unmapped(u32),
    /// So many letters.
    Letters(u32),
    /// An angle, clockwise, in degrees.
    Degrees(f32),
    /// Pages beside and below each other on one sheet.
    Sheets {
        /// How many stand side by side.
        across: u8,
        /// How many stand one below the other.
        down: u8,
    },
    /// Something was asked for more often than is allowed.
    TooMany(Resource),
    /// Bytes, and how many are allowed.
    TooLarge {
        /// Bytes of the input.
        bytes: u64,
        /// Bytes that are allowed.
        allowed: u64,
    },
    /// Pages that were read, of all.
    PagesRead {
        /// How many were read.
        read: usize,
        /// How many there are.
        all: usize,
    },
    /// Rows of a text from this number on, from 1, were left out.
    RowsLeftOut(u32),
    /// A row of a text was cut.
    RowCut {
        /// Its number, from 1.
        row: u32,
        /// How many characters of it are left.
        kept: usize,
    },
    /// A text holds a NUL.
    Nul,
    /// Control characters in a text, and characters of it.
    Controls {
        /// How many of its characters are control characters.
        controls: usize,
        /// How many characters it has.
        all: usize,
    },
    /// Units of a text that the named encoding has not; they are shown as U+FFFD.
    UnitsOutside(&'static str),
    /// Rows of a text that are not UTF-8, of those with an accent.
    RowsOutsideUtf8 {
        /// How many are not UTF-8.
        rows: usize,
        /// How many have a byte beyond ASCII.
        accented: usize,
        /// The encoding that they were read in.
        read_as: &'static str,
    },
    /// UTF-8 that was once read in the named encoding and kept so: how many characters came back.
    ReadTwice(&'static str, usize),
    /// Text whose bytes were read in another code page than their own and kept so.
    ReadInAnother {
        /// The code page that the bytes are in.
        own: &'static str,
        /// The one that they were read in.
        read: &'static str,
        /// How many characters came back.
        count: usize,
    },
    /// Signs that were set in one form.
    Signs(Signs),
    /// What a reader does not heed, and the file has.
    Unheeded(Unheeded),
    /// The second reader could not read what the first did: why, where that is known.
    SecondReader(Option<Box<Evidence>>),
    /// Two readers count pages differently.
    PageCounts(usize, usize),
    /// Two readers see another glyph at one place, or one of them sees none.
    Glyphs(Option<SeenGlyph>, Option<SeenGlyph>),
    /// So many glyphs more differ between two readers, of so many.
    MoreGlyphs {
        /// How many differ and are not told one by one.
        more: usize,
        /// How many there are.
        all: usize,
    },
    /// A page could not be drawn.
    NotDrawn,
    /// The recognition of a page took longer than so many seconds.
    RecognitionSlow(u64),
    /// The recognition of a page gave no answer.
    RecognitionFailed,
    /// The directory of an archive cannot be read.
    ArchiveDamaged,
    /// An archive has no part of this name.
    PartMissing(String),
    /// The part of this name cannot be read.
    PartDamaged(String),
}

/// What decides beside the text whether it is shown and how it reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unheeded {
    /// Content on layers, which may be off.
    pub layers: bool,
    /// Texts that stand for what is shown.
    pub texts: bool,
    /// Text in the colour of paper.
    pub colours: bool,
}

/// What a document may use up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resource {
    /// Drawing operators.
    Operators,
    /// Glyphs.
    Glyphs,
    /// Forms drawn on forms.
    Forms,
    /// Bytes of decoded streams.
    InflatedBytes,
}

/// A glyph as a reader sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenGlyph {
    /// What it reads as.
    pub text: String,
    /// Points from the page's left edge.
    pub x: f32,
    /// Points from the page's upper edge.
    pub y: f32,
}

/// How often signs were set right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signs {
    /// Hyphens in another code than U+002D.
    pub hyphens: usize,
    /// Signs without a shape, left out.
    pub ignored: usize,
    /// Accents that stood beside their letter.
    pub accents: usize,
    /// Rows that bore a number or a sign of quotation in their margin.
    pub margins: usize,
}
