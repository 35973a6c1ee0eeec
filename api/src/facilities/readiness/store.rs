//! Rows of the standard, its answers, checks, snapshots and reminders.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::Instant;
use entities::id::FacilityId;
use entities::photo::{self, Consent};
use entities::{
    facility, line_measurement, municipality, readiness_answer, readiness_check, readiness_reminder,
    readiness_snapshot, readiness_standard,
};
pub use sea_orm::ConnectionTrait as Connection;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use super::facts::Photos;
use crate::app::{Txn, day_in_tokyo};
use crate::policy::Scope;

const EDITIONS_SHOWN: u64 = 50;
/// Bounds of one answer: no prefecture comes near them.
const ROWS_MAX: u64 = 50_000;

/// The newest edition: of a programme before the house's own.
pub async fn standard(db: &impl Connection) -> Result<Option<readiness_standard::Model>, DbErr> {
    let editions = readiness_standard::Entity::find()
        .order_by_desc(readiness_standard::Column::Edition)
        .limit(100)
        .all(db)
        .await?;
    let own = editions.iter().find(|row| row.programme_id.is_some()).cloned();
    Ok(own.or_else(|| editions.into_iter().next()))
}

/// The newest editions of what counts, the newest first.
pub async fn editions(db: &impl Connection) -> Result<Vec<readiness_standard::Model>, DbErr> {
    let Some(newest) = standard(db).await? else {
        return Ok(Vec::new());
    };
    let mut query = readiness_standard::Entity::find();
    query = match newest.programme_id {
        Some(programme) => query.filter(readiness_standard::Column::ProgrammeId.eq(programme)),
        None => query.filter(readiness_standard::Column::ProgrammeId.is_null()),
    };
    query
        .order_by_desc(readiness_standard::Column::Edition)
        .limit(EDITIONS_SHOWN)
        .all(db)
        .await
}

/// The standard that counts. Who waited for it finds the edition that was written meanwhile.
pub async fn lock_standard(txn: &Txn) -> Result<Option<readiness_standard::Model>, DbErr> {
    if let Some(newest) = standard(txn).await? {
        let found = readiness_standard::Entity::find_by_id(newest.id);
        found.lock_exclusive().one(txn).await?;
    }
    standard(txn).await
}

pub async fn insert_standard(txn: &Txn, row: readiness_standard::Model) -> Result<(), DbErr> {
    row.into_active_model().reset_all().insert(txn).await?;
    Ok(())
}

/// By facility and item the newest answer.
pub type Answers = HashMap<FacilityId, HashMap<String, readiness_answer::Model>>;

pub async fn answers(db: &impl Connection, facilities: &[FacilityId]) -> Result<Answers, DbErr> {
    let rows = readiness_answer::Entity::find()
        .filter(readiness_answer::Column::FacilityId.is_in(facilities.iter().copied()))
        .order_by_asc(readiness_answer::Column::AnsweredAt)
        .order_by_asc(readiness_answer::Column::Id)
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    let mut newest = Answers::new();
    for row in rows {
        newest.entry(row.facility_id).or_default().insert(row.item.clone(), row);
    }
    Ok(newest)
}

/// By facility its photos that say what is seen; whose faces are seen is asked of each photo.
pub async fn photos(db: &impl Connection, facilities: &[FacilityId]) -> Result<HashMap<FacilityId, Photos>, DbErr> {
    let rows: Vec<(FacilityId, Instant)> = photo::Entity::find()
        .select_only()
        .columns([photo::Column::FacilityId, photo::Column::CreatedAt])
        .filter(photo::Column::FacilityId.is_in(facilities.iter().copied()))
        .filter(photo::Column::AltJa.ne(""))
        .filter(photo::Column::Consent.is_in([Consent::NonePortrayed, Consent::Consented]))
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    let mut found = HashMap::<FacilityId, Photos>::new();
    for (facility, at) in rows {
        let photos = found.entry(facility).or_default();
        photos.described += 1;
        photos.on = photos.on.max(Some(day_in_tokyo(at)));
    }
    Ok(found)
}

pub async fn insert_answer(txn: &Txn, row: readiness_answer::Model) -> Result<(), DbErr> {
    row.into_active_model().reset_all().insert(txn).await?;
    Ok(())
}

/// By facility the newest check.
pub async fn checks(
    db: &impl Connection,
    facilities: &[FacilityId],
) -> Result<HashMap<FacilityId, readiness_check::Model>, DbErr> {
    let rows = readiness_check::Entity::find()
        .filter(readiness_check::Column::FacilityId.is_in(facilities.iter().copied()))
        .order_by_asc(readiness_check::Column::CheckedAt)
        .order_by_asc(readiness_check::Column::Id)
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.facility_id, row)).collect())
}

