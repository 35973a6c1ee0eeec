//! Who writes about a booking, to whom, with which values; the stay as an event of a calendar.

use entities::booking;
use entities::id::FacilityId;
use entities::link::Capability;
use entities::membership::Role;
use entities::person::Locale;
use entities::{facility, participant, person};
use uuid::Uuid;

use crate::accounts::{self, links};
use crate::app::{App, Txn};
use crate::bookings::actions::places;
use crate::bookings::pair;
use crate::bookings::store::Whole;
use crate::error::Result;
use crate::facilities;
use crate::notifications::{self, Calendar, Mail, Method, Recipient, Topic};
use crate::text;

/// Who writes about what: everything that the mails of one step share.
pub(in crate::bookings) struct Writer<'a> {
    app: &'a App,
    txn: &'a Txn,
    whole: &'a Whole,
    booking: &'a booking::Model,
    draft_of: Option<Uuid>,
    /// Of two places those that declined; empty: all.
    declined: &'a [FacilityId],
}

impl<'a> Writer<'a> {
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
            .with("facility", places_name(place, self.also(), locale))
            .with("declined_facility", self.asked_name(true, locale))
            .with("released_facility", self.asked_name(false, locale))
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
            .with("held_until", self.held_until(locale))
            .with("selected_after", self.selected_after(locale))
            .with("reason", comment)
            .with("comment", comment)
            .with("fee", text::yen(booking.fee_yen.unwrap_or(0), locale))
            .with("free_until", "")
            .with(
                "check_in",
                place.and_then(|place| place.check_in_time.clone()).unwrap_or_default(),
            )
            .with("address", self.address(locale))
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

    /// Of the places that were asked those that declined, or the others.
    fn asked_name(&self, declined: bool, locale: Locale) -> String {
        let loaded = &self.whole.loaded;
        let is_named = |place: &&facility::Model| {
            let has_declined = self.declined.is_empty() || self.declined.contains(&place.id);
            has_declined == declined
        };
        let places = [loaded.facility.as_ref(), loaded.also.as_deref()];
        let mut named = places.into_iter().flatten().filter(is_named);
        match named.next() {
            Some(first) => places_name(Some(first), named.next(), locale),
            None => String::new(),
        }
    }

    /// Until when it is held; nothing where places are given later.
    fn held_until(&self, locale: Locale) -> String {
        let until = self.booking.due_at.filter(|_| places::holds(self.whole));
        until.map(|at| text::moment(at, locale)).unwrap_or_default()
    }

    /// After which day it is decided; nothing where places are held at once.
    fn selected_after(&self, locale: Locale) -> String {
        if places::holds(self.whole) {
            String::new()
        } else {
            text::day(self.whole.call.apply_close_on, locale)
        }
    }

    fn place(&self) -> Option<&facility::Model> {
        self.booking.facility_id.and_then(|id| self.whole.facilities.get(&id))
    }

    fn also(&self) -> Option<&facility::Model> {
        let also = self.booking.also_facility_id;
        also.and_then(|id| self.whole.facilities.get(&id))
    }

    /// Where the place is; of two places each with its name.
    fn address(&self, locale: Locale) -> String {
        let Some(place) = self.place() else {
            return String::new();
        };
        let Some(also) = self.also() else {
            return place.address.clone();
        };
        let named = |place: &facility::Model| format!("{} {}", facility_name(Some(place), locale), place.address);
        text::both(&named(place), &named(also), locale)
    }

    /// Everything that is written is a draft for this.
    pub(in crate::bookings::actions) const fn drafting(self, draft_of: Uuid) -> Self {
        Self {
            draft_of: Some(draft_of),
            ..self
        }
    }

    /// These places declined, of the two that were asked.
    pub(in crate::bookings::actions) const fn declining(self, declined: &'a [FacilityId]) -> Self {
        Self { declined, ..self }
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

    pub(in crate::bookings::actions) async fn to_hosts(&self, topic: Topic, comment: &str) -> Result<()> {
        for host in self.hosts().await? {
            self.send(self.mail(topic, host, comment)).await?;
        }
        Ok(())
    }

    pub(in crate::bookings::actions) async fn to_hosts_of(&self, places: &[FacilityId], topic: Topic) -> Result<()> {
        for host in self.hosts_of(places).await? {
            self.send(self.mail(topic, host, "")).await?;
        }
        Ok(())
    }

    /// Everybody who answers for the place, and for the one that is used along with it.
    pub(in crate::bookings) async fn hosts(&self) -> Result<Vec<Recipient>> {
        self.hosts_of(&pair::places(self.booking).collect::<Vec<_>>()).await
    }

    /// Each once, also who answers for several.
    async fn hosts_of(&self, places: &[FacilityId]) -> Result<Vec<Recipient>> {
        let mut hosts: Vec<Recipient> = Vec::new();
        for place in places.iter().filter_map(|id| self.whole.facilities.get(id)) {
            let people = accounts::contacts_of(self.txn, place.organisation_id, Role::Host, self.txn.today()).await?;
            let new = |host: &Recipient| hosts.iter().all(|known| known.person != host.person);
            let fresh: Vec<Recipient> = people.iter().map(recipient).filter(new).collect();
            hosts.extend(fresh);
        }
        Ok(hosts)
    }

    /// Asks the section's supervisors, and the deputies of today, each by a link of their own.
    pub(in crate::bookings::actions) async fn to_supervisors(&self) -> Result<()> {
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
    pub(in crate::bookings::actions) async fn to_guests(
        &self,
        topic: Topic,
        method: Method,
        comment: &str,
    ) -> Result<()> {
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
    match (place, locale) {
        (None, _) => text::phrase("booking.place_open", locale, &[]).unwrap_or_default(),
        (Some(place), Locale::En) if !place.name_en.is_empty() => place.name_en.clone(),
        (Some(place), Locale::En | Locale::Ja) => place.name_ja.clone(),
    }
}

/// The name of the place, with that of the one that is used along with it.
pub(in crate::bookings::actions) fn places_name(
    place: Option<&facility::Model>,
    also: Option<&facility::Model>,
    locale: Locale,
) -> String {
    let name = facility_name(place, locale);
    match also {
        Some(also) => text::both(&name, &facility_name(Some(also), locale), locale),
        None => name,
    }
}

/// A participant, with an account or without.
pub(in crate::bookings::actions) fn guest(named: &participant::Model) -> Recipient {
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
        declined: &[],
    }
}

/// The stay as an event. Its sequence is the booking's version: every change outdoes the one before.
pub(in crate::bookings::actions) fn calendar(
    app: &App,
    whole: &Whole,
    booking: &booking::Model,
    method: Method,
) -> Calendar {
    let find = |id: Option<FacilityId>| id.and_then(|id| whole.facilities.get(&id));
    let (place, also) = (find(booking.facility_id), find(booking.also_facility_id));
    let place_name = facility_name(place, Locale::Ja);
    let names = places_name(place, also, Locale::Ja);
    let also_at = also
        .map(|also| format!("\n{} {}", also.name_ja, also.address))
        .unwrap_or_default();
    Calendar {
        method,
        booking: booking.id,
        sequence: booking.version,
        starts_on: booking.starts_on.unwrap_or_default(),
        ends_on: booking.actual_ends_on.or(booking.ends_on).unwrap_or_default(),
        summary: format!("{} {names}", app.config.product_name_ja),
        location: place
            .map(|place| format!("{place_name} {}", place.address))
            .unwrap_or_default(),
        description: format!("{}{also_at}", booking.number),
        link: format!("/bookings/{}", booking.id),
    }
}
