//! The round with numbers for names: who could stay where from which night. Requests, units and municipalities stand
//! in the order of their ids, so that the order in the file changes nothing.

#![expect(
    clippy::indexing_slicing,
    reason = "indices are made here and stay within the lists that they were made of"
)]

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use chrono::NaiveDate;

use super::form::{Choice, Request, Round, Seat, Share, Unit};
use super::plan::Reason;
use super::tickets::ticket;

pub struct Instance<'a> {
    pub round: &'a Round,
    /// Nights of the round; the first is night 0.
    pub nights: usize,
    pub units: Vec<UnitRow<'a>>,
    pub municipalities: Vec<&'a str>,
    pub requests: Vec<RequestRow<'a>>,
    pub organisations: usize,
    pub choices: Vec<ChoiceRow>,
    /// By request, then choice, then start.
    pub columns: Vec<Column>,
    /// The scores that applicants give, each once, from the lowest.
    pub levels: Vec<i64>,
    pub pins: Vec<usize>,
}

pub struct UnitRow<'a> {
    pub form: &'a Unit,
    pub municipality: usize,
    /// Free places of each night.
    pub open: Vec<u32>,
}

pub struct RequestRow<'a> {
    pub form: &'a Request,
    pub organisation: usize,
    /// In the lottery the greater wins.
    pub ticket: i64,
    pub columns: Range<usize>,
    /// Why there are no columns, when there are none.
    pub without: Reason,
}

pub struct ChoiceRow {
    pub request: usize,
    pub unit: usize,
    /// How many the stay lasts.
    pub nights: usize,
    /// Units and places taken on each night, the choice's own first.
    pub takes: Vec<(usize, u32)>,
    pub host: i64,
    pub cost: i64,
}

/// A stay that could be: all hard needs hold, and its places are open on each of its nights.
pub struct Column {
    pub choice: usize,
    pub start: usize,
    /// Which of the scores that applicants give (`Instance::levels`).
    pub level: usize,
}

impl<'a> Instance<'a> {
    /// Of a round without faults (`check`).
    pub fn of(round: &'a Round) -> Self {
        let mut forms: Vec<&Unit> = round.units.iter().collect();
        forms.sort_by(|one, other| one.id.cmp(&other.id));
        let municipalities = sorted(forms.iter().map(|unit| unit.municipality.as_str()));
        let nights = night(round, round.to);
        let units: Vec<UnitRow> = forms
            .into_iter()
            .map(|form| UnitRow {
                form,
                municipality: place(&municipalities, &form.municipality),
                open: form.open.clone().unwrap_or_else(|| vec![form.count; nights]),
            })
            .collect();
        let organisations = sorted(round.requests.iter().map(Request::organisation));
        let mut requests: Vec<&Request> = round.requests.iter().collect();
        requests.sort_by(|one, other| one.id.cmp(&other.id));
        let mut instance = Self {
            round,
            nights,
            units,
            municipalities,
            requests: Vec::with_capacity(requests.len()),
            organisations: organisations.len(),
            choices: Vec::new(),
            columns: Vec::new(),
            levels: Vec::new(),
            pins: Vec::new(),
        };
        let excluded = Excluded::of(round);
        let mut seen = Levels::default();
        for form in requests {
            instance.add(form, place(&organisations, form.organisation()), &excluded, &mut seen);
        }
        instance.sort_levels(seen);
        instance.pins = round.pins.iter().filter_map(|pin| instance.column_of(pin)).collect();
        instance
    }

    fn add(&mut self, form: &'a Request, organisation: usize, excluded: &Excluded, seen: &mut Levels) {
        let first = self.columns.len();
        let mut choices: Vec<&Choice> = form.options.iter().collect();
        choices.sort_by(|one, other| (&one.unit, &one.starts).cmp(&(&other.unit, &other.starts)));
        let (mut has_start, mut is_open) = (false, false);
        for choice in choices {
            let row = self.choice_of(form, choice);
            let starts = starts(self.round, form, choice);
            has_start |= !starts.is_empty();
            let open: Vec<usize> = starts
                .into_iter()
                .filter(|start| self.is_open(&row, *start, form.nights))
                .collect();
            is_open |= !open.is_empty();
            if excluded.covers(form, self.units[row.unit].form) {
                continue;
            }
            for start in open {
                let score = applicant(self.round, form, choice, start);
                self.columns.push(Column {
                    choice: self.choices.len(),
                    start,
                    level: seen.level(score),
                });
            }
            self.choices.push(row);
        }
        self.requests.push(RequestRow {
            form,
            organisation,
            ticket: ticket(&self.round.seed, &[&form.id]),
            columns: first..self.columns.len(),
            without: match (has_start, is_open) {
                (_, true) => Reason::Excluded,
                (true, false) => Reason::NoOpenNight,
                (false, false) => Reason::NoOption,
            },
        });
    }

    fn sort_levels(&mut self, seen: Levels) {
        self.levels = seen.0.keys().copied().collect();
        let mut rank = vec![0; self.levels.len()];
        for (sorted, by_turn) in seen.0.into_values().enumerate() {
            rank[by_turn] = sorted;
        }
        for column in &mut self.columns {
            column.level = rank[column.level];
        }
    }

    fn choice_of(&self, form: &Request, choice: &Choice) -> ChoiceRow {
        let unit = self.unit(&choice.unit);
        let mut takes = BTreeMap::new();
        for also in &choice.also {
            *takes.entry(self.unit(&also.unit)).or_insert(0) += also.places;
        }
        let own = choice
            .places
            .unwrap_or_else(|| form.party.div_ceil(self.units[unit].form.capacity));
        let others = takes.into_iter().filter(|(other, _)| *other != unit);
        ChoiceRow {
            request: self.requests.len(),
            unit,
            nights: length(form.nights),
            takes: std::iter::once((unit, own)).chain(others).collect(),
            host: choice.host,
            cost: choice.cost.unwrap_or(form.cost),
        }
    }

