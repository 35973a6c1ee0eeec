//! The public's days over HTTP.

use actix_web::get;
use actix_web::web::{Data, Json, Path, Query};
use chrono::NaiveDate;
use entities::id::FacilityId;
use entities::unit_type::Kind;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{self, Asked};
use crate::app::App;
use crate::availability::places::Level;
use crate::error::Result;
use crate::http::{Open, Problem};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(view_facility_availability).service(list_holidays);
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct DaysAsked {
    /// Today when not given, and at the earliest.
    from: Option<NaiveDate>,
    /// 1 to 180; 30 when not given. Nothing is told of days more than 180 ahead.
    days: Option<u64>,
    /// People, 1 to 100; 1 when not given.
    party: Option<i32>,
    /// Of which kind; by nights where there is lodging, by working days elsewhere, when not given.
    kind: Option<Kind>,
}

impl From<DaysAsked> for Asked {
    fn from(typed: DaysAsked) -> Self {
        let DaysAsked {
            from,
            days,
            party,
            kind,
        } = typed;
        Self {
            from,
            days,
            party: party.unwrap_or(1),
            kind,
        }
    }
}

/// What is left of a facility, day by day.
#[derive(Serialize, ToSchema)]
pub struct FacilityAvailability {
    pub days: Vec<DayAvailability>,
}

/// A day, or the night that begins on it.
#[derive(Serialize, ToSchema)]
pub struct DayAvailability {
    pub on: NaiveDate,
    pub status: Level,
}

impl From<(NaiveDate, Level)> for DayAvailability {
    fn from((on, status): (NaiveDate, Level)) -> Self {
        Self { on, status }
    }
}

/// Free, few, full or closed for a party, up to 180 days ahead
#[utoipa::path(tag = "availability", security(()), params(("id" = uuid::Uuid, Path), DaysAsked), responses(
    (status = OK, body = FacilityAvailability), (status = NOT_FOUND, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[get("/facilities/{id}/availability")]
async fn view_facility_availability(
    app: Data<App>,
    context: Open,
    id: Path<FacilityId>,
    asked: Query<DaysAsked>,
) -> Result<Json<FacilityAvailability>> {
    let days = actions::view(&app, &context, *id, asked.into_inner().into()).await?;
    let days = days.into_iter().map(Into::into).collect();
    Ok(Json(FacilityAvailability { days }))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct HolidaysAsked {
    /// Today when not given.
    from: Option<NaiveDate>,
    /// A year later when not given.
    until: Option<NaiveDate>,
}

/// Public holidays in the order of days.
#[derive(Serialize, ToSchema)]
pub struct Holidays {
    pub items: Vec<Holiday>,
}

/// A public holiday with its Japanese name.
#[derive(Serialize, ToSchema)]
pub struct Holiday {
    pub on: NaiveDate,
    pub name: String,
}

/// Public holidays of Japan
#[utoipa::path(tag = "availability", security(()), params(HolidaysAsked), responses((status = OK, body = Holidays)))]
#[get("/holidays")]
async fn list_holidays(app: Data<App>, context: Open, asked: Query<HolidaysAsked>) -> Result<Json<Holidays>> {
    let days = actions::list(&app, &context, asked.from, asked.until).await?;
    let items = days.into_iter().map(|(on, name)| Holiday { on, name }).collect();
    Ok(Json(Holidays { items }))
}
