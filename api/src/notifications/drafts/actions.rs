//! What the secretariat does with drafts. Addresses and texts are personal, so each look is recorded.

use entities::id::OutboxId;
use entities::outbox;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::store;
use crate::app::{App, Context};
use crate::audit;
use crate::error::{Error, Refusal, Result};
use crate::notifications::store::write_notice;
use crate::paging::{Page, Paging};
use crate::policy::{Action, Parties};

/// How many were sent or discarded.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Handled {
    pub mails: usize,
}

fn parties(id: OutboxId) -> Parties {
    Parties {
        office: true,
        ..Parties::of("mail", id)
    }
}

async fn looked(app: &App, context: &Context, action: Action, parties: &Parties) -> Result<()> {
    app.change(&context.unrepeated(), async |txn| {
        let permit = context.actor.may(action, parties)?;
        Ok(((), audit::record(txn, permit, &[]).await?))
    })
    .await
}

/// The drafts of one subject, or all.
pub async fn list(app: &App, context: &Context, of: Option<Uuid>, paging: &Paging) -> Result<Page<outbox::Model>> {
    looked(app, context, Action::DraftList, &Parties::house("mail")).await?;
    let rows = store::drafts(app.db.reader(), of, (paging.offset(), paging.rows() + 1)).await?;
    Ok(paging.page(rows))
}

/// A draft with its text.
pub async fn view(app: &App, context: &Context, id: OutboxId) -> Result<outbox::Model> {
    let draft = store::draft(app.db.writer(), id)
        .await?
        .ok_or(Error::NotFound("mail"))?;
    looked(app, context, Action::DraftView, &parties(id)).await?;
    Ok(draft)
}

/// Sends these drafts: all of them, or none where one is none any more.
///
/// # Errors
/// 403; 409 where somebody was faster.
pub async fn send(app: &App, context: &Context, ids: &[OutboxId]) -> Result<Handled> {
    app.change(context, async |txn| {
        let permit = context.actor.may(Action::DraftSend, &Parties::house("mail"))?;
        let drafts = store::lock(txn, ids).await?;
        refuse_fewer(&drafts, ids)?;
        for draft in &drafts {
            if let Some(person) = draft.person_id {
                let subject = headline(&draft.subject);
                write_notice(txn, person, &draft.topic, draft.booking_id, subject).await?;
            }
        }
        store::send(txn, ids).await?;
        let receipt = audit::record(txn, permit, &["sent"]).await?;
        Ok((Handled { mails: drafts.len() }, receipt))
    })
    .await
}

/// Discards these drafts.
///
/// # Errors
/// 403; 409 where somebody was faster.
pub async fn discard(app: &App, context: &Context, ids: &[OutboxId]) -> Result<Handled> {
    app.change(context, async |txn| {
        let permit = context.actor.may(Action::DraftDiscard, &Parties::house("mail"))?;
        let drafts = store::lock(txn, ids).await?;
        refuse_fewer(&drafts, ids)?;
        store::discard(txn, ids).await?;
        let receipt = audit::record(txn, permit, &["discarded_at"]).await?;
        Ok((Handled { mails: drafts.len() }, receipt))
    })
    .await
}

fn refuse_fewer(drafts: &[outbox::Model], ids: &[OutboxId]) -> Result<()> {
    let asked: std::collections::BTreeSet<&OutboxId> = ids.iter().collect();
    if drafts.len() == asked.len() {
        Ok(())
    } else {
        Err(Refusal::conflict("mail.no_draft").into())
    }
}

/// The subject without the product's name in its brackets.
fn headline(subject: &str) -> String {
    let rest = subject.split_once(['】', ']']).map(|(_, rest)| rest);
    rest.unwrap_or(subject).trim().to_owned()
}
