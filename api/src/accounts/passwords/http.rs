//! Passwords over HTTP.

use actix_web::web::Data;
use actix_web::{HttpResponse, post, put};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions;
use crate::accounts::typed;
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Attempt, Open, Problem, Valid};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(request_password_reset)
        .service(reset_password)
        .service(change_password);
}

/// Whose password is forgotten.
#[derive(Deserialize, ToSchema, Validate)]
pub struct ResetRequest {
    #[serde(deserialize_with = "typed::narrowed")]
    #[validate(email, length(max = 254))]
    pub email: String,
}

/// A new password by the link of the mail.
#[derive(Deserialize, ToSchema, Validate)]
pub struct Reset {
    #[validate(length(min = 1, max = 200))]
    pub token: String,
    #[validate(length(min = 1, max = 1000))]
    pub password: String,
}

/// The present password and the next one.
#[derive(Deserialize, ToSchema, Validate)]
pub struct PasswordChange {
    #[validate(length(min = 1, max = 1000))]
    pub current: String,
    #[validate(length(min = 1, max = 1000))]
    pub new: String,
}

/// Ask for a link that sets a new password; the answer is the same for every address
#[utoipa::path(tag = "accounts", security(()), request_body = ResetRequest, responses(
    (status = ACCEPTED), (status = TOO_MANY_REQUESTS, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/password-resets")]
async fn request_password_reset(
    _: Attempt,
    app: Data<App>,
    context: Open,
    body: Valid<ResetRequest>,
) -> Result<HttpResponse> {
    actions::request_reset(&app, &context, &body.0.email).await?;
    Ok(HttpResponse::Accepted().finish())
}

/// Set a new password by the link of the mail; every session ends
#[utoipa::path(tag = "accounts", security(()), request_body = Reset, responses(
    (status = NO_CONTENT), (status = GONE, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/password-resets/confirm")]
async fn reset_password(_: Attempt, app: Data<App>, context: Open, body: Valid<Reset>) -> Result<HttpResponse> {
    actions::reset(&app, &context, &body.0.token, &body.0.password).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Change the own password; the other sessions end
#[utoipa::path(tag = "accounts", request_body = PasswordChange, responses((status = NO_CONTENT), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[put("/me/password")]
async fn change_password(
    _: Attempt,
    app: Data<App>,
    context: Context,
    body: Valid<PasswordChange>,
) -> Result<HttpResponse> {
    actions::change(&app, &context, &body.0.current, &body.0.new).await?;
    Ok(HttpResponse::NoContent().finish())
}
