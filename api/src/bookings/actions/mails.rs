//! What the steps of a booking write to whom. Never a list of people in a mail; the page behind the link has it.

use entities::booking::{self, State};
use entities::link::Capability;
use entities::membership::Role;
use entities::person::Locale;
use entities::{facility, participant, person};

use crate::accounts::{self, links};
use crate::app::{App, Txn};
use crate::bookings::store::Whole;
use crate::error::Result;
use crate::facilities;
use crate::notifications::{self, Calendar, Mail, Method, Recipient, Topic};
use crate::text;
use uuid::Uuid;

/// Who writes about what: everything that the mails of one step share.
pub(in crate::bookings) struct Writer<'a> {
    app: &'a App,
    txn: &'a Txn,
    whole: &'a Whole,
    booking: &'a booking::Model,
    draft_of: Option<Uuid>,
}

impl Writer<'_> {
    /// A mail with every value that the topics about bookings name.
    pub(in crate::bookings) fn mail(&self, topic: Topic, to: Recipient, comment: &str) -> Mail {
        let (booking, locale) = (self.booking, to.locale);
        let place = self.place();
        let text = |read: fn(&facility::Model) -> &String| place.map(|place| read(place).clone()).unwrap_or_default();
        let days = booking.starts_on.zip(booking.ends_on);
        let applicant = self
            .whole
            .people
            .get(&booking.applicant_id)
            .map(|person| person.name.clone());
        let page = format!("/bookings/{}", booking.id);
        Mail::new(topic, to)
            .about(booking.id)
            .with("number", &booking.number)
            .with("applicant", applicant.unwrap_or_default())
            .with("facility", facility_name(place, locale))
            .with(
                "declined_facility",
                facility_name(self.whole.loaded.facility.as_ref(), locale),
            )
            .with(
                "dates",
                days.map(|(from, to)| text::span(from, to, locale)).unwrap_or_default(),
            )
            .with("party", booking.party)
            .with(
                "purpose",
                text::phrase(&format!("purpose.{}", booking.purpose), locale, &[])
                    .unwrap_or_else(|| booking.purpose_note.clone()),
            )
            .with(
                "until",
                booking.due_at.map(|at| text::moment(at, locale)).unwrap_or_default(),
            )
            .with("reason", comment)
            .with("comment", comment)
            .with("fee", text::yen(booking.fee_yen.unwrap_or(0), locale))
            .with("free_until", "")
            .with(
                "check_in",
                place.and_then(|place| place.check_in_time.clone()).unwrap_or_default(),
            )
            .with("address", text(|place| &place.address))
            .with("access", text(|place| &place.access_note))
            .with("emergency", text(|place| &place.emergency_phone))
            .with(
                "hazard",
                place
                    .map(|place| facilities::hazard_words(&place.hazard, locale))
                    .unwrap_or_default(),
            )
            .with("shelter", text(|place| &place.shelter_name))
            .link(page)
    }

    fn place(&self) -> Option<&facility::Model> {
        self.booking.facility_id.and_then(|id| self.whole.facilities.get(&id))
    }

    /// Everything that is written is a draft for this.
    pub(super) const fn drafting(self, draft_of: Uuid) -> Self {
        Self {
            draft_of: Some(draft_of),
            ..self
        }
    }

    pub(in crate::bookings) async fn send(&self, mail: Mail) -> Result<()> {
        let draft_of = self.draft_of;
        notifications::enqueue(self.txn, &Mail { draft_of, ..mail }).await
    }

    pub(in crate::bookings) async fn to_applicant(&self, topic: Topic, comment: &str) -> Result<()> {
        if let Some(to) = self.applicant() {
            self.send(self.mail(topic, to, comment)).await?;
        }
        Ok(())
    }

    pub(in crate::bookings) fn applicant(&self) -> Option<Recipient> {
        let organisation = self.whole.organisation.name.clone();
        self.whole
            .people
            .get(&self.booking.applicant_id)
            .map(|person| Recipient {
                organisation: Some(organisation),
                ..recipient(person)
            })
    }

    pub(super) async fn to_hosts(&self, topic: Topic, comment: &str) -> Result<()> {
        for host in self.hosts().await? {
            self.send(self.mail(topic, host, comment)).await?;
        }
        Ok(())
    }

    /// Everybody who answers for the place.
    pub(in crate::bookings) async fn hosts(&self) -> Result<Vec<Recipient>> {
        let Some(facility) = self.place() else {
            return Ok(Vec::new());
        };
        let hosts = accounts::contacts_of(self.txn, facility.organisation_id, Role::Host, self.txn.today()).await?;
        Ok(hosts.iter().map(recipient).collect())
    }

    /// Asks the section's supervisors, and the deputies of today, each by a link of their own.
    pub(super) async fn to_supervisors(&self) -> Result<()> {
        for (supervisor, link) in self.supervisors().await? {
            let asked = self.mail(Topic::BookingSupervisorAsked, supervisor, "");
            self.send(asked.link(link)).await?;
        }
        Ok(())
    }

    /// The section's supervisors and deputies, each with the address of a link of their own.
    pub(in crate::bookings) async fn supervisors(&self) -> Result<Vec<(Recipient, String)>> {
        let mut asked = Vec::new();
        let until = self.booking.due_at.unwrap_or(self.txn.now());
        let section = self.booking.organisation_id;
        for supervisor in accounts::supervisors_of(self.txn, section, self.txn.today()).await? {
            if supervisor.id == self.booking.applicant_id {
                continue;
            }
            let link = links::Request {
                capability: Capability::BookingApprove,
                subject: self.booking.id.0,
                version: Some(self.booking.version),
                person: Some(supervisor.id),
                expires_at: until,
            };
            let token = links::create(self.txn, link).await?;
            asked.push((recipient(&supervisor), format!("/link#token={token}")));
        }
        Ok(asked)
    }

    /// The applicant and everybody who comes get the stay into their calendars, or out of them.
    pub(super) async fn to_guests(&self, topic: Topic, method: Method, comment: &str) -> Result<()> {
        self.to_guests_with(topic, method, comment, |mail, _| mail).await
    }

    /// The same, with further values that a topic names, in the recipient's language.
    pub(in crate::bookings) async fn to_guests_with(
        &self,
        topic: Topic,
        method: Method,
        comment: &str,
        more: impl Fn(Mail, Locale) -> Mail,
    ) -> Result<()> {
        let calendar = || calendar(self.app, self.whole, self.booking, method);
        let mut written = Vec::new();
        if let Some(to) = self.applicant() {
            written.push(to.email.to_lowercase());
            let locale = to.locale;
            self.send(more(self.mail(topic, to, comment).calendar(calendar()), locale))
                .await?;
        }
        for one in &self.whole.loaded.participants {
            if !written.contains(&one.email.to_lowercase()) {
                self.send(more(
                    self.mail(topic, guest(one), comment).calendar(calendar()),
                    one.locale,
                ))
                .await?;
            }
        }
        Ok(())
    }
}

