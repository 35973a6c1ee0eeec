//! What people do with mails and notices.

use entities::id::{NoticeId, OutboxId, PersonId};
use entities::{notice, outbox};
use serde_json::json;

use super::rules::{Backlog, MailFilter, Status};
use super::store;
use crate::app::{App, Context};
use crate::audit;
use crate::error::{Error, Refusal, Result};
use crate::paging::{Page, Paging};
use crate::policy::{Action, Parties, Standing};

/// A mail as somebody may see it.
pub(super) struct Seen {
    pub mail: outbox::Model,
    pub may: Vec<&'static str>,
    /// The administrator sees addresses and errors, but not what a mail is about.
    pub with_subject: bool,
}

/// Mails and where they stand, newest first. Addresses are personal, so the look is recorded.
pub(super) async fn list(app: &App, context: &Context, filter: &MailFilter, paging: &Paging) -> Result<Page<Seen>> {
    let with_subject = app
        .change(context, async |txn| {
            let permit = context.actor.may(Action::OutboxList, &Parties::house("mail"))?;
            let with_subject = permit.standing() == Standing::Secretariat;
            let receipt = audit::record(txn, permit, &[]).await?;
            Ok((with_subject, receipt))
        })
        .await?;
    if !with_subject && filter.booking.is_some() {
        return Err(Error::Forbidden);
    }
    let rows = store::mails(app.db.reader(), filter, (paging.offset(), paging.rows())).await?;
    Ok(paging.page(rows).map(|mail| seen(context, mail, with_subject)))
}

fn seen(context: &Context, mail: outbox::Model, with_subject: bool) -> Seen {
    let possible: &[Action] = match Status::from(&mail) {
        Status::Failed => &[Action::MailRetry],
        _ => &[],
    };
    let may = context.actor.allowed(possible, &mail_parties(&mail));
    Seen {
        mail,
        may,
        with_subject,
    }
}

fn mail_parties(mail: &outbox::Model) -> Parties {
    Parties {
        office: true,
        administered: true,
        ..Parties::of("mail", mail.id).at_version(mail.version)
    }
}

/// Lets a failed mail wait again, as if it were new.
pub(super) async fn retry(app: &App, context: &Context, id: OutboxId) -> Result<Seen> {
    let with_subject = app
        .change(context, async |txn| {
            let mail = store::mail(txn, id).await?.ok_or(Error::NotFound("mail"))?;
            let permit = context.actor.may(Action::MailRetry, &mail_parties(&mail))?;
            let current = || json!({ "status": Status::from(&mail), "version": mail.version });
            context.expect(mail.version, current)?;
            if Status::from(&mail) != Status::Failed {
                return Err(Refusal::conflict("mail.not_failed").into());
            }
            let with_subject = permit.standing() == Standing::Secretariat;
            store::wait_again(txn, mail).await?;
            let receipt = audit::record(txn, permit, &["failed_at", "run_at"]).await?;
            Ok((with_subject, receipt))
        })
        .await?;
    let mail = store::mail(app.db.writer(), id).await?.ok_or(Error::NotFound("mail"))?;
    Ok(seen(context, mail, with_subject))
}

/// Everything that the demo wrote to anybody, newest first.
pub(super) async fn list_demo(
    app: &App,
    context: &Context,
    to: Option<String>,
    paging: &Paging,
) -> Result<Page<outbox::Model>> {
    context.actor.may(Action::DemoMailList, &Parties::house("mail"))?;
    let filter = MailFilter {
        recipient: to,
        ..MailFilter::default()
    };
    let rows = store::mails(app.db.reader(), &filter, (paging.offset(), paging.rows())).await?;
    Ok(paging.page(rows))
}

/// The own notices, and how many of all are unread.
pub(super) async fn list_notices(
    app: &App,
    context: &Context,
    unread_only: bool,
    paging: &Paging,
) -> Result<(Page<notice::Model>, u64)> {
    let person = oneself(context)?;
    context.actor.may(Action::NoticeList, &own(person, "-"))?;
    let db = app.db.reader();
    let rows = store::notices(db, person, unread_only, (paging.offset(), paging.rows())).await?;
    Ok((paging.page(rows), store::count_unread(db, person).await?))
}

/// Marks a notice as read. Repeating it changes nothing, so it asks for no version.
pub(super) async fn read_notice(app: &App, context: &Context, id: NoticeId) -> Result<notice::Model> {
    let person = oneself(context)?;
    app.change(context, async |txn| {
        let found = store::notice(txn, person, id).await?;
        found.ok_or(Error::NotFound("notice"))?;
        let permit = context.actor.may(Action::NoticeRead, &own(person, id))?;
        store::read_notice(txn, id).await?;
        let receipt = audit::record(txn, permit, &["read_at"]).await?;
        Ok(((), receipt))
    })
    .await?;
    let notice = store::notice(app.db.writer(), person, id).await?;
    notice.ok_or(Error::NotFound("notice"))
}

fn oneself(context: &Context) -> Result<PersonId> {
    context.actor.person_id().ok_or(Error::Unauthorised("sign_in_needed"))
}

fn own(person: PersonId, id: impl ToString) -> Parties {
    Parties {
        oneself: Some(person),
        ..Parties::of("notice", id)
    }
}

/// What is not out yet, for the health page.
///
/// # Errors
/// The database's.
pub async fn backlog(app: &App) -> Result<Backlog> {
    Ok(store::backlog(app.db.reader()).await?)
}
