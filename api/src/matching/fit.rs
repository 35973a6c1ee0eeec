//! The one evaluation: what is asked of a place, what is known of it, and what follows for filter, score and reasons.
//! What is unknown never passes a condition and is neutral for a wish.

use chrono::{Months, NaiveDate};
use entities::facility::{FacilityType, Meals};
use entities::id::FacilityId;

use super::query::{Need, Query, calling, line_needed};
use crate::availability::{Level, Outlook};

/// The delay with which people can talk (milliseconds).
const RTT_MS_MAX: i32 = 100;
/// After so many months a measurement wants to be repeated.
const MEASURED_MONTHS_MAX: u32 = 12;
/// A walk that counts as near a station (minutes).
const STATION_MINUTES_MAX: i32 = 10;

/// What was measured of the line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Line {
    pub down_mbps: Option<f64>,
    pub up_mbps: Option<f64>,
    pub rtt_ms: Option<i32>,
    pub measured_on: Option<NaiveDate>,
}

impl Line {
    /// Whether the measurement is older than twelve months.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        let oldest = today.checked_sub_months(Months::new(MEASURED_MONTHS_MAX));
        self.measured_on.zip(oldest).is_some_and(|(on, oldest)| on < oldest)
    }
}

/// What is known of a place, as far as anybody can ask for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    pub facility: FacilityId,
    pub municipality_code: String,
    pub area: String,
    pub facility_type: FacilityType,
    pub line: Line,
    pub wired_lan: Option<bool>,
    pub dedicated_ssid: Option<bool>,
    pub vpn_allowed: Option<bool>,
    pub monitors: Option<i32>,
    pub printer: Option<bool>,
    pub ergonomic_chairs: Option<i32>,
    pub lockable_booths: Option<i32>,
    pub single_rooms: Option<bool>,
    pub min_nights: Option<i32>,
    pub max_nights: Option<i32>,
    pub children_allowed: Option<bool>,
    pub pets_allowed: Option<bool>,
    pub wheelchair: Option<bool>,
    pub meals: Meals,
    pub parking: Option<i32>,
    pub ev_chargers: Option<i32>,
    pub invoice_allowed: Option<bool>,
    pub station_walk_minutes: Option<i32>,
    pub nagoya_minutes: Option<i32>,
    pub languages: String,
    /// People that its units of the kind asked for hold together.
    pub capacity: i64,
    /// The lowest price a person and night (or day) for this party.
    pub price_yen: Option<i64>,
    /// How it stands to the dates; `None` when none were given.
    pub outlook: Option<Outlook>,
}

/// What comes of one thing that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Met,
    /// Worth something, and to be said: an old measurement.
    Partly,
    Unknown,
    Unmet,
}

impl Verdict {
    /// Per mille of the weight: what is missing is neutral.
    const fn worth(self) -> i64 {
        match self {
            Self::Met => 1000,
            Self::Partly => 700,
            Self::Unknown => 500,
            Self::Unmet => 0,
        }
    }
}

/// One thing that was asked of a place, and the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessed {
    /// `vpn`, `dates`, `price_max`: what could be loosened.
    pub condition: &'static str,
    /// `met`, `unmet`, `unknown`, or finer: with the condition it names the phrase.
    pub answer: &'static str,
    pub verdict: Verdict,
    /// A condition hides the place when it isn't met; a wish scores.
    pub hard: bool,
    pub weight: i64,
    pub values: Vec<(&'static str, String)>,
}

/// Everything that was asked of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    pub assessed: Vec<Assessed>,
}

impl Evaluation {
    /// The conditions that hide the place.
    pub fn failed(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.assessed
            .iter()
            .filter(|assessed| assessed.hard && assessed.verdict != Verdict::Met)
            .map(|assessed| assessed.condition)
    }

    /// 0 to 100: how much of the wishes holds, by weight; 100 when nothing was wished for.
    #[must_use]
    pub fn score(&self) -> i64 {
        let wishes = || self.assessed.iter().filter(|assessed| !assessed.hard);
        let weight: i64 = wishes().map(|assessed| assessed.weight).sum();
        let worth: i64 = wishes()
            .map(|assessed| assessed.weight * assessed.verdict.worth())
            .sum();
        (worth + 5 * weight).checked_div(10 * weight).unwrap_or(100)
    }

