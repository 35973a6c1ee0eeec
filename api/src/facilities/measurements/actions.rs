//! What people do with measurements: begin one, let bytes flow, keep it; enter one by hand; look at them.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use entities::facility;
use entities::id::{FacilityId, MeasurementId, PersonId};
use entities::line_measurement::{Device, Kind, Medium, Model, PlaceKind, TimeBand};
use serde::{Deserialize, Serialize};

use super::meter::{Bounds, Full, Meters, Session, Stream, Way};
use super::statistics::{Counted, figures};
use super::{rules, store};
use crate::accounts;
use crate::app::{App, Context, Txn, moment_in_tokyo};
use crate::audit;
use crate::error::{Error, Fault, Refusal, Result};
use crate::facilities::actions::parties;
use crate::facilities::{readiness, store as facilities};
use crate::policy::{Action, Parties};

/// How many rows a page shows.
const ROWS_SHOWN: u64 = 100;
const TEXT_MOST: usize = 500;
const MEBIBYTE: u64 = 1024 * 1024;

/// A session that began.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Begun {
    pub token: String,
    pub until: DateTime<Utc>,
    pub bytes_each_way: u64,
}

/// What keeping a measurement comes to.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Kept {
    pub id: MeasurementId,
}

/// Where and with what it was measured.
#[derive(Clone, Debug)]
pub struct Setting {
    pub place_kind: PlaceKind,
    pub place: String,
    pub device: Device,
    pub medium: Medium,
}

/// What somebody typed, with what it can be believed by.
#[derive(Clone, Debug)]
pub struct Entered {
    pub setting: Setting,
    pub measured_on: NaiveDate,
    pub time_band: TimeBand,
    pub down_mbps: f64,
    pub up_mbps: f64,
    pub rtt_ms: i32,
    pub jitter_ms: Option<i32>,
    pub loss_per_mille: Option<i32>,
    pub evidence_note: String,
    pub evidence_url: String,
}

/// A facility's measurements, the newest first.
pub struct Listed {
    pub facility: facility::Model,
    pub rows: Vec<Model>,
    /// Which of them counts.
    pub current: Option<MeasurementId>,
    /// Who measured, by id.
    pub people: HashMap<PersonId, String>,
    pub may: Vec<&'static str>,
}

pub async fn begin(app: &App, context: &Context, facility: FacilityId) -> Result<Begun> {
    // The token is a secret: no answer of a repeated request is kept.
    app.change(&context.unrepeated(), async |txn| {
        let row = facilities::lock(txn, &context.scope(), facility).await?;
        let row = row.ok_or(Error::NotFound("facility"))?;
        let permit = context.actor.may(Action::MeasurementBegin, &parties(&row))?;
        let person = context.actor.person_id().ok_or(Error::Forbidden)?;
        let bounds = bounds(app);
        let token = token()?;
        let meters = app.memory.of::<Meters>();
        let begun = meters.begin(token.clone(), (facility, person), txn.now(), bounds);
        let session = begun.map_err(|full| match full {
            Full::Busy(seconds) | Full::Hour(seconds) => Error::TooOften(seconds),
        })?;
        let receipt = audit::record(txn, permit, &[]).await?;
        let begun = Begun {
            token,
            until: session.until,
            bytes_each_way: bounds.bytes,
        };
        Ok((begun, receipt))
    })
    .await
}

fn bounds(app: &App) -> Bounds {
    Bounds {
        at_once: app.config.line_sessions_at_once,
        per_hour: app.config.line_sessions_per_hour,
        bytes: u64::from(app.config.line_session_mebibytes) * MEBIBYTE,
    }
}

