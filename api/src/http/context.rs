//! From a request to a [`Context`], and from a version to an `ETag`.

use std::future::{Ready, ready};
use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::http::header::{ACCEPT_LANGUAGE, ETAG, IF_MATCH};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, Responder};
use serde::Serialize;
use tracing_actix_web::RequestId;

use super::body::RequestHash;
use crate::app::{Context, Idempotency};
use crate::error::{Error, Result};
use crate::policy::Actor;
use crate::text::locale_of;

/// A context for operations on the open list: nobody needs to be signed in.
pub struct Open(pub Context);

impl Deref for Open {
    type Target = Context;

    fn deref(&self) -> &Context {
        &self.0
    }
}

impl FromRequest for Open {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request).map(Self))
    }
}

/// Operations that take a `Context` need a person: nobody signed in is 401 before anything else is read.
impl FromRequest for Context {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request).and_then(|context| match context.actor {
            Actor::Visitor { .. } => Err(Error::Unauthorised("sign_in_needed")),
            _ => Ok(context),
        }))
    }
}

fn read(request: &HttpRequest) -> Result<Context> {
    let extensions = request.extensions();
    let actor = extensions
        .get::<Actor>()
        .cloned()
        .ok_or(Error::Unauthorised("sign_in_needed"))?;
    let header = |name| {
        request
            .headers()
            .get(name)
            .and_then(|value: &actix_web::http::header::HeaderValue| value.to_str().ok())
    };
    let idempotency = match (
        header(actix_web::http::header::HeaderName::from_static("idempotency-key")),
        extensions.get::<RequestHash>(),
    ) {
        (Some(key), Some(hash)) => Some(Idempotency {
            key: key.chars().take(100).collect(),
            request_hash: hash.0.clone(),
        }),
        _ => None,
    };
    Ok(Context {
        actor,
        idempotency,
        expected: header(IF_MATCH).and_then(|tag| tag.trim().trim_matches('"').parse().ok()),
        locale: locale_of(header(ACCEPT_LANGUAGE).unwrap_or_default()),
        request_id: extensions
            .get::<RequestId>()
            .map(ToString::to_string)
            .unwrap_or_default(),
    })
}

/// The `ETag` of a row's version.
#[must_use]
pub fn etag(version: i64) -> String {
    format!("\"{version}\"")
}

/// A resource of its own: its JSON with the `ETag` of its version. Private, because it was made for one reader.
pub struct Versioned<T>(pub i64, pub T);

impl<T: Serialize> Responder for Versioned<T> {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::Ok()
            .insert_header((ETAG, etag(self.0)))
            .insert_header(("Cache-Control", "private, no-cache"))
            .json(self.1)
    }
}

/// A resource that the public reads: kept for a minute by whoever likes when nobody was signed in, private otherwise.
pub struct Shared<T> {
    version: Option<i64>,
    is_public: bool,
    body: T,
}

impl<T> Shared<T> {
    /// The same for everybody.
    pub const fn open(body: T) -> Self {
        Self {
            version: None,
            is_public: true,
            body,
        }
    }

    /// Rows made for the reader.
    pub const fn list(context: &Context, body: T) -> Self {
        Self {
            version: None,
            is_public: matches!(context.actor, Actor::Visitor { .. }),
            body,
        }
    }

    /// One row, made for the reader.
    pub const fn for_reader(context: &Context, version: i64, body: T) -> Self {
        Self {
            version: Some(version),
            is_public: matches!(context.actor, Actor::Visitor { .. }),
            body,
        }
    }
}

impl<T: Serialize> Responder for Shared<T> {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let kept = if self.is_public {
            "public, max-age=60"
        } else {
            "private, no-cache"
        };
        let mut response = HttpResponse::Ok();
        response
            .insert_header(("Cache-Control", kept))
            .insert_header(("Vary", "Authorization"));
        if let Some(version) = self.version {
            response.insert_header((ETAG, etag(version)));
        }
        response.json(self.body)
    }
}
