//! Who is due a message that the clock sends, and who had it: read from the outbox, which is written with the mail.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use entities::booking::{self, State};
use entities::id::BookingId;
use entities::{outbox, participant, person};
use sea_orm::sea_query::{Expr, Func, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use crate::app::Txn;
use crate::bookings::rules::NAMES_DUE_DAYS;

pub const NAMES_DUE: &str = "booking.names_due";
/// To whoever applied, and to the others.
pub const DAY_BEFORE: [&str; 2] = ["booking.day_before", "booking.day_before_guest"];

/// Stays that are due a message today that somebody with an address hasn't had: arrivals, and names that are due.
pub async fn stays_to_remind(
    db: &impl ConnectionTrait,
    today: NaiveDate,
    arriving: &[NaiveDate],
) -> Result<Vec<BookingId>, DbErr> {
    let can_be_written_to = booking::Column::ApplicantId.in_subquery(
        person::Entity::find()
            .select_only()
            .column(person::Column::Id)
            .filter(person::Column::Email.ne(""))
            .into_query(),
    );
    let named = participant::Entity::find()
        .select_only()
        .column(participant::Column::BookingId)
        .into_query();
    let names_due = Condition::all()
        .add(booking::Column::StartsOn.lte(today + Days::new(NAMES_DUE_DAYS)))
        .add(booking::Column::StartsOn.gt(today + Days::new(1)))
        .add(booking::Column::Id.not_in_subquery(named))
        .add(can_be_written_to.clone())
        .add(booking::Column::Id.not_in_subquery(mailed(NAMES_DUE)));
    let applicant = can_be_written_to.and(booking::Column::Id.not_in_subquery(mailed(DAY_BEFORE[0])));
    let unwritten = Condition::any()
        .add(applicant)
        .add(booking::Column::Id.in_subquery(with_unwritten_guests()));
    let arrives = Condition::all()
        .add(booking::Column::StartsOn.is_in(arriving.iter().copied()))
        .add(unwritten);
    let rows = booking::Entity::find()
        .filter(booking::Column::State.eq(State::Confirmed))
        .filter(Condition::any().add(names_due).add(arrives))
        .order_by_asc(booking::Column::Id)
        .limit(200)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The bookings about which a mail of this topic was written.
fn mailed(topic: &str) -> SelectStatement {
    outbox::Entity::find()
        .select_only()
        .column(outbox::Column::BookingId)
        .filter(outbox::Column::Topic.eq(topic))
        .filter(outbox::Column::BookingId.is_not_null())
        .into_query()
}

/// The bookings one of whose guests has an address and no message of the day before.
fn with_unwritten_guests() -> SelectStatement {
    let participants_booking = Expr::col((participant::Entity, participant::Column::BookingId));
    let participants_address = Func::lower(Expr::col((participant::Entity, participant::Column::Email)));
    let recipient = Expr::expr(Func::lower(Expr::col((outbox::Entity, outbox::Column::Recipient))));
    let mail = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .filter(Expr::col((outbox::Entity, outbox::Column::BookingId)).eq(participants_booking))
        .filter(recipient.eq(participants_address))
        .filter(outbox::Column::Topic.is_in(DAY_BEFORE))
        .into_query();
    participant::Entity::find()
        .select_only()
        .column(participant::Column::BookingId)
        .filter(participant::Column::Email.ne(""))
        .filter(Expr::not_exists(mail))
        .into_query()
}

/// The addresses, in small letters, to which a mail of these topics about the booking was written.
pub async fn reminded(txn: &Txn, id: BookingId, topics: &[&str]) -> Result<BTreeSet<String>, DbErr> {
    let recipients: Vec<String> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Recipient)
        .filter(outbox::Column::BookingId.eq(id))
        .filter(outbox::Column::Topic.is_in(topics.iter().copied()))
        .into_tuple()
        .all(txn)
        .await?;
    Ok(recipients.iter().map(|address| address.to_lowercase()).collect())
}
