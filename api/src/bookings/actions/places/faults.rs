//! Every rule that an application breaks: its own, the places', the call's.

use chrono::NaiveDate;
use entities::facility;
use entities::id::FacilityId;
use entities::unit_type::Kind;

use super::wants;
use crate::app::Context;
use crate::bookings::application::{Application, Item, Wish};
use crate::bookings::pair;
use crate::bookings::rules::{self, Offer};
use crate::bookings::store::{self, Connection, Offers, Whole};
use crate::config::Config;
use crate::error::{Error, Fault, Result};
use crate::programmes;

/// Every rule that the application breaks: its own, the places', the call's.
pub(in crate::bookings) async fn faults(
    db: &impl Connection,
    context: &Context,
    config: &Config,
    whole: &Whole,
    today: NaiveDate,
) -> Result<Vec<Fault>> {
    let application = &whole.application;
    let booking = &whole.loaded.booking;
    let mut faults = rules::submission_faults(application, booking.kind, &whole.call);
    let offers = store::offers(db, &context.scope(), application).await?;
    for (index, wish) in application.wishes.iter().enumerate() {
        faults.extend(place_faults(index, wish, application, &offers));
        for (field, own) in by_place(wish, &offers) {
            if let Err(Error::Refused(refusal)) = wants(db, &own, &application.work_days).await {
                let fault = Fault::new(format!("wishes[{index}].{field}"), refusal.code);
                faults.push(Fault {
                    values: refusal.values,
                    ..fault
                });
            }
        }
    }
    faults.extend(waiting_fault(application));
    let (open, in_year) = store::open_applications(db, booking.organisation_id, booking.call_id, booking.id).await?;
    let of_call = programmes::faults(
        &whole.call,
        &programmes::Facts {
            kind: booking.kind,
            organisation: &whole.organisation,
            prefecture_name: &config.prefecture_name_ja,
            party: application.party,
            spans: &application.spans(),
            open_applications: open,
            applications_in_year: in_year,
            today,
            first_submitted_on: booking.submitted_at.map(crate::app::day_in_tokyo),
        },
    );
    let named = |fault| {
        if application.wishes.is_empty() {
            of_dates(fault)
        } else {
            fault
        }
    };
    faults.extend(of_call.into_iter().map(named));
    Ok(faults)
}

/// Without a wish the days are those of `dates`.
fn of_dates(fault: Fault) -> Fault {
    let field = fault.field.replace("wishes[0].", "dates.");
    Fault { field, ..fault }
}

/// What a wish of two places can't have, said before it is handed in rather than when it comes to it.
fn waiting_fault(application: &Application) -> Option<Fault> {
    let mut wishes = application.wishes.iter();
    let waits = application.wait_if_full && wishes.any(|wish| wish.also_facility_id.is_some());
    waits.then(|| Fault::new("wait_if_full", "booking.pair_cannot_wait"))
}

/// A wish as each of its places sees it, under the field that a fault of that place is shown at. What nobody offers is
/// the main place's to refuse.
fn by_place(wish: &Wish, offers: &Offers) -> Vec<(&'static str, Wish)> {
    let place_of = |item: &Item| {
        let offered = offers.unit_types.get(&item.unit_type_id);
        let place = offered.map(|offer| offer.facility_id);
        place.filter(|place| wish.facilities().any(|of_wish| of_wish == *place))
    };
    let only = |facility: FacilityId| {
        let own = |item: &&Item| place_of(item).unwrap_or(wish.facility_id) == facility;
        Wish {
            facility_id: facility,
            also_facility_id: None,
            items: wish.items.iter().filter(own).cloned().collect(),
            ..wish.clone()
        }
    };
    wish.facilities()
        .zip(["starts_on", "also_facility_id"])
        .map(|(facility, field)| (field, only(facility)))
        .collect()
}

fn place_faults(index: usize, wish: &Wish, application: &Application, offers: &Offers) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (facility, field) in wish.facilities().zip(["facility_id", "also_facility_id"]) {
        if !offers.facilities.contains_key(&facility) {
            faults.push(Fault::new(format!("wishes[{index}].{field}"), "booking.place_unknown"));
        }
    }
    if !faults.is_empty() {
        return faults;
    }
    let mut chosen = Vec::new();
    let mut item_places = Vec::new();
    for (position, item) in wish.items.iter().enumerate() {
        let offer = offers.unit_types.get(&item.unit_type_id);
        let offer = offer.filter(|offer| wish.facilities().any(|place| place == offer.facility_id));
        item_places.push(offer.map(|offer| offer.facility_id));
        match offer {
            Some(offer) => {
                let is_lodging = is_lodging(offer.kind);
                chosen.push((
                    Offer {
                        is_lodging,
                        capacity: offer.capacity,
                    },
                    item.quantity,
                ));
            }
            None => {
                let field = format!("wishes[{index}].items[{position}].unit_type_id");
                faults.push(Fault::new(field, "booking.unit_type_unknown"));
            }
        }
    }
    faults.extend(pair::faults(index, wish, &item_places));
    faults.extend(rules::capacity_fault(index, application.party, wish, &chosen));
    for (_, own) in by_place(wish, offers) {
        if let Some(facility) = offers.facilities.get(&own.facility_id) {
            faults.extend(listing_faults(index, &own, application, offers, facility));
        }
    }
    faults
}

const fn is_lodging(kind: Kind) -> bool {
    matches!(kind, Kind::Room | Kind::Whole)
}

/// What the listing of one place says about such a stay.
fn listing_faults(
    index: usize,
    own: &Wish,
    application: &Application,
    offers: &Offers,
    facility: &facility::Model,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut offered = own
        .items
        .iter()
        .filter_map(|item| offers.unit_types.get(&item.unit_type_id));
    let lodging = offered.any(|offer| is_lodging(offer.kind));
    let nights = own.nights();
    let outside = |least: Option<i32>, most: Option<i32>| {
        least.is_some_and(|least| nights < i64::from(least)) || most.is_some_and(|most| nights > i64::from(most))
    };
    if lodging && outside(facility.min_nights, facility.max_nights) {
        let fault = Fault::new(format!("wishes[{index}].ends_on"), "booking.nights_of_facility")
            .with("min", facility.min_nights.unwrap_or(1))
            .with("max", facility.max_nights.unwrap_or(90));
        faults.push(fault);
    }
    if application.children > 0 && facility.children_allowed != Some(true) {
        faults.push(Fault::new("children", "booking.no_children").with("facility", &facility.name_ja));
    }
    faults
}
