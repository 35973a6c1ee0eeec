//! Queries on `outbox` and `notice`.

use entities::id::{NoticeId, OutboxId, PersonId};
use entities::{notice, outbox};
use sea_orm::{ActiveModelTrait, DbErr, Set};

use super::letter::Letter;
use super::mail::Mail;
use crate::app::Txn;

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
        version: Set(1),
    };
    row.insert(txn).await?;
    Ok(())
}

pub(super) async fn insert_notice(txn: &Txn, person: PersonId, mail: &Mail, subject: String) -> Result<(), DbErr> {
    let row = notice::ActiveModel {
        id: Set(NoticeId::new()),
        person_id: Set(person),
        topic: Set(mail.topic.name().to_owned()),
        subject: Set(subject),
        booking_id: Set(mail.booking),
        created_at: Set(txn.now()),
        read_at: Set(None),
    };
    row.insert(txn).await?;
    Ok(())
}
