//! The search over HTTP.

use actix_web::get;
use actix_web::web::{self, Data, Json};
use chrono::NaiveDate;
use entities::facility::{Audience, FacilityType};
use entities::id::{CallId, FacilityId};
use entities::unit_type::{Kind, PriceBasis};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{self, Found, Match};
use super::fit::Assessed;
use super::query::{self, Query, Sort};
use crate::app::App;
use crate::availability::Level;
use crate::error::{Fault, Result};
use crate::http::{Open, Problem};
use crate::paging::Paging;
use crate::text::{Locale, phrase};

/// Days in the strip of a phone and of a desktop.
const STRIP_DAYS: &[u64] = &[7, 14];

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(search_facilities);
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct SearchAsked {
    /// Check-in; with `ends_on` or not at all.
    starts_on: Option<NaiveDate>,
    /// Check-out; the same day for day use.
    ends_on: Option<NaiveDate>,
    /// People, 1 to 100; 1 when not given.
    party: Option<i32>,
    /// Areas of the prefecture, comma-separated.
    area: Option<String>,
    /// Codes of municipalities, comma-separated; added to `area`.
    municipality: Option<String>,
    facility_type: Option<FacilityType>,
    /// Conditions, comma-separated; what isn't known fails. `vpn`, `booth`, `wheelchair`, `pets`, `children`,
    /// `wired_lan`, `invoice`, `calls`, `private_wifi`, `monitors`, `printer`, `chairs`, `single_rooms`, `meals`,
    /// `parking`, `ev_charger`, `station`, `english`.
    must: Option<String>,
    /// Wishes, comma-separated, of the same words; `word:2` matters more.
    wish: Option<String>,
    /// At least so much measured.
    down_mbps: Option<f64>,
    up_mbps: Option<f64>,
    /// Yen a person and night (or day).
    price_max: Option<i64>,
    /// A call whose limits count for the reasons.
    call_id: Option<CallId>,
    #[param(inline)]
    sort: Option<Sort>,
    /// 7 or 14 days of the strip; 14 when not given.
    strip_days: Option<u64>,
    /// Places, 1 to 100; 50 when not given.
    limit: Option<u64>,
    /// The `next` of the page before.
    cursor: Option<String>,
}

