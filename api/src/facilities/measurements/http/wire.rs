//! What goes over the wire of measurements.

use chrono::{DateTime, NaiveDate, Utc};
use entities::facility;
use entities::id::{FacilityId, MeasurementId};
use entities::line_measurement::{Device, Kind, Medium, Model, PlaceKind, TimeBand};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::{App, Context, day_in_tokyo};
use crate::error::Result;
use crate::facilities::measurements::actions::{self, Begun, Entered, Listed, Setting};
use crate::facilities::measurements::meter::{PINGS_MAX, STREAM_BYTES_MAX, STREAMS_MAX};
use crate::facilities::measurements::rules::{self, Grade, Line};
use crate::facilities::measurements::statistics::{Counted, Round, Samples};
use crate::text::Words;

/// What a facility's line is worth today.
#[derive(Serialize, ToSchema)]
pub struct LineStanding {
    /// Absent (未計測) while a figure is unknown.
    pub grade: Option<Grade>,
    /// Older than twelve months (要再計測).
    pub stale: bool,
    /// Measured by this product, or entered by hand with evidence.
    pub source: Option<Kind>,
    pub jitter_ms: Option<i32>,
    /// Estimated from late round trips.
    pub loss_per_mille: Option<i32>,
    /// The biggest party that can hold its calls, 60 at most; absent when unknown.
    pub people_max: Option<i32>,
}

impl LineStanding {
    /// As the facility's columns have it.
    pub fn of(row: &facility::Model, today: NaiveDate) -> Self {
        let line = Line::from(row);
        Self {
            // A figure without a day says nothing.
            grade: row.measured_on.and_then(|_| rules::grade(line)),
            stale: row.measured_on.is_some_and(|on| rules::is_stale(on, today)),
            source: row.line_source,
            jitter_ms: row.jitter_ms,
            loss_per_mille: row.loss_per_mille,
            people_max: row.measured_on.and_then(|_| rules::people_max(line)),
        }
    }
}

/// Whose line is measured
#[derive(Deserialize, ToSchema)]
pub struct MeasurementStart {
    pub facility_id: FacilityId,
}

/// A session for measuring, and how much it may carry
#[derive(Serialize, ToSchema)]
pub struct MeasurementSession {
    /// Stands in the addresses of the traffic.
    token: String,
    until: DateTime<Utc>,
    bytes_each_way: u64,
    stream_bytes_max: u64,
    streams_max: u32,
    pings_max: u32,
}

impl From<Begun> for MeasurementSession {
    fn from(begun: Begun) -> Self {
        Self {
            token: begun.token,
            until: begun.until,
            bytes_each_way: begun.bytes_each_way,
            stream_bytes_max: STREAM_BYTES_MAX,
            streams_max: STREAMS_MAX,
            pings_max: PINGS_MAX,
        }
    }
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Bytes to send; what the session has left is the most.
    pub bytes: Option<u64>,
}

/// What a browser counted in its session, and where
#[derive(Deserialize, ToSchema)]
pub struct MeasuredLine {
    token: String,
    place_kind: PlaceKind,
    /// In the host's words: 「2階 窓側の席」.
    place: String,
    device: Device,
    medium: Medium,
    down: Vec<Round>,
    up: Vec<Round>,
    /// Round trips one after another (milliseconds).
    latencies_ms: Vec<f64>,
    /// Round trips side by side (milliseconds).
    probes_ms: Vec<f64>,
}

/// What another tool said, with evidence
#[derive(Deserialize, ToSchema)]
pub struct EnteredLine {
    measured_on: NaiveDate,
    time_band: TimeBand,
    place_kind: PlaceKind,
    place: String,
    device: Device,
    medium: Medium,
    down_mbps: f64,
    up_mbps: f64,
    rtt_ms: i32,
    #[schema(required = true)]
    jitter_ms: Option<i32>,
    #[schema(required = true)]
    loss_per_mille: Option<i32>,
    /// Which tool, where its result is kept.
    evidence_note: String,
    #[serde(default)]
    #[schema(required = true)]
    evidence_url: String,
}

/// One measurement of a line.
#[derive(Serialize, ToSchema)]
pub struct Measurement {
    id: MeasurementId,
    kind: Kind,
    measured_at: DateTime<Utc>,
    measured_on: NaiveDate,
    place_kind: PlaceKind,
    place: String,
    time_band: TimeBand,
    device: Device,
    medium: Medium,
    down_mbps: f64,
    up_mbps: f64,
    rtt_ms: i32,
    jitter_ms: Option<i32>,
    loss_per_mille: Option<i32>,
    grade: Option<Grade>,
    stale: bool,
    /// The one that counts.
    current: bool,
    people_max: Option<i32>,
    samples: Option<Samples>,
    evidence_note: String,
    evidence_url: String,
    measured_by: Option<String>,
}

