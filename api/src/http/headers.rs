//! Headers of every response: what a browser must not do with it.

use actix_web::Error as ActixError;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{CONTENT_SECURITY_POLICY, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;

use crate::app::App;
use crate::config::Config;

const HEADERS: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
];

pub async fn security(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, ActixError> {
    let policy = request.app_data::<Data<App>>().map(|app| policy(&app.config));
    let mut response = next.call(request).await?;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    // A page that runs no script says so itself.
    if !headers.contains_key(CONTENT_SECURITY_POLICY)
        && let Some(Ok(policy)) = policy.map(HeaderValue::try_from)
    {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    Ok(response)
}

/// What a page may load, and from where: from here, and map pictures from whom the settings name.
fn policy(config: &Config) -> String {
    let pictures = config
        .map_tiles_url
        .tiles()
        .map_or_else(String::new, |tiles| format!(" {}", tiles.origin));
    // A photo that was chosen and not sent yet is shown from a blob.
    // Styles may be inline because components place things with the style attribute; scripts never.
    format!(
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:{pictures}; \
         connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'"
    )
}
