//! Bodies on their way in: the hash of a repeatable request, JSON that is checked before a handler sees it.

use std::future::Future;
use std::pin::Pin;

use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error as ActixError, FromRequest, HttpMessage, HttpRequest, ResponseError, web};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use validator::{Validate, ValidationErrors, ValidationErrorsKind};

use super::{BODY_BYTES_MAX, UPLOAD_BYTES_MAX};
use crate::error::{Error, Fault, Kind, Refusal};

/// The hash of method, path and body, kept for `Idempotency-Key`.
#[derive(Clone, Debug)]
pub struct RequestHash(pub String);

/// Reads the body of a request that carries `Idempotency-Key`, hashes it, and puts it back. A form with files is left
/// to its handler, which reads it within its own limits and adds what it says to the hash.
pub async fn hash_body(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, ActixError> {
    if request.headers().contains_key("idempotency-key") {
        let body = if is_form(&request) {
            None
        } else if let Ok(body) = request.extract::<web::Bytes>().await {
            Some(body)
        } else {
            let refused = Error::from(Refusal::invalid("input.too_large")).error_response();
            return Ok(request.into_response(refused).map_into_right_body());
        };
        let mut hash = Sha256::new();
        hash.update(request.method().as_str());
        hash.update([0]);
        hash.update(request.path());
        hash.update([0]);
        hash.update(body.as_deref().unwrap_or_default());
        let hash = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        request.extensions_mut().insert(RequestHash(hash));
        if let Some(body) = body {
            request.set_payload(Payload::from(body));
        }
    }
    Ok(next.call(request).await?.map_into_left_body())
}

fn is_form(request: &ServiceRequest) -> bool {
    let kind = request.headers().get(actix_web::http::header::CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// A file that somebody sends, within the limit of uploads.
pub struct Upload(pub web::Bytes);

impl FromRequest for Upload {
    type Error = ActixError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ActixError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = web::Bytes::from_request(request, payload);
        Box::pin(async move {
            let too_large = || Error::from(Refusal::invalid("input.too_large"));
            Ok(Self(body.await.ok().ok_or_else(too_large)?))
        })
    }
}

/// A JSON body whose `validator` rules hold.
pub struct Valid<T>(pub T);

impl<T: DeserializeOwned + Validate + 'static> FromRequest for Valid<T> {
    type Error = ActixError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ActixError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = web::Json::<T>::from_request(request, payload);
        Box::pin(async move {
            let web::Json(body) = body.await?;
            match body.validate() {
                Ok(()) => Ok(Self(body)),
                Err(errors) => {
                    let refusal = Refusal {
                        faults: faults("", &errors),
                        ..Refusal::invalid("input.invalid")
                    };
                    Err(Error::from(refusal).into())
                }
            }
        })
    }
}

/// Every broken rule with its path: `contact.email`, `wishes[0].starts_on`.
fn faults(prefix: &str, errors: &ValidationErrors) -> Vec<Fault> {
    let mut found = Vec::new();
    for (field, kind) in errors.errors() {
        let path = if prefix.is_empty() {
            field.to_string()
        } else {
            format!("{prefix}.{field}")
        };
        match kind {
            ValidationErrorsKind::Field(broken) => found.extend(broken.iter().map(|error| fault(&path, error))),
            ValidationErrorsKind::Struct(inner) => found.extend(faults(&path, inner)),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    found.extend(faults(&format!("{path}[{index}]"), inner));
                }
            }
        }
    }
    found.sort_by(|a, b| a.field.cmp(&b.field));
    found
}

fn fault(path: &str, error: &validator::ValidationError) -> Fault {
    let bound = |name: &str| error.params.get(name).map(ToString::to_string);
    let code = match (error.code.as_ref(), bound("min"), bound("max")) {
        ("length", Some(min), _) if min == "1" && is_blank(error) => "required",
        ("length", Some(_), Some(_)) => "length",
        ("length", None, Some(_)) => "length.max",
        ("length", Some(_), None) => "length.min",
        ("range", Some(_), Some(_)) => "range",
        ("range", None, Some(_)) => "range.max",
        ("range", Some(_), None) => "range.min",
        ("email", ..) => "email",
        ("required", ..) => "required",
        // A rule of a feature names its own phrase in `message`-less custom codes, which are static by nature.
        (other, ..) => custom(other),
    };
    let mut fault = Fault::new(path, code);
    for name in ["min", "max"] {
        if let Some(value) = bound(name) {
            fault = fault.with(name, value);
        }
    }
    fault
}

fn is_blank(error: &validator::ValidationError) -> bool {
    error
        .params
        .get("value")
        .and_then(|value| value.as_str())
        .is_some_and(|text| text.trim().is_empty())
}

/// The static code of a feature's own rule: the catalogue knows it, or it is just "invalid".
fn custom(code: &str) -> &'static str {
    crate::text::CATALOGUE
        .iter()
        .copied()
        .flatten()
        .map(|(name, ..)| *name)
        .find(|name| *name == code)
        .unwrap_or("invalid")
}

fn malformed(reason: &impl ToString) -> ActixError {
    Error::from(Refusal::new(Kind::Invalid, "input.malformed").with("reason", reason.to_string())).into()
}

pub fn json_settings() -> web::JsonConfig {
    web::JsonConfig::default()
        .limit(BODY_BYTES_MAX)
        .error_handler(|error, _| malformed(&error))
}

/// For bodies that are read whole as they are: files, and requests that are hashed for their key.
pub fn payload_settings() -> web::PayloadConfig {
    web::PayloadConfig::new(UPLOAD_BYTES_MAX)
}

pub fn query_settings() -> web::QueryConfig {
    web::QueryConfig::default().error_handler(|error, _| malformed(&error))
}

/// A path that isn't an id of ours names nothing: 404.
pub fn path_settings() -> web::PathConfig {
    web::PathConfig::default().error_handler(|_, _| Error::NotFound("path").into())
}
