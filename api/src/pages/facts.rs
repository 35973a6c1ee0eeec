//! What a listing states, in words, group by group. What nobody stated says so: it isn't the same as none.

use std::fmt::Display;

use chrono::NaiveDate;
use entities::person::Locale;

use super::say::Say;
use crate::facilities::{Closing, Listing, hazard_words};
use crate::text;

/// A group of facts: its name, and each with its term.
pub struct Group {
    pub title: String,
    pub facts: Vec<(String, String)>,
}

/// All groups in the order of the page; lodging only where somebody can sleep.
pub fn groups(listing: &Listing, hazard: &str, closings: &[Closing], say: Say) -> Vec<Group> {
    let writer = Writer { listing, say };
    let mut groups = vec![writer.network(), writer.work(), writer.opening(closings)];
    if listing.has_lodging() {
        groups.push(writer.lodging());
    }
    groups.extend([
        writer.people(),
        writer.access(),
        writer.safety(hazard),
        writer.payment(),
    ]);
    groups
}

/// First and last weekday, and when the place opens and closes on them; nothing where it doesn't.
type Run<'a> = (u32, u32, Option<(&'a str, &'a str)>);

struct Writer<'a> {
    listing: &'a Listing,
    say: Say,
}

impl Writer<'_> {
    fn group<const N: usize>(&self, name: &str, facts: [(&str, Option<String>); N]) -> Group {
        let unstated = self.say.the("unstated");
        let facts = facts.into_iter().map(|(term, value)| {
            let value = value.filter(|value| !value.trim().is_empty());
            (self.say.the(term), value.unwrap_or_else(|| unstated.clone()))
        });
        Group {
            title: self.say.the(name),
            facts: facts.collect(),
        }
    }

    fn yes(&self, has: Option<bool>) -> Option<String> {
        has.map(|has| self.say.the(if has { "yes" } else { "no" }))
    }

    fn can(&self, can: Option<bool>) -> Option<String> {
        can.map(|can| self.say.the(if can { "can" } else { "cannot" }))
    }

    /// A number of things; none is a fact of its own.
    fn count(&self, number: Option<i32>, name: &str) -> Option<String> {
        number.map(|number| match number {
            0 => self.say.the("no"),
            _ => self.say.one(name, "count", number),
        })
    }

    fn of<T: Display>(&self, value: Option<T>, name: &str) -> Option<String> {
        value.map(|value| self.say.one(name, "value", value))
    }

    fn network(&self) -> Group {
        let listing = self.listing;
        let day = |on: NaiveDate| text::day(on, self.say.0);
        self.group(
            "group.network",
            [
                ("down", self.of(listing.down_mbps, "mbps")),
                ("up", self.of(listing.up_mbps, "mbps")),
                ("rtt", self.of(listing.rtt_ms, "ms")),
                ("measured_on", listing.measured_on.map(day)),
                ("wired_lan", self.yes(listing.wired_lan)),
                ("ssid", self.yes(listing.dedicated_ssid)),
                ("vpn", self.can(listing.vpn_allowed)),
            ],
        )
    }

    fn work(&self) -> Group {
        let listing = self.listing;
        self.group(
            "group.work",
            [
                ("booths", self.count(listing.lockable_booths, "rooms")),
                ("monitors", self.count(listing.monitors, "pieces")),
                ("chairs", self.count(listing.ergonomic_chairs, "chairs_of")),
                ("printer", self.yes(listing.multifunction_printer)),
            ],
        )
    }

    fn opening(&self, closings: &[Closing]) -> Group {
        self.group(
            "group.opening",
            [("hours", Some(self.hours())), ("closed", Some(self.closed(closings)))],
        )
    }

    fn weekday(&self, weekday: u32) -> String {
        self.say.the(&format!("weekday.{weekday}"))
    }

    /// Weekdays with the same hours next to each other are said once.
    fn hours(&self) -> String {
        let mut runs: Vec<Run<'_>> = Vec::new();
        for weekday in 0..7_u32 {
            let row = self
                .listing
                .hours
                .iter()
                .find(|row| u32::try_from(row.weekday) == Ok(weekday));
            let hours = row.map(|row| (row.opens.as_str(), row.closes.as_str()));
            match runs.last_mut() {
                Some((_, until, same)) if *same == hours => *until = weekday,
                _ => runs.push((weekday, weekday, hours)),
            }
        }
        if self.listing.hours.is_empty() {
            return self.say.the("any_time");
        }
        let said = runs.into_iter().map(|(from, until, hours)| {
            let days = match (from, until) {
                (0, 6) => self.say.the("every_day"),
                _ if from == until => self.weekday(from),
                _ => self
                    .say
                    .with("days", &[("from", self.weekday(from)), ("until", self.weekday(until))]),
            };
            let hours = match hours {
                None => self.say.the("not_open"),
                Some(("00:00", "24:00")) => self.say.the("all_day"),
                Some((opens, closes)) => {
                    let values = [("opens", opens.to_owned()), ("closes", closes.to_owned())];
                    self.say.with("hours_of", &values)
                }
            };
            format!("{days} {hours}")
        });
        self.say.list(&said.collect::<Vec<_>>())
    }

    fn closed(&self, closings: &[Closing]) -> String {
        let said = closings.iter().map(|closing| match *closing {
            Closing::Weekday(weekday) => self.say.one("closed.weekday", "day", self.weekday(weekday)),
            Closing::NthWeekday { weekday, nth } => {
                let values = [("nth", nth.to_string()), ("day", self.weekday(weekday))];
                self.say.with("closed.nth", &values)
            }
            Closing::PublicHoliday => self.say.the("closed.holiday"),
            Closing::YearEnd => self.say.the("closed.year_end"),
            Closing::Dates(from, until) => text::span(from, until, self.say.0),
        });
        let said: Vec<String> = said.collect();
        if said.is_empty() {
            return self.say.the("closed.never");
        }
        self.say.list(&said)
    }

    fn lodging(&self) -> Group {
        let listing = self.listing;
        let meals = super::structured::word(&listing.meals);
        let licence = super::structured::word(&listing.lodging_licence);
        self.group(
            "group.lodging",
            [
                ("check_in", self.of(listing.check_in_time.as_deref(), "from_time")),
                ("check_out", self.of(listing.check_out_time.as_deref(), "until_time")),
                ("nights", self.nights()),
                ("single_rooms", self.can(listing.single_rooms)),
                ("meals", Some(self.say.the(&format!("meals.{meals}")))),
                ("licence", Some(self.say.the(&format!("licence.{licence}")))),
            ],
        )
    }

    fn nights(&self) -> Option<String> {
        match (self.listing.min_nights, self.listing.max_nights) {
            (Some(least), Some(most)) => {
                let values = [("least", least.to_string()), ("most", most.to_string())];
                Some(self.say.with("nights_between", &values))
            }
            (least, None) => self.of(least, "nights_from"),
            (None, most) => self.of(most, "nights_until"),
        }
    }

    fn people(&self) -> Group {
        let listing = self.listing;
        let age = listing
            .child_min_age
            .filter(|age| *age > 0 && listing.children_allowed == Some(true));
        let languages: Vec<String> = listing.languages.iter().map(|code| self.language(code)).collect();
        self.group(
            "group.people",
            [
                (
                    "children",
                    self.of(age, "children_from")
                        .or_else(|| self.can(listing.children_allowed)),
                ),
                ("pets", self.can(listing.pets_allowed)),
                ("wheelchair", self.can(listing.wheelchair)),
                ("languages", Some(self.say.list(&languages))),
            ],
        )
    }

    fn language(&self, code: &str) -> String {
        match code {
            "ja" | "en" | "zh" | "ko" => self.say.the(&format!("language.{code}")),
            _ => code.to_owned(),
        }
    }

    fn access(&self) -> Group {
        let listing = self.listing;
        self.group(
            "group.access",
            [
                ("address", Some(listing.address.clone())),
                ("station", self.of(listing.station_walk_minutes, "walk")),
                ("nagoya", self.of(listing.nagoya_minutes, "about_minutes")),
                ("parking", self.count(listing.parking, "cars")),
                ("charger", self.count(listing.ev_chargers, "chargers")),
                ("access_note", Some(listing.access_note.clone())),
            ],
        )
    }

    fn safety(&self, hazard: &str) -> Group {
        let listing = self.listing;
        let zones = hazard_words(hazard, self.say.0);
        let zones = if listing.hazards.is_empty() {
            self.say.the("no_hazard")
        } else {
            zones
        };
        let shelter = Some(&listing.shelter_name).filter(|name| !name.is_empty());
        let shelter = shelter.map(|name| match listing.shelter_walk_minutes {
            Some(minutes) => {
                let values = [("name", name.clone()), ("minutes", minutes.to_string())];
                self.say.with("shelter_walk", &values)
            }
            None => name.clone(),
        });
        self.group(
            "group.safety",
            [
                ("hazard", Some(zones)),
                ("elevation", self.of(listing.elevation_m, "metres")),
                ("shelter", shelter),
            ],
        )
    }

    fn payment(&self) -> Group {
        self.group("group.payment", [("invoice", self.can(self.listing.invoice_allowed))])
    }
}

/// A price with what it is for.
pub fn price(yen: i64, basis: &str, locale: Locale) -> String {
    let say = Say(locale);
    if yen == 0 {
        return say.the("free_of_charge");
    }
    let values = [
        ("price", text::yen(yen, locale)),
        ("basis", say.the(&format!("basis.{basis}"))),
    ];
    say.with("price_of", &values)
}
