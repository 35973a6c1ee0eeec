//! From what was loaded to the wire. Every field that is withheld is withheld here, by what the asker is.

use std::collections::BTreeMap;

use chrono::Days;
use entities::booking;
use entities::id::FacilityId;
use entities::{booking_event, booking_item, facility, person, round_outcome, wish};

use super::way::{holder, timeline};
use super::{
    Booking, BookingItem, BookingRow, BookingWish, CallName, Cancellation, Contact, Entry, HistoryLine,
    OrganisationName, Participant, Place, Rival, Words, WorkReport,
};
use crate::bookings::application::WorkDay;
use crate::bookings::changes::BookingChange;
use crate::bookings::rules::NAMES_DUE_DAYS;
use crate::bookings::waiting::BookingWaiting;
use crate::bookings::waiting::actions::Standing;
use crate::bookings::{BookingListRow, BookingPage, BookingWhole, Seen};
use crate::facilities::Fee;
use crate::policy;

fn planned(whole: &BookingWhole, seen: Seen) -> Vec<WorkDay> {
    if seen.plan {
        whole.application.work_days.clone()
    } else {
        Vec::new()
    }
}

impl From<BookingPage> for Booking {
    fn from(page: BookingPage) -> Self {
        let (whole, seen) = (&page.whole, page.seen);
        let row = &whole.loaded.booking;
        let people = seen.people;
        Self {
            id: row.id,
            number: row.number.clone(),
            kind: row.kind,
            state: row.state,
            version: row.version,
            returned_from: row.returned_from,
            channel: row.channel,
            call: CallName {
                id: whole.call.id,
                name: words(&whole.call.name_ja, &whole.call.name_en),
                selection_method: whole.call.selection_method,
            },
            organisation: people.then(|| OrganisationName {
                id: whole.organisation.id,
                name: whole.organisation.name.clone(),
            }),
            industry: whole.organisation.industry.clone(),
            applicant: whole.people.get(&row.applicant_id).filter(|_| people).map(contact),
            facility: whole.loaded.facility.as_ref().map(Place::of),
            also_facility: whole.loaded.also.as_deref().map(Place::of),
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            actual_ends_on: row.actual_ends_on,
            party: row.party,
            children: row.children,
            companions: row.companions,
            purpose: row.purpose.clone(),
            purpose_note: row.purpose_note.clone(),
            needs: row.needs.clone(),
            considerations: row.considerations.clone(),
            arrival_time: row.arrival_time.clone(),
            wish_rank: row.wish_rank,
            wishes: wishes(whole, seen, page.given.as_ref()),
            total_yen: whole.total_yen(),
            criteria: whole.application.criteria.clone(),
            work_days: planned(whole, seen),
            consents: whole.application.consents.clone(),
            participants: participants(whole, seen),
            names_due_on: row.starts_on.map(|day| day - Days::new(NAMES_DUE_DAYS)),
            holder: holder(&whole.loaded),
            timeline: timeline(row, &whole.events),
            history: history(whole, people),
            rivals: page.rivals.iter().map(rival).collect(),
            cancellation: page.cancellation.map(cancellation),
            wait_if_full: row.wait_if_full,
            anywhere: row.anywhere,
            flexible_days: row.flexible_days,
            waiting: page.waiting.map(|standing| in_line(standing, row, seen)),
            fee_yen: row.fee_yen,
            changes: whole
                .changes
                .iter()
                .map(|change| BookingChange::seen(whole, change, seen.plan))
                .collect(),
            closed_by: row.closed_by,
            reports: reports(whole, seen),
            submitted_at: row.submitted_at,
            confirmed_at: row.confirmed_at,
            checked_in_at: row.checked_in_at,
            checked_out_at: row.checked_out_at,
            entry: page.entry.map(|entry| entered(entry, people)),
            may: page.may.into_iter().map(ToOwned::to_owned).collect(),
        }
    }
}