    /// What holds: conditions first, then wishes, the weightier first.
    #[must_use]
    pub fn met(&self) -> Vec<&Assessed> {
        self.sorted(|verdict| verdict == Verdict::Met)
    }

    /// What doesn't, or isn't known (合わない点).
    #[must_use]
    pub fn unmet(&self) -> Vec<&Assessed> {
        self.sorted(|verdict| verdict != Verdict::Met)
    }

    fn sorted(&self, of: impl Fn(Verdict) -> bool) -> Vec<&Assessed> {
        let mut found: Vec<&Assessed> = self.assessed.iter().filter(|assessed| of(assessed.verdict)).collect();
        found.sort_by_key(|assessed| (!assessed.hard, -assessed.weight));
        found
    }
}

/// Asks everything of a place that the query asks.
#[must_use]
pub fn evaluate(facts: &Facts, query: &Query, price_cap_yen: Option<i64>) -> Evaluation {
    let mut assessed = Vec::new();
    assessed.extend(facts.outlook.map(|outlook| dates(outlook, query)));
    assessed.extend(nights(facts, query));
    if query.stay.is_none() {
        assessed.extend(capacity(facts, query));
    }
    assessed.extend(query.must.iter().map(|need| {
        let (verdict, answer, values) = ask(*need, facts, query);
        asked(need.word(), answer, verdict, values).hard()
    }));
    assessed.extend(
        query
            .down_mbps
            .map(|wanted| speed("down_mbps", facts.line.down_mbps, wanted)),
    );
    assessed.extend(query.up_mbps.map(|wanted| speed("up_mbps", facts.line.up_mbps, wanted)));
    assessed.extend(query.price_max.map(|most| price("price_max", facts, most).hard()));
    let wished = query.wishes.iter().filter(|wish| !query.must.contains(&wish.need));
    assessed.extend(wished.map(|wish| {
        let (verdict, answer, values) = ask(wish.need, facts, query);
        Assessed {
            weight: wish.weight,
            ..asked(wish.need.word(), answer, verdict, values)
        }
    }));
    assessed.extend(price_cap_yen.map(|cap| price("price_cap", facts, cap)));
    assessed.push(line(facts, query));
    Evaluation { assessed }
}

