//! Lists of bookings: one's own, what waits for one, who arrives, and what the clock must see to.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entities::booking::{self, Kind, State};
use entities::id::{BookingId, FacilityId, OrganisationId};
use entities::{booking_change, facility, organisation, participant, wish};
use sea_orm::sea_query::{Expr, ExprTrait, NullOrdering};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use super::super::steps::has_ended;
use super::{Loaded, part_of, visible};
use crate::bookings::{changes, pair};
use crate::paging::Paging;
use crate::policy::Scope;

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// What the person, or the company for which it speaks, applied for or takes part in.
    Mine,
    /// What waits for the person.
    Worklist,
    /// Who is in the house on a day.
    Arrivals,
    /// Everything that the person may see.
    All,
}

/// What a list is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub state: Option<State>,
    pub facility: Option<FacilityId>,
    pub on: Option<NaiveDate>,
}

/// One row of a list, with the columns that its parties are read from.
#[derive(Clone, Debug)]
pub struct Row {
    pub booking: booking::Model,
    pub facility: Option<facility::Model>,
    pub also: Option<Box<facility::Model>>,
    pub organisation: Option<organisation::Model>,
    pub participants: Vec<participant::Model>,
    pub change: Option<booking_change::Model>,
}

impl Row {
    /// As the policy and the views read it.
    #[must_use]
    pub fn loaded(&self) -> Loaded {
        Loaded {
            booking: self.booking.clone(),
            facility: self.facility.clone(),
            also: self.also.clone(),
            participants: self.participants.clone(),
            change: self.change.clone(),
        }
    }
}

/// A page of a list, one row more than asked for where there is a next page.
pub async fn list(
    db: &impl ConnectionTrait,
    scope: &Scope,
    view: View,
    filter: &Filter,
    today: NaiveDate,
    paging: &Paging,
) -> Result<Vec<Row>, DbErr> {
    let mut query = booking::Entity::find()
        .filter(visible(scope))
        .filter(narrowed(scope, view, filter, today));
    if let Some(state) = filter.state {
        query = query.filter(booking::Column::State.eq(state));
    }
    if let Some(facility) = filter.facility {
        let either = Condition::any()
            .add(booking::Column::FacilityId.eq(facility))
            .add(booking::Column::AlsoFacilityId.eq(facility));
        query = query.filter(either);
    }
    let query = match view {
        View::Worklist => query.order_by_with_nulls(booking::Column::DueAt, Order::Asc, NullOrdering::Last),
        View::Arrivals => query.order_by_asc(booking::Column::StartsOn),
        View::Mine | View::All => query.order_by_desc(booking::Column::UpdatedAt),
    };
    let bookings = query
        .order_by_asc(booking::Column::Id)
        .offset(paging.offset())
        .limit(paging.rows() + 1)
        .all(db)
        .await?;
    rows(db, bookings).await
}

fn narrowed(scope: &Scope, view: View, filter: &Filter, today: NaiveDate) -> Condition {
    match view {
        View::All => Condition::all(),
        View::Mine => {
            let mut mine = Condition::any().add(booking::Column::OrganisationId.is_in(scope.companies.iter().copied()));
            if let Some(person) = scope.person {
                mine = mine
                    .add(booking::Column::ApplicantId.eq(person))
                    .add(booking::Column::Id.in_subquery(part_of(person)));
            }
            mine
        }
        View::Arrivals => {
            let day = filter.on.unwrap_or(today);
            Condition::all()
                .add(booking::Column::State.is_in([
                    State::Confirmed,
                    State::CheckedIn,
                    State::Completed,
                    State::NoShow,
                ]))
                .add(booking::Column::StartsOn.lte(day))
                .add(booking::Column::EndsOn.gte(day))
                .add(
                    Condition::any()
                        .add(booking::Column::FacilityId.in_subquery(hosted(scope)))
                        .add(booking::Column::AlsoFacilityId.in_subquery(hosted(scope))),
                )
        }
        View::Worklist => worklist(scope, today),
    }
}

