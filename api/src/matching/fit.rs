//! The one evaluation: what is asked of a place, what is known of it, and what follows for filter, score and reasons.
//! What is unknown never passes a condition and is neutral for a wish.

use chrono::{NaiveDate, NaiveTime};
use entities::facility::Meals;

use super::evaluation::{Assessed, Evaluation, Values, Verdict};
use super::facts::{Facts, Line};
use super::hosts;
use super::needs::{Need, Rule};
use super::query::{Query, calling, line_needed};
use crate::availability::{Level, Outlook};
use crate::facilities::enough_for;

/// Answers below which nothing is said of satisfaction, and the weight of what is usual.
const SATISFACTION_LEAST: i32 = 5;
/// What is usual of five points (thousandths).
const SATISFACTION_PRIOR_MILLI: i64 = 3_500;
/// From here on guests count as satisfied (thousandths of a point).
const SATISFIED_MILLI: i64 = 3_500;
/// What a day away from the wished ones takes of that wish (per mille).
const DAY_OFF_MILLI: i64 = 100;

/// Asks everything of a place that the query asks, and of the party what its host would like. Facts in, reasons out.
#[must_use]
pub fn evaluate(facts: &Facts, query: &Query) -> Evaluation {
    let mut assessed = Vec::new();
    assessed.extend(facts.outlook.map(|outlook| dates(outlook, facts, query)));
    assessed.extend(nights(facts, query));
    assessed.extend(capacity(facts, query));
    assessed.extend(query.must.iter().map(|need| ask(*need, facts, query).hard()));
    assessed.extend(
        query
            .down_mbps
            .map(|wanted| speed("down_mbps", facts.line.down_mbps, wanted)),
    );
    assessed.extend(query.up_mbps.map(|wanted| speed("up_mbps", facts.line.up_mbps, wanted)));
    assessed.extend(query.price_max.map(|most| price("price_max", facts, most).hard()));
    assessed.extend(moved(facts, query));
    let wished = query.wishes.iter().filter(|wish| !query.must.contains(&wish.need));
    assessed.extend(wished.map(|wish| Assessed {
        weight: wish.weight,
        ..ask(wish.need, facts, query)
    }));
    assessed.extend(query.price_cap_yen.map(|cap| price("price_cap", facts, cap)));
    assessed.push(line(facts, query));
    assessed.extend(satisfaction(facts));
    Evaluation {
        assessed,
        host: hosts::evaluate(&facts.host, query),
    }
}

fn dates(outlook: Outlook, facts: &Facts, query: &Query) -> Assessed {
    // A place that is too small for the party at any time says so; its dates are asked for as many as it holds.
    let small = (1..i64::from(query.party)).contains(&facts.capacity);
    let asked = if small { facts.capacity } else { i64::from(query.party) };
    let party = vec![("party", asked.to_string())];
    let (answer, verdict, values) = match outlook {
        Outlook::Left(Level::Free) => ("free", Verdict::Met, party),
        Outlook::Left(Level::Few) => ("few", Verdict::Met, party),
        Outlook::Left(_) if small && facts.people >= Some(asked) => ("few", Verdict::Met, party),
        Outlook::Left(Level::Full | Level::Closed) => ("full", Verdict::Unmet, party),
        Outlook::ClosedOn(day) => ("closed", Verdict::Unmet, vec![("day", day.to_string())]),
        Outlook::NotOffered => ("not_offered", Verdict::Unmet, Vec::new()),
    };
    Assessed::wish("dates", answer, verdict, values).hard()
}

fn nights(facts: &Facts, query: &Query) -> Option<Assessed> {
    let stay = query.stay?;
    let nights = stay.ends_on.signed_duration_since(stay.starts_on).num_days();
    if nights == 0 {
        return None;
    }
    let limit = |answer, nights: i32| {
        let values = vec![("nights", nights.to_string())];
        Some(Assessed::wish("nights", answer, Verdict::Unmet, values).hard())
    };
    match (facts.min_nights, facts.max_nights) {
        (Some(least), _) if nights < i64::from(least) => limit("min", least),
        (_, Some(most)) if nights > i64::from(most) => limit("max", most),
        _ => None,
    }
}

