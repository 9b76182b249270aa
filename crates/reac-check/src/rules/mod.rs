//! The table of rules, one module a subject.

mod codes;
mod counts;
mod fiches;
mod header;
mod level;
mod listed;
mod nsf;
mod numbering;
mod pages;
mod rome;
mod sections;
mod sommaire;
mod titles;

use reac_diagnostic::{Code, Diagnostic};

use crate::Evidence;

/// When a rule runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// With each reading: what it finds bears on how far the reading can be trusted.
    Reading,
    /// When the document itself is judged.
    Check,
}

/// One rule: its code carries severity, message and explanation.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// What its findings are called.
    pub code: Code,
    /// When it runs.
    pub stage: Stage,
    /// What it finds.
    pub find: fn(&Evidence<'_>) -> Vec<Diagnostic>,
}

const fn reading(code: Code, find: fn(&Evidence<'_>) -> Vec<Diagnostic>) -> Rule {
    Rule { code, stage: Stage::Reading, find }
}

const fn checking(code: Code, find: fn(&Evidence<'_>) -> Vec<Diagnostic>) -> Rule {
    Rule { code, stage: Stage::Check, find }
}

/// Every rule, in the order in which findings are reported.
pub const RULES: &[Rule] = &[
    reading(Code::MissingSection, sections::missing_section),
    reading(Code::ActivityUnknown, fiches::activity_unknown),
    reading(Code::TitleDiffers, titles::title_differs),
    reading(Code::NumberingBroken, numbering::numbering_broken),
    reading(Code::CountDiffers, counts::count_differs),
    reading(Code::SommairePage, sommaire::sommaire_page),
    reading(Code::TitleReworded, titles::title_reworded),
    reading(Code::HeaderValueMissing, header::header_value_missing),
    checking(Code::DateImplausible, header::date_implausible),
    checking(Code::DateOrder, header::date_order),
    checking(Code::TitleCodeMalformed, header::title_code_malformed),
    checking(Code::MillesimeOdd, header::millesime_odd),
    checking(Code::NsfGroupUnknown, nsf::group_unknown),
    checking(Code::NsfLetterWrong, nsf::letter_wrong),
    checking(Code::NsfLetterMissing, nsf::letter_missing),
    checking(Code::RomeUnknown, rome::rome_unknown),
    checking(Code::RomeLabelOld, rome::label_old),
    checking(Code::RomeLabelDiffers, rome::label_differs),
    checking(Code::LevelScale, level::level_scale),
    checking(Code::LevelDiffers, level::level_differs),
    checking(Code::ConventionOdd, codes::convention_odd),
    checking(Code::CodeTwice, codes::code_twice),
    checking(Code::CodeMissing, codes::code_missing),
    reading(Code::PagesBroken, pages::pages_broken),
    reading(Code::PageCountDiffers, pages::page_count_differs),
    reading(Code::IdTwice, fiches::id_twice),
    reading(Code::FicheMissing, listed::fiche_missing),
    reading(Code::FicheNotListed, listed::fiche_not_listed),
    checking(Code::SommaireUnmatched, sommaire::sommaire_unmatched),
    reading(Code::FicheOutOfPlace, fiches::fiche_out_of_place),
    checking(Code::ItemTwice, fiches::item_twice),
    reading(Code::PageWithoutFooter, pages::page_without_footer),
    reading(Code::NumberDiffers, titles::number_differs),
    reading(Code::ActivityDiffers, titles::activity_differs),
    checking(Code::NameDiffers, titles::name_differs),
];
