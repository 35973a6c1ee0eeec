//! The twin: what was told of each place, and every rule in plain words. It reads nothing back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use entities::facility::{FacilityType, Meals};
use entities::unit_type::{Kind, PriceBasis};
use proptest::prelude::Rng;
use proptest::test_runner::TestRng;
use sea_orm::Set;
use tests::TestApp;
use workcation::availability::Ask;

use crate::stays::{Guest, day};

const FIRST: &str = "2026-12-01";
pub const WORDS: &[&str] = &[
    "vpn",
    "booth",
    "wheelchair",
    "pets",
    "children",
    "wired_lan",
    "invoice",
    "calls",
    "private_wifi",
    "monitors",
    "printer",
    "chairs",
    "single_rooms",
    "meals",
    "parking",
    "ev_charger",
    "station",
    "english",
    "seats",
    "hours",
];

pub struct Draw(pub TestRng);

impl Draw {
    fn below(&mut self, most: u64) -> u64 {
        self.0.next_u64() % most
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }

    /// Yes, no or nothing said.
    fn flag(&mut self) -> Option<bool> {
        self.of(&[Some(true), Some(true), Some(false), None])
    }

    fn count(&mut self) -> Option<i32> {
        self.of(&[Some(3), Some(12), Some(0), None])
    }
}

fn small(number: i64) -> i32 {
    i32::try_from(number).unwrap()
}

/// What was told of a place.
#[derive(Debug)]
pub struct Told {
    pub id: String,
    pub facility_type: FacilityType,
    flags: BTreeMap<&'static str, Option<bool>>,
    counts: BTreeMap<&'static str, Option<i32>>,
    line: (Option<f64>, Option<f64>, Option<i32>),
    /// Jitter in milliseconds, loss in per mille.
    drops: (Option<i32>, Option<i32>),
    meals: bool,
    english: bool,
    nights: (Option<i32>, Option<i32>),
    opens: (&'static str, &'static str),
    rooms: i64,
    beds: i64,
    desks: i64,
    yen: i64,
    basis: PriceBasis,
    /// Nights on which every room is taken.
    full: BTreeSet<NaiveDate>,
}

/// A search as the twin reads it.
#[derive(Clone, Debug)]
pub struct Search {
    pub must: Vec<&'static str>,
    pub party: i64,
    pub stay: Option<(NaiveDate, NaiveDate)>,
    pub down: Option<f64>,
    pub price: Option<i64>,
    pub lodging_only: bool,
}

impl Search {
    pub fn text(&self) -> String {
        let given = |name: &str, value: Option<String>| value.map(|value| format!("{name}={value}"));
        let must = (!self.must.is_empty()).then(|| self.must.join(","));
        [
            given("party", Some(self.party.to_string())),
            given("limit", Some("100".to_owned())),
            given("must", must),
            given("starts_on", self.stay.map(|(from, _)| from.to_string())),
            given("ends_on", self.stay.map(|(_, until)| until.to_string())),
            given("down_mbps", self.down.map(|mbps| mbps.to_string())),
            given("price_max", self.price.map(|yen| yen.to_string())),
            given("facility_type", self.lodging_only.then(|| "lodging".to_owned())),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("&")
    }
}

impl Told {
    /// The published formula, in words: half of the party, rounded up, talks at once.
    fn carries(&self, party: i64) -> bool {
        let (talking, others) = (small(party - party / 2), small(party / 2));
        let (talking, others) = (f64::from(talking), f64::from(others));
        self.line.0.is_some_and(|down| down >= 1.5 * (6.0 * talking + others))
            && self.line.1.is_some_and(|up| up >= 1.5 * (4.0 * talking + 0.5 * others))
            && self.line.2.is_some_and(|rtt| rtt <= 100)
            && self.drops.0.is_none_or(|jitter| jitter <= 30)
            && self.drops.1.is_none_or(|loss| loss <= 10)
    }

