//! One function an action of the waiting list. The line itself is in [`line`]; what the clock does in [`clock`].

mod clock;
mod line;
mod looks;
mod mails;

pub use clock::{lapse_offer, lapse_waiting, offer, offerable, past, unanswered, wake};
pub(in crate::bookings) use line::{Lines, join, leave};
pub use looks::{Listed, Now, Shortage, Standing, WaitingAt, alternatives, list};
pub(in crate::bookings) use looks::{full, standing};
pub(in crate::bookings) use mails::joined;

use entities::booking::{self, State};
use entities::id::BookingId;
use entities::offer::Answer;
use entities::waiting_entry::Reason;
use entities::{decision, offer as offers};

use super::{rules, store};
use crate::accounts::links;
use crate::app::{App, Context, Txn};
use crate::audit::Receipt;
use crate::bookings::actions::links::by_link;
use crate::bookings::actions::review::{decide, needs_comment};
use crate::bookings::actions::{Begun, Done, begin, finish, mails as way_mails, places};
use crate::bookings::application::{Application, Wish};
use crate::bookings::store::{self as bookings, Advance, Put, Whole};
use crate::error::{Error, Fault, Refusal, Result};
use crate::policy::{Action, Standing as Who};

/// The most wishes that an application has.
const WISHES_MAX: usize = 3;

/// Before a decision: whether to wait when no wish is left. While waiting: to be asked again after a refused offer.
///
/// # Errors
/// 404, 403, 412, 409; 422 when somebody who waits says no: that is leaving the list.
pub async fn choose(app: &App, context: &Context, id: BookingId, wait_if_full: bool) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = begin(txn, context, Action::WaitingChoose, id).await?;
        let before = begun.loaded.booking.clone();
        let whole = whole(txn, &begun).await?;
        if wait_if_full && whole.wishes.iter().any(|(wish, _)| wish.also_facility_id.is_some()) {
            let fault = Fault::new("wait_if_full", "booking.pair_cannot_wait");
            Refusal::unless_empty("input.invalid", vec![fault])?;
        }
        if before.state == State::Waiting {
            let fault = Fault::new("wait_if_full", "waiting.withdraw_instead");
            let faults = if wait_if_full { Vec::new() } else { vec![fault] };
            Refusal::unless_empty("input.invalid", faults)?;
            let entries = store::live(txn, id).await?;
            store::wake(txn, &entries.iter().map(|entry| entry.id).collect::<Vec<_>>()).await?;
        }
        let chosen = booking::Model {
            wait_if_full,
            ..before.clone()
        };
        let booking = bookings::advance(txn, &chosen, Advance::default()).await?;
        finish(txn, context, begun.permit, (&before, &booking), "", &["wait_if_full"]).await
    })
    .await
}

/// Adds a wish to what is waited for: other dates, units or another place. It stands at the end of the line; what was
/// waited for before keeps its turn. Where it is free, the offer comes within the minute.
///
/// # Errors
/// 404, 403, 412, 409; 422 with every broken rule, and when there are three wishes already.
pub async fn widen(app: &App, context: &Context, id: BookingId, wish: Wish) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = begin(txn, context, Action::WaitingWiden, id).await?;
        let before = begun.loaded.booking.clone();
        let mut whole = whole(txn, &begun).await?;
        let index = whole.application.wishes.len();
        whole.application.wishes.push(wish.clone());
        let mut faults = Vec::new();
        if index >= WISHES_MAX {
            faults.push(Fault::new("wish", "waiting.three_wishes"));
        } else if wish.also_facility_id.is_some() {
            faults.push(Fault::new("also_facility_id", "booking.pair_cannot_wait"));
        } else if whole.application.wishes.iter().take(index).any(|known| *known == wish) {
            faults.push(Fault::new("wish", "waiting.same_wish"));
        } else {
            faults.extend(faults_of(txn, context, app, &whole, index).await?);
        }
        Refusal::unless_empty("input.invalid", faults)?;

        let rank = i32::try_from(index).unwrap_or(i32::MAX).saturating_add(1);
        let prices = places::prices(txn, context, &only(&whole.application, &wish)).await?;
        let prices = prices.into_iter().next().unwrap_or_default();
        store::add_wish(txn, id, rank, &wish, &prices).await?;
        store::join(txn, id, &[rank]).await?;
        let booking = bookings::advance(txn, &before, Advance::default()).await?;
        finish(txn, context, begun.permit, (&before, &booking), "", &["wishes"]).await
    })
    .await
}

fn only(application: &Application, wish: &Wish) -> Application {
    Application {
        wishes: vec![wish.clone()],
        ..application.clone()
    }
}

/// The rules that the new wish breaks, its fields named as the request has them.
async fn faults_of(txn: &Txn, context: &Context, app: &App, whole: &Whole, index: usize) -> Result<Vec<Fault>> {
    let own = format!("wishes[{index}].");
    let faults = places::faults(txn, context, &app.config, whole, txn.today()).await?;
    let of_the_wish = faults.into_iter().filter_map(|fault| {
        let field = fault.field.strip_prefix(&own)?.to_owned();
        Some(Fault { field, ..fault })
    });
    Ok(of_the_wish.collect())
}

