//! Computing runs: the applications against all places, written as a file, solved beside the server's own work, and kept
//! with what the pages tell of it. A run is one process's by a lease, which it renews while it computes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use entities::id::{BookingId, RoundId};
use entities::programme_call;
use entities::round;
use entities::round_override::{self, Kind};
use entities::round_run::{self, Method};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{parties, policy_of};
use crate::app::{App, Connection, Context};
use crate::audit;
use crate::error::{Error, Result};
use crate::matching::Market;
use crate::policy::Action;
use crate::rounds::effects::{spread, without};
use crate::rounds::engine;
use crate::rounds::input::{self, Overrides, Prospect, Seat};
use crate::rounds::notes::{Basis, Notes, ReadFault, ReadPlan, weighed};
use crate::rounds::rules;
use crate::rounds::store::{self, Applied, Ended};
use crate::rounds::terms::Policy;
use crate::rounds::views::Gained;

/// How often a run says that it is still being computed.
const HEARTBEAT: Duration = Duration::from_secs(2);

/// Computes every run that waits, one after the other.
///
/// # Errors
/// The database's.
pub async fn solve_all(app: &App) -> Result<usize> {
    if !store::is_any_waiting(app.db.writer(), app.now()).await? {
        return Ok(0);
    }
    let mut done = 0;
    while let Some(run) = store::claim_run(app.db.writer(), app.now()).await? {
        done += usize::from(solve_one(app, &run).await?);
    }
    Ok(done)
}

/// Everything that a computation of a round is made of, as it is now.
pub(super) struct Situation {
    pub round: round::Model,
    /// With the floors of those whose turn it is.
    pub policy: Policy,
    pub turns: BTreeSet<String>,
    pub overrides: Overrides,
    pub prospect: Option<Prospect>,
    pub basis: Basis,
}

/// Loads it; with the applications that wait now.
pub(super) async fn situation(app: &App, round: round::Model) -> Result<Situation> {
    let db = app.db.reader();
    let call = store::calls(db, [round.call_id]).await?.remove(&round.call_id);
    let call = call.ok_or(Error::NotFound("call"))?;
    let pooled = store::pooled(db, round.call_id).await?;
    let overrides = overrides(db, round.id).await?;
    let prospect = prospect(app, pooled, &call).await?;
    let policy = policy_of(&round)?;
    let turns = match (&prospect, policy.rotation) {
        (Some(prospect), Some(halves)) => {
            let since = rules::rotation_since(crate::app::day_in_tokyo(round.opened_at), halves);
            let had_trials = store::with_trials_since(db, since).await?;
            policy.turns(&input::reach(prospect, &overrides.standing), &had_trials)
        }
        _ => BTreeSet::new(),
    };
    Ok(Situation {
        basis: basis(db, &round).await?,
        policy: policy.with_turns(&turns),
        turns,
        prospect,
        overrides,
        round,
    })
}

/// The applications against all places; `None` when there are none.
pub(super) async fn prospect(
    app: &App,
    pooled: Vec<Applied>,
    call: &programme_call::Model,
) -> Result<Option<Prospect>> {
    let Some((from, nights)) = input::span(&pooled) else {
        return Ok(None);
    };
    let market = Market::load(app, from, input::after(from, nights)).await?;
    Ok(Some(Prospect::of(market, (from, nights), pooled, call, app.today())))
}

async fn overrides(db: &impl Connection, round: RoundId) -> Result<Overrides> {
    let points = store::scores(db, round).await?;
    Ok(Overrides {
        standing: store::standing(db, round).await?,
        points: points.into_iter().map(|(id, row)| (id, row.points)).collect(),
        keep: Vec::new(),
    })
}

/// What a run is computed with; of a run that isn't current something differs.
pub(in crate::rounds) async fn basis(db: &impl Connection, round: &round::Model) -> Result<Basis> {
    let points: BTreeMap<BookingId, i32> = store::scores(db, round.id)
        .await?
        .into_iter()
        .map(|(id, row)| (id, row.points))
        .collect();
    let mut hash = Sha256::new();
    hash.update(&round.policy);
    for one in store::standing(db, round.id).await? {
        hash.update(one.id.0.as_bytes());
    }
    for (booking, points) in points {
        hash.update(booking.0.as_bytes());
        hash.update(points.to_be_bytes());
    }
    Ok(Basis {
        applications: store::pooled_versions(db, round.call_id).await?,
        rules: hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect(),
    })
}

