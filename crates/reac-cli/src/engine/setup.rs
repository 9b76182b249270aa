//! How a run reads: what the user asked for, in a form that can be told to another process.

use std::time::Duration;

use clap::{Args, ValueEnum, value_parser};
use serde::{Deserialize, Serialize};

use crate::args::{EngineArg, Lang, LevelArg, ReaderArgs, Wanted};

/// All that decides about a result, beside the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Setup {
    pub(crate) engine: EngineArg,
    pub(crate) cross_check: bool,
    pub(crate) level: LevelArg,
    pub(crate) lang: Lang,
    pub(crate) form: FormArg,
    pub(crate) wanted: Wanted,
    pub(crate) report: bool,
    pub(crate) provenance: bool,
    pub(crate) ocr: bool,
    pub(crate) limits: LimitArgs,
}

/// Form of the JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub(crate) enum FormArg {
    Pretty,
    Line,
    Canonical,
    /// All that a session in a browser needs, not for the command line: see [`super::bundle`].
    #[value(skip)]
    Bundle,
}

/// What one document may use up; beyond it the document is refused and the others go on.
#[derive(Debug, Clone, PartialEq, Eq, Args, Serialize, Deserialize)]
#[command(next_help_heading = "Limits for one document")]
pub(crate) struct LimitArgs {
    /// Seconds on the clock; where several documents are read. With --ocr, for each page
    #[arg(long = "timeout", value_parser = value_parser!(u64).range(1..), value_name = "SECONDS", default_value_t = 60)]
    pub(crate) wall_seconds: u64,
    /// Seconds of computing; where several documents are read, on Unix. With --ocr, for each page
    #[arg(long = "cpu", value_parser = value_parser!(u64).range(1..), value_name = "SECONDS", default_value_t = 60)]
    pub(crate) cpu_seconds: u64,
    /// MiB of memory, 64 at least, which the program itself needs; where several documents are read, on Linux
    #[arg(long = "memory", value_parser = value_parser!(u64).range(64..), value_name = "MIB", default_value_t = 1024)]
    pub(crate) memory_mib: u64,
    /// Bytes of the file
    #[arg(long = "max-bytes", value_parser = value_parser!(u64).range(1..), value_name = "N", default_value_t = 256 << 20)]
    pub(crate) bytes: u64,
    /// Pages of a PDF; those after them are left out
    #[arg(long = "max-pages", value_parser = value_parser!(u32).range(1..), value_name = "N", default_value_t = 5_000)]
    pub(crate) pages: u32,
    /// Bytes that a PDF's compressed streams may grow to
    #[arg(long = "max-inflated", value_parser = value_parser!(u64).range(1..), value_name = "N", default_value_t = 256 << 20)]
    pub(crate) inflated_bytes: u64,
    /// Drawing operators of a PDF
    #[arg(long = "max-operators", value_parser = value_parser!(u64).range(1..), value_name = "N", default_value_t = 50_000_000)]
    pub(crate) operators: u64,
    /// Characters of a PDF
    #[arg(long = "max-glyphs", value_parser = value_parser!(u64).range(1..), value_name = "N", default_value_t = 5_000_000)]
    pub(crate) glyphs: u64,
}

impl Setup {
    /// From the flags that all readers share.
    pub(crate) fn new(
        reader: &ReaderArgs,
        level: LevelArg,
        limits: &LimitArgs,
        locale: reac::Locale,
    ) -> Self {
        Self {
            engine: reader.engine,
            cross_check: reader.cross_check,
            level,
            lang: locale.into(),
            form: FormArg::Pretty,
            wanted: Wanted::Reac,
            report: true,
            provenance: false,
            ocr: false,
            limits: limits.clone(),
        }
    }

    /// How long a document may take; the worker sees to it that no page of a scan takes longer than its own share.
    pub(super) fn patience(&self) -> Duration {
        let shares = if self.ocr { u64::from(self.limits.pages).max(1) } else { 1 };
        Duration::from_secs(self.limits.wall_seconds.saturating_mul(shares))
    }

    /// The library's options.
    pub(crate) fn options(&self) -> reac::Options {
        let reader = ReaderArgs { engine: self.engine, cross_check: self.cross_check };
        let limits = reac::Limits {
            bytes: self.limits.bytes,
            pages: self.limits.pages,
            inflated_bytes: self.limits.inflated_bytes,
            operators: self.limits.operators,
            glyphs: self.limits.glyphs,
            ..reac::Limits::generous()
        };
        reac::Options { limits, ..reader.options(self.level.into(), self.lang.into()) }
    }
}

impl From<FormArg> for reac::Form {
    fn from(form: FormArg) -> Self {
        match form {
            FormArg::Pretty => Self::Pretty,
            FormArg::Line | FormArg::Bundle => Self::Line,
            FormArg::Canonical => Self::Canonical,
        }
    }
}
