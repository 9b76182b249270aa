//! The tree of commands, as clap sees it: on top of them all. What each takes stands with the command.

use clap::{Parser, Subcommand};

use crate::args::Lang;

/// Reads REACs (référentiel emploi, activités, compétences), PDF, DOCX or text, into canonical JSON.
#[derive(Debug, Parser)]
#[command(name = "reac", version, after_help = EXITS, propagate_version = true)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Language of the messages [default: LC_ALL, LC_MESSAGES or LANG], and of the words that an export adds
    /// [default: fr]
    #[arg(long, global = true, value_enum)]
    pub(crate) lang: Option<Lang>,
    /// Say nothing but errors
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

const EXITS: &str = "\
Exit status:
  0  every document was read
  1  some document was refused or failed; the others were read
  2  the command line or the environment is at fault; nothing was read";

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read documents into JSON
    #[command(after_help = crate::extract::EXAMPLES)]
    Extract(crate::extract::ExtractArgs),
    /// Judge documents: complete, consistent, codes valid
    #[command(after_help = crate::check::args::EXAMPLES)]
    Check(crate::check::args::CheckArgs),
    /// Say what a code means, with an example and what to do; without CODE, list them
    #[command(after_help = crate::explain::EXAMPLES)]
    Explain(crate::explain::ExplainArgs),
    /// Compare two versions of a titre: what was kept, reworded, moved, split, merged
    #[command(after_help = crate::diff::EXAMPLES)]
    Diff(crate::diff::DiffArgs),
    /// List the documents below a folder: code, millésime, dates, state, duplicates
    #[command(after_help = crate::catalog::EXAMPLES)]
    Catalog(crate::catalog::CatalogArgs),
    /// Read a great many documents, losing none: limits, report, taking up again
    #[command(after_help = crate::batch::EXAMPLES)]
    Batch(crate::batch::BatchArgs),
    /// List what was changed in a document's wording, with the evidence; or take it back
    #[command(after_help = crate::corrections::EXAMPLES)]
    Corrections(crate::corrections::CorrectionsArgs),
    /// Ask a database of documents that `reac catalog --to sqlite` made
    #[command(after_help = crate::search::EXAMPLES)]
    Search(crate::search::SearchArgs),
    /// Turn documents into what other tools read: Moodle, CASE, SKOS, workbooks, grids
    #[command(after_help = crate::export::EXAMPLES)]
    Export(crate::export::ExportArgs),
    /// Make a page to review a reading on: the document's pages beside what was read
    #[command(after_help = crate::review::EXAMPLES)]
    Review(crate::review::ReviewArgs),
    /// Bring decisions of a review to another file of the same document
    Patch(crate::patch::PatchCommandArgs),
    /// The same in a browser, for whoever uses no shell: drop documents, review, download
    #[command(after_help = crate::serve::EXAMPLES)]
    Serve(crate::serve::ServeArgs),
    /// Print the JSON Schema of the result
    #[command(after_help = crate::schema::EXAMPLES)]
    Schema(crate::schema::SchemaArgs),
    /// Print what a shell completes the commands by
    #[command(after_help = crate::manual::COMPLETIONS)]
    Completions(crate::manual::CompletionsArgs),
    /// Write the pages of the manual
    #[command(after_help = crate::manual::MAN)]
    Man(crate::manual::ManArgs),
    /// Read what a run sends: started by the program itself
    #[command(hide = true)]
    Worker,
    /// Show the lines of a document as the reader saw them, before anything is understood
    #[command(after_help = crate::lines::EXAMPLES)]
    Lines(crate::lines::LinesArgs),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_shows_examples() {
        use clap::CommandFactory;
        fn without(command: &clap::Command) -> Vec<String> {
            let own: Vec<&clap::Command> =
                command.get_subcommands().filter(|own| !own.is_hide_set()).collect();
            if !own.is_empty() {
                return own.into_iter().flat_map(without).collect();
            }
            let below = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            if below.contains("Examples:") { Vec::new() } else { vec![command.get_name().to_owned()] }
        }
        assert_eq!(without(&Cli::command()), Vec::<String>::new());
    }

    #[test]
    fn the_flags_hold_together() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }
}
