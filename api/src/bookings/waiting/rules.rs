//! Who is offered freed places. Pure: a place on paper, what is taken of it, and the line of those who wait for it.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use entities::booking::{self, State};
use entities::decision;
use entities::id::BookingId;

use crate::availability::{Place, Taken, Want};
use crate::bookings::rules;
use crate::facilities::Calendar;

/// Whether somebody in line can be offered anything now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    Yes,
    /// It refused what is free now.
    Rests,
    /// Its organisation holds as many places of the call as it may.
    AtLimit,
    /// The call is suspended.
    CallClosed,
    /// The first day has come.
    Past,
}

/// One wish in line: a group that stays together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub booking: BookingId,
    /// `None` where the place doesn't offer it any more.
    pub wants: Option<Vec<Want>>,
    pub ready: Ready,
}

/// What a run through the line comes to for one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// These rows are for it.
    Offered(Taken),
    NotReady(Ready),
    /// The place closed, or doesn't have the type any more.
    NotOffered,
    /// What is free isn't enough for the whole group.
    TooFew,
    /// It would be enough, if nobody stood before it.
    Behind,
    /// Another wish of the same application gets an offer.
    Served,
}

/// Goes through the line in its order: each group takes what it needs as a whole of what those before it left.
#[must_use]
pub fn run(place: &Place, taken: &Taken, line: &[Group]) -> Vec<Verdict> {
    let mut left = taken.clone();
    let mut served = BTreeSet::new();
    line.iter()
        .map(|group| {
            if served.contains(&group.booking) {
                return Verdict::Served;
            }
            let Some(wants) = &group.wants else {
                return Verdict::NotOffered;
            };
            if group.ready != Ready::Yes {
                return Verdict::NotReady(group.ready);
            }
            match place.fit(&left, wants) {
                Some(rows) => {
                    served.insert(group.booking);
                    left.add(rows.clone());
                    Verdict::Offered(rows)
                }
                None if place.fit(taken, wants).is_some() => Verdict::Behind,
                None => Verdict::TooFew,
            }
        })
        .collect()
}

/// Everything that a run gave away.
#[must_use]
pub fn given(verdicts: &[Verdict]) -> Taken {
    let mut given = Taken::default();
    for verdict in verdicts {
        if let Verdict::Offered(rows) = verdict {
            given.add(rows.clone());
        }
    }
    given
}

/// Whether a newcomer's group still fits behind those to whom a run gave its rows.
#[must_use]
pub fn is_left(place: &Place, taken: &Taken, given: &Taken, wants: &[Want]) -> bool {
    let mut left = taken.clone();
    left.add(given.clone());
    place.fit(&left, wants).is_some()
}

/// Until when an offer is held: so many hours, at the latest 17:00 of the last business day before the stay; if that
/// is past, one hour before check-in.
#[must_use]
pub fn deadline(
    now: DateTime<Utc>,
    starts_on: NaiveDate,
    check_in: NaiveTime,
    hours: u32,
    calendar: &Calendar,
) -> DateTime<Utc> {
    let wanted = now + TimeDelta::hours(i64::from(hours));
    wanted.min(rules::latest(now, starts_on, check_in, calendar))
}

/// Where an accepted offer leads: to the supervisor where dates or place are others than those approved; to the host;
/// or straight to confirmed where hosts agreed beforehand and the secretariat has seen it.
#[must_use]
pub fn after_offer(booking: &booking::Model, decisions: &[decision::Model], hosts_agreed: bool) -> State {
    if rules::first_open_decision(booking, decisions) == State::SupervisorReview {
        return State::SupervisorReview;
    }
    let forwarded = decisions.iter().any(|made| {
        made.step == decision::Step::Secretariat
            && made.outcome == decision::Outcome::Approved
            && made.decided_version >= booking.content_version
    });
    match (hosts_agreed, forwarded) {
        (false, _) => State::HostCheck,
        (true, true) => State::Confirmed,
        (true, false) => State::InReview,
    }
}

/// First and last day of a stay.
pub type Span = (NaiveDate, NaiveDate);

/// Whether two stays want the same night, or for day use the same day.
#[must_use]
pub fn overlap(one: Span, other: Span) -> bool {
    let end = |(starts_on, ends_on): Span| {
        if ends_on > starts_on {
            ends_on
        } else {
            ends_on + TimeDelta::days(1)
        }
    };
    one.0 < end(other) && other.0 < end(one)
}

/// The place in line of the wish at `index`, counted from 1, and how many wait: those for the same nights, each
/// application once. The line is in its order.
#[must_use]
pub fn place_in_line(line: &[(BookingId, Span)], index: usize) -> (usize, usize) {
    let Some((own, span)) = line.get(index) else {
        return (0, 0);
    };
    let others = |part: &[(BookingId, Span)]| {
        let rivals = part
            .iter()
            .filter(|(booking, other)| booking != own && overlap(*other, *span));
        rivals.map(|(booking, _)| *booking).collect::<BTreeSet<_>>().len()
    };
    let before = line.get(..index).map_or(0, others);
    (before + 1, others(line) + 1)
}
