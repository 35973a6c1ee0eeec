//! What the search answers on the wire.

use chrono::NaiveDate;
use entities::facility::{Audience, FacilityType};
use entities::id::FacilityId;
use entities::unit_type::{Kind, PriceBasis};
use serde::Serialize;
use utoipa::ToSchema;

mod hidden;

pub use hidden::{ExcludedAnswer, FacilityFit, SearchCounts};

use crate::availability::Level;
use crate::facilities::CoverPhoto;
use crate::matching::actions::{Found, Match};
use crate::matching::evaluation::{Assessed, Evaluation};
use crate::matching::query::Query;
use crate::text::{Locale, phrase};

/// What fits, in order.
#[derive(Serialize, ToSchema)]
pub struct SearchAnswer {
    pub items: Vec<SearchItem>,
    /// The cursor of the next page, absent on the last.
    pub next: Option<String>,
    pub evaluated: Evaluated,
}

/// A place that fits.
#[derive(Serialize, ToSchema)]
pub struct SearchItem {
    /// Its place in the list from 1, also on its pin.
    pub number: u64,
    pub facility: FacilitySummary,
    /// Days from two before the wished ones, or from today.
    pub strip: Vec<StripDay>,
    pub reasons: Reasons,
    /// The days of the stay: the wished ones, or the nearest that have room where they may move. Absent without dates.
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    /// By how many days these are moved; negative: earlier. 0 when the wished ones hold.
    pub shift_days: i64,
    /// 0 to 100: how much of the wishes holds.
    pub score: i64,
    /// 0 to 100: how well the party suits the host; 50 when nothing is known.
    pub host_score: i64,
}

/// A facility as a card shows it.
#[derive(Serialize, ToSchema)]
pub struct FacilitySummary {
    pub id: FacilityId,
    /// The number of the listing.
    pub number: String,
    pub name_ja: String,
    pub name_en: String,
    pub municipality_code: String,
    pub municipality_name_ja: String,
    pub municipality_name_en: String,
    pub area: String,
    pub lat: f64,
    pub lon: f64,
    pub facility_type: FacilityType,
    pub audience: Audience,
    pub theme: String,
    pub kinds: Vec<Kind>,
    /// People that it holds.
    pub capacity: i64,
    pub price_yen: Option<i64>,
    pub price_basis: Option<PriceBasis>,
    /// The same for this party, a person and night (or day).
    pub price_per_person_yen: Option<i64>,
    pub down_mbps: Option<f64>,
    pub up_mbps: Option<f64>,
    pub rtt_ms: Option<i32>,
    pub measured_on: Option<NaiveDate>,
    /// Measured more than twelve months ago (要再計測).
    pub measurement_is_stale: bool,
    pub station_walk_minutes: Option<i32>,
    pub nagoya_minutes: Option<i32>,
    pub hazard: String,
    /// The first photo.
    pub photo: Option<CoverPhoto>,
}

/// A day of the strip.
#[derive(Serialize, ToSchema)]
pub struct StripDay {
    pub on: NaiveDate,
    pub status: Level,
}

/// Why this place: what holds first, then 合わない点.
#[derive(Serialize, ToSchema)]
pub struct Reasons {
    pub met: Vec<Reason>,
    pub unmet: Vec<Reason>,
}

/// One reason in the asker's language.
#[derive(Serialize, ToSchema)]
pub struct Reason {
    /// `vpn.met`, `line.stale`.
    pub code: String,
    pub text: String,
    /// Whether it was a condition; otherwise a wish or a fact.
    pub must: bool,
}

/// Over what fit was evaluated.
#[derive(Serialize, ToSchema)]
pub struct Evaluated {
    pub over: EvaluatedOver,
    /// So many places.
    pub places: usize,
}

/// Whether every candidate was evaluated.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvaluatedOver {
    All,
    /// Too many for it: those first by their base score (`places` of them at a time), in the order of fit.
    Best,
}

impl SearchAnswer {
    pub fn new(found: Found, query: &Query, locale: Locale) -> Self {
        let numbers = found.first_number..;
        Self {
            next: found.page.next,
            evaluated: Evaluated {
                over: if found.all {
                    EvaluatedOver::All
                } else {
                    EvaluatedOver::Best
                },
                places: found.evaluated,
            },
            items: numbers
                .zip(found.page.items)
                .map(|(number, matched)| SearchItem::new(number, matched, query, locale))
                .collect(),
        }
    }
}

impl SearchItem {
    fn new(number: u64, matched: Match, query: &Query, locale: Locale) -> Self {
        Self {
            number,
            reasons: Reasons::new(&matched.ranked.evaluation, locale),
            starts_on: matched.stay.map(|stay| stay.starts_on),
            ends_on: matched.stay.map(|stay| stay.ends_on),
            shift_days: matched.ranked.facts.shift_days,
            score: matched.ranked.score,
            host_score: matched.ranked.host_score,
            strip: matched
                .strip
                .iter()
                .map(|(on, status)| StripDay {
                    on: *on,
                    status: *status,
                })
                .collect(),
            facility: FacilitySummary::new(matched, query),
        }
    }
}

impl Reasons {
    fn new(evaluation: &Evaluation, locale: Locale) -> Self {
        let told = |assessed: Vec<&Assessed>| assessed.into_iter().map(|one| Reason::new(one, locale)).collect();
        Self {
            met: told(evaluation.met()),
            unmet: told(evaluation.unmet()),
        }
    }
}

impl FacilitySummary {
    fn new(matched: Match, query: &Query) -> Self {
        let (facts, candidate) = (matched.ranked.facts, matched.candidate);
        let (price_yen, price_basis) = matched.price.unzip();
        Self {
            id: candidate.id,
            number: candidate.number,
            name_ja: candidate.name_ja,
            name_en: candidate.name_en,
            municipality_code: candidate.municipality_code,
            municipality_name_ja: candidate.municipality_name_ja,
            municipality_name_en: candidate.municipality_name_en,
            area: candidate.area,
            lat: candidate.lat,
            lon: candidate.lon,
            facility_type: candidate.facility_type,
            audience: candidate.audience,
            theme: candidate.theme,
            kinds: matched.kinds,
            capacity: facts.capacity,
            price_yen,
            price_basis,
            price_per_person_yen: facts.price_yen,
            down_mbps: candidate.down_mbps,
            up_mbps: candidate.up_mbps,
            rtt_ms: candidate.rtt_ms,
            measured_on: candidate.measured_on,
            measurement_is_stale: facts.line.is_stale(query.today),
            station_walk_minutes: candidate.station_walk_minutes,
            nagoya_minutes: candidate.nagoya_minutes,
            hazard: candidate.hazard,
            photo: matched.photo,
        }
    }
}

impl Reason {
    fn new(assessed: &Assessed, locale: Locale) -> Self {
        let code = format!("{}.{}", assessed.condition, assessed.answer);
        let values: Vec<_> = assessed
            .values
            .iter()
            .map(|(name, value)| (*name, spoken(value, locale)))
            .collect();
        let text = phrase(&format!("fit.{code}"), locale, &values).unwrap_or_else(|| code.clone());
        Self {
            code,
            text,
            must: assessed.hard,
        }
    }
}

/// A day as people write it; anything else as it is.
fn spoken(value: &str, locale: Locale) -> String {
    let Ok(day) = value.parse::<NaiveDate>() else {
        return value.to_owned();
    };
    match locale {
        Locale::Ja => day.format("%Y年%-m月%-d日").to_string(),
        Locale::En => day.format("%-d %B %Y").to_string(),
    }
}