fn capacity(facts: &Facts, query: &Query) -> Option<Assessed> {
    let values = vec![("capacity", facts.capacity.to_string())];
    (facts.capacity < i64::from(query.party)).then(|| Assessed::wish("party", "unmet", Verdict::Unmet, values).hard())
}

/// What a need comes to at a place, as a wish.
#[must_use]
pub fn ask(need: Need, facts: &Facts, query: &Query) -> Assessed {
    let (verdict, values) = match need.rule() {
        Rule::Yes(flag) => (known(facts.flag(flag)), Vec::new()),
        Rule::Some(count) => {
            let count = facts.count(count);
            (known(count.map(|count| count > 0)), numbered(count))
        }
        Rule::AtMost(count, most) => {
            let count = facts.count(count);
            (known(count.map(|count| count <= most)), numbered(count))
        }
        Rule::Meals => (known(Some(facts.meals != Meals::None)), Vec::new()),
        Rule::Speaks(language) => (known(Some(facts.speaks(language))), Vec::new()),
        Rule::Seats => (
            known(Some(facts.seats >= i64::from(query.party))),
            vec![("n", facts.seats.to_string()), ("party", query.party.to_string())],
        ),
        Rule::Hours => hours(facts, query),
        Rule::Calls => return calls(need, facts.line, query.party),
    };
    Assessed::wish(need.word(), verdict.word(), verdict, values)
}

/// The first day of work on which it isn't open while people work, if there is one. Without dates: of a usual week.
fn hours(facts: &Facts, query: &Query) -> (Verdict, Values) {
    let (from, to) = query.work_hours;
    let told = |day: Option<NaiveDate>| {
        let at = |time: NaiveTime| time.format("%H:%M").to_string();
        vec![
            ("from", at(from)),
            ("to", at(to)),
            ("day", day.map(|day| day.to_string()).unwrap_or_default()),
        ]
    };
    let Some(opening) = &facts.opening else {
        return (Verdict::Unknown, told(None));
    };
    let stay = query.stay.map(|stay| stay.moved(facts.shift_days));
    let shut = match stay {
        Some(stay) => stay.work_days(&opening.holidays).into_iter().find(|day| {
            opening
                .hours_on(*day)
                .is_none_or(|(opens, closes)| opens > from || closes < to)
        }),
        None => return (known(Some(opening.covers_a_week(from, to))), told(None)),
    };
    (known(Some(shut.is_none())), told(shut))
}

/// Dates that are moved from the wished ones, where that was allowed: the nearer, the better.
fn moved(facts: &Facts, query: &Query) -> Option<Assessed> {
    let stay = query.stay.filter(|_| query.flexible_days > 0)?;
    // Hidden by its dates: there is nothing to weigh.
    facts.outlook.filter(|outlook| is_open(*outlook))?;
    if facts.shift_days == 0 {
        return Some(Assessed::wish("shift", "met", Verdict::Met, Vec::new()));
    }
    let stay = stay.moved(facts.shift_days);
    let values = vec![
        ("days", facts.shift_days.abs().to_string()),
        ("from", stay.starts_on.to_string()),
        ("until", stay.ends_on.to_string()),
    ];
    let answer = if facts.shift_days < 0 { "earlier" } else { "later" };
    Some(Assessed {
        worth_milli: (1000 - DAY_OFF_MILLI * facts.shift_days.abs()).max(0),
        ..Assessed::wish("shift", answer, Verdict::Partly, values)
    })
}

/// Whether the party finds room.
#[must_use]
pub const fn is_open(outlook: Outlook) -> bool {
    matches!(outlook, Outlook::Left(Level::Free | Level::Few))
}

