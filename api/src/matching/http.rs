//! The search over HTTP.

mod wire;

use actix_web::get;
use actix_web::web::{self, Data, Json, Path};
use chrono::NaiveDate;
use entities::facility::FacilityType;
use entities::id::{CallId, FacilityId};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions;
use super::query::{self, Query, Sort};
use crate::accounts;
use crate::app::App;
use crate::error::{Fault, Result};
use crate::facilities;
use crate::http::{Open, Problem};
use crate::paging::Paging;
use wire::{ExcludedAnswer, FacilityFit, SearchAnswer, SearchCounts};

/// Days in the strip of a phone and of a desktop.
const STRIP_DAYS: &[u64] = &[7, 14];

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(search_facilities)
        .service(count_facilities)
        .service(list_excluded_facilities)
        .service(evaluate_facility_fit);
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
    /// `parking`, `ev_charger`, `station`, `english`, `seats` (work places for all), `hours` (open while people work).
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
    /// By so many days either way the dates may move: 0, 1, 2, 3 or 7; 0 when not given.
    flexible_days: Option<i64>,
    /// What for: a word of an application's purpose. Hosts say which they welcome.
    purpose: Option<String>,
    /// The applicant's industry, a word of the registration. Hosts say which they welcome.
    industry: Option<String>,
    /// Whether it would be the applicant's first trial. Hosts say whether they welcome it.
    first_time: Option<bool>,
    /// `HH:MM` to `HH:MM`: the hours of work for `must=hours`; 08:30 to 17:15 when not given.
    work_from: Option<String>,
    work_to: Option<String>,
    /// 7 or 14 days of the strip; 14 when not given.
    strip_days: Option<u64>,
    /// Places, 1 to 100; 50 when not given.
    limit: Option<u64>,
    /// The `next` of the page before.
    cursor: Option<String>,
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
    let (purpose, industry) = (asked.purpose.as_deref(), asked.industry.as_deref());
    let read = Query {
        stay,
        flexible_days: query::flexible(asked.flexible_days, &mut faults),
        party: query::party(asked.party, &mut faults),
        purpose: query::known("purpose", purpose, facilities::PURPOSES, &mut faults),
        industry: query::known("industry", industry, accounts::INDUSTRIES, &mut faults),
        first_time: asked.first_time,
        work_hours: query::work_hours(asked.work_from.as_deref(), asked.work_to.as_deref(), &mut faults),
        areas: list(&asked.area),
        municipalities: list(&asked.municipality),
        area_codes: Vec::new(),
        facility_type: asked.facility_type,
        must: query::must(asked.must.as_deref(), &mut faults),
        wishes: query::wishes(asked.wish.as_deref(), &mut faults),
        down_mbps: asked.down_mbps,
        up_mbps: asked.up_mbps,
        price_max: asked.price_max,
        call: asked.call_id,
        price_cap_yen: None,
        sort: asked.sort.unwrap_or_default(),
        today,
    };
    query::refuse(faults)?;
    Ok((read, strip_days))
}

fn paging(asked: &SearchAsked) -> Paging {
    Paging {
        limit: asked.limit,
        cursor: asked.cursor.clone(),
    }
}

/// The places that fit, how well and why
#[utoipa::path(tag = "matching", security(()), params(SearchAsked), responses(
    (status = OK, body = SearchAnswer), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[get("/facilities")]
async fn search_facilities(
    app: Data<App>,
    context: Open,
    asked: web::Query<SearchAsked>,
) -> Result<Json<SearchAnswer>> {
    let (query, strip_days) = read(&asked, app.today())?;
    let found = actions::search(&app, &context, &query, &paging(&asked), strip_days).await?;
    Ok(Json(SearchAnswer::new(found, &query, context.locale)))
}

/// How many fit, how many are hidden and by what, and what each change of the search would bring
#[utoipa::path(tag = "matching", security(()), params(SearchAsked), responses(
    (status = OK, body = SearchCounts), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[get("/facilities/counts")]
async fn count_facilities(app: Data<App>, context: Open, asked: web::Query<SearchAsked>) -> Result<Json<SearchCounts>> {
    let (query, _) = read(&asked, app.today())?;
    let counts = actions::count(&app, &context, &query).await?;
    Ok(Json(SearchCounts::new(counts, context.locale)))
}

/// The places that the search hides, each with every reason and what would admit it
#[utoipa::path(tag = "matching", security(()), params(SearchAsked), responses(
    (status = OK, body = ExcludedAnswer), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[get("/facilities/excluded")]
async fn list_excluded_facilities(
    app: Data<App>,
    context: Open,
    asked: web::Query<SearchAsked>,
) -> Result<Json<ExcludedAnswer>> {
    let (query, _) = read(&asked, app.today())?;
    let page = actions::excluded(&app, &context, &query, &paging(&asked)).await?;
    Ok(Json(ExcludedAnswer::new(page, context.locale)))
}

/// How one place stands to a search: whether it fits, how well, why, and what would admit it
#[utoipa::path(tag = "matching", security(()), params(("id" = FacilityId, Path), SearchAsked), responses(
    (status = OK, body = FacilityFit), (status = NOT_FOUND, body = Problem),
    (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[get("/facilities/{id}/fit")]
async fn evaluate_facility_fit(
    app: Data<App>,
    context: Open,
    id: Path<FacilityId>,
    asked: web::Query<SearchAsked>,
) -> Result<Json<FacilityFit>> {
    let (query, _) = read(&asked, app.today())?;
    let standing = actions::evaluate(&app, &context, &query, *id).await?;
    Ok(Json(FacilityFit::new(&standing, context.locale)))
}