/// The facilities that the person runs.
pub fn hosted(scope: &Scope) -> sea_orm::sea_query::SelectStatement {
    facility::Entity::find()
        .select_only()
        .column(facility::Column::Id)
        .filter(facility::Column::OrganisationId.is_in(scope.hosted.iter().copied()))
        .into_query()
}

/// A state of an application, or the same state of an open change.
fn in_state(state: State, change: booking_change::State) -> Condition {
    Condition::any()
        .add(booking::Column::State.eq(state))
        .add(booking::Column::Id.in_subquery(changes::store::waiting(change)))
}

/// What waits for this person: the steps that it holds, in each of its roles.
fn worklist(scope: &Scope, today: NaiveDate) -> Condition {
    use booking_change::State as Change;
    let mut waits = Condition::any();
    if let Some(person) = scope.person {
        let own = Condition::any()
            .add(booking::Column::ApplicantId.eq(person))
            .add(booking::Column::OrganisationId.is_in(scope.companies.iter().copied()));
        waits = waits.add(
            Condition::all()
                .add(own)
                .add(in_state(State::Returned, Change::Returned).add(booking::Column::State.eq(State::Offered))),
        );
    }
    if scope.office {
        waits = waits.add(in_state(State::InReview, Change::InReview));
    }
    if !scope.supervised.is_empty() {
        waits = waits.add(
            Condition::all()
                .add(booking::Column::OrganisationId.is_in(scope.supervised.iter().copied()))
                .add(booking::Column::Kind.eq(Kind::Employee))
                .add(in_state(State::SupervisorReview, Change::SupervisorReview)),
        );
    }
    if !scope.hosted.is_empty() {
        let unclear = Condition::all()
            .add(booking::Column::State.eq(State::Confirmed))
            .add(booking::Column::StartsOn.lt(today));
        let asked = in_state(State::HostCheck, Change::HostCheck);
        waits = waits
            .add(
                Condition::all()
                    .add(still_asked(booking::Column::FacilityId, scope))
                    .add(asked.clone().add(unclear)),
            )
            .add(
                Condition::all()
                    .add(still_asked(booking::Column::AlsoFacilityId, scope))
                    .add(asked),
            );
    }
    waits
}

/// Whether the person runs the facility in the column, and its host hasn't accepted already.
fn still_asked(place: booking::Column, scope: &Scope) -> Condition {
    let accepted = booking::Column::AcceptedFacilityId;
    Condition::all()
        .add(place.in_subquery(hosted(scope)))
        .add(Condition::any().add(accepted.is_null()).add(ExprTrait::ne(
            Expr::col(accepted.as_column_ref()),
            Expr::col(place.as_column_ref()),
        )))
}

