//! Adding, fetching and removing busy calendars. Fetching asks the other server first and begins its change after,
//! so that nobody here waits for somebody there.

use std::collections::{BTreeMap, BTreeSet};

use entities::busy_calendar;
use entities::id::{BusyCalendarId, FacilityId, OrganisationId, UnitTypeId};

use super::reach::{Got, Reach};
use super::reading;
use super::rules::{self, NewBusyCalendar, PAUSE, Span, Trouble, Window};
use super::store::{self, Conflict, Holder, Slot};
use crate::app::{App, Context, Txn, day_in_tokyo};
use crate::audit::{self, Receipt};
use crate::availability::blocks::units;
use crate::availability::feed::own_ending;
use crate::availability::places;
use crate::availability::rules::{Candidate, Want};
use crate::availability::store::{self as keys, Taker};
use crate::error::{Error, Fault, Refusal, Result};
use crate::policy::{Action, Parties};

/// A calendar, the conflicts that it has, and what the asker may do with it.
pub struct Seen {
    pub calendar: busy_calendar::Model,
    pub conflicts: Vec<Conflict>,
    pub may: Vec<&'static str>,
}

fn of_calendar(row: &busy_calendar::Model, organisation: OrganisationId, municipality: String) -> Parties {
    Parties::of_place("busy_calendar", row.id, organisation, municipality).at_version(row.version)
}

/// The calendars of a facility, and whether the asker may add one.
pub async fn list(app: &App, context: &Context, facility: FacilityId) -> Result<(Vec<Seen>, Vec<&'static str>)> {
    let db = app.db.reader();
    let (organisation, municipality) = places::store::run_by(db, &context.scope(), facility)
        .await?
        .ok_or(Error::NotFound("facility"))?;
    let whole = Parties::of_place("facility", facility, organisation, municipality.clone());
    context.actor.may(Action::BusyCalendarList, &whole)?;
    let rows = store::list(db, facility).await?;
    let ids: Vec<BusyCalendarId> = rows.iter().map(|row| row.id).collect();
    let conflicts = store::conflicts(db, &ids, app.today()).await?;
    let seen = rows.into_iter().map(|calendar| {
        let parties = of_calendar(&calendar, organisation, municipality.clone());
        Seen {
            conflicts: conflicts
                .iter()
                .filter(|one| one.calendar == calendar.id)
                .cloned()
                .collect(),
            may: context
                .actor
                .allowed(&[Action::BusyCalendarFetch, Action::BusyCalendarRemove], &parties),
            calendar,
        }
    });
    let may = context.actor.allowed(&[Action::BusyCalendarAdd], &whole);
    Ok((seen.collect(), may))
}

/// One calendar as the list shows it.
pub async fn view(app: &App, context: &Context, id: BusyCalendarId) -> Result<Seen> {
    let db = app.db.writer();
    let (calendar, organisation, municipality) = store::find(db, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("busy calendar"))?;
    let parties = of_calendar(&calendar, organisation, municipality);
    context.actor.may(Action::BusyCalendarList, &parties)?;
    Ok(Seen {
        conflicts: store::conflicts(db, &[id], app.today()).await?,
        may: context
            .actor
            .allowed(&[Action::BusyCalendarFetch, Action::BusyCalendarRemove], &parties),
        calendar,
    })
}

/// Adds a calendar; the next minute fetches it for the first time.
pub async fn add(app: &App, context: &Context, facility: FacilityId, new: &NewBusyCalendar) -> Result<BusyCalendarId> {
    app.change(context, async |txn| {
        let permit = context
            .actor
            .may(Action::BusyCalendarAdd, &places::about(txn, context, facility).await?)?;

        let others = store::list(txn, facility).await?.len();
        rules::check(new, &app.config.busy_calendar_hosts.0, others)?;
        if units(txn, facility, new.unit_type, new.unit).await?.is_empty() {
            let field = if new.unit.is_some() { "unit_id" } else { "unit_type_id" };
            let fault = Fault::new(field, "block.unit_unknown");
            Refusal::unless_empty("input.invalid", vec![fault])?;
        }

        let row = store::create(txn, facility, new, context.actor.person_id()).await?;
        let receipt = audit::record(txn, permit, &["busy_calendar", "address"]).await?;
        Ok((row.id, receipt))
    })
    .await
}

