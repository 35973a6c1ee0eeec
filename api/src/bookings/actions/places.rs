//! The places of an application: what its wishes take, cost and keep until when.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use entities::booking;
use entities::id::{BookingId, FacilityId};
use entities::programme_call::SelectionMethod;
use entities::unit_type::Kind;
use entities::wish::Outcome;

use crate::app::{App, Context, Txn};
use crate::availability::{self, Ask, Want, WorkHours};
use crate::bookings::application::{Application, Wish, WorkDay};
use crate::bookings::price::{Length, item_price};
use crate::bookings::rules::{self, Offer};
use crate::bookings::store::{self, Advance, Connection, Offers, Put, Whole};
use crate::bookings::waiting;
use crate::bookings::waiting::actions::Lines;
use crate::config::Config;
use crate::error::{Fault, Result};
use crate::facilities::{self, Fee};
use crate::programmes;

/// The price of every item of every wish, in order; 0 where the type isn't offered (a fault names it at submit).
pub(in crate::bookings) async fn prices(
    db: &impl Connection,
    context: &Context,
    application: &Application,
) -> Result<Vec<Vec<i64>>> {
    let offers = store::offers(db, &context.scope(), application).await?;
    let mut prices = Vec::new();
    for wish in &application.wishes {
        let wants = wants(db, wish, &application.work_days).await.unwrap_or_default();
        let price = |item: &crate::bookings::application::Item| {
            let length = Length {
                nights: wish.nights(),
                days: days_taken(&wants, item.unit_type_id),
            };
            offers.unit_types.get(&item.unit_type_id).map_or(0, |offer| {
                item_price(
                    offer.price_yen,
                    offer.price_basis,
                    item.quantity,
                    application.party,
                    length,
                )
            })
        };
        prices.push(wish.items.iter().map(price).collect());
    }
    Ok(prices)
}

fn days_taken(wants: &[Want], unit_type: entities::id::UnitTypeId) -> i64 {
    let days: std::collections::BTreeSet<NaiveDate> = wants
        .iter()
        .filter(|want| want.unit_type == unit_type)
        .flat_map(|want| want.parts.iter().map(|(day, _)| *day))
        .collect();
    i64::try_from(days.len()).unwrap_or(i64::MAX)
}

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
        if let Err(crate::error::Error::Refused(refusal)) = wants(db, wish, &application.work_days).await {
            let fault = Fault::new(format!("wishes[{index}].starts_on"), refusal.code);
            faults.push(Fault {
                values: refusal.values,
                ..fault
            });
        }
    }
    let named = |fault| {
        if application.wishes.is_empty() {
            of_dates(fault)
        } else {
            fault
        }
    };
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
    faults.extend(of_call.into_iter().map(named));
    Ok(faults)
}

/// Without a wish the days are those of `dates`.
fn of_dates(fault: Fault) -> Fault {
    let field = fault.field.replace("wishes[0].", "dates.");
    Fault { field, ..fault }
}

