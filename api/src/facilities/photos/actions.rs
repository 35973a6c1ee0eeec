//! What people do with photos: look, add, describe, put in order, delete.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use entities::facility::{self, Audience, State};
use entities::id::{FacilityId, PhotoId};
use entities::photo;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::desk::{self, Turn};
use super::picture::{self, Pictures};
use super::rules::{self, Described};
use super::store;
use crate::app::{App, Context, Txn};
use crate::audit;
use crate::error::{Error, Fault, Refusal, Result};
use crate::facilities;
use crate::policy::{Action, Parties};

/// How long a file may have no row before it counts as an orphan: a change that is about to name it takes seconds.
const ORPHAN_AFTER: TimeDelta = TimeDelta::hours(1);

/// What a change of a photo comes to.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Saved {
    pub id: PhotoId,
    pub version: i64,
}

/// A file as it was sent, with its description.
pub struct Photographed {
    pub bytes: Vec<u8>,
    pub described: Described,
    /// Its place among the files held in memory; none for files of our own.
    pub turn: Option<Turn>,
}

/// The photos of a facility as the asker sees them.
pub struct Listed {
    pub photos: Vec<photo::Model>,
    pub may: Vec<&'static str>,
}

/// One size of a photo.
pub struct Shown {
    pub jpeg: Vec<u8>,
    /// Differs where the picture differs.
    pub tag: String,
    /// Whether everybody may see it.
    pub is_public: bool,
}

fn parties(row: &photo::Model, place: &facility::Model) -> Parties {
    let of = Parties::of("photo", row.id).at_version(row.version);
    Parties {
        subject: of.subject,
        ..facilities::actions::parties(place)
    }
}

pub async fn list(app: &App, context: &Context, id: FacilityId) -> Result<Listed> {
    let db = app.db.writer();
    let place = facilities::store::find(db, &context.scope(), id).await?;
    let place = place.ok_or(Error::NotFound("facility"))?;
    let about = facilities::actions::parties(&place);
    context.actor.may(Action::PhotoList, &about)?;
    let changes = [
        Action::PhotoCreate,
        Action::PhotoUpdate,
        Action::PhotoOrder,
        Action::PhotoDelete,
    ];
    let open = facilities::rules::editable(place.state).is_ok();
    Ok(Listed {
        photos: store::of_facility(db, id).await?,
        may: context.actor.allowed(if open { &changes } else { &[] }, &about),
    })
}

/// The photos of a facility that the caller has found for the asker.
///
/// # Errors
/// The database's.
pub async fn of_facility(app: &App, id: FacilityId) -> Result<Vec<photo::Model>> {
    Ok(store::of_facility(app.db.reader(), id).await?)
}

/// A photo by itself.
pub async fn find(app: &App, context: &Context, id: PhotoId) -> Result<photo::Model> {
    let found = store::find(app.db.writer(), &context.scope(), id).await?;
    let (row, place) = found.ok_or(Error::NotFound("photo"))?;
    context.actor.may(Action::PhotoList, &parties(&row, &place))?;
    Ok(row)
}

pub async fn view(app: &App, context: &Context, id: PhotoId, edge: u32) -> Result<Shown> {
    let found = store::find(app.db.reader(), &context.scope(), id).await?;
    let (row, place) = found.ok_or(Error::NotFound("photo"))?;
    context.actor.may(Action::PhotoView, &parties(&row, &place))?;
    if !rules::EDGES.contains(&edge) {
        return Err(Error::NotFound("photo"));
    }
    let jpeg = app.files.get(&rules::key(&row.sha256, id, edge)).await?;
    Ok(Shown {
        jpeg: jpeg.ok_or(Error::NotFound("photo"))?,
        tag: format!("{}-{edge}", row.sha256.get(..16).unwrap_or_default()),
        is_public: place.state == State::Published && place.audience == Audience::Everyone,
    })
}

/// Whether the asker may add one: asked before a byte of the file is read.
pub async fn may_create(app: &App, context: &Context, id: FacilityId) -> Result<()> {
    let db = app.db.reader();
    let place = facilities::store::find(db, &context.scope(), id).await?;
    let place = place.ok_or(Error::NotFound("facility"))?;
    context
        .actor
        .may(Action::PhotoCreate, &facilities::actions::parties(&place))?;
    facilities::rules::editable(place.state)?;
    // A repeat of the request that added the last one gets its answer from the change.
    if context.idempotency.is_none() {
        rules::room(store::count(db, id).await?)?;
    }
    Ok(())
}

/// Adds a photo at the end.
///
/// # Errors
/// 422 for the file or its description, 409 when there is no place for it, 507 when the disk is full.
pub async fn create(app: &App, context: &Context, id: FacilityId, sent: Photographed) -> Result<Saved> {
    let mut found = rules::faults(&sent.described);
    let encoded = encoded(app, sent.bytes).await?;
    drop(sent.turn);
    let pictures = encoded.map_err(|fault| found.push(fault)).ok();
    Refusal::unless_empty("input.invalid", found)?;
    let pictures = pictures.ok_or(Error::NotFound("photo"))?;
    keep(app, context, id, sent.described, pictures).await
}