    fn meets(&self, word: &str, search: &Search) -> bool {
        match word {
            "calls" => self.carries(search.party),
            "meals" => self.meals,
            "english" => self.english,
            "station" => self.counts["station"].is_some_and(|minutes| minutes <= 10),
            "seats" => self.desks >= search.party,
            // 08:30 to 17:15, on every day; no stay of the test is without a day of work.
            "hours" => self.opens.0 <= "08:30" && self.opens.1 >= "17:15",
            word => self
                .flags
                .get(word)
                .map_or_else(|| self.counts[word].is_some_and(|n| n > 0), |flag| *flag == Some(true)),
        }
    }

    fn has_room(&self, (from, until): (NaiveDate, NaiveDate), party: i64) -> bool {
        if from == until {
            return self.desks >= party;
        }
        let mut nights = from.iter_days().take_while(|night| *night < until);
        self.rooms * self.beds >= party && nights.all(|night| !self.full.contains(&night))
    }

    /// What a night costs each of them: the price of a room is shared by those who sleep in it.
    fn night_yen(&self, party: i64) -> i64 {
        match self.basis {
            PriceBasis::PersonNight => self.yen,
            _ => (1..=self.yen)
                .find(|yen| yen * self.beds.min(party) >= self.yen)
                .unwrap(),
        }
    }