impl From<(BookingListRow, Seen, Vec<&'static str>)> for BookingRow {
    fn from((row, seen, may): (BookingListRow, Seen, Vec<&'static str>)) -> Self {
        let booking = &row.booking;
        Self {
            id: booking.id,
            number: booking.number.clone(),
            kind: booking.kind,
            state: booking.state,
            version: booking.version,
            channel: booking.channel,
            organisation_name: row
                .organisation
                .as_ref()
                .filter(|_| seen.people)
                .map(|one| one.name.clone()),
            facility: row.facility.as_ref().map(Place::of),
            also_facility: row.also.as_deref().map(Place::of),
            starts_on: booking.starts_on,
            ends_on: booking.ends_on,
            party: booking.party,
            purpose: booking.purpose.clone(),
            holder: holder(&row.loaded()),
            change_state: row.change.as_ref().map(|change| change.state),
            participant_names: row
                .participants
                .iter()
                .filter(|_| seen.people)
                .map(|one| one.name.clone())
                .collect(),
            arrival_time: booking.arrival_time.clone(),
            submitted_at: booking.submitted_at,
            updated_at: booking.updated_at,
            may: may.into_iter().map(ToOwned::to_owned).collect(),
        }
    }
}

/// A host sees the wish for its own place only, as in [`wishes`].
fn in_line(mut standing: Standing, booking: &booking::Model, seen: Seen) -> BookingWaiting {
    if own_only(seen) {
        standing.awaited.retain(|wish| wish.wish_rank == booking.wish_rank);
        standing.refused.retain(|offer| offer.wish_rank == booking.wish_rank);
    }
    standing.into()
}

fn history(whole: &BookingWhole, named: bool) -> Vec<HistoryLine> {
    let events = whole.events.iter();
    events.map(|event| line(event, &whole.people, named)).collect()
}

fn entered(entry: entities::booking_entry::Model, people: bool) -> Entry {
    Entry {
        consented_by: people.then_some(entry.consented_by),
        consented_at: entry.consented_at,
        claimed_at: entry.claimed_at,
    }
}

fn cancellation(fee: Fee) -> Cancellation {
    Cancellation {
        percent: fee.percent,
        fee_yen: fee.yen,
        free_until: fee.free_until,
    }
}

pub(super) fn words(ja: &str, en: &str) -> Words {
    Words {
        ja: ja.to_owned(),
        en: if en.is_empty() { ja.to_owned() } else { en.to_owned() },
    }
}

fn contact(person: &person::Model) -> Contact {
    Contact {
        id: person.id,
        name: person.name.clone(),
        email: person.email.clone(),
        phone: person.phone.clone(),
    }
}

impl Place {
    /// A facility as its guests need it.
    pub(in crate::bookings) fn of(facility: &facility::Model) -> Self {
        Self {
            id: facility.id,
            name: words(&facility.name_ja, &facility.name_en),
            municipality_code: facility.municipality_code.clone(),
            address: facility.address.clone(),
            access_note: facility.access_note.clone(),
            wifi_note: facility.wifi_note.clone(),
            check_in_time: facility.check_in_time.clone(),
            check_out_time: facility.check_out_time.clone(),
            emergency_phone: facility.emergency_phone.clone(),
            hazard: facility.hazard.clone(),
            shelter_name: facility.shelter_name.clone(),
            shelter_walk_minutes: facility.shelter_walk_minutes,
        }
    }
}

/// A host sees its own wish only: where else somebody would go is none of its business.
fn wishes(whole: &BookingWhole, seen: Seen, given: Option<&round_outcome::Model>) -> Vec<BookingWish> {
    let shown = |wish: &wish::Model| !own_only(seen) || wish.rank == whole.loaded.booking.wish_rank;
    whole
        .wishes
        .iter()
        .filter(|(wish, _)| shown(wish))
        .map(|(wish, items)| BookingWish {
            wished_as: wished_as(wish, given),
            ..one_wish(whole, wish, items)
        })
        .collect()
}

/// What a round gave stands among the wishes on the booking, and is the one that it was before.
fn wished_as(wish: &wish::Model, given: Option<&round_outcome::Model>) -> Option<i32> {
    let places = (wish.facility_id, wish.also_facility_id);
    let is_given = |given: &&round_outcome::Model| {
        let days = (given.starts_on, given.ends_on) == (Some(wish.starts_on), Some(wish.ends_on));
        days && (given.facility_id, given.also_facility_id) == places
    };
    let given = given.filter(is_given);
    given.map_or(Some(wish.rank), |given| given.wish_rank)
}

fn own_only(seen: Seen) -> bool {
    use policy::Standing::{AlsoHost, Host, Municipality};
    matches!(seen.standing(), Host | AlsoHost | Municipality)
}

fn one_wish(whole: &BookingWhole, wish: &wish::Model, items: &[booking_item::Model]) -> BookingWish {
    let name = |id: Option<FacilityId>| {
        let place = id.and_then(|id| whole.facilities.get(&id));
        place.map(|place| words(&place.name_ja, &place.name_en))
    };
    BookingWish {
        rank: wish.rank,
        wished_as: Some(wish.rank),
        facility_id: wish.facility_id,
        facility_name: name(wish.facility_id),
        also_facility_id: wish.also_facility_id,
        also_facility_name: name(wish.also_facility_id),
        starts_on: wish.starts_on,
        ends_on: wish.ends_on,
        nights: (wish.ends_on - wish.starts_on).num_days(),
        outcome: wish.outcome,
        total_yen: items.iter().map(|item| item.price_yen).sum(),
        items: items.iter().map(|item| one_item(whole, item)).collect(),
    }
}

fn one_item(whole: &BookingWhole, item: &booking_item::Model) -> BookingItem {
    let offer = whole.unit_types.get(&item.unit_type_id);
    BookingItem {
        unit_type_id: item.unit_type_id,
        facility_id: offer.map(|offer| offer.facility_id),
        name: offer.map(|offer| words(&offer.name_ja, &offer.name_en)),
        kind: offer.map(|offer| offer.kind),
        quantity: item.quantity,
        price_yen: item.price_yen,
    }
}

fn participants(whole: &BookingWhole, seen: Seen) -> Vec<Participant> {
    let own_side = seen.standing() == policy::Standing::Applicant;
    let shown = whole.loaded.participants.iter().filter(|_| seen.people);
    shown
        .map(|one| Participant {
            name: one.name.clone(),
            name_kana: one.name_kana.clone(),
            email: own_side.then(|| one.email.clone()),
            locale: one.locale,
            kind: one.kind,
        })
        .collect()
}

fn line(
    event: &booking_event::Model,
    people: &BTreeMap<entities::id::PersonId, person::Model>,
    named: bool,
) -> HistoryLine {
    HistoryLine {
        verb: event.verb.clone(),
        standing: event.standing.clone(),
        name: event
            .person_id
            .filter(|_| named)
            .and_then(|id| people.get(&id))
            .map(|person| person.name.clone()),
        from_state: event.from_state,
        to_state: event.to_state,
        comment: event.comment.clone(),
        happened_at: event.happened_at,
    }
}

fn rival(booking: &booking::Model) -> Rival {
    Rival {
        number: booking.number.clone(),
        state: booking.state,
        starts_on: booking.starts_on,
        ends_on: booking.ends_on,
        party: booking.party,
    }
}

/// Drafts of a report are its writer's; the supervisor and the company get what was handed in.
fn reports(whole: &BookingWhole, seen: Seen) -> Vec<WorkReport> {
    let own_side = matches!(
        seen.standing(),
        policy::Standing::Applicant | policy::Standing::Participant
    );
    let shown = |submitted: bool| seen.reports && (submitted || own_side);
    whole
        .reports
        .iter()
        .filter(|report| shown(report.submitted_at.is_some()))
        .map(|report| WorkReport {
            person_id: report.person_id,
            work_done: report.work_done.clone(),
            findings: report.findings.clone(),
            submitted_at: report.submitted_at,
        })
        .collect()
}