/// The stays that the pins come to, each together with those before it; or the rule that breaks.
pub(super) fn pinned(
    situation: &Situation,
    prospect: &Prospect,
    method: Method,
    pins: &[&round_override::Model],
) -> std::result::Result<Vec<Seat>, Vec<ReadFault>> {
    let mut seats: Vec<Seat> = Vec::new();
    for pin in pins {
        let code = match pin.also_facility_id {
            Some(_) => "no_such_pair",
            None => "no_such_stay",
        };
        let mut broken = vec![fault("pins", code)];
        let mut found = None;
        for seat in input::seats_of_pin(prospect, pin) {
            let with: Vec<Seat> = seats.iter().cloned().chain([seat.clone()]).collect();
            match readable(situation, prospect, method, &with) {
                Ok(_) => {
                    found = Some(seat);
                    break;
                }
                Err(faults) => broken = faults,
            }
        }
        seats.push(found.ok_or(broken)?);
    }
    Ok(seats)
}

fn fault(path: &str, code: &str) -> ReadFault {
    ReadFault {
        path: path.to_owned(),
        code: code.to_owned(),
    }
}

fn faults(faults: Vec<engine::Fault>) -> Vec<ReadFault> {
    faults.into_iter().map(|one| fault(&one.path, one.code)).collect()
}

/// The file, when the engine can read it.
fn readable(
    situation: &Situation,
    prospect: &Prospect,
    method: Method,
    pins: &[Seat],
) -> std::result::Result<Value, Vec<ReadFault>> {
    let Situation {
        round,
        policy,
        overrides,
        ..
    } = situation;
    let value = input::record(prospect, round, policy, method, overrides, pins);
    engine::read(value.to_string().as_bytes()).map_err(faults)?;
    Ok(value)
}

/// The pins that hold, of applications that still wait.
pub(super) fn pins(situation: &Situation) -> Vec<&round_override::Model> {
    let standing = situation.overrides.standing.iter();
    let waits = |one: &&round_override::Model| situation.basis.applications.contains_key(&one.booking_id);
    standing.filter(|one| one.kind == Kind::Pin).filter(waits).collect()
}

async fn solve_one(app: &App, run: &round_run::Model) -> Result<bool> {
    let context = Context::system(Action::RoundSolve.verb());
    let round = store::find(app.db.writer(), &context.scope(), run.round_id).await?;
    let round = round.ok_or(Error::NotFound("round"))?;
    let mut situation = situation(app, round).await?;
    if let Some(keep) = run.keep_run_id {
        situation.overrides.keep = kept(app, keep).await?;
    }
    let ended = match &situation.prospect {
        None => failed(String::new(), &[fault("requests", "no_applications")])?,
        Some(prospect) => computed(app, run, &situation, prospect).await?,
    };
    let Some(ended) = ended else { return Ok(false) };
    app.change(&context, async |txn| {
        let permit = context.actor.may(Action::RoundSolve, &parties(&situation.round))?;
        let kept = store::finish_run(txn, run, ended.clone()).await?;
        let receipt = audit::record(txn, permit, if kept { &["plan"] } else { &[] }).await?;
        Ok((kept, receipt))
    })
    .await
}

/// Where an earlier run placed whom.
async fn kept(app: &App, id: entities::id::RoundRunId) -> Result<Vec<Seat>> {
    let run = store::find_run(app.db.writer(), id).await?;
    let Some(plan) = run.and_then(|run| run.plan) else {
        return Ok(Vec::new());
    };
    let plan: ReadPlan = serde_json::from_str(&plan).map_err(Error::internal)?;
    let seat = |placed: crate::rounds::notes::ReadPlaced| Seat {
        request: placed.request.to_string(),
        unit: placed.unit,
        start: placed.start,
    };
    Ok(plan.placed.into_iter().map(seat).collect())
}

fn failed(input: String, faults: &[ReadFault]) -> Result<Option<Ended>> {
    let faults = serde_json::to_string(faults).map_err(Error::internal)?;
    Ok(Some(Ended::Failed { input, faults }))
}