const fn known(answer: Option<bool>) -> Verdict {
    match answer {
        Some(true) => Verdict::Met,
        Some(false) => Verdict::Unmet,
        None => Verdict::Unknown,
    }
}

fn numbered(count: Option<i32>) -> Values {
    vec![("n", count.unwrap_or_default().to_string())]
}

/// Fast enough, and nothing known that makes words drop out.
fn calls(need: Need, line: Line, party: i32) -> Assessed {
    let (down, up) = line_needed(party);
    let figures = line.figures();
    let verdict = known(enough_for(figures, party));
    let answer = match verdict {
        Verdict::Unmet if figures.loses() => "loss",
        Verdict::Unmet if figures.wavers() => "jitter",
        verdict => verdict.word(),
    };
    let loss = f64::from(figures.loss_per_mille.unwrap_or_default()) / 10.0;
    let values = vec![
        ("people", calling(party).to_string()),
        ("down", down.to_string()),
        ("up", up.to_string()),
        ("loss", loss.to_string()),
        ("jitter", figures.jitter_ms.unwrap_or_default().to_string()),
    ];
    Assessed::wish(need.word(), answer, verdict, values)
}

fn speed(condition: &'static str, is: Option<f64>, wanted: f64) -> Assessed {
    let verdict = known(is.map(|is| is >= wanted));
    let values = vec![
        ("is", is.unwrap_or_default().to_string()),
        ("wanted", wanted.to_string()),
    ];
    Assessed::wish(condition, verdict.word(), verdict, values).hard()
}

fn price(condition: &'static str, facts: &Facts, most: i64) -> Assessed {
    let verdict = known(facts.price_yen.map(|yen| yen <= most));
    let values = vec![
        ("yen", grouped(facts.price_yen.unwrap_or_default())),
        ("most", grouped(most)),
    ];
    Assessed::wish(condition, verdict.word(), verdict, values)
}

/// What earlier guests said, drawn to what is usual where few answered; not said at all of fewer than five.
fn satisfaction(facts: &Facts) -> Option<Assessed> {
    let (n, mean_milli) = facts.satisfaction.filter(|(n, _)| *n >= SATISFACTION_LEAST)?;
    let (n, weight) = (i64::from(n), i64::from(SATISFACTION_LEAST));
    let milli = (n * i64::from(mean_milli) + weight * SATISFACTION_PRIOR_MILLI) / (n + weight);
    let verdict = if milli >= SATISFIED_MILLI {
        Verdict::Met
    } else {
        Verdict::Partly
    };
    let answer = if verdict == Verdict::Met { "met" } else { "low" };
    let values = vec![
        ("points", format!("{}.{}", milli / 1000, milli % 1000 / 100)),
        ("n", n.to_string()),
    ];
    Some(Assessed {
        // One to five points become nothing to everything.
        worth_milli: ((milli - 1000) / 4).clamp(0, 1000),
        ..Assessed::wish("satisfaction", answer, verdict, values)
    })
}

/// The measured line, always said with its day.
fn line(facts: &Facts, query: &Query) -> Assessed {
    let Line {
        down_mbps,
        up_mbps,
        measured_on,
        ..
    } = facts.line;
    let (Some(down), Some(up), Some(on)) = (down_mbps, up_mbps, measured_on) else {
        return Assessed::wish("line", "unknown", Verdict::Unknown, Vec::new());
    };
    let verdict = if facts.line.is_stale(query.today) {
        Verdict::Partly
    } else {
        Verdict::Met
    };
    let values = vec![
        ("down", down.to_string()),
        ("up", up.to_string()),
        ("on", on.to_string()),
    ];
    Assessed::wish("line", verdict.word(), verdict, values)
}

/// Digits in groups of three.
fn grouped(yen: i64) -> String {
    let digits = yen.to_string();
    let length = digits.len();
    let mut text = String::with_capacity(length + length / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (length - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