/// Its name in the reader's language.
pub(in crate::bookings) fn facility_name(place: Option<&facility::Model>, locale: Locale) -> String {
    place
        .map(|place| match locale {
            Locale::En if !place.name_en.is_empty() => place.name_en.clone(),
            Locale::En | Locale::Ja => place.name_ja.clone(),
        })
        .unwrap_or_default()
}

/// A participant, with an account or without.
pub(super) fn guest(named: &participant::Model) -> Recipient {
    Recipient {
        email: named.email.clone(),
        name: named.name.clone(),
        organisation: None,
        locale: named.locale,
        person: named.person_id,
    }
}

fn recipient(person: &person::Model) -> Recipient {
    Recipient::person(person, None)
}

/// Who writes about a booking.
pub(in crate::bookings) const fn writer<'a>(
    app: &'a App,
    txn: &'a Txn,
    whole: &'a Whole,
    booking: &'a booking::Model,
) -> Writer<'a> {
    Writer {
        app,
        txn,
        whole,
        booking,
        draft_of: None,
    }
}

/// The stay as an event. Its sequence is the booking's version: every change outdoes the one before.
pub(super) fn calendar(app: &App, whole: &Whole, booking: &booking::Model, method: Method) -> Calendar {
    let place = booking.facility_id.and_then(|id| whole.facilities.get(&id));
    let place_name = facility_name(place, Locale::Ja);
    Calendar {
        method,
        booking: booking.id,
        sequence: booking.version,
        starts_on: booking.starts_on.unwrap_or_default(),
        ends_on: booking.actual_ends_on.or(booking.ends_on).unwrap_or_default(),
        summary: format!("{} {place_name}", app.config.product_name_ja),
        location: place
            .map(|place| format!("{place_name} {}", place.address))
            .unwrap_or_default(),
        description: booking.number.clone(),
        link: format!("/bookings/{}", booking.id),
    }
}

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

pub(super) async fn declined(app: &App, txn: &Txn, whole: &Whole, booking: &booking::Model, why: &str) -> Result<()> {
    writer(app, txn, whole, booking)
        .to_applicant(Topic::BookingDeclined, why)
        .await
}

/// The application went on to its next wish: the applicant is told, and whoever holds it now is asked.
pub(super) async fn moved_to_wish(
    app: &App,
    txn: &Txn,
    whole: &Whole,
    booking: &booking::Model,
    why: &str,
) -> Result<()> {
    let writer = writer(app, txn, whole, booking);
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
            .send(writer.mail(Topic::ReportSubmitted, recipient(&supervisor), ""))
            .await?;
    }
    Ok(())
}
