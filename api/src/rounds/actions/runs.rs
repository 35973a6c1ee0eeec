//! Runs: started, looked at, compared, stopped; and their record.

use std::collections::HashMap;

use entities::id::{RoundId, RoundRunId};
use entities::round;
use entities::round_override::Kind;
use entities::round_run::{self, Method, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{found, lock, parties, policy_of, proposal, refuse_ended, said, solve};
use crate::app::{App, Connection, Context};
use crate::audit;
use crate::error::{Error, Refusal, Result};
use crate::paging::{Page, Paging};
use crate::policy::Action;
use crate::rounds::notes::{Notes, ReadFault};
use crate::rounds::store;
use crate::rounds::views::{Comparison, Progress, Proposal, Run};
use crate::text::phrase;

/// What a change of a run comes to.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Saved {
    pub id: RoundRunId,
    pub version: i64,
    pub state: State,
}

/// Which half of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RoundRecordPart)]
pub enum RecordPart {
    Input,
    Plan,
}

impl RecordPart {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Plan => "plan",
        }
    }
}

fn saved(row: &round_run::Model) -> Saved {
    Saved {
        id: row.id,
        version: row.version,
        state: row.state,
    }
}

/// Queues a run.
///
/// # Errors
/// 404, 403; 409 once the round has ended, while another run of it is under way, or where the run to keep isn't done.
pub async fn start(
    app: &App,
    context: &Context,
    id: RoundId,
    method: Option<Method>,
    keep: Option<RoundRunId>,
) -> Result<Saved> {
    app.change(context, async |txn| {
        let round = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::RoundRunStart, &parties(&round))?;
        refuse_ended(&round)?;
        let earlier = store::runs(txn, round.id).await?;
        if earlier
            .iter()
            .any(|run| matches!(run.state, State::Queued | State::Running))
        {
            return Err(Refusal::conflict("round.run_under_way").into());
        }
        if let Some(keep) = keep {
            let kept = earlier.iter().find(|run| run.id == keep);
            let kept = kept.ok_or(Error::NotFound("run"))?;
            if kept.state != State::Done {
                return Err(Refusal::conflict("round.not_done").into());
            }
        }
        let row = round_run::Model {
            id: RoundRunId::new(),
            round_id: round.id,
            number: store::next_run_number(txn, round.id).await?,
            state: State::Queued,
            method: method.unwrap_or_else(|| own_method(&round)),
            keep_run_id: keep,
            requested_by: context.actor.person_id().ok_or(Error::Forbidden)?,
            requested_at: txn.now(),
            started_at: None,
            lease_until: txn.now(),
            finished_at: None,
            stage: String::new(),
            stage_value: None,
            stage_bound: None,
            input: None,
            plan: None,
            notes: None,
            faults: None,
            version: 1,
        };
        let row = store::insert_run(txn, row).await?;
        let receipt = audit::record(txn, permit, &["runs"]).await?;
        Ok((saved(&row), receipt))
    })
    .await
}

/// How the round itself places.
pub(in crate::rounds) const fn own_method(round: &round::Model) -> Method {
    match round.method {
        round::Method::Optimise => Method::Optimise,
        round::Method::Lottery => Method::Lottery,
        round::Method::Screening => Method::Screening,
    }
}

async fn found_run(
    app: &App,
    context: &Context,
    id: RoundRunId,
    action: Action,
) -> Result<(round::Model, round_run::Model)> {
    let row = store::find_run(app.db.writer(), id).await?;
    let row = row.ok_or(Error::NotFound("run"))?;
    let round = found(app, context, row.round_id, action).await?;
    Ok((round, row))
}

pub async fn list(app: &App, context: &Context, id: RoundId, paging: &Paging) -> Result<Page<Run>> {
    let round = found(app, context, id, Action::RoundRunList).await?;
    let db = app.db.writer();
    let rows = store::runs_page(db, round.id, (paging.offset(), paging.rows() + 1)).await?;
    let page = paging.page(rows);
    Ok(Page {
        items: shown(db, context, &round, page.items).await?,
        next: page.next,
    })
}

