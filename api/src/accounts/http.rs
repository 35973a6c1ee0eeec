//! The operations of accounts, a line a noun.

use utoipa_actix_web::service_config::ServiceConfig;

use super::{people, sessions};

pub fn routes(config: &mut ServiceConfig<'_>) {
    sessions::http::routes(config);
    people::http::routes(config);
}
