//! The operations of accounts, a line a noun.

use utoipa_actix_web::service_config::ServiceConfig;

use super::{invitations, members, organisations, passwords, people, registrations, sessions};

pub fn routes(config: &mut ServiceConfig<'_>) {
    registrations::http::routes(config);
    sessions::http::routes(config);
    passwords::http::routes(config);
    people::http::routes(config);
    organisations::http::routes(config);
    members::http::routes(config);
    invitations::http::routes(config);
}
