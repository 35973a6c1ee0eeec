//! Queries behind the results: answers (the second and last place that names their tables), released figures,
//! invitations and bookings as counts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entities::booking::{self, State};
use entities::id::{CallId, FacilityId, ReleaseId};
use entities::invitation::Population;
use entities::questionnaire::Audience;
use entities::respondent;
use entities::{
    answer_sheet, facility, invitation, municipality, programme_call, questionnaire, release, release_batch,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};

use super::lattice::{Cell, Place};
use super::suppress;
use crate::app::Txn;

/// A sheet with where and when it comes from; no key leads further.
#[derive(Clone, Debug)]
pub struct Found {
    pub call: CallId,
    pub half: String,
    pub area: String,
    pub municipality: String,
    pub facility: FacilityId,
    pub answered_on: NaiveDate,
    pub answers: String,
    pub context: String,
}

/// The population as the rules name it.
#[must_use]
pub const fn stored(population: suppress::Population) -> Population {
    match population {
        suppress::Population::Company => Population::Company,
        suppress::Population::Employee => Population::Employee,
        suppress::Population::Employer => Population::Employer,
        suppress::Population::Host => Population::Host,
    }
}

/// All sheets of a population that answered this audience's questionnaire.
pub async fn answered(
    db: &impl ConnectionTrait,
    population: suppress::Population,
    audience: Audience,
) -> Result<Vec<Found>, DbErr> {
    let areas = areas(db).await?;
    let rows = answer_sheet::Entity::find()
        .filter(answer_sheet::Column::Audience.eq(audience))
        .filter(answer_sheet::Column::Complete.eq(true))
        .filter(answer_sheet::Column::RespondentId.in_subquery(of_population(population)))
        .order_by_asc(answer_sheet::Column::Id)
        .all(db)
        .await?;
    let respondents: BTreeMap<_, _> = respondent::Entity::find()
        .filter(respondent::Column::Population.eq(stored(population)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    Ok(rows
        .into_iter()
        .filter_map(|sheet| {
            let from = respondents.get(&sheet.respondent_id)?;
            Some(Found {
                call: from.call_id,
                half: from.half.clone(),
                area: areas.get(&from.municipality_code).cloned().unwrap_or_default(),
                municipality: from.municipality_code.clone(),
                facility: from.facility_id,
                answered_on: sheet.answered_on,
                answers: sheet.answers,
                context: sheet.context,
            })
        })
        .collect())
}

fn of_population(population: suppress::Population) -> sea_orm::sea_query::SelectStatement {
    respondent::Entity::find()
        .select_only()
        .column(respondent::Column::Id)
        .filter(respondent::Column::Population.eq(stored(population)))
        .into_query()
}

async fn areas(db: &impl ConnectionTrait) -> Result<BTreeMap<String, String>, DbErr> {
    Ok(municipality::Entity::find()
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.code, row.area))
        .collect())
}

/// The newest version of an audience's questionnaire: what results are laid out by.
pub async fn questionnaire(
    db: &impl ConnectionTrait,
    audience: Audience,
) -> Result<Option<questionnaire::Model>, DbErr> {
    questionnaire::Entity::find()
        .filter(questionnaire::Column::Audience.eq(audience))
        .order_by_desc(questionnaire::Column::CreatedAt)
        .one(db)
        .await
}

/// The last day before which each line of a cell was released.
pub async fn released(
    db: &impl ConnectionTrait,
    population: suppress::Population,
    audience: Audience,
    cell: Option<&Cell>,
) -> Result<Vec<release::Model>, DbErr> {
    let mut query = release::Entity::find()
        .filter(release::Column::Population.eq(stored(population)))
        .filter(release::Column::Audience.eq(audience));
    if let Some(cell) = cell {
        query = query.filter(release::Column::Cell.eq(cell.to_string()));
    }
    query.order_by_asc(release::Column::BeforeOn).all(db).await
}

/// The days before which a line was released in each cell, the newest last.
pub async fn released_line(
    db: &impl ConnectionTrait,
    population: suppress::Population,
    audience: Audience,
    line: &str,
) -> Result<Vec<release::Model>, DbErr> {
    release::Entity::find()
        .filter(release::Column::Population.eq(stored(population)))
        .filter(release::Column::Audience.eq(audience))
        .filter(release::Column::Line.eq(line))
        .order_by_asc(release::Column::BeforeOn)
        .all(db)
        .await
}

/// Keeps a released figure.
pub async fn insert_release(
    txn: &Txn,
    population: suppress::Population,
    audience: Audience,
    line: &str,
    cell: &Cell,
    before_on: NaiveDate,
) -> Result<(), DbErr> {
    let row = release::Model {
        id: ReleaseId::new(),
        population: stored(population),
        audience,
        line: line.to_owned(),
        cell: cell.to_string(),
        before_on,
    };
    row.into_active_model().reset_all().insert(txn).await.map(|_| ())
}

/// The last batch that was judged.
pub async fn last_batch(
    db: &impl ConnectionTrait,
    population: suppress::Population,
    audience: Audience,
) -> Result<Option<release_batch::Model>, DbErr> {
    release_batch::Entity::find()
        .filter(release_batch::Column::Population.eq(stored(population)))
        .filter(release_batch::Column::Audience.eq(audience))
        .order_by_desc(release_batch::Column::BeforeOn)
        .one(db)
        .await
}

