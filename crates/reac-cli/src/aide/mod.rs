//! Help in French, for the commands that trainers use: texts put over those of the tree of commands.

mod textes;

use clap::{Arg, Command};
use reac::Locale;

use self::textes::{COMMANDES, COMMUNS, PAGES, Page};

/// The tree of commands, in the reader's language where there is a translation.
pub(crate) fn localized(command: Command, locale: Locale) -> Command {
    match locale {
        Locale::En => command,
        Locale::Fr => french(command),
    }
}

fn french(mut command: Command) -> Command {
    // The flags that every command has are there only then.
    command.build();
    let names: Vec<String> = command.get_subcommands().map(|own| own.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |own| {
            let about = COMMANDES.iter().find(|(known, _)| *known == name);
            let own = if let Some((_, about)) = about { own.about(*about) } else { own };
            match PAGES.iter().find(|page| page.commande == name) {
                Some(page) => translated(own, page),
                None => own,
            }
        });
    }
    match PAGES.iter().find(|page| page.commande.is_empty()) {
        Some(page) => translated(command, page)
            .about(textes::PROGRAMME)
            .subcommand_help_heading("Commandes")
            .subcommand_value_name("COMMANDE"),
        None => command,
    }
}

fn translated(command: Command, page: &Page) -> Command {
    let ids: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    let mut command = command.after_help(page.apres);
    for id in ids {
        let text = page.options.iter().chain(COMMUNS).find(|(known, _)| *known == id);
        if let Some((_, text)) = text {
            command = command.mut_arg(&id, |arg| said(arg, text));
        }
    }
    command
}

/// An option as its text says it, with its values and what holds without it.
fn said(arg: Arg, text: &'static str) -> Arg {
    let heading = arg.get_help_heading().is_some();
    let arg = arg.help(text).long_help(text).hide_possible_values(true).hide_default_value(true);
    if heading { arg.help_heading(textes::LIMITES) } else { arg }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn of(command: &Command, name: &str) -> Command {
        if name.is_empty() { command.clone() } else { command.find_subcommand(name).unwrap().clone() }
    }

    #[test]
    fn a_translated_page_has_no_english_left() {
        let mut english = crate::cli::Cli::command();
        english.build();
        let french = localized(crate::cli::Cli::command(), Locale::Fr);
        for page in PAGES {
            let shown = of(&french, page.commande).render_long_help().to_string();
            let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
            for arg in of(&english, page.commande).get_arguments().filter(|arg| !arg.is_hide_set()) {
                let help = arg.get_help().unwrap().to_string();
                assert!(!shown.contains(&help), "{} {}: {help}", page.commande, arg.get_id());
                if let Some(long) = arg.get_long() {
                    assert!(shown.contains(&format!("--{long}")), "{} --{long}", page.commande);
                }
                for value in
                    arg.get_possible_values().iter().filter(|_| arg.get_num_args().unwrap().takes_values())
                {
                    assert!(
                        shown.contains(value.get_name()),
                        "{} {}: {}",
                        page.commande,
                        arg.get_id(),
                        value.get_name()
                    );
                }
            }
            assert!(
                !shown.contains("Print help")
                    && !shown.contains("[default")
                    && !shown.contains("Possible values"),
                "{shown}"
            );
        }
        let list = french.clone().render_help().to_string();
        let missing = english.get_subcommands().filter(|own| !own.is_hide_set());
        let missing: Vec<_> =
            missing.filter(|own| list.contains(&own.get_about().unwrap().to_string())).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn what_stands_below_an_option_list_fits_its_width() {
        for locale in [Locale::Fr, Locale::En] {
            let mut command = localized(crate::cli::Cli::command(), locale);
            command.build();
            for own in command.get_subcommands() {
                let below = own.get_after_help().map(ToString::to_string).unwrap_or_default();
                let wide: Vec<_> = below.lines().filter(|line| line.chars().count() > 100).collect();
                assert!(wide.is_empty(), "{}: {wide:?}", own.get_name());
            }
        }
    }

    #[test]
    fn every_text_belongs_to_an_option() {
        let mut english = crate::cli::Cli::command();
        english.build();
        let known = |command: &Command, id: &str| command.get_arguments().any(|arg| arg.get_id() == id);
        for page in PAGES {
            let own = of(&english, page.commande);
            page.options.iter().for_each(|(id, _)| assert!(known(&own, id), "{} {id}", page.commande));
        }
        let anywhere = |id: &str| PAGES.iter().any(|page| known(&of(&english, page.commande), id));
        COMMUNS.iter().for_each(|(id, _)| assert!(anywhere(id), "{id}"));
    }

    #[test]
    fn what_is_typed_means_the_same() {
        let line = ["reac", "extract", "a.pdf", "--format", "jsonl", "-o", "x"];
        let [fr, en] = [Locale::Fr, Locale::En].map(|locale| {
            let command = localized(crate::cli::Cli::command(), locale);
            format!("{:?}", command.try_get_matches_from(line).unwrap().subcommand_name())
        });
        assert_eq!(fr, en);
    }
}