/// A run, and what it proposes once it is done.
///
/// # Errors
/// 404, 403.
pub async fn view(app: &App, context: &Context, id: RoundRunId) -> Result<Proposal> {
    let (round, row) = found_run(app, context, id, Action::RoundRunView).await?;
    let db = app.db.writer();
    let notes = notes_of(&row)?;
    let mut shown = shown(db, context, &round, vec![row]).await?;
    let run = shown.pop().ok_or(Error::NotFound("run"))?;
    let names = proposal::directory(db, &[&notes]).await?;
    let standing = store::standing(db, round.id).await?;
    let pins = standing.iter().filter(|one| one.kind == Kind::Pin);
    let pinned = pins.map(|one| one.booking_id).collect();
    let locale = context.locale;
    Ok(Proposal {
        run,
        placed: proposal::placed(&notes, &names, &pinned, locale),
        unplaced: proposal::unplaced(&notes, &names, locale),
        municipalities: proposal::municipalities(db, &notes, &names, &policy_of(&round)?).await?,
        places: proposal::places(&notes, &names),
        not_met: said::violations(&notes.not_met, locale),
        rule_costs: notes.rule_costs,
    })
}

async fn shown(
    db: &impl Connection,
    context: &Context,
    round: &round::Model,
    rows: Vec<round_run::Model>,
) -> Result<Vec<Run>> {
    let people = store::people(db, rows.iter().map(|row| row.requested_by)).await?;
    let numbers: HashMap<RoundRunId, i32> = store::runs(db, round.id)
        .await?
        .into_iter()
        .map(|run| (run.id, run.number))
        .collect();
    let basis = solve::basis(db, round).await?;
    let run = |row: round_run::Model, notes: Notes, broken: &[ReadFault]| Run {
        id: row.id,
        round_id: row.round_id,
        number: row.number,
        method: row.method,
        state: row.state,
        keep_run_id: row.keep_run_id,
        keep_run_number: row.keep_run_id.and_then(|id| numbers.get(&id).copied()),
        progress: matches!(row.state, State::Running).then(|| Progress {
            stage: row.stage.clone(),
            value: row.stage_value,
            bound: row.stage_bound,
            text: gap(row.stage_value, row.stage_bound).map(|gap| said_gap(gap, context.locale)),
        }),
        gap_per_million: notes
            .stages
            .iter()
            .find(|stage| stage.name == "score")
            .and_then(|stage| gap(Some(stage.value), Some(stage.bound))),
        is_current: row.state == State::Done && round.state == round::State::Open && notes.basis == basis,
        status: Some(notes.status).filter(|status| !status.is_empty()),
        engine: Some(notes.engine).filter(|engine| !engine.is_empty()),
        stages: notes.stages,
        summary: (row.state == State::Done).then_some(notes.summary),
        violations: said::violations(broken, context.locale),
        requested_by: people.get(&row.requested_by).cloned().unwrap_or_default(),
        requested_at: row.requested_at,
        started_at: row.started_at,
        finished_at: row.finished_at,
        may: context.actor.allowed(possible(&row), &parties(round)),
        version: row.version,
    };
    let rows = rows.into_iter().map(|row| {
        let broken = row.faults.as_deref().map(serde_json::from_str).transpose();
        let broken: Vec<ReadFault> = broken.map_err(Error::internal)?.unwrap_or_default();
        let notes = notes_of(&row)?;
        Ok(run(row, notes, &broken))
    });
    rows.collect()
}

fn notes_of(row: &round_run::Model) -> Result<Notes> {
    let notes = row.notes.as_deref().map(serde_json::from_str).transpose();
    Ok(notes.map_err(Error::internal)?.unwrap_or_default())
}

