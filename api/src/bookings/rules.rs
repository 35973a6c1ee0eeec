//! The rules of a booking: pure functions over what was loaded.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use entities::booking::{self, ClosedBy, Kind, State};
use entities::programme_call::{Model as Call, SelectionMethod};
use entities::{consent, decision};

use super::application::{Application, STAY_NIGHTS_MAX, Wish, WorkDay};
use super::steps::{self, Step, has_ended};
use crate::app::{day_in_tokyo, local_in_tokyo, moment_in_tokyo};
use crate::error::{Fault, Refusal};
use crate::facilities::Calendar;
use crate::policy::Action;

/// Deadlines end at this hour.
const CLOSING_HOUR: u32 = 17;
/// Tomorrow's guests hear of their stay from this hour on.
const EVE_HOUR: u32 = 10;
/// Stays are closed by the clock at this hour of the day after departure.
const STAY_CLOSE_HOUR: u32 = 12;
/// How long a host may still say whether a guest came, in business days.
pub const NO_SHOW_BUSINESS_DAYS: u32 = 3;
/// Names of participants are due so many days before check-in.
pub const NAMES_DUE_DAYS: u64 = 7;

fn at(day: NaiveDate, hour: u32) -> DateTime<Utc> {
    let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    moment_in_tokyo(day.and_time(time))
}

/// The table's row for an action in a state.
///
/// # Errors
/// `booking.not_now` when the action can't be done in this state.
pub fn step(action: Action, state: State) -> Result<&'static Step, Refusal> {
    steps::step(action, state).ok_or_else(|| {
        let code = if has_ended(state) {
            "booking.has_ended"
        } else {
            "booking.not_now"
        };
        Refusal::conflict(code)
    })
}

/// Until when a step may take: 17:00 `business_days` on, at the latest 17:00 of the last business day before the
/// stay; if that is past, one hour before check-in (model.md, holds).
#[must_use]
pub fn deadline(
    now: DateTime<Utc>,
    starts_on: NaiveDate,
    check_in: NaiveTime,
    business_days: u32,
    calendar: &Calendar,
) -> DateTime<Utc> {
    let wanted = at(
        calendar.business_days_after(day_in_tokyo(now), business_days),
        CLOSING_HOUR,
    );
    let before_the_stay = at(calendar.last_business_day_before(starts_on), CLOSING_HOUR);
    if before_the_stay <= now {
        latest(now, starts_on, check_in, calendar)
    } else {
        wanted.min(before_the_stay)
    }
}

/// The last moment at which anything about a stay can be decided: 17:00 of the last business day before it; if that is
/// past, one hour before check-in.
#[must_use]
pub fn latest(now: DateTime<Utc>, starts_on: NaiveDate, check_in: NaiveTime, calendar: &Calendar) -> DateTime<Utc> {
    let before_the_stay = at(calendar.last_business_day_before(starts_on), CLOSING_HOUR);
    if before_the_stay <= now {
        moment_in_tokyo(starts_on.and_time(check_in)) - TimeDelta::hours(1)
    } else {
        before_the_stay
    }
}

/// What an application must have before it can be submitted, beside the call's own rules: every fault at once.
#[must_use]
pub fn submission_faults(application: &Application, kind: Kind, call: &Call) -> Vec<Fault> {
    let mut faults = Vec::new();
    if application.wishes.is_empty() {
        faults.extend(anywhere_faults(application, call));
    }
    for (index, wish) in application.wishes.iter().enumerate() {
        faults.extend(wish_faults(index, wish));
    }
    if application.purpose.trim().is_empty() {
        faults.push(Fault::new("purpose", "required"));
    }
    if application.criteria.is_empty() {
        faults.push(Fault::new("criteria", "booking.criterion_missing"));
    }
    for needed in [consent::Kind::Pledge, consent::Kind::Privacy, consent::Kind::Survey] {
        if !application.consents.contains(&needed) {
            faults.push(Fault::new("consents", consent_code(needed)));
        }
    }
    if let Some(wish) = application
        .wishes
        .first()
        .filter(|_| kind == Kind::Employee || call.work_days_required)
    {
        faults.extend(work_day_faults(wish, &application.work_days, kind));
    }
    faults
}

/// Where places are given later and any will do, the days are all that is asked for.
fn anywhere_faults(application: &Application, call: &Call) -> Option<Fault> {
    if !application.anywhere || call.selection_method == SelectionMethod::FirstCome {
        return Some(Fault::new("wishes", "booking.wish_missing"));
    }
    match application.dates {
        None => Some(Fault::new("dates", "required")),
        Some(dates) if dates.ends_on < dates.starts_on => {
            Some(Fault::new("dates.ends_on", "booking.ends_before_start"))
        }
        Some(dates) if (dates.ends_on - dates.starts_on).num_days() > STAY_NIGHTS_MAX => {
            Some(Fault::new("dates.ends_on", "booking.too_long").with("max", STAY_NIGHTS_MAX))
        }
        Some(_) => None,
    }
}

