//! Within a crate arrows run one way: no file takes names from one that takes names from it, by whatever detour.

use std::collections::{BTreeMap, BTreeSet};

use pathfinding::directed::strongly_connected_components::strongly_connected_components;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, UseTree, Visibility};

use super::sources::File;

/// `crate::a::b` as its names; the crate's own root has none.
type Module = Vec<String>;

/// A name that a module brings in from elsewhere: as it is called there, and what stands behind it.
type Imports = BTreeMap<String, Vec<String>>;

/// One file of a crate.
struct Source<'f> {
    path: &'f str,
    /// Paths that it names, each seen from the crate's root.
    named: Vec<Vec<String>>,
    /// What it hands on to those that name it.
    reexported: Imports,
}

/// The circles of every crate, each a line.
pub(crate) fn check(files: &[File]) -> Vec<String> {
    let mut crates: BTreeMap<&str, Vec<&File>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.path.ends_with(".rs")) {
        if let Some((root, _)) = file.path.split_once("/src/") {
            crates.entry(root).or_default().push(file);
        }
    }
    crates.values().flat_map(|files| of_crate(files)).collect()
}

fn of_crate(files: &[&File]) -> Vec<String> {
    let sources: BTreeMap<Module, Source<'_>> =
        files.iter().filter_map(|file| Some((module(&file.path)?, source(file)?))).collect();
    let takes: BTreeMap<&Module, BTreeSet<&Module>> = sources
        .iter()
        .map(|(module, source)| {
            let taken = source.named.iter().filter_map(|path| home(path, &sources, &mut BTreeSet::new()));
            (module, taken.filter(|other| *other != module).collect())
        })
        .collect();
    let modules: Vec<&Module> = sources.keys().collect();
    let knots = strongly_connected_components(&modules, |module| {
        takes.get(module).into_iter().flatten().copied().collect::<Vec<_>>()
    });
    let name = |module: &&Module| sources.get(*module).map_or("", |source| source.path);
    let mut faults: Vec<String> = knots
        .iter()
        .filter(|knot| knot.len() > 1)
        .map(|knot| {
            let mut paths: Vec<&str> = knot.iter().map(name).collect();
            paths.sort_unstable();
            format!("a circle of files: {}", paths.join(", "))
        })
        .collect();
    faults.sort();
    faults
}

/// The file in which a path ends, through whatever hands its names on.
fn home<'s>(
    path: &[String],
    sources: &'s BTreeMap<Module, Source<'_>>,
    seen: &mut BTreeSet<Vec<String>>,
) -> Option<&'s Module> {
    if !seen.insert(path.to_vec()) {
        return None;
    }
    let (module, source) =
        (0..=path.len()).rev().find_map(|length| sources.get_key_value(path.get(..length)?))?;
    let rest = path.get(module.len()..).unwrap_or_default();
    let further = rest.split_first().and_then(|(name, rest)| {
        let behind = source.reexported.get(name)?;
        home(&[behind, rest].concat(), sources, seen)
    });
    Some(further.unwrap_or(module))
}

/// Where a file stands in its crate; nothing for what is no part of its library.
fn module(path: &str) -> Option<Module> {
    let (_, within) = path.split_once("/src/")?;
    let names = within.strip_suffix(".rs")?.split('/').map(str::to_owned);
    let mut names: Vec<String> = names.collect();
    if names.last().is_some_and(|last| ["lib", "main", "mod"].contains(&last.as_str())) {
        names.pop();
    }
    Some(names)
}

fn source(file: &File) -> Option<Source<'_>> {
    let tree = syn::parse_file(&file.text).ok()?;
    let module = module(&file.path)?;
    let mut reader = Reader { module: &module, named: Vec::new(), reexported: Imports::new() };
    reader.visit_file(&tree);
    let Reader { named, reexported, .. } = reader;
    Some(Source { path: &file.path, named, reexported })
}

struct Reader<'m> {
    module: &'m Module,
    named: Vec<Vec<String>>,
    reexported: Imports,
}

