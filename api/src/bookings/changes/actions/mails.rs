//! What the steps of a change write to whom. The diff is in the mail; who comes is behind the link.

use entities::booking::{self, State};
use entities::decision::Step;
use entities::person::Locale;

use crate::app::{App, Txn};
use crate::bookings::actions::mails::{Writer, writer};
use crate::bookings::changes::diff::Difference;
use crate::bookings::changes::words;
use crate::bookings::store::Whole;
use crate::error::Result;
use crate::notifications::{Mail, Method, Recipient, Topic};
use crate::text;

/// What a mail is about.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub whole: &'a Whole,
    pub booking: &'a booking::Model,
    pub differences: &'a [Difference],
    pub fee_yen: i64,
}

impl About<'_> {
    fn mail(&self, writer: &Writer<'_>, topic: Topic, to: Recipient, comment: &str) -> Mail {
        let locale = to.locale;
        writer
            .mail(topic, to, comment)
            .with(
                "changes",
                words::in_mail(self.differences, &self.whole.unit_types, locale),
            )
            .with("change_fee", self.fee(locale))
    }

    fn fee(&self, locale: Locale) -> String {
        if self.fee_yen == 0 {
            String::new()
        } else {
            text::yen(self.fee_yen, locale)
        }
    }

    async fn to_applicant(self, writer: &Writer<'_>, topic: Topic, comment: &str) -> Result<()> {
        if let Some(to) = writer.applicant() {
            writer.send(self.mail(writer, topic, to, comment)).await?;
        }
        Ok(())
    }

    async fn to_hosts(self, writer: &Writer<'_>, topic: Topic, comment: &str) -> Result<()> {
        for host in writer.hosts().await? {
            writer.send(self.mail(writer, topic, host, comment)).await?;
        }
        Ok(())
    }

    async fn to_supervisors(self, writer: &Writer<'_>) -> Result<()> {
        for (supervisor, link) in writer.supervisors().await? {
            let mail = self.mail(writer, Topic::ChangeSupervisorAsked, supervisor, "");
            writer.send(mail.link(link)).await?;
        }
        Ok(())
    }
}

/// Asked for, or sent on: the applicant hears that it was received, and whoever decides next is asked.
pub(super) async fn asked(app: &App, txn: &Txn, about: About<'_>, next: Step, is_new: bool) -> Result<()> {
    let writer = writer(app, txn, about.whole, about.booking);
    if is_new {
        about.to_applicant(&writer, Topic::ChangeReceived, "").await?;
    }
    match next {
        Step::Supervisor => about.to_supervisors(&writer).await,
        Step::Host => about.to_hosts(&writer, Topic::ChangeHostAsked, "").await,
        Step::Secretariat | Step::Approver => Ok(()),
    }
}

/// Part of an application that isn't confirmed: whoever holds it now decides on the new version.
pub(super) async fn merged(app: &App, txn: &Txn, about: About<'_>) -> Result<()> {
    let writer = writer(app, txn, about.whole, about.booking);
    about.to_applicant(&writer, Topic::ChangeMerged, "").await?;
    match about.booking.state {
        State::SupervisorReview => about.to_supervisors(&writer).await,
        State::HostCheck => about.to_hosts(&writer, Topic::ChangeHostAsked, "").await,
        _ => Ok(()),
    }
}

/// Notes have changed: a host that prepares for these guests hears of it, and decides nothing.
pub(super) async fn noted(app: &App, txn: &Txn, about: About<'_>) -> Result<()> {
    if about.booking.state != State::Confirmed {
        return Ok(());
    }
    let writer = writer(app, txn, about.whole, about.booking);
    about.to_hosts(&writer, Topic::ChangeNoted, "").await
}

/// Accepted: calendars are brought up to date, by a greater sequence than before.
pub(super) async fn accepted(app: &App, txn: &Txn, about: About<'_>, comment: &str) -> Result<()> {
    let writer = writer(app, txn, about.whole, about.booking);
    let more = |mail: Mail, locale: Locale| {
        mail.with(
            "changes",
            words::in_mail(about.differences, &about.whole.unit_types, locale),
        )
        .with("change_fee", about.fee(locale))
    };
    writer
        .to_guests_with(Topic::ChangeAccepted, Method::Request, comment, more)
        .await?;
    about.to_hosts(&writer, Topic::ChangeAcceptedHost, comment).await
}

pub(super) async fn returned(app: &App, txn: &Txn, about: About<'_>, why: &str) -> Result<()> {
    let writer = writer(app, txn, about.whole, about.booking);
    about.to_applicant(&writer, Topic::ChangeReturned, why).await
}

pub(super) async fn refused(app: &App, txn: &Txn, about: About<'_>, why: &str) -> Result<()> {
    let writer = writer(app, txn, about.whole, about.booking);
    about.to_applicant(&writer, Topic::ChangeRefused, why).await
}

/// Hosts hear of a withdrawal only when they had been asked.
pub(super) async fn withdrawn(app: &App, txn: &Txn, about: About<'_>, hosts_asked: bool) -> Result<()> {
    let writer = writer(app, txn, about.whole, about.booking);
    about.to_applicant(&writer, Topic::ChangeWithdrawn, "").await?;
    if hosts_asked {
        about.to_hosts(&writer, Topic::ChangeWithdrawn, "").await?;
    }
    Ok(())
}

pub(super) async fn expired(app: &App, txn: &Txn, about: About<'_>) -> Result<()> {
    let writer = writer(app, txn, about.whole, about.booking);
    about.to_applicant(&writer, Topic::ChangeExpired, "").await
}