const fn consent_code(kind: consent::Kind) -> &'static str {
    match kind {
        consent::Kind::Pledge => "booking.consent_pledge",
        consent::Kind::Privacy => "booking.consent_privacy",
        consent::Kind::Survey | consent::Kind::Photo => "booking.consent_survey",
    }
}

fn wish_faults(index: usize, wish: &Wish) -> Vec<Fault> {
    let mut faults = Vec::new();
    if wish.ends_on < wish.starts_on {
        faults.push(Fault::new(
            format!("wishes[{index}].ends_on"),
            "booking.ends_before_start",
        ));
    }
    if wish.nights() > STAY_NIGHTS_MAX {
        faults.push(Fault::new(format!("wishes[{index}].ends_on"), "booking.too_long").with("max", STAY_NIGHTS_MAX));
    }
    if wish.items.is_empty() {
        faults.push(Fault::new(format!("wishes[{index}].items"), "booking.item_missing"));
    }
    faults
}

/// Every day of the first wish has a plan; an employee's worked days lie in office hours with a place and contact.
fn work_day_faults(wish: &Wish, work_days: &[WorkDay], kind: Kind) -> Vec<Fault> {
    let mut faults = Vec::new();
    // What is longer is refused as a whole.
    let longest = usize::try_from(STAY_NIGHTS_MAX).unwrap_or_default() + 1;
    let days = wish.starts_on.iter_days().take_while(|day| *day <= wish.ends_on);
    for day in days.take(longest) {
        if !work_days.iter().any(|planned| planned.day == day) {
            faults.push(Fault::new("work_days", "booking.work_day_missing").with("day", day));
        }
    }
    for (index, planned) in work_days.iter().enumerate() {
        let field = |name: &str| format!("work_days[{index}].{name}");
        if planned.day < wish.starts_on || planned.day > wish.ends_on {
            faults.push(Fault::new(field("day"), "booking.work_day_outside").with("day", planned.day));
        }
        if !planned.is_worked() {
            continue;
        }
        match (&planned.starts, &planned.ends) {
            (Some(starts), Some(ends)) if starts < ends => {}
            _ => faults.push(Fault::new(field("starts"), "booking.work_hours_missing").with("day", planned.day)),
        }
        if kind == Kind::Employee && planned.contact.trim().is_empty() {
            faults.push(Fault::new(field("contact"), "booking.work_contact_missing").with("day", planned.day));
        }
    }
    faults
}

/// A unit type as far as the rules of a wish ask.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    pub is_lodging: bool,
    pub capacity: i32,
}

/// Whether the chosen units hold the party: beds where there is lodging, seats where there is none.
#[must_use]
pub fn capacity_fault(index: usize, party: i32, wish: &Wish, chosen: &[(Offer, i32)]) -> Option<Fault> {
    let sum = |lodging: bool| -> i32 {
        chosen
            .iter()
            .filter(|(offer, _)| offer.is_lodging == lodging)
            .map(|(offer, count)| offer.capacity * count)
            .sum()
    };
    let lodging = chosen.iter().any(|(offer, _)| offer.is_lodging);
    let (room, code) = if lodging {
        (sum(true), "booking.too_few_beds")
    } else {
        (sum(false), "booking.too_few_seats")
    };
    if lodging && wish.nights() < 1 {
        return Some(Fault::new(format!("wishes[{index}].ends_on"), "booking.no_night"));
    }
    (room < party).then(|| {
        Fault::new(format!("wishes[{index}].items"), code)
            .with("party", party)
            .with("capacity", room)
    })
}

/// The decision that is still open, first in order: the supervisor's where dates or place changed since it was
/// approved, the secretariat's where anything that matters did, else the one that returned it.
#[must_use]
pub fn first_open_decision(booking: &booking::Model, decisions: &[decision::Model]) -> State {
    let since = |step: decision::Step, outcome: decision::Outcome| {
        decisions
            .iter()
            .filter(|made| made.step == step && made.outcome == outcome)
            .map(|made| made.decided_version)
            .max()
    };
    let approved = since(decision::Step::Supervisor, decision::Outcome::Approved);
    let forwarded = since(decision::Step::Secretariat, decision::Outcome::Approved);
    if booking.kind == Kind::Employee && approved.is_none_or(|version| version < booking.schedule_version) {
        return State::SupervisorReview;
    }
    if forwarded.is_none_or(|version| version < booking.content_version) {
        return State::InReview;
    }
    booking.returned_from.unwrap_or(State::InReview)
}

/// What a rewritten application changed, of what decisions were made on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Changed {
    /// Dates or place: the supervisor is asked again.
    pub schedule: bool,
    /// Types or head-count: the secretariat is asked again.
    pub content: bool,
}

