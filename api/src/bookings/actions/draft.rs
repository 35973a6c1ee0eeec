//! Writing an application and handing it in.

use entities::booking::{self, Channel, Kind, State};
use entities::id::BookingId;
use entities::organisation;

use super::{Done, begin, finish, mails, places};
use crate::app::{App, Context, Txn};
use crate::bookings::application::Application;
use crate::bookings::rules;
use crate::bookings::store::{self, Advance, Loaded, Put, Whole};
use crate::bookings::waiting::actions as waiting;
use crate::error::{Error, Fault, Refusal, Result};
use crate::policy::{Action, Parties};

/// Begins an application as a draft, in the name of the asker's company or section.
///
/// # Errors
/// 404 when the asker may not apply in that name, or the call or a place isn't there.
pub async fn create(app: &App, context: &Context, application: Application) -> Result<Done> {
    app.change(context, async |txn| {
        let person = context.actor.person_id().ok_or(Error::Unauthorised("sign_in_needed"))?;
        let organisation = store::applicants_of(txn, person, application.organisation_id, txn.today())
            .await?
            .ok_or(Error::NotFound("organisation"))?;
        let id = BookingId::new();
        let parties = Parties {
            applicants: vec![person],
            ..Parties::of("booking", id)
        };
        let permit = context.actor.may(Action::BookingCreate, &parties)?;

        let number = free_number(txn).await?;
        let draft = draft(txn, id, number, person, &organisation, &application);
        let draft = store::create(txn, draft).await?;
        let prices = places::prices(txn, context, &application).await?;
        let booking = store::write_application(txn, &draft, &application, &prices).await?;
        finish(txn, context, permit, (&draft, &booking), "", &["application"]).await
    })
    .await
}

/// Among a thousand million numbers two alike come sooner than one thinks; nobody is to be refused for it.
pub(super) async fn free_number(txn: &Txn) -> Result<String> {
    const DRAWS_MAX: usize = 10;
    for _ in 0..DRAWS_MAX {
        let mut random = [0; 6];
        getrandom::fill(&mut random).map_err(Error::internal)?;
        let number = rules::number(txn.now(), random);
        if !store::is_number_taken(txn, &number).await? {
            return Ok(number);
        }
    }
    Err(Error::internal(std::io::Error::other("no free number was drawn")))
}

pub(super) fn draft(
    txn: &Txn,
    id: BookingId,
    number: String,
    applicant: entities::id::PersonId,
    organisation: &organisation::Model,
    application: &Application,
) -> booking::Model {
    let kind = if organisation.kind == organisation::Kind::Company {
        Kind::Company
    } else {
        Kind::Employee
    };
    booking::Model {
        id,
        number,
        call_id: application.call_id,
        kind,
        state: State::Draft,
        returned_from: None,
        applicant_id: applicant,
        organisation_id: organisation.id,
        wish_rank: 1,
        facility_id: None,
        also_facility_id: None,
        accepted_facility_id: None,
        starts_on: None,
        ends_on: None,
        party: application.party,
        children: application.children,
        companions: application.companions,
        purpose: String::new(),
        purpose_note: String::new(),
        needs: String::new(),
        considerations: String::new(),
        arrival_time: None,
        wait_if_full: application.wait_if_full,
        anywhere: application.anywhere,
        flexible_days: application.flexible_days,
        channel: Channel::Web,
        entered_by: None,
        schedule_version: 1,
        content_version: 1,
        fee_yen: None,
        reference_number: String::new(),
        due_at: None,
        submitted_at: None,
        confirmed_at: None,
        checked_in_at: None,
        checked_out_at: None,
        actual_ends_on: None,
        closed_by: None,
        created_at: txn.now(),
        updated_at: txn.now(),
        version: 1,
    }
}

