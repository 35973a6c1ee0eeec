//! Decisions and exits: one operation an action, each with the comment that it takes.

use actix_web::post;
use actix_web::web::{Data, Path};
use chrono::NaiveDate;
use entities::id::BookingId;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::{Answer, BookingDone, Comment, actions};
use crate::app::{App, Context};
use crate::http::{Problem, Valid};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(approve_booking)
        .service(forward_booking)
        .service(return_booking)
        .service(disapprove_booking)
        .service(accept_booking)
        .service(decline_booking)
        .service(withdraw_booking)
        .service(call_off_booking)
        .service(revoke_booking)
        .service(no_show_booking)
        .service(cancel_booking)
        .service(check_in_booking)
        .service(check_out_booking);
}

/// Cancelling, with the fee that was shown and agreed to.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Cancelling {
    #[validate(range(min = 0))]
    pub agreed_fee_yen: i64,
    #[validate(length(max = 1000))]
    #[serde(default)]
    pub comment: String,
}

/// Departure; today when no day is given.
#[derive(Debug, Default, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Departure {
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// The supervisor approves the plan
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/approve")]
async fn approve_booking(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::approve(&app, &context, *id, &body.0.comment).await?.into())
}

/// Send an application on to the host
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/forward")]
async fn forward_booking(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::forward(&app, &context, *id, &body.0.comment).await?.into())
}

/// Give an application back for correction
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/return")]
async fn return_booking(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::return_(&app, &context, *id, &body.0.comment).await?.into())
}

/// Disapprove an application
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/disapprove")]
async fn disapprove_booking(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::disapprove(&app, &context, *id, &body.0.comment).await?.into())
}

/// The host takes the guest
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/accept")]
async fn accept_booking(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::accept(&app, &context, *id, &body.0.comment).await?.into())
}

/// The host can't; on to the next wish
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/decline")]
async fn decline_booking(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::decline(&app, &context, *id, &body.0.comment).await?.into())
}

/// Take an application back
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/withdraw")]
async fn withdraw_booking(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::withdraw(&app, &context, *id, &body.0.comment).await?.into())
}

/// Call a stay off, without fee
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/call_off")]
async fn call_off_booking(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::call_off(&app, &context, *id, &body.0.comment).await?.into())
}

/// Take an approval back
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/revoke")]
async fn revoke_booking(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::revoke(&app, &context, *id, &body.0.comment).await?.into())
}

/// Nobody came
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/no_show")]
async fn no_show_booking(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::no_show(&app, &context, *id, &body.0.comment).await?.into())
}

/// Cancel a confirmed stay under the facility's rule
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Cancelling, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/cancel")]
async fn cancel_booking(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Cancelling>) -> Answer {
    Ok(
        actions::cancel(&app, &context, *id, body.0.agreed_fee_yen, &body.0.comment)
            .await?
            .into(),
    )
}

/// The guest is there
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem)))]
#[post("/bookings/{id}/check_in")]
async fn check_in_booking(context: Context, app: Data<App>, id: Path<BookingId>) -> Answer {
    Ok(actions::check_in(&app, &context, *id).await?.into())
}

/// The guest leaves; an early departure frees the rest
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Departure, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem)))]
#[post("/bookings/{id}/check_out")]
async fn check_out_booking(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Departure>) -> Answer {
    Ok(actions::check_out(&app, &context, *id, body.0.on).await?.into())
}
