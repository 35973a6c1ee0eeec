//! Queries on `outbox` and `notice`.

use chrono::{DateTime, TimeDelta, Utc};
use entities::id::{BookingId, NoticeId, OutboxId, PersonId};
use entities::{notice, outbox};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, ExprTrait,
    FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set, Statement,
};

use super::letter::Letter;
use super::mail::Mail;
use super::rules::{Backlog, MailFilter, Status};
use crate::app::Txn;

/// How long a mail is one process's to send. A clock that was moved back leaves no longer lease behind.
const LEASE: TimeDelta = TimeDelta::minutes(5);

pub(super) async fn insert_mail(
    txn: &Txn,
    mail: &Mail,
    letter: &Letter,
    attached: Option<(&'static str, String)>,
) -> Result<(), DbErr> {
    let (method, calendar) = attached.unzip();
    let row = outbox::ActiveModel {
        id: Set(OutboxId::new()),
        topic: Set(mail.topic.name().to_owned()),
        recipient: Set(mail.to.email.clone()),
        recipient_name: Set(mail.to.name.clone()),
        locale: Set(mail.to.locale),
        subject: Set(letter.subject.clone()),
        body: Set(letter.body.clone()),
        calendar: Set(calendar),
        calendar_method: Set(method.map(str::to_owned)),
        booking_id: Set(mail.booking),
        created_at: Set(txn.now()),
        run_at: Set(txn.now()),
        lease_until: Set(txn.now()),
        attempts: Set(0),
        done_at: Set(None),
        failed_at: Set(None),
        outcome: Set(None),
        last_error: Set(None),
        draft_of: Set(mail.draft_of),
        is_draft: Set(mail.draft_of.is_some()),
        person_id: Set(mail.to.person.filter(|_| mail.draft_of.is_some())),
        discarded_at: Set(None),
        version: Set(1),
    };
    row.insert(txn).await?;
    Ok(())
}

pub(super) async fn insert_notice(txn: &Txn, person: PersonId, mail: &Mail, subject: String) -> Result<(), DbErr> {
    write_notice(txn, person, mail.topic.name(), mail.booking, subject).await
}

pub(super) async fn write_notice(
    txn: &Txn,
    person: PersonId,
    topic: &str,
    booking: Option<BookingId>,
    subject: String,
) -> Result<(), DbErr> {
    let row = notice::ActiveModel {
        id: Set(NoticeId::new()),
        person_id: Set(person),
        topic: Set(topic.to_owned()),
        subject: Set(subject),
        booking_id: Set(booking),
        created_at: Set(txn.now()),
        read_at: Set(None),
    };
    row.insert(txn).await?;
    Ok(())
}

/// What waits and may be sent now.
fn due(now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(outbox::Column::DoneAt.is_null())
        .add(outbox::Column::FailedAt.is_null())
        .add(outbox::Column::IsDraft.eq(false))
        .add(outbox::Column::RunAt.lte(now))
}

pub(super) async fn is_any_due(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let first: Option<OutboxId> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .filter(due(now))
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(first.is_some())
}

/// Takes the oldest mail that is due, by a lease: whoever gets it back is the only one to send it.
pub(super) async fn claim(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Option<outbox::Model>, DbErr> {
    let backend = db.get_database_backend();
    // Two processes on PostgreSQL pass each other; SQLite has one writer anyway.
    let skip = if backend == DbBackend::Postgres {
        "FOR UPDATE SKIP LOCKED"
    } else {
        ""
    };
    let claim = format!(
        "UPDATE outbox SET lease_until = $2, attempts = attempts + 1, version = version + 1 WHERE id IN (
            SELECT id FROM outbox
            WHERE done_at IS NULL AND failed_at IS NULL AND NOT is_draft AND run_at <= $1 AND (lease_until <= $1 OR lease_until > $2)
            ORDER BY run_at, id LIMIT 1 {skip})
         RETURNING *"
    );
    let statement = Statement::from_sql_and_values(backend, claim, [now.into(), (now + LEASE).into()]);
    outbox::Model::find_by_statement(statement).one(db).await
}

/// Notes that it is out. A mail that was sent keeps neither text nor calendar: the links in it are credentials.
pub(super) async fn sent(txn: &Txn, id: OutboxId) -> Result<(), DbErr> {
    outbox::Entity::update_many()
        .col_expr(outbox::Column::DoneAt, Expr::value(txn.now()))
        .col_expr(outbox::Column::Outcome, Expr::value("sent"))
        .col_expr(outbox::Column::LastError, Expr::value(Option::<String>::None))
        .col_expr(outbox::Column::Body, Expr::value(""))
        .col_expr(outbox::Column::Calendar, Expr::value(Option::<String>::None))
        .col_expr(outbox::Column::Version, Expr::col(outbox::Column::Version).add(1))
        .filter(outbox::Column::Id.eq(id))
        .filter(outbox::Column::DoneAt.is_null())
        .exec(txn)
        .await?;
    Ok(())
}

/// Notes why it is not out; `again_at` is the next attempt, `None` that there is none.
pub(super) async fn not_sent(
    txn: &Txn,
    id: OutboxId,
    error: &str,
    again_at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let failed_at = again_at.is_none().then(|| txn.now());
    outbox::Entity::update_many()
        .col_expr(outbox::Column::FailedAt, Expr::value(failed_at))
        .col_expr(
            outbox::Column::RunAt,
            Expr::value(again_at.unwrap_or_else(|| txn.now())),
        )
        .col_expr(outbox::Column::LeaseUntil, Expr::value(txn.now()))
        .col_expr(outbox::Column::LastError, Expr::value(error))
        .col_expr(outbox::Column::Version, Expr::col(outbox::Column::Version).add(1))
        .filter(outbox::Column::Id.eq(id))
        .filter(outbox::Column::DoneAt.is_null())
        .exec(txn)
        .await?;
    Ok(())
}

/// The demo without a relay: everything that waits is shown on the mailbox page instead.
pub(super) async fn put_in_mailbox(txn: &Txn) -> Result<u64, DbErr> {
    let put = outbox::Entity::update_many()
        .col_expr(outbox::Column::DoneAt, Expr::value(txn.now()))
        .col_expr(outbox::Column::Outcome, Expr::value("mailbox"))
        .col_expr(outbox::Column::Version, Expr::col(outbox::Column::Version).add(1))
        .filter(due(txn.now()))
        .exec(txn)
        .await?;
    Ok(put.rows_affected)
}

/// A failed mail waits again, with all its attempts before it.
pub(super) async fn wait_again(txn: &Txn, mail: outbox::Model) -> Result<outbox::Model, DbErr> {
    let version = mail.version + 1;
    let mut row: outbox::ActiveModel = mail.into();
    row.failed_at = Set(None);
    row.run_at = Set(txn.now());
    row.lease_until = Set(txn.now());
    row.attempts = Set(0);
    row.version = Set(version);
    row.update(txn).await
}

pub(super) async fn mail(db: &impl ConnectionTrait, id: OutboxId) -> Result<Option<outbox::Model>, DbErr> {
    outbox::Entity::find_by_id(id).one(db).await
}

/// Mails, newest first, one more than `rows` when there are more.
pub(super) async fn mails(
    db: &impl ConnectionTrait,
    filter: &MailFilter,
    (offset, rows): (u64, u64),
) -> Result<Vec<outbox::Model>, DbErr> {
    let MailFilter {
        status,
        recipient,
        topic,
        booking,
    } = filter;
    outbox::Entity::find()
        .filter(
            Condition::all()
                .add_option(status.map(Status::condition))
                .add_option(recipient.as_ref().map(|address| outbox::Column::Recipient.eq(address)))
                .add_option(topic.as_ref().map(|topic| outbox::Column::Topic.eq(topic)))
                .add_option(booking.map(|booking| outbox::Column::BookingId.eq(booking))),
        )
        .order_by_desc(outbox::Column::CreatedAt)
        .order_by_desc(outbox::Column::Id)
        .offset(offset)
        .limit(rows + 1)
        .all(db)
        .await
}

impl Status {
    fn condition(self) -> Condition {
        let (done, failed) = (outbox::Column::DoneAt, outbox::Column::FailedAt);
        let is_draft = outbox::Column::IsDraft;
        let open = Condition::all()
            .add(done.is_null())
            .add(failed.is_null())
            .add(is_draft.eq(false));
        match self {
            Self::Waiting => open.add(outbox::Column::Attempts.eq(0)),
            Self::Retrying => open.add(outbox::Column::Attempts.gt(0)),
            Self::Sent => Condition::all().add(outbox::Column::Outcome.eq("sent")),
            Self::Mailbox => Condition::all().add(outbox::Column::Outcome.eq("mailbox")),
            Self::Failed => Condition::all().add(failed.is_not_null()),
            Self::Draft => Condition::all()
                .add(is_draft.eq(true))
                .add(outbox::Column::DiscardedAt.is_null()),
            Self::Discarded => Condition::all().add(outbox::Column::DiscardedAt.is_not_null()),
        }
    }
}

/// How many mails are in which state, and since when the oldest waits.
pub(super) async fn backlog(db: &impl ConnectionTrait) -> Result<Backlog, DbErr> {
    let open = Condition::all()
        .add(outbox::Column::DoneAt.is_null())
        .add(outbox::Column::FailedAt.is_null())
        .add(outbox::Column::IsDraft.eq(false));
    let waiting = outbox::Entity::find().filter(open.clone()).count(db).await?;
    let failed = outbox::Entity::find()
        .filter(outbox::Column::FailedAt.is_not_null())
        .count(db)
        .await?;
    let oldest = outbox::Entity::find()
        .filter(open)
        .order_by_asc(outbox::Column::CreatedAt)
        .limit(1)
        .one(db)
        .await?;
    Ok(Backlog {
        waiting,
        failed,
        waiting_since: oldest.map(|mail| mail.created_at),
    })
}

/// The person's notices, newest first, one more than `rows` when there are more.
pub(super) async fn notices(
    db: &impl ConnectionTrait,
    person: PersonId,
    unread_only: bool,
    (offset, rows): (u64, u64),
) -> Result<Vec<notice::Model>, DbErr> {
    let unread = unread_only.then(|| notice::Column::ReadAt.is_null());
    notice::Entity::find()
        .filter(notice::Column::PersonId.eq(person))
        .filter(Condition::all().add_option(unread))
        .order_by_desc(notice::Column::CreatedAt)
        .order_by_desc(notice::Column::Id)
        .offset(offset)
        .limit(rows + 1)
        .all(db)
        .await
}

pub(super) async fn count_unread(db: &impl ConnectionTrait, person: PersonId) -> Result<u64, DbErr> {
    notice::Entity::find()
        .filter(notice::Column::PersonId.eq(person))
        .filter(notice::Column::ReadAt.is_null())
        .count(db)
        .await
}

pub(super) async fn notice(
    db: &impl ConnectionTrait,
    person: PersonId,
    id: NoticeId,
) -> Result<Option<notice::Model>, DbErr> {
    notice::Entity::find_by_id(id)
        .filter(notice::Column::PersonId.eq(person))
        .one(db)
        .await
}

/// Read once stays read: the first moment counts.
pub(super) async fn read_notice(txn: &Txn, id: NoticeId) -> Result<(), DbErr> {
    notice::Entity::update_many()
        .col_expr(notice::Column::ReadAt, Expr::value(txn.now()))
        .filter(notice::Column::Id.eq(id))
        .filter(notice::Column::ReadAt.is_null())
        .exec(txn)
        .await?;
    Ok(())
}
