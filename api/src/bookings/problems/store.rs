//! Rows of `guest`, `problem_report` and `problem_answer`.

use chrono::{DateTime, Utc};
use entities::id::{BookingId, GuestId, ProblemReportId};
use entities::{booking, facility, guest, problem_answer, problem_report};
pub use sea_orm::ConnectionTrait as Connection;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DbErr, EntityTrait, ExprTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use crate::app::Txn;
use crate::bookings::store::hosted;
use crate::paging::Paging;
use crate::policy::Scope;

/// Answers to one report that are shown.
const ANSWERS_MAX: u64 = 1000;
/// Reports over which times are counted.
const COUNTED_MAX: u64 = 5000;

/// A report with everything that is said about it.
#[derive(Clone, Debug)]
pub struct Row {
    pub report: problem_report::Model,
    pub guest: guest::Model,
    pub booking: booking::Model,
    pub facility: facility::Model,
    pub answers: Vec<problem_answer::Model>,
}

/// Which reports.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    pub booking: Option<BookingId>,
    pub guest: Option<GuestId>,
    /// Answered late, or late at this moment.
    pub late_at: Option<DateTime<Utc>>,
}

/// The tenant: the office sees all, hosts what concerns their houses, a person what it reported itself.
fn visible(scope: &Scope) -> Condition {
    if scope.system || scope.office {
        return Condition::all();
    }
    let mut any = Condition::any().add(problem_report::Column::FacilityId.in_subquery(hosted(scope)));
    if let Some(person) = scope.person {
        let own = guest::Entity::find()
            .select_only()
            .column(guest::Column::Id)
            .filter(guest::Column::PersonId.eq(person))
            .into_query();
        any = any.add(problem_report::Column::GuestId.in_subquery(own));
    }
    any
}

/// A page of reports: those that wait first, the newest of them first.
pub async fn list(db: &impl Connection, scope: &Scope, filter: Filter, paging: &Paging) -> Result<Vec<Row>, DbErr> {
    let mut query = problem_report::Entity::find().filter(visible(scope));
    if let Some(booking) = filter.booking {
        query = query.filter(problem_report::Column::BookingId.eq(booking));
    }
    if let Some(guest) = filter.guest {
        query = query.filter(problem_report::Column::GuestId.eq(guest));
    }
    if let Some(now) = filter.late_at {
        let due = Expr::col(problem_report::Column::AnswerDueAt);
        let waits = problem_report::Column::AnsweredAt.is_null();
        let late = Condition::any()
            .add(Expr::col(problem_report::Column::AnsweredAt).gt(due))
            .add(waits.and(problem_report::Column::AnswerDueAt.lt(now)));
        query = query.filter(late);
    }
    let reports = query
        .order_by_asc(problem_report::Column::AnsweredAt.is_not_null())
        .order_by_desc(problem_report::Column::ReportedAt)
        .order_by_desc(problem_report::Column::Id)
        .offset(paging.offset())
        .limit(paging.rows() + 1)
        .all(db)
        .await?;
    rows(db, reports).await
}

async fn rows(db: &impl Connection, reports: Vec<problem_report::Model>) -> Result<Vec<Row>, DbErr> {
    let guests = guest::Entity::find()
        .filter(guest::Column::Id.is_in(reports.iter().map(|report| report.guest_id)))
        .all(db)
        .await?;
    let bookings = booking::Entity::find()
        .filter(booking::Column::Id.is_in(reports.iter().map(|report| report.booking_id)))
        .all(db)
        .await?;
    let facilities = facility::Entity::find()
        .filter(facility::Column::Id.is_in(reports.iter().map(|report| report.facility_id)))
        .all(db)
        .await?;
    let answers = problem_answer::Entity::find()
        .filter(problem_answer::Column::ProblemReportId.is_in(reports.iter().map(|report| report.id)))
        .order_by_asc(problem_answer::Column::AnsweredAt)
        .limit(ANSWERS_MAX)
        .all(db)
        .await?;
    Ok(reports
        .into_iter()
        .filter_map(|report| {
            Some(Row {
                guest: guests.iter().find(|one| one.id == report.guest_id)?.clone(),
                booking: bookings.iter().find(|one| one.id == report.booking_id)?.clone(),
                facility: facilities.iter().find(|one| one.id == report.facility_id)?.clone(),
                answers: answers
                    .iter()
                    .filter(|one| one.problem_report_id == report.id)
                    .cloned()
                    .collect(),
                report,
            })
        })
        .collect())
}

/// A report of the asker's, locked until the change ends.
pub async fn lock(txn: &Txn, scope: &Scope, id: ProblemReportId) -> Result<Option<Row>, DbErr> {
    let found = problem_report::Entity::find_by_id(id)
        .filter(visible(scope))
        .lock_exclusive()
        .one(txn)
        .await?;
    Ok(rows(txn, found.into_iter().collect()).await?.pop())
}

/// Reports of the asker's houses since a moment, the newest first.
pub async fn since(
    db: &impl Connection,
    scope: &Scope,
    since: DateTime<Utc>,
) -> Result<Vec<problem_report::Model>, DbErr> {
    problem_report::Entity::find()
        .filter(visible(scope))
        .filter(problem_report::Column::ReportedAt.gte(since))
        .order_by_desc(problem_report::Column::ReportedAt)
        .limit(COUNTED_MAX)
        .all(db)
        .await
}

/// How many reports the guest made since a moment.
pub async fn made_since(txn: &Txn, guest: GuestId, since: DateTime<Utc>) -> Result<u64, DbErr> {
    problem_report::Entity::find()
        .filter(problem_report::Column::GuestId.eq(guest))
        .filter(problem_report::Column::ReportedAt.gt(since))
        .count(txn)
        .await
}

pub async fn guest(db: &impl Connection, id: GuestId) -> Result<Option<guest::Model>, DbErr> {
    guest::Entity::find_by_id(id).one(db).await
}

/// The guest of that account or address, as it is known or anew.
pub async fn known(txn: &Txn, fresh: guest::Model) -> Result<guest::Model, DbErr> {
    let same = Condition::any()
        .add(guest::Column::Email.eq(&fresh.email))
        .add_option(fresh.person_id.map(|person| guest::Column::PersonId.eq(person)));
    let found = guest::Entity::find()
        .filter(guest::Column::BookingId.eq(fresh.booking_id))
        .filter(same)
        .one(txn)
        .await?;
    match found {
        Some(found) => Ok(found),
        None => fresh.into_active_model().reset_all().insert(txn).await,
    }
}

pub async fn insert(txn: &Txn, report: problem_report::Model) -> Result<(), DbErr> {
    let row = report.into_active_model().reset_all();
    problem_report::Entity::insert(row)
        .exec_without_returning(txn)
        .await
        .map(|_| ())
}

/// Keeps an answer and where the report stands after it.
pub async fn answer(txn: &Txn, report: problem_report::Model, said: problem_answer::Model) -> Result<(), DbErr> {
    let row = said.into_active_model().reset_all();
    problem_answer::Entity::insert(row).exec_without_returning(txn).await?;
    report.into_active_model().reset_all().update(txn).await.map(|_| ())
}