impl Reader<'_> {
    /// A path as the crate's root sees it; nothing for one into another crate.
    fn seen_from_root(&self, path: &[String]) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        let base = match first.as_str() {
            "crate" => &[],
            "self" => self.module.as_slice(),
            "super" => self.module.get(..self.module.len().checked_sub(1)?)?,
            _ => return None,
        };
        Some([base, rest].concat())
    }

    fn import(&mut self, mut path: Vec<String>, tree: &UseTree, handed_on: Visible) {
        match tree {
            UseTree::Path(step) => {
                path.push(step.ident.to_string());
                self.import(path, &step.tree, handed_on);
            }
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.import(path.clone(), tree, handed_on));
            }
            UseTree::Name(name) => self.bring(path, &name.ident.to_string(), None, handed_on),
            UseTree::Rename(name) => {
                self.bring(path, &name.ident.to_string(), Some(name.rename.to_string()), handed_on);
            }
            UseTree::Glob(_) => self.named.extend(self.seen_from_root(&path)),
        }
    }

    fn bring(&mut self, mut path: Vec<String>, name: &str, alias: Option<String>, handed_on: Visible) {
        if name != "self" {
            path.push(name.to_owned());
        }
        let called = alias.or_else(|| path.last().cloned()).unwrap_or_default();
        // A child may be named without `self`.
        let whole = self.seen_from_root(&path).unwrap_or_else(|| [self.module.as_slice(), &path].concat());
        if handed_on == Visible::Beyond {
            self.reexported.insert(called, whole);
        } else {
            self.named.push(whole);
        }
    }
}

/// Who may use what a file brings in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visible {
    Here,
    Beyond,
}

impl Visit<'_> for Reader<'_> {
    fn visit_item(&mut self, item: &Item) {
        match item {
            Item::Use(found) => {
                let beyond = !matches!(found.vis, Visibility::Inherited);
                let handed_on = if beyond { Visible::Beyond } else { Visible::Here };
                self.import(Vec::new(), &found.tree, handed_on);
            }
            item => visit::visit_item(self, item),
        }
    }

    fn visit_item_mod(&mut self, item: &ItemMod) {
        // Tests may look at anything.
        if !item.attrs.iter().any(is_for_tests) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_path(&mut self, path: &syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if names.len() > 1 {
            self.named.extend(self.seen_from_root(&names));
        }
        visit::visit_path(self, path);
    }
}

/// What stands in the tests of a file.
pub(super) fn is_for_tests(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|what| what == "test")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circles(files: &[(&str, &str)]) -> Vec<String> {
        let file = |(path, text): &(&str, &str)| File {
            path: format!("crates/x/src/{path}"),
            text: (*text).to_owned(),
        };
        check(&files.iter().map(file).collect::<Vec<_>>())
    }

    #[test]
    fn two_files_that_take_from_each_other_are_a_circle() {
        let found = circles(&[
            ("lib.rs", "mod a; mod b; pub use a::A;"),
            ("a.rs", "use crate::b::B; pub struct A;"),
            ("b.rs", "pub struct B; fn f() { super::a::g(); }"),
        ]);
        assert_eq!(found, ["a circle of files: crates/x/src/a.rs, crates/x/src/b.rs"]);
    }

    #[test]
    fn what_is_handed_on_is_taken_from_where_it_stands() {
        let found = circles(&[
            ("lib.rs", "mod a;"),
            ("a/mod.rs", "mod b; mod c; pub use b::B; use c::C;"),
            ("a/b.rs", "pub struct B;"),
            ("a/c.rs", "use super::B; pub struct C;"),
        ]);
        assert_eq!(found, [] as [&str; 0]);
    }

    #[test]
    fn a_child_that_takes_what_its_parent_defines_is_a_circle_and_a_test_may() {
        let parent = "mod b; use b::B; pub struct Desk;";
        assert_eq!(circles(&[("a/mod.rs", parent), ("a/b.rs", "use super::Desk; pub struct B;")]).len(), 1);
        let tested = "pub struct B; #[cfg(test)] mod tests { use crate::a::Desk; }";
        assert_eq!(circles(&[("a/mod.rs", parent), ("a/b.rs", tested)]).len(), 0);
    }
}
