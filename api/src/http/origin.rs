//! Requests that act by cookie come from our own pages only.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::Uri;
use actix_web::http::header::{HOST, HeaderName, ORIGIN};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

use crate::app::App;
use crate::config::Config;
use crate::error::{Error, Result};

/// Proof that the request comes from a page of ours, or from no browser at all: browsers name the origin of
/// every request that isn't a plain GET.
pub struct SameOrigin;

impl FromRequest for SameOrigin {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let header = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
        let Some(app) = request.app_data::<Data<App>>() else {
            return ready(Err(Error::internal("no App in the server")));
        };
        let ours = match header(ORIGIN) {
            Some(origin) => is_ours(&app.config, origin, header(HOST).unwrap_or_default()),
            None => header(HeaderName::from_static("sec-fetch-site")).is_none_or(|site| site == "same-origin"),
        };
        ready(if ours { Ok(Self) } else { Err(Error::Forbidden) })
    }
}

/// The origin of `public_url`; in demo mode also the loopback address that the browser really used, because
/// newcomers type `localhost` for `127.0.0.1` and choose other ports.
fn is_ours(config: &Config, origin: &str, host: &str) -> bool {
    let public = config.public_url.parse::<Uri>().ok();
    let ours = public
        .as_ref()
        .and_then(|uri| Some(format!("{}://{}", uri.scheme_str()?, uri.authority()?)));
    let at_loopback = |authority: &str| {
        ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| {
            authority
                .strip_prefix(name)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        })
    };
    ours.as_deref() == Some(origin)
        || (config.is_demo() && at_loopback(host) && origin.strip_prefix("http://") == Some(host))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Mode;

    #[test]
    fn only_our_own_origin_may_send_cookies() {
        let mut config = Config::defaults();
        config.public_url = "https://workcation.example".to_owned();
        assert!(is_ours(&config, "https://workcation.example", "workcation.example"));
        assert!(!is_ours(&config, "http://workcation.example", "workcation.example"));
        assert!(!is_ours(&config, "https://evil.example", "workcation.example"));
        assert!(!is_ours(&config, "http://localhost:8080", "localhost:8080"));
        config.mode = Mode::Demo;
        assert!(is_ours(&config, "http://localhost:8080", "localhost:8080"));
        assert!(!is_ours(&config, "http://localhost:9090", "localhost:8080"));
        assert!(!is_ours(
            &config,
            "http://localhost.evil.example",
            "localhost.evil.example"
        ));
    }
}
