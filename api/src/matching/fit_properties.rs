//! The evaluation against a slow twin that says every rule in plain words, over random places and searches: the same
//! conditions hide a place, and without them it isn't hidden.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use entities::facility::Meals;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::evaluation::Verdict;
use super::facts::{Facts, Line};
use super::fit::evaluate;
use super::fit_tests::{day, unknown};
use super::needs::Need;
use super::query::Query;
use super::remedies::query_without;
use crate::availability::{Level, Opening, Outlook, Stay};
use crate::facilities::Closing;

fn time(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

/// On each of the seven weekdays: shut, the usual hours, or shorter ones; and the one that a rule closes each week.
fn opening((days, closed): ([u8; 7], Option<u32>)) -> Opening {
    let hours = |(weekday, kind): (u32, u8)| match kind {
        0 => None,
        1..4 => Some((weekday, time("08:00:00"), time("20:00:00"))),
        _ => Some((weekday, time("09:00:00"), time("20:00:00"))),
    };
    Opening {
        closings: closed.map(Closing::Weekday).into_iter().collect(),
        hours: (0..).zip(days).filter_map(hours).collect(),
        ..Opening::default()
    }
}

fn outlook() -> impl Strategy<Value = Outlook> {
    prop_oneof![
        6 => select(vec![Level::Free, Level::Few]).prop_map(Outlook::Left),
        1 => Just(Outlook::ClosedOn(day("2026-12-01"))),
        1 => Just(Outlook::NotOffered),
    ]
}

fn line() -> impl Strategy<Value = Line> {
    let mbps = || prop::option::of(0.0..60.0_f64);
    let ms = |most: i32| prop::option::of(0..most);
    (mbps(), mbps(), ms(150), ms(45), ms(15)).prop_map(|(down_mbps, up_mbps, rtt_ms, jitter_ms, loss_per_mille)| Line {
        down_mbps,
        up_mbps,
        rtt_ms,
        jitter_ms,
        loss_per_mille,
        measured_on: None,
    })
}

prop_compose! {
    fn place()(
        line in line(),
        flags in prop::array::uniform9(prop::option::weighted(0.8, any::<bool>())),
        counts in prop::array::uniform5(prop::option::weighted(0.8, 0..3_i32)),
        walk in prop::option::weighted(0.8, 0..25_i32),
        nights in (prop::option::of(1..4_i32), prop::option::of(1..6_i32)),
        said in (any::<bool>(), select(vec!["ja", "ja en", "en ja zh", "ja zh"])),
        held in (1..9_i64, 0..9_i64, 0..9_i64),
        hours in prop::option::of((prop::array::uniform7(0..5_u8), prop::option::weighted(0.3, 0..7_u32))),
        price_yen in prop::option::of(1..20_000_i64),
        outlook in outlook(),
    ) -> Facts {
        Facts {
            line,
            vpn_allowed: flags[0],
            wheelchair: flags[1],
            pets_allowed: flags[2],
            children_allowed: flags[3],
            wired_lan: flags[4],
            invoice_allowed: flags[5],
            dedicated_ssid: flags[6],
            printer: flags[7],
            single_rooms: flags[8],
            lockable_booths: counts[0],
            monitors: counts[1],
            ergonomic_chairs: counts[2],
            parking: counts[3],
            ev_chargers: counts[4],
            station_walk_minutes: walk,
            min_nights: nights.0,
            max_nights: nights.1,
            meals: if said.0 { Meals::Breakfast } else { Meals::None },
            languages: said.1.to_owned(),
            capacity: held.0,
            seats: held.1,
            people: Some(held.2.min(held.0)),
            opening: hours.map(opening),
            price_yen,
            outlook: Some(outlook),
            ..unknown()
        }
    }
}

prop_compose! {
    fn search()(
        must in subsequence(Need::ALL, 0..5),
        party in 1..10_i32,
        stay in prop::option::of((0..14_u64, 0..6_u64)),
        mbps in (prop::option::of(1.0..60.0_f64), prop::option::of(1.0..60.0_f64)),
        price_max in prop::option::of(1..20_000_i64),
    ) -> Query {
        let stay = stay.map(|(from, nights)| {
            let starts_on = day("2026-12-01") + Days::new(from);
            Stay { starts_on, ends_on: starts_on + Days::new(nights), kind: None }
        });
        Query {
            must: must.into_iter().map(|(need, _)| need).collect(),
            party,
            stay,
            down_mbps: mbps.0,
            up_mbps: mbps.1,
            price_max,
            ..Query::anything(day("2026-11-20"))
        }
    }
}

/// The place as the search meets it: free for as many as find room, and without dates nothing is asked of them.
fn met(place: &Facts, query: &Query) -> Facts {
    let outlook = place.outlook.map(|outlook| match outlook {
        Outlook::Left(Level::Free | Level::Few) if place.people < Some(i64::from(query.party)) => {
            Outlook::Left(Level::Full)
        }
        outlook => outlook,
    });
    Facts {
        people: query.stay.and(place.people),
        outlook: query.stay.and(outlook),
        ..place.clone()
    }
}

/// Half of the party, rounded up, talks at the same time; words drop out above 30 ms of jitter and 1 % of loss.
fn carries(line: Line, party: i32) -> bool {
    let (talking, listening) = (f64::from(party - party / 2), f64::from(party / 2));
    line.down_mbps
        .is_some_and(|down| down >= 1.5 * (6.0 * talking + listening))
        && line
            .up_mbps
            .is_some_and(|up| up >= 1.5 * (4.0 * talking + 0.5 * listening))
        && line.rtt_ms.is_some_and(|rtt| rtt <= 100)
        && line.jitter_ms.is_none_or(|jitter| jitter <= 30)
        && line.loss_per_mille.is_none_or(|loss| loss <= 10)
}

fn is_weekday(on: NaiveDate) -> bool {
    on.weekday().number_from_monday() <= 5
}

/// 08:30 to 17:15 on every weekday of the stay, or of any week.
fn covers(opening: &Opening, stay: Option<Stay>) -> bool {
    let (from, until) = stay.map_or((day("2026-12-07"), day("2026-12-11")), |stay| {
        (stay.starts_on, stay.ends_on)
    });
    let mut days = from
        .iter_days()
        .take_while(|on| *on <= until)
        .filter(|on| is_weekday(*on));
    let open = |on: NaiveDate| {
        let weekday = on.weekday().num_days_from_monday();
        let hours = opening.hours.iter().find(|(of, ..)| *of == weekday);
        let long = |(_, opens, closes): &(u32, NaiveTime, NaiveTime)| {
            *opens <= time("08:30:00") && *closes >= time("17:15:00")
        };
        !opening.closings.contains(&Closing::Weekday(weekday)) && (opening.hours.is_empty() || hours.is_some_and(long))
    };
    days.all(open)
}

fn has(place: &Facts, need: Need, query: &Query) -> bool {
    let some = |count: Option<i32>| count.is_some_and(|count| count >= 1);
    match need {
        Need::Vpn => place.vpn_allowed == Some(true),
        Need::Wheelchair => place.wheelchair == Some(true),
        Need::Pets => place.pets_allowed == Some(true),
        Need::Children => place.children_allowed == Some(true),
        Need::WiredLan => place.wired_lan == Some(true),
        Need::Invoice => place.invoice_allowed == Some(true),
        Need::PrivateWifi => place.dedicated_ssid == Some(true),
        Need::Printer => place.printer == Some(true),
        Need::SingleRooms => place.single_rooms == Some(true),
        Need::Booth => some(place.lockable_booths),
        Need::Monitors => some(place.monitors),
        Need::Chairs => some(place.ergonomic_chairs),
        Need::Parking => some(place.parking),
        Need::EvCharger => some(place.ev_chargers),
        Need::Station => place.station_walk_minutes.is_some_and(|minutes| minutes <= 10),
        Need::Meals => place.meals != Meals::None,
        Need::English => place.languages.contains("en"),
        Need::Seats => place.seats >= i64::from(query.party),
        Need::Hours => place
            .opening
            .as_ref()
            .is_some_and(|opening| covers(opening, query.stay)),
        Need::Calls => carries(place.line, query.party),
    }
}

/// Too small for the party at any time, it only has to have room for as many as it holds.
fn has_room(place: &Facts, party: i64) -> bool {
    match place.outlook {
        Some(Outlook::Left(_)) => place.people.is_some_and(|people| people >= party.min(place.capacity)),
        _ => false,
    }
}

fn hidden_by(place: &Facts, query: &Query) -> BTreeSet<&'static str> {
    let party = i64::from(query.party);
    let mut by: BTreeSet<&str> = query
        .must
        .iter()
        .filter(|need| !has(place, **need, query))
        .map(|need| need.word())
        .collect();
    let mut unless = |holds: bool, condition| {
        if !holds {
            by.insert(condition);
        }
    };
    unless(place.capacity >= party, "party");
    if let Some(stay) = query.stay {
        let nights = (stay.ends_on - stay.starts_on).num_days();
        let least = place.min_nights.is_none_or(|least| nights >= i64::from(least));
        let most = place.max_nights.is_none_or(|most| nights <= i64::from(most));
        unless(nights == 0 || (least && most), "nights");
        unless(has_room(place, party), "dates");
    }
    let reaches = |is: Option<f64>, wanted: Option<f64>| wanted.is_none_or(|wanted| is.is_some_and(|is| is >= wanted));
    unless(reaches(place.line.down_mbps, query.down_mbps), "down_mbps");
    unless(reaches(place.line.up_mbps, query.up_mbps), "up_mbps");
    let pays = |most: i64| place.price_yen.is_some_and(|yen| yen <= most);
    unless(query.price_max.is_none_or(pays), "price_max");
    by
}

