//! One-time links. The token travels in the body of a POST, never in an address: nothing that merely opens a
//! link can act.

use actix_web::post;
use actix_web::web::{Data, Json};
use chrono::{DateTime, NaiveDate, Utc};
use entities::booking::State;
use entities::link::Capability;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::wire::Words;
use super::{Answer, BookingDone, actions};
use crate::app::App;
use crate::bookings::actions::Schedule;
use crate::bookings::application::WorkDay;
use crate::bookings::changes::ChangeLine;
use crate::error::Result;
use crate::http::{Open, Problem, Valid};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(view_link)
        .service(approve_by_link)
        .service(return_by_link)
        .service(cancel_by_link);
}

/// The token of a link.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    #[validate(length(min = 1, max = 200))]
    pub token: String,
}

/// A decision by link.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkDecision {
    #[validate(length(min = 1, max = 200))]
    pub token: String,
    #[validate(length(max = 1000))]
    #[serde(default)]
    pub comment: String,
}

/// Cancelling by link, with the fee that was shown.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkCancelling {
    #[validate(length(min = 1, max = 200))]
    pub token: String,
    #[validate(range(min = 0))]
    pub agreed_fee_yen: i64,
}

/// What the bearer of a link sees: the schedule, nothing else.
#[derive(Debug, Serialize, ToSchema)]
pub struct LinkSchedule {
    /// What the link can do: `booking_approve`, `booking_cancel` or `offer_answer`.
    pub capability: Capability,
    pub number: String,
    pub state: State,
    pub facility_name: Option<Words>,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub party: i32,
    /// Whether other places that fit are welcome too; without a facility it is any place.
    pub anywhere: bool,
    /// By how many days either way the dates may move in a round.
    pub flexible_days: i32,
    pub due_at: Option<DateTime<Utc>>,
    pub work_days: Vec<WorkDay>,
    /// What cancelling today costs, for a cancel link.
    pub fee_yen: Option<i64>,
    /// What the stay costs, for an offer.
    pub total_yen: Option<i64>,
    /// What a change asks to be different; empty when the whole application is decided on.
    pub changes: Vec<ChangeLine>,
}

impl From<Schedule> for LinkSchedule {
    fn from(schedule: Schedule) -> Self {
        let booking = schedule.booking;
        Self {
            capability: schedule.capability,
            number: booking.number,
            state: booking.state,
            facility_name: schedule.places.map(|(ja, en)| Words { ja, en }),
            starts_on: booking.starts_on,
            ends_on: booking.ends_on,
            party: booking.party,
            anywhere: booking.anywhere,
            flexible_days: booking.flexible_days,
            due_at: booking.due_at,
            work_days: schedule.work_days,
            fee_yen: schedule.fee_yen,
            total_yen: schedule.total_yen,
            changes: schedule.lines,
        }
    }
}

/// What a link is about; changes nothing
#[utoipa::path(tag = "bookings", security(()), request_body = LinkToken, responses((status = OK, body = LinkSchedule), (status = GONE, body = Problem)))]
#[post("/links/view")]
async fn view_link(context: Open, app: Data<App>, body: Valid<LinkToken>) -> Result<Json<LinkSchedule>> {
    let schedule = actions::view_link(&app, &context, &body.0.token).await?;
    Ok(Json(schedule.into()))
}

/// Approve by the link
#[utoipa::path(tag = "bookings", security(()), request_body = LinkDecision, responses((status = OK, body = BookingDone), (status = GONE, body = Problem)))]
#[post("/links/approve")]
async fn approve_by_link(context: Open, app: Data<App>, body: Valid<LinkDecision>) -> Answer {
    Ok(actions::approve_by_link(&app, &context, &body.0.token, &body.0.comment)
        .await?
        .into())
}

/// Give back by the link
#[utoipa::path(tag = "bookings", security(()), request_body = LinkDecision, responses((status = OK, body = BookingDone), (status = GONE, body = Problem)))]
#[post("/links/return")]
async fn return_by_link(context: Open, app: Data<App>, body: Valid<LinkDecision>) -> Answer {
    Ok(actions::return_by_link(&app, &context, &body.0.token, &body.0.comment)
        .await?
        .into())
}

/// Cancel by the link
#[utoipa::path(tag = "bookings", security(()), request_body = LinkCancelling, responses((status = OK, body = BookingDone), (status = GONE, body = Problem)))]
#[post("/links/cancel")]
async fn cancel_by_link(context: Open, app: Data<App>, body: Valid<LinkCancelling>) -> Answer {
    Ok(
        actions::cancel_by_link(&app, &context, &body.0.token, body.0.agreed_fee_yen)
            .await?
            .into(),
    )
}
