//! Applying a round: in one change every place is checked again and taken, or nothing is.

use std::collections::{BTreeMap, BTreeSet};

use entities::id::{BookingId, FacilityId, RoundId, RoundRunId};
use entities::round::{self, State};
use entities::{round_outcome, round_run};

use super::{Saved, expect, lock, parties, parties_with, refuse_ended, runs, solve};
use crate::app::{App, Context, Txn};
use crate::audit;
use crate::availability;
use crate::bookings::{self, Given, Under};
use crate::error::{Error, Fault, Refusal, Result};
use crate::policy::Action;
use crate::rounds::notes::{KeptPlaced, Notes};
use crate::rounds::store::{self, Applied};
use crate::rounds::why::why;

/// Makes a proposal the outcome: placed applications go to their hosts, or are confirmed where hosts agreed, the others
/// aren't selected. Mails are drafted.
///
/// # Errors
/// 404, 412, 403 also for who has an application of their own in it; 409 naming every application whose place is gone,
/// or that was withdrawn, changed or handed in meanwhile.
pub async fn apply(app: &App, context: &Context, id: RoundId, run: RoundRunId) -> Result<Saved> {
    app.change(context, async |txn| {
        let row = lock(txn, context, id).await?;
        context.actor.may(Action::RoundApply, &parties(&row))?;
        expect(context, &row)?;
        refuse_ended(&row)?;
        let run = appliable(txn, &row, run).await?;
        let notes: Notes = serde_json::from_str(run.notes.as_deref().unwrap_or_default()).map_err(Error::internal)?;
        let basis = solve::basis(txn, &row).await?;
        if basis.rules != notes.basis.rules {
            return Err(Refusal::conflict("round.not_current").into());
        }
        let pooled = store::pooled(txn, row.call_id).await?;
        let applicants = pooled.iter().map(|one| one.booking.applicant_id).collect();
        let participants = pooled.iter().flat_map(|one| one.participants.clone()).collect();
        let concerned = parties_with(&row, applicants, participants);
        let permit = context.actor.may(Action::RoundApply, &concerned)?;

        let mut faults = differences(&notes.basis.applications, &basis.applications, &pooled);
        let under = Under {
            permit: &permit,
            draft_of: row.id.0,
        };
        place_all(app, txn, context, &under, &notes, &mut faults).await?;
        if !faults.is_empty() {
            return Err(Refusal {
                faults,
                ..Refusal::conflict("round.cannot_apply")
            }
            .into());
        }
        store::insert_outcomes(txn, outcomes(&row, &notes, &pooled)?).await?;
        let row = round::Model {
            state: State::Applied,
            applied_run_id: Some(run.id),
            applied_by: context.actor.person_id(),
            applied_at: Some(txn.now()),
            ..row
        };
        let row = store::update(txn, row).await?;
        let receipt = audit::record(txn, permit, &["state", "applied_run_id"]).await?;
        Ok((Saved::from(&row), receipt))
    })
    .await
}

/// A run of the round that is done, by the round's own method.
async fn appliable(txn: &Txn, round: &round::Model, id: RoundRunId) -> Result<round_run::Model> {
    let run = store::lock_run(txn, id).await?.filter(|run| run.round_id == round.id);
    let run = run.ok_or(Error::NotFound("run"))?;
    if run.state != round_run::State::Done {
        return Err(Refusal::conflict("round.not_done").into());
    }
    if run.method != runs::own_method(round) {
        return Err(Refusal::conflict("round.other_method").into());
    }
    Ok(run)
}

/// Applications that aren't as they were when the run was computed.
fn differences(then: &BTreeMap<BookingId, i64>, now: &BTreeMap<BookingId, i64>, pooled: &[Applied]) -> Vec<Fault> {
    let fault = |id: &BookingId, code| of_application(*id, code).with("number", number(pooled, *id));
    let changed = then.iter().filter_map(|(id, version)| match now.get(id) {
        None => Some(fault(id, "round.application_gone")),
        Some(now) if now != version => Some(fault(id, "round.application_changed")),
        Some(_) => None,
    });
    let new = now.keys().filter(|id| !then.contains_key(id));
    changed
        .chain(new.map(|id| fault(id, "round.application_new")))
        .collect()
}

fn of_application(id: BookingId, code: &'static str) -> Fault {
    Fault::new(format!("applications.{id}"), code)
}

fn number(pooled: &[Applied], id: BookingId) -> String {
    let applied = pooled.iter().find(|one| one.booking.id == id);
    applied.map(|one| one.booking.number.clone()).unwrap_or_default()
}

async fn place_all(
    app: &App,
    txn: &Txn,
    context: &Context,
    under: &Under<'_>,
    notes: &Notes,
    faults: &mut Vec<Fault>,
) -> Result<()> {
    let broken: BTreeSet<String> = faults.iter().map(|fault| fault.field.clone()).collect();
    let is_sound = |id: BookingId| !broken.contains(&format!("applications.{id}"));
    let version = |id: BookingId| notes.basis.applications.get(&id).copied().unwrap_or_default();
    let mut placed: Vec<&KeptPlaced> = notes.placed.iter().filter(|one| is_sound(one.booking)).collect();
    // All locks at once, in one order: two changes never wait for each other in a circle.
    let facilities: BTreeSet<FacilityId> = placed.iter().flat_map(|one| one.facilities()).collect();
    availability::lock_places(txn, &facilities.into_iter().collect::<Vec<_>>()).await?;
    placed.sort_by_key(|one| (one.starts_on, one.booking));
    for one in placed {
        let given = given(one);
        let asked = (one.booking, version(one.booking));
        let outcome = txn
            .attempt(async || Box::pin(bookings::place(app, txn, context, under, asked, &given)).await)
            .await;
        match outcome {
            Ok(()) => {}
            Err(Error::Refused(_)) => faults.push(of_application(one.booking, "round.place_taken")),
            Err(error) => return Err(error),
        }
    }
    for (id, _) in notes.unplaced.iter().filter(|(id, _)| is_sound(*id)) {
        bookings::pass_over(app, txn, context, under, (*id, version(*id))).await?;
    }
    Ok(())
}

fn given(placed: &KeptPlaced) -> Given {
    Given {
        facility: placed.facility,
        also: placed.also.as_ref().map(|also| also.facility),
        starts_on: placed.starts_on,
        ends_on: placed.ends_on,
        items: placed
            .items
            .iter()
            .map(|item| (item.unit_type, item.quantity))
            .collect(),
        units: placed.items.iter().flat_map(|item| item.units.clone()).collect(),
    }
}

fn outcomes(round: &round::Model, notes: &Notes, pooled: &[Applied]) -> Result<Vec<round_outcome::Model>> {
    let outcome = |one: &Applied| {
        let booking = &one.booking;
        let placed = notes.placed.iter().find(|placed| placed.booking == booking.id);
        let why = why(notes, round.method, booking.id, (&booking.number, booking.party));
        Ok(round_outcome::Model {
            round_id: round.id,
            booking_id: booking.id,
            facility_id: placed.map(|placed| placed.facility),
            also_facility_id: placed.and_then(|placed| placed.also.as_ref()).map(|also| also.facility),
            starts_on: placed.map(|placed| placed.starts_on),
            ends_on: placed.map(|placed| placed.ends_on),
            wish_rank: placed.and_then(|placed| placed.rank),
            why: serde_json::to_string(&why).map_err(Error::internal)?,
        })
    };
    pooled.iter().map(outcome).collect()
}
