//! The search for what is free against a slow twin that looks at every unit, night and part, one by one.
//!
//! Houses are drawn from a seed: rooms, desks, booths and wholes; hours, closing rules and holidays; bookings and
//! blocks. The search (counted in the database), the calendar (by rows) and the twin must agree on every stay.

use std::collections::HashMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use entities::id::{BlockId, ClosingRuleId, FacilityId, UnitId, UnitTypeId};
use entities::unit_part::Part;
use entities::unit_type::{Kind, PriceBasis};
use entities::{block, closing_rule, holiday, unit_night, unit_part};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};
use sea_orm::{ActiveModelTrait, DatabaseConnection, EntityTrait, Set};
use tests::{Facility, TestApp};
use workcation::availability::{self, Ask, FreeSearch, Hours, Level, Outlook, Stay, Which, places_with_taken, taken};

use crate::stays::{Guest, day};

const FIRST: &str = "2026-12-21";
const DAYS: u64 = 21;
const HOUSES: usize = 4;
const PLACES: usize = 5;
const STAYS: usize = 50;

/// A facility as the twin knows it, told when it was made and never read back.
struct Twin {
    facility: FacilityId,
    types: Vec<(UnitTypeId, Kind, i32, Vec<UnitId>)>,
    closed_weekday: Option<u32>,
    closed_on_holidays: bool,
    opens: u32,
    taken: Vec<(UnitId, NaiveDate, Option<Part>)>,
}

fn is_holiday(on: NaiveDate) -> bool {
    on == day("2027-01-01")
}

impl Twin {
    fn is_closed(&self, on: NaiveDate) -> bool {
        self.closed_weekday == Some(on.weekday().num_days_from_monday()) || (self.closed_on_holidays && is_holiday(on))
    }

    fn parts(&self, on: NaiveDate) -> Vec<Part> {
        match self.opens {
            _ if self.is_closed(on) => Vec::new(),
            opens if opens < 12 => vec![Part::Am, Part::Pm],
            _ => vec![Part::Pm],
        }
    }

    fn has(&self, kind: Kind) -> bool {
        self.types
            .iter()
            .any(|(_, of, _, units)| *of == kind && !units.is_empty())
    }

    fn kinds(&self, stay: &Stay) -> Vec<Kind> {
        let overnight = stay.starts_on < stay.ends_on;
        let kinds: &[Kind] = if let Some(kind) = stay.kind {
            &[kind]
        } else if overnight && (self.has(Kind::Room) || self.has(Kind::Whole)) {
            &[Kind::Room, Kind::Whole]
        } else if self.has(Kind::Desk) {
            &[Kind::Desk]
        } else {
            &[Kind::Booth, Kind::MeetingRoom]
        };
        kinds.iter().copied().filter(|kind| self.has(*kind)).collect()
    }

    /// Night by night and part by part.
    fn unit_is_free(&self, unit: UnitId, stay: &Stay) -> bool {
        let own = self
            .types
            .iter()
            .find(|(_, kind, _, units)| *kind != Kind::Whole && units.contains(&unit));
        let lodging = own.is_some_and(|(_, kind, ..)| *kind == Kind::Room);
        let mut on = stay.starts_on;
        while on <= stay.ends_on {
            let meant = |part: Option<Part>| match part {
                None => lodging && on < stay.ends_on,
                Some(part) => !lodging && self.parts(on).contains(&part),
            };
            if self
                .taken
                .iter()
                .any(|(taken, taken_on, part)| *taken == unit && *taken_on == on && meant(*part))
            {
                return false;
            }
            on = on + Days::new(1);
        }
        true
    }

    fn level(&self, stay: &Stay, party: i32) -> Option<Level> {
        let kinds = self.kinds(stay);
        if kinds.is_empty() {
            return None;
        }
        if self.closes_for(stay, kinds.contains(&Kind::Room) || kinds.contains(&Kind::Whole)) {
            return Some(Level::Closed);
        }
        let asked = || self.types.iter().filter(|(_, kind, ..)| kinds.contains(kind));
        let (mut free, mut total) = (Vec::new(), 0);
        for (_, _, capacity, units) in asked().filter(|(_, kind, ..)| *kind != Kind::Whole) {
            total += units.len();
            free.extend(
                units
                    .iter()
                    .filter(|unit| self.unit_is_free(**unit, stay))
                    .map(|_| *capacity),
            );
        }
        let whole_is_free = asked()
            .filter(|(_, kind, ..)| *kind == Kind::Whole)
            .any(|(_, _, capacity, units)| {
                *capacity >= party && !units.is_empty() && units.iter().all(|unit| self.unit_is_free(*unit, stay))
            });
        let whole = if whole_is_free { Level::Few } else { Level::Full };
        Some(whole.min(fewest(&free, party, total)))
    }

