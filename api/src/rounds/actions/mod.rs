//! One function an action of a round; its runs, overrides and outcomes in files of their own.

mod applications;
mod apply;
pub mod outcomes;
pub mod overrides;
mod proposal;
pub mod runs;
mod said;
mod solve;

pub use applications::applications;
pub use apply::apply;
pub use solve::solve_all;

use std::collections::HashMap;

use entities::id::{BookingId, CallId, PersonId, RoundId};
use entities::programme_call::{self, SelectionMethod};
use entities::round::{self, Method, State};
use entities::round_score;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::store;
use super::terms::Policy;
use super::views::{CallOfRound, Round};
use crate::app::{App, Connection, Context, Txn};
use crate::audit;
use crate::bookings;
use crate::error::{Error, Refusal, Result};
use crate::paging::{Page, Paging};
use crate::policy::{Action, Parties};
use crate::text::Words;

/// What a change of a round comes to.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Saved {
    pub id: RoundId,
    pub version: i64,
    pub state: State,
}

impl From<&round::Model> for Saved {
    fn from(row: &round::Model) -> Self {
        Self {
            id: row.id,
            version: row.version,
            state: row.state,
        }
    }
}

pub(super) fn parties(row: &round::Model) -> Parties {
    Parties {
        office: true,
        ..Parties::of("round", row.id)
    }
    .at_version(row.version)
}

/// Whom an application of the round concerns: nobody decides on their own.
fn parties_with(row: &round::Model, applicants: Vec<PersonId>, participants: Vec<PersonId>) -> Parties {
    Parties {
        applicants,
        participants,
        ..parties(row)
    }
}

pub(super) fn policy_of(row: &round::Model) -> Result<Policy> {
    serde_json::from_str(&row.policy).map_err(Error::internal)
}

pub(super) async fn found(app: &App, context: &Context, id: RoundId, action: Action) -> Result<round::Model> {
    let row = store::find(app.db.writer(), &context.scope(), id).await?;
    let row = row.ok_or(Error::NotFound("round"))?;
    context.actor.may(action, &parties(&row))?;
    Ok(row)
}

pub(super) async fn lock(txn: &Txn, context: &Context, id: RoundId) -> Result<round::Model> {
    let row = store::lock(txn, &context.scope(), id).await?;
    row.ok_or(Error::NotFound("round"))
}

/// A stale page gets the round as it is now.
fn expect(context: &Context, row: &round::Model) -> Result<()> {
    context.expect(
        row.version,
        || json!({ "id": row.id, "state": row.state, "version": row.version }),
    )
}

pub(super) fn refuse_ended(row: &round::Model) -> Result<()> {
    if row.state == State::Open {
        Ok(())
    } else {
        Err(Refusal::conflict("round.has_ended").into())
    }
}

pub async fn list(app: &App, context: &Context, call: Option<CallId>, paging: &Paging) -> Result<Page<Round>> {
    context.actor.may(Action::RoundList, &Parties::house("round"))?;
    let db = app.db.reader();
    let rows = store::list(db, &context.scope(), call, (paging.offset(), paging.rows() + 1)).await?;
    let page = paging.page(rows);
    let mut items = Vec::new();
    let calls = store::calls(db, page.items.iter().map(|row| row.call_id)).await?;
    for row in page.items {
        items.push(shown(db, context, row, &calls).await?);
    }
    Ok(Page { items, next: page.next })
}

pub async fn view(app: &App, context: &Context, id: RoundId) -> Result<Round> {
    let row = found(app, context, id, Action::RoundView).await?;
    let db = app.db.writer();
    let calls = store::calls(db, [row.call_id]).await?;
    shown(db, context, row, &calls).await
}

async fn shown(
    db: &impl Connection,
    context: &Context,
    row: round::Model,
    calls: &HashMap<CallId, programme_call::Model>,
) -> Result<Round> {
    let call = calls.get(&row.call_id).ok_or(Error::NotFound("call"))?;
    let counts = store::counts(db, &row).await?;
    let people = store::people(db, [row.opened_by].into_iter().chain(row.applied_by)).await?;
    Ok(Round {
        id: row.id,
        call: call_of_round(call),
        number: row.number,
        state: row.state,
        method: row.method,
        policy: policy_of(&row)?,
        applications: counts.applications,
        runs: counts.runs,
        overrides: counts.overrides,
        drafts: counts.drafts,
        opened_by: people.get(&row.opened_by).cloned().unwrap_or_default(),
        opened_at: row.opened_at,
        applied_run_id: row.applied_run_id,
        applied_by: row.applied_by.and_then(|by| people.get(&by).cloned()),
        applied_at: row.applied_at,
        closed_at: row.closed_at,
        may: context.actor.allowed(possible(&row), &parties(&row)),
        version: row.version,
        seed: row.seed,
    })
}

fn call_of_round(call: &programme_call::Model) -> CallOfRound {
    CallOfRound {
        id: call.id,
        number: call.number.clone(),
        name: call_name(call),
        selection_method: call.selection_method,
        hosts_agreed: call.hosts_agreed,
    }
}

pub(super) fn call_name(call: &programme_call::Model) -> Words {
    Words {
        ja: call.name_ja.clone(),
        en: call.name_en.clone(),
    }
}