    /// Every condition that hides it.
    pub fn hidden_by(&self, search: &Search) -> BTreeSet<String> {
        let mut by: BTreeSet<String> = search
            .must
            .iter()
            .filter(|word| !self.meets(word, search))
            .map(|word| (*word).to_owned())
            .collect();
        let mut unless = |holds: bool, condition: &str| {
            if !holds {
                by.insert(condition.to_owned());
            }
        };
        match search.stay {
            Some(stay) => {
                let nights = i32::try_from((stay.1 - stay.0).num_days()).unwrap();
                let (from, until) = stay;
                let holds = if from == until && self.desks > 0 {
                    self.desks
                } else {
                    self.rooms * self.beds
                };
                unless(holds >= search.party, "party");
                // Of one that is too small it is asked whether it is free at all.
                unless(self.has_room(stay, search.party.min(holds)), "dates");
                let least = self.nights.0.is_none_or(|least| nights >= least);
                let most = self.nights.1.is_none_or(|most| nights <= most);
                unless(nights == 0 || (least && most), "nights");
            }
            None => unless(self.rooms * self.beds >= search.party, "party"),
        }
        if let Some(wanted) = search.down {
            unless(self.line.0.is_some_and(|down| down >= wanted), "down_mbps");
        }
        if let Some(most) = search.price {
            let day_use = search.stay.is_some_and(|(from, until)| from == until);
            let yen = if day_use {
                (self.desks > 0).then_some(1_500)
            } else {
                Some(self.night_yen(search.party))
            };
            unless(yen.is_some_and(|yen| yen <= most), "price_max");
        }
        by
    }
}

pub async fn place(app: &TestApp, guest: &Guest, draw: &mut Draw) -> Told {
    let flags: BTreeMap<&str, Option<bool>> = [
        "vpn",
        "wheelchair",
        "pets",
        "children",
        "wired_lan",
        "invoice",
        "private_wifi",
        "printer",
        "single_rooms",
    ]
    .into_iter()
    .map(|word| (word, draw.flag()))
    .collect();
    let counts: BTreeMap<&str, Option<i32>> = ["booth", "monitors", "chairs", "parking", "ev_charger", "station"]
        .into_iter()
        .map(|word| (word, draw.count()))
        .collect();
    let mut told = Told {
        id: String::new(),
        facility_type: draw.of(&[FacilityType::Lodging, FacilityType::Combined]),
        line: (
            draw.of(&[Some(12.0), Some(40.0), Some(200.0), None]),
            draw.of(&[Some(8.0), Some(20.0), Some(100.0), None]),
            draw.of(&[Some(12), Some(12), Some(140), None]),
        ),
        drops: (
            draw.of(&[None, Some(2), Some(2), Some(40)]),
            draw.of(&[None, Some(0), Some(10), Some(30)]),
        ),
        meals: draw.chance(60),
        english: draw.chance(60),
        nights: (draw.of(&[None, None, Some(2)]), draw.of(&[None, None, Some(2)])),
        opens: draw.of(&[("08:00", "20:00"), ("09:00", "21:00"), ("08:30", "17:15")]),
        rooms: i64::try_from(1 + draw.below(3)).unwrap(),
        beds: i64::try_from(1 + draw.below(3)).unwrap(),
        desks: i64::try_from(draw.below(6)).unwrap(),
        yen: 3_000 + 1_000 * i64::try_from(draw.below(12)).unwrap(),
        basis: draw.of(&[PriceBasis::PersonNight, PriceBasis::UnitNight]),
        full: BTreeSet::new(),
        flags,
        counts,
    };
    let builder = app.facility("海のホテル").await.hours(Some(told.opens)).units(
        Kind::Room,
        small(told.rooms),
        small(told.beds),
        told.yen,
        told.basis,
    );
    let builder = if told.desks > 0 {
        builder.desks(small(told.desks))
    } else {
        builder
    };
    let made = builder.row(|row| write(row, &told)).create().await;
    if draw.chance(50) {
        let from = day(FIRST) + Days::new(draw.below(6));
        let asks = [Ask {
            unit_type: made.unit_type(),
            quantity: small(told.rooms),
        }];
        guest.takes(made.id, &asks, from, from + Days::new(1)).await.unwrap();
        told.full.insert(from);
    }
    told.id = made.id.to_string();
    told
}

fn write(row: &mut entities::facility::ActiveModel, told: &Told) {
    row.facility_type = Set(told.facility_type);
    row.vpn_allowed = Set(told.flags["vpn"]);
    row.wheelchair = Set(told.flags["wheelchair"]);
    row.pets_allowed = Set(told.flags["pets"]);
    row.children_allowed = Set(told.flags["children"]);
    row.wired_lan = Set(told.flags["wired_lan"]);
    row.invoice_allowed = Set(told.flags["invoice"]);
    row.dedicated_ssid = Set(told.flags["private_wifi"]);
    row.multifunction_printer = Set(told.flags["printer"]);
    row.single_rooms = Set(told.flags["single_rooms"]);
    row.lockable_booths = Set(told.counts["booth"]);
    row.monitors = Set(told.counts["monitors"]);
    row.ergonomic_chairs = Set(told.counts["chairs"]);
    row.parking = Set(told.counts["parking"]);
    row.ev_chargers = Set(told.counts["ev_charger"]);
    row.station_walk_minutes = Set(told.counts["station"]);
    (row.down_mbps, row.up_mbps, row.rtt_ms) = (Set(told.line.0), Set(told.line.1), Set(told.line.2));
    (row.jitter_ms, row.loss_per_mille) = (Set(told.drops.0), Set(told.drops.1));
    row.meals = Set(if told.meals { Meals::Breakfast } else { Meals::None });
    row.languages = Set(if told.english { "ja en" } else { "ja zh" }.to_owned());
    (row.min_nights, row.max_nights) = (Set(told.nights.0), Set(told.nights.1));
}

pub fn search(draw: &mut Draw) -> Search {
    let from = day(FIRST) + Days::new(draw.below(4));
    let stay = draw.chance(75).then(|| (from, from + Days::new(draw.below(4))));
    let day_use = stay.is_some_and(|(from, until)| from == until);
    let mut must: Vec<&'static str> = (0..draw.below(4)).map(|_| draw.of(WORDS)).collect();
    must.sort_unstable();
    must.dedup();
    Search {
        must,
        party: i64::try_from(1 + draw.below(7)).unwrap(),
        stay,
        down: draw.chance(20).then(|| draw.of(&[10.0, 40.0, 100.0])),
        // A day costs something else than a night: without its dates a search for a day meets other prices.
        price: (draw.chance(25) && !day_use).then(|| draw.of(&[1_500, 4_000, 8_000])),
        lodging_only: draw.chance(15),
    }
}
