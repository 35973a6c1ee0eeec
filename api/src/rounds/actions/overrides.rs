//! Pins and exclusions: possible together with those that hold, each with a reason, and a report of all of them.

use chrono::NaiveDate;
use entities::id::{BookingId, FacilityId, RoundId, RoundOverrideId, UnitTypeId};
use entities::round_override::{self, Kind, Reason};
use entities::{booking, round};
use serde::{Deserialize, Serialize};

use super::{found, lock, parties, parties_with, refuse_ended, said, solve};
use crate::app::{App, Connection, Context, Txn};
use crate::audit;
use crate::bookings::Violation;
use crate::error::{Error, Fault, Refusal, Result};
use crate::policy::{Action, Parties};
use crate::rounds::store::{self, Directory};
use crate::rounds::views::{Asked, Facility, Override, OverrideChecked};
use crate::text::Words;

/// What an override says.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub kind: Kind,
    pub booking: BookingId,
    pub facility: Option<FacilityId>,
    /// Of a pin: the other place of a wish of two.
    pub also: Option<FacilityId>,
    pub unit_type: Option<UnitTypeId>,
    pub starts_on: Option<NaiveDate>,
}

/// An override and why.
#[derive(Clone, Debug)]
pub struct New {
    pub wanted: Wanted,
    pub reason: Reason,
    pub text: String,
}

/// What a change comes to.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Saved {
    pub id: RoundOverrideId,
}

pub async fn list(app: &App, context: &Context, id: RoundId) -> Result<Vec<Override>> {
    let round = found(app, context, id, Action::RoundOverrideList).await?;
    let db = app.db.reader();
    let rows = store::overrides(db, round.id).await?;
    shown(db, context, &round, rows).await
}

pub async fn view(app: &App, context: &Context, id: RoundOverrideId) -> Result<Override> {
    let db = app.db.writer();
    let row = store::find_override(db, id).await?.ok_or(Error::NotFound("override"))?;
    let round = found(app, context, row.round_id, Action::RoundOverrideList).await?;
    let mut shown = shown(db, context, &round, vec![row]).await?;
    shown.pop().ok_or(Error::NotFound("override"))
}

/// Whether it is possible together with those that hold.
///
/// # Errors
/// 404, 403; a rule that breaks is the answer.
pub async fn check(app: &App, context: &Context, id: RoundId, wanted: &Wanted) -> Result<OverrideChecked> {
    let round = found(app, context, id, Action::RoundOverrideCheck).await?;
    let faults = faults(app, &round, wanted).await?;
    Ok(OverrideChecked {
        feasible: faults.is_empty(),
        violations: faults
            .into_iter()
            .map(|fault| Violation::of(fault, context.locale))
            .collect(),
    })
}

/// The rules that break when it is added to those that hold: the engine's own check of pins answers.
async fn faults(app: &App, round: &round::Model, wanted: &Wanted) -> Result<Vec<Fault>> {
    let situation = solve::situation(app, round.clone()).await?;
    if !situation.basis.applications.contains_key(&wanted.booking) {
        return Ok(vec![Fault::new("booking_id", "round.not_waiting")]);
    }
    let form = form_faults(wanted);
    let Some(prospect) = situation.prospect.as_ref().filter(|_| form.is_empty()) else {
        return Ok(form);
    };
    if wanted.kind == Kind::Exclusion {
        return Ok(Vec::new());
    }
    let pinned = override_of(round, wanted);
    let others = solve::pins(&situation);
    let mut pins: Vec<&round_override::Model> = others;
    pins.retain(|pin| pin.booking_id != wanted.booking);
    pins.push(&pinned);
    let broken = solve::pinned(&situation, prospect, super::runs::own_method(round), &pins);
    Ok(broken.err().map(|broken| said::faults(&broken)).unwrap_or_default())
}

