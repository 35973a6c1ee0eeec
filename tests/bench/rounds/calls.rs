//! Oversubscribed calls of three sizes, as rounds: demand meets on three peaks, needs leave some of the places, towns
//! are liked unequally. The same seed gives the same round.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::dice::Dice;

pub struct Size {
    pub name: &'static str,
    /// How many of it are measured.
    pub seeds: u64,
    requests: usize,
    facilities: usize,
    units: usize,
    nights: usize,
    towns: usize,
}

pub const SIZES: [Size; 3] = [
    Size {
        name: "S",
        seeds: 3,
        requests: 60,
        facilities: 15,
        units: 40,
        nights: 90,
        towns: 8,
    },
    Size {
        name: "M",
        seeds: 3,
        requests: 1_000,
        facilities: 100,
        units: 400,
        nights: 180,
        towns: 20,
    },
    Size {
        name: "L",
        seeds: 1,
        requests: 10_000,
        facilities: 500,
        units: 2_000,
        nights: 365,
        towns: 60,
    },
];

/// Facilities that an applicant looks at.
const LOOKED_AT: usize = 60;
const FEE: usize = 3_000;
const FEE_MAX: usize = 60_000;

struct Place {
    town: usize,
    equipment: usize,
    mbps: usize,
    purposes: usize,
    industries: usize,
    party: (usize, usize),
}

fn day(night: usize) -> String {
    let first = NaiveDate::from_ymd_opt(2027, 4, 1).unwrap();
    (first + Days::new(night.try_into().unwrap())).to_string()
}

pub fn round(size: &Size, seed: u64) -> Value {
    let mut dice = Dice::of(seed);
    let places: Vec<Place> = (0..size.facilities).map(|at| place(&mut dice, size, at)).collect();
    let units: Vec<(usize, Value)> = (0..size.units).map(|at| unit(&mut dice, size, &places, at)).collect();
    let peaks: Vec<usize> = (0..3)
        .map(|_| size.nights / 10 + dice.below(size.nights * 8 / 10))
        .collect();
    let requests: Vec<Value> = (0..size.requests)
        .map(|at| request(&mut dice, size, (&places, &units, &peaks), at))
        .collect();
    let costs: u64 = requests.iter().map(|request| request["cost"].as_u64().unwrap()).sum();
    let of_all = |limit: usize| {
        (0..size.towns)
            .map(|town| (format!("m{town}"), json!(limit)))
            .collect::<serde_json::Map<_, _>>()
    };
    json!({
        "version": 1, "seed": seed.to_string(), "from": day(0), "to": day(size.nights),
        "units": units.into_iter().map(|(_, unit)| unit).collect::<Vec<_>>(), "requests": requests,
        "rules": {
            "caps": of_all((size.requests * 2 / size.towns).max(2)),
            "floors": of_all((size.requests / (2 * size.towns)).saturating_sub(1).max(1)),
            "budget": costs * 85 / 100, "shares": [{ "tag": "sme", "per_mille": 400 }],
        },
    })
}

fn place(dice: &mut Dice, size: &Size, at: usize) -> Place {
    Place {
        town: if at < size.towns { at } else { dice.below(size.towns) },
        equipment: dice.below(32) | 1,
        mbps: dice.one_of(&[15, 30, 60, 120, 300]),
        purposes: dice.below(16) | 1,
        industries: dice.below(256),
        party: (dice.one_of(&[1, 1, 2]), dice.one_of(&[3, 5, 8])),
    }
}

fn unit(dice: &mut Dice, size: &Size, places: &[Place], at: usize) -> (usize, Value) {
    let facility = if at < size.facilities {
        at
    } else {
        dice.below(size.facilities)
    };
    let count = dice.one_of(&[1, 1, 2, 3, 4]);
    let open: Vec<usize> = (0..size.nights)
        .map(|_| if dice.percent(80) { count } else { dice.below(count) })
        .collect();
    let unit = json!({
        "id": format!("u{at}"), "facility": format!("f{facility}"), "municipality": format!("m{}", places[facility].town),
        "capacity": dice.one_of(&[1, 2, 2, 3, 4]), "count": count, "open": open,
    });
    (facility, unit)
}

type Country<'a> = (&'a [Place], &'a [(usize, Value)], &'a [usize]);

fn request(dice: &mut Dice, size: &Size, (places, units, peaks): Country, at: usize) -> Value {
    let (nights, party) = (
        dice.one_of(&[1, 2, 2, 3, 3, 4, 5]),
        dice.one_of(&[1, 1, 2, 2, 3, 4, 5, 6, 8]),
    );
    let length = nights + 3 + dice.below(18);
    let begin = if dice.percent(60) {
        (dice.one_of(peaks) + dice.below(20) + dice.below(20)).saturating_sub(20)
    } else {
        dice.below(size.nights)
    };
    let begin = begin.min(size.nights - length - 1);
    let needs = (1..5)
        .filter(|_| dice.percent(20))
        .fold(0, |needs, bit| needs | 1 << bit);
    let mbps = dice.one_of(&[10, 20, 50, 100, 200]);
    let towns = [dice.below(size.towns), dice.below(size.towns), dice.below(size.towns)];
    let (wish, purpose, industry) = (dice.below(size.facilities), dice.below(4), dice.below(8));
    let mut looked_at: BTreeSet<usize> = (0..size.facilities)
        .filter(|at| towns.contains(&places[*at].town))
        .collect();
    looked_at.insert(wish);
    while looked_at.len() < LOOKED_AT.min(size.facilities) {
        looked_at.insert(dice.below(size.facilities));
    }
    let suits = |at: usize| places[at].equipment & needs == needs && places[at].mbps >= mbps;
    let applicant = |at: usize| {
        let place = &places[at];
        let rank = towns.iter().position(|town| *town == place.town);
        15 + rank.map_or(0, |rank| 35 - 10 * rank)
            + if at == wish { 25 } else { 0 }
            + if place.purposes >> purpose & 1 == 1 { 15 } else { 0 }
            + if place.mbps >= 2 * mbps { 10 } else { 0 }
    };
    let host = |at: usize| {
        let place = &places[at];
        let likes_party = (place.party.0..=place.party.1).contains(&party);
        10 + if place.industries >> industry & 1 == 1 { 30 } else { 5 } + if likes_party { 30 } else { 5 }
    };
    let options = units
        .iter()
        .filter(|(at, _)| looked_at.contains(at) && suits(*at))
        .filter_map(|(at, unit)| {
            let capacity = usize::try_from(unit["capacity"].as_u64().unwrap()).unwrap();
            let count = usize::try_from(unit["count"].as_u64().unwrap()).unwrap();
            let fits = party.div_ceil(capacity) <= count.min(4);
            fits.then(|| json!({ "unit": unit["id"], "applicant": applicant(*at).min(100), "host": host(*at) }))
        });
    let options: Vec<Value> = options.collect();
    let tags: Vec<&str> = ["sme"].into_iter().filter(|_| dice.percent(50)).collect();
    json!({
        "id": format!("r{at}"), "received": at, "party": party, "nights": nights,
        "cost": (party * nights * FEE).min(FEE_MAX), "tags": tags, "window": { "from": day(begin), "to": day(begin + length) },
        "wished": day(begin + dice.below(length - nights + 1)), "per_day_off": 1, "options": options,
    })
}