pub async fn insert_check(txn: &Txn, row: readiness_check::Model) -> Result<(), DbErr> {
    row.into_active_model().reset_all().insert(txn).await?;
    Ok(())
}

/// The days of these facilities, each facility's in their order.
pub async fn snapshots(
    db: &impl Connection,
    facilities: &[FacilityId],
) -> Result<HashMap<FacilityId, Vec<readiness_snapshot::Model>>, DbErr> {
    let rows = readiness_snapshot::Entity::find()
        .filter(readiness_snapshot::Column::FacilityId.is_in(facilities.iter().copied()))
        .order_by_asc(readiness_snapshot::Column::KeptOn)
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    let mut days = HashMap::<FacilityId, Vec<readiness_snapshot::Model>>::new();
    for row in rows {
        days.entry(row.facility_id).or_default().push(row);
    }
    Ok(days)
}

/// The newest day before this one, or this one.
pub async fn last_snapshot(txn: &Txn, facility: FacilityId) -> Result<Option<readiness_snapshot::Model>, DbErr> {
    readiness_snapshot::Entity::find()
        .filter(readiness_snapshot::Column::FacilityId.eq(facility))
        .order_by_desc(readiness_snapshot::Column::KeptOn)
        .one(txn)
        .await
}

/// The day's row, written anew when the day has one.
pub async fn keep_snapshot(txn: &Txn, row: readiness_snapshot::Model) -> Result<(), DbErr> {
    use readiness_snapshot::Column::{Edition, FacilityId, Gaps, KeptOn, Score};
    let same_day = OnConflict::columns([FacilityId, KeptOn])
        .update_columns([Edition, Score, Gaps])
        .to_owned();
    readiness_snapshot::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(same_day)
        .exec_without_returning(txn)
        .await?;
    Ok(())
}

/// The public facilities of the area in which the facility lies, without itself, and the names of their municipalities.
pub async fn neighbours(
    db: &impl Connection,
    scope: &Scope,
    row: &facility::Model,
) -> Result<Vec<(facility::Model, municipality::Model)>, DbErr> {
    let towns = municipality::Entity::find().limit(ROWS_MAX).all(db).await?;
    let area = towns.iter().find(|town| town.code == row.municipality_code);
    let area = area.map(|town| town.area.clone()).unwrap_or_default();
    let towns: HashMap<String, municipality::Model> = towns
        .into_iter()
        .filter(|town| town.area == area)
        .map(|town| (town.code.clone(), town))
        .collect();
    let rows = facility::Entity::find()
        .filter(crate::facilities::visible(scope))
        .filter(facility::Column::MunicipalityCode.is_in(towns.keys().cloned()))
        .filter(facility::Column::Id.ne(row.id))
        .order_by_asc(facility::Column::Number)
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    let with = |row: facility::Model| {
        let town = towns.get(&row.municipality_code)?.clone();
        Some((row, town))
    };
    Ok(rows.into_iter().filter_map(with).collect())
}

/// All measurements of these facilities, oldest first.
pub async fn measurements(
    db: &impl Connection,
    facilities: &[FacilityId],
) -> Result<Vec<line_measurement::Model>, DbErr> {
    line_measurement::Entity::find()
        .filter(line_measurement::Column::FacilityId.is_in(facilities.iter().copied()))
        .order_by_asc(line_measurement::Column::MeasuredAt)
        .limit(ROWS_MAX)
        .all(db)
        .await
}

/// What the hosts of the facility were told already.
pub async fn reminded(db: &impl Connection, facility: FacilityId) -> Result<Vec<String>, DbErr> {
    readiness_reminder::Entity::find()
        .select_only()
        .column(readiness_reminder::Column::Subject)
        .filter(readiness_reminder::Column::FacilityId.eq(facility))
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await
}

pub async fn insert_reminders(
    txn: &Txn,
    facility_id: FacilityId,
    subjects: &[String],
    reminded_on: NaiveDate,
) -> Result<(), DbErr> {
    let rows = subjects.iter().map(|subject| {
        let row = readiness_reminder::Model {
            facility_id,
            subject: subject.clone(),
            reminded_on,
        };
        row.into_active_model().reset_all()
    });
    readiness_reminder::Entity::insert_many(rows)
        .exec_without_returning(txn)
        .await?;
    Ok(())
}
