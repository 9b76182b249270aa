//! The four groups by number.

use crate::ligne::tete::Groupe;

/// Number of groups; a heading that names fewer leaves the last ones impossible.
pub(super) const GROUPES: usize = 4;

/// Where weights of a group stand in tables.
pub(super) fn indice(groupe: Groupe) -> usize {
    match groupe {
        Groupe::Techniques => 0,
        Groupe::Organisationnels => 1,
        Groupe::Relationnels => 2,
        Groupe::Savoirs => 3,
    }
}
