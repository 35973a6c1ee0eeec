//! Who is asking: a good credential gives a person, none gives a visitor, a bad one is refused.

use std::net::{IpAddr, Ipv4Addr};

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{AUTHORIZATION, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error as ActixError, HttpMessage, HttpRequest, ResponseError};
use sha2::{Digest, Sha256};

use crate::accounts;
use crate::app::App;
use crate::error::Error;
use crate::policy::Actor;

/// Puts the [`Actor`] where extractors find it.
pub async fn authenticate(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, ActixError> {
    let app = request
        .app_data::<Data<App>>()
        .cloned()
        .ok_or_else(|| Error::internal("no App in the server"))?;
    let actor = match request.headers().get(AUTHORIZATION) {
        None => Actor::Visitor {
            address_hash: address_hash(&app, address(&app, request.request())),
        },
        // A bearer token that can't be verified is never anonymous.
        Some(credential) => match bearer(&app, credential).await {
            Ok(actor) => actor,
            Err(error) => return Ok(request.into_response(error.error_response()).map_into_right_body()),
        },
    };
    request.extensions_mut().insert(actor);
    Ok(next.call(request).await?.map_into_left_body())
}

async fn bearer(app: &App, credential: &HeaderValue) -> Result<Actor, Error> {
    let token = credential.to_str().ok().and_then(|text| text.strip_prefix("Bearer "));
    accounts::authenticate(app, token.ok_or(Error::Unauthorised("credential.bad"))?).await
}

/// The asker's address: the peer's, or what a trusted proxy says of it.
pub fn address(app: &App, request: &HttpRequest) -> IpAddr {
    let peer = request
        .peer_addr()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |socket| socket.ip());
    if !app.config.trusted_proxies.0.contains(&peer) {
        return peer;
    }
    let forwarded = request
        .headers()
        .get("x-forwarded-for")
        .and_then(|value| value.to_str().ok());
    // The last entry was written by our proxy; those before it by whoever asked.
    forwarded
        .and_then(|list| list.rsplit(',').next())
        .and_then(|entry| entry.trim().parse().ok())
        .unwrap_or(peer)
}

/// The address as the audit keeps it: hashed with the day, so that it tells one day's visitors apart and no more.
fn address_hash(app: &App, address: IpAddr) -> String {
    let digest = Sha256::digest(format!("{address} {} {}", app.today(), app.config.public_url));
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
