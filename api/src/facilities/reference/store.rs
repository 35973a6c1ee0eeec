//! Rows of `municipality` and `holiday`.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::{holiday, municipality};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QuerySelect, Set};

use crate::app::Txn;

/// More than one country has of either.
const ROWS_MAX: u64 = 5_000;

/// Those that the database lacks, or has otherwise.
pub async fn municipalities_to_write(
    db: &impl ConnectionTrait,
    wanted: Vec<municipality::Model>,
) -> Result<Vec<municipality::Model>, DbErr> {
    let present = municipality::Entity::find().limit(ROWS_MAX).all(db).await?;
    Ok(wanted.into_iter().filter(|row| !present.contains(row)).collect())
}

/// Those that the database lacks, or has under another name.
pub async fn holidays_to_write(
    db: &impl ConnectionTrait,
    wanted: Vec<(NaiveDate, String)>,
) -> Result<Vec<(NaiveDate, String)>, DbErr> {
    let present = holiday::Entity::find().limit(ROWS_MAX).all(db).await?;
    let names: HashMap<NaiveDate, String> = present.into_iter().map(|row| (row.day, row.name)).collect();
    Ok(wanted
        .into_iter()
        .filter(|(day, name)| names.get(day) != Some(name))
        .collect())
}

pub async fn write_municipalities(txn: &Txn, rows: &[municipality::Model]) -> Result<(), DbErr> {
    use municipality::Column::{Area, Code, Lat, Lon, NameEn, NameJa, NameKana};
    if rows.is_empty() {
        return Ok(());
    }
    let rows = rows.iter().cloned().map(|row| municipality::ActiveModel {
        code: Set(row.code),
        name_ja: Set(row.name_ja),
        name_kana: Set(row.name_kana),
        name_en: Set(row.name_en),
        area: Set(row.area),
        lat: Set(row.lat),
        lon: Set(row.lon),
    });
    municipality::Entity::insert_many(rows)
        .on_conflict(
            OnConflict::column(Code)
                .update_columns([NameJa, NameKana, NameEn, Area, Lat, Lon])
                .to_owned(),
        )
        .exec_without_returning(txn)
        .await?;
    Ok(())
}

pub async fn write_holidays(txn: &Txn, rows: &[(NaiveDate, String)]) -> Result<(), DbErr> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = rows.iter().cloned().map(|(day, name)| holiday::ActiveModel {
        day: Set(day),
        name: Set(name),
    });
    holiday::Entity::insert_many(rows)
        .on_conflict(
            OnConflict::column(holiday::Column::Day)
                .update_column(holiday::Column::Name)
                .to_owned(),
        )
        .exec_without_returning(txn)
        .await?;
    Ok(())
}