/// `None` when it was cancelled meanwhile.
async fn computed(
    app: &App,
    run: &round_run::Model,
    situation: &Situation,
    prospect: &Prospect,
) -> Result<Option<Ended>> {
    let seats = match pinned(situation, prospect, run.method, &pins(situation)) {
        Ok(seats) => seats,
        Err(faults) => return failed(String::new(), &faults),
    };
    let value = match readable(situation, prospect, run.method, &seats) {
        Ok(value) => value,
        Err(faults) => return failed(String::new(), &faults),
    };
    let input = value.to_string();
    let (policy, turns) = (situation.policy.clone(), situation.turns.clone());
    let with_costs = run.method == Method::Optimise;
    let reached = Arc::new(Reached::default());
    let told = reached.clone();
    let work = tokio::task::spawn_blocking(move || solved(&value, &policy, &turns, with_costs, &told));
    let Some(solved) = watched(app, run, work, &reached).await? else {
        return Ok(None);
    };
    let (plan, rule_costs) = match solved? {
        Some(Ok(solved)) => solved,
        Some(Err(faults)) => return failed(input, &faults),
        None => return Ok(None),
    };
    let read: ReadPlan = serde_json::from_str(&plan).map_err(Error::internal)?;
    if read.status == "infeasible" {
        return failed(input, &read.faults);
    }
    let by = (&situation.policy, &situation.turns);
    let notes = Notes::of(prospect, by, read, situation.basis.clone(), rule_costs);
    let notes = serde_json::to_string(&notes).map_err(Error::internal)?;
    Ok(Some(Ended::Done { input, plan, notes }))
}

/// Waits for the work, and says that the run is alive; `None` when it was cancelled or taken over.
async fn watched<T>(
    app: &App,
    run: &round_run::Model,
    work: tokio::task::JoinHandle<T>,
    reached: &Reached,
) -> Result<Option<T>> {
    tokio::pin!(work);
    loop {
        tokio::select! {
            outcome = &mut work => return outcome.map(Some).map_err(Error::internal),
            () = tokio::time::sleep(HEARTBEAT) => {
                let (stage, value, bound) = reached.last();
                if !store::renew_run(app.db.writer(), run, app.now(), (&stage, value, bound)).await? {
                    reached.is_over.store(true, Ordering::Relaxed);
                    return Ok(None);
                }
            }
        }
    }
}

/// How far a computation has come, and whether it is to end: between it and whoever waits for it.
#[derive(Default)]
struct Reached {
    stage: Mutex<(String, Option<i64>, Option<i64>)>,
    is_over: AtomicBool,
}

impl Reached {
    fn last(&self) -> (String, Option<i64>, Option<i64>) {
        self.stage.lock().map(|stage| stage.clone()).unwrap_or_default()
    }

    /// Notes a stage; false ends the search.
    fn note(&self, stage: &engine::Stage) -> bool {
        let name = serde_json::to_value(stage.name).ok();
        let name = name
            .and_then(|name| name.as_str().map(str::to_owned))
            .unwrap_or_default();
        if let Ok(mut last) = self.stage.lock() {
            *last = (name, Some(stage.value), Some(stage.bound));
        }
        !self.is_over.load(Ordering::Relaxed)
    }
}

/// `None`: it was ended.
type Solved = Option<std::result::Result<(String, Vec<Gained>), Vec<ReadFault>>>;

/// The plan, and what leaving out each rule of fairness would bring: small solves of the same input.
fn solved(
    value: &Value,
    policy: &Policy,
    turns: &BTreeSet<String>,
    with_costs: bool,
    reached: &Reached,
) -> Result<Solved> {
    let (text, plan) = match plan_of(value, &mut |stage| reached.note(stage))? {
        Some(Ok(plan)) => plan,
        Some(Err(faults)) => return Ok(Some(Err(faults))),
        None => return Ok(None),
    };
    let mut goes_on = |_: &engine::Stage| !reached.is_over.load(Ordering::Relaxed);
    let mut gained = Vec::new();
    for rule in ["caps", "floors", "rotation", "shares", "per_organisation", "budget"] {
        let Some(without) = without(value, rule, turns).filter(|_| with_costs) else {
            continue;
        };
        if let Some(Ok((_, other))) = plan_of(&without, &mut goes_on)? {
            let placed = |plan: &ReadPlan| i64::try_from(plan.placed.len()).unwrap_or(i64::MAX);
            gained.push(Gained {
                rule: rule.to_owned(),
                placed: placed(&other) - placed(&plan),
                score: weighed(&other, policy) - weighed(&plan, policy),
                municipalities: Some(spread(value, &other) - spread(value, &plan)),
            });
        }
    }
    Ok(Some(Ok((text, gained))))
}

type Planned = Option<std::result::Result<(String, ReadPlan), Vec<ReadFault>>>;

fn plan_of(value: &Value, watch: &mut dyn FnMut(&engine::Stage) -> bool) -> Result<Planned> {
    let round = match engine::read(value.to_string().as_bytes()) {
        Ok(round) => round,
        Err(broken) => return Ok(Some(Err(faults(broken)))),
    };
    let Some(plan) = engine::solve_watched(&round, watch) else {
        return Ok(None);
    };
    let text = serde_json::to_string(&plan).map_err(Error::internal)?;
    let plan = serde_json::from_str(&text).map_err(Error::internal)?;
    Ok(Some(Ok((text, plan))))
}
