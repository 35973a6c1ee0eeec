//! Results as each viewer may see them, and the release of figures in batches.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::booking::Kind;
use entities::id::{CallId, FacilityId};
use entities::membership::Role;
use entities::questionnaire::Audience;
use entities::{facility, municipality, programme_call, release_batch};

use super::lattice::{self, Cell, Leaf, Place, Released};
use super::store::{self, Found};
use super::suppress::{Delicacy, Population, Reason, Viewer, batch_is_due, least, only_released, seen_by};
use super::tabulate::{Sheet, Tabulated, tabulate};
use crate::app::{App, Context};
use crate::audit;
use crate::error::{Error, Refusal, Result};
use crate::policy::{Action, Parties, Scope};
use crate::programmes::{Half, half_of};
use crate::surveys::answers::Answers;
use crate::surveys::conditions;
use crate::surveys::questionnaire::Questionnaire;

/// Which figures are asked for: one cell of the lattice, one population, one questionnaire.
#[derive(Clone, Debug)]
pub struct Asked {
    pub call: Option<CallId>,
    pub half: Option<Half>,
    pub municipality: Option<String>,
    pub facility: Option<FacilityId>,
    pub audience: Audience,
    pub population: Population,
}

/// The results of a cell for a viewer.
#[derive(Clone, Debug)]
pub struct Results {
    pub asked: Asked,
    pub viewer: Viewer,
    pub questionnaire: Questionnaire,
    pub lines: Vec<Tabulated>,
    /// The sheets behind them, as far as the viewer may know.
    pub base: usize,
    /// Asked and answered; for the secretariat.
    pub response: Option<(u64, u64)>,
    /// Applied, confirmed, arrived, completed.
    pub funnel: [u64; 4],
    /// The day before which the answers were given, where only released figures are shown.
    pub released_before: Option<NaiveDate>,
    pub choices: Choices,
}

/// What the filters can be set to.
#[derive(Clone, Debug)]
pub struct Choices {
    pub calls: Vec<programme_call::Model>,
    pub municipalities: Vec<municipality::Model>,
    pub facilities: Vec<facility::Model>,
}

/// The results that were asked for, as this viewer may see them.
///
/// # Errors
/// 404 for a place that isn't the asker's.
pub async fn view(app: &App, context: &Context, asked: Asked, action: Action) -> Result<Results> {
    context.actor.may(action, &Parties::house("results"))?;
    let (db, scope) = (app.db.reader(), context.scope());
    let cell = cell(app, &scope, &asked).await?;
    // Named staff of the secretariat alone look inside the wall; approvers and coordinators see what others see.
    let viewer = if context.actor.has_role(Role::Secretariat) {
        Viewer::Secretariat
    } else {
        Viewer::Outside
    };
    let row = store::questionnaire(db, asked.audience)
        .await?
        .ok_or(Error::NotFound("questionnaire"))?;
    let questionnaire: Questionnaire = serde_json::from_str(&row.content).map_err(Error::internal)?;
    let sheets = in_cell(store::answered(db, asked.population, asked.audience).await?, &cell);
    let days = asked.half.map(|half| (half.first_day(), half.last_day()));
    let kind = match asked.population {
        Population::Company | Population::Employer => Some(Kind::Company),
        Population::Employee => Some(Kind::Employee),
        Population::Host => None,
    };
    let (lines, released_before) = if only_released(viewer, asked.population) {
        let released = store::released(db, asked.population, asked.audience, Some(&cell)).await?;
        let by_line: BTreeMap<String, NaiveDate> = released.into_iter().map(|row| (row.line, row.before_on)).collect();
        let newest = by_line.values().max().copied();
        (
            released_lines(&questionnaire, &sheets, &by_line, viewer, asked.population, &cell)?,
            newest,
        )
    } else {
        (lines(&questionnaire, asked.population, &sheets)?, None)
    };
    let inside = viewer == Viewer::Secretariat;
    let response = match store::response(db, asked.population, asked.audience, &cell, days).await? {
        counts if inside => Some(counts),
        _ => None,
    };
    Ok(Results {
        base: lines.iter().map(|line| line.base + line.hidden).max().unwrap_or(0),
        funnel: store::funnel(db, &cell, days, kind).await?,
        choices: choices(app, &scope).await?,
        asked,
        viewer,
        questionnaire,
        lines,
        response,
        released_before,
    })
}

async fn choices(app: &App, scope: &Scope) -> Result<Choices> {
    let db = app.db.reader();
    let facilities = store::facilities(db, scope).await?;
    let mut municipalities = store::municipalities(db).await?;
    if !scope.office {
        municipalities.retain(|row| scope.municipalities.contains(&row.code));
    }
    Ok(Choices {
        calls: store::calls(db).await?,
        municipalities,
        facilities,
    })
}

