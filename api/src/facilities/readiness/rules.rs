//! Where a facility stands against the standard: each item judged, the score, the gaps, and what changed between days.

use std::collections::HashMap;

use chrono::{Months, NaiveDate};
use entities::readiness_answer::{Model as Answer, Outcome};
use serde::Serialize;
use utoipa::ToSchema;

use super::facts::{Place, proof};
use super::standard::{Item, Standard};
use crate::error::Fault;

const TEXT_MOST: usize = 1000;
/// An older proof says nothing of today.
const ANSWER_MONTHS_MAX: u32 = 60;

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ReadinessStatus)]
pub enum Status {
    Met,
    Partly,
    Missing,
    Unanswered,
    Expired,
    NotApplicable,
}

impl Status {
    /// Whether there is something to do.
    #[must_use]
    pub const fn is_gap(self) -> bool {
        !matches!(self, Self::Met | Self::NotApplicable)
    }
}

/// What an item's standing rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ReadinessSource)]
pub enum Source {
    /// The measured line.
    Line,
    Listing,
    Photos,
    Answer,
    Nothing,
}

/// One item and where it stands.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    pub item: &'a Item,
    pub status: Status,
    pub source: Source,
    pub answer: Option<&'a Answer>,
    pub on: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

/// A facility against a standard.
#[derive(Clone, Debug)]
pub struct Judgement<'a> {
    pub items: Vec<Judged<'a>>,
    /// 0 to 100.
    pub score: i32,
}

impl Judgement<'_> {
    /// The codes of the gaps, in the standard's order.
    #[must_use]
    pub fn gaps(&self) -> Vec<&str> {
        let gaps = self.items.iter().filter(|judged| judged.status.is_gap());
        gaps.map(|judged| judged.item.code.as_str()).collect()
    }
}

/// Judges every item; `answers` are the newest of each item.
#[must_use]
pub fn judge<'a>(
    standard: &'a Standard,
    place: Place<'_>,
    answers: &'a HashMap<String, Answer>,
    today: NaiveDate,
) -> Judgement<'a> {
    let items: Vec<Judged<'a>> = standard
        .items
        .iter()
        .map(|item| judged(item, place, answers.get(&item.code), today))
        .collect();
    Judgement {
        score: score(&items),
        items,
    }
}

fn judged<'a>(item: &'a Item, place: Place<'_>, answer: Option<&'a Answer>, today: NaiveDate) -> Judged<'a> {
    let of_answer = |status: Status| Judged {
        item,
        status,
        source: Source::Answer,
        answer,
        on: answer.map(|answer| answer.answered_on),
        until: answer.and_then(|answer| answer.expires_on),
    };
    let excused = answer.is_some_and(|answer| answer.outcome == Outcome::NotApplicable && item.may_not_apply);
    let Some(fact) = item.fact else {
        let Some(answer) = answer else {
            return Judged {
                source: Source::Nothing,
                ..of_answer(Status::Unanswered)
            };
        };
        return of_answer(status(answer, today));
    };
    let proof = proof(fact, place, today);
    let proven = |status: Status| Judged {
        item,
        status,
        source: fact.source(),
        answer,
        on: proof.on,
        until: proof.until,
    };
    if proof.holds {
        proven(Status::Met)
    } else if excused {
        of_answer(Status::NotApplicable)
    } else if proof.expired {
        proven(Status::Expired)
    } else {
        proven(Status::Missing)
    }
}

fn status(answer: &Answer, today: NaiveDate) -> Status {
    if answer.expires_on.is_some_and(|until| until < today) {
        return Status::Expired;
    }
    match answer.outcome {
        Outcome::Yes => Status::Met,
        Outcome::Partly => Status::Partly,
        Outcome::No => Status::Missing,
        Outcome::NotApplicable => Status::NotApplicable,
    }
}

