//! What facilities have and what is taken of it, counted in the database: the facilities first, then their nights.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::facility;
use entities::id::{FacilityId, UnitId, UnitTypeId};
use entities::unit_part::Part;
use entities::unit_type::{Kind, PriceBasis};
use sea_orm::sea_query::{Expr, Query, SelectStatement, Values};
use sea_orm::{ColumnTrait, DbBackend, DbErr, FromQueryResult, Statement, Value};

use crate::app::padded;
use crate::availability::places::rules::{Counted, TakenPart, Tally};
use crate::availability::store::Connection;

/// Which facilities are meant: these, or those of a query of their ids.
#[derive(Clone, Debug)]
pub enum Which {
    Ids(Vec<FacilityId>),
    Those(Box<SelectStatement>),
}

impl Which {
    #[must_use]
    pub fn ids(facilities: &[FacilityId]) -> Self {
        Self::Ids(facilities.to_vec())
    }

    /// The condition that a column is the id of one of them.
    pub fn contain(&self, column: impl ColumnTrait) -> Expr {
        match self {
            Self::Ids(ids) => column.is_in(padded(ids)),
            Self::Those(query) => column.in_subquery((**query).clone()),
        }
    }

    fn query(&self) -> SelectStatement {
        match self {
            Self::Ids(_) => Query::select()
                .column(facility::Column::Id)
                .from(facility::Entity)
                .and_where(self.contain(facility::Column::Id))
                .to_owned(),
            Self::Those(query) => (**query).clone(),
        }
    }

    /// The text, which names the facilities `chosen` and the two days `{from}` and `{until}`, as a statement.
    pub(super) fn statement(&self, db: DbBackend, text: &str, from: NaiveDate, until: NaiveDate) -> Statement {
        let Statement { sql, values, .. } = db.build(&self.query());
        let mut values: Vec<Value> = values.map(|Values(values)| values).unwrap_or_default();
        let mark = if db == DbBackend::Postgres { '$' } else { '?' };
        let (first, second) = (values.len() + 1, values.len() + 2);
        let text = text
            .replace("{from}", &format!("{mark}{first}"))
            .replace("{until}", &format!("{mark}{second}"));
        values.extend([Value::from(from), Value::from(until)]);
        Statement::from_sql_and_values(db, format!("WITH chosen AS ({sql}) {text}"), values)
    }
}

#[derive(FromQueryResult)]
struct TypeRow {
    facility_id: FacilityId,
    unit_type_id: UnitTypeId,
    kind: Kind,
    capacity: i32,
    price_yen: i64,
    price_basis: PriceBasis,
    total: i64,
    free: i64,
}

/// One text for both databases. What is taken is looked up once a facility, not once a unit: by an outer join, for of
/// EXISTS PostgreSQL would read the nights of all units there are. A whole is one unit, free when all that it lists are.
const TALLIES: &str = "
, taken AS (SELECT DISTINCT n.unit_id FROM chosen JOIN unit_night n ON n.facility_id = chosen.id
  WHERE n.night >= {from} AND n.night < {until})
SELECT t.facility_id, t.id AS unit_type_id, t.kind, t.capacity, t.price_yen, t.price_basis,
  count(*) AS total, count(*) - count(n.unit_id) AS free
FROM chosen JOIN unit_type t ON t.facility_id = chosen.id JOIN unit u ON u.unit_type_id = t.id
  LEFT JOIN taken n ON n.unit_id = u.id AND t.kind = 'room'
WHERE t.kind <> 'whole' AND t.retired_at IS NULL AND u.retired_at IS NULL
GROUP BY t.facility_id, t.id, t.kind, t.capacity, t.price_yen, t.price_basis
UNION ALL
SELECT t.facility_id, t.id, t.kind, t.capacity, t.price_yen, t.price_basis, 1,
  CASE WHEN count(n.unit_id) = 0 THEN 1 ELSE 0 END
FROM chosen JOIN unit_type t ON t.facility_id = chosen.id JOIN whole_unit w ON w.unit_type_id = t.id
  JOIN unit u ON u.id = w.unit_id JOIN unit_type o ON o.id = u.unit_type_id
  LEFT JOIN taken n ON n.unit_id = u.id AND o.kind = 'room'
WHERE t.kind = 'whole' AND t.retired_at IS NULL AND u.retired_at IS NULL
GROUP BY t.facility_id, t.id, t.kind, t.capacity, t.price_yen, t.price_basis
LIMIT 50000";

/// All types of the facilities with how many of their units are free on every night `[from, until)`. Work places
/// count as free: what is taken of them comes from [`taken_work_places`].
pub async fn counts(
    db: &impl Connection,
    which: &Which,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<Counted>, DbErr> {
    let statement = which.statement(db.get_database_backend(), TALLIES, from, until);
    let rows = TypeRow::find_by_statement(statement).all(db).await?;
    Ok(rows.into_iter().map(counted).collect())
}

fn counted(row: TypeRow) -> Counted {
    Counted {
        facility: row.facility_id,
        unit_type: row.unit_type_id,
        price_yen: row.price_yen,
        price_basis: row.price_basis,
        tally: Tally {
            kind: row.kind,
            capacity: row.capacity,
            total: row.total,
            free: row.free,
        },
    }
}

#[derive(FromQueryResult)]
struct PartRow {
    unit_type_id: UnitTypeId,
    unit_id: UnitId,
    day: NaiveDate,
    part: Part,
}

/// Of its own type and of each whole that lists it.
const TAKEN_WORK_PLACES: &str = "
SELECT u.unit_type_id, u.id AS unit_id, p.day, p.part FROM chosen JOIN unit u ON u.facility_id = chosen.id
  JOIN unit_part p ON p.unit_id = u.id
WHERE p.day >= {from} AND p.day <= {until} AND u.retired_at IS NULL
UNION ALL
SELECT w.unit_type_id, u.id, p.day, p.part FROM chosen JOIN unit u ON u.facility_id = chosen.id
  JOIN unit_part p ON p.unit_id = u.id JOIN whole_unit w ON w.unit_id = u.id
WHERE p.day >= {from} AND p.day <= {until} AND u.retired_at IS NULL
LIMIT 500000";

/// The work places of the facilities that are taken for any part of the days `from ..= until`, by type.
pub async fn taken_work_places(
    db: &impl Connection,
    which: &Which,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<HashMap<UnitTypeId, Vec<TakenPart>>, DbErr> {
    let statement = which.statement(db.get_database_backend(), TAKEN_WORK_PLACES, from, until);
    let mut by_type: HashMap<UnitTypeId, Vec<TakenPart>> = HashMap::new();
    for row in PartRow::find_by_statement(statement).all(db).await? {
        by_type
            .entry(row.unit_type_id)
            .or_default()
            .push((row.unit_id, row.day, row.part));
    }
    Ok(by_type)
}