/// The cell, if it is the asker's: hosts have their facilities, municipalities theirs; everybody the whole.
async fn cell(app: &App, scope: &Scope, asked: &Asked) -> Result<Cell> {
    let place = match (&asked.facility, &asked.municipality) {
        (Some(id), _) => {
            let place = store::facility(app.db.reader(), *id)
                .await?
                .ok_or(Error::NotFound("facility"))?;
            let own = scope.hosted.contains(&place.organisation_id)
                || scope.municipalities.contains(&place.municipality_code);
            if !own && !scope.office {
                return Err(Error::NotFound("facility"));
            }
            Place::Facility(*id)
        }
        (None, Some(code)) if scope.office || scope.municipalities.contains(code) => Place::Municipality(code.clone()),
        (None, Some(_)) => return Err(Error::NotFound("municipality")),
        (None, None) => Place::Everywhere,
    };
    Ok(Cell {
        call: asked.call,
        half: asked.half.map(|half| half.to_string()),
        place,
    })
}

fn in_cell(sheets: Vec<Found>, cell: &Cell) -> Vec<Found> {
    sheets.into_iter().filter(|sheet| cell.holds(&leaf(sheet, 1))).collect()
}

fn leaf(sheet: &Found, answers: usize) -> Leaf {
    Leaf {
        call: sheet.call,
        half: sheet.half.clone(),
        area: sheet.area.clone(),
        municipality: sheet.municipality.clone(),
        facility: sheet.facility,
        answered_on: sheet.answered_on,
        answers,
    }
}

fn read(questionnaire: &Questionnaire, population: Population, sheet: &Found) -> Result<Sheet> {
    let answers: Answers = serde_json::from_str(&sheet.answers).map_err(Error::internal)?;
    let context: conditions::Context = serde_json::from_str(&sheet.context).map_err(Error::internal)?;
    Ok(Sheet::read(population, questionnaire, &answers, &context))
}

fn lines(questionnaire: &Questionnaire, population: Population, sheets: &[Found]) -> Result<Vec<Tabulated>> {
    let sheets = sheets
        .iter()
        .map(|sheet| read(questionnaire, population, sheet))
        .collect::<Result<Vec<_>>>()?;
    Ok(tabulate(questionnaire, &sheets.iter().collect::<Vec<_>>()))
}

/// The key under which a line is released.
fn key(line: &Tabulated) -> String {
    line.row
        .as_ref()
        .map_or_else(|| line.question.clone(), |row| format!("{}.{row}", line.question))
}

/// Every line from the answers given before the day on which that line was last released in this cell; one that
/// never was has no figure at all, and not even its n.
pub(super) fn released_lines(
    questionnaire: &Questionnaire,
    sheets: &[Found],
    released: &BTreeMap<String, NaiveDate>,
    viewer: Viewer,
    population: Population,
    cell: &Cell,
) -> Result<Vec<Tabulated>> {
    let days: BTreeSet<NaiveDate> = released.values().copied().collect();
    let mut tables: BTreeMap<NaiveDate, Vec<Tabulated>> = BTreeMap::new();
    for day in days {
        let before: Vec<Found> = sheets.iter().filter(|sheet| sheet.answered_on < day).cloned().collect();
        tables.insert(day, lines(questionnaire, population, &before)?);
    }
    let nothing = lines(questionnaire, population, &[])?;
    Ok(nothing
        .into_iter()
        .enumerate()
        .map(|(index, empty)| {
            let table = released
                .get(&key(&empty))
                .and_then(|day| tables.get(day))
                .and_then(|lines| lines.get(index));
            match table {
                Some(table) => seen_by(viewer, population, cell.is_breakdown(), Ok(()), table.clone()),
                None if sheets.is_empty() => empty,
                None => empty.withheld(Reason::Awaiting),
            }
        })
        .collect())
}

const RELEASED: [(Population, Audience); 6] = [
    (Population::Company, Audience::ParticipantPre),
    (Population::Company, Audience::ParticipantPost),
    (Population::Employee, Audience::ParticipantPre),
    (Population::Employee, Audience::ParticipantPost),
    (Population::Employer, Audience::Employer),
    (Population::Host, Audience::Host),
];

/// Judges what can be released today: a batch adds at least five answers, or ends a half.
///
/// # Errors
/// The database's.
pub async fn release(app: &App) -> Result<usize> {
    let mut released = 0;
    for (population, audience) in RELEASED {
        released += release_one(app, population, audience).await?;
    }
    Ok(released)
}

