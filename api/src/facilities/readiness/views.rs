//! What people look at: one facility's checklist with history and neighbours, many facilities' scores, what is proven.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::id::{FacilityId, PersonId};
use entities::readiness_answer::Model as Answer;
use entities::{facility, line_measurement, municipality, readiness_check, readiness_snapshot};

use super::actions::standard;
use super::facts::{Photos, Place};
use super::rules::{self, Closing, Day, Judgement};
use super::standard::Standard;
use super::store;
use crate::accounts;
use crate::app::{App, Context, day_in_tokyo};
use crate::error::{Error, Result};
use crate::facilities::actions::parties;
use crate::facilities::store as facilities;
use crate::policy::{Action, Parties};

/// More facilities than a prefecture lists.
const FACILITIES_MAX: u64 = 1_000;
/// Neighbours that are named for one gap.
const CASES_SHOWN: usize = 3;

/// A facility's checklist.
pub struct Checklist {
    pub facility: facility::Model,
    pub photos: Photos,
    pub standard: Standard,
    pub answers: HashMap<String, Answer>,
    pub days: Vec<readiness_snapshot::Model>,
    pub closed: Vec<Closing>,
    pub check: Option<readiness_check::Model>,
    pub people: HashMap<PersonId, String>,
    pub neighbours: HashMap<String, Cases>,
    pub today: NaiveDate,
    pub may: Vec<&'static str>,
}

impl Checklist {
    pub fn judgement(&self) -> Judgement<'_> {
        let place = Place {
            row: &self.facility,
            photos: self.photos,
        };
        rules::judge(&self.standard, place, &self.answers, self.today)
    }
}

/// Neighbours that closed the same gap.
#[derive(Default)]
pub struct Cases {
    /// All of them, also those not named.
    pub count: usize,
    pub named: Vec<Case>,
}

/// How one of them did it.
pub struct Case {
    pub facility: facility::Model,
    pub municipality: municipality::Model,
    pub closed: Closing,
    pub remedy: String,
    /// Of gaps of the line: what was measured before and after.
    pub lines: Option<(line_measurement::Model, line_measurement::Model)>,
}

pub async fn view(app: &App, context: &Context, id: FacilityId) -> Result<Checklist> {
    let db = app.db.writer();
    let row = facilities::find(db, &context.scope(), id).await?;
    let row = row.ok_or(Error::NotFound("facility"))?;
    let parties = parties(&row);
    context.actor.may(Action::ReadinessView, &parties)?;
    let answers = store::answers(db, &[id]).await?.remove(&id).unwrap_or_default();
    let days = store::snapshots(db, &[id]).await?.remove(&id).unwrap_or_default();
    let check = store::checks(db, &[id]).await?.remove(&id);
    let mut ids: Vec<PersonId> = answers.values().filter_map(|answer| answer.answered_by).collect();
    ids.extend(check.iter().filter_map(|check| check.checked_by));
    let people = accounts::people(db, &ids).await?;
    let standard = standard(db).await?;
    let may = [Action::ReadinessAnswer, Action::ReadinessCheck];
    let mut checklist = Checklist {
        closed: rules::closings(&read(&days)),
        people: people.into_iter().map(|person| (person.id, person.name)).collect(),
        neighbours: HashMap::new(),
        today: app.today(),
        may: context.actor.allowed(&may, &parties),
        photos: store::photos(db, &[id]).await?.remove(&id).unwrap_or_default(),
        facility: row,
        standard,
        answers,
        days,
        check,
    };
    let gaps: Vec<String> = checklist
        .judgement()
        .gaps()
        .into_iter()
        .map(ToOwned::to_owned)
        .collect();
    checklist.neighbours = neighbours(app, context, &checklist.facility, &gaps).await?;
    Ok(checklist)
}

fn read(days: &[readiness_snapshot::Model]) -> Vec<Day> {
    days.iter()
        .map(|row| Day {
            on: row.kept_on,
            score: row.score,
            gaps: row.gaps.split_whitespace().map(ToOwned::to_owned).collect(),
        })
        .collect()
}

/// By gap the neighbours of the area that had it and closed it, the latest first.
async fn neighbours(
    app: &App,
    context: &Context,
    row: &facility::Model,
    gaps: &[String],
) -> Result<HashMap<String, Cases>> {
    let db = app.db.reader();
    let others = store::neighbours(db, &context.scope(), row).await?;
    let ids: Vec<FacilityId> = others.iter().map(|(other, _)| other.id).collect();
    let days = store::snapshots(db, &ids).await?;
    let answers = store::answers(db, &ids).await?;
    let lines = store::measurements(db, &ids).await?;
    let mut found = HashMap::<String, Cases>::new();
    for (facility, municipality) in others {
        let closed = days.get(&facility.id).map(|days| rules::closings(&read(days)));
        let own = closed.unwrap_or_default().into_iter();
        for closed in own.filter(|closed| gaps.contains(&closed.item)) {
            let answer = answers.get(&facility.id).and_then(|own| own.get(&closed.item));
            let cases = found.entry(closed.item.clone()).or_default();
            cases.count += 1;
            cases.named.push(Case {
                remedy: answer.map(|answer| answer.remedy.clone()).unwrap_or_default(),
                lines: around(&lines, facility.id, &closed),
                facility: facility.clone(),
                municipality: municipality.clone(),
                closed,
            });
        }
    }
    for cases in found.values_mut() {
        // Who says how goes before who doesn't.
        cases.named.sort_by_key(|case| {
            (
                case.remedy.is_empty() && case.lines.is_none(),
                std::cmp::Reverse(case.closed.closed_on),
            )
        });
        cases.named.truncate(CASES_SHOWN);
    }
    Ok(found)
}

