//! What the clock does to the waiting list: offers freed places, takes back what nobody answered, ends what is past.

use entities::booking::{Kind, State};
use entities::id::{BookingId, FacilityId, WaitingEntryId};
use entities::offer::Answer;
use entities::waiting_entry::{self, Reason};

use super::line::{self, Spot};
use super::mails;
use crate::app::{App, Context, Txn};
use crate::availability;
use crate::bookings::actions::{Done, finish, places};
use crate::bookings::rules as ways;
use crate::bookings::store::{self as bookings, Advance, Loaded, Put, Whole};
use crate::bookings::waiting::{rules, store};
use crate::error::{Error, Result};
use crate::facilities;
use crate::policy::{Action, Permit};

/// The applications to whom a run would offer places now, in the order of their turns, and the resting wishes that
/// can be woken. Locks nothing: [`offer`] has the last word.
///
/// # Errors
/// The database's.
pub async fn offerable(app: &App) -> Result<(Vec<BookingId>, Vec<(BookingId, WaitingEntryId)>)> {
    let spots = line::spots(app.db.reader(), app.today()).await?;
    let mut found = Vec::new();
    for spot in &spots {
        for (waiter, verdict) in spot.waiters.iter().zip(spot.verdicts()) {
            if matches!(verdict, rules::Verdict::Offered(_)) {
                found.push((waiter.entry.turn, waiter.booking.id));
            }
        }
    }
    found.sort_unstable();
    let asleep = spots.iter().flat_map(line::wakeable).collect();
    Ok((found.into_iter().map(|(_, booking)| booking).collect(), asleep))
}

async fn begin(txn: &Txn, context: &Context, action: Action, id: BookingId) -> Result<(Loaded, Permit)> {
    let loaded = bookings::lock(txn, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("booking"))?;
    let permit = context.actor.may(action, &loaded.parties())?;
    ways::step(action, loaded.booking.state)?;
    Ok((loaded, permit))
}

async fn whole(txn: &Txn, loaded: Loaded) -> Result<Whole> {
    bookings::whole(txn, loaded).await?.ok_or(Error::NotFound("booking"))
}

/// Offers an application the first of its wishes that is free for the whole group and for which nobody stands before
/// it: the places are held until the deadline.
///
/// # Errors
/// 404 when nothing is free for it, 409 when it doesn't wait any more.
pub async fn offer(app: &App, id: BookingId) -> Result<Done> {
    let context = Context::system("offer_places");
    app.change(&context, async |txn| {
        let (loaded, permit) = begin(txn, &context, Action::WaitingOffer, id).await?;
        let before = loaded.booking.clone();
        let whole = whole(txn, loaded).await?;
        let Found { entry, passed } = found(txn, id, &whole).await?.ok_or(Error::NotFound("free places"))?;
        let rank = entry.wish_rank;
        let until = deadline(app, txn, &whole, rank).await?;
        let wish = whole.wish_columns(rank);
        let step = Advance {
            state: Some(State::Offered),
            due_at: Put::Value(until),
            wish,
            schedule_changed: before.kind == Kind::Employee && wish.is_some_and(|wish| wish.moves(&before)),
            ..Advance::default()
        };
        let booking = bookings::advance(txn, &before, step).await?;
        places::take(txn, &whole, &booking, rank, until).await?;
        store::make_offer(txn, &entry, until).await?;
        store::pass_over(txn, &passed).await?;
        mails::offered(app, txn, &whole, &booking).await?;
        finish(txn, &context, permit, (&before, &booking), "", &["state"]).await
    })
    .await
}

/// The wish to offer, and those before it whose whole group didn't fit.
struct Found {
    entry: waiting_entry::Model,
    passed: Vec<WaitingEntryId>,
}

async fn found(txn: &Txn, id: BookingId, whole: &Whole) -> Result<Option<Found>> {
    let entries = store::live(txn, id).await?;
    let place_of = |entry: &waiting_entry::Model| whole.wish_columns(entry.wish_rank).map(|wish| wish.facility);
    let mut places: Vec<FacilityId> = entries.iter().filter_map(place_of).collect();
    places.sort_unstable();
    places.dedup();
    availability::lock_places(txn, &places).await?;
    for entry in entries {
        let Some(facility) = place_of(&entry) else { continue };
        let waiters = store::line(txn, Some(facility)).await?;
        let Some(spot) = Spot::load(txn, facility, waiters, txn.today()).await? else {
            continue;
        };
        if let Some(passed) = offered_past(&spot, &entry) {
            return Ok(Some(Found { entry, passed }));
        }
    }
    Ok(None)
}

