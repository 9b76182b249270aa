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
    /// Then too, by the content alone: what was read before can be judged again without its file.
    Content,
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

const fn content(code: Code, find: fn(&Evidence<'_>) -> Vec<Diagnostic>) -> Rule {
    Rule { code, stage: Stage::Content, find }
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
    content(Code::DateImplausible, header::date_implausible),
    content(Code::DateOrder, header::date_order),
    checking(Code::TitleCodeMalformed, header::title_code_malformed),
    content(Code::MillesimeOdd, header::millesime_odd),
    content(Code::NsfGroupUnknown, nsf::group_unknown),
    content(Code::NsfLetterWrong, nsf::letter_wrong),
    content(Code::NsfLetterMissing, nsf::letter_missing),
    content(Code::RomeUnknown, rome::rome_unknown),
    content(Code::RomeLabelOld, rome::label_old),
    content(Code::RomeLabelDiffers, rome::label_differs),
    content(Code::LevelScale, level::level_scale),
    content(Code::LevelDiffers, level::level_differs),
    content(Code::ConventionOdd, codes::convention_odd),
    content(Code::CodeTwice, codes::code_twice),
    content(Code::CodeMissing, codes::code_missing),
    reading(Code::PagesBroken, pages::pages_broken),
    reading(Code::PageCountDiffers, pages::page_count_differs),
    reading(Code::IdTwice, fiches::id_twice),
    reading(Code::FicheMissing, listed::fiche_missing),
    reading(Code::FicheNotListed, listed::fiche_not_listed),
    checking(Code::SommaireUnmatched, sommaire::sommaire_unmatched),
    reading(Code::FicheOutOfPlace, fiches::fiche_out_of_place),
    content(Code::ItemTwice, fiches::item_twice),
    reading(Code::PageWithoutFooter, pages::page_without_footer),
    reading(Code::NumberDiffers, titles::number_differs),
    reading(Code::ActivityDiffers, titles::activity_differs),
    content(Code::NameDiffers, titles::name_differs),
];
