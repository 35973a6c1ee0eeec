//! The run through a line against a slow, obvious twin: days and rooms in a table, one group after the other. And that
//! nobody jumps: whoever takes behind the line changes nothing for anybody in it.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use entities::id::{BookingId, FacilityId, UnitId, UnitTypeId};
use entities::unit_type::Kind;
use proptest::prelude::*;

use super::rules::{Group, Ready, Verdict, deadline, given, is_left, overlap, place_in_line, run};
use crate::availability::{Ask, Offer, Opening, Place, PlaceUnit, Taken, Want};
use crate::facilities::Calendar;

const DAYS: u64 = 8;

/// A group as the test tells it: rooms, first night, nights, and whether it rests.
type Told = (i32, u64, u64, bool);

struct House {
    place: Place,
    rooms: Vec<UnitId>,
    of: UnitTypeId,
    whole: UnitTypeId,
}

fn first() -> NaiveDate {
    "2026-12-01".parse().unwrap()
}

fn house(rooms: usize) -> House {
    let (of, whole) = (UnitTypeId::new(), UnitTypeId::new());
    let ids: Vec<UnitId> = (0..rooms).map(|_| UnitId::new()).collect();
    let units: Vec<PlaceUnit> = (1..)
        .zip(&ids)
        .map(|(number, id)| PlaceUnit {
            id: *id,
            number,
            lodging: true,
        })
        .collect();
    let offer = |id, kind, units: Vec<PlaceUnit>| Offer {
        id,
        kind,
        name_ja: String::new(),
        name_en: String::new(),
        capacity: 2,
        units,
    };
    House {
        place: Place {
            facility: FacilityId::new(),
            opening: Opening::default(),
            offers: vec![offer(of, Kind::Room, units.clone()), offer(whole, Kind::Whole, units)],
        },
        rooms: ids,
        of,
        whole,
    }
}

impl House {
    /// Zero rooms stand for the whole house.
    fn wants(&self, (rooms, from, nights, _): Told) -> Vec<Want> {
        let ask = Ask {
            unit_type: if rooms == 0 { self.whole } else { self.of },
            quantity: rooms.max(1),
        };
        let starts_on = first() + Days::new(from);
        self.place
            .wants(&[ask], starts_on, starts_on + Days::new(nights), &[])
            .unwrap()
    }

    fn group(&self, told: Told) -> Group {
        Group {
            booking: BookingId::new(),
            wants: Some(self.wants(told)),
            ready: if told.3 { Ready::Rests } else { Ready::Yes },
        }
    }

    fn taken(&self, rows: &[(usize, u64)]) -> Taken {
        let nights = rows
            .iter()
            .filter_map(|(room, day)| Some((*self.rooms.get(*room)?, first() + Days::new(*day))));
        Taken {
            nights: nights.collect(),
            ..Taken::default()
        }
    }
}

/// The twin: a table of rooms and days.
struct Table(BTreeMap<(usize, u64), bool>);

impl Table {
    fn of(rooms: usize, taken: &[(usize, u64)]) -> Self {
        let mut table = BTreeMap::new();
        for room in 0..rooms {
            for day in 0..DAYS * 2 {
                table.insert((room, day), taken.contains(&(room, day)));
            }
        }
        Self(table)
    }

    /// Takes what the group needs if all of it is there; says whether it was.
    fn take(&mut self, rooms: usize, (wanted, from, nights, _): Told) -> bool {
        let is_free = |room: &usize| (from..from + nights).all(|day| !self.0[&(*room, day)]);
        let free: Vec<usize> = (0..rooms).filter(is_free).collect();
        let needed = if wanted == 0 {
            rooms
        } else {
            usize::try_from(wanted).unwrap()
        };
        if free.len() < needed {
            return false;
        }
        for room in free.into_iter().take(needed) {
            for day in from..from + nights {
                self.0.insert((room, day), true);
            }
        }
        true
    }
}

fn told() -> impl Strategy<Value = Told> {
    (0..4_i32, 0..DAYS, 1..4_u64, prop::bool::weighted(0.2))
}

fn scene() -> impl Strategy<Value = (usize, Vec<(usize, u64)>, Vec<Told>, Told)> {
    (
        1..5_usize,
        prop::collection::vec((0..5_usize, 0..DAYS + 3), 0..12),
        prop::collection::vec(told(), 0..7),
        told(),
    )
}

