//! The checklists of the invented facilities: answers with their evidence, the days on which the score changed, and what
//! municipalities said. Snapshots are computed as the product would have kept them, from what was known on each day.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use entities::id::{ReadinessAnswerId, ReadinessCheckId};
use entities::readiness_answer::Outcome;
use entities::readiness_check::Verdict;
use entities::{facility, line_measurement, membership, readiness_answer, readiness_check, readiness_snapshot};
use serde::Deserialize;

use super::places::facility_id;
use super::seed;
use crate::app::{day_in_tokyo, moment_in_tokyo};
use crate::error::Result;
use crate::facilities::{Standard, bundled_standard, day_of_readiness, readiness_expires_on};

const ANSWERS: &str = include_str!("readiness.csv");

/// Place, day, verdict and comment of the checks.
const CHECKS: &[(&str, &str, Verdict, &str)] = &[
    ("F01", "2026-09-15", Verdict::Confirmed, ""),
    (
        "F13",
        "2026-08-10",
        Verdict::Confirmed,
        "保険証券と経路図を現地で確かめました。",
    ),
    (
        "F08",
        "2026-04-20",
        Verdict::Returned,
        "避難経路図の掲示と、Wi-Fiのパスワードの変更をお願いします。市の防災担当が雛形をお渡しできます。",
    ),
];

#[derive(Deserialize)]
struct Line {
    place: String,
    item: String,
    outcome: Outcome,
    on: NaiveDate,
    evidence: String,
    remedy: String,
}

/// All rows of the checklists.
#[derive(Default)]
pub struct Checklists {
    pub answers: Vec<readiness_answer::Model>,
    pub snapshots: Vec<readiness_snapshot::Model>,
    pub checks: Vec<readiness_check::Model>,
}

pub fn checklists(
    facilities: &[facility::Model],
    measurements: &[line_measurement::Model],
    memberships: &[membership::Model],
    today: NaiveDate,
) -> Result<Checklists> {
    let standard = bundled_standard()?;
    let mut lists = Checklists::default();
    for line in seed::rows::<Line>(ANSWERS)? {
        let place = facilities.iter().find(|row| row.number == line.place);
        let host = place.and_then(|place| {
            let of = |row: &&membership::Model| {
                row.organisation_id == place.organisation_id && row.role == membership::Role::Host
            };
            memberships.iter().find(of).map(|row| row.person_id)
        });
        lists.answers.push(answer(&standard, line, host));
    }
    for place in facilities {
        lists
            .snapshots
            .extend(days(&standard, place, measurements, &lists.answers, today));
    }
    for (place, on, verdict, comment) in CHECKS {
        let on: NaiveDate = on.parse().unwrap_or(today);
        let id = facility_id(place);
        let last = lists
            .snapshots
            .iter()
            .rfind(|day| day.facility_id == id && day.kept_on <= on);
        lists.checks.push(readiness_check::Model {
            id: ReadinessCheckId(seed::id("readiness_check", place)),
            facility_id: id,
            verdict: *verdict,
            comment: (*comment).to_owned(),
            score: last.map_or(0, |day| day.score),
            checked_by: None,
            checked_at: morning(on),
        });
    }
    Ok(lists)
}

fn morning(on: NaiveDate) -> DateTime<Utc> {
    moment_in_tokyo(on.and_time(NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default()))
}

fn answer(standard: &Standard, line: Line, by: Option<entities::id::PersonId>) -> readiness_answer::Model {
    let key = format!("{} {} {}", line.place, line.item, line.on);
    let item = standard.item(&line.item);
    readiness_answer::Model {
        id: ReadinessAnswerId(seed::id("readiness_answer", &key)),
        facility_id: facility_id(&line.place),
        expires_on: item.and_then(|item| readiness_expires_on(item, line.outcome, line.on)),
        item: line.item,
        outcome: line.outcome,
        evidence: line.evidence,
        evidence_url: String::new(),
        remedy: line.remedy,
        answered_on: line.on,
        answered_by: by,
        answered_at: morning(line.on),
    }
}

/// The days on which a facility's score or gaps changed: something was answered or measured, or ran out.
fn days(
    standard: &Standard,
    place: &facility::Model,
    measurements: &[line_measurement::Model],
    answers: &[readiness_answer::Model],
    today: NaiveDate,
) -> Vec<readiness_snapshot::Model> {
    let lines: Vec<&line_measurement::Model> = measurements.iter().filter(|row| row.facility_id == place.id).collect();
    let own: Vec<&readiness_answer::Model> = answers.iter().filter(|row| row.facility_id == place.id).collect();
    let mut moments: BTreeSet<NaiveDate> = lines.iter().map(|line| day_in_tokyo(line.measured_at)).collect();
    moments.extend(own.iter().map(|row| row.answered_on));
    let after = |row: &&readiness_answer::Model| row.expires_on.and_then(|until| until.checked_add_days(Days::new(1)));
    moments.extend(own.iter().filter_map(after));
    moments.insert(today);
    let mut kept: Vec<readiness_snapshot::Model> = Vec::new();
    for on in moments.into_iter().filter(|on| *on <= today) {
        let known: Vec<readiness_answer::Model> = own
            .iter()
            .filter(|row| row.answered_on <= on)
            .map(|row| (*row).clone())
            .collect();
        let measured = lines.iter().filter(|line| day_in_tokyo(line.measured_at) <= on);
        let row = at_line(place, measured.max_by_key(|line| line.measured_at).copied());
        let day = day_of_readiness(standard, &row, &known, on);
        if kept
            .last()
            .is_none_or(|last| (last.score, &last.gaps) != (day.score, &day.gaps))
        {
            kept.push(day);
        }
    }
    kept
}

/// The facility with the line that was known then.
fn at_line(place: &facility::Model, line: Option<&line_measurement::Model>) -> facility::Model {
    facility::Model {
        down_mbps: line.map(|line| line.down_mbps),
        up_mbps: line.map(|line| line.up_mbps),
        rtt_ms: line.map(|line| line.rtt_ms),
        measured_on: line.map(|line| day_in_tokyo(line.measured_at)),
        ..place.clone()
    }
}
