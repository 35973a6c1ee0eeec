//! What is taken and what is left, in whole numbers: every method places through it, and every plan is checked by it.

#![expect(
    clippy::indexing_slicing,
    reason = "indices are the instance's own and stay within its lists"
)]

use super::instance::Instance;
use super::plan::Stop;

pub struct Ledger<'a> {
    instance: &'a Instance<'a>,
    /// Whether budget and trials an organisation hold; a method that leaves them out reports them.
    is_strict: bool,
    /// By unit and night.
    free: Vec<Vec<u32>>,
    placed: Vec<u32>,
    trials: Vec<u32>,
    spent: i64,
    /// By request.
    pub columns: Vec<Option<usize>>,
}

impl<'a> Ledger<'a> {
    /// Nothing is taken; every rule holds.
    pub fn of(instance: &'a Instance<'a>) -> Self {
        Self {
            instance,
            is_strict: true,
            free: instance.units.iter().map(|unit| unit.open.clone()).collect(),
            placed: vec![0; instance.municipalities.len()],
            trials: vec![0; instance.organisations],
            spent: 0,
            columns: vec![None; instance.requests.len()],
        }
    }

    /// The same where only nights and caps hold.
    pub fn of_places(instance: &'a Instance<'a>) -> Self {
        Self {
            is_strict: false,
            ..Self::of(instance)
        }
    }

    /// These stays are taken; one that would break a rule is left out.
    pub fn with(instance: &'a Instance<'a>, stays: &[usize]) -> Self {
        let mut ledger = Self::of(instance);
        for column in stays {
            if !ledger.is_placed(instance.choice(*column).request) && ledger.stop(*column).is_none() {
                ledger.take(*column);
            }
        }
        ledger
    }

    /// The first rule that placing this column would break, besides the one of a single trial a request.
    pub fn stop(&self, column: usize) -> Option<Stop> {
        let Instance {
            round, municipalities, ..
        } = self.instance;
        let choice = self.instance.choice(column);
        let municipality = self.instance.municipality(column);
        let rules = &round.rules;
        let trials = self.trials[self.instance.request(column).organisation];
        if !self.has_room(column) {
            Some(Stop::Nights)
        } else if self.is_strict && rules.per_organisation.is_some_and(|most| trials >= most) {
            Some(Stop::Organisation)
        } else if rules
            .caps
            .get(municipalities[municipality])
            .is_some_and(|cap| self.placed[municipality] >= *cap)
        {
            Some(Stop::Cap)
        } else if self.is_strict && rules.budget.is_some_and(|most| self.spent + choice.cost > most) {
            Some(Stop::Budget)
        } else {
            None
        }
    }

    /// Whether its places are free on each of its nights.
    pub fn has_room(&self, column: usize) -> bool {
        let choice = self.instance.choice(column);
        choice.takes.iter().all(|(unit, places)| {
            self.free[*unit][self.instance.stay(column)]
                .iter()
                .all(|free| free >= places)
        })
    }

    pub fn take(&mut self, column: usize) {
        self.move_places(column, |free, places| *free -= places);
        self.placed[self.instance.municipality(column)] += 1;
        self.trials[self.instance.request(column).organisation] += 1;
        self.spent += self.instance.choice(column).cost;
        self.columns[self.instance.choice(column).request] = Some(column);
    }

    pub fn give_back(&mut self, column: usize) {
        self.move_places(column, |free, places| *free += places);
        self.placed[self.instance.municipality(column)] -= 1;
        self.trials[self.instance.request(column).organisation] -= 1;
        self.spent -= self.instance.choice(column).cost;
        self.columns[self.instance.choice(column).request] = None;
    }

    fn move_places(&mut self, column: usize, change: impl Fn(&mut u32, u32)) {
        let stay = self.instance.stay(column);
        for (unit, places) in &self.instance.choice(column).takes {
            for free in &mut self.free[*unit][stay.clone()] {
                change(free, *places);
            }
        }
    }

    pub fn is_placed(&self, request: usize) -> bool {
        self.columns[request].is_some()
    }

    /// Placed in a municipality.
    pub fn placed(&self, municipality: usize) -> u32 {
        self.placed[municipality]
    }

    /// How many placements the floors are short of together.
    pub fn shortfall(&self) -> i64 {
        let floors = &self.instance.round.rules.floors;
        let municipalities = self.instance.municipalities.iter().zip(&self.placed);
        municipalities
            .map(|(name, placed)| {
                let floor = floors.get(*name).copied().unwrap_or_default();
                i64::from(floor.saturating_sub(*placed))
            })
            .sum()
    }

    pub fn spent(&self) -> i64 {
        self.spent
    }

    /// The most trials that any organisation was given.
    pub fn trials(&self) -> u32 {
        self.trials.iter().copied().max().unwrap_or_default()
    }
}
