//! What goes over the wire of the checklist.

use chrono::{DateTime, NaiveDate, Utc};
use entities::id::FacilityId;
use entities::readiness_answer::Outcome;
use entities::readiness_check::{self, Verdict};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::day_in_tokyo;
use crate::facilities::readiness::rules::{Answering, Judged, Source, Status};
use crate::facilities::readiness::views::{Case, Checklist, Row};
use crate::text::Words;

/// An answer to an item
#[derive(Deserialize, ToSchema)]
pub struct AnswerItem {
    item: String,
    outcome: Outcome,
    /// What shows it; for 該当なし the reason.
    evidence: String,
    #[serde(default)]
    #[schema(required = true)]
    evidence_url: String,
    /// How it was put right; neighbours with the same gap read it.
    #[serde(default)]
    #[schema(required = true)]
    remedy: String,
    /// The day of the evidence.
    answered_on: NaiveDate,
}

impl From<AnswerItem> for Answering {
    fn from(answer: AnswerItem) -> Self {
        let AnswerItem {
            item,
            outcome,
            evidence,
            evidence_url,
            remedy,
            answered_on,
        } = answer;
        Self {
            item,
            outcome,
            evidence,
            evidence_url,
            remedy,
            answered_on,
        }
    }
}

/// What the municipality says of a checklist
#[derive(Deserialize, ToSchema)]
pub struct ReadinessCheckOutcome {
    pub verdict: Verdict,
    /// What must be corrected; needed when it is returned.
    #[serde(default)]
    #[schema(required = true)]
    pub comment: String,
}

/// A facility against the programme's standard.
#[derive(Serialize, ToSchema)]
pub struct Readiness {
    facility_id: FacilityId,
    facility_name: Words,
    edition: i32,
    /// 0 to 100.
    score: i32,
    groups: Vec<ReadinessGroup>,
    /// In the standard's order.
    items: Vec<ReadinessItem>,
    /// Oldest first; a day on which nothing changed is left out.
    history: Vec<ReadinessDay>,
    /// Gaps of this facility that were closed, the latest first.
    closed: Vec<ClosedGap>,
    check: Option<ReadinessReview>,
    may: Vec<&'static str>,
}

/// A group of items.
#[derive(Serialize, ToSchema)]
pub struct ReadinessGroup {
    code: String,
    name: Words,
}

/// An item and where it stands.
#[derive(Serialize, ToSchema)]
pub struct ReadinessItem {
    code: String,
    group: String,
    name: Words,
    todo: Words,
    /// 1 to 3.
    weight: i32,
    required: bool,
    may_not_apply: bool,
    /// How long an answer holds.
    months: Option<u32>,
    /// Whether the listing or the line proves it: then it can't be answered.
    by_fact: bool,
    status: Status,
    gap: bool,
    source: Source,
    on: Option<NaiveDate>,
    until: Option<NaiveDate>,
    answer: Option<ReadinessAnswer>,
    neighbours: NeighbourCases,
}

/// What was answered last.
#[derive(Serialize, ToSchema)]
pub struct ReadinessAnswer {
    outcome: Outcome,
    evidence: String,
    evidence_url: String,
    remedy: String,
    answered_on: NaiveDate,
    answered_by: Option<String>,
}

/// Neighbours of the same area that had the gap and closed it.
#[derive(Default, Serialize, ToSchema)]
pub struct NeighbourCases {
    /// How many; not all are named.
    n: usize,
    cases: Vec<NeighbourCase>,
}

/// One of them.
#[derive(Serialize, ToSchema)]
pub struct NeighbourCase {
    facility_id: FacilityId,
    name: Words,
    municipality: Words,
    opened_on: NaiveDate,
    closed_on: NaiveDate,
    /// In that host's words.
    remedy: String,
    before: Option<NeighbourLine>,
    after: Option<NeighbourLine>,
}

/// What was measured there.
#[derive(Serialize, ToSchema)]
pub struct NeighbourLine {
    down_mbps: f64,
    up_mbps: f64,
}

/// Score and number of gaps of a day.
#[derive(Serialize, ToSchema)]
pub struct ReadinessDay {
    on: NaiveDate,
    score: i32,
    gaps: usize,
}

/// A gap that was closed.
#[derive(Serialize, ToSchema)]
pub struct ClosedGap {
    item: String,
    opened_on: NaiveDate,
    closed_on: NaiveDate,
}

/// What the municipality said last.
#[derive(Serialize, ToSchema)]
pub struct ReadinessReview {
    verdict: Verdict,
    comment: String,
    score: i32,
    checked_at: DateTime<Utc>,
    checked_by: Option<String>,
    /// Whether something was answered since.
    changed_since: bool,
}

/// A facility in a list of many.
#[derive(Serialize, ToSchema)]
pub struct ReadinessRow {
    facility_id: FacilityId,
    number: String,
    name: Words,
    municipality_code: String,
    municipality: Words,
    score: i32,
    gaps: usize,
    required_gaps: usize,
    expired: usize,
    next_expiry: Option<NaiveDate>,
    verdict: Option<Verdict>,
    checked_on: Option<NaiveDate>,
    /// Whether something was answered since the check, or never checked.
    to_check: bool,
}

/// What a facility has proven, for everybody.
#[derive(Serialize, ToSchema)]
pub struct ProvenItems {
    /// Of the items that apply.
    met: usize,
    applying: usize,
    /// The day on which the municipality confirmed the answers; absent when it didn't.
    confirmed_on: Option<NaiveDate>,
    items: Vec<ProvenItem>,
}

