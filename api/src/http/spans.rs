//! The span around every request, as the log has it. An address can be a secret by itself (of a feed, of a measurement
//! that runs): the log has none.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::USER_AGENT;
use actix_web::{Error, HttpMessage};
use tracing::Span;
use tracing::field::Empty;
use tracing_actix_web::{DefaultRootSpanBuilder, RequestId, RootSpanBuilder};

/// No name or id in an address is as long; every token is.
const SECRET_LETTERS_MIN: usize = 40;

/// Builds the spans.
pub struct Spans;

impl RootSpanBuilder for Spans {
    fn on_request_start(request: &ServiceRequest) -> Span {
        let connection = request.connection_info();
        let agent = request.headers().get(USER_AGENT).and_then(|agent| agent.to_str().ok());
        let request_id = request.extensions().get::<RequestId>().copied();
        tracing::info_span!(
            "HTTP request",
            http.method = %request.method(),
            http.route = request.match_pattern().unwrap_or_else(|| "default".to_owned()),
            http.host = connection.host(),
            http.client_ip = connection.realip_remote_addr().unwrap_or_default(),
            http.user_agent = agent.unwrap_or_default(),
            http.target = without_secrets(request.uri().path_and_query().map_or("", |address| address.as_str())),
            http.status_code = Empty,
            otel.status_code = Empty,
            request_id = request_id.map(|id| id.to_string()).unwrap_or_default(),
            exception.message = Empty,
            exception.details = Empty,
        )
    }

    fn on_request_end<B: MessageBody>(span: Span, outcome: &Result<ServiceResponse<B>, Error>) {
        DefaultRootSpanBuilder::on_request_end(span, outcome);
    }
}

/// The address with stars for whatever is as long as a token, wherever it stands: also in one that leads nowhere.
fn without_secrets(address: &str) -> String {
    let ends = |letter: char| matches!(letter, '/' | '?' | '&' | '=' | '.');
    let parts = address.split_inclusive(ends).map(|part| {
        let word = part.trim_end_matches(ends);
        if word.len() < SECRET_LETTERS_MIN {
            part.to_owned()
        } else {
            part.replace(word, "***")
        }
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::{Arc, Mutex};

    use actix_web::{App, HttpResponse, test, web};
    use tracing_actix_web::TracingLogger;
    use tracing_subscriber::fmt::format::FmtSpan;

    use super::*;

    const TOKEN: &str = "q8Zr-3kT_0aXb7YcWd5VeUf2SgRh4QiPj6OkNl9MmLn";

    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);

    impl Write for Log {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[actix_web::test]
    async fn the_log_knows_the_way_of_a_request_and_no_secret_of_its_address() {
        let log = Log::default();
        let written = log.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_span_events(FmtSpan::CLOSE)
            .with_ansi(false)
            .with_writer(move || written.clone())
            .finish();
        let _guard = tracing::subscriber::set_default(subscriber);
        let feed = web::resource("/api/ical/{token}.ics").to(HttpResponse::Ok);
        let app = App::new().service(feed).wrap(TracingLogger::<Spans>::new());
        let app = test::init_service(app).await;
        for address in [
            format!("/api/ical/{TOKEN}.ics"),
            format!("/api/ical/{TOKEN}"),
            format!("/link?token={TOKEN}&lang=en"),
        ] {
            test::call_service(&app, test::TestRequest::get().uri(&address).to_request()).await;
        }
        let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        assert!(!log.contains("q8Zr-3kT"), "{log}");
        for said in [
            "/api/ical/***.ics",
            "/api/ical/{token}.ics",
            "/link?token=***&lang=en",
            "http.status_code=200",
        ] {
            assert!(log.contains(said), "{said} in {log}");
        }
    }

    #[actix_web::test]
    async fn what_leads_somewhere_stays_readable() {
        let address = "/api/facilities/0190b8f0-7d3a-7c2e-8f10-0123456789ab/fit?must=vpn&party=2";
        assert_eq!(without_secrets(address), address);
    }
}
