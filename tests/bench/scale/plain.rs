//! The plain anti join: all units without a taken night, added up a place. What one writes first, and the truth that
//! the list is compared with.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use uuid::Uuid;

use super::Search;

/// The search as one statement, the best base scores first.
pub fn statement(db: DbBackend, search: Search, limit: Option<usize>) -> Statement {
    let place = match (search.place.municipality(), search.place.area()) {
        (Some(code), _) => format!("AND f.municipality_code = '{code}'"),
        (_, Some(area)) => format!("AND f.municipality_code IN (SELECT code FROM municipality WHERE area = '{area}')"),
        _ => String::new(),
    };
    let limit = limit.map_or_else(String::new, |rows| format!("LIMIT {rows}"));
    let sql = format!(
        "SELECT f.id FROM facility f JOIN unit u ON u.facility_id = f.id JOIN unit_type t ON t.id = u.unit_type_id
         LEFT JOIN unit_night n ON n.unit_id = u.id AND n.night >= $1 AND n.night < $2
         WHERE f.state = 'published' AND t.kind = 'room' AND n.unit_id IS NULL {place}
         GROUP BY f.id, f.base_score HAVING sum(t.capacity) >= $3 ORDER BY f.base_score DESC, f.id {limit}"
    );
    let (from, until) = search.dates();
    Statement::from_sql_and_values(db, sql, [from.into(), until.into(), search.party.into()])
}

/// All places that it finds.
pub async fn ids(db: &DatabaseConnection, search: Search) -> Vec<Uuid> {
    let statement = statement(db.get_database_backend(), search, None);
    let rows = db.query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| row.try_get("", "id").unwrap()).collect()
}

/// The weekdays on which places are closed, from Monday = 0.
pub struct Closed(HashMap<Uuid, u32>);

impl Closed {
    pub async fn read(db: &DatabaseConnection) -> Self {
        let sql = "SELECT facility_id, weekday FROM closing_rule WHERE kind = 'weekday'";
        let rows = db
            .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
            .await
            .unwrap();
        let weekday = |row: &sea_orm::QueryResult| -> u32 {
            let weekday: i32 = row.try_get("", "weekday").unwrap();
            u32::try_from(weekday).unwrap()
        };
        let closed = |row| {
            (
                sea_orm::QueryResult::try_get(row, "", "facility_id").unwrap(),
                weekday(row),
            )
        };
        Self(rows.iter().map(closed).collect())
    }

    /// Whether the place is closed on any of the nights.
    pub fn on(&self, search: Search, place: Uuid) -> bool {
        let (from, until) = search.dates();
        let on = |night: NaiveDate| self.0.get(&place) == Some(&night.weekday().num_days_from_monday());
        from.iter_days().take_while(|night| *night < until).any(on)
    }
}
