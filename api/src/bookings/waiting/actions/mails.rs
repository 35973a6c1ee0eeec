//! What the waiting list writes to whom.

use entities::booking;
use entities::link::Capability;
use entities::offer::Answer;

use super::looks;
use crate::accounts::links;
use crate::app::{App, Txn};
use crate::bookings::actions::mails::writer;
use crate::bookings::store::Whole;
use crate::error::Result;
use crate::notifications::Topic;

/// The application waits: its place in line is said.
pub(in crate::bookings) async fn joined(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model) -> Result<()> {
    in_line(app, txn, whole, booking, Topic::WaitingJoined).await
}

/// An offer was refused or not answered: the new place in line is said.
pub(super) async fn back_in_line(
    app: &App,
    txn: &Txn,
    whole: &Whole,
    booking: &booking::Model,
    answer: Answer,
) -> Result<()> {
    let topic = if answer == Answer::Declined {
        Topic::WaitingOfferDeclined
    } else {
        Topic::WaitingOfferOver
    };
    in_line(app, txn, whole, booking, topic).await
}

async fn in_line(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model, topic: Topic) -> Result<()> {
    let writer = writer(app, txn, whole, booking);
    let Some(to) = writer.applicant() else { return Ok(()) };
    let standing = looks::standing(txn, booking, txn.today()).await?;
    let own = standing.awaited.iter().find(|own| own.wish_rank == booking.wish_rank);
    let place = own.map_or(0, |own| own.place_in_line);
    let mail = writer.mail(topic, to, "").with("place_in_line", place);
    writer.send(mail).await
}

/// Places came free: held until the deadline, to be taken or refused by the link.
pub(super) async fn offered(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model) -> Result<()> {
    let writer = writer(app, txn, whole, booking);
    let Some(to) = writer.applicant() else { return Ok(()) };
    let link = links::Request {
        capability: Capability::OfferAnswer,
        subject: booking.id.0,
        version: Some(booking.version),
        person: Some(booking.applicant_id),
        expires_at: booking.due_at.unwrap_or(txn.now()),
    };
    let token = links::create(txn, link).await?;
    let mail = writer.mail(Topic::WaitingOffered, to, "");
    let page = format!("/bookings/{}", booking.id);
    let mail = mail.link(format!("/link#token={token}")).with("page_link", page);
    writer.send(mail).await
}

/// The secretariat or the host ended it.
pub(super) async fn ended(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model, why: &str) -> Result<()> {
    writer(app, txn, whole, booking)
        .to_applicant(Topic::WaitingEnded, why)
        .await
}

/// The dates have come, and nothing was free.
pub(super) async fn past(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model) -> Result<()> {
    writer(app, txn, whole, booking)
        .to_applicant(Topic::WaitingPast, "")
        .await
}