fn place_faults(index: usize, wish: &Wish, application: &Application, offers: &Offers) -> Vec<Fault> {
    let Some(facility) = offers.facilities.get(&wish.facility_id) else {
        return vec![Fault::new(
            format!("wishes[{index}].facility_id"),
            "booking.place_unknown",
        )];
    };
    let mut faults = Vec::new();
    let mut chosen = Vec::new();
    for (position, item) in wish.items.iter().enumerate() {
        match offers
            .unit_types
            .get(&item.unit_type_id)
            .filter(|offer| offer.facility_id == facility.id)
        {
            Some(offer) => {
                let is_lodging = matches!(offer.kind, Kind::Room | Kind::Whole);
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
    faults.extend(rules::capacity_fault(index, application.party, wish, &chosen));
    let lodging = chosen.iter().any(|(offer, _)| offer.is_lodging);
    let nights = wish.nights();
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

/// What a wish takes.
async fn wants(db: &impl Connection, wish: &Wish, work_days: &[WorkDay]) -> Result<Vec<Want>> {
    let asks: Vec<Ask> = wish
        .items
        .iter()
        .map(|item| Ask {
            unit_type: item.unit_type_id,
            quantity: item.quantity,
        })
        .collect();
    let hours: Vec<WorkHours> = work_days.iter().map(work_hours).collect();
    availability::plan(db, wish.facility_id, &asks, wish.starts_on, wish.ends_on, &hours).await
}

/// The hours of a planned day.
pub(in crate::bookings) fn work_hours(planned: &WorkDay) -> WorkHours {
    let time = |text: &Option<String>| {
        text.as_deref()
            .and_then(|text| NaiveTime::parse_from_str(text, "%H:%M").ok())
    };
    let hours = time(&planned.starts)
        .zip(time(&planned.ends))
        .filter(|_| planned.is_worked());
    WorkHours {
        day: planned.day,
        hours,
    }
}

fn wish_of(whole: &Whole, rank: i32) -> Option<&Wish> {
    let index = usize::try_from(rank - 1).ok()?;
    whole.application.wishes.get(index)
}

/// What the wish of that rank takes.
pub(in crate::bookings) async fn wants_of(db: &impl Connection, whole: &Whole, rank: i32) -> Result<Vec<Want>> {
    match wish_of(whole, rank) {
        Some(wish) => wants(db, wish, &whole.application.work_days).await,
        None => Ok(Vec::new()),
    }
}

/// Whether the application takes units while it is decided on: at once in first-come calls, in others once it was
/// given a place.
pub(in crate::bookings) fn holds(whole: &Whole) -> bool {
    whole.call.selection_method == SelectionMethod::FirstCome || whole.hold.is_some()
}

/// The first wish that is free and that nobody before it in line would get, counting what the application itself holds
/// as free; none when the applicant would rather wait than be refused.
///
/// # Errors
/// `booking.no_wish_free` with other dates, units and places, when none is.
pub(super) async fn first_free_wish(txn: &Txn, context: &Context, whole: &Whole) -> Result<Option<i32>> {
    if !holds(whole) {
        return Ok(Some(1));
    }
    let lines = Lines::lock(txn, whole).await?;
    availability::release(txn, whole.loaded.booking.id).await?;
    let found = free_wish_after(txn, whole, &lines, 0).await?;
    if found.is_some() || whole.application.wait_if_full {
        return Ok(found);
    }
    Err(waiting::actions::full(txn, context, whole, txn.today()).await?.into())
}

/// The next wish after `rank` that is free; those that aren't are marked taken.
pub(super) async fn next_free_wish(txn: &Txn, whole: &Whole, rank: i32) -> Result<Option<i32>> {
    let lines = Lines::lock(txn, whole).await?;
    free_wish_after(txn, whole, &lines, rank).await
}

async fn free_wish_after(txn: &Txn, whole: &Whole, lines: &Lines, rank: i32) -> Result<Option<i32>> {
    for next in (rank + 1)..=3 {
        let Some(wish) = wish_of(whole, next) else { break };
        let wants = wants_of(txn, whole, next).await?;
        if lines.leave_room(txn, wish.facility_id, &wants).await? {
            return Ok(Some(next));
        }
        store::mark_wish(txn, whole.loaded.booking.id, next, Outcome::Taken).await?;
    }
    Ok(None)
}

/// Whether the wish under consideration can be taken now: what the application holds is its own, what it doesn't it
/// takes behind those who wait.
pub(super) async fn has_room(txn: &Txn, whole: &Whole) -> Result<bool> {
    let rank = whole.loaded.booking.wish_rank;
    let Some(wish) = wish_of(whole, rank).filter(|_| holds(whole)) else {
        return Ok(true);
    };
    let lines = Lines::lock(txn, whole).await?;
    availability::release(txn, whole.loaded.booking.id).await?;
    let wants = wants_of(txn, whole, rank).await?;
    lines.leave_room(txn, wish.facility_id, &wants).await
}

/// Until when the next step may take for this wish.
pub(in crate::bookings) async fn deadline(
    app: &App,
    db: &impl Connection,
    whole: &Whole,
    rank: i32,
) -> Result<DateTime<Utc>> {
    let calendar = facilities::calendar(db).await?;
    let wish = wish_of(whole, rank);
    let starts_on = wish.map(|wish| wish.starts_on).or(whole.loaded.booking.starts_on);
    let place = wish.and_then(|wish| whole.facilities.get(&wish.facility_id));
    let check_in = rules::check_in_time(place.and_then(|place| place.check_in_time.as_deref()));
    let days = app.config.hold_business_days;
    Ok(rules::deadline(
        app.now(),
        starts_on.unwrap_or_else(|| app.today()),
        check_in,
        days,
        &calendar,
    ))
}

/// Takes the units of a wish until the deadline, in calls that hold; what was held before is given up first.
pub(in crate::bookings) async fn take(
    txn: &Txn,
    whole: &Whole,
    booking: &booking::Model,
    rank: i32,
    until: DateTime<Utc>,
) -> Result<()> {
    if !holds(whole) {
        return Ok(());
    }
    availability::release(txn, booking.id).await?;
    let wants = wants_of(txn, whole, rank).await?;
    let hold = availability::hold(txn, booking.id, booking.version, until).await?;
    availability::take(txn, booking.id, Some(hold), &wants).await
}

/// Moves an application to another wish: past the supervisor where dates or place differ, without a hold then.
pub(super) async fn move_to_wish(
    app: &App,
    txn: &Txn,
    whole: &Whole,
    before: &booking::Model,
    rank: i32,
) -> Result<booking::Model> {
    let until = deadline(app, txn, whole, rank).await?;
    let wish = whole.wish_columns(rank);
    let moves = wish.is_some_and(|(_, place, starts_on, ends_on)| {
        before.facility_id != Some(place) || before.starts_on != Some(starts_on) || before.ends_on != Some(ends_on)
    });
    let supervised = moves && before.kind == booking::Kind::Employee;
    let step = Advance {
        state: Some(if supervised {
            booking::State::SupervisorReview
        } else {
            booking::State::HostCheck
        }),
        due_at: Put::Value(until),
        wish,
        schedule_changed: supervised,
        ..Advance::default()
    };
    let booking = store::advance(txn, before, step).await?;
    if !supervised {
        take(txn, whole, &booking, rank, until).await?;
    }
    Ok(booking)
}

/// What was held is firm from here on.
pub(in crate::bookings) async fn confirm(txn: &Txn, booking: &booking::Model) -> Result<()> {
    availability::confirm(txn, booking.id).await
}

/// An approving step renews the hold.
pub(in crate::bookings) async fn renew(txn: &Txn, booking: &booking::Model, until: DateTime<Utc>) -> Result<()> {
    availability::renew_hold(txn, booking.id, booking.version, until).await
}

pub(in crate::bookings) async fn release(txn: &Txn, id: BookingId) -> Result<()> {
    availability::release(txn, id).await
}

pub(super) async fn release_from(txn: &Txn, id: BookingId, day: NaiveDate) -> Result<()> {
    availability::release_from(txn, id, day).await
}

/// What cancelling on that day costs, by the rows of the facility.
pub(super) async fn cancellation(db: &impl Connection, whole: &Whole, on: NaiveDate) -> Result<Fee> {
    let booking = &whole.loaded.booking;
    let rules = facilities::cancellation_rules(db, place(whole)).await?;
    Ok(facilities::fee(
        &rules,
        booking.party,
        whole.total_yen(),
        on,
        booking.starts_on.unwrap_or(on),
    ))
}

/// What not coming costs.
pub(super) async fn no_show_fee(db: &impl Connection, whole: &Whole) -> Result<Fee> {
    let rules = facilities::cancellation_rules(db, place(whole)).await?;
    Ok(facilities::no_show_fee(
        &rules,
        whole.loaded.booking.party,
        whole.total_yen(),
    ))
}

fn place(whole: &Whole) -> FacilityId {
    whole.loaded.booking.facility_id.unwrap_or_default()
}