/// Takes a calendar away again; what it took from today on is free.
pub async fn remove(app: &App, context: &Context, id: BusyCalendarId) -> Result<BusyCalendarId> {
    app.change(context, async |txn| {
        let (row, organisation, municipality) = store::lock(txn, &context.scope(), id)
            .await?
            .ok_or(Error::NotFound("busy calendar"))?;
        let permit = context.actor.may(
            Action::BusyCalendarRemove,
            &of_calendar(&row, organisation, municipality),
        )?;
        context.expect(row.version, || serde_json::json!({ "version": row.version }))?;
        store::remove(txn, row).await?;
        let receipt = audit::record(txn, permit, &["removed_at"]).await?;
        Ok((id, receipt))
    })
    .await
}

/// Fetches a calendar now, because somebody asks for it.
pub async fn fetch(app: &App, context: &Context, id: BusyCalendarId) -> Result<BusyCalendarId> {
    let (row, organisation, municipality) = store::find(app.db.reader(), &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("busy calendar"))?;
    context.actor.may(
        Action::BusyCalendarFetch,
        &of_calendar(&row, organisation, municipality),
    )?;
    if row.last_fetched_at.is_some_and(|at| app.now() - at < PAUSE) {
        return Err(Refusal::conflict("busy.just_fetched").into());
    }
    let asked = ask(app, &row).await;
    write(app, context, Action::BusyCalendarFetch, id, (asked, Again::Later)).await
}

/// Fetches a calendar because its time has come.
pub async fn sync(app: &App, row: &busy_calendar::Model) -> Result<BusyCalendarId> {
    let asked = ask(app, row).await;
    let context = Context::system("sync_busy_calendars");
    write(app, &context, Action::BusyCalendarSync, row.id, (asked, Again::Later)).await
}

/// What a calendar said, or would have said: for the demo, whose servers don't exist.
pub async fn told(app: &App, id: BusyCalendarId, told: std::result::Result<String, Trouble>) -> Result<BusyCalendarId> {
    let context = Context::system("sync_busy_calendars");
    let (row, ..) = store::find(app.db.writer(), &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("busy calendar"))?;
    let asked = told.and_then(|text| {
        let window = Window::of(app.today());
        let spans = reading::read(&text, &own_ending(row.facility_id), window)?;
        Ok(Said::Busy { spans, etag: None })
    });
    write(app, &context, Action::BusyCalendarSync, id, (asked, Again::ByHand)).await
}

/// What a fetch comes to.
enum Said {
    Same,
    Busy { spans: Vec<Span>, etag: Option<String> },
}

/// When the clock fetches it again.
#[derive(Clone, Copy)]
enum Again {
    Later,
    /// Never: only people do.
    ByHand,
}

async fn ask(app: &App, row: &busy_calendar::Model) -> std::result::Result<Said, Trouble> {
    // A new day has a new last day in sight: the calendar is read whole once a day even where it hasn't changed.
    let read_today = row.last_ok_at.is_some_and(|at| day_in_tokyo(at) == app.today());
    let etag = row.etag.as_deref().filter(|_| read_today);
    let reach = Reach::of(&app.config.busy_calendar_hosts.0);
    let (text, etag) = match reach.get(&row.address, etag).await? {
        Got::Same => return Ok(Said::Same),
        Got::Calendar { text, etag } => (text, etag),
    };
    let (own, window) = (own_ending(row.facility_id), Window::of(app.today()));
    // Beside the workers: a megabyte of repeats takes its time, and a reader that breaks must not take us along.
    let read = tokio::task::spawn_blocking(move || reading::read(&text, &own, window));
    let spans = read
        .await
        .unwrap_or_else(|_broken| Err(Trouble::of("busy.not_calendar")))?;
    Ok(Said::Busy { spans, etag })
}

