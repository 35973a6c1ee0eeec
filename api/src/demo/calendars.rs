//! The calendar of the demo's host: what is told to others, what comes from them, what is blocked, and two requests
//! that came by phone and at the counter.

use chrono::Days;
use entities::block::Reason;
use entities::booking::Channel;
use entities::consent;
use entities::id::{FacilityId, UnitId};
use entities::person::Locale;

use super::acting::{actor, at, context, morning};
use super::places::facility_id;
use super::{calls, organisations, seed, store};
use crate::app::App;
use crate::availability::{self, NewBlock, NewBusyCalendar, Trouble};
use crate::bookings::application::Item;
use crate::bookings::{self, EnteredRequest};
use crate::error::{Error, Result};
use crate::policy::Actor;

/// The house of the demo's host.
const PLACE: &str = "F14";

/// Fills it.
///
/// # Errors
/// The database's. What the stays have left no room for is left out.
pub async fn fill(app: &App) -> Result<()> {
    let place = facility_id(PLACE);
    let Some(host) = store::host_of(app.db.writer(), place).await? else {
        return Ok(());
    };
    let host = actor(app, host).await?;
    availability::issue_feed(app, &context(&host, None), place).await?;
    block(app, &host, place).await?;
    elsewhere(app, &host, place).await?;
    requests(app, &host, place).await?;
    Ok(store::deliver_all(app.db.writer(), app.now()).await?)
}

fn unit(position: i32, number: i32) -> UnitId {
    UnitId(seed::id("unit", &format!("{PLACE} {position} {number}")))
}

async fn block(app: &App, host: &Actor, place: FacilityId) -> Result<()> {
    let today = app.today();
    let spans = [
        (
            Some(vec![unit(0, 5), unit(0, 6)]),
            24,
            26,
            Reason::Repair,
            "給湯設備の点検",
        ),
        (None, 39, 43, Reason::Season, "年末年始の休業"),
    ];
    for (units, from, until, reason, note) in spans {
        let new = NewBlock {
            units,
            starts_on: today + Days::new(from),
            ends_on: today + Days::new(until),
            reason,
            note: note.to_owned(),
        };
        unless_refused(availability::create_block(app, &context(host, None), place, &new).await)?;
    }
    Ok(())
}

/// One that is in order, one that overlaps a stay of ours, and one whose server has forgotten it.
async fn elsewhere(app: &App, host: &Actor, place: FacilityId) -> Result<()> {
    let day = |days: u64| (app.today() + Days::new(days)).format("%Y%m%d");
    let event = |from: u64, until: u64| {
        format!(
            "BEGIN:VEVENT\r\nUID:{}@tabi.example\r\nDTSTART;VALUE=DATE:{}\r\nDTEND;VALUE=DATE:{}\r\nEND:VEVENT\r\n",
            day(from),
            day(from),
            day(until)
        )
    };
    let calendar = |events: &[String]| {
        let events = events.concat();
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tabi//JA\r\n{events}END:VCALENDAR\r\n")
    };
    let told = [
        (
            "旅の予約サイト（架空）",
            "https://calendar.tabi.example/ical/5b1f.ics",
            2,
            Ok(calendar(&[event(2, 5), event(9, 11), event(31, 35)])),
        ),
        (
            "釣り宿組合の予約表（架空）",
            "https://tsuriyado.example/villa-1.ics",
            1,
            Ok(calendar(&[event(18, 21)])),
        ),
        (
            "島の案内所の予約表（架空）",
            "https://annaijo.example/yoyaku.ics",
            3,
            Err(Trouble::of("busy.status").with(404)),
        ),
    ];
    for (name, address, number, told) in told {
        let new = NewBusyCalendar {
            name: name.to_owned(),
            address: address.to_owned(),
            unit_type: None,
            unit: Some(unit(0, number)),
        };
        let id = availability::add_busy_calendar(app, &context(host, None), place, &new).await?;
        availability::tell_busy_calendar(app, id, told).await?;
    }
    Ok(())
}

/// One by phone, entered by the host and with the secretariat now; one at the counter, which the host accepted.
async fn requests(app: &App, host: &Actor, place: FacilityId) -> Result<()> {
    let office = actor(app, organisations::person_id("secretariat")).await?;
    let then = |days: u64| at(app, morning(app.today() - Days::new(days)));
    let told = ("有限会社 波音設計（架空）", "波田 音", "hada@namioto.example");
    let phone = request(app, place, Channel::Phone, 47, told).await?;
    unless_refused(bookings::enter(&then(1), &context(host, None), &phone).await)?;
    let told = ("ミナト印刷 株式会社（架空）", "湊 刷子", "");
    let counter = request(app, place, Channel::Counter, 56, told).await?;
    let entered = unless_refused(bookings::enter(&then(3), &context(&office, None), &counter).await)?;
    if let Some(done) = entered {
        let done = bookings::forward(&then(2), &context(&office, Some(done.version)), done.id, "").await?;
        bookings::accept(&then(1), &context(host, Some(done.version)), done.id, "").await?;
    }
    Ok(())
}

async fn request(
    app: &App,
    place: FacilityId,
    channel: Channel,
    days: u64,
    (company, contact, email): (&str, &str, &str),
) -> Result<EnteredRequest> {
    let starts_on = app.today() + Days::new(days);
    let rooms = store::rooms_for(app.db.writer(), place, 2).await?;
    Ok(EnteredRequest {
        channel,
        call_id: calls::call_id(0),
        facility_id: place,
        starts_on,
        ends_on: starts_on + Days::new(2),
        items: rooms
            .into_iter()
            .map(|(unit_type_id, quantity)| Item { unit_type_id, quantity })
            .collect(),
        party: 2,
        purpose: "retreat".to_owned(),
        needs: "静かな部屋を希望されています。".to_owned(),
        considerations: String::new(),
        arrival_time: Some("16:00".to_owned()),
        criterion: "移動の負担を含めて、集中して働けるか".to_owned(),
        company_name: company.to_owned(),
        company_address: "三重県内".to_owned(),
        contact_name: contact.to_owned(),
        contact_email: email.to_owned(),
        contact_phone: "0599-00-0090".to_owned(),
        locale: Locale::Ja,
        consents: vec![consent::Kind::Pledge, consent::Kind::Privacy, consent::Kind::Survey],
        consented_by: contact.to_owned(),
    })
}

/// What a stay stands in the way of, or what lies after the last stays, is left out: the demo goes on without it.
fn unless_refused<T>(outcome: Result<T>) -> Result<Option<T>> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(Error::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
