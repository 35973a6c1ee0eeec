//! The client, from inside the binary: files by name, every other path the one page that finds its own way.

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse};
use rust_embed::RustEmbed;

use crate::error::Error;

#[derive(RustEmbed)]
#[folder = "../frontend/dist"]
#[allow_missing = true]
struct Files;

/// Answers what no operation answers.
///
/// # Errors
/// 404 under `/api`, for other methods than GET, and when the client was not built.
pub async fn page(request: HttpRequest) -> Result<HttpResponse, Error> {
    let path = request.path().trim_start_matches('/');
    if path.starts_with("api/") || !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(Error::NotFound("operation"));
    }
    if let Some(file) = Files::get(path) {
        let forever = path.starts_with("assets/");
        let cache = if forever {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        let kind = mime_guess::from_path(path).first_or_octet_stream();
        return Ok(HttpResponse::Ok()
            .insert_header(("Cache-Control", cache))
            .content_type(kind.as_ref())
            .body(file.data));
    }
    let index = Files::get("index.html").ok_or(Error::NotFound("page"))?;
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "no-cache"))
        .content_type("text/html; charset=utf-8")
        .body(index.data))
}