/// What the state allows, for `may`; the policy decides for whom.
const fn possible(row: &round::Model) -> &'static [Action] {
    match (row.state, row.method) {
        (State::Open, Method::Screening) => &[
            Action::RoundUpdate,
            Action::RoundClose,
            Action::RoundApplicationScore,
            Action::RoundOverrideAdd,
            Action::RoundRunStart,
            Action::RoundApply,
        ],
        (State::Open, _) => &[
            Action::RoundUpdate,
            Action::RoundClose,
            Action::RoundOverrideAdd,
            Action::RoundRunStart,
            Action::RoundApply,
        ],
        (State::Applied | State::Closed, _) => &[],
    }
}

/// Opens a round over the applications of a call. Its seed is drawn here and published from now on.
///
/// # Errors
/// 404, 403; 409 for a first-come call, or where a round of the call is open.
pub async fn open(app: &App, context: &Context, call: CallId) -> Result<Saved> {
    app.change(context, async |txn| {
        let id = RoundId::new();
        let parties = Parties {
            office: true,
            public: true,
            ..Parties::of("round", id)
        };
        let permit = context.actor.may(Action::RoundOpen, &parties)?;
        let call = store::lock_call(txn, call).await?.ok_or(Error::NotFound("call"))?;
        let method = method_of(&call)?;
        let (last, is_one_open) = store::of_call(txn, call.id).await?;
        if is_one_open {
            return Err(Refusal::conflict("round.open_already").into());
        }
        let row = round::Model {
            id,
            call_id: call.id,
            number: last + 1,
            state: State::Open,
            method,
            seed: seed()?,
            policy: serde_json::to_string(&Policy::usual(call.budget_total_yen)).map_err(Error::internal)?,
            opened_by: context.actor.person_id().ok_or(Error::Forbidden)?,
            opened_at: txn.now(),
            applied_run_id: None,
            applied_by: None,
            applied_at: None,
            closed_at: None,
            version: 1,
        };
        let row = store::insert(txn, row).await?;
        let receipt = audit::record(txn, permit, &["state", "seed"]).await?;
        Ok((Saved::from(&row), receipt))
    })
    .await
}

fn method_of(call: &programme_call::Model) -> Result<Method> {
    match call.selection_method {
        SelectionMethod::Round => Ok(Method::Optimise),
        SelectionMethod::Lottery => Ok(Method::Lottery),
        SelectionMethod::Screening => Ok(Method::Screening),
        SelectionMethod::FirstCome => Err(Refusal::conflict("round.first_come").into()),
    }
}

fn seed() -> Result<String> {
    let mut random = [0_u8; 16];
    getrandom::fill(&mut random).map_err(Error::internal)?;
    Ok(bookings::rules::letters(&random))
}

/// Sets the policy.
///
/// # Errors
/// 404, 403, 412; 409 once it is applied or closed; 422 with everything that is wrong.
pub async fn update(app: &App, context: &Context, id: RoundId, policy: &Policy) -> Result<Saved> {
    app.change(context, async |txn| {
        let row = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::RoundUpdate, &parties(&row))?;
        expect(context, &row)?;
        refuse_ended(&row)?;
        let known = store::municipalities(txn).await?.into_keys().collect();
        Refusal::unless_empty("input.invalid", policy.faults(&known))?;

        let changed = policy_of(&row)?.changed(policy);
        let row = round::Model {
            policy: serde_json::to_string(policy).map_err(Error::internal)?,
            ..row
        };
        let row = store::update(txn, row).await?;
        let receipt = audit::record(txn, permit, &changed).await?;
        Ok((Saved::from(&row), receipt))
    })
    .await
}

/// Ends a round without an outcome.
///
/// # Errors
/// 404, 403, 412; 409 once it is applied or closed.
pub async fn close(app: &App, context: &Context, id: RoundId) -> Result<Saved> {
    app.change(context, async |txn| {
        let row = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::RoundClose, &parties(&row))?;
        expect(context, &row)?;
        refuse_ended(&row)?;
        let row = round::Model {
            state: State::Closed,
            closed_at: Some(txn.now()),
            ..row
        };
        let row = store::update(txn, row).await?;
        let receipt = audit::record(txn, permit, &["state"]).await?;
        Ok((Saved::from(&row), receipt))
    })
    .await
}

/// Gives an application its points, in place of those it had.
///
/// # Errors
/// 404, 403 for one's own application; 409 where the round is no screening or has ended.
pub async fn score(
    app: &App,
    context: &Context,
    id: RoundId,
    booking: BookingId,
    points: i32,
    comment: &str,
) -> Result<Saved> {
    app.change(context, async |txn| {
        let row = lock(txn, context, id).await?;
        context.actor.may(Action::RoundApplicationScore, &parties(&row))?;
        refuse_ended(&row)?;
        if row.method != Method::Screening {
            return Err(Refusal::conflict("round.no_screening").into());
        }
        let applied = store::pooled(txn, row.call_id).await?;
        let applied = applied.iter().find(|applied| applied.booking.id == booking);
        let applied = applied.ok_or(Error::NotFound("booking"))?;
        let concerned = parties_with(&row, vec![applied.booking.applicant_id], applied.participants.clone());
        let permit = context.actor.may(Action::RoundApplicationScore, &concerned)?;
        let given = round_score::Model {
            round_id: row.id,
            booking_id: booking,
            points,
            comment: comment.to_owned(),
            scored_by: context.actor.person_id().ok_or(Error::Forbidden)?,
            scored_at: txn.now(),
        };
        store::score(txn, given).await?;
        let receipt = audit::record(txn, permit, &["points"]).await?;
        Ok((Saved::from(&row), receipt))
    })
    .await
}