async fn release_one(app: &App, population: Population, audience: Audience) -> Result<usize> {
    let (db, today) = (app.db.reader(), app.today());
    let mut sheets = store::answered(db, population, audience).await?;
    sheets.retain(|sheet| sheet.answered_on < today);
    let last = store::last_batch(db, population, audience).await?;
    let old = last
        .as_ref()
        .and_then(|batch| usize::try_from(batch.sheets).ok())
        .unwrap_or(0);
    let half_is_over = last
        .as_ref()
        .is_none_or(|batch| half_of(batch.before_on) != half_of(today));
    let already_today = last.is_some_and(|batch| batch.before_on >= today);
    if already_today || !batch_is_due(sheets.len().saturating_sub(old), half_is_over) {
        return Ok(0);
    }
    let Some(row) = store::questionnaire(db, audience).await? else {
        return Ok(0);
    };
    let questionnaire: Questionnaire = serde_json::from_str(&row.content).map_err(Error::internal)?;
    let earlier = store::released(db, population, audience, None).await?;
    let count = sheets.len();
    // Judging goes through the whole lattice; meanwhile the worker answers others.
    let judged = tokio::task::spawn_blocking(move || judge(&questionnaire, population, &sheets, &earlier, today));
    let decided = judged.await.map_err(Error::internal)??;
    keep(app, population, audience, decided, count, today).await
}

type Decided = Vec<(String, Cell)>;

fn judge(
    questionnaire: &Questionnaire,
    population: Population,
    sheets: &[Found],
    earlier: &[entities::release::Model],
    today: NaiveDate,
) -> Result<Decided> {
    let mut answering: BTreeMap<String, (bool, Vec<Leaf>)> = BTreeMap::new();
    for sheet in sheets {
        for line in lines(questionnaire, population, std::slice::from_ref(sheet))? {
            let entry = answering
                .entry(key(&line))
                .or_insert_with(|| (line.sensitive, Vec::new()));
            if line.respondents > 0 {
                entry.1.push(leaf(sheet, line.respondents));
            }
        }
    }
    let mut decided = Vec::new();
    for (line, (sensitive, leaves)) in answering {
        let before: Vec<Released> = earlier
            .iter()
            .filter(|row| row.line == line)
            .filter_map(|row| {
                Some(Released {
                    cell: row.cell.parse().ok()?,
                    before: row.before_on,
                })
            })
            .collect();
        let leaves = merged(leaves);
        let few = |cell: &Cell| {
            least(
                Viewer::Outside,
                population,
                Delicacy {
                    sensitive,
                    breakdown: cell.is_breakdown(),
                },
            )
        };
        let verdicts = lattice::release(&leaves, &before, today, few);
        decided.extend(
            verdicts
                .into_iter()
                .filter(|(_, verdict)| verdict.is_ok())
                .map(|(cell, _)| (line.clone(), cell)),
        );
    }
    Ok(decided)
}

/// Answers of the same place, call, half and day are one leaf: nothing tells them apart.
fn merged(leaves: Vec<Leaf>) -> Vec<Leaf> {
    let mut merged: Vec<Leaf> = Vec::new();
    for leaf in leaves {
        let same = |other: &Leaf| {
            Leaf {
                answers: leaf.answers,
                ..other.clone()
            } == leaf
        };
        match merged.iter_mut().find(|other| same(other)) {
            Some(other) => other.answers += leaf.answers,
            None => merged.push(leaf),
        }
    }
    merged
}

async fn keep(
    app: &App,
    population: Population,
    audience: Audience,
    decided: Decided,
    sheets: usize,
    today: NaiveDate,
) -> Result<usize> {
    let context = Context::system("release_figures");
    app.change(&context, async |txn| {
        let permit = context
            .actor
            .may(Action::ResultsRelease, &Parties::of("results", format!("{audience:?}")))?;
        for (line, cell) in &decided {
            store::insert_release(txn, population, audience, line, cell, today).await?;
        }
        let batch = release_batch::Model {
            population: store::stored(population),
            audience,
            before_on: today,
            sheets: i64::try_from(sheets).unwrap_or(i64::MAX),
        };
        store::insert_batch(txn, batch).await?;
        Ok((decided.len(), audit::record(txn, permit, &["released"]).await?))
    })
    .await
}

/// Whether this audience is asked of this population at all.
///
/// # Errors
/// `results.no_such_pair`.
pub fn pair(population: Population, audience: Audience) -> Result<()> {
    if RELEASED.contains(&(population, audience)) {
        Ok(())
    } else {
        Err(Refusal::invalid("results.no_such_pair").into())
    }
}
