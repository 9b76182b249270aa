//! Arguments that several commands share. Flags only: what they do stands in the commands.

use clap::{Args, ValueEnum};
use reac_model::Verdict;
use serde::{Deserialize, Serialize};

/// How a PDF is read.
#[derive(Debug, Clone, Args)]
pub(crate) struct ReaderArgs {
    /// Which library reads PDFs
    #[arg(long, value_enum, default_value_t = EngineArg::Hayro)]
    pub(crate) engine: EngineArg,
    /// Read PDFs with both engines and report each character they read differently
    #[arg(long)]
    pub(crate) cross_check: bool,
}

/// The worst verdict on a document that is still good enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RequireArg {
    /// Nothing speaks against the reading
    Sure,
    /// Right but for the places that the findings name
    #[value(name = "a_relire")]
    ARelire,
}

impl RequireArg {
    /// Whether a document of that verdict will do.
    pub(crate) fn allows(self, verdict: Verdict) -> bool {
        match self {
            Self::Sure => verdict == Verdict::Sure,
            Self::ARelire => verdict <= Verdict::ARelire,
        }
    }
}

/// Language of the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub(crate) enum Lang {
    /// Français
    Fr,
    /// English
    En,
}

/// How far the wording may be mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub(crate) enum LevelArg {
    /// Not at all
    Verbatim,
    /// Spaces, apostrophes, bullets: no letter changes
    Typography,
    /// Damaged words too, each change recorded with its evidence
    Repair,
}

/// Which of the two documents of a titre is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) enum Wanted {
    /// What the file holds, both where it holds both.
    Any,
    /// The REAC.
    #[default]
    Reac,
    /// The référentiel d'évaluation.
    Re,
}

/// Which of the two documents of a titre is wanted, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TypeArg {
    /// Référentiel emploi, activités, compétences
    Reac,
    /// Référentiel d'évaluation, before 2019 de certification
    Re,
}

impl From<Option<TypeArg>> for Wanted {
    fn from(named: Option<TypeArg>) -> Self {
        match named {
            None => Self::Any,
            Some(TypeArg::Reac) => Self::Reac,
            Some(TypeArg::Re) => Self::Re,
        }
    }
}

/// Which library reads PDFs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub(crate) enum EngineArg {
    /// Fast and complete
    Hayro,
    /// The second opinion
    PdfExtract,
}

impl From<Lang> for reac::Locale {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Fr => Self::Fr,
            Lang::En => Self::En,
        }
    }
}

impl From<reac::Locale> for Lang {
    fn from(locale: reac::Locale) -> Self {
        match locale {
            reac::Locale::Fr => Self::Fr,
            reac::Locale::En => Self::En,
        }
    }
}

impl From<LevelArg> for reac::Level {
    fn from(level: LevelArg) -> Self {
        match level {
            LevelArg::Verbatim => Self::Verbatim,
            LevelArg::Typography => Self::Typography,
            LevelArg::Repair => Self::Repair,
        }
    }
}

impl From<EngineArg> for reac::Engine {
    fn from(engine: EngineArg) -> Self {
        match engine {
            EngineArg::Hayro => Self::Hayro,
            EngineArg::PdfExtract => Self::PdfExtract,
        }
    }
}

impl ReaderArgs {
    /// The library's options, the wording at `level`.
    #[must_use]
    pub(crate) fn options(&self, level: reac::Level, locale: reac::Locale) -> reac::Options {
        reac::Options {
            engine: self.engine.into(),
            cross_check: if self.cross_check { reac::CrossCheck::On } else { reac::CrossCheck::Off },
            level,
            locale,
            limits: reac::Limits::generous(),
            threads: std::num::NonZeroUsize::MIN,
        }
    }
}