/// A facility's measurements, the newest first
#[derive(Serialize, ToSchema)]
pub struct Measurements {
    facility_id: FacilityId,
    facility_name: Words,
    measured_on: Option<NaiveDate>,
    down_mbps: Option<f64>,
    up_mbps: Option<f64>,
    rtt_ms: Option<i32>,
    line: LineStanding,
    items: Vec<Measurement>,
    /// What parties of 1, 2, 3 … people need.
    needs: Vec<LineNeed>,
    may: Vec<&'static str>,
}

/// What a party needs when half of it, rounded up, is in calls at the same time.
#[derive(Serialize, ToSchema)]
pub struct LineNeed {
    party: i32,
    /// Of them in calls at the same time.
    calling: i32,
    down_mbps: f64,
    up_mbps: f64,
}

impl LineNeed {
    fn of(party: i32) -> Self {
        let (down_mbps, up_mbps) = rules::line_needed(party);
        Self {
            party,
            calling: rules::calling(party),
            down_mbps,
            up_mbps,
        }
    }
}

impl Measurements {
    pub fn of(listed: Listed, today: NaiveDate) -> Self {
        let Listed {
            facility,
            rows,
            current,
            people,
            may,
        } = listed;
        let line = LineStanding::of(&facility, today);
        let item = |row: Model| {
            let person = row.measured_by.and_then(|id| people.get(&id).cloned());
            let current = current == Some(row.id);
            Measurement::of(row, person, current, today)
        };
        Self {
            facility_id: facility.id,
            facility_name: Words {
                ja: facility.name_ja,
                en: facility.name_en,
            },
            measured_on: facility.measured_on,
            down_mbps: facility.down_mbps,
            up_mbps: facility.up_mbps,
            rtt_ms: facility.rtt_ms,
            line,
            items: rows.into_iter().map(item).collect(),
            needs: (1..=rules::PARTY_MAX).map(LineNeed::of).collect(),
            may,
        }
    }

    pub async fn now(app: &App, context: &Context, id: FacilityId) -> Result<Self> {
        Ok(Self::of(actions::list(app, context, id).await?, app.today()))
    }
}

impl Measurement {
    fn of(row: Model, measured_by: Option<String>, current: bool, today: NaiveDate) -> Self {
        let line = Line::from(&row);
        let measured_on = day_in_tokyo(row.measured_at);
        Self {
            samples: Samples::of(&row),
            id: row.id,
            kind: row.kind,
            measured_at: row.measured_at,
            measured_on,
            place_kind: row.place_kind,
            place: row.place,
            time_band: row.time_band,
            device: row.device,
            medium: row.medium,
            down_mbps: row.down_mbps,
            up_mbps: row.up_mbps,
            rtt_ms: row.rtt_ms,
            jitter_ms: row.jitter_ms,
            loss_per_mille: row.loss_per_mille,
            grade: rules::grade(line),
            stale: rules::is_stale(measured_on, today),
            current,
            people_max: rules::people_max(line),
            evidence_note: row.evidence_note,
            evidence_url: row.evidence_url,
            measured_by,
        }
    }
}

impl MeasuredLine {
    pub fn split(self) -> (String, Setting, Counted) {
        let setting = Setting {
            place_kind: self.place_kind,
            place: self.place,
            device: self.device,
            medium: self.medium,
        };
        let counted = Counted {
            down: self.down,
            up: self.up,
            latencies_ms: self.latencies_ms,
            probes_ms: self.probes_ms,
        };
        (self.token, setting, counted)
    }
}

impl From<EnteredLine> for Entered {
    fn from(line: EnteredLine) -> Self {
        Self {
            setting: Setting {
                place_kind: line.place_kind,
                place: line.place,
                device: line.device,
                medium: line.medium,
            },
            measured_on: line.measured_on,
            time_band: line.time_band,
            down_mbps: line.down_mbps,
            up_mbps: line.up_mbps,
            rtt_ms: line.rtt_ms,
            jitter_ms: line.jitter_ms,
            loss_per_mille: line.loss_per_mille,
            evidence_note: line.evidence_note,
            evidence_url: line.evidence_url,
        }
    }
}