/// As it would be kept, to be checked.
fn override_of(round: &round::Model, wanted: &Wanted) -> round_override::Model {
    round_override::Model {
        id: RoundOverrideId::new(),
        round_id: round.id,
        kind: wanted.kind,
        booking_id: wanted.booking,
        facility_id: wanted.facility,
        also_facility_id: wanted.also.filter(|_| wanted.kind == Kind::Pin),
        unit_type_id: wanted.unit_type,
        starts_on: wanted.starts_on,
        reason: Reason::Other,
        text: String::new(),
        created_by: round.opened_by,
        created_at: round.opened_at,
        removed_by: None,
        removed_at: None,
        removed_text: String::new(),
    }
}

fn form_faults(wanted: &Wanted) -> Vec<Fault> {
    let mut faults = Vec::new();
    if wanted.kind == Kind::Pin {
        if wanted.unit_type.is_none() {
            faults.push(Fault::new("unit_type_id", "required"));
        }
        if wanted.starts_on.is_none() {
            faults.push(Fault::new("starts_on", "required"));
        }
    }
    faults
}

/// Adds an override. A pin takes the place of the pin that the application had.
///
/// # Errors
/// 404, 403 for one's own application; 409 once the round has ended; 422 naming the rule that breaks.
pub async fn add(app: &App, context: &Context, id: RoundId, new: &New) -> Result<Saved> {
    let round = found(app, context, id, Action::RoundOverrideAdd).await?;
    // Outside the change: it reads all places. What is taken meanwhile shows when a run or the outcome checks again.
    let broken = faults(app, &round, &new.wanted).await?;
    app.change(context, async |txn| {
        let round = lock(txn, context, id).await?;
        context.actor.may(Action::RoundOverrideAdd, &parties(&round))?;
        refuse_ended(&round)?;
        let permit = context.actor.may(
            Action::RoundOverrideAdd,
            &concerned(txn, &round, new.wanted.booking).await?,
        )?;
        Refusal::unless_empty("input.invalid", broken.clone())?;

        let by = context.actor.person_id().ok_or(Error::Forbidden)?;
        let standing = store::standing(txn, round.id).await?;
        let replaced = |earlier: &round_override::Model| {
            new.wanted.kind == Kind::Pin && earlier.kind == Kind::Pin && earlier.booking_id == new.wanted.booking
        };
        for earlier in standing.into_iter().filter(replaced) {
            store::remove_override(txn, earlier, by, &new.text).await?;
        }
        let row = round_override::Model {
            facility_id: place_of(txn, &new.wanted).await?,
            reason: new.reason,
            text: new.text.clone(),
            created_by: by,
            created_at: txn.now(),
            ..override_of(&round, &new.wanted)
        };
        let row = store::insert_override(txn, row).await?;
        let receipt = audit::record(txn, permit, &["overrides"]).await?;
        Ok((Saved { id: row.id }, receipt))
    })
    .await
}

/// Of a pin the facility of its type.
async fn place_of(txn: &Txn, wanted: &Wanted) -> Result<Option<FacilityId>> {
    let types = wanted.unit_type.into_iter().collect();
    let directory = store::directory(txn, &[].into(), &[].into(), &types).await?;
    let of_type = wanted.unit_type.and_then(|id| directory.types.get(&id));
    Ok(of_type.map(|row| row.facility_id).or(wanted.facility))
}

/// Whom the application concerns.
async fn concerned(txn: &Txn, round: &round::Model, booking: BookingId) -> Result<Parties> {
    let pooled = store::pooled(txn, round.call_id).await?;
    let applied = pooled.into_iter().find(|applied| applied.booking.id == booking);
    let applied = applied.ok_or(Error::NotFound("booking"))?;
    Ok(parties_with(
        round,
        vec![applied.booking.applicant_id],
        applied.participants,
    ))
}

