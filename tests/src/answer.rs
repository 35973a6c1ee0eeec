//! What a request was answered with.

use std::ops::Index;

use actix_web::http::StatusCode;
use actix_web::http::header::HeaderMap;
use serde_json::Value;

/// An answer: status, headers, body.
#[derive(Clone, Debug)]
pub struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
    json: Value,
    asked: String,
}

impl Answer {
    pub(crate) fn new(asked: String, status: StatusCode, headers: HeaderMap, body: Vec<u8>) -> Self {
        let json = serde_json::from_slice(&body).unwrap_or(Value::Null);
        Self {
            status,
            headers,
            body,
            json,
            asked,
        }
    }

    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The body as JSON, null when it isn't.
    pub fn json(&self) -> &Value {
        &self.json
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn bytes(&self) -> &[u8] {
        &self.body
    }

    /// The code of a problem document, empty otherwise.
    pub fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }

    /// The fields of a problem document with their codes.
    pub fn faults(&self) -> Vec<(&str, &str)> {
        let fields = self.json["fields"].as_array().map(Vec::as_slice).unwrap_or_default();
        fields
            .iter()
            .map(|fault| (fault["field"].as_str().unwrap(), fault["code"].as_str().unwrap()))
            .collect()
    }

    /// The `id` of the resource.
    pub fn id(&self) -> String {
        self.string("id")
    }

    /// A text in the body.
    pub fn string(&self, name: &str) -> String {
        let text = self.json[name].as_str();
        text.unwrap_or_else(|| panic!("no {name} in {self}")).to_owned()
    }

    /// The version that the next change must name: the `ETag`'s, or the body's.
    pub fn version(&self) -> i64 {
        let tag = self.header("etag").and_then(|tag| tag.trim_matches('"').parse().ok());
        let version = tag.or_else(|| self.json["version"].as_i64());
        version.unwrap_or_else(|| panic!("no version in {self}"))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The `Set-Cookie` line of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.headers
            .get_all("set-cookie")
            .filter_map(|value| value.to_str().ok())
            .find(|line| line.split_once('=').is_some_and(|(found, _)| found == name))
    }

    /// The same answer, when it has this status; otherwise the test fails and shows it.
    #[track_caller]
    pub fn expects(self, status: u16) -> Self {
        assert_eq!(self.status(), status, "{self}");
        self
    }

    /// The same answer, when it is this refusal.
    #[track_caller]
    pub fn refuses(self, status: u16, code: &str) -> Self {
        assert_eq!((self.status(), self.code()), (status, code), "{self}");
        self
    }
}

impl Index<&str> for Answer {
    type Output = Value;

    fn index(&self, name: &str) -> &Value {
        &self.json[name]
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} answered {}: {}", self.asked, self.status, self.text())
    }
}