/// One proven item.
#[derive(Serialize, ToSchema)]
pub struct ProvenItem {
    code: String,
    name: Words,
    source: Source,
    on: Option<NaiveDate>,
}

fn words(ja: &str, en: &str) -> Words {
    Words {
        ja: ja.to_owned(),
        en: en.to_owned(),
    }
}

impl Readiness {
    pub fn of(checklist: &Checklist) -> Self {
        let judgement = checklist.judgement();
        let groups = checklist.standard.groups.iter().map(|group| ReadinessGroup {
            code: group.code.clone(),
            name: group.name.clone(),
        });
        let history = checklist.days.iter().map(|day| ReadinessDay {
            on: day.kept_on,
            score: day.score,
            gaps: day.gaps.split_whitespace().count(),
        });
        let closed = checklist.closed.iter().rev().map(|closed| ClosedGap {
            item: closed.item.clone(),
            opened_on: closed.opened_on,
            closed_on: closed.closed_on,
        });
        Self {
            facility_id: checklist.facility.id,
            facility_name: words(&checklist.facility.name_ja, &checklist.facility.name_en),
            edition: checklist.standard.edition,
            score: judgement.score,
            groups: groups.collect(),
            items: judgement
                .items
                .iter()
                .map(|judged| ReadinessItem::of(judged, checklist))
                .collect(),
            history: history.collect(),
            closed: closed.collect(),
            check: checklist.check.as_ref().map(|check| review(check, checklist)),
            may: checklist.may.clone(),
        }
    }
}

fn review(check: &readiness_check::Model, checklist: &Checklist) -> ReadinessReview {
    ReadinessReview {
        verdict: check.verdict,
        comment: check.comment.clone(),
        score: check.score,
        checked_at: check.checked_at,
        checked_by: check.checked_by.and_then(|id| checklist.people.get(&id).cloned()),
        changed_since: checklist
            .answers
            .values()
            .any(|answer| answer.answered_at > check.checked_at),
    }
}

impl ReadinessItem {
    fn of(judged: &Judged<'_>, checklist: &Checklist) -> Self {
        let item = judged.item;
        let answer = judged.answer.map(|answer| ReadinessAnswer {
            outcome: answer.outcome,
            evidence: answer.evidence.clone(),
            evidence_url: answer.evidence_url.clone(),
            remedy: answer.remedy.clone(),
            answered_on: answer.answered_on,
            answered_by: answer.answered_by.and_then(|id| checklist.people.get(&id).cloned()),
        });
        let neighbours = checklist.neighbours.get(&item.code).map(|cases| NeighbourCases {
            n: cases.count,
            cases: cases.named.iter().map(Into::into).collect(),
        });
        Self {
            code: item.code.clone(),
            group: item.group.clone(),
            name: item.name.clone(),
            todo: item.todo.clone(),
            weight: item.weight,
            required: item.required,
            may_not_apply: item.may_not_apply,
            months: item.months,
            by_fact: item.fact.is_some(),
            status: judged.status,
            gap: judged.status.is_gap(),
            source: judged.source,
            on: judged.on,
            until: judged.until,
            answer,
            neighbours: neighbours.unwrap_or_default(),
        }
    }
}

impl From<&Case> for NeighbourCase {
    fn from(case: &Case) -> Self {
        let line = |row: &entities::line_measurement::Model| NeighbourLine {
            down_mbps: row.down_mbps,
            up_mbps: row.up_mbps,
        };
        Self {
            facility_id: case.facility.id,
            name: words(&case.facility.name_ja, &case.facility.name_en),
            municipality: words(&case.municipality.name_ja, &case.municipality.name_en),
            opened_on: case.closed.opened_on,
            closed_on: case.closed.closed_on,
            remedy: case.remedy.clone(),
            before: case.lines.as_ref().map(|(before, _)| line(before)),
            after: case.lines.as_ref().map(|(_, after)| line(after)),
        }
    }
}

impl From<Row> for ReadinessRow {
    fn from(row: Row) -> Self {
        let Row {
            facility,
            municipality,
            score,
            gaps,
            required_gaps,
            expired,
            next_expiry,
            check,
            changed,
        } = row;
        Self {
            facility_id: facility.id,
            number: facility.number,
            name: Words {
                ja: facility.name_ja,
                en: facility.name_en,
            },
            municipality_code: municipality.code,
            municipality: Words {
                ja: municipality.name_ja,
                en: municipality.name_en,
            },
            score,
            gaps,
            required_gaps,
            expired,
            next_expiry,
            verdict: check.as_ref().map(|check| check.verdict),
            checked_on: check.map(|check| day_in_tokyo(check.checked_at)),
            to_check: changed,
        }
    }
}

impl ProvenItems {
    pub fn of(checklist: &Checklist) -> Self {
        let judgement = checklist.judgement();
        let met = || judgement.items.iter().filter(|judged| judged.status == Status::Met);
        let confirmed = checklist
            .check
            .as_ref()
            .filter(|check| check.verdict == Verdict::Confirmed);
        Self {
            met: met().count(),
            applying: judgement
                .items
                .iter()
                .filter(|judged| judged.status != Status::NotApplicable)
                .count(),
            confirmed_on: confirmed.map(|check| day_in_tokyo(check.checked_at)),
            items: met()
                .map(|judged| ProvenItem {
                    code: judged.item.code.clone(),
                    name: judged.item.name.clone(),
                    source: judged.source,
                    on: judged.on,
                })
                .collect(),
        }
    }
}