/// Takes an override back.
///
/// # Errors
/// 404, 403; 409 where it was taken back already or the round has ended.
pub async fn remove(app: &App, context: &Context, id: RoundOverrideId, text: &str) -> Result<Saved> {
    app.change(context, async |txn| {
        let row = store::lock_override(txn, id)
            .await?
            .ok_or(Error::NotFound("override"))?;
        let round = lock(txn, context, row.round_id).await?;
        let permit = context.actor.may(Action::RoundOverrideRemove, &parties(&round))?;
        refuse_ended(&round)?;
        if row.removed_at.is_some() {
            return Err(Refusal::conflict("round.override_removed").into());
        }
        let by = context.actor.person_id().ok_or(Error::Forbidden)?;
        let row = store::remove_override(txn, row, by, text).await?;
        let receipt = audit::record(txn, permit, &["overrides"]).await?;
        Ok((Saved { id: row.id }, receipt))
    })
    .await
}

pub(in crate::rounds) async fn shown(
    db: &impl Connection,
    context: &Context,
    round: &round::Model,
    rows: Vec<round_override::Model>,
) -> Result<Vec<Override>> {
    let bookings = rows.iter().map(|row| row.booking_id).collect();
    let facilities = rows.iter().flat_map(|row| [row.facility_id, row.also_facility_id]);
    let facilities = facilities.flatten().collect();
    let types = rows.iter().filter_map(|row| row.unit_type_id).collect();
    let directory = store::directory(db, &bookings, &facilities, &types).await?;
    let people = rows.iter().flat_map(|row| [Some(row.created_by), row.removed_by]);
    let people = store::people(db, people.flatten()).await?;
    let name = |id| people.get(&id).cloned().unwrap_or_default();
    let rows = rows.into_iter().filter_map(|row| {
        let possible: &[Action] = if row.removed_at.is_none() && round.state == round::State::Open {
            &[Action::RoundOverrideRemove]
        } else {
            &[]
        };
        Some(Override {
            id: row.id,
            round_id: row.round_id,
            kind: row.kind,
            asked: asked(&directory, row.booking_id)?,
            facility: row.facility_id.and_then(|id| facility(&directory, id)),
            also: row.also_facility_id.and_then(|id| facility(&directory, id)),
            unit_type_id: row.unit_type_id,
            unit_type_name: row.unit_type_id.and_then(|id| type_name(&directory, id)),
            starts_on: row.starts_on,
            reason: row.reason,
            text: row.text,
            created_by: name(row.created_by),
            created_at: row.created_at,
            removed_by: row.removed_by.map(name),
            removed_at: row.removed_at,
            removed_text: row.removed_text,
            may: context.actor.allowed(possible, &parties(round)),
        })
    });
    Ok(rows.collect())
}

/// An application as the pages name it.
pub(in crate::rounds) fn asked(directory: &Directory, id: BookingId) -> Option<Asked> {
    let (booking, organisation) = directory.bookings.get(&id)?;
    Some(named(booking, organisation.clone()))
}

pub(in crate::rounds) fn named(booking: &booking::Model, organisation_name: String) -> Asked {
    Asked {
        booking_id: booking.id,
        number: booking.number.clone(),
        organisation_name,
        kind: booking.kind,
        party: booking.party,
        starts_on: booking.starts_on,
        ends_on: booking.ends_on,
    }
}

pub(in crate::rounds) fn facility(directory: &Directory, id: FacilityId) -> Option<Facility> {
    let row = directory.facilities.get(&id)?;
    Some(Facility {
        id,
        name: words(&row.name_ja, &row.name_en),
        municipality_code: row.municipality_code.clone(),
    })
}

pub(in crate::rounds) fn type_name(directory: &Directory, id: UnitTypeId) -> Option<Words> {
    let row = directory.types.get(&id)?;
    Some(words(&row.name_ja, &row.name_en))
}

pub(in crate::rounds) fn words(ja: &str, en: &str) -> Words {
    Words {
        ja: ja.to_owned(),
        en: en.to_owned(),
    }
}
