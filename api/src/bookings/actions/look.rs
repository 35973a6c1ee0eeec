//! Looking at bookings. A look that shows somebody else's personal data is recorded.

use entities::booking::State;
use entities::id::BookingId;
use entities::programme_call::SelectionMethod;
use serde::{Deserialize, Serialize};

use super::places;
use crate::app::{App, Connection, Context, Idempotency};
use crate::audit;
use crate::bookings::changes;
use crate::bookings::pair;
use crate::bookings::steps;
use crate::bookings::store::{self, Filter, Loaded, Row, View};
use crate::bookings::views::{Page, Seen};
use crate::bookings::waiting::actions as waiting;
use crate::error::{Error, Result};
use crate::notifications::Method;
use crate::paging::{Page as Paged, Paging};
use crate::policy::{Action, Parties, Scope, Standing};

/// A booking as the asker may see it.
///
/// # Errors
/// 404 when it isn't the asker's to know of.
pub async fn view(app: &App, context: &Context, id: BookingId) -> Result<Page> {
    let db = app.db.reader();
    let loaded = store::find(db, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("booking"))?;
    let permit = context.actor.may(Action::BookingView, &loaded.parties())?;
    let seen = Seen::of(&permit, &loaded, app.today(), app.config.contact_visible_days);
    if seen.is_somebody_elses() {
        recorded(app, context, Action::BookingView, &loaded.parties()).await?;
    }
    let whole = store::whole(db, loaded).await?.ok_or(Error::NotFound("booking"))?;
    let rivals = if seen.rivals(whole.loaded.booking.state) {
        // Of two places a host hears of those who want its own.
        let booking = &whole.loaded.booking;
        let places = match seen.standing() {
            Standing::Host | Standing::AlsoHost => {
                pair::own(booking, &context.actor.standings(&whole.loaded.parties()))
            }
            _ => pair::places(booking).collect(),
        };
        store::rivals(db, booking, places).await?
    } else {
        Vec::new()
    };
    let cancellation = match whole.loaded.booking.state {
        State::Confirmed => Some(places::cancellation(db, &whole, app.today()).await?),
        _ => None,
    };
    let waiting = match whole.loaded.booking.state {
        State::Waiting | State::Offered => Some(waiting::standing(db, &whole.loaded.booking, app.today()).await?),
        _ => None,
    };
    let entry = match whole.loaded.booking.entered_by {
        Some(_) => store::entry(db, id).await?,
        None => None,
    };
    let given = match whole.call.selection_method {
        SelectionMethod::FirstCome => None,
        SelectionMethod::Screening | SelectionMethod::Lottery | SelectionMethod::Round => store::given(db, id).await?,
    };
    Ok(Page {
        entry,
        given,
        may: may(context, &whole.loaded),
        waiting,
        seen,
        whole,
        rivals,
        cancellation,
    })
}

/// Whom a booking of the asker's concerns, for rooms above.
///
/// # Errors
/// The database's.
pub async fn parties_of(db: &impl Connection, scope: &Scope, id: BookingId) -> Result<Option<Parties>> {
    Ok(store::find(db, scope, id).await?.map(|loaded| loaded.parties()))
}

/// What the asker could do now: permitted by the policy, and possible in this state.
#[must_use]
pub fn may(context: &Context, loaded: &Loaded) -> Vec<&'static str> {
    let mut possible = steps::possible(loaded.booking.state);
    let standings = context.actor.standings(&loaded.parties());
    if pair::answer(&loaded.booking, &standings).own.is_empty() {
        possible.retain(|action| *action != Action::BookingAccept);
    }
    let permit = context.actor.may(Action::BookingCallOff, &loaded.parties());
    if permit.is_ok_and(|permit| !steps::calls_off(permit.standing(), loaded.booking.state)) {
        possible.retain(|action| *action != Action::BookingCallOff);
    }
    if loaded.booking.also_facility_id.is_some() {
        possible.retain(|action| *action != Action::WaitingChoose);
    }
    possible.extend(changes::rules::possible(
        loaded.booking.state,
        loaded.change.as_ref(),
        &standings,
    ));
    if matches!(loaded.booking.state, State::Confirmed | State::CheckedIn) {
        possible.push(Action::ProblemReport);
    }
    context.actor.allowed(&possible, &loaded.parties())
}

#[derive(Serialize, Deserialize)]
struct Recorded;

/// A recorded look goes through `App::change` without key and version.
pub(super) async fn recorded(app: &App, context: &Context, action: Action, parties: &Parties) -> Result<()> {
    let context = Context {
        idempotency: None::<Idempotency>,
        expected: None,
        ..context.clone()
    };
    app.change(&context, async |txn| {
        let permit = context.actor.may(action, parties)?;
        Ok((Recorded, audit::record(txn, permit, &[]).await?))
    })
    .await
    .map(|Recorded| ())
}

/// A page of a list.
///
/// # Errors
/// 401 and the database's.
pub async fn list(
    app: &App,
    context: &Context,
    view: View,
    filter: &Filter,
    paging: &Paging,
) -> Result<Paged<(Row, Seen, Vec<&'static str>)>> {
    context.actor.may(Action::BookingList, &Parties::house("booking"))?;
    let rows = store::list(app.db.reader(), &context.scope(), view, filter, app.today(), paging).await?;
    let today = app.today();
    Ok(paging.page(rows).map(|row| {
        let loaded = row.loaded();
        let standing = context.actor.may(Action::BookingView, &loaded.parties());
        let seen = standing.map_or_else(
            |_denied| Seen::of_standing(Standing::Other, &loaded, today, 0),
            |permit| Seen::of(&permit, &loaded, today, app.config.contact_visible_days),
        );
        let may = may(context, &loaded);
        (row, seen, may)
    }))
}

/// The stay as a calendar file, for those who have it in their calendar.
///
/// # Errors
/// 404; 409 before it is confirmed.
pub async fn calendar(app: &App, context: &Context, id: BookingId) -> Result<String> {
    let db = app.db.reader();
    let loaded = store::find(db, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("booking"))?;
    context.actor.may(Action::BookingCalendarView, &loaded.parties())?;
    if !steps::is_agreed(loaded.booking.state) {
        return Err(crate::error::Refusal::conflict("booking.not_confirmed").into());
    }
    let whole = store::whole(db, loaded).await?.ok_or(Error::NotFound("booking"))?;
    let stay = super::mails::calendar(app, &whole, &whole.loaded.booking, Method::Publish);
    Ok(stay.file(&app.config, app.now(), None))
}
