//! What the steps of a booking write to whom. Never a list of people in a mail; the page behind the link has it.

mod writer;

pub(in crate::bookings) use writer::{Writer, facility_name, writer};
pub(super) use writer::{calendar, guest, places_name};

use entities::booking::{self, State};
use entities::id::FacilityId;

use crate::accounts::{self, links};
use crate::app::{App, Txn};
use crate::bookings::store::Whole;
use crate::error::Result;
use crate::notifications::{Method, Recipient, Topic};

pub(super) async fn submitted(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model) -> Result<()> {
    let writer = writer(app, txn, whole, booking);
    writer.to_applicant(Topic::BookingReceived, "").await?;
    match booking.state {
        State::SupervisorReview => writer.to_supervisors().await,
        State::HostCheck => writer.to_hosts(Topic::BookingHostAsked, "").await,
        _ => Ok(()),
    }
}

/// A request was entered for somebody: they are told, and how to take it over.
pub(super) async fn entered(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model, token: &str) -> Result<()> {
    let writer = writer(app, txn, whole, booking);
    let Some(to) = writer.applicant() else { return Ok(()) };
    let mail = writer.mail(Topic::BookingEntered, to, "");
    writer.send(mail.link(links::address("/claim", token))).await
}

/// An approving step: whoever holds the booking next is asked.
pub(in crate::bookings) async fn moved_on(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model) -> Result<()> {
    let writer = writer(app, txn, whole, booking);
    match booking.state {
        State::HostCheck => writer.to_hosts(Topic::BookingHostAsked, "").await,
        State::SupervisorReview => writer.to_supervisors().await,
        _ => Ok(()),
    }
}

pub(super) async fn returned(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model, why: &str) -> Result<()> {
    writer(app, txn, whole, booking)
        .to_applicant(Topic::BookingReturned, why)
        .await
}

pub(super) async fn disapproved(
    app: &App,
    txn: &Txn,
    whole: &Whole,
    booking: &booking::Model,
    why: &str,
) -> Result<()> {
    writer(app, txn, whole, booking)
        .to_applicant(Topic::BookingDisapproved, why)
        .await
}

pub(in crate::bookings) async fn confirmed(
    app: &App,
    txn: &Txn,
    whole: &Whole,
    booking: &booking::Model,
) -> Result<()> {
    writer(app, txn, whole, booking)
        .to_guests(Topic::BookingConfirmed, Method::Request, "")
        .await
}

/// The second of two hosts has accepted: the one that accepted first has waited for it.
pub(super) async fn also_confirmed(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model) -> Result<()> {
    let Some(first) = whole.loaded.booking.accepted_facility_id else {
        return Ok(());
    };
    writer(app, txn, whole, booking)
        .to_hosts_of(&[first], Topic::BookingAlsoConfirmed)
        .await
}

/// One of two hosts can't: what was asked of the others is over. `booking` is as they were asked about it.
pub(super) async fn also_declined(
    app: &App,
    txn: &Txn,
    whole: &Whole,
    booking: &booking::Model,
    others: &[FacilityId],
) -> Result<()> {
    writer(app, txn, whole, booking)
        .to_hosts_of(others, Topic::BookingAlsoDeclined)
        .await
}

pub(super) async fn declined(
    app: &App,
    txn: &Txn,
    whole: &Whole,
    booking: &booking::Model,
    (by, why): (&[FacilityId], &str),
) -> Result<()> {
    writer(app, txn, whole, booking)
        .declining(by)
        .to_applicant(Topic::BookingDeclined, why)
        .await
}

/// The application went on to its next wish: the applicant is told, and whoever holds it now is asked.
pub(super) async fn moved_to_wish(
    app: &App,
    txn: &Txn,
    whole: &Whole,
    booking: &booking::Model,
    (by, why): (&[FacilityId], &str),
) -> Result<()> {
    let writer = writer(app, txn, whole, booking).declining(by);
    writer.to_applicant(Topic::BookingDeclinedNext, why).await?;
    match booking.state {
        State::SupervisorReview => writer.to_supervisors().await,
        _ => writer.to_hosts(Topic::BookingHostAsked, "").await,
    }
}

/// Hosts hear of a withdrawal only when they had been asked.
pub(super) async fn withdrawn(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model) -> Result<()> {
    let writer = writer(app, txn, whole, booking);
    writer.to_applicant(Topic::BookingWithdrawn, "").await?;
    if whole.loaded.booking.state == State::HostCheck {
        writer.to_hosts(Topic::BookingWithdrawn, "").await?;
    }
    Ok(())
}

pub(super) async fn cancelled(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model) -> Result<()> {
    let writer = writer(app, txn, whole, booking);
    writer.to_guests(Topic::BookingCancelled, Method::Cancel, "").await?;
    writer.to_hosts(Topic::BookingCancelled, "").await
}

pub(super) async fn called_off(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model, why: &str) -> Result<()> {
    let writer = writer(app, txn, whole, booking);
    writer.to_guests(Topic::BookingCalledOff, Method::Cancel, why).await?;
    writer.to_hosts(Topic::BookingCalledOff, why).await
}

pub(super) async fn revoked(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model, why: &str) -> Result<()> {
    let writer = writer(app, txn, whole, booking);
    writer.to_guests(Topic::BookingRevoked, Method::Cancel, why).await?;
    writer.to_hosts(Topic::BookingRevoked, why).await
}

pub(super) async fn no_show(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model) -> Result<()> {
    let writer = writer(app, txn, whole, booking);
    if let Some(to) = writer.applicant() {
        writer.send(writer.mail(Topic::BookingNoShow, to, "")).await?;
    }
    Ok(())
}

pub(super) async fn hold_expired(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model) -> Result<()> {
    let writer = writer(app, txn, whole, booking);
    writer.to_applicant(Topic::BookingHoldExpired, "").await?;
    if whole.loaded.booking.state == State::HostCheck {
        writer.to_hosts(Topic::BookingHoldExpired, "").await?;
    }
    Ok(())
}

/// The supervisors of an employee, or the applicant of a company, get the report; never the answers.
pub(super) async fn report_submitted(app: &App, txn: &Txn, whole: &Whole) -> Result<()> {
    let booking = &whole.loaded.booking;
    let writer = writer(app, txn, whole, booking);
    if booking.kind == booking::Kind::Company {
        return writer.to_applicant(Topic::ReportSubmitted, "").await;
    }
    for supervisor in accounts::supervisors_of(txn, booking.organisation_id, txn.today()).await? {
        writer
            .send(writer.mail(Topic::ReportSubmitted, Recipient::person(&supervisor, None), ""))
            .await?;
    }
    Ok(())
}