/// Compares what is stored with what is written now.
#[must_use]
pub fn changed(before: &Application, after: &Application) -> Changed {
    let schedule = |application: &Application| -> Vec<_> {
        application
            .wishes
            .iter()
            .map(|wish| (wish.facility_id, wish.also_facility_id, wish.starts_on, wish.ends_on))
            .collect()
    };
    let items =
        |application: &Application| -> Vec<_> { application.wishes.iter().map(|wish| wish.items.clone()).collect() };
    let freedom = |application: &Application| (application.anywhere, application.flexible_days, application.dates);
    let schedule =
        schedule(before) != schedule(after) || before.work_days != after.work_days || freedom(before) != freedom(after);
    let people = |application: &Application| (application.party, application.children, application.companions);
    Changed {
        schedule,
        content: schedule || items(before) != items(after) || people(before) != people(after),
    }
}

/// Whether the host may still be asked if the guest came: until noon after three business days.
#[must_use]
pub fn closes(booking: &booking::Model, now: DateTime<Utc>, calendar: &Calendar) -> Option<ClosedBy> {
    let ends_on = booking.ends_on?;
    match booking.state {
        State::CheckedIn if at(ends_on + Days::new(1), STAY_CLOSE_HOUR) <= now => Some(ClosedBy::Automatic),
        State::Confirmed => {
            let last = calendar.business_days_after(ends_on, NO_SHOW_BUSINESS_DAYS);
            (at(last, STAY_CLOSE_HOUR) <= now).then_some(ClosedBy::Unconfirmed)
        }
        _ => None,
    }
}

/// Check-in is possible from the first day on.
///
/// # Errors
/// `booking.too_early` with the day.
pub fn begun(booking: &booking::Model, today: NaiveDate) -> Result<(), Refusal> {
    match booking.starts_on {
        Some(starts_on) if starts_on <= today => Ok(()),
        Some(starts_on) => Err(Refusal::conflict("booking.too_early").with("day", starts_on)),
        None => Err(Refusal::conflict("booking.not_now")),
    }
}

/// The day of departure: today's or an earlier one of the stay.
///
/// # Errors
/// `booking.check_out_day` when the day isn't of the stay, or to come.
pub fn departure(booking: &booking::Model, asked: Option<NaiveDate>, today: NaiveDate) -> Result<NaiveDate, Refusal> {
    let last = booking.ends_on.unwrap_or(today).min(today);
    let day = asked.unwrap_or(last);
    let begun = booking.starts_on.is_some_and(|starts_on| starts_on <= day);
    if begun && day <= last {
        Ok(day)
    } else {
        let fault = Fault::new("on", "booking.check_out_day").with("until", last);
        Err(Refusal {
            faults: vec![fault],
            ..Refusal::invalid("input.invalid")
        })
    }
}

/// The first days whose guests get the message of the day before now: tomorrow's from 10:00 on, and today's, who were
/// confirmed too late for it.
#[must_use]
pub fn arriving(now: DateTime<Utc>) -> Vec<NaiveDate> {
    let local = local_in_tokyo(now);
    let today = local.date();
    if chrono::Timelike::hour(&local) < EVE_HOUR {
        vec![today]
    } else {
        vec![today, today + Days::new(1)]
    }
}

/// Whether the stay begins today or tomorrow: names can't be asked for any more.
#[must_use]
pub fn is_imminent(booking: &booking::Model, today: NaiveDate) -> bool {
    booking.starts_on.is_some_and(|day| day <= today + Days::new(1))
}

/// Whether a host still sees names and contact: from confirmation until `days` after check-out.
#[must_use]
pub fn contact_visible(booking: &booking::Model, today: NaiveDate, days: u32) -> bool {
    let left = booking.actual_ends_on.or(booking.ends_on);
    steps::is_agreed(booking.state) && left.is_some_and(|day| today <= day + Days::new(u64::from(days)))
}

/// The time of check-in of a listing, 15:00 where it names none.
#[must_use]
pub fn check_in_time(listed: Option<&str>) -> NaiveTime {
    listed
        .and_then(|text| NaiveTime::parse_from_str(text, "%H:%M").ok())
        .or_else(|| NaiveTime::from_hms_opt(15, 0, 0))
        .unwrap_or_default()
}

/// Chance as letters that can be read out and not be mistaken for each other.
#[must_use]
pub fn letters(random: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let letters = random.iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32)));
    letters.map(|letter| char::from(*letter)).collect()
}

/// A 受付番号: the fiscal year of the reign-free calendar and six letters.
#[must_use]
pub fn number(now: DateTime<Utc>, random: [u8; 6]) -> String {
    let local = local_in_tokyo(now).date();
    let year = chrono::Datelike::year(&local) - i32::from(chrono::Datelike::month(&local) < 4);
    format!("{:02}-{}", year.rem_euclid(100), letters(&random))
}
