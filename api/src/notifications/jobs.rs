//! Delivery: what the clock, or a commit, sends out.

use entities::outbox;

use super::rules::{Answer, again_at};
use super::smtp::Relay;
use super::store;
use crate::app::{App, Context};
use crate::audit;
use crate::error::Result;
use crate::policy::{Action, Parties};

/// Sends everything that is due; the number of mails that the relay took, or that the mailbox page shows.
///
/// # Errors
/// The relay can't be reached: nothing was tried, everything waits. The database's.
pub async fn deliver(app: &App) -> Result<usize> {
    if !store::is_any_due(app.db.writer(), app.now()).await? {
        return Ok(0);
    }
    match (app.config.smtp_url.as_str(), app.config.is_demo()) {
        ("", true) => put_in_mailbox(app).await,
        // Without a relay mails wait, and the health page says how many.
        ("", false) => Ok(0),
        _ => send_all(app).await,
    }
}

async fn send_all(app: &App) -> Result<usize> {
    let relay = Relay::connect(&app.config).await?;
    let mut sent = 0;
    // One at a time: a lease never runs out behind a slow neighbour.
    while let Some(mail) = store::claim(app.db.writer(), app.now()).await? {
        let answer = relay.send(&mail, app.now()).await;
        sent += usize::from(answer == Answer::Accepted);
        note(app, &mail, &answer).await?;
    }
    Ok(sent)
}

async fn note(app: &App, mail: &outbox::Model, answer: &Answer) -> Result<()> {
    let context = Context::system(Action::MailDeliver.verb());
    app.change(&context, async |txn| {
        let parties = Parties::of("mail", mail.id).at_version(mail.version);
        let permit = context.actor.may(Action::MailDeliver, &parties)?;
        match answer {
            Answer::Accepted => store::sent(txn, mail.id).await?,
            Answer::Later(error) => {
                let again = again_at(txn.now(), mail.attempts, app.config.mail_attempts_max);
                store::not_sent(txn, mail.id, error, again).await?;
            }
            Answer::Refused(error) => store::not_sent(txn, mail.id, error, None).await?,
        }
        let field = match answer {
            Answer::Accepted => "sent",
            Answer::Later(_) => "later",
            Answer::Refused(_) => "refused",
        };
        let receipt = audit::record(txn, permit, &[field]).await?;
        Ok(((), receipt))
    })
    .await
}

async fn put_in_mailbox(app: &App) -> Result<usize> {
    let context = Context::system(Action::MailDeliver.verb());
    let put: u64 = app
        .change(&context, async |txn| {
            let permit = context.actor.may(Action::MailDeliver, &Parties::house("mail"))?;
            let put = store::put_in_mailbox(txn).await?;
            let receipt = audit::record(txn, permit, &["mailbox"]).await?;
            Ok((put, receipt))
        })
        .await?;
    Ok(usize::try_from(put).unwrap_or(usize::MAX))
}