proptest! {
    #[test]
    fn a_run_offers_what_the_twin_would_give((rooms, rows, line, newcomer) in scene()) {
        let house = house(rooms);
        let taken = house.taken(&rows);
        let groups: Vec<Group> = line.iter().map(|told| house.group(*told)).collect();
        let verdicts = run(&house.place, &taken, &groups);

        let mut table = Table::of(rooms, &rows);
        for (told, verdict) in line.iter().zip(&verdicts) {
            let offered = !told.3 && table.take(rooms, *told);
            prop_assert_eq!(offered, matches!(verdict, Verdict::Offered(_)), "{:?} {:?}", told, verdict);
        }
        let left = is_left(&house.place, &taken, &given(&verdicts), &house.wants(newcomer));
        prop_assert_eq!(left, table.take(rooms, newcomer), "the newcomer {:?}", newcomer);
    }

    #[test]
    fn whoever_takes_behind_the_line_changes_nothing_for_anybody_in_it((rooms, rows, line, newcomer) in scene()) {
        let house = house(rooms);
        let taken = house.taken(&rows);
        let groups: Vec<Group> = line.iter().map(|told| house.group(*told)).collect();
        let before = run(&house.place, &taken, &groups);
        let wants = house.wants(newcomer);
        if is_left(&house.place, &taken, &given(&before), &wants) {
            let mut after = taken.clone();
            let mut left = taken.clone();
            left.add(given(&before));
            after.add(house.place.fit(&left, &wants).unwrap());
            let offered = |verdicts: &[Verdict]| given(verdicts);
            prop_assert_eq!(offered(&run(&house.place, &after, &groups)), offered(&before));
        }
    }

    #[test]
    fn a_run_never_gives_one_night_twice((rooms, rows, line, _) in scene()) {
        let house = house(rooms);
        let taken = house.taken(&rows);
        let groups: Vec<Group> = line.iter().map(|told| house.group(*told)).collect();
        let mut seen = taken.nights.clone();
        for verdict in run(&house.place, &taken, &groups) {
            if let Verdict::Offered(rows) = verdict {
                for row in rows.nights {
                    prop_assert!(seen.insert(row), "{:?} twice", row);
                }
            }
        }
    }

    #[test]
    fn places_in_line_count_those_before_for_the_same_nights(line in prop::collection::vec((0..5_u64, 0..4_u64), 1..8)) {
        let span = |(from, nights): (u64, u64)| {
            let starts_on = first() + Days::new(from);
            (starts_on, starts_on + Days::new(nights))
        };
        let spans: Vec<_> = line.iter().map(|told| (BookingId::new(), span(*told))).collect();
        for index in 0..spans.len() {
            let nights = |told: (u64, u64)| told.0..told.0 + told.1.max(1);
            let shares = |other: &(u64, u64)| nights(*other).any(|night| nights(line[index]).contains(&night));
            let before = line[..index].iter().filter(|other| shares(other)).count();
            let all = line.iter().filter(|other| shares(other)).count();
            prop_assert_eq!(place_in_line(&spans, index), (before + 1, all));
        }
    }
}

#[test]
fn one_application_is_offered_one_of_its_wishes() {
    let house = house(2);
    let one = house.group((1, 0, 2, false));
    let other = Group {
        booking: one.booking,
        ..house.group((1, 4, 2, false))
    };
    let verdicts = run(&house.place, &Taken::default(), &[one, other]);
    assert!(matches!(verdicts[0], Verdict::Offered(_)));
    assert_eq!(verdicts[1], Verdict::Served);
}

#[test]
fn who_does_not_fit_is_told_whether_there_is_too_little_or_somebody_before_it() {
    let house = house(2);
    let line = [(2, 0, 2, false), (1, 0, 1, false), (3, 5, 1, false)].map(|told| house.group(told));
    let verdicts = run(&house.place, &Taken::default(), &line);
    assert_eq!(verdicts[1..], [Verdict::Behind, Verdict::TooFew]);
}

#[test]
fn stays_that_follow_each_other_share_no_night() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let stay = (day("2026-12-01"), day("2026-12-03"));
    assert!(!overlap(stay, (day("2026-12-03"), day("2026-12-05"))));
    assert!(
        overlap(stay, (day("2026-12-02"), day("2026-12-02"))),
        "day use within it"
    );
    assert!(!overlap((day("2026-12-03"), day("2026-12-03")), stay));
}

#[test]
fn an_offer_is_held_48_hours_but_not_past_the_last_business_day_before_the_stay() {
    let calendar = Calendar::default();
    let check_in = NaiveTime::from_hms_opt(15, 0, 0).unwrap();
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let until = |now: &str, starts_on: &str| deadline(at(now), starts_on.parse().unwrap(), check_in, 48, &calendar);
    // Friday 09:00 in Tokyo, a stay in two weeks: Sunday 09:00.
    assert_eq!(until("2026-11-20T00:00:00Z", "2026-12-07"), at("2026-11-22T00:00:00Z"));
    // Friday for a stay on Sunday: Friday 17:00.
    assert_eq!(until("2026-11-20T00:00:00Z", "2026-11-22"), at("2026-11-20T08:00:00Z"));
    // Friday 18:00 for a stay on Saturday: one hour before check-in.
    assert_eq!(until("2026-11-20T09:00:00Z", "2026-11-21"), at("2026-11-21T05:00:00Z"));
}
