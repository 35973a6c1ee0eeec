//! What was measured at the invented facilities: the figures of `facilities.csv`, and those before them.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use entities::id::{MeasurementId, PersonId};
use entities::line_measurement::{Device, Kind, Medium, Model, PlaceKind, TimeBand};
use entities::membership::Role;
use entities::{facility, membership};
use serde::Deserialize;
use serde_json::json;

use super::places::facility_id;
use super::seed;
use crate::app::moment_in_tokyo;
use crate::error::Result;

const MEASUREMENTS: &str = include_str!("measurements.csv");

#[derive(Deserialize)]
struct Line {
    place: String,
    measured_on: NaiveDate,
    kind: Kind,
    place_kind: PlaceKind,
    place_name: String,
    time_band: TimeBand,
    device: Device,
    medium: Medium,
    down: f64,
    up: f64,
    rtt: i32,
    jitter: Option<i32>,
    loss: Option<i32>,
    note: String,
}

/// Jitter (ms) and loss (per mille) of a line with this delay: an eighth of it, and a little.
pub fn unsteadiness(rtt_ms: i32) -> (i32, i32) {
    ((rtt_ms / 8).max(1), rtt_ms / 6)
}

/// All measurements: one for the figures of each facility that has some, and those of the table.
pub fn lines(
    facilities: &[facility::Model],
    memberships: &[membership::Model],
    now: DateTime<Utc>,
) -> Result<Vec<Model>> {
    let host = |place: &facility::Model| -> Option<PersonId> {
        let of = |row: &&membership::Model| row.organisation_id == place.organisation_id && row.role == Role::Host;
        memberships.iter().find(of).map(|row| row.person_id)
    };
    let mut rows: Vec<Model> = facilities
        .iter()
        .filter_map(|place| Some(row(&present(place)?, host(place), now)))
        .collect();
    for line in seed::rows::<Line>(MEASUREMENTS)? {
        let place = facilities.iter().find(|place| place.id == facility_id(&line.place));
        rows.push(row(&line, place.and_then(host), now));
    }
    Ok(rows)
}

fn present(place: &facility::Model) -> Option<Line> {
    Some(Line {
        place: place.number.clone(),
        measured_on: place.measured_on?,
        kind: Kind::Measured,
        place_kind: PlaceKind::Desk,
        place_name: "執務席".to_owned(),
        time_band: TimeBand::WorkHours,
        device: Device::Pc,
        medium: if place.wired_lan == Some(true) {
            Medium::Wired
        } else {
            Medium::Wifi
        },
        down: place.down_mbps?,
        up: place.up_mbps?,
        rtt: place.rtt_ms?,
        jitter: place.jitter_ms,
        loss: place.loss_per_mille,
        note: String::new(),
    })
}

fn row(line: &Line, measured_by: Option<PersonId>, now: DateTime<Utc>) -> Model {
    let at = NaiveTime::from_hms_opt(11, 0, 0).unwrap_or_default();
    let key = format!("{} {} {:?}", line.place, line.measured_on, line.kind);
    let rounds = |mbps: f64| [mbps * 0.96, mbps, mbps * 1.03].map(|round| (round * 10.0).round() / 10.0);
    let late = line.loss.unwrap_or_default() * 240 / 1000;
    let samples = json!({
        "down_mbps": rounds(line.down), "up_mbps": rounds(line.up),
        "rtt_least_ms": line.rtt - 1, "rtt_high_ms": line.rtt + 2 * line.jitter.unwrap_or(1),
        "probes": 240, "late": late,
    });
    Model {
        id: MeasurementId(seed::id("line_measurement", &key)),
        facility_id: facility_id(&line.place),
        kind: line.kind,
        measured_at: moment_in_tokyo(line.measured_on.and_time(at)),
        place_kind: line.place_kind,
        place: line.place_name.clone(),
        time_band: line.time_band,
        device: line.device,
        medium: line.medium,
        down_mbps: line.down,
        up_mbps: line.up,
        rtt_ms: line.rtt,
        jitter_ms: line.jitter,
        loss_per_mille: line.loss,
        samples: (line.kind == Kind::Measured).then(|| samples.to_string()),
        evidence_note: line.note.clone(),
        evidence_url: String::new(),
        measured_by,
        created_at: now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::places::places;

    #[test]
    fn every_measured_figure_of_a_facility_has_its_measurement() {
        let places = places(DateTime::default()).unwrap();
        let rows = lines(&places.facilities, &[], DateTime::default()).unwrap();
        for place in &places.facilities {
            let of: Vec<&Model> = rows.iter().filter(|row| row.facility_id == place.id).collect();
            assert_eq!(of.is_empty(), place.measured_on.is_none(), "{}", place.number);
            let newest = of
                .iter()
                .filter(|row| row.kind == Kind::Measured)
                .max_by_key(|row| row.measured_at);
            assert_eq!(newest.map(|row| row.rtt_ms), place.rtt_ms, "{}", place.number);
        }
    }
}
