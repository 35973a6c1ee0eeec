//! What a plan leaves free: of a wish of two places, whether it is the second that lacked room. It says nothing of whom
//! the rooms went to.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::id::BookingId;

use crate::rounds::input::{Choice, Prepared, Prospect, night};

/// Places of each pool that the plan leaves free, night by night.
pub struct Rest<'a> {
    from: NaiveDate,
    left: HashMap<&'a str, Vec<i64>>,
    placed: HashMap<BookingId, &'a Choice>,
}

impl<'a> Rest<'a> {
    /// Counted only where somebody wishes for two places.
    pub fn of(prospect: &'a Prospect, placed: impl Iterator<Item = (&'a Prepared, &'a Choice)>) -> Self {
        let mut rest = Self {
            from: prospect.from,
            left: HashMap::new(),
            placed: HashMap::new(),
        };
        let mut choices = prospect.applications.iter().flat_map(|one| &one.choices);
        if !choices.any(|choice| choice.also.is_some()) {
            return rest;
        }
        let types = prospect.places.values().flat_map(|place| &place.types);
        for pool in types.flat_map(|of| &of.pools) {
            let open = pool.open.iter().map(|open| i64::from(*open));
            rest.left.insert(&pool.id, open.collect());
        }
        for (prepared, choice) in placed {
            rest.add(choice, prepared.nights, -1);
            rest.placed.insert(prepared.applied.booking.id, choice);
        }
        rest
    }

    /// Whether a stay of this wish finds its main place free, and none finds both: its own stay doesn't stand in its way.
    pub fn is_short_beside(&mut self, prepared: &Prepared, rank: Option<i32>) -> bool {
        let own = self.placed.get(&prepared.applied.booking.id).copied();
        if let Some(own) = own {
            self.add(own, prepared.nights, 1);
        }
        let of_wish = prepared.choices.iter().filter(|choice| choice.rank == rank);
        let (mut has_main, mut has_both) = (false, false);
        for choice in of_wish {
            let is_free = |takes: &[(String, u32)]| self.is_free(choice.starts_on, takes, prepared.nights);
            has_main |= is_free(choice.main_takes());
            has_both |= is_free(&choice.takes);
        }
        if let Some(own) = own {
            self.add(own, prepared.nights, -1);
        }
        has_main && !has_both
    }

    fn is_free(&self, from: NaiveDate, takes: &[(String, u32)], nights: usize) -> bool {
        let start = night(self.from, from).unwrap_or(usize::MAX);
        takes.iter().all(|(pool, places)| {
            let left = self.left.get(pool.as_str()).into_iter().flatten();
            left.skip(start).take(nights).all(|left| *left >= i64::from(*places))
        })
    }

    fn add(&mut self, choice: &Choice, nights: usize, sign: i64) {
        let start = night(self.from, choice.starts_on).unwrap_or(usize::MAX);
        for (pool, places) in &choice.takes {
            let left = self.left.get_mut(pool.as_str()).into_iter().flatten();
            for left in left.skip(start).take(nights) {
                *left += sign * i64::from(*places);
            }
        }
    }
}
