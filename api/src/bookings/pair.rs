//! An application for two facilities (あわせて利用する施設): both or none. Pure rules: what a wish of two must have, and
//! whose host is still asked.

use entities::booking;
use entities::id::FacilityId;

use super::application::Wish;
use crate::error::{Fault, Refusal};
use crate::policy::Standing;

/// What a wish of two facilities breaks, by the facility of each item; `None` where nobody offers it.
#[must_use]
pub fn faults(index: usize, wish: &Wish, item_places: &[Option<FacilityId>]) -> Vec<Fault> {
    let Some(also) = wish.also_facility_id else {
        return Vec::new();
    };
    let field = format!("wishes[{index}].also_facility_id");
    if also == wish.facility_id {
        return vec![Fault::new(field, "booking.also_the_same")];
    }
    let mut faults = Vec::new();
    if !item_places.contains(&Some(also)) {
        faults.push(Fault::new(field, "booking.also_without_items"));
    }
    if !item_places.contains(&Some(wish.facility_id)) {
        let field = format!("wishes[{index}].items");
        faults.push(Fault::new(field, "booking.main_without_items"));
    }
    faults
}

/// Whose word a host's acceptance is, and whose is still needed after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The facilities for which the one who acts answers now.
    pub own: Vec<FacilityId>,
    /// Those whose hosts are asked on.
    pub left: Vec<FacilityId>,
}

/// The facility of the booking, and the one that is used along with it.
pub fn places(booking: &booking::Model) -> impl Iterator<Item = FacilityId> {
    [booking.facility_id, booking.also_facility_id].into_iter().flatten()
}

/// Whose host must still say whether it takes the guest.
#[must_use]
pub fn asked(booking: &booking::Model) -> Vec<FacilityId> {
    let accepted = |place: &FacilityId| booking.accepted_facility_id == Some(*place);
    places(booking).filter(|place| !accepted(place)).collect()
}

/// What an acceptance by somebody of these standings comes to: who runs both answers for both.
#[must_use]
pub fn answer(booking: &booking::Model, standings: &[Standing]) -> Answer {
    let (own, left) = asked(booking)
        .into_iter()
        .partition(|place| runs(booking, *place, standings));
    Answer { own, left }
}

/// The places of the booking that somebody of these standings runs.
#[must_use]
pub fn own(booking: &booking::Model, standings: &[Standing]) -> Vec<FacilityId> {
    places(booking)
        .filter(|place| runs(booking, *place, standings))
        .collect()
}

/// The places of the booking that others run.
#[must_use]
pub fn others(booking: &booking::Model, standings: &[Standing]) -> Vec<FacilityId> {
    places(booking)
        .filter(|place| !runs(booking, *place, standings))
        .collect()
}

fn runs(booking: &booking::Model, place: FacilityId, standings: &[Standing]) -> bool {
    let main = booking.facility_id == Some(place) && standings.contains(&Standing::Host);
    let also = booking.also_facility_id == Some(place) && standings.contains(&Standing::AlsoHost);
    main || also
}

/// Nobody accepts twice.
///
/// # Errors
/// `booking.accepted_before`.
pub fn refuse_twice(answer: &Answer) -> Result<(), Refusal> {
    if answer.own.is_empty() {
        return Err(Refusal::conflict("booking.accepted_before"));
    }
    Ok(())
}