fn loosened(query: &Query, condition: &str, place: &Facts) -> Query {
    match condition {
        "party" => Query {
            party: i32::try_from(place.capacity).unwrap(),
            ..query.clone()
        },
        condition => query_without(condition, query),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_same_conditions_hide_a_place_as_in_the_twin(place in place(), query in search()) {
        let place = met(&place, &query);
        let evaluation = evaluate(&place, &query);
        let expected = hidden_by(&place, &query);
        prop_assert_eq!(evaluation.fits(), expected.is_empty());
        prop_assert_eq!(evaluation.failed().collect::<BTreeSet<_>>(), expected);
        for failing in evaluation.failing() {
            prop_assert!(failing.verdict == Verdict::Unmet || failing.verdict == Verdict::Unknown);
        }
    }

    #[test]
    fn without_the_conditions_that_hide_it_a_place_fits(place in place(), query in search()) {
        let reasons: Vec<&str> = evaluate(&met(&place, &query), &query).failed().collect();
        let admitted = reasons.iter().fold(query, |query, reason| loosened(&query, reason, &place));
        let mut left: Vec<&str> = evaluate(&met(&place, &admitted), &admitted).failed().collect();
        // Without its dates a search asks for the hours of a usual week.
        left.retain(|left| *left != "hours" || admitted.stay.is_some() || reasons.is_empty());
        prop_assert_eq!(left, Vec::<&str>::new(), "after {:?}", reasons);
    }

    #[test]
    fn each_condition_alone_hides_it_still(place in place(), query in search()) {
        let reasons: BTreeSet<&str> = evaluate(&met(&place, &query), &query).failed().collect();
        // Dates and nights go together: without days nothing of either is asked.
        let needs = reasons.iter().filter(|reason| query.must.iter().any(|need| need.word() == **reason));
        for kept in needs {
            let others = reasons.iter().filter(|reason| *reason != kept && **reason != "party" && **reason != "dates");
            let others = others.filter(|reason| **reason != "nights");
            let narrowed = others.fold(query.clone(), |query, reason| loosened(&query, reason, &place));
            let place = met(&place, &narrowed);
            prop_assert!(evaluate(&place, &narrowed).failed().any(|failed| failed == *kept));
        }
    }
}