    fn closes_for(&self, stay: &Stay, lodging: bool) -> bool {
        let all: Vec<NaiveDate> = stay
            .starts_on
            .iter_days()
            .take_while(|on| *on <= stay.ends_on)
            .collect();
        if lodging {
            return all.iter().any(|on| *on < stay.ends_on && self.is_closed(*on));
        }
        let work = |on: &&NaiveDate| !matches!(on.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(**on);
        let work_days: Vec<&NaiveDate> = all.iter().filter(work).collect();
        let asked = if work_days.is_empty() {
            all.iter().collect()
        } else {
            work_days
        };
        asked.into_iter().any(|on| self.is_closed(*on))
    }
}

/// Tries every set of free units for the smallest that holds the party.
fn fewest(free: &[i32], party: i32, total: usize) -> Level {
    let sets = (0_u32..1 << free.len()).filter(|set| {
        let held: i32 = free
            .iter()
            .enumerate()
            .filter(|(at, _)| set & (1 << at) != 0)
            .map(|(_, held)| held)
            .sum();
        held >= party
    });
    match sets.map(u32::count_ones).min() {
        None => Level::Full,
        Some(needed) if free.len() <= needed as usize || free.len() * 4 <= total => Level::Few,
        Some(_) => Level::Free,
    }
}

struct Draw(TestRng);

impl Draw {
    fn below(&mut self, end: u64) -> u64 {
        self.0.next_u64() % end
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn day(&mut self) -> NaiveDate {
        day(FIRST) + Days::new(self.below(DAYS))
    }
}

async fn house(app: &TestApp, guest: &Guest, draw: &mut Draw) -> Vec<Twin> {
    let mut twins = Vec::new();
    for _ in 0..PLACES {
        let opens = if draw.chance(30) { 13 } else { 9 };
        let hours = if opens == 13 {
            ("13:00", "22:00")
        } else {
            ("09:00", "21:00")
        };
        let mut builder = app.facility("試験").await.hours(Some(hours));
        let mut kinds = Vec::new();
        for (kind, percent) in [(Kind::Room, 60), (Kind::Room, 30), (Kind::Desk, 60), (Kind::Booth, 40)] {
            if draw.chance(percent) {
                let (count, capacity) = (1 + draw.below(3), 1 + draw.below(3));
                let (count, capacity) = (i32::try_from(count).unwrap(), i32::try_from(capacity).unwrap());
                builder = builder.units(kind, count, capacity, 1_000, PriceBasis::UnitDay);
                kinds.push((kind, capacity));
            }
        }
        let whole = draw.chance(50);
        if whole {
            builder = builder.units(Kind::Whole, 0, 4, 9_000, PriceBasis::UnitNight);
            kinds.push((Kind::Whole, 4));
        }
        let facility = builder.create().await;
        let mut twin = Twin {
            facility: facility.id,
            types: Vec::new(),
            closed_weekday: draw.chance(40).then(|| u32::try_from(draw.below(7)).unwrap()),
            closed_on_holidays: draw.chance(30),
            opens,
            taken: Vec::new(),
        };
        tell(app, &facility, &kinds, &mut twin).await;
        for _ in 0..draw.below(9) {
            occupy(app, guest, &mut twin, draw).await;
        }
        twins.push(twin);
    }
    twins
}

/// Writes the closing rules and lists of wholes, and tells the twin what there is.
async fn tell(app: &TestApp, facility: &Facility, kinds: &[(Kind, i32)], twin: &mut Twin) {
    for ((id, units), (kind, capacity)) in facility.types.iter().zip(kinds) {
        twin.types.push((*id, *kind, *capacity, units.clone()));
    }
    let all: Vec<UnitId> = facility.types.iter().flat_map(|(_, units)| units.clone()).collect();
    for (at, (_, kind, _, units)) in twin.types.iter_mut().enumerate() {
        if *kind == Kind::Whole {
            units.clone_from(&all);
            for listed in 0..at {
                crate::stays::list_whole(app, facility, at, listed).await;
            }
        }
    }
    let mut rules = Vec::new();
    rules.extend(
        twin.closed_weekday
            .map(|weekday| (closing_rule::Kind::Weekday, i32::try_from(weekday).ok())),
    );
    rules.extend(
        twin.closed_on_holidays
            .then_some((closing_rule::Kind::PublicHoliday, None)),
    );
    for (kind, weekday) in rules {
        let rule = closing_rule::ActiveModel {
            id: Set(ClosingRuleId::new()),
            facility_id: Set(facility.id),
            kind: Set(kind),
            weekday: Set(weekday),
            nth: Set(None),
            starts_on: Set(None),
            ends_on: Set(None),
        };
        rule.insert(app.db()).await.unwrap();
    }
}

/// A booking through the keys, or a block of raw rows: whoever takes, a row is a row.
async fn occupy(app: &TestApp, guest: &Guest, twin: &mut Twin, draw: &mut Draw) {
    if twin.types.is_empty() {
        return;
    }
    let at = usize::try_from(draw.below(twin.types.len() as u64)).unwrap();
    let (unit_type, _, _, units) = twin.types[at].clone();
    let (from, nights) = (draw.day(), draw.below(4));
    if draw.chance(60) {
        let ask = Ask { unit_type, quantity: 1 };
        let booked = guest.takes(twin.facility, &[ask], from, from + Days::new(nights)).await;
        let Ok(booking) = booked else { return };
        let db = app.db();
        let rows = unit_night::Entity::find().all(db).await.unwrap();
        let mine = rows.into_iter().filter(|row| row.booking_id == Some(booking));
        twin.taken.extend(mine.map(|row| (row.unit_id, row.night, None)));
        let rows = unit_part::Entity::find().all(db).await.unwrap();
        let mine = rows.into_iter().filter(|row| row.booking_id == Some(booking));
        twin.taken
            .extend(mine.map(|row| (row.unit_id, row.day, Some(row.part))));
    } else if let Some(unit) = units.first() {
        block_raw(app, twin, *unit, from, draw).await;
    }
}

async fn block_raw(app: &TestApp, twin: &mut Twin, unit: UnitId, on: NaiveDate, draw: &mut Draw) {
    let id = BlockId::new();
    let row = block::ActiveModel {
        id: Set(id),
        facility_id: Set(twin.facility),
        reason: Set(block::Reason::Repair),
        note: Set(String::new()),
        starts_on: Set(on),
        ends_on: Set(on),
        created_at: Set(app.now()),
        version: Set(1),
        ..Default::default()
    };
    row.insert(app.db()).await.unwrap();
    let capacity = twin
        .types
        .iter()
        .find(|(_, kind, _, units)| *kind == Kind::Room && units.contains(&unit))
        .map(|(_, _, capacity, _)| *capacity);
    let part = [Part::Am, Part::Pm, Part::Evening][usize::try_from(draw.below(3)).unwrap()];
    let taken = if capacity.is_some() {
        (unit, on, None)
    } else {
        (unit, on, Some(part))
    };
    if twin.taken.contains(&taken) {
        return;
    }
    if let Some(people) = capacity {
        let row = unit_night::ActiveModel {
            unit_id: Set(unit),
            night: Set(on),
            facility_id: Set(twin.facility),
            people: Set(people),
            block_id: Set(Some(id)),
            ..Default::default()
        };
        row.insert(app.db()).await.unwrap();
    } else {
        let row = unit_part::ActiveModel {
            unit_id: Set(unit),
            day: Set(on),
            part: Set(part),
            block_id: Set(Some(id)),
            ..Default::default()
        };
        row.insert(app.db()).await.unwrap();
    }
    twin.taken.push(taken);
}

async fn compare(app: &TestApp, twins: &[Twin], draw: &mut Draw, seen: &mut HashMap<Option<Level>, usize>) {
    let kinds = [
        None,
        None,
        None,
        Some(Kind::Room),
        Some(Kind::Desk),
        Some(Kind::Booth),
        Some(Kind::Whole),
    ];
    let starts_on = draw.day();
    let stay = Stay {
        starts_on,
        ends_on: starts_on + Days::new(draw.below(5)),
        kind: kinds[usize::try_from(draw.below(7)).unwrap()],
    };
    let party = 1 + i32::try_from(draw.below(6)).unwrap();
    let ids: Vec<FacilityId> = twins.iter().map(|twin| twin.facility).collect();
    let db = app.inner().db.reader();
    let earlier = stay.moved(-3);
    let holidays = availability::holidays(db, earlier.starts_on, stay.ends_on)
        .await
        .unwrap();
    let which = Which::ids(&ids);
    let load = |stay: Stay, hours: Hours| FreeSearch::load(db, &which, Some(stay), hours, holidays.clone());
    let search = load(stay, Hours::All).await.unwrap();
    let frugal = load(stay, Hours::OfWorkPlaces).await.unwrap();
    let moved = load(earlier, Hours::OfWorkPlaces).await.unwrap();
    let moved = moved.moved(db, &ids, stay).await.unwrap();
    let rows = taken(db, &ids, stay.starts_on, stay.ends_on).await.unwrap();
    let opened = places_with_taken(db, &ids, stay.starts_on, stay.ends_on);
    let (opened, _) = opened.await.unwrap();
    for (twin, place) in twins.iter().zip(opened) {
        let expected = twin.level(&stay, party);
        *seen.entry(expected).or_default() += 1;
        assert_eq!(
            place.level(&rows, stay, party),
            expected,
            "by rows: {stay:?} for {party}"
        );
        let counted = match search.outlook(twin.facility, party).unwrap() {
            Outlook::NotOffered => None,
            Outlook::ClosedOn(_) => Some(Level::Closed),
            Outlook::Left(level) => Some(level),
        };
        assert_eq!(counted, expected, "by counts: {stay:?} for {party}");
        assert_eq!(
            frugal.left(twin.facility),
            search.left(twin.facility),
            "with fewer hours: {stay:?}"
        );
        assert_eq!(
            moved.left(twin.facility),
            search.left(twin.facility),
            "moved from other days: {stay:?}"
        );
        compare_keys(db, twin, stay).await;
    }
}

/// Whether one unit of each type could be taken now.
async fn compare_keys(db: &DatabaseConnection, twin: &Twin, stay: Stay) {
    for (unit_type, kind, _, units) in twin.types.iter().filter(|(_, kind, ..)| *kind != Kind::Whole) {
        let of_kind = Stay {
            kind: Some(*kind),
            ..stay
        };
        let ask = Ask {
            unit_type: *unit_type,
            quantity: 1,
        };
        let plan = availability::plan(db, &[twin.facility], &[ask], stay.starts_on, stay.ends_on, &[]).await;
        let Ok(wants) = plan else { continue };
        let free = availability::is_free(db, &wants).await.unwrap();
        let expected = units.iter().any(|unit| twin.unit_is_free(*unit, &of_kind));
        assert_eq!(free, expected, "by keys: {of_kind:?}");
    }
}

#[actix_web::test]
async fn the_search_agrees_with_a_slow_twin_night_by_night() {
    let mut draw = Draw(TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]));
    let mut seen = HashMap::new();
    for _ in 0..HOUSES {
        let app = TestApp::new().await;
        let new_year = holiday::ActiveModel {
            day: Set(day("2027-01-01")),
            name: Set("元日".to_owned()),
        };
        new_year.insert(app.db()).await.unwrap();
        let guest = Guest::of(&app).await;
        let twins = house(&app, &guest, &mut draw).await;
        for _ in 0..STAYS {
            compare(&app, &twins, &mut draw, &mut seen).await;
        }
    }
    // The stays met every answer often enough to mean something.
    for level in [
        None,
        Some(Level::Free),
        Some(Level::Few),
        Some(Level::Full),
        Some(Level::Closed),
    ] {
        assert!(
            seen.get(&level).is_some_and(|times| *times >= 25),
            "{level:?} in {seen:?}"
        );
    }
}
