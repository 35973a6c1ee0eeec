//! The form that a photo comes in: read part by part, never more of it than a photo may have.

use std::time::Duration;

use actix_multipart::{Field, Multipart};
use entities::photo::{Consent, Licence};
use futures_util::TryStreamExt;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::app::App;
use crate::error::{Error, Fault, Kind, Refusal, Result};
use crate::facilities::photos::actions::Photographed;
use crate::facilities::photos::desk;
use crate::facilities::photos::rules::{Described, FILE_BYTES_MAX, MEGABYTE};
use crate::text::Words;

/// One text of the form.
const TEXT_BYTES_MAX: usize = 4 * 1024;
/// What is read of a file that is too big, so that whoever sends it gets to read why: a browser that is cut off shows
/// its own error.
const READ_BYTES_MAX: usize = 64 * MEGABYTE;
/// How long one form may take to arrive.
const PATIENCE: Duration = Duration::from_mins(3);

/// A photo to add.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read part by part")]
pub struct PhotoForm {
    /// JPEG, PNG or WebP; told by its content.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// What can be seen, for those who don't see it.
    alt_ja: String,
    alt_en: Option<String>,
    /// Who made it; needed unless the licence is `own` or `cc0`.
    credit: Option<String>,
    licence: Licence,
    consent: Consent,
}

/// The parts as they come.
#[derive(Default)]
struct Parts {
    file: Option<Vec<u8>>,
    is_too_large: bool,
    alt: Words,
    credit: String,
    licence: String,
    consent: String,
}

/// The photo, and the hash of what the form says: its boundary differs each time it is sent.
pub async fn read(app: &App, form: Multipart) -> Result<(Photographed, String)> {
    let turn = desk::hold(app).await?;
    let parts = tokio::time::timeout(PATIENCE, parts(form)).await;
    let parts = parts.map_err(|_elapsed| Refusal::invalid("photo.too_slow"))??;
    let content = content(&parts);
    let mut found = Vec::new();
    let described = Described {
        licence: word("licence", &parts.licence, &mut found).unwrap_or(Licence::Own),
        consent: word("consent", &parts.consent, &mut found).unwrap_or(Consent::NonePortrayed),
        alt: parts.alt,
        credit: parts.credit,
    };
    if parts.is_too_large {
        found.push(Fault::new("file", "photo.too_large").with("max", FILE_BYTES_MAX / MEGABYTE));
    } else if parts.file.as_ref().is_none_or(Vec::is_empty) {
        found.push(Fault::new("file", "photo.empty"));
    }
    if !found.is_empty() {
        found.extend(crate::facilities::photos::rules::faults(&described));
    }
    Refusal::unless_empty("input.invalid", found)?;
    let photographed = Photographed {
        bytes: parts.file.unwrap_or_default(),
        described,
        turn: Some(turn),
    };
    Ok((photographed, content))
}

fn malformed(error: &actix_multipart::MultipartError) -> Error {
    Refusal::new(Kind::Invalid, "input.malformed")
        .with("reason", error)
        .into()
}

async fn parts(mut form: Multipart) -> Result<Parts> {
    let mut parts = Parts::default();
    while let Some(field) = form.try_next().await.map_err(|error| malformed(&error))? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            parts.file = file(field).await?;
            parts.is_too_large = parts.file.is_none();
            if parts.is_too_large {
                break;
            }
            continue;
        }
        let text = text(field).await?;
        match name.as_str() {
            "alt_ja" => parts.alt.ja = text,
            "alt_en" => parts.alt.en = text,
            "credit" => parts.credit = text,
            "licence" => parts.licence = text,
            "consent" => parts.consent = text,
            _ => return Err(Refusal::invalid("input.malformed").with("reason", name).into()),
        }
    }
    Ok(parts)
}

/// The bytes; nothing when there are too many, of which none is kept.
async fn file(mut field: Field) -> Result<Option<Vec<u8>>> {
    let (mut bytes, mut read) = (Vec::new(), 0_usize);
    while let Some(chunk) = field.try_next().await.map_err(|error| malformed(&error))? {
        read = read.saturating_add(chunk.len());
        if read > READ_BYTES_MAX {
            return Ok(None);
        }
        if read <= FILE_BYTES_MAX {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
    }
    Ok((read <= FILE_BYTES_MAX).then_some(bytes))
}

async fn text(mut field: Field) -> Result<String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.try_next().await.map_err(|error| malformed(&error))? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > TEXT_BYTES_MAX {
            return Err(Refusal::invalid("input.too_large").into());
        }
    }
    String::from_utf8(bytes).map_err(|error| Refusal::invalid("input.malformed").with("reason", error).into())
}

/// One of the words that the API knows.
fn word<T: DeserializeOwned>(field: &str, text: &str, found: &mut Vec<Fault>) -> Option<T> {
    let known = serde_json::from_value(Value::String(text.to_owned())).ok();
    if known.is_none() {
        found.push(Fault::new(field, if text.is_empty() { "required" } else { "invalid" }));
    }
    known
}

fn content(parts: &Parts) -> String {
    let mut hash = Sha256::new();
    for text in [
        &parts.alt.ja,
        &parts.alt.en,
        &parts.credit,
        &parts.licence,
        &parts.consent,
    ] {
        hash.update(text);
        hash.update([0]);
    }
    hash.update(parts.file.as_deref().unwrap_or_default());
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