/// Notes that a batch was judged.
pub async fn insert_batch(txn: &Txn, row: release_batch::Model) -> Result<(), DbErr> {
    row.into_active_model().reset_all().insert(txn).await.map(|_| ())
}

/// How many were asked and how many answered, in a cell.
pub async fn response(
    db: &impl ConnectionTrait,
    population: suppress::Population,
    audience: Audience,
    cell: &Cell,
    half: Option<(NaiveDate, NaiveDate)>,
) -> Result<(u64, u64), DbErr> {
    let asked = || {
        invitation::Entity::find()
            .filter(invitation::Column::Population.eq(stored(population)))
            .filter(invitation::Column::Audience.eq(audience))
            .filter(invitation::Column::BookingId.in_subquery(bookings(cell, half, None).into_query()))
    };
    let answered = asked()
        .filter(invitation::Column::AnsweredOn.is_not_null())
        .count(db)
        .await?;
    Ok((asked().count(db).await?, answered))
}

fn bookings(
    cell: &Cell,
    half: Option<(NaiveDate, NaiveDate)>,
    kind: Option<booking::Kind>,
) -> sea_orm::Select<booking::Entity> {
    let mut query = booking::Entity::find().select_only().column(booking::Column::Id);
    if let Some(call) = cell.call {
        query = query.filter(booking::Column::CallId.eq(call));
    }
    if let Some((from, to)) = half {
        query = query.filter(booking::Column::StartsOn.between(from, to));
    }
    if let Some(kind) = kind {
        query = query.filter(booking::Column::Kind.eq(kind));
    }
    let places = |column: facility::Column, value: &str| {
        facility::Entity::find()
            .select_only()
            .column(facility::Column::Id)
            .filter(column.eq(value))
            .into_query()
    };
    match &cell.place {
        Place::Everywhere => query,
        Place::Facility(id) => query.filter(booking::Column::FacilityId.eq(*id)),
        Place::Municipality(code) => {
            query.filter(booking::Column::FacilityId.in_subquery(places(facility::Column::MunicipalityCode, code)))
        }
        Place::Area(area) => {
            let codes = municipality::Entity::find()
                .select_only()
                .column(municipality::Column::Code)
                .filter(municipality::Column::Area.eq(area.as_str()))
                .into_query();
            let places = facility::Entity::find()
                .select_only()
                .column(facility::Column::Id)
                .filter(facility::Column::MunicipalityCode.in_subquery(codes))
                .into_query();
            query.filter(booking::Column::FacilityId.in_subquery(places))
        }
    }
}

/// How many bookings of a cell reached each of these states or went past them.
pub async fn funnel(
    db: &impl ConnectionTrait,
    cell: &Cell,
    half: Option<(NaiveDate, NaiveDate)>,
    kind: Option<booking::Kind>,
) -> Result<[u64; 4], DbErr> {
    let count = |filter: sea_orm::Condition| bookings(cell, half, kind).filter(filter);
    let since = |column: booking::Column| sea_orm::Condition::all().add(column.is_not_null());
    let applied = count(since(booking::Column::SubmittedAt)).count(db).await?;
    let confirmed = count(since(booking::Column::ConfirmedAt)).count(db).await?;
    let arrived = count(since(booking::Column::CheckedInAt)).count(db).await?;
    let completed = count(sea_orm::Condition::all().add(booking::Column::State.eq(State::Completed)))
        .count(db)
        .await?;
    Ok([applied, confirmed, arrived, completed])
}

/// What the filters can be set to: calls, municipalities and facilities that have bookings.
pub async fn calls(db: &impl ConnectionTrait) -> Result<Vec<programme_call::Model>, DbErr> {
    programme_call::Entity::find()
        .filter(programme_call::Column::State.eq(programme_call::State::Published))
        .order_by_desc(programme_call::Column::StayFromOn)
        .limit(100)
        .all(db)
        .await
}

/// The municipality and operator of a facility, for the tenant.
pub async fn facility(db: &impl ConnectionTrait, id: FacilityId) -> Result<Option<facility::Model>, DbErr> {
    facility::Entity::find_by_id(id).one(db).await
}

/// The facilities among which the asker may choose.
pub async fn facilities(
    db: &impl ConnectionTrait,
    scope: &crate::policy::Scope,
) -> Result<Vec<facility::Model>, DbErr> {
    let mut query = facility::Entity::find().filter(facility::Column::PublishedAt.is_not_null());
    if !scope.office {
        let own = sea_orm::Condition::any()
            .add(facility::Column::OrganisationId.is_in(scope.hosted.iter().copied()))
            .add(facility::Column::MunicipalityCode.is_in(scope.municipalities.iter().cloned()));
        query = query.filter(own);
    }
    query.order_by_asc(facility::Column::Number).limit(1000).all(db).await
}

/// Names of municipalities by code.
pub async fn municipalities(db: &impl ConnectionTrait) -> Result<Vec<municipality::Model>, DbErr> {
    municipality::Entity::find()
        .order_by_asc(municipality::Column::Code)
        .all(db)
        .await
}