    fn is_open(&self, choice: &ChoiceRow, start: usize, nights: u32) -> bool {
        choice.takes.iter().all(|(unit, places)| {
            self.units[*unit].open[start..start + length(nights)]
                .iter()
                .all(|free| free >= places)
        })
    }

    fn unit(&self, id: &str) -> usize {
        self.units
            .binary_search_by(|row| row.form.id.as_str().cmp(id))
            .unwrap_or_default()
    }

    /// The column of a seat, where there is one.
    pub fn column_of(&self, seat: &Seat) -> Option<usize> {
        let request = self
            .requests
            .binary_search_by(|row| row.form.id.cmp(&seat.request))
            .ok()?;
        let start = night(self.round, seat.start);
        self.requests[request].columns.clone().find(|column| {
            let column = &self.columns[*column];
            let unit = self.choices[column.choice].unit;
            column.start == start && self.units[unit].form.id == seat.unit
        })
    }

    /// Columns in order, those of each request together.
    pub fn by_request<'b>(&'b self, columns: &'b [usize]) -> impl Iterator<Item = &'b [usize]> {
        let request = |column: usize| self.choice(column).request;
        columns.chunk_by(move |one, other| request(*one) == request(*other))
    }

    pub fn choice(&self, column: usize) -> &ChoiceRow {
        &self.choices[self.columns[column].choice]
    }

    pub fn applicant(&self, column: usize) -> i64 {
        self.levels[self.columns[column].level]
    }

    /// What a stay lacks of a share, in thousandths: 1000 · tagged ≥ per mille, summed up over all that are placed.
    pub fn short_of_share(&self, choice: usize, share: &Share) -> f64 {
        let is_tagged = self.requests[self.choices[choice].request]
            .form
            .tags
            .contains(&share.tag);
        f64::from(share.per_mille) - f64::from(u8::from(is_tagged)) * 1000.0
    }

    pub fn request(&self, column: usize) -> &RequestRow<'a> {
        &self.requests[self.choice(column).request]
    }

    pub fn municipality(&self, column: usize) -> usize {
        self.units[self.choice(column).unit].municipality
    }

    /// Nights of the column's stay.
    pub fn stay(&self, column: usize) -> Range<usize> {
        let start = self.columns[column].start;
        start..start + self.choice(column).nights
    }

    pub fn seat(&self, column: usize) -> Seat {
        Seat {
            request: self.request(column).form.id.clone(),
            unit: self.units[self.choice(column).unit].form.id.clone(),
            start: date(self.round, self.columns[column].start),
        }
    }
}

/// Starts of the stay as nights of the round, in order.
pub fn starts(round: &Round, request: &Request, choice: &Choice) -> Vec<usize> {
    let mut starts: Vec<usize> = match &choice.starts {
        Some(given) => given.iter().map(|on| night(round, *on)).collect(),
        None => {
            let (from, to) = request
                .window
                .map_or((round.from, round.to), |window| (window.from, window.to));
            let last = (night(round, to) + 1).saturating_sub(length(request.nights));
            (night(round, from)..last).collect()
        }
    };
    starts.sort_unstable();
    starts
}

/// The applicant's score, less by each day away from the wished one.
fn applicant(round: &Round, request: &Request, choice: &Choice, start: usize) -> i64 {
    let Some(wished) = request.wished else {
        return choice.applicant;
    };
    let days = (date(round, start) - wished).num_days().abs();
    (choice.applicant - request.per_day_off * days).max(0)
}

/// Which night of the round a date is; dates before it are night 0.
pub fn night(round: &Round, on: NaiveDate) -> usize {
    usize::try_from((on - round.from).num_days()).unwrap_or_default()
}

pub fn date(round: &Round, night: usize) -> NaiveDate {
    round.from + chrono::Days::new(night.try_into().unwrap_or_default())
}

pub fn length(nights: u32) -> usize {
    usize::try_from(nights).unwrap_or(usize::MAX)
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn place(names: &[&str], name: &str) -> usize {
    names.binary_search(&name).unwrap_or_default()
}

/// The scores that were met so far, numbered by their turn.
#[derive(Default)]
struct Levels(BTreeMap<i64, usize>);

impl Levels {
    fn level(&mut self, score: i64) -> usize {
        let next = self.0.len();
        *self.0.entry(score).or_insert(next)
    }
}

/// Who may not be placed where, though every need is met.
struct Excluded<'a> {
    requests: HashSet<&'a str>,
    units: HashMap<&'a str, HashSet<&'a str>>,
    facilities: HashMap<&'a str, HashSet<&'a str>>,
}

impl<'a> Excluded<'a> {
    fn of(round: &'a Round) -> Self {
        let mut all = Self {
            requests: HashSet::new(),
            units: HashMap::new(),
            facilities: HashMap::new(),
        };
        for each in &round.exclusions {
            let request = each.request.as_str();
            match (&each.unit, &each.facility) {
                (Some(unit), _) => all.units.entry(request).or_default().insert(unit.as_str()),
                (None, Some(facility)) => all.facilities.entry(request).or_default().insert(facility.as_str()),
                (None, None) => all.requests.insert(request),
            };
        }
        all
    }

    fn covers(&self, request: &Request, unit: &Unit) -> bool {
        let named = |of: &HashMap<&str, HashSet<&str>>, id: &str| {
            of.get(request.id.as_str()).is_some_and(|ids| ids.contains(id))
        };
        self.requests.contains(request.id.as_str())
            || named(&self.units, &unit.id)
            || named(&self.facilities, &unit.facility)
    }
}
