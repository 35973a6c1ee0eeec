//! Files on their way out: what they are called in every browser, and what of them was lost.

use actix_web::http::header::{ETAG, IF_NONE_MATCH};
use actix_web::{HttpRequest, HttpResponse, Responder};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use utoipa::IntoParams;

use crate::error::Result;
use crate::tables::{File, Format, Table};
use crate::text::Locale;

/// What RFC 5987 lets stand in a name as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// As what a table is wanted.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FileAsked {
    /// UTF-8 with BOM when not given.
    #[param(inline)]
    pub format: Option<Format>,
    /// Instead of the file: which letters CP932 would lose, and where.
    pub report: Option<bool>,
}

/// A file for one reader.
pub struct Download {
    name: String,
    file: File,
}

impl Download {
    /// The table as it was asked for, named after its subject.
    ///
    /// # Errors
    /// Internal, when a writer fails.
    pub fn new(name: &str, table: &Table, asked: FileAsked, locale: Locale) -> Result<Self> {
        let (name, file) = if asked.report == Some(true) {
            (format!("{name}-letters"), table.loss_report(locale)?)
        } else {
            (name.to_owned(), table.file(asked.format.unwrap_or_default())?)
        };
        Ok(Self { name, file })
    }
}

/// `attachment; filename="…"; filename*=UTF-8''…`: old browsers read the first, which has ASCII only.
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() || "-._".contains(letter) {
                letter
            } else {
                '_'
            }
        })
        .collect();
    let encoded = utf8_percent_encode(name, PLAIN);
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

impl Responder for Download {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let Self { name, file } = self;
        HttpResponse::Ok()
            .content_type(file.content_type)
            .insert_header(("Cache-Control", "private, no-store"))
            .insert_header(("Content-Disposition", disposition(&format!("{name}.{}", file.ending))))
            .insert_header(("Lost-Cells", file.losses.len().to_string()))
            .body(file.bytes)
    }
}

/// A file for everybody, with an `ETag` made from what it says.
pub struct Published {
    name: String,
    bytes: Vec<u8>,
}

impl Published {
    /// The table as open data, named as the standard names files: code of the publisher, name of the data set.
    ///
    /// # Errors
    /// Internal, when the writer fails.
    pub fn new(code: &str, table: &Table) -> Result<Self> {
        Ok(Self {
            name: format!("{code}_{}.csv", table.title),
            bytes: table.published()?,
        })
    }
}

impl Responder for Published {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let hash: String = Sha256::digest(&self.bytes)
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let tag = format!("\"{hash}\"");
        let known = request.headers().get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
        let mut response = if known.is_some_and(|tags| tags.contains(&tag)) {
            HttpResponse::NotModified()
        } else {
            HttpResponse::Ok()
        };
        response
            .insert_header((ETAG, tag))
            .insert_header(("Cache-Control", "public, max-age=3600"));
        if known.is_some_and(|tags| tags.contains(&hash)) {
            return response.finish();
        }
        response
            .content_type("text/csv; charset=utf-8")
            .insert_header(("Content-Disposition", disposition(&self.name)))
            .body(self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn names_are_whole_for_new_browsers_and_plain_for_old_ones() {
        assert_eq!(
            disposition("施設 1.csv"),
            "attachment; filename=\"___1.csv\"; filename*=UTF-8''%E6%96%BD%E8%A8%AD%201.csv"
        );
    }
}