/// How far a value is from its bound at most, in millionths.
fn gap(value: Option<i64>, bound: Option<i64>) -> Option<i64> {
    let (value, bound) = (i128::from(value?), i128::from(bound?));
    let apart = (bound - value).abs().saturating_mul(1_000_000);
    i64::try_from(apart.checked_div(bound.abs().max(1))?).ok()
}

/// 「あと0.3％以内」.
fn said_gap(per_million: i64, locale: crate::text::Locale) -> String {
    let percent = format!("{}.{}", per_million / 10_000, per_million % 10_000 / 1_000);
    phrase("round.gap", locale, &[("percent", percent)]).unwrap_or_default()
}

const fn possible(row: &round_run::Model) -> &'static [Action] {
    match row.state {
        State::Queued | State::Running => &[Action::RoundRunCancel],
        State::Done | State::Failed | State::Cancelled => &[],
    }
}

/// Two runs of the round side by side.
///
/// # Errors
/// 404, 403; 409 where one of them isn't done.
pub async fn compare(
    app: &App,
    context: &Context,
    id: RoundId,
    (first, second): (Option<RoundRunId>, Option<RoundRunId>),
) -> Result<Comparison> {
    let round = found(app, context, id, Action::RoundRunCompare).await?;
    let runs = store::runs(app.db.writer(), round.id).await?;
    let done = |id: Option<RoundRunId>| -> Result<round_run::Model> {
        let run = runs
            .iter()
            .find(|run| Some(run.id) == id)
            .ok_or(Error::NotFound("run"))?;
        if run.state == State::Done {
            Ok(run.clone())
        } else {
            Err(Refusal::conflict("round.not_done").into())
        }
    };
    let both = vec![done(first)?, done(second)?];
    let db = app.db.writer();
    let notes = both.iter().map(notes_of).collect::<Result<Vec<_>>>()?;
    let [one, other] = notes.as_slice() else {
        return Err(Error::NotFound("run"));
    };
    let names = proposal::directory(db, &[one, other]).await?;
    let policy = policy_of(&round)?;
    let mut shown = shown(db, context, &round, both).await?.into_iter();
    let (Some(first), Some(second)) = (shown.next(), shown.next()) else {
        return Err(Error::NotFound("run"));
    };
    Ok(Comparison {
        first,
        second,
        first_municipalities: proposal::municipalities(db, one, &names, &policy).await?,
        second_municipalities: proposal::municipalities(db, other, &names, &policy).await?,
        first_rule_costs: one.rule_costs.clone(),
        second_rule_costs: other.rule_costs.clone(),
        differences: proposal::differences(one, other, &names),
    })
}

/// Stops a run: one that waits doesn't begin, one that is being computed is thrown away.
///
/// # Errors
/// 404, 403; 409 when it has ended.
pub async fn cancel(app: &App, context: &Context, id: RoundRunId) -> Result<Saved> {
    app.change(context, async |txn| {
        let row = store::lock_run(txn, id).await?.ok_or(Error::NotFound("run"))?;
        let round = store::find(txn, &context.scope(), row.round_id).await?;
        let round = round.ok_or(Error::NotFound("run"))?;
        let permit = context.actor.may(Action::RoundRunCancel, &parties(&round))?;
        if !matches!(row.state, State::Queued | State::Running) {
            return Err(Refusal::conflict("round.run_ended").into());
        }
        let row = store::cancel_run(txn, row).await?;
        let receipt = audit::record(txn, permit, &["runs"]).await?;
        Ok((saved(&row), receipt))
    })
    .await
}

/// Input or plan, as it was computed.
///
/// # Errors
/// 404, 403; 409 when it isn't done.
pub async fn record(app: &App, context: &Context, id: RoundRunId, part: RecordPart) -> Result<String> {
    let (_, row) = found_run(app, context, id, Action::RoundRunExport).await?;
    let text = match part {
        RecordPart::Input => row.input,
        // As `workcation solve` prints it.
        RecordPart::Plan => row.plan.map(|plan| plan + "\n"),
    };
    text.ok_or_else(|| Refusal::conflict("round.not_done").into())
}