type Values = Vec<(&'static str, String)>;

fn asked(condition: &'static str, answer: &'static str, verdict: Verdict, values: Values) -> Assessed {
    Assessed {
        condition,
        answer,
        verdict,
        hard: false,
        weight: 1,
        values,
    }
}

impl Assessed {
    fn hard(self) -> Self {
        Self { hard: true, ..self }
    }
}

fn dates(outlook: Outlook, query: &Query) -> Assessed {
    let party = vec![("party", query.party.to_string())];
    let (answer, verdict, values) = match outlook {
        Outlook::Left(Level::Free) => ("free", Verdict::Met, party),
        Outlook::Left(Level::Few) => ("few", Verdict::Met, party),
        Outlook::Left(Level::Full | Level::Closed) => ("full", Verdict::Unmet, party),
        Outlook::ClosedOn(day) => ("closed", Verdict::Unmet, vec![("day", day.to_string())]),
        Outlook::NotOffered => ("not_offered", Verdict::Unmet, Vec::new()),
    };
    asked("dates", answer, verdict, values).hard()
}

fn nights(facts: &Facts, query: &Query) -> Option<Assessed> {
    let stay = query.stay?;
    let nights = stay.ends_on.signed_duration_since(stay.starts_on).num_days();
    if nights == 0 {
        return None;
    }
    let limit = |answer, nights: i32| {
        let values = vec![("nights", nights.to_string())];
        Some(asked("nights", answer, Verdict::Unmet, values).hard())
    };
    match (facts.min_nights, facts.max_nights) {
        (Some(least), _) if nights < i64::from(least) => limit("min", least),
        (_, Some(most)) if nights > i64::from(most) => limit("max", most),
        _ => None,
    }
}

fn capacity(facts: &Facts, query: &Query) -> Option<Assessed> {
    let values = vec![("capacity", facts.capacity.to_string())];
    (facts.capacity < i64::from(query.party)).then(|| asked("party", "unmet", Verdict::Unmet, values).hard())
}

fn ask(need: Need, facts: &Facts, query: &Query) -> (Verdict, &'static str, Values) {
    let some = |count: Option<i32>| (known(count.map(|count| count > 0)), numbered(count));
    let (verdict, values) = match need {
        Need::Vpn => (known(facts.vpn_allowed), Vec::new()),
        Need::Booth => some(facts.lockable_booths),
        Need::Wheelchair => (known(facts.wheelchair), Vec::new()),
        Need::Pets => (known(facts.pets_allowed), Vec::new()),
        Need::Children => (known(facts.children_allowed), Vec::new()),
        Need::WiredLan => (known(facts.wired_lan), Vec::new()),
        Need::Invoice => (known(facts.invoice_allowed), Vec::new()),
        Need::Calls => calls(facts.line, query.party),
        Need::PrivateWifi => (known(facts.dedicated_ssid), Vec::new()),
        Need::Monitors => some(facts.monitors),
        Need::Printer => (known(facts.printer), Vec::new()),
        Need::Chairs => some(facts.ergonomic_chairs),
        Need::SingleRooms => (known(facts.single_rooms), Vec::new()),
        Need::Meals => (known(Some(facts.meals != Meals::None)), Vec::new()),
        Need::Parking => some(facts.parking),
        Need::EvCharger => some(facts.ev_chargers),
        Need::Station => {
            let minutes = facts.station_walk_minutes;
            let near = minutes.map(|minutes| minutes <= STATION_MINUTES_MAX);
            (known(near), numbered(minutes))
        }
        Need::English => {
            let spoken = facts.languages.split([' ', ';', ',']).any(|language| language == "en");
            (known(Some(spoken)), Vec::new())
        }
    };
    (verdict, word(verdict), values)
}

const fn known(answer: Option<bool>) -> Verdict {
    match answer {
        Some(true) => Verdict::Met,
        Some(false) => Verdict::Unmet,
        None => Verdict::Unknown,
    }
}

const fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Partly => "stale",
        Verdict::Unknown => "unknown",
        Verdict::Unmet => "unmet",
    }
}

fn numbered(count: Option<i32>) -> Values {
    vec![("n", count.unwrap_or_default().to_string())]
}

fn calls(line: Line, party: i32) -> (Verdict, Values) {
    let (down, up) = line_needed(party);
    let fast = match (line.down_mbps, line.up_mbps, line.rtt_ms) {
        (Some(is_down), Some(is_up), Some(rtt)) => Some(is_down >= down && is_up >= up && rtt <= RTT_MS_MAX),
        // One figure that is too low says no, whatever the others are.
        (Some(is_down), ..) if is_down < down => Some(false),
        (_, Some(is_up), _) if is_up < up => Some(false),
        (.., Some(rtt)) if rtt > RTT_MS_MAX => Some(false),
        _ => None,
    };
    let values = vec![
        ("people", calling(party).to_string()),
        ("down", down.to_string()),
        ("up", up.to_string()),
    ];
    (known(fast), values)
}

fn speed(condition: &'static str, is: Option<f64>, wanted: f64) -> Assessed {
    let verdict = known(is.map(|is| is >= wanted));
    let values = vec![
        ("is", is.unwrap_or_default().to_string()),
        ("wanted", wanted.to_string()),
    ];
    asked(condition, word(verdict), verdict, values).hard()
}

fn price(condition: &'static str, facts: &Facts, most: i64) -> Assessed {
    let verdict = known(facts.price_yen.map(|yen| yen <= most));
    let values = vec![
        ("yen", grouped(facts.price_yen.unwrap_or_default())),
        ("most", grouped(most)),
    ];
    asked(condition, word(verdict), verdict, values)
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
        return asked("line", "unknown", Verdict::Unknown, Vec::new());
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
    asked("line", word(verdict), verdict, values)
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
