//! Writing the record. It keeps ids and the *names* of changed fields, never personal values, so that
//! erasure and append-only agree.

use entities::audit_event;
use entities::id::AuditEventId;
use sea_orm::{ActiveModelTrait, Set};

use crate::app::Txn;
use crate::error::{Refusal, Result};
use crate::policy::Permit;

/// Proof that an action was recorded. `App::change` asks for one before it commits.
#[derive(Debug)]
pub struct Receipt(());

/// What a change comes to: done, or a refusal that leaves a trace and is committed with it (token reuse, a
/// failed sign-in, a used link).
#[derive(Debug)]
pub enum Outcome<T> {
    Done(T),
    Refused(Refusal),
}

/// Records that the permitted action was done; `fields` are the names of what changed.
///
/// # Errors
/// The database's, fatal for the transaction.
pub async fn record(txn: &Txn, permit: Permit, fields: &[&str]) -> Result<Receipt> {
    write(txn, permit, fields, "done").await
}

/// Records that the action was refused by a rule after it had been permitted, with the refusal's code.
///
/// # Errors
/// The database's, fatal for the transaction.
pub async fn record_refusal(txn: &Txn, permit: Permit, refusal: &Refusal) -> Result<Receipt> {
    write(txn, permit, &[], refusal.code).await
}

async fn write(txn: &Txn, permit: Permit, fields: &[&str], outcome: &str) -> Result<Receipt> {
    let (actor_kind, actor_id) = permit.actor();
    let event = audit_event::ActiveModel {
        id: Set(AuditEventId::new()),
        happened_at: Set(txn.now()),
        verb: Set(permit.action().verb().to_owned()),
        actor_kind: Set(actor_kind.to_owned()),
        actor_id: Set(Some(actor_id.to_owned())),
        standing: Set(permit.standing().word().to_owned()),
        subject_kind: Set(permit.subject().kind.to_owned()),
        subject_id: Set(permit.subject().id.clone()),
        subject_version: Set(permit.subject().version),
        fields: Set(fields.join(" ")),
        outcome: Set(outcome.to_owned()),
        request_id: Set(txn.request_id().to_owned()),
    };
    event.insert(txn).await?;
    Ok(Receipt(()))
}
