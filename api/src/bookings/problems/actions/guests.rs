//! Who stays, as the page of the stay knows them: with or without an account.

use chrono::{NaiveTime, TimeDelta};
use entities::id::{GuestId, PersonId};
use entities::link::Capability;
use entities::{booking, facility, guest};

use super::Seen;
use crate::accounts::{self, links};
use crate::app::{App, Context, Txn, moment_in_tokyo};
use crate::bookings::problems::rules;
use crate::bookings::problems::store::{self, Filter, Row};
use crate::bookings::store as bookings;
use crate::error::{Error, Result};
use crate::notifications::Recipient;
use crate::paging::Paging;
use crate::policy::{Action, Parties, Scope};

/// The page of a guest.
#[derive(Clone, Debug)]
pub struct GuestPage {
    pub guest: guest::Model,
    pub booking: booking::Model,
    pub facility: facility::Model,
    pub also: Option<facility::Model>,
    pub can_report: bool,
    pub reports: Vec<Seen>,
}

/// The person as a guest.
pub(super) async fn guest_of(txn: &Txn, booking: &booking::Model, person: PersonId) -> Result<guest::Model> {
    let account = accounts::people(txn, &[person]).await?.pop();
    let account = account.ok_or(Error::NotFound("person"))?;
    guest(txn, booking, &Recipient::person(&account, None)).await
}

async fn guest(txn: &Txn, booking: &booking::Model, who: &Recipient) -> Result<guest::Model> {
    let fresh = guest::Model {
        id: GuestId::new(),
        booking_id: booking.id,
        person_id: who.person,
        name: who.name.clone(),
        email: who.email.trim().to_lowercase(),
        locale: who.locale,
        created_at: txn.now(),
    };
    Ok(store::known(txn, fresh).await?)
}

/// The address of a guest's own page: it lives as long as the stay, and a day where an answer comes after it.
///
/// # Errors
/// The database's.
pub(in crate::bookings) async fn page_address(txn: &Txn, booking: &booking::Model, to: &Recipient) -> Result<String> {
    let guest = guest(txn, booking, to).await?;
    let last = booking.ends_on.unwrap_or_else(|| txn.today());
    let over = moment_in_tokyo(last.and_time(NaiveTime::MIN)) + TimeDelta::days(1);
    let link = links::Request {
        capability: Capability::GuestPage,
        subject: guest.id.0,
        version: None,
        person: to.person,
        expires_at: over.max(txn.now() + TimeDelta::days(1)),
    };
    Ok(links::address("/guest", &links::create(txn, link).await?))
}

pub(super) fn guest_parties(guest: &guest::Model) -> Parties {
    Parties::of("guest", guest.id)
}

/// What the bearer of a guest's link sees; changes nothing.
///
/// # Errors
/// 410 when the link is dead, the stay is off, or somebody else comes instead.
pub async fn guest_page(app: &App, context: &Context, token: &str) -> Result<GuestPage> {
    let db = app.db.writer();
    let found = links::find_any(db, token, &[Capability::GuestPage], app.now()).await?;
    let context = context.acting_as(found.actor());
    let guest = store::guest(db, GuestId(found.subject()))
        .await?
        .ok_or(Error::NotFound("guest"))?;
    context.actor.may(Action::GuestPageView, &guest_parties(&guest))?;
    // The link opens the stay of its guest, whatever else its bearer is.
    let loaded = bookings::find(db, &of_link(), guest.booking_id)
        .await?
        .ok_or(Error::NotFound("booking"))?;
    rules::still_comes(&guest, &loaded.booking, &loaded.participants)?;
    let facility = loaded.facility.ok_or(Error::NotFound("facility"))?;
    let filter = Filter {
        guest: Some(guest.id),
        ..Filter::default()
    };
    let reports = store::list(db, &of_link(), filter, &Paging::default()).await?;
    let own = |row: Row| Seen {
        is_late: rules::is_late(&row.report, app.now()),
        shows_guest: true,
        may: Vec::new(),
        row,
    };
    Ok(GuestPage {
        can_report: rules::is_now(&loaded.booking, app.today()),
        guest,
        booking: loaded.booking,
        facility,
        also: loaded.also.map(|also| *also),
        reports: reports.into_iter().map(own).collect(),
    })
}

/// Reading for a link: what is read is named by the guest's row, which the token proved.
pub(super) fn of_link() -> Scope {
    Scope {
        system: true,
        ..Scope::default()
    }
}
