//! What a whole group would take of a place: all its units on all its nights at once, or nothing. On paper, so that a
//! waiting list can be gone through without taking anything.

use chrono::NaiveDate;
use entities::id::UnitTypeId;
use entities::unit_type::Kind;

use super::rules::{Left, Offer, Place, PlaceUnit, Stay, Taken};
use crate::availability::rules::{self, Ask, Item, Want, WorkHours};

impl Place {
    /// What the asks of a group take here; `None` where a type isn't offered any more or a closing rule forbids it.
    #[must_use]
    pub fn wants(
        &self,
        asks: &[Ask],
        starts_on: NaiveDate,
        ends_on: NaiveDate,
        hours: &[WorkHours],
    ) -> Option<Vec<Want>> {
        let items = asks
            .iter()
            .map(|ask| {
                Some(Item {
                    unit_type: ask.unit_type,
                    kind: self.offer(ask.unit_type)?.kind,
                    quantity: ask.quantity,
                })
            })
            .collect::<Option<Vec<_>>>()?;
        let wants = rules::wants(&items, starts_on, ends_on, hours, &self.opening);
        rules::refuse_closed(&items, &wants, starts_on, ends_on, &self.opening).ok()?;
        Some(wants)
    }

    /// The rows that the group would take, chosen as [`take`](crate::availability::take) chooses them; `None` when
    /// anything of it is missing.
    #[must_use]
    pub fn fit(&self, taken: &Taken, wants: &[Want]) -> Option<Taken> {
        let mut wants: Vec<&Want> = wants.iter().collect();
        wants.sort_by_key(|want| want.unit_type);
        let mut own = Taken::default();
        for want in wants {
            let offer = self.offer(want.unit_type)?;
            let free = offer.free_for(want, &[taken, &own]);
            let needed = offer.units_for(want)?;
            if free.len() < needed {
                return None;
            }
            for unit in free.into_iter().take(needed) {
                own.take(unit, want);
            }
        }
        Some(own)
    }

    /// How many units of its type are free on every night and part of the want; of a whole 1 or 0.
    #[must_use]
    pub fn free_units(&self, taken: &Taken, want: &Want) -> usize {
        self.offer(want.unit_type).map_or(0, |offer| {
            let free = offer.free_for(want, &[taken]).len();
            match offer.kind {
                Kind::Whole => usize::from(free == offer.units.len()),
                _ => free,
            }
        })
    }

    /// What of it is left for a stay: of the types that serve it, how many units are free for all of it.
    #[must_use]
    pub fn remaining(&self, taken: &Taken, stay: Stay) -> Left {
        let kinds: Vec<Kind> = self.offers.iter().map(|offer| offer.kind).collect();
        let serving = stay.serving(&kinds);
        if serving.is_empty() {
            return Left::NotOffered;
        }
        if let Some(day) = stay.closed_on(&serving, &self.opening) {
            return Left::ClosedOn(day);
        }
        let (nights, parts) = (stay.nights(), stay.parts(&self.opening));
        let serving = self.offers.iter().filter(|offer| serving.contains(&offer.kind));
        Left::Of(serving.map(|offer| offer.tally(taken, &nights, &parts)).collect())
    }

    /// A type that it offers.
    #[must_use]
    pub fn offer(&self, id: UnitTypeId) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.id == id)
    }
}

impl Offer {
    fn free_for(&self, want: &Want, taken: &[&Taken]) -> Vec<&PlaceUnit> {
        let is_free = |unit: &&PlaceUnit| taken.iter().all(|taken| taken.leaves(unit, want));
        self.units.iter().filter(is_free).collect()
    }

    /// A whole takes all that it lists, and there is one of it.
    fn units_for(&self, want: &Want) -> Option<usize> {
        match self.kind {
            Kind::Whole => (want.quantity == 1).then_some(self.units.len()),
            _ => usize::try_from(want.quantity).ok().filter(|units| *units > 0),
        }
    }
}

impl Taken {
    /// Adds the rows of another.
    pub fn add(&mut self, other: Self) {
        self.nights.extend(other.nights);
        self.parts.extend(other.parts);
    }

    fn leaves(&self, unit: &PlaceUnit, want: &Want) -> bool {
        if unit.lodging {
            want.nights
                .iter()
                .all(|night| !self.nights.contains(&(unit.id, *night)))
        } else {
            want.parts
                .iter()
                .all(|(day, part)| !self.parts.contains(&(unit.id, *day, *part)))
        }
    }

    fn take(&mut self, unit: &PlaceUnit, want: &Want) {
        if unit.lodging {
            self.nights.extend(want.nights.iter().map(|night| (unit.id, *night)));
        } else {
            self.parts
                .extend(want.parts.iter().map(|(day, part)| (unit.id, *day, *part)));
        }
    }
}