/// What was measured last before the gap was closed, and at its closing.
fn around(
    lines: &[line_measurement::Model],
    facility: FacilityId,
    closed: &Closing,
) -> Option<(line_measurement::Model, line_measurement::Model)> {
    if !closed.item.starts_with("line_") {
        return None;
    }
    let own = || lines.iter().filter(|line| line.facility_id == facility);
    let on = |line: &line_measurement::Model| day_in_tokyo(line.measured_at);
    let after = own()
        .find(|line| on(line) >= closed.opened_on && on(line) >= closed.closed_on)
        .or_else(|| own().rfind(|line| on(line) <= closed.closed_on))?;
    let before = own().rfind(|line| line.measured_at < after.measured_at)?;
    Some((before.clone(), after.clone()))
}

/// A facility in a list of many.
pub struct Row {
    pub facility: facility::Model,
    pub municipality: municipality::Model,
    pub score: i32,
    pub gaps: usize,
    pub required_gaps: usize,
    pub expired: usize,
    /// The next thing whose time ends.
    pub next_expiry: Option<NaiveDate>,
    pub check: Option<readiness_check::Model>,
    /// Whether something was answered since the check.
    pub changed: bool,
}

/// The facilities that the asker works for: a municipality's, for the office all.
pub async fn list(app: &App, context: &Context) -> Result<Vec<Row>> {
    let scope = context.scope();
    let everything = Parties::within("readiness", &scope);
    context.actor.may(Action::ReadinessList, &everything)?;
    let db = app.db.reader();
    let rows = facilities::find_own(db, &scope, None, 0, FACILITIES_MAX).await?;
    let ids: Vec<FacilityId> = rows.iter().map(|row| row.id).collect();
    let standard = standard(db).await?;
    let mut answers = store::answers(db, &ids).await?;
    let mut checks = store::checks(db, &ids).await?;
    let photos = store::photos(db, &ids).await?;
    let towns = facilities::municipalities(db).await?;
    let today = app.today();
    let listed = rows.into_iter().filter_map(|facility| {
        let municipality = towns
            .iter()
            .find(|town| town.code == facility.municipality_code)?
            .clone();
        let answers = answers.remove(&facility.id).unwrap_or_default();
        let check = checks.remove(&facility.id);
        let photos = photos.get(&facility.id).copied().unwrap_or_default();
        Some(row(
            &standard,
            (facility, municipality),
            photos,
            (&answers, check),
            today,
        ))
    });
    Ok(listed.collect())
}

fn row(
    standard: &Standard,
    (facility, municipality): (facility::Model, municipality::Model),
    photos: Photos,
    (answers, check): (&HashMap<String, Answer>, Option<readiness_check::Model>),
    today: NaiveDate,
) -> Row {
    let place = Place { row: &facility, photos };
    let judgement = rules::judge(standard, place, answers, today);
    let gaps = || judgement.items.iter().filter(|judged| judged.status.is_gap());
    let since = check.as_ref().map(|check| check.checked_at);
    let met = judgement.items.iter().filter(|judged| !judged.status.is_gap());
    Row {
        score: judgement.score,
        gaps: gaps().count(),
        required_gaps: gaps().filter(|judged| judged.item.required).count(),
        expired: gaps().filter(|judged| judged.status == rules::Status::Expired).count(),
        next_expiry: met.filter_map(|judged| judged.until).min(),
        changed: answers
            .values()
            .any(|answer| since.is_none_or(|since| answer.answered_at > since)),
        facility,
        municipality,
        check,
    }
}

/// What of the standard a facility that the asker may see has proven.
pub async fn proven(app: &App, context: &Context, id: FacilityId) -> Result<Checklist> {
    let db = app.db.reader();
    let row = facilities::find(db, &context.scope(), id).await?;
    let row = row.ok_or(Error::NotFound("facility"))?;
    context.actor.may(Action::ProvenList, &parties(&row))?;
    let answers = store::answers(db, &[id]).await?.remove(&id).unwrap_or_default();
    let check = store::checks(db, &[id]).await?.remove(&id);
    Ok(Checklist {
        standard: standard(db).await?,
        photos: store::photos(db, &[id]).await?.remove(&id).unwrap_or_default(),
        facility: row,
        answers,
        days: Vec::new(),
        closed: Vec::new(),
        check,
        people: HashMap::new(),
        neighbours: HashMap::new(),
        today: app.today(),
        may: Vec::new(),
    })
}