async fn write(
    app: &App,
    context: &Context,
    action: Action,
    id: BusyCalendarId,
    (said, again): (std::result::Result<Said, Trouble>, Again),
) -> Result<BusyCalendarId> {
    app.change(context, async |txn| {
        let (row, organisation, municipality) = store::lock(txn, &context.scope(), id)
            .await?
            .ok_or(Error::NotFound("busy calendar"))?;
        let permit = context
            .actor
            .may(action, &of_calendar(&row, organisation, municipality))?;
        let minutes = app.config.busy_calendar_minutes;
        let mut row = busy_calendar::Model {
            last_fetched_at: Some(txn.now()),
            ..row
        };
        match said {
            Ok(said) => {
                if let Said::Busy { spans, etag } = said {
                    let complete = take(txn, &row, &spans).await?;
                    // Where something stood in the way, the same version has to be read again: it may be gone then.
                    row.etag = etag.filter(|_| complete);
                }
                row.last_ok_at = Some(txn.now());
                row.last_error = None;
                row.last_error_detail = String::new();
                row.failures = 0;
            }
            Err(trouble) => {
                row.last_error = Some(trouble.code.to_owned());
                row.last_error_detail = trouble.detail;
                row.failures = row.failures.saturating_add(1);
            }
        }
        row.next_fetch_at = match again {
            Again::Later => Some(rules::next_fetch(txn.now(), minutes, row.failures)),
            Again::ByHand => None,
        };
        store::update(txn, row).await?;
        let receipt: Receipt = audit::record(txn, permit, &["fetched"]).await?;
        Ok((id, receipt))
    })
    .await
}

/// Makes the rows of the calendar's block those of its busy times; whether all of them could be taken.
async fn take(txn: &Txn, row: &busy_calendar::Model, spans: &[Span]) -> Result<bool> {
    let window = Window::of(txn.today());
    let (types, units): (Vec<UnitTypeId>, Vec<Candidate>) = units(txn, row.facility_id, row.unit_type_id, row.unit_id)
        .await?
        .into_iter()
        .unzip();
    keys::lock_types(txn, &types).await?;
    let ids: Vec<_> = units.iter().map(|candidate| candidate.unit).collect();
    let taken = store::taken(txn, &ids, window).await?;
    let wanted = slots(&units, spans, window);

    let gone: Vec<Slot> = taken
        .iter()
        .filter(|(slot, holder)| **holder == Holder::Block(row.block_id) && !wanted.contains(*slot))
        .map(|(slot, _)| *slot)
        .collect();
    store::give_back(txn, row.block_id, &gone).await?;
    let mut free: BTreeMap<_, (Vec<_>, Vec<_>)> = BTreeMap::new();
    let mut conflicts = Vec::new();
    let mut complete = true;
    for slot in &wanted {
        let (unit, day, part) = *slot;
        match taken.get(slot) {
            None => {
                let (nights, parts) = free.entry(unit).or_default();
                match part {
                    None => nights.push(day),
                    Some(part) => parts.push((day, part)),
                }
            }
            Some(Holder::Block(block)) if *block == row.block_id => {}
            Some(Holder::Block(_)) => complete = false,
            Some(Holder::Booking(booking)) => {
                complete = false;
                conflicts.push((unit, day, *booking));
            }
        }
    }
    for candidate in &units {
        let Some((nights, parts)) = free.remove(&candidate.unit) else {
            continue;
        };
        let want = Want {
            unit_type: UnitTypeId::default(),
            quantity: 1,
            nights,
            parts,
        };
        keys::insert(txn, Taker::Block(row.block_id), std::slice::from_ref(candidate), &want).await?;
    }
    store::write_conflicts(txn, row.id, &conflicts).await?;
    store::stretch(txn, row.block_id, window).await?;
    Ok(complete)
}

/// Every night or part of a day that the busy times take of the units.
fn slots(units: &[Candidate], spans: &[Span], window: Window) -> BTreeSet<Slot> {
    let (nights, parts) = (rules::nights(spans, window), rules::parts(spans, window));
    let mut slots = BTreeSet::new();
    for candidate in units {
        if candidate.is_lodging() {
            slots.extend(nights.iter().map(|night| (candidate.unit, *night, None)));
        } else {
            slots.extend(parts.iter().map(|(day, part)| (candidate.unit, *day, Some(*part))));
        }
    }
    slots
}
