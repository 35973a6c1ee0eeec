//! Fetching a calendar from a server that somebody named: the address is resolved once, judged, and connected to.
//!
//! No client library that resolves names itself, because between our look at an address and its own another answer
//! may come (DNS rebinding). Redirects are followed by hand, each through the same door.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{ACCEPT, CONTENT_LENGTH, ETAG, HOST, HeaderMap, IF_NONE_MATCH, LOCATION, USER_AGENT};
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::addresses::{self, Target};
use super::rules::Trouble;

/// Redirects that are followed.
const REDIRECTS_MAX: usize = 2;
/// The biggest calendar, bytes.
pub const BYTES_MAX: usize = 1024 * 1024;
/// How long the whole of it may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// Addresses of one name that are tried.
const ADDRESSES_MAX: usize = 4;

type Resolving = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>>>>;

/// Finds the addresses of a name.
pub type Resolve = Arc<dyn Fn(String, u16) -> Resolving>;

/// The way out to other servers.
#[derive(Clone)]
pub struct Reach {
    pub resolve: Resolve,
    /// Hosts, with or without a port, that the operator lets through.
    pub hosts_allowed: Vec<String>,
    pub patience: Duration,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Got {
    /// Nothing has changed since the version that was named.
    Same,
    Calendar {
        text: String,
        etag: Option<String>,
    },
}

impl Reach {
    /// By the resolver of this machine.
    #[must_use]
    pub fn of(hosts_allowed: &[String]) -> Self {
        Self {
            resolve: Arc::new(|host, port| {
                Box::pin(async move { Ok(tokio::net::lookup_host((host, port)).await?.collect()) })
            }),
            hosts_allowed: hosts_allowed.to_vec(),
            patience: PATIENCE,
        }
    }

    /// Fetches the calendar, unless it is still the version that `etag` names.
    ///
    /// # Errors
    /// What went wrong, by its code.
    pub async fn get(&self, address: &str, etag: Option<&str>) -> Result<Got, Trouble> {
        tokio::time::timeout(self.patience, self.follow(address, etag))
            .await
            .unwrap_or_else(|_elapsed| Err(Trouble::of("busy.too_slow")))
    }

    async fn follow(&self, address: &str, etag: Option<&str>) -> Result<Got, Trouble> {
        let mut target = addresses::target(address, &self.hosts_allowed)?;
        for _ in 0..=REDIRECTS_MAX {
            match self.ask(&target, etag).await? {
                Answer::Got(got) => return Ok(got),
                Answer::Elsewhere(location) => {
                    let next = target.url.join(&location);
                    let next = next.map_err(|_unreadable| Trouble::of("busy.address_invalid"))?;
                    target = addresses::target(next.as_str(), &self.hosts_allowed)?;
                }
            }
        }
        Err(Trouble::of("busy.redirects"))
    }

    async fn ask(&self, target: &Target, etag: Option<&str>) -> Result<Answer, Trouble> {
        let stream = self.connect(target).await?;
        if !target.is_tls {
            return exchange(TokioIo::new(stream), target, etag).await;
        }
        let name = ServerName::try_from(target.host.clone());
        let name = name.map_err(|_unreadable| Trouble::of("busy.address_invalid"))?;
        let secured = tls()?.connect(name, stream).await;
        exchange(TokioIo::new(secured.map_err(unreachable)?), target, etag).await
    }

    /// Resolves once, and connects to what was judged.
    async fn connect(&self, target: &Target) -> Result<TcpStream, Trouble> {
        let found = (self.resolve)(target.host.clone(), target.port).await;
        let found = found.map_err(unreachable)?;
        // One private address among public ones is enough: whoever answers so wants it tried.
        if !target.is_allowed && found.iter().any(|address| !addresses::is_public(address.ip())) {
            return Err(Trouble::of("busy.address_refused"));
        }
        let mut last = Trouble::of("busy.unreachable");
        for address in found.into_iter().take(ADDRESSES_MAX) {
            match TcpStream::connect(address).await {
                Ok(stream) => return Ok(stream),
                Err(error) => last = unreachable(error),
            }
        }
        Err(last)
    }
}

enum Answer {
    Got(Got),
    Elsewhere(String),
}

fn unreachable(error: impl std::fmt::Display) -> Trouble {
    Trouble::of("busy.unreachable").with(error)
}

fn tls() -> Result<TlsConnector, Trouble> {
    let roots = webpki_roots::TLS_SERVER_ROOTS
        .iter()
        .cloned()
        .collect::<RootCertStore>();
    let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(unreachable)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

/// One request and its answer. The connection lives as long as they do.
async fn exchange<S>(stream: S, target: &Target, etag: Option<&str>) -> Result<Answer, Trouble>
where
    S: hyper::rt::Read + hyper::rt::Write + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(stream).await.map_err(unreachable)?;
    let request = request(target, etag)?;
    let mut asked = pin!(async move {
        let response = sender.send_request(request).await.map_err(unreachable)?;
        read(response).await
    });
    let mut connection = pin!(connection);
    let mut is_open = true;
    loop {
        tokio::select! {
            answer = &mut asked => return answer,
            _ = &mut connection, if is_open => is_open = false,
        }
    }
}

fn request(target: &Target, etag: Option<&str>) -> Result<Request<Empty<Bytes>>, Trouble> {
    let mut path = target.url.path().to_owned();
    if let Some(query) = target.url.query() {
        path.push('?');
        path.push_str(query);
    }
    let host = match target.url.port() {
        Some(port) => format!("{}:{port}", target.url.host_str().unwrap_or_default()),
        None => target.url.host_str().unwrap_or_default().to_owned(),
    };
    let mut request = Request::get(path)
        .header(HOST, host)
        .header(ACCEPT, "text/calendar, text/plain;q=0.5")
        .header(USER_AGENT, concat!("workcation/", env!("CARGO_PKG_VERSION")));
    if let Some(etag) = etag {
        request = request.header(IF_NONE_MATCH, etag);
    }
    request
        .body(Empty::new())
        .map_err(|_unwritable| Trouble::of("busy.address_invalid"))
}

async fn read(mut response: Response<hyper::body::Incoming>) -> Result<Answer, Trouble> {
    let status = response.status();
    if status == StatusCode::NOT_MODIFIED {
        return Ok(Answer::Got(Got::Same));
    }
    if status.is_redirection() {
        let location = header(response.headers(), &LOCATION);
        return location
            .map(Answer::Elsewhere)
            .ok_or_else(|| Trouble::of("busy.status").with(status.as_u16()));
    }
    if status != StatusCode::OK {
        return Err(Trouble::of("busy.status").with(status.as_u16()));
    }
    let told = header(response.headers(), &CONTENT_LENGTH).and_then(|text| text.parse::<usize>().ok());
    if told.is_some_and(|bytes| bytes > BYTES_MAX) {
        return Err(Trouble::of("busy.too_large"));
    }
    let etag = header(response.headers(), &ETAG);
    let mut bytes = Vec::new();
    while let Some(frame) = response.body_mut().frame().await {
        if let Ok(piece) = frame.map_err(unreachable)?.into_data() {
            if bytes.len() + piece.len() > BYTES_MAX {
                return Err(Trouble::of("busy.too_large"));
            }
            bytes.extend_from_slice(&piece);
        }
    }
    Ok(Answer::Got(Got::Calendar {
        text: String::from_utf8_lossy(&bytes).into_owned(),
        etag,
    }))
}

fn header(headers: &HeaderMap, name: &hyper::header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(ToOwned::to_owned)
}
