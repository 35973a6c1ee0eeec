//! The message of the day before: how to get there, whom to reach, what to do in an emergency; one mail a guest, with
//! the guest's own page, and for whoever applied a link that cancels.

use entities::link::Capability;

use super::mails::{guest, writer};
use crate::accounts::links;
use crate::app::{App, Txn, moment_in_tokyo};
use crate::bookings::problems::actions::page_address;
use crate::bookings::store::{self, Whole};
use crate::error::Result;
use crate::notifications::Topic;

/// Writes to everybody with an address who wasn't written to: somebody may be named after the others had theirs. Says
/// whether there was anybody.
pub(super) async fn day_before(app: &App, txn: &Txn, whole: &Whole) -> Result<bool> {
    let booking = &whole.loaded.booking;
    let writer = writer(app, txn, whole, booking);
    let wifi = whole.loaded.facility.as_ref().map(|place| place.wifi_note.clone());
    let wifi = wifi.unwrap_or_default();
    let applicant = writer.applicant().map(|to| (Topic::BookingDayBefore, to));
    let named = whole.loaded.participants.iter();
    let named = named.map(|one| (Topic::BookingDayBeforeGuest, guest(one)));
    let mut written = store::reminded(txn, booking.id, &store::DAY_BEFORE).await?;
    let before = written.len();
    for (topic, to) in applicant.into_iter().chain(named) {
        if to.email.is_empty() || !written.insert(to.email.to_lowercase()) {
            continue;
        }
        let page = page_address(txn, booking, &to).await?;
        let mail = writer.mail(topic, to, "").with("phone", "").with("wifi", &wifi);
        let mail = match topic {
            Topic::BookingDayBefore => mail
                .with("guest_link", page)
                .with("cancel_link", cancel_address(txn, whole).await?),
            _ => mail.link(page),
        };
        writer.send(mail).await?;
    }
    Ok(written.len() > before)
}

/// Who applied cancels for everybody; a guest alone can't.
async fn cancel_address(txn: &Txn, whole: &Whole) -> Result<String> {
    let booking = &whole.loaded.booking;
    let first = booking.starts_on.unwrap_or_else(|| txn.today());
    let link = links::Request {
        capability: Capability::BookingCancel,
        subject: booking.id.0,
        version: Some(booking.version),
        person: Some(booking.applicant_id),
        expires_at: moment_in_tokyo(first.and_time(chrono::NaiveTime::MIN)) + chrono::TimeDelta::days(1),
    };
    Ok(links::address("/link", &links::create(txn, link).await?))
}

/// Asks for the names, unless another process was faster or nobody can be asked. Says whether it did.
pub(super) async fn names_due(app: &App, txn: &Txn, whole: &Whole) -> Result<bool> {
    let booking = &whole.loaded.booking;
    if !store::reminded(txn, booking.id, &[store::NAMES_DUE]).await?.is_empty() {
        return Ok(false);
    }
    let writer = writer(app, txn, whole, booking);
    let Some(to) = writer.applicant().filter(|to| !to.email.is_empty()) else {
        return Ok(false);
    };
    writer.send(writer.mail(Topic::BookingNamesDue, to, "")).await?;
    Ok(true)
}
