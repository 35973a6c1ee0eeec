//! People who send requests. A client signs in by itself when it has to.

use std::cell::RefCell;
use std::net::SocketAddr;

use actix_web::cookie::Cookie;
use actix_web::http::Method;
use actix_web::test::TestRequest;
use chrono::{DateTime, TimeDelta, Utc};
use entities::id::{OrganisationId, PersonId};
use serde_json::{Value, json};

use crate::pictures::Form;
use crate::{Answer, PASSWORD, TestApp};

/// Somebody with a browser: a person of the builders, or a visitor.
pub struct Client {
    pub app: TestApp,
    person: Option<Who>,
    token: RefCell<Option<(String, DateTime<Utc>)>>,
}

struct Who {
    id: PersonId,
    organisation: OrganisationId,
    email: String,
    name: String,
}

impl Client {
    pub(crate) fn visitor(app: TestApp) -> Self {
        Self {
            app,
            person: None,
            token: RefCell::default(),
        }
    }

    pub(crate) fn person(app: TestApp, id: PersonId, organisation: OrganisationId, email: &str, name: &str) -> Self {
        let person = Some(Who {
            id,
            organisation,
            email: email.to_owned(),
            name: name.to_owned(),
        });
        Self {
            person,
            ..Self::visitor(app)
        }
    }

    fn who(&self) -> &Who {
        self.person.as_ref().expect("a visitor is nobody")
    }

    pub fn id(&self) -> PersonId {
        self.who().id
    }

    /// The organisation that the builder made the person a member of.
    pub fn organisation(&self) -> OrganisationId {
        self.who().organisation
    }

    pub fn email(&self) -> &str {
        &self.who().email
    }

    pub fn name(&self) -> &str {
        &self.who().name
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.request("GET", path).send().await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.request("POST", path).json(body).send().await
    }

    /// A change of a row: `If-Match` names the version that the page showed.
    pub async fn post_at(&self, version: i64, path: &str, body: Value) -> Answer {
        self.request("POST", path).json(body).if_match(version).send().await
    }

    /// A submit that may come twice: `Idempotency-Key`.
    pub async fn post_once(&self, key: &str, path: &str, body: Value) -> Answer {
        self.request("POST", path).json(body).key(key).send().await
    }

    /// A form with files.
    pub async fn post_form(&self, path: &str, form: Form) -> Answer {
        self.request("POST", path).form(form).send().await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.request("PUT", path).json(body).send().await
    }

    pub async fn put_at(&self, version: i64, path: &str, body: Value) -> Answer {
        self.request("PUT", path).json(body).if_match(version).send().await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.request("DELETE", path).send().await
    }

    pub async fn delete_at(&self, version: i64, path: &str) -> Answer {
        self.request("DELETE", path).if_match(version).send().await
    }

    /// A page beside the API; `path` whole.
    pub async fn page(&self, path: &str) -> Answer {
        self.beside(path).send().await
    }

    /// The same, asked by a browser that has a version of it.
    pub async fn page_known(&self, path: &str, tag: &str) -> Answer {
        self.beside(path).header("if-none-match", tag).send().await
    }

    fn beside(&self, path: &str) -> Request<'_> {
        Request {
            client: self,
            asked: format!("GET {path}"),
            inner: TestRequest::with_uri(path),
        }
    }

    /// A request with everything adjustable; `path` without `/api`.
    pub fn request(&self, method: &str, path: &str) -> Request<'_> {
        let method: Method = method.parse().expect("an HTTP method");
        Request {
            client: self,
            asked: format!("{method} {path}"),
            inner: TestRequest::with_uri(&format!("/api{path}")).method(method),
        }
    }

    /// Signs in again at the next request.
    pub fn forget_token(&self) {
        self.token.take();
    }

    /// A good access token, by signing in when there is none or it is nearly over.
    pub async fn token(&self) -> Option<String> {
        let who = self.person.as_ref()?;
        let now = self.app.now();
        let kept = self.token.borrow().clone();
        if let Some((token, since)) = kept
            && (TimeDelta::zero()..TimeDelta::minutes(9)).contains(&(now - since))
        {
            return Some(token);
        }
        let credentials = json!({ "email": who.email, "password": PASSWORD });
        let request = self.request("POST", "/sessions").json(credentials);
        let answer = request.unsigned().await.expects(200);
        let token = answer.string("access_token");
        self.token.replace(Some((token.clone(), now)));
        Some(token)
    }
}

/// A request being written.
pub struct Request<'a> {
    client: &'a Client,
    asked: String,
    inner: TestRequest,
}

impl Request<'_> {
    fn with(mut self, change: impl FnOnce(TestRequest) -> TestRequest) -> Self {
        self.inner = change(self.inner);
        self
    }

    pub fn json(self, body: Value) -> Self {
        self.with(|inner| inner.set_json(body))
    }

    /// A form with files, as a browser sends it.
    pub fn form(self, form: Form) -> Self {
        let (kind, body) = form.sent();
        self.bytes(&kind, body)
    }

    /// Any bytes, said to be of this type.
    pub fn bytes(self, kind: &str, body: Vec<u8>) -> Self {
        self.header("content-type", kind).with(|inner| inner.set_payload(body))
    }

    /// A file as it is.
    pub fn file(self, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        self.header("content-type", "text/csv")
            .with(|inner| inner.set_payload(bytes))
    }

    pub fn header(self, name: &str, value: &str) -> Self {
        self.with(|inner| inner.insert_header((name, value)))
    }

    pub fn if_match(self, version: i64) -> Self {
        self.header("if-match", &format!("\"{version}\""))
    }

    pub fn key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    /// `en` for English; Japanese otherwise.
    pub fn language(self, tag: &str) -> Self {
        self.header("accept-language", tag)
    }

    pub fn cookie(self, name: &str, value: &str) -> Self {
        let cookie = Cookie::new(name.to_owned(), value.to_owned());
        self.with(|inner| inner.cookie(cookie))
    }

    /// From another address than loopback.
    pub fn from_address(self, address: &str) -> Self {
        let peer = SocketAddr::new(address.parse().expect("an IP address"), 50_000);
        self.with(|inner| inner.peer_addr(peer))
    }

    pub async fn send(self) -> Answer {
        match self.client.token().await {
            Some(token) => {
                self.header("authorization", &format!("Bearer {token}"))
                    .unsigned()
                    .await
            }
            None => self.unsigned().await,
        }
    }

    async fn unsigned(self) -> Answer {
        let (status, headers, body) = self.client.app.send(self.inner).await;
        Answer::new(self.asked, status, headers, body)
    }
}
