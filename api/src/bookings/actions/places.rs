//! The places of an application: what its wishes take, cost and keep until when.

mod faults;

pub(in crate::bookings) use faults::faults;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use entities::id::{BookingId, FacilityId};
use entities::programme_call::SelectionMethod;
use entities::wish::Outcome;
use entities::{booking, cancellation_rule};

use crate::app::{App, Context, Txn};
use crate::availability::{self, Ask, Want, WorkHours};
use crate::bookings::application::{Application, STAY_NIGHTS_MAX, Wish, WorkDay};
use crate::bookings::price::{Length, item_price};
use crate::bookings::rules;
use crate::bookings::store::{self, Advance, Connection, Put, Whole};
use crate::bookings::waiting;
use crate::bookings::waiting::actions::Lines;
use crate::error::Result;
use crate::facilities::{self, Fee};

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
                nights: wish.nights().clamp(0, STAY_NIGHTS_MAX),
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

/// What a wish takes; nothing when it is longer than a stay may be: a draft is kept however long.
async fn wants(db: &impl Connection, wish: &Wish, work_days: &[WorkDay]) -> Result<Vec<Want>> {
    if wish.nights() > STAY_NIGHTS_MAX {
        return Ok(Vec::new());
    }
    let asks: Vec<Ask> = wish
        .items
        .iter()
        .map(|item| Ask {
            unit_type: item.unit_type_id,
            quantity: item.quantity,
        })
        .collect();
    let hours: Vec<WorkHours> = work_days.iter().map(work_hours).collect();
    let places: Vec<FacilityId> = wish.facilities().collect();
    availability::plan(db, &places, &asks, wish.starts_on, wish.ends_on, &hours).await
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
        if wish_of(whole, next).is_none() {
            break;
        }
        let wants = wants_of(txn, whole, next).await?;
        if lines.leave_room(txn, &wants).await? {
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
    if wish_of(whole, rank).is_none() || !holds(whole) {
        return Ok(true);
    }
    let lines = Lines::lock(txn, whole).await?;
    availability::release(txn, whole.loaded.booking.id).await?;
    let wants = wants_of(txn, whole, rank).await?;
    lines.leave_room(txn, &wants).await
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
    let moves = wish.is_some_and(|wish| wish.moves(before));
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

/// What cancelling on that day costs, by the rows of each facility for what is its own.
pub(super) async fn cancellation(db: &impl Connection, whole: &Whole, on: NaiveDate) -> Result<Fee> {
    let booking = &whole.loaded.booking;
    let starts_on = booking.starts_on.unwrap_or(on);
    fees(db, whole, |rules, yen| {
        facilities::fee(rules, booking.party, yen, on, starts_on)
    })
    .await
}

/// What not coming costs.
pub(super) async fn no_show_fee(db: &impl Connection, whole: &Whole) -> Result<Fee> {
    let party = whole.loaded.booking.party;
    fees(db, whole, |rules, yen| facilities::no_show_fee(rules, party, yen)).await
}

async fn fees(
    db: &impl Connection,
    whole: &Whole,
    fee: impl Fn(&[cancellation_rule::Model], i64) -> Fee,
) -> Result<Fee> {
    let booking = &whole.loaded.booking;
    let main = facilities::cancellation_rules(db, booking.facility_id.unwrap_or_default()).await?;
    let Some(also) = booking.also_facility_id else {
        return Ok(fee(&main, whole.total_yen()));
    };
    let of_also = whole.items().filter(|item| {
        let offer = whole.unit_types.get(&item.unit_type_id);
        offer.is_some_and(|offer| offer.facility_id == also)
    });
    let also_yen: i64 = of_also.map(|item| item.price_yen).sum();
    let rules = facilities::cancellation_rules(db, also).await?;
    Ok(facilities::both_fees(
        (fee(&main, whole.total_yen() - also_yen), fee(&rules, also_yen)),
        whole.total_yen(),
    ))
}