/// What fits, in order, and what is hidden.
#[derive(Serialize, ToSchema)]
pub struct SearchAnswer {
    pub items: Vec<SearchItem>,
    /// The cursor of the next page, absent on the last.
    pub next: Option<String>,
    /// All that fit.
    pub total: usize,
    pub hidden: Hidden,
    /// What fits by municipality, wherever the search looks: for the map.
    pub municipalities: Vec<MunicipalityCount>,
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
    /// 0 to 100: how much of the wishes holds.
    pub score: i64,
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

/// Places that a condition hides.
#[derive(Serialize, ToSchema)]
pub struct Hidden {
    pub count: usize,
    /// The most helpful first.
    pub by: Vec<HiddenBy>,
    /// Places that only the dates hide and that have room some days earlier or later, the nearest first.
    pub near: Vec<Near>,
}

/// A condition, and what loosening it would bring.
#[derive(Serialize, ToSchema)]
pub struct HiddenBy {
    /// The parameter or the word of `must` to loosen; `dates` for the days.
    pub condition: String,
    /// How many more places there would be without this one condition.
    pub count_if_loosened: usize,
    pub text: String,
}

/// Dates moved by some days.
#[derive(Serialize, ToSchema)]
pub struct Near {
    /// Negative: earlier.
    pub shift_days: i64,
    pub count: usize,
    pub text: String,
}

/// Places in a municipality.
#[derive(Serialize, ToSchema)]
pub struct MunicipalityCount {
    pub code: String,
    pub count: usize,
}

fn read(asked: &SearchAsked, today: NaiveDate) -> Result<(Query, u64)> {
    let mut faults = Vec::new();
    let stay = query::stay(asked.starts_on, asked.ends_on, today).unwrap_or_else(|broken| {
        faults.extend(broken);
        None
    });
    let strip_days = asked.strip_days.unwrap_or(14);
    if !STRIP_DAYS.contains(&strip_days) {
        faults.push(Fault::new("strip_days", "invalid"));
    }
    let list = |text: &Option<String>| query::words(text.as_deref()).map(str::to_owned).collect();
    let read = Query {
        stay,
        party: query::party(asked.party, &mut faults),
        areas: list(&asked.area),
        municipalities: list(&asked.municipality),
        facility_type: asked.facility_type,
        must: query::must(asked.must.as_deref(), &mut faults),
        wishes: query::wishes(asked.wish.as_deref(), &mut faults),
        down_mbps: asked.down_mbps,
        up_mbps: asked.up_mbps,
        price_max: asked.price_max,
        call: asked.call_id,
        sort: asked.sort.unwrap_or_default(),
        today,
    };
    query::refuse(faults)?;
    Ok((read, strip_days))
}

/// The places that fit, how well and why, and what is hidden by which condition
#[utoipa::path(tag = "matching", security(()), params(SearchAsked), responses(
    (status = OK, body = SearchAnswer), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[get("/facilities")]
async fn search_facilities(
    app: Data<App>,
    context: Open,
    asked: web::Query<SearchAsked>,
) -> Result<Json<SearchAnswer>> {
    let (query, strip_days) = read(&asked, app.today())?;
    let paging = Paging {
        limit: asked.limit,
        cursor: asked.cursor.clone(),
    };
    let found = actions::search(&app, &context, &query, &paging, strip_days).await?;
    Ok(Json(SearchAnswer::new(found, &query, context.locale)))
}

impl SearchAnswer {
    fn new(found: Found, query: &Query, locale: Locale) -> Self {
        let numbers = found.first_number..;
        Self {
            total: found.total,
            next: found.page.next,
            hidden: Hidden {
                count: found.hidden,
                by: found.loosened.into_iter().map(|by| HiddenBy::new(by, locale)).collect(),
                near: near(found.near.into_iter().collect(), locale),
            },
            municipalities: found
                .municipalities
                .into_iter()
                .map(|(code, count)| MunicipalityCount { code, count })
                .collect(),
            items: numbers
                .zip(found.page.items)
                .map(|(number, matched)| SearchItem::new(number, matched, query, locale))
                .collect(),
        }
    }
}

impl SearchItem {
    fn new(number: u64, matched: Match, query: &Query, locale: Locale) -> Self {
        let reasons = |assessed: Vec<&Assessed>| assessed.into_iter().map(|one| Reason::new(one, locale)).collect();
        Self {
            number,
            reasons: Reasons {
                met: reasons(matched.ranked.evaluation.met()),
                unmet: reasons(matched.ranked.evaluation.unmet()),
            },
            score: matched.ranked.score,
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

impl HiddenBy {
    fn new((condition, count_if_loosened): (&'static str, usize), locale: Locale) -> Self {
        let name = phrase(&format!("fit.{condition}"), locale, &[]).unwrap_or_else(|| condition.to_owned());
        let values = [("condition", name), ("count", count_if_loosened.to_string())];
        Self {
            condition: condition.to_owned(),
            count_if_loosened,
            text: phrase("search.loosened", locale, &values).unwrap_or_default(),
        }
    }
}

fn near(mut moved: Vec<(i64, usize)>, locale: Locale) -> Vec<Near> {
    moved.sort_by_key(|(shift_days, _)| (shift_days.abs(), *shift_days));
    let told = |(shift_days, count): (i64, usize)| {
        let code = if shift_days < 0 {
            "search.earlier"
        } else {
            "search.later"
        };
        let values = [("days", shift_days.abs().to_string()), ("count", count.to_string())];
        Near {
            shift_days,
            count,
            text: phrase(code, locale, &values).unwrap_or_default(),
        }
    };
    moved.into_iter().map(told).collect()
}