/// Adds pictures that are encoded already: what [`create`] makes of a file, and the demo's drawings.
///
/// # Errors
/// 409 when there is no place for it, 507 when the disk is full.
pub async fn keep(
    app: &App,
    context: &Context,
    id: FacilityId,
    described: Described,
    pictures: Pictures,
) -> Result<Saved> {
    let mut row = drawn(context, id, described, &pictures, app.now());
    let (photo, keys) = (row.id, keys(&row));
    write(app, &keys, pictures).await?;
    let outcome = app
        .change(context, async |txn| {
            let (place, permit) = begin(txn, context, id, Action::PhotoCreate).await?;
            let present = store::count(txn, place.id).await?;
            rules::room(present)?;
            if store::has(txn, place.id, &row.sha256).await? {
                return Err(Refusal::conflict("photo.same").into());
            }
            row.position = i32::try_from(present).unwrap_or(i32::MAX);
            let row = store::insert(txn, row.clone()).await?;
            facilities::readiness::keep_snapshot(txn, &place).await?;
            let receipt = audit::record(txn, permit, &["file", "alt", "credit", "licence", "consent"]).await?;
            Ok((saved(&row), receipt))
        })
        .await;
    // Refused, or a repeat that got the first one's answer: no row names these files.
    if !matches!(&outcome, Ok(saved) if saved.id == photo) {
        forget(app, &keys).await;
    }
    outcome
}

/// The facility, locked and open to changes, and the permit for one of its photos as a whole.
async fn begin(
    txn: &Txn,
    context: &Context,
    id: FacilityId,
    action: Action,
) -> Result<(facility::Model, crate::policy::Permit)> {
    let place = facilities::store::lock(txn, &context.scope(), id).await?;
    let place = place.ok_or(Error::NotFound("facility"))?;
    let permit = context.actor.may(action, &facilities::actions::parties(&place))?;
    facilities::rules::editable(place.state)?;
    Ok((place, permit))
}

/// The pictures or what is wrong with the file, by a thread that answers no requests.
async fn encoded(app: &App, bytes: Vec<u8>) -> Result<Result<Pictures, Fault>> {
    let turn = desk::decode(app).await?;
    let work = tokio::task::spawn_blocking(move || {
        // The turn ends with the work, also when nobody waits for it any longer.
        let _turn = turn;
        picture::encode(&bytes)
    });
    Ok(work.await.unwrap_or_else(|panic| {
        tracing::error!(%panic, "a decoder gave up on a picture");
        Err(Fault::new("file", "photo.broken"))
    }))
}

fn drawn(
    context: &Context,
    facility_id: FacilityId,
    described: Described,
    pictures: &Pictures,
    now: DateTime<Utc>,
) -> photo::Model {
    let Described {
        alt,
        credit,
        licence,
        consent,
    } = described;
    let biggest = pictures
        .jpegs
        .first()
        .map(|(_, jpeg)| jpeg.as_slice())
        .unwrap_or_default();
    let small = |pixels: u32| i32::try_from(pixels).unwrap_or(i32::MAX);
    let bytes: usize = pictures.jpegs.iter().map(|(_, jpeg)| jpeg.len()).sum();
    photo::Model {
        id: PhotoId::new(),
        facility_id,
        position: 0,
        alt_ja: alt.ja.trim().to_owned(),
        alt_en: alt.en.trim().to_owned(),
        credit: credit.trim().to_owned(),
        licence,
        consent,
        width: small(pictures.width),
        height: small(pictures.height),
        bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
        sha256: Sha256::digest(biggest)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
        created_by: context.actor.person_id(),
        created_at: now,
        version: 1,
    }
}

fn keys(row: &photo::Model) -> Vec<String> {
    rules::EDGES
        .iter()
        .map(|edge| rules::key(&row.sha256, row.id, *edge))
        .collect()
}

/// All sizes or none.
async fn write(app: &App, keys: &[String], pictures: Pictures) -> Result<()> {
    for (key, (_, jpeg)) in keys.iter().zip(pictures.jpegs) {
        if let Err(error) = app.files.put(key, jpeg).await {
            forget(app, keys).await;
            return Err(error);
        }
    }
    Ok(())
}

/// Removes files that no row names; what can't be removed now is swept later.
async fn forget(app: &App, keys: &[String]) {
    for key in keys {
        if let Err(error) = app.files.delete(key).await {
            tracing::warn!(%error, key, "a file without a row stays until it is swept");
        }
    }
}

fn saved(row: &photo::Model) -> Saved {
    Saved {
        id: row.id,
        version: row.version,
    }
}