/// 128 random bits: who has them has a few minutes of a bounded flow and nothing else.
fn token() -> Result<String> {
    let mut bits = [0_u8; 16];
    getrandom::fill(&mut bits).map_err(Error::internal)?;
    Ok(bits.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn session(app: &App, context: &Context, action: Action, token: &str) -> Result<Arc<Session>> {
    context.actor.may(action, &Parties::house("measurement"))?;
    let found = app.memory.of::<Meters>().find(token, app.now());
    found.ok_or(Error::NotFound("measurement"))
}

/// Answers one small request.
pub fn ping(app: &App, context: &Context, token: &str) -> Result<()> {
    if session(app, context, Action::MeasurementPing, token)?.ping() {
        Ok(())
    } else {
        Err(Refusal::conflict("measurement.spent").into())
    }
}

/// Lets bytes flow to the browser, up to what the session has left.
pub fn download(app: &App, context: &Context, token: &str, bytes: u64) -> Result<Stream> {
    let session = session(app, context, Action::MeasurementDown, token)?;
    let stream = session.stream(Way::Down, bytes);
    stream.ok_or_else(|| Refusal::conflict("measurement.spent").into())
}

/// Lets so many bytes flow from the browser, up to what the session has left.
pub fn upload(app: &App, context: &Context, token: &str, bytes: u64) -> Result<Stream> {
    let session = session(app, context, Action::MeasurementUp, token)?;
    let stream = session.stream(Way::Up, bytes);
    stream.ok_or_else(|| Refusal::conflict("measurement.spent").into())
}

/// Keeps what the browser counted in its session.
pub async fn create(
    app: &App,
    context: &Context,
    facility: FacilityId,
    (token, setting, counted): (&str, Setting, &Counted),
) -> Result<Kept> {
    let kept = app
        .change(context, async |txn| {
            let row = facilities::lock(txn, &context.scope(), facility).await?;
            let row = row.ok_or(Error::NotFound("facility"))?;
            let permit = context.actor.may(Action::MeasurementCreate, &parties(&row))?;
            let meters = app.memory.of::<Meters>();
            let own = |session: &Arc<Session>| {
                session.facility == facility && Some(session.person) == context.actor.person_id()
            };
            let session = meters.find(token, txn.now()).filter(own);
            let session = session.ok_or_else(|| Refusal::gone("measurement.session_over"))?;
            Refusal::unless_empty("input.invalid", setting_faults(&setting))?;
            let (figures, samples) = figures(counted).map_err(|faults| Refusal {
                faults,
                ..Refusal::invalid("input.invalid")
            })?;
            carried(counted, &session)?;
            let holidays = facilities::calendar(txn).await?;
            let row_of = Model {
                kind: Kind::Measured,
                time_band: rules::time_band(txn.now(), |day| holidays.is_holiday(day)),
                down_mbps: figures.down_mbps,
                up_mbps: figures.up_mbps,
                rtt_ms: figures.rtt_ms,
                jitter_ms: Some(figures.jitter_ms),
                loss_per_mille: Some(figures.loss_per_mille),
                samples: Some(serde_json::to_string(&samples).map_err(Error::internal)?),
                ..blank(txn, context, facility, setting.clone())
            };
            let id = keep(txn, row, row_of).await?;
            let receipt = audit::record(txn, permit, &["line"]).await?;
            Ok((Kept { id }, receipt))
        })
        .await?;
    app.memory.of::<Meters>().end(token);
    Ok(kept)
}

/// More than the server carried was not measured here.
fn carried(counted: &Counted, session: &Session) -> Result<(), Refusal> {
    let sum = |rounds: &[super::statistics::Round]| rounds.iter().map(|round| u64::from(round.bytes)).sum::<u64>();
    if sum(&counted.down) > session.moved(Way::Down) || sum(&counted.up) > session.moved(Way::Up) {
        return Err(Refusal::conflict("measurement.not_carried"));
    }
    Ok(())
}

/// Keeps what somebody read from another tool. It counts only where nothing fresh was measured.
pub async fn enter(app: &App, context: &Context, facility: FacilityId, entered: &Entered) -> Result<Kept> {
    app.change(context, async |txn| {
        let row = facilities::lock(txn, &context.scope(), facility).await?;
        let row = row.ok_or(Error::NotFound("facility"))?;
        let permit = context.actor.may(Action::MeasurementEnter, &parties(&row))?;
        Refusal::unless_empty("input.invalid", entered_faults(entered, txn.today()))?;
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        let row_of = Model {
            kind: Kind::Manual,
            // Of a day that somebody typed no hour is known; today's is not ahead of now.
            measured_at: moment_in_tokyo(entered.measured_on.and_time(noon)).min(txn.now()),
            time_band: entered.time_band,
            down_mbps: entered.down_mbps,
            up_mbps: entered.up_mbps,
            rtt_ms: entered.rtt_ms,
            jitter_ms: entered.jitter_ms,
            loss_per_mille: entered.loss_per_mille,
            evidence_note: entered.evidence_note.trim().to_owned(),
            evidence_url: entered.evidence_url.trim().to_owned(),
            ..blank(txn, context, facility, entered.setting.clone())
        };
        let id = keep(txn, row, row_of).await?;
        let receipt = audit::record(txn, permit, &["line"]).await?;
        Ok((Kept { id }, receipt))
    })
    .await
}

fn blank(txn: &Txn, context: &Context, facility_id: FacilityId, setting: Setting) -> Model {
    let Setting {
        place_kind,
        place,
        device,
        medium,
    } = setting;
    Model {
        id: MeasurementId::new(),
        facility_id,
        kind: Kind::Manual,
        measured_at: txn.now(),
        place_kind,
        place: place.trim().to_owned(),
        time_band: TimeBand::WorkHours,
        device,
        medium,
        down_mbps: 0.0,
        up_mbps: 0.0,
        rtt_ms: 0,
        jitter_ms: None,
        loss_per_mille: None,
        samples: None,
        evidence_note: String::new(),
        evidence_url: String::new(),
        measured_by: context.actor.person_id(),
        created_at: txn.now(),
    }
}

/// Writes the row, and what now counts into the facility's columns.
async fn keep(txn: &Txn, mut row: facility::Model, measurement: Model) -> Result<MeasurementId> {
    let id = store::insert(txn, measurement).await?.id;
    let rows = store::candidates(txn, row.id).await?;
    if let Some(line) = rules::current(&rows, txn.today()) {
        row.down_mbps = Some(line.down_mbps);
        row.up_mbps = Some(line.up_mbps);
        row.rtt_ms = Some(line.rtt_ms);
        row.jitter_ms = line.jitter_ms;
        row.loss_per_mille = line.loss_per_mille;
        row.measured_on = Some(crate::app::day_in_tokyo(line.measured_at));
        row.line_source = Some(line.kind);
        let row = facilities::update(txn, row, None).await?;
        readiness::keep_snapshot(txn, &row).await?;
    }
    Ok(id)
}

fn setting_faults(setting: &Setting) -> Vec<Fault> {
    let long = setting.place.chars().count() > TEXT_MOST;
    let too_long = Fault::new("place", "length.max").with("max", TEXT_MOST);
    long.then_some(too_long).into_iter().collect()
}

fn entered_faults(entered: &Entered, today: NaiveDate) -> Vec<Fault> {
    let mut found = setting_faults(&entered.setting);
    let mut ranged = |field: &str, fits: bool, max: i32| {
        if !fits {
            found.push(Fault::new(field, "range").with("min", 0).with("max", max));
        }
    };
    ranged("down_mbps", (0.0..=10_000.0).contains(&entered.down_mbps), 10_000);
    ranged("up_mbps", (0.0..=10_000.0).contains(&entered.up_mbps), 10_000);
    ranged("rtt_ms", (0..=1_000).contains(&entered.rtt_ms), 1_000);
    let fits = |value: Option<i32>| value.is_none_or(|value| (0..=1_000).contains(&value));
    ranged("jitter_ms", fits(entered.jitter_ms), 1_000);
    ranged("loss_per_mille", fits(entered.loss_per_mille), 1_000);
    if entered.measured_on > today {
        found.push(Fault::new("measured_on", "facility.in_future"));
    }
    if entered.evidence_note.trim().is_empty() {
        found.push(Fault::new("evidence_note", "measurement.evidence"));
    }
    if entered.evidence_note.chars().count() > TEXT_MOST {
        found.push(Fault::new("evidence_note", "length.max").with("max", TEXT_MOST));
    }
    let url = entered.evidence_url.trim();
    let is_address = url.starts_with("https://") || url.starts_with("http://");
    if !url.is_empty() && (!is_address || url.chars().count() > TEXT_MOST) {
        found.push(Fault::new("evidence_url", "measurement.address"));
    }
    found
}

/// The measurements of a facility that the asker works for.
pub async fn list(app: &App, context: &Context, facility: FacilityId) -> Result<Listed> {
    let db = app.db.writer();
    let row = facilities::find(db, &context.scope(), facility).await?;
    let row = row.ok_or(Error::NotFound("facility"))?;
    let parties = parties(&row);
    context.actor.may(Action::MeasurementList, &parties)?;
    let rows = store::newest(db, facility, ROWS_SHOWN).await?;
    let ids: Vec<PersonId> = rows.iter().filter_map(|row| row.measured_by).collect();
    let people = accounts::people(db, &ids).await?;
    let actions = [
        Action::MeasurementBegin,
        Action::MeasurementCreate,
        Action::MeasurementEnter,
    ];
    Ok(Listed {
        current: rules::current(&rows, app.today()).map(|row| row.id),
        people: people.into_iter().map(|person| (person.id, person.name)).collect(),
        may: context.actor.allowed(&actions, &parties),
        facility: row,
        rows,
    })
}