/// The share of the weight that is met, partly counting half; 100 when nothing applies.
fn score(items: &[Judged<'_>]) -> i32 {
    let applies = items.iter().filter(|judged| judged.status != Status::NotApplicable);
    let (mut met, mut all) = (0, 0);
    for judged in applies {
        all += 2 * judged.item.weight;
        met += judged.item.weight
            * match judged.status {
                Status::Met => 2,
                Status::Partly => 1,
                _ => 0,
            };
    }
    (200 * met + all).checked_div(2 * all).unwrap_or(100)
}

/// What somebody answers.
#[derive(Clone, Debug)]
pub struct Answering {
    pub item: String,
    pub outcome: Outcome,
    pub evidence: String,
    pub evidence_url: String,
    /// How it was put right: neighbours with the same gap read it.
    pub remedy: String,
    /// The day of the evidence.
    pub answered_on: NaiveDate,
}

/// Until when an answer of that day holds.
#[must_use]
pub fn expires_on(item: &Item, outcome: Outcome, answered_on: NaiveDate) -> Option<NaiveDate> {
    let lasts = matches!(outcome, Outcome::Yes | Outcome::Partly);
    item.months
        .filter(|_| lasts)
        .and_then(|months| answered_on.checked_add_months(Months::new(months)))
}

/// Every broken rule of an answer.
#[must_use]
pub fn faults(standard: &Standard, answering: &Answering, today: NaiveDate) -> Vec<Fault> {
    let Some(item) = standard.item(&answering.item) else {
        return vec![Fault::new("item", "readiness.no_item")];
    };
    let mut found = Vec::new();
    let excused = answering.outcome == Outcome::NotApplicable;
    if excused && !item.may_not_apply {
        found.push(Fault::new("outcome", "readiness.applies"));
    }
    if item.fact.is_some() && !excused {
        found.push(Fault::new("outcome", "readiness.by_fact"));
    }
    if matches!(answering.outcome, Outcome::Yes | Outcome::NotApplicable) && answering.evidence.trim().is_empty() {
        found.push(Fault::new("evidence", "readiness.evidence"));
    }
    for (field, text) in [("evidence", &answering.evidence), ("remedy", &answering.remedy)] {
        if text.chars().count() > TEXT_MOST {
            found.push(Fault::new(field, "length.max").with("max", TEXT_MOST));
        }
    }
    let url = answering.evidence_url.trim();
    let is_address = url.starts_with("https://") || url.starts_with("http://");
    if !url.is_empty() && (!is_address || url.chars().count() > TEXT_MOST) {
        found.push(Fault::new("evidence_url", "measurement.address"));
    }
    let oldest = today.checked_sub_months(Months::new(ANSWER_MONTHS_MAX));
    if answering.answered_on > today {
        found.push(Fault::new("answered_on", "facility.in_future"));
    } else if oldest.is_some_and(|oldest| answering.answered_on < oldest) {
        found.push(Fault::new("answered_on", "readiness.too_old"));
    }
    found
}

/// Score and gaps at the end of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    pub on: NaiveDate,
    pub score: i32,
    pub gaps: Vec<String>,
}

/// A gap that was there and is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    pub item: String,
    /// The first day on which it is known to have been there.
    pub opened_on: NaiveDate,
    pub closed_on: NaiveDate,
}

/// The gaps that were closed, by the days in their order; of one that came back the last closing.
#[must_use]
pub fn closings(days: &[Day]) -> Vec<Closing> {
    let mut open: HashMap<&str, NaiveDate> = HashMap::new();
    let mut closed: Vec<Closing> = Vec::new();
    for day in days {
        let gone: Vec<&str> = open
            .keys()
            .copied()
            .filter(|item| !day.gaps.iter().any(|gap| gap == item))
            .collect();
        for item in gone {
            let opened_on = open.remove(item).unwrap_or(day.on);
            closed.retain(|earlier| earlier.item != item);
            closed.push(Closing {
                item: item.to_owned(),
                opened_on,
                closed_on: day.on,
            });
        }
        for gap in &day.gaps {
            open.entry(gap).or_insert(day.on);
        }
    }
    // What is open again wasn't closed for good.
    closed.retain(|closing| !open.contains_key(closing.item.as_str()));
    closed.sort_by(|a, b| (a.closed_on, &a.item).cmp(&(b.closed_on, &b.item)));
    closed
}
