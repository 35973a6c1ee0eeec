//! Notifications: mails by an outbox, calendar files with them, and the list inside the product.
//!
//! ```text
//! enqueue (in the change) ─▶ waiting ──lease──▶ sending ─▶ sent | mailbox (demo without a relay)
//!            └─▶ draft ──sent by a person ▲        │
//!                               └── back-off ──────┴─▶ failed ── retried by a person ─▶ waiting
//! ```
//!
//! A mail goes out outside any transaction, at least once: a crash between sending and noting it sends it
//! again, with the same Message-ID. One mail a recipient, never a list of people in it.

mod actions;
mod calendar;
mod drafts;
mod feed;
mod http;
pub mod jobs;
mod letter;
mod mail;
mod rules;
mod smtp;
mod store;
mod wrap;

pub use actions::backlog;
pub use calendar::{Calendar, Method};
pub use feed::{Feed, FeedEvent};
pub use http::{demo_routes, routes};
pub use mail::{Mail, Recipient, Topic};
pub use rules::{Backlog, Status};

use crate::app::Txn;
use crate::error::Result;

/// Writes a mail into the outbox, and the notice of a person with an account, in the transaction of the change.
///
/// # Errors
/// Internal when a value of the topic is missing; the database's, fatal for the transaction.
pub async fn enqueue(txn: &Txn, mail: &Mail) -> Result<()> {
    // Somebody who gave no address, at a counter: what they need is printed.
    if mail.to.email.is_empty() {
        return Ok(());
    }
    let letter = letter::write(txn.config(), mail)?;
    let attached = mail.calendar.as_ref().map(|calendar| {
        (
            calendar.method.name(),
            calendar.file(txn.config(), txn.now(), Some(&mail.to)),
        )
    });
    store::insert_mail(txn, mail, &letter, attached).await?;
    // The notice of a draft comes when it is sent.
    let told_now = mail.draft_of.is_none() && mail.topic.sort() != mail::Sort::Account;
    if let Some(person) = mail.to.person.filter(|_| told_now) {
        store::insert_notice(txn, person, mail, letter.headline).await?;
    }
    Ok(())
}