/// Those passed over when the run gives the entry its places; `None` when it doesn't.
fn offered_past(spot: &Spot, entry: &waiting_entry::Model) -> Option<Vec<WaitingEntryId>> {
    let index = spot.waiters.iter().position(|waiter| waiter.entry.id == entry.id)?;
    let verdicts = spot.verdicts();
    if !matches!(verdicts.get(index)?, rules::Verdict::Offered(_)) {
        return None;
    }
    let spans = spot.spans();
    let (_, own) = spans.get(index)?;
    let before = spot.waiters.iter().zip(&verdicts).zip(&spans).take(index);
    let passed = before
        .filter(|((_, verdict), (_, span))| **verdict == rules::Verdict::TooFew && rules::overlap(*span, *own))
        .map(|((waiter, _), _)| waiter.entry.id);
    Some(passed.collect())
}

async fn deadline(app: &App, txn: &Txn, whole: &Whole, rank: i32) -> Result<chrono::DateTime<chrono::Utc>> {
    let calendar = facilities::calendar(txn).await?;
    let wish = whole.wish_columns(rank);
    let starts_on = wish.map_or(txn.today(), |wish| wish.starts_on);
    let place = wish.and_then(|wish| whole.facilities.get(&wish.facility));
    let check_in = ways::check_in_time(place.and_then(|place| place.check_in_time.as_deref()));
    Ok(rules::deadline(
        txn.now(),
        starts_on,
        check_in,
        app.config.offer_hours,
        &calendar,
    ))
}

/// Ends the rest of a wish: the places that it refused are somebody else's by now.
///
/// # Errors
/// 404 when it doesn't rest.
pub async fn wake(app: &App, id: BookingId, entry: WaitingEntryId) -> Result<Done> {
    let context = Context::system("wake_waiting");
    app.change(&context, async |txn| {
        let (loaded, permit) = begin(txn, &context, Action::WaitingWake, id).await?;
        if store::wake(txn, &[entry]).await? == 0 {
            return Err(Error::NotFound("resting wish"));
        }
        let receipt = crate::audit::record(txn, permit, &["rests_since"]).await?;
        Ok((Done::from(&loaded.booking), receipt))
    })
    .await
}

/// The applications whose offer nobody answered in time.
///
/// # Errors
/// The database's.
pub async fn unanswered(app: &App) -> Result<Vec<BookingId>> {
    Ok(store::overdue_offers(app.db.reader(), app.now()).await?)
}

/// Takes back an offer that nobody answered: the application waits on, last in order.
///
/// # Errors
/// 404 or 409 when somebody was faster.
pub async fn lapse_offer(app: &App, id: BookingId) -> Result<Done> {
    let context = Context::system("lapse_offers");
    app.change(&context, async |txn| {
        let (loaded, permit) = begin(txn, &context, Action::OfferLapse, id).await?;
        let before = loaded.booking.clone();
        let offer = store::open_offer(txn, id).await?;
        let offer = offer.filter(|offer| offer.held_until <= txn.now());
        let offer = offer.ok_or(Error::NotFound("overdue offer"))?;
        let whole = whole(txn, loaded).await?;
        let booking = super::back_to_the_line(txn, &before, &offer, Answer::Lapsed).await?;
        mails::back_in_line(app, txn, &whole, &booking, Answer::Lapsed).await?;
        finish(txn, &context, permit, (&before, &booking), "", &["state"]).await
    })
    .await
}

/// The applications that wait for dates which have come.
///
/// # Errors
/// The database's.
pub async fn past(app: &App) -> Result<Vec<BookingId>> {
    let mut found: Vec<BookingId> = store::line(app.db.reader(), None)
        .await?
        .into_iter()
        .filter(|waiter| waiter.starts_on <= app.today())
        .map(|waiter| waiter.booking.id)
        .collect();
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Takes the wishes whose dates have come off the list; with the last of them the application is declined.
///
/// # Errors
/// 404 when no date has come, 409 when it doesn't wait any more.
pub async fn lapse_waiting(app: &App, id: BookingId) -> Result<Done> {
    let context = Context::system("lapse_waiting");
    app.change(&context, async |txn| {
        let (loaded, permit) = begin(txn, &context, Action::WaitingLapse, id).await?;
        let before = loaded.booking.clone();
        let whole = whole(txn, loaded).await?;
        let entries = store::live(txn, id).await?;
        let has_come = |entry: &waiting_entry::Model| {
            let wish = whole.wish_columns(entry.wish_rank);
            wish.is_none_or(|wish| wish.starts_on <= txn.today())
        };
        let (past, left): (Vec<_>, Vec<_>) = entries.into_iter().partition(has_come);
        if past.is_empty() {
            return Err(Error::NotFound("past dates"));
        }
        let past: Vec<WaitingEntryId> = past.iter().map(|entry| entry.id).collect();
        store::leave(txn, &past, Reason::Past).await?;
        let step = match left.first() {
            Some(next) => Advance {
                wish: whole.wish_columns(next.wish_rank),
                ..Advance::default()
            },
            None => Advance {
                state: Some(State::Declined),
                due_at: Put::Empty,
                ..Advance::default()
            },
        };
        let booking = bookings::advance(txn, &before, step).await?;
        if booking.state == State::Declined {
            mails::past(app, txn, &whole, &booking).await?;
        }
        finish(txn, &context, permit, (&before, &booking), "", &["state"]).await
    })
    .await
}
