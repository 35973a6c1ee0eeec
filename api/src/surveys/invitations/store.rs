//! Queries of invitations. One that answers somebody takes whose they are.

use chrono::NaiveDate;
use entities::booking::{ClosedBy, State};
use entities::id::{BookingId, CallId, InvitationId, PersonId, RespondentId};
use entities::invitation::Population;
use entities::questionnaire::Audience;
use entities::unit_type::Kind;
use entities::{booking, booking_item, criterion, facility, invitation, participant, unit_type, wish};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel,
    JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use crate::app::Txn;
use crate::policy::Scope;
use crate::programmes::Half;

/// How a stay ends that nobody is asked about afterwards.
const UNSTAYED: [State; 4] = [State::Cancelled, State::CalledOff, State::Revoked, State::NoShow];

/// Who asks: the bearer of the invitation's link, or the person it was sent to.
fn of_asker(scope: &Scope) -> Condition {
    match (scope.link_subject, scope.person) {
        (Some(subject), _) => Condition::all().add(invitation::Column::Id.eq(subject)),
        (None, Some(person)) => Condition::all().add(invitation::Column::PersonId.eq(person)),
        (None, None) if scope.system => Condition::all(),
        (None, None) => Condition::all().add(Expr::value(false)),
    }
}

/// An invitation of the asker's.
pub async fn find(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: InvitationId,
) -> Result<Option<invitation::Model>, DbErr> {
    invitation::Entity::find_by_id(id).filter(of_asker(scope)).one(db).await
}

/// An invitation of the asker's, locked until the change ends.
pub async fn lock(txn: &Txn, scope: &Scope, id: InvitationId) -> Result<Option<invitation::Model>, DbErr> {
    invitation::Entity::find_by_id(id)
        .filter(of_asker(scope))
        .lock_exclusive()
        .one(txn)
        .await
}

/// The person's own, the newest first.
pub async fn own(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<invitation::Model>, DbErr> {
    invitation::Entity::find()
        .filter(invitation::Column::PersonId.eq(person))
        .order_by_desc(invitation::Column::InvitedOn)
        .order_by_desc(invitation::Column::Id)
        .limit(100)
        .all(db)
        .await
}

/// Adds one.
pub async fn insert(txn: &Txn, row: invitation::Model) -> Result<(), DbErr> {
    row.into_active_model().reset_all().insert(txn).await.map(|_| ())
}

/// Writes one back.
pub async fn update(txn: &Txn, row: invitation::Model) -> Result<invitation::Model, DbErr> {
    row.into_active_model().reset_all().update(txn).await
}

/// The addresses that were asked for this audience of a booking.
pub async fn asked(db: &impl ConnectionTrait, booking: BookingId) -> Result<Vec<(Audience, String)>, DbErr> {
    let rows = invitation::Entity::find()
        .filter(invitation::Column::BookingId.eq(booking))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.audience, row.email)).collect())
}