async fn rows(db: &impl ConnectionTrait, bookings: Vec<booking::Model>) -> Result<Vec<Row>, DbErr> {
    let facilities: BTreeMap<FacilityId, facility::Model> = facility::Entity::find()
        .filter(facility::Column::Id.is_in(bookings.iter().flat_map(pair::places)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let organisations: BTreeMap<OrganisationId, organisation::Model> = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(bookings.iter().map(|row| row.organisation_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let participants = participant::Entity::find()
        .filter(participant::Column::BookingId.is_in(bookings.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let changes = changes::store::open_of(db, bookings.iter().map(|row| row.id)).await?;
    Ok(bookings
        .into_iter()
        .map(|booking| Row {
            change: changes.iter().find(|one| one.booking_id == booking.id).cloned(),
            facility: booking.facility_id.and_then(|id| facilities.get(&id).cloned()),
            also: booking
                .also_facility_id
                .and_then(|id| facilities.get(&id).cloned().map(Box::new)),
            organisation: organisations.get(&booking.organisation_id).cloned(),
            participants: participants
                .iter()
                .filter(|one| one.booking_id == booking.id)
                .cloned()
                .collect(),
            booking,
        })
        .collect())
}

/// *Rivals*: the other open applications that want nights or days of these of its places in the same span.
pub async fn rivals(
    db: &impl ConnectionTrait,
    booking: &booking::Model,
    places: Vec<FacilityId>,
) -> Result<Vec<booking::Model>, DbErr> {
    let (false, Some(starts_on), Some(ends_on)) = (places.is_empty(), booking.starts_on, booking.ends_on) else {
        return Ok(Vec::new());
    };
    let either = Condition::any()
        .add(wish::Column::FacilityId.is_in(places.clone()))
        .add(wish::Column::AlsoFacilityId.is_in(places));
    let wanting = wish::Entity::find()
        .select_only()
        .column(wish::Column::BookingId)
        .filter(either)
        .filter(wish::Column::StartsOn.lte(ends_on))
        .filter(wish::Column::EndsOn.gte(starts_on))
        .filter(wish::Column::Outcome.is_null())
        .into_query();
    booking::Entity::find()
        .filter(booking::Column::Id.in_subquery(wanting))
        .filter(booking::Column::Id.ne(booking.id))
        .filter(booking::Column::State.is_in([
            State::SupervisorReview,
            State::InReview,
            State::Pooled,
            State::HostCheck,
            State::Waiting,
        ]))
        .order_by_asc(booking::Column::SubmittedAt)
        .limit(20)
        .all(db)
        .await
}

/// Stays that the clock may have to close: confirmed or checked in, and over.
pub async fn overdue_stays(db: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<BookingId>, DbErr> {
    let rows = booking::Entity::find()
        .filter(booking::Column::State.is_in([State::Confirmed, State::CheckedIn]))
        .filter(booking::Column::EndsOn.lt(today))
        .order_by_asc(booking::Column::EndsOn)
        .limit(100)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// A booking as surveys need it: what was stayed, by whom.
#[derive(Clone, Debug)]
pub struct Stay {
    pub booking: booking::Model,
    pub facility: facility::Model,
    pub participants: Vec<participant::Model>,
}

/// Stays completed from `since` on: the three later questionnaires go out. Those closed 未確認 get none.
pub async fn completed_stays(db: &impl ConnectionTrait, since: NaiveDate) -> Result<Vec<Stay>, DbErr> {
    let closed = Condition::any()
        .add(booking::Column::ClosedBy.is_null())
        .add(booking::Column::ClosedBy.ne(booking::ClosedBy::Unconfirmed));
    let bookings = booking::Entity::find()
        .filter(booking::Column::State.eq(State::Completed))
        .filter(booking::Column::ActualEndsOn.gte(since))
        .filter(closed)
        .order_by_asc(booking::Column::ActualEndsOn)
        .limit(500)
        .all(db)
        .await?;
    Ok(stays(rows(db, bookings).await?))
}

/// Confirmed stays that haven't begun: participants who are named are asked before.
pub async fn stays_to_ask_before(db: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<Stay>, DbErr> {
    let bookings = booking::Entity::find()
        .filter(booking::Column::State.eq(State::Confirmed))
        .filter(booking::Column::StartsOn.gte(today))
        .order_by_asc(booking::Column::StartsOn)
        .limit(500)
        .all(db)
        .await?;
    Ok(stays(rows(db, bookings).await?))
}

fn stays(rows: Vec<Row>) -> Vec<Stay> {
    rows.into_iter()
        .filter(|row| row.booking.state == State::Confirmed || has_ended(row.booking.state))
        .filter_map(|row| {
            Some(Stay {
                facility: row.facility?,
                booking: row.booking,
                participants: row.participants,
            })
        })
        .collect()
}

/// Whether a 受付番号 belongs to a booking already.
pub async fn is_number_taken(db: &impl ConnectionTrait, number: &str) -> Result<bool, DbErr> {
    let found = booking::Entity::find()
        .filter(booking::Column::Number.eq(number))
        .count(db)
        .await?;
    Ok(found > 0)
}