/// The photo with its facility, both locked; the facility first, as every change of photos does.
async fn lock(txn: &Txn, context: &Context, id: PhotoId) -> Result<(photo::Model, facility::Model)> {
    let found = store::find(txn, &context.scope(), id).await?;
    let (row, _) = found.ok_or(Error::NotFound("photo"))?;
    let place = facilities::store::lock(txn, &context.scope(), row.facility_id).await?;
    let row = store::lock(txn, id).await?;
    Ok((
        row.ok_or(Error::NotFound("photo"))?,
        place.ok_or(Error::NotFound("photo"))?,
    ))
}

pub async fn update(app: &App, context: &Context, id: PhotoId, described: Described) -> Result<Saved> {
    app.change(context, async |txn| {
        let (mut row, place) = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::PhotoUpdate, &parties(&row, &place))?;
        context.expect(row.version, || json!({ "id": row.id, "version": row.version }))?;

        facilities::rules::editable(place.state)?;
        Refusal::unless_empty("input.invalid", rules::faults(&described))?;
        let Described {
            alt,
            credit,
            licence,
            consent,
        } = described.clone();
        row.alt_ja = alt.ja.trim().to_owned();
        row.alt_en = alt.en.trim().to_owned();
        row.credit = credit.trim().to_owned();
        (row.licence, row.consent) = (licence, consent);
        let row = store::update(txn, row).await?;
        let receipt = audit::record(txn, permit, &["alt", "credit", "licence", "consent"]).await?;
        Ok((saved(&row), receipt))
    })
    .await
}

/// Puts the photos in this order; the first stands for the place.
pub async fn order(app: &App, context: &Context, id: FacilityId, wanted: &[PhotoId]) -> Result<()> {
    app.change(context, async |txn| {
        let (place, permit) = begin(txn, context, id, Action::PhotoOrder).await?;
        let present = store::of_facility(txn, place.id).await?;
        let present: Vec<PhotoId> = present.iter().map(|row| row.id).collect();
        rules::ordered(&present, wanted)?;
        store::number(txn, wanted).await?;
        let receipt = audit::record(txn, permit, &["position"]).await?;
        Ok(((), receipt))
    })
    .await
}

/// Deletes the photo at once; its files are removed by the sweep, which no failed transaction can run ahead of.
pub async fn delete(app: &App, context: &Context, id: PhotoId) -> Result<Saved> {
    app.change(context, async |txn| {
        let (row, place) = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::PhotoDelete, &parties(&row, &place))?;
        context.expect(row.version, || json!({ "id": row.id, "version": row.version }))?;

        facilities::rules::editable(place.state)?;
        store::delete(txn, id).await?;
        let left = store::of_facility(txn, place.id).await?;
        let left: Vec<PhotoId> = left.iter().map(|row| row.id).collect();
        store::number(txn, &left).await?;
        facilities::readiness::keep_snapshot(txn, &place).await?;
        let receipt = audit::record(txn, permit, &["file"]).await?;
        Ok((saved(&row), receipt))
    })
    .await
}

/// Files without a row and since when this process knows: the files' own times are the machine's, not the house's.
#[derive(Default)]
struct Orphans(Mutex<HashMap<String, DateTime<Utc>>>);

impl Orphans {
    /// Those of the keys that have been orphans for long enough; all others are forgotten.
    fn overdue(&self, keys: Vec<String>, now: DateTime<Utc>) -> Vec<String> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::take(&mut *known);
        let since = |key: &str| before.get(key).copied().filter(|since| *since <= now).unwrap_or(now);
        *known = keys.into_iter().map(|key| (key.clone(), since(&key))).collect();
        let overdue = known.iter().filter(|(_, since)| now - **since >= ORPHAN_AFTER);
        overdue.map(|(key, _)| key.clone()).collect()
    }
}

/// Removes files that have had no row for an hour; how many.
pub async fn sweep(app: &App) -> Result<usize> {
    let files = app.files.list(rules::FOLDER).await?;
    let ids: Vec<PhotoId> = files.iter().filter_map(|key| rules::photo_of(key)).collect();
    let known = store::known(app.db.writer(), &ids).await?;
    let orphans = files
        .into_iter()
        .filter(|key| rules::photo_of(key).is_some_and(|id| !known.contains(&id)));
    let overdue = app.memory.of::<Orphans>().overdue(orphans.collect(), app.now());
    if overdue.is_empty() {
        return Ok(0);
    }
    for key in &overdue {
        app.files.delete(key).await?;
    }
    let context = Context::system("photo.sweep");
    app.change(&context, async |txn| {
        let permit = context.actor.may(Action::PhotoSweep, &Parties::house("photo"))?;
        let receipt = audit::record(txn, permit, &["file"]).await?;
        Ok(((), receipt))
    })
    .await?;
    Ok(overdue.len())
}
