//! Sign-in, refresh and sign-out over HTTP. The refresh token travels in a cookie that scripts can't read.

use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, ResponseError, delete, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions;
use crate::accounts::people::http::Me;
use crate::app::{App, Context};
use crate::error::{Error, Result};
use crate::http::{Attempt, Open, Problem, SameOrigin, Valid};

const COOKIE: &str = "workcation_refresh";
/// Sent to the operations that need it and nowhere else.
const COOKIE_PATH: &str = "/api/sessions";

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(sign_in)
        .service(refresh_session)
        .service(sign_out)
        .service(sign_out_everywhere);
}

/// What somebody signs in with.
#[derive(Deserialize, ToSchema, Validate)]
pub struct Credentials {
    #[validate(length(min = 1, max = 254))]
    pub email: String,
    #[validate(length(min = 1, max = 200))]
    pub password: String,
}

/// A session has begun or goes on.
#[derive(Serialize, ToSchema)]
pub struct SignedIn {
    /// For `Authorization: Bearer`; keep it in memory only.
    pub access_token: String,
    pub expires_in_seconds: i64,
    pub me: Me,
}

/// Sign in
#[utoipa::path(tag = "accounts", security(()), request_body = Credentials, responses(
    (status = OK, body = SignedIn), (status = UNAUTHORIZED, body = Problem), (status = TOO_MANY_REQUESTS, body = Problem)))]
#[post("/sessions")]
async fn sign_in(
    _: SameOrigin,
    _: Attempt,
    app: Data<App>,
    context: Open,
    body: Valid<Credentials>,
) -> Result<HttpResponse> {
    let signed_in = actions::sign_in(&app, &context, &body.0.email, &body.0.password).await?;
    Ok(answer(&app, signed_in))
}

/// Exchange the refresh cookie for a new access token and the next cookie
#[utoipa::path(tag = "accounts", security(()), responses(
    (status = OK, body = SignedIn), (status = UNAUTHORIZED, body = Problem)))]
#[post("/sessions/refresh")]
async fn refresh_session(_: SameOrigin, app: Data<App>, request: HttpRequest, context: Open) -> HttpResponse {
    let cookie = request.cookie(COOKIE);
    match actions::refresh(&app, &context, cookie.as_ref().map(Cookie::value)).await {
        Ok(signed_in) => answer(&app, signed_in),
        Err(error) => without_cookie(&app, error.error_response(), &error),
    }
}

/// Sign out on this device
#[utoipa::path(tag = "accounts", responses((status = NO_CONTENT)))]
#[delete("/sessions/current")]
async fn sign_out(_: SameOrigin, app: Data<App>, context: Context) -> Result<HttpResponse> {
    actions::sign_out(&app, &context).await?;
    Ok(removed(&app))
}

/// Sign out on all devices
#[utoipa::path(tag = "accounts", responses((status = NO_CONTENT)))]
#[delete("/sessions")]
async fn sign_out_everywhere(_: SameOrigin, app: Data<App>, context: Context) -> Result<HttpResponse> {
    actions::sign_out_everywhere(&app, &context).await?;
    Ok(removed(&app))
}

/// The tokens of a session: one in the body, one in the cookie.
pub fn answer(app: &App, signed_in: actions::SignedIn) -> HttpResponse {
    let lifetime = Duration::days(app.config.refresh_token_lifetime_days.into());
    HttpResponse::Ok()
        .cookie(cookie(app, signed_in.refresh_token, lifetime))
        .insert_header(("Cache-Control", "no-store"))
        .json(SignedIn {
            access_token: signed_in.access_token,
            expires_in_seconds: signed_in.expires_in_seconds,
            me: signed_in.profile.into(),
        })
}

/// Done, and the browser forgets the cookie.
pub fn removed(app: &App) -> HttpResponse {
    HttpResponse::NoContent()
        .cookie(cookie(app, String::new(), Duration::ZERO))
        .finish()
}

/// A cookie that was refused is forgotten; one that met a failure of ours is still good.
fn without_cookie(app: &App, mut response: HttpResponse, error: &Error) -> HttpResponse {
    let forget = cookie(app, String::new(), Duration::ZERO);
    if error.status() == 401 && response.add_cookie(&forget).is_err() {
        tracing::warn!("the refresh cookie could not be removed");
    }
    response
}

fn cookie(app: &App, token: String, lifetime: Duration) -> Cookie<'static> {
    Cookie::build(COOKIE, token)
        .path(COOKIE_PATH)
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(app.config.public_url.starts_with("https:"))
        .max_age(lifetime)
        .finish()
}