/// Rewrites a draft or a returned application. Call and organisation stay.
///
/// # Errors
/// 404, 403, 412 with the current state, 409 when it isn't the applicant's turn.
pub async fn update(app: &App, context: &Context, id: BookingId, application: Application) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = begin(txn, context, Action::BookingUpdate, id).await?;
        let before = begun.loaded.booking.clone();
        let whole = whole(txn, begun.loaded).await?;
        let application = Application {
            call_id: before.call_id,
            organisation_id: before.organisation_id,
            ..application.clone()
        };
        let changed = rules::changed(&whole.application, &application);
        let prices = places::prices(txn, context, &application).await?;
        let written = store::write_application(txn, &before, &application, &prices).await?;
        let step = Advance {
            schedule_changed: changed.schedule,
            content_changed: changed.content,
            ..Advance::default()
        };
        let booking = store::advance(txn, &written, step).await?;
        let fields: &[&str] = match (changed.schedule, changed.content) {
            (true, _) => &["application", "schedule", "content"],
            (false, true) => &["application", "content"],
            (false, false) => &["application"],
        };
        finish(txn, context, begun.permit, (&before, &booking), "", fields).await
    })
    .await
}

async fn whole(txn: &Txn, loaded: Loaded) -> Result<Whole> {
    store::whole(txn, loaded).await?.ok_or(Error::NotFound("booking"))
}

/// Every rule that the application breaks as it stands, without handing it in.
///
/// # Errors
/// 404 and 403 only; broken rules are the answer.
pub async fn check(app: &App, context: &Context, id: BookingId) -> Result<Vec<Fault>> {
    let db = app.db.reader();
    let loaded = store::find(db, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("booking"))?;
    context.actor.may(Action::BookingCheck, &loaded.parties())?;
    let whole = store::whole(db, loaded).await?.ok_or(Error::NotFound("booking"))?;
    places::faults(db, context, &app.config, &whole, app.today()).await
}

/// Hands in a draft, or a returned application again: to the first decision that is still open.
///
/// In `first_come` calls the units of the first wish that is free, and for which nobody waits, are taken until the
/// deadline; where a supervisor decides first, after that. When no wish is, the application waits if it says so.
///
/// # Errors
/// 422 with every broken rule; 409 `booking.no_wish_free` with other dates, units and places.
pub async fn submit(app: &App, context: &Context, id: BookingId) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = begin(txn, context, Action::BookingSubmit, id).await?;
        let before = begun.loaded.booking.clone();
        let whole = whole(txn, begun.loaded).await?;
        let faults = places::faults(txn, context, &app.config, &whole, txn.today()).await?;
        Refusal::unless_empty("input.invalid", faults)?;

        let next = rules::first_open_decision(&before, &whole.decisions);
        let Some(rank) = places::first_free_wish(txn, context, &whole).await? else {
            let booking = wait(app, txn, &whole, &before).await?;
            return finish(txn, context, begun.permit, (&before, &booking), "", &["state"]).await;
        };
        let until = places::deadline(app, txn, &whole, rank).await?;
        let step = Advance {
            state: Some(next),
            returned_from: Put::Empty,
            due_at: Put::Value(until),
            wish: whole.wish_columns(rank),
            submitted_at: Some(before.submitted_at.unwrap_or(txn.now())),
            ..Advance::default()
        };
        let booking = store::advance(txn, &before, step).await?;
        if next == State::SupervisorReview {
            places::release(txn, booking.id).await?;
        } else {
            places::take(txn, &whole, &booking, rank, until).await?;
        }
        mails::submitted(app, txn, &whole, &booking).await?;
        finish(txn, context, begun.permit, (&before, &booking), "", &["state"]).await
    })
    .await
}

/// None of the wishes is free, and the applicant waits for all of them.
async fn wait(app: &App, txn: &Txn, whole: &Whole, before: &booking::Model) -> Result<booking::Model> {
    let step = Advance {
        returned_from: Put::Empty,
        submitted_at: Some(before.submitted_at.unwrap_or(txn.now())),
        ..Advance::default()
    };
    let booking = waiting::join(txn, whole, before, None, step).await?;
    let booking = booking.ok_or_else(|| Refusal::conflict("booking.no_wish_free"))?;
    waiting::joined(app, txn, whole, &booking).await?;
    Ok(booking)
}