/// The secretariat or the host ends the waiting, with a reason.
///
/// # Errors
/// 404, 403, 412, 409; 422 without a reason.
pub async fn end(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = begin(txn, context, Action::WaitingEnd, id).await?;
        let before = begun.loaded.booking.clone();
        needs_comment(comment)?;
        let whole = whole(txn, &begun).await?;
        let step = if begun.permit.standing() == Who::Host {
            decision::Step::Host
        } else {
            decision::Step::Secretariat
        };
        decide(txn, context, &begun, step, decision::Outcome::Declined, comment).await?;
        leave(txn, &before, Reason::Ended).await?;
        let step = Advance {
            state: begun.to(),
            due_at: Put::Empty,
            ..Advance::default()
        };
        let booking = bookings::advance(txn, &before, step).await?;
        mails::ended(app, txn, &whole, &booking, comment).await?;
        finish(txn, context, begun.permit, (&before, &booking), comment, &["state"]).await
    })
    .await
}

/// Takes the offered places: on to the host, with a hold of the usual length.
///
/// # Errors
/// 404, 403, 412; 409 when the offer is over.
pub async fn accept(app: &App, context: &Context, id: BookingId) -> Result<Done> {
    app.change(context, async |txn| {
        accept_in(app, txn, context, Action::OfferAccept, id).await
    })
    .await
}

/// The same by the link of the mail.
///
/// # Errors
/// As [`accept`]; 410 for a dead link.
pub async fn accept_by_link(app: &App, context: &Context, token: &str) -> Result<Done> {
    let action = Action::LinkOfferAccept;
    by_link(app, context, token, action, async |txn, context, id| {
        accept_in(app, txn, context, action, id).await
    })
    .await
}

async fn accept_in(app: &App, txn: &Txn, context: &Context, action: Action, id: BookingId) -> Result<(Done, Receipt)> {
    let begun = begin(txn, context, action, id).await?;
    let before = begun.loaded.booking.clone();
    let offer = running(txn, id).await?;
    let whole = whole(txn, &begun).await?;
    let next = rules::after_offer(&before, &whole.decisions, whole.call.hosts_agreed);
    let until = places::deadline(app, txn, &whole, offer.wish_rank).await?;
    store::answer(txn, id, Answer::Accepted).await?;
    leave(txn, &before, Reason::Accepted).await?;
    let confirmed = next == State::Confirmed;
    let step = Advance {
        state: Some(next),
        due_at: if confirmed { Put::Empty } else { Put::Value(until) },
        confirmed_at: confirmed.then_some(txn.now()),
        ..Advance::default()
    };
    let booking = bookings::advance(txn, &before, step).await?;
    if confirmed {
        places::confirm(txn, &booking).await?;
        way_mails::confirmed(app, txn, &whole, &booking).await?;
    } else {
        places::renew(txn, &booking, until).await?;
        way_mails::moved_on(app, txn, &whole, &booking).await?;
    }
    finish(txn, context, begun.permit, (&before, &booking), "", &["state"]).await
}

/// Says no to the offered places: they go to the next in line in the same minute, and this application waits on as
/// the last.
///
/// # Errors
/// 404, 403, 412; 409 when the offer is over.
pub async fn decline(app: &App, context: &Context, id: BookingId) -> Result<Done> {
    app.change(context, async |txn| {
        decline_in(app, txn, context, Action::OfferDecline, id).await
    })
    .await
}

/// The same by the link of the mail.
///
/// # Errors
/// As [`decline`]; 410 for a dead link.
pub async fn decline_by_link(app: &App, context: &Context, token: &str) -> Result<Done> {
    let action = Action::LinkOfferDecline;
    by_link(app, context, token, action, async |txn, context, id| {
        decline_in(app, txn, context, action, id).await
    })
    .await
}

async fn decline_in(app: &App, txn: &Txn, context: &Context, action: Action, id: BookingId) -> Result<(Done, Receipt)> {
    let begun = begin(txn, context, action, id).await?;
    let before = begun.loaded.booking.clone();
    let offer = running(txn, id).await?;
    let whole = whole(txn, &begun).await?;
    let booking = back_to_the_line(txn, &before, &offer, Answer::Declined).await?;
    mails::back_in_line(app, txn, &whole, &booking, Answer::Declined).await?;
    finish(txn, context, begun.permit, (&before, &booking), "", &["state"]).await
}

/// The offer that can still be answered. Its time is the next one's promise too, so nobody is late but first.
async fn running(txn: &Txn, id: BookingId) -> Result<offers::Model> {
    let offer = store::open_offer(txn, id).await?;
    let offer = offer.filter(|offer| offer.held_until > txn.now());
    offer.ok_or_else(|| Refusal::conflict("waiting.offer_over").into())
}

/// Frees the offered places and puts the application at the end of the line.
async fn back_to_the_line(
    txn: &Txn,
    before: &booking::Model,
    offer: &offers::Model,
    answer: Answer,
) -> Result<booking::Model> {
    store::answer(txn, before.id, answer).await?;
    store::to_the_end(txn, before.id, offer.entry_id).await?;
    places::release(txn, before.id).await?;
    links::spend_all(txn, before.id.0, entities::link::Capability::OfferAnswer).await?;
    let step = Advance {
        state: Some(State::Waiting),
        due_at: Put::Empty,
        ..Advance::default()
    };
    Ok(bookings::advance(txn, before, step).await?)
}

async fn whole(txn: &Txn, begun: &Begun) -> Result<Whole> {
    bookings::whole(txn, begun.loaded.clone())
        .await?
        .ok_or(Error::NotFound("booking"))
}
