//! Pins and exclusions over HTTP.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Json, Path};
use actix_web::{CustomizeResponder, Responder, get, post};
use chrono::NaiveDate;
use entities::id::{BookingId, FacilityId, RoundId, RoundOverrideId, UnitTypeId};
use entities::round_override::{Kind, Reason};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Problem, Valid};
use crate::rounds::actions::overrides::{self as actions, New, Wanted};
use crate::rounds::views::{Override, OverrideChecked};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_round_overrides)
        .service(check_round_override)
        .service(add_round_override)
        .service(remove_round_override);
}

/// A place for an application, or none of it. A move is a pin at another place.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct RoundOverrideWanted {
    kind: Kind,
    booking_id: BookingId,
    /// Of an exclusion: the place that it doesn't get; without it the application gets none.
    #[serde(default)]
    facility_id: Option<FacilityId>,
    /// Of a pin to two places the other one; without it a stay at one place comes first.
    #[serde(default)]
    also_facility_id: Option<FacilityId>,
    /// Of a pin; of two places of the main one.
    #[serde(default)]
    unit_type_id: Option<UnitTypeId>,
    #[serde(default)]
    starts_on: Option<NaiveDate>,
}

impl From<RoundOverrideWanted> for Wanted {
    fn from(wanted: RoundOverrideWanted) -> Self {
        Self {
            kind: wanted.kind,
            booking: wanted.booking_id,
            facility: wanted.facility_id,
            also: wanted.also_facility_id,
            unit_type: wanted.unit_type_id,
            starts_on: wanted.starts_on,
        }
    }
}

/// An override and why.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewRoundOverride {
    kind: Kind,
    booking_id: BookingId,
    #[serde(default)]
    facility_id: Option<FacilityId>,
    #[serde(default)]
    also_facility_id: Option<FacilityId>,
    #[serde(default)]
    unit_type_id: Option<UnitTypeId>,
    #[serde(default)]
    starts_on: Option<NaiveDate>,
    reason: Reason,
    #[validate(length(min = 1, max = 1000))]
    text: String,
}

impl From<NewRoundOverride> for New {
    fn from(new: NewRoundOverride) -> Self {
        Self {
            wanted: Wanted {
                kind: new.kind,
                booking: new.booking_id,
                facility: new.facility_id,
                also: new.also_facility_id,
                unit_type: new.unit_type_id,
                starts_on: new.starts_on,
            },
            reason: new.reason,
            text: new.text,
        }
    }
}

/// Why it is taken back.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct RoundOverrideRemoval {
    #[validate(length(min = 1, max = 1000))]
    text: String,
}

/// Every override of a round with its reason, those that were taken back too
#[utoipa::path(tag = "rounds", params(("id" = RoundId, Path)), responses(
    (status = OK, body = Vec<Override>), (status = NOT_FOUND, body = Problem)))]
#[get("/rounds/{id}/overrides")]
async fn list_round_overrides(app: Data<App>, context: Context, id: Path<RoundId>) -> Result<Json<Vec<Override>>> {
    Ok(Json(actions::list(&app, &context, *id).await?))
}

/// Whether an override is possible together with those that hold, and which rule breaks
#[utoipa::path(tag = "rounds", params(("id" = RoundId, Path)), request_body = RoundOverrideWanted, responses(
    (status = OK, body = OverrideChecked), (status = NOT_FOUND, body = Problem)))]
#[post("/rounds/{id}/overrides/check")]
async fn check_round_override(
    app: Data<App>,
    context: Context,
    id: Path<RoundId>,
    Valid(wanted): Valid<RoundOverrideWanted>,
) -> Result<Json<OverrideChecked>> {
    Ok(Json(actions::check(&app, &context, *id, &wanted.into()).await?))
}

/// Pin an application to a place, or exclude it from one; a pin takes the place of an earlier one
#[utoipa::path(tag = "rounds", params(("id" = RoundId, Path)), request_body = NewRoundOverride, responses(
    (status = CREATED, body = Override), (status = CONFLICT, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/rounds/{id}/overrides")]
async fn add_round_override(
    app: Data<App>,
    context: Context,
    id: Path<RoundId>,
    Valid(new): Valid<NewRoundOverride>,
) -> Result<CustomizeResponder<Json<Override>>> {
    let added = actions::add(&app, &context, *id, &new.into()).await?;
    let shown = actions::view(&app, &context, added.id).await?;
    Ok(Json(shown).customize().with_status(StatusCode::CREATED))
}

/// Take an override back; it stays in the report
#[utoipa::path(tag = "rounds", params(("id" = RoundOverrideId, Path)), request_body = RoundOverrideRemoval, responses(
    (status = OK, body = Override), (status = CONFLICT, body = Problem)))]
#[post("/round-overrides/{id}/remove")]
async fn remove_round_override(
    app: Data<App>,
    context: Context,
    id: Path<RoundOverrideId>,
    Valid(removal): Valid<RoundOverrideRemoval>,
) -> Result<Json<Override>> {
    actions::remove(&app, &context, *id, &removal.text).await?;
    Ok(Json(actions::view(&app, &context, *id).await?))
}