/// Unanswered and open ones, with their bookings: who may be reminded.
pub async fn open(db: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<invitation::Model>, DbErr> {
    invitation::Entity::find()
        .filter(invitation::Column::AnsweredOn.is_null())
        .filter(invitation::Column::Closed.eq(false))
        .filter(invitation::Column::ClosesOn.gte(today))
        .filter(invitation::Column::BookingId.not_in_subquery(unstayed()))
        .order_by_asc(invitation::Column::Id)
        .limit(1000)
        .all(db)
        .await
}

/// Those whose time is over; of stays that came to nothing see [`stranded`].
pub async fn over(db: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<InvitationId>, DbErr> {
    let rows = invitation::Entity::find()
        .filter(invitation::Column::Closed.eq(false))
        .filter(invitation::Column::ClosesOn.lt(today))
        .filter(invitation::Column::BookingId.not_in_subquery(unstayed()))
        .limit(500)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Those that ask about, or still hold the key of, a stay that came to nothing: no later wave will end them.
pub async fn stranded(db: &impl ConnectionTrait) -> Result<Vec<InvitationId>, DbErr> {
    let live = Condition::any()
        .add(invitation::Column::Closed.eq(false))
        .add(invitation::Column::RespondentId.is_not_null());
    let rows = invitation::Entity::find()
        .filter(invitation::Column::BookingId.in_subquery(unstayed()))
        .filter(live)
        .limit(500)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The bookings whose stay came to nothing, or of which nobody knows that it came to something.
fn unstayed() -> SelectStatement {
    let unconfirmed = Condition::all()
        .add(booking::Column::State.eq(State::Completed))
        .add(booking::Column::ClosedBy.eq(ClosedBy::Unconfirmed));
    booking::Entity::find()
        .select_only()
        .column(booking::Column::Id)
        .filter(
            Condition::any()
                .add(booking::Column::State.is_in(UNSTAYED))
                .add(unconfirmed),
        )
        .into_query()
}

/// How many were asked one questionnaire, and how far they have come.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Progress {
    pub call_id: CallId,
    pub audience: Audience,
    pub population: Population,
    pub invited: i64,
    pub answered: i64,
    pub reminded: i64,
}

impl Progress {
    /// The half that was counted, when one was asked for: never of employees.
    pub fn half(&self, asked: Option<Half>) -> Option<Half> {
        asked.filter(|_| self.population != Population::Employee)
    }
}

/// By call, audience and population; of the half of the check-in day, but employees always as a call's total.
pub async fn progress(
    db: &impl ConnectionTrait,
    call: Option<CallId>,
    half: Option<(NaiveDate, NaiveDate)>,
) -> Result<Vec<Progress>, DbErr> {
    let of_booking = invitation::Entity::belongs_to(booking::Entity)
        .from(invitation::Column::BookingId)
        .to(booking::Column::Id)
        .into();
    let mut query = invitation::Entity::find()
        .select_only()
        .column(booking::Column::CallId)
        .column(invitation::Column::Audience)
        .column(invitation::Column::Population)
        .column_as(invitation::Column::Id.count(), "invited")
        .column_as(invitation::Column::AnsweredOn.count(), "answered")
        .column_as(invitation::Column::RemindedOn.count(), "reminded")
        .join(JoinType::InnerJoin, of_booking);
    if let Some(call) = call {
        query = query.filter(booking::Column::CallId.eq(call));
    }
    if let Some((first, last)) = half {
        let within = Condition::any()
            .add(booking::Column::StartsOn.between(first, last))
            .add(invitation::Column::Population.eq(Population::Employee));
        query = query.filter(within);
    }
    query
        .group_by(booking::Column::CallId)
        .group_by(invitation::Column::Audience)
        .group_by(invitation::Column::Population)
        .order_by_asc(booking::Column::CallId)
        .order_by_asc(invitation::Column::Audience)
        .order_by_asc(invitation::Column::Population)
        .into_model::<Progress>()
        .all(db)
        .await
}

/// The key of the same person's other wave about the same stay.
pub async fn sibling_key(txn: &Txn, of: &invitation::Model) -> Result<Option<RespondentId>, DbErr> {
    let rows = invitation::Entity::find()
        .filter(invitation::Column::BookingId.eq(of.booking_id))
        .filter(invitation::Column::Email.eq(of.email.as_str()))
        .filter(invitation::Column::Population.eq(of.population))
        .filter(invitation::Column::RespondentId.is_not_null())
        .filter(invitation::Column::Audience.is_in([Audience::ParticipantPre, Audience::ParticipantPost]))
        .all(txn)
        .await?;
    Ok(rows.into_iter().find_map(|row| row.respondent_id))
}

/// Deletes keys and drafts of this person about this stay: from here nothing leads to the answers. Whoever also
/// answers for the company or the house under the same address is another respondent there.
pub async fn forget_key(txn: &Txn, of: &invitation::Model) -> Result<(), DbErr> {
    invitation::Entity::update_many()
        .col_expr(invitation::Column::RespondentId, Expr::value(None::<uuid::Uuid>))
        .col_expr(invitation::Column::Draft, Expr::value(None::<String>))
        .filter(invitation::Column::BookingId.eq(of.booking_id))
        .filter(invitation::Column::Email.eq(of.email.as_str()))
        .filter(invitation::Column::Population.eq(of.population))
        .exec(txn)
        .await
        .map(|_| ())
}

/// What the conditions of a questionnaire ask about the stay.
#[derive(Clone, Debug)]
pub struct StayFacts {
    pub booking: booking::Model,
    pub facility: facility::Model,
    pub participant: Option<participant::Model>,
    pub has_lodging: bool,
    pub has_workspace: bool,
    pub criteria: Vec<String>,
}

/// Reads the stay that an invitation is about.
pub async fn stay(db: &impl ConnectionTrait, of: &invitation::Model) -> Result<Option<StayFacts>, DbErr> {
    let Some(booking) = booking::Entity::find_by_id(of.booking_id).one(db).await? else {
        return Ok(None);
    };
    let Some(place) = booking.facility_id else {
        return Ok(None);
    };
    let Some(facility) = facility::Entity::find_by_id(place).one(db).await? else {
        return Ok(None);
    };
    let participant = match of.participant_id {
        Some(id) => participant::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let kinds = kinds_of(db, &booking).await?;
    let criteria = criterion::Entity::find()
        .filter(criterion::Column::BookingId.eq(booking.id))
        .order_by_asc(criterion::Column::Position)
        .all(db)
        .await?;
    Ok(Some(StayFacts {
        has_lodging: kinds.iter().any(|kind| matches!(kind, Kind::Room | Kind::Whole)),
        has_workspace: kinds.iter().any(|kind| *kind != Kind::Room),
        criteria: criteria.into_iter().map(|row| row.text).collect(),
        booking,
        facility,
        participant,
    }))
}

async fn kinds_of(db: &impl ConnectionTrait, booking: &booking::Model) -> Result<Vec<Kind>, DbErr> {
    let wish = wish::Entity::find()
        .filter(wish::Column::BookingId.eq(booking.id))
        .filter(wish::Column::Rank.eq(booking.wish_rank))
        .one(db)
        .await?;
    let Some(wish) = wish else { return Ok(Vec::new()) };
    let items = booking_item::Entity::find()
        .filter(booking_item::Column::WishId.eq(wish.id))
        .all(db)
        .await?;
    let types = unit_type::Entity::find()
        .filter(unit_type::Column::Id.is_in(items.iter().map(|item| item.unit_type_id)))
        .all(db)
        .await?;
    Ok(types.into_iter().map(|row| row.kind).collect())
}
