//! Errors as RFC 9457 problem documents, in the asker's language.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::middleware::Next;
use actix_web::{Error as ActixError, HttpMessage, HttpResponse, ResponseError};
use serde::Serialize;
use serde_json::Value;
use tracing_actix_web::RequestId;
use utoipa::ToSchema;

use crate::error::{Error, Fault};
use crate::text::{Locale, locale_of, phrase};

/// What went wrong, for a person and for a program.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// A URI reference that names the kind: `/problems/booking.full`.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    /// What to do about it.
    pub detail: String,
    /// Stable, for programs: `booking.full`.
    pub code: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<ProblemField>,
    /// The current state of what was stale, so that a page can show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub current: Option<Value>,
    /// What helps further, such as other dates and places.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub remedy: Option<Value>,
    pub request_id: String,
}

/// One field at fault, with the remedy in words.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemField {
    pub field: String,
    pub code: String,
    pub message: String,
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Only the status and the error itself; [`render`] knows the language and writes the body.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status_code());
        response.extensions_mut().insert(self.clone());
        response
    }
}

/// Writes the body of every failed response, and logs once what is our own failure.
pub async fn render(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, ActixError> {
    let locale = request
        .headers()
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map_or(Locale::Ja, locale_of);
    let request_id = request
        .extensions()
        .get::<RequestId>()
        .map(ToString::to_string)
        .unwrap_or_default();
    // A clone of the request held here would make the router panic; so the layers inside answer, never fail.
    let response = next.call(request).await?.map_into_boxed_body();
    let failure = response.response().extensions().get::<Error>().cloned();
    let Some(error) = failure else { return Ok(response) };
    if error.status() == 500 {
        tracing::error!(%request_id, %error, "a request failed");
    }
    let retry_after = match error {
        Error::TooOften(seconds) => Some(seconds),
        _ => None,
    };
    let (request, response) = response.into_parts();
    let mut written = HttpResponse::build(response.status());
    written
        .content_type("application/problem+json")
        .insert_header(("Cache-Control", "no-store"));
    if let Some(seconds) = retry_after {
        written.insert_header(("Retry-After", seconds.to_string()));
    }
    for cookie in response.cookies() {
        written.cookie(cookie.into_owned());
    }
    let document = document(error, locale, request_id);
    Ok(ServiceResponse::new(request, written.json(document)))
}

fn document(error: Error, locale: Locale, request_id: String) -> Problem {
    let (status, code) = (error.status(), error.code());
    let (values, faults, current, remedy) = match error {
        Error::Refused(refusal) => (refusal.values, refusal.faults, None, refusal.remedy),
        Error::Stale(current) => (Vec::new(), Vec::new(), Some(current), None),
        Error::TooOften(seconds) => (vec![("seconds", seconds.to_string())], Vec::new(), None, None),
        _ => (Vec::new(), Vec::new(), None, None),
    };
    Problem {
        kind: format!("/problems/{code}"),
        title: title(status, locale).to_owned(),
        status,
        detail: phrase(code, locale, &values).unwrap_or_else(|| code.to_owned()),
        code: code.to_owned(),
        fields: faults.into_iter().map(|fault| field(fault, locale)).collect(),
        current,
        remedy,
        request_id,
    }
}

fn field(fault: Fault, locale: Locale) -> ProblemField {
    let message = phrase(fault.code, locale, &fault.values).unwrap_or_else(|| fault.code.to_owned());
    ProblemField {
        field: fault.field,
        code: fault.code.to_owned(),
        message,
    }
}

const fn title(status: u16, locale: Locale) -> &'static str {
    match (status, locale) {
        (401, Locale::Ja) => "ログインが必要です",
        (401, Locale::En) => "Sign-in needed",
        (403, Locale::Ja) => "この操作は行えません",
        (403, Locale::En) => "Not allowed",
        (404, Locale::Ja) => "見つかりません",
        (404, Locale::En) => "Not found",
        (409, Locale::Ja) => "いまは行えません",
        (409, Locale::En) => "Not possible now",
        (410, Locale::Ja) => "有効期限が切れています",
        (410, Locale::En) => "No longer valid",
        (412 | 428, Locale::Ja) => "内容が更新されています",
        (412 | 428, Locale::En) => "Changed in the meantime",
        (422, Locale::Ja) => "入力内容をご確認ください",
        (422, Locale::En) => "Please check what you entered",
        (429, Locale::Ja) => "しばらくお待ちください",
        (429, Locale::En) => "Please wait",
        (507, Locale::Ja) => "保存する場所がありません",
        (507, Locale::En) => "No room left",
        (_, Locale::Ja) => "処理を完了できませんでした",
        (_, Locale::En) => "Something went wrong",
    }
}
