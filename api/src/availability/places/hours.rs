//! Of which places the hours are needed: seven rows a place are much where only work places need them.

use entities::id::FacilityId;
use entities::unit_type::Kind;

use super::rules::Stay;

/// Of which places the hours are loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hours {
    All,
    /// Of those where a stay with nights that names no kind may take a work place: enough for such stays, and for a strip
    /// that is asked for no kind.
    OfWorkPlaces,
}

impl Hours {
    /// What tells how a place stands to the stay; without one, what it offers.
    #[must_use]
    pub fn of(stay: Option<Stay>) -> Self {
        match stay {
            Some(stay) if stay.starts_on == stay.ends_on || stay.kind.is_some() => Self::All,
            _ => Self::OfWorkPlaces,
        }
    }
}

/// Of these places, each with the kinds that it offers, those where such a stay may take a work place: without rooms, or
/// let as a whole.
pub fn worked(places: impl Iterator<Item = (FacilityId, Vec<Kind>)>) -> Vec<FacilityId> {
    let may_be_worked = |kinds: &[Kind]| !kinds.contains(&Kind::Room) || kinds.contains(&Kind::Whole);
    let worked = places.filter(|(_, kinds)| may_be_worked(kinds));
    worked.map(|(facility, _)| facility).collect()
}
