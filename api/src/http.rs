//! The outermost room: routes, the description of them, and what every request passes on its way in and out.

mod authenticate;
mod body;
mod context;
mod description;
mod download;
mod frontend;
mod headers;
mod kernel;
mod limits;
mod origin;
mod problem;
mod spans;

use actix_web::middleware::{Compress, from_fn};
use actix_web::{App as ActixApp, Error as ActixError, HttpServer, web};
use utoipa::openapi::OpenApi;
use utoipa_actix_web::AppExt;
use utoipa_actix_web::service_config::ServiceConfig;

pub use body::{Upload, Valid};
pub use context::{Open, Shared, Versioned, etag};
pub use download::{Download, FileAsked, Published};
pub use limits::{Attempt, FeedAsked, Limits};
pub use origin::SameOrigin;
pub use problem::Problem;

use crate::accounts;
use crate::app::App;
use crate::audit;
use crate::availability;
use crate::demo;
use crate::facilities;
use crate::imports;
use crate::jobs::{self, Keeper};
use crate::matching;
use crate::notifications;
use crate::pages;
use crate::programmes;
use crate::{bookings, insights, rounds, surveys};

/// The biggest body of a request; uploads have their own limit.
pub const BODY_BYTES_MAX: usize = 1024 * 1024;

/// The biggest file that somebody sends.
pub const UPLOAD_BYTES_MAX: usize = 5 * 1024 * 1024;

/// All operations, a line a feature. `demo` adds the ones that production doesn't even register.
pub fn routes(demo: bool) -> impl FnOnce(&mut ServiceConfig<'_>) {
    move |config| {
        kernel::routes(config);
        audit::routes(config);
        jobs::routes(config);
        notifications::routes(config);
        accounts::routes(config);
        // Before the facilities: `/facilities/counts` is no id.
        matching::routes(config);
        facilities::routes(config);
        availability::routes(config);
        imports::routes(config);
        programmes::routes(config);
        bookings::routes(config);
        rounds::routes(config);
        surveys::routes(config);
        insights::routes(config);
        if demo {
            notifications::demo_routes(config);
            jobs::demo_routes(config);
            demo::routes(config);
        }
    }
}

/// The OpenAPI document of this build, without the demo's operations.
#[must_use]
pub fn description() -> OpenApi {
    let (_, api) = ActixApp::new()
        .into_utoipa_app()
        .openapi(kernel::document())
        .service(utoipa_actix_web::scope("/api").configure(routes(false)))
        .split_for_parts();
    description::with_problems(description::with_headers(api))
}

/// The application with everything around the routes, for the server and for tests.
pub fn application(
    app: App,
    limits: Limits,
) -> ActixApp<
    impl actix_web::dev::ServiceFactory<
        actix_web::dev::ServiceRequest,
        Config = (),
        Response = actix_web::dev::ServiceResponse<impl actix_web::body::MessageBody>,
        Error = ActixError,
        InitError = (),
    >,
> {
    let demo = app.config.is_demo();
    let (routed, _) = ActixApp::new()
        .into_utoipa_app()
        .openapi(kernel::document())
        .service(utoipa_actix_web::scope("/api").configure(routes(demo)))
        .split_for_parts();
    routed
        .app_data(web::Data::new(app))
        .app_data(web::Data::new(limits))
        .app_data(body::json_settings())
        .app_data(body::payload_settings())
        .app_data(body::query_settings())
        .app_data(body::path_settings())
        .configure(pages::routes)
        .default_service(web::to(frontend::page))
        .wrap(from_fn(authenticate::authenticate))
        .wrap(from_fn(body::hash_body))
        .wrap(from_fn(problem::render))
        .wrap(from_fn(headers::security))
        .wrap(Compress::default())
        .wrap(tracing_actix_web::TracingLogger::<spans::Spans>::new())
}

/// How long running requests and jobs may take after SIGTERM, seconds.
const SHUTDOWN_SECONDS: u64 = 30;

/// Serves and runs the jobs until the process is asked to stop; then running requests and jobs end, and the
/// database is closed.
///
/// # Errors
/// The port can't be bound, or the server fails.
pub async fn serve(app: App) -> std::io::Result<()> {
    let limits = Limits::new(&app.config);
    let (listen, workers, db) = (app.config.listen.clone(), app.config.workers, app.db.clone());
    let served = app.clone();
    let server = HttpServer::new(move || application(served.clone(), limits.clone()))
        .workers(workers)
        .shutdown_timeout(SHUTDOWN_SECONDS)
        // A compressed answer goes out in pieces; the last one must not wait 40 ms for the word that the first came.
        .tcp_nodelay(true)
        .bind(&listen)?
        .run();
    let keeper = Keeper::start(app);
    let outcome = server.await;
    let patience = std::time::Duration::from_secs(SHUTDOWN_SECONDS);
    if actix_web::rt::time::timeout(patience, keeper.stop()).await.is_err() {
        tracing::warn!("a job was still running when the process ended; its lease will run out");
    }
    if let Err(error) = db.close().await {
        tracing::warn!(%error, "the database did not close");
    }
    outcome
}
