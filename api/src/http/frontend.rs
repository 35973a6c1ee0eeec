//! The client, from inside the binary: files by name (`/survey` is `survey.html`), every other path the one page that
//! finds its own way.

use std::borrow::Cow;
use std::fmt::Write as _;

use actix_web::http::Method;
use actix_web::http::header::{
    self, AcceptEncoding, CacheControl, CacheDirective, ContentEncoding, EntityTag, Header as _, IfNoneMatch,
    Preference,
};
use actix_web::{HttpRequest, HttpResponse};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::error::Error;

#[derive(RustEmbed)]
#[folder = "../frontend/dist"]
#[allow_missing = true]
struct Files;

/// The one page of the client.
const INDEX: &str = "index.html";

/// How the build lays a text beside itself (`frontend/scripts/compressed.ts`), the smaller first.
const FORMS: &[(ContentEncoding, &str)] = &[(ContentEncoding::Brotli, ".br"), (ContentEncoding::Gzip, ".gz")];

/// Names under it say what is in the file: they may be kept for a year, seconds.
const NAMED_BY_CONTENT: &str = "assets/";
const YEAR: u32 = 31_536_000;

/// Answers what no operation answers.
///
/// # Errors
/// 404 under `/api`, for other methods than GET, and when the client was not built.
pub async fn page(request: HttpRequest) -> Result<HttpResponse, Error> {
    let path = request.path().trim_start_matches('/');
    if path.starts_with("api/") || !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(Error::NotFound("operation"));
    }
    let named = [path.to_owned(), format!("{path}.html")];
    let name = named.iter().map(String::as_str).find(|name| Files::get(name).is_some());
    let name = name.unwrap_or(INDEX);
    let (file, form) = best_form(&request, name).ok_or(Error::NotFound("page"))?;
    Ok(respond(&request, name, file, form))
}

/// The form that the browser reads and that is smallest; without a form of that kind, the file itself, which is then
/// compressed on the way like any answer.
fn best_form(request: &HttpRequest, name: &str) -> Option<(EmbeddedFile, Option<ContentEncoding>)> {
    let accepted = AcceptEncoding::parse(request).ok();
    FORMS
        .iter()
        .filter(|(form, _)| accepted.as_ref().is_some_and(|accepted| reads(accepted, *form)))
        .find_map(|(form, ending)| Some((Files::get(&format!("{name}{ending}"))?, Some(*form))))
        .or_else(|| Some((Files::get(name)?, None)))
}

/// Whether the form is named with a weight; a browser that takes "anything" gets what every browser reads.
fn reads(accepted: &AcceptEncoding, form: ContentEncoding) -> bool {
    accepted.iter().any(|weighed| {
        let named = matches!(&weighed.item, Preference::Specific(encoding) if encoding.to_string() == form.as_str());
        named && weighed.quality > header::Quality::MIN
    })
}

fn respond(request: &HttpRequest, name: &str, file: EmbeddedFile, form: Option<ContentEncoding>) -> HttpResponse {
    // The hash is that of the compressed bytes, so each form has a tag of its own.
    let tag = EntityTag::new_weak(hex(&file.metadata.sha256_hash()));
    let known = IfNoneMatch::parse(request).is_ok_and(|known| match known {
        IfNoneMatch::Any => true,
        IfNoneMatch::Items(tags) => tags.iter().any(|one| one.weak_eq(&tag)),
    });
    let mut response = if known {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response
        .insert_header(kept(name))
        .insert_header((header::VARY, "accept-encoding"))
        .insert_header(header::ETag(tag));
    if known {
        return response.finish();
    }
    if let Some(form) = form {
        response.insert_header(form);
    }
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let charset = if kind.type_() == "text" { "; charset=utf-8" } else { "" };
    response.content_type(format!("{kind}{charset}")).body(match file.data {
        Cow::Borrowed(bytes) => actix_web::web::Bytes::from_static(bytes),
        Cow::Owned(bytes) => bytes.into(),
    })
}

fn kept(name: &str) -> CacheControl {
    CacheControl(if name.starts_with(NAMED_BY_CONTENT) {
        vec![
            CacheDirective::Public,
            CacheDirective::MaxAge(YEAR),
            CacheDirective::Extension("immutable".to_owned(), None),
        ]
    } else {
        vec![CacheDirective::NoCache]
    })
}

/// Half of the hash names a file well enough.
fn hex(hash: &[u8]) -> String {
    hash.iter().take(16).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
