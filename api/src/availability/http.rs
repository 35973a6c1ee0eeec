//! The operations of availability, a line a noun.

use utoipa_actix_web::service_config::ServiceConfig;

use super::{blocks, busy, calendar, days, feed};

pub fn routes(config: &mut ServiceConfig<'_>) {
    days::http::routes(config);
    calendar::http::routes(config);
    blocks::http::routes(config);
    feed::http::routes(config);
    busy::http::routes(config);
}
