//! The operations of availability, a line a noun.

use utoipa_actix_web::service_config::ServiceConfig;

use super::{blocks, calendar, days};

pub fn routes(config: &mut ServiceConfig<'_>) {
    days::http::routes(config);
    calendar::http::routes(config);
    blocks::http::routes(config);
}
