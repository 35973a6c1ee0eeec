//! What of a booking can be changed, and how two versions of it differ.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entities::booking::Kind;
use entities::decision::Step;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::bookings::application::{Application, Item, Wish, WorkDay, clock_time, possible_day};

/// What an applicant can ask to be different: the place stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChangeTerms)]
pub struct Terms {
    #[validate(custom(function = "possible_day"))]
    pub starts_on: NaiveDate,
    /// The day of departure; the same day for day use.
    #[validate(custom(function = "possible_day"))]
    pub ends_on: NaiveDate,
    #[validate(length(min = 1, max = 10), nested)]
    pub items: Vec<Item>,
    #[validate(range(min = 1, max = 100))]
    pub party: i32,
    #[validate(range(min = 0, max = 50))]
    pub children: i32,
    #[validate(range(min = 0, max = 50))]
    pub companions: i32,
    /// The plan of the days, where there is one.
    #[validate(length(max = 91), nested)]
    pub work_days: Vec<WorkDay>,
    #[validate(custom(function = "clock_time"))]
    pub arrival_time: Option<String>,
    #[validate(length(max = 1000))]
    pub purpose_note: String,
    #[validate(length(max = 1000))]
    pub needs: String,
    #[validate(length(max = 1000))]
    pub considerations: String,
}

impl Terms {
    /// The terms of an application for one of its wishes.
    #[must_use]
    pub fn of(application: &Application, wish: &Wish) -> Self {
        Self {
            starts_on: wish.starts_on,
            ends_on: wish.ends_on,
            items: wish.items.clone(),
            party: application.party,
            children: application.children,
            companions: application.companions,
            work_days: application.work_days.clone(),
            arrival_time: application.arrival_time.clone(),
            purpose_note: application.purpose_note.clone(),
            needs: application.needs.clone(),
            considerations: application.considerations.clone(),
        }
        .in_order()
    }

    /// The same terms, types and days in order and each type once: two that say the same are equal.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        let mut items: Vec<Item> = Vec::new();
        for item in self.items {
            match items.iter_mut().find(|one| one.unit_type_id == item.unit_type_id) {
                Some(one) => one.quantity = one.quantity.saturating_add(item.quantity),
                None => items.push(item),
            }
        }
        items.sort_by_key(|item| item.unit_type_id);
        self.items = items;
        self.work_days.sort_by_key(|planned| planned.day);
        self
    }

    /// The application on these terms, for the wish of that place in the list.
    #[must_use]
    pub fn onto(&self, application: &Application, index: usize) -> Application {
        let mut next = Application {
            party: self.party,
            children: self.children,
            companions: self.companions,
            work_days: self.work_days.clone(),
            arrival_time: self.arrival_time.clone(),
            purpose_note: self.purpose_note.clone(),
            needs: self.needs.clone(),
            considerations: self.considerations.clone(),
            ..application.clone()
        };
        if let Some(wish) = next.wishes.get_mut(index) {
            wish.starts_on = self.starts_on;
            wish.ends_on = self.ends_on;
            wish.items.clone_from(&self.items);
        }
        next
    }

    /// These terms with the notes of the others: notes don't wait for a decision.
    #[must_use]
    pub fn with_notes_of(&self, other: &Self) -> Self {
        Self {
            arrival_time: other.arrival_time.clone(),
            purpose_note: other.purpose_note.clone(),
            needs: other.needs.clone(),
            considerations: other.considerations.clone(),
            ..self.clone()
        }
    }
}

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ChangeField)]
pub enum Field {
    Dates,
    Units,
    Party,
    Children,
    Companions,
    WorkDay,
    ArrivalTime,
    PurposeNote,
    Needs,
    Considerations,
}

/// One side of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Days(NaiveDate, NaiveDate),
    Units(Vec<Item>),
    People(i32),
    /// A day and its plan; none where the day isn't planned.
    Plan(NaiveDate, Option<WorkDay>),
    Text(String),
}

/// One difference, and whose decision it touches: nobody's where it doesn't matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub field: Field,
    pub before: Value,
    pub after: Value,
    pub decided_by: Vec<Step>,
}

impl Difference {
    #[must_use]
    pub const fn matters(&self) -> bool {
        !self.decided_by.is_empty()
    }
}

/// What decides whose decision a difference touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    pub kind: Kind,
    /// Whether work places are taken by the hours of the plan.
    pub takes_seats: bool,
}

/// Every difference, in the order in which it is read.
#[must_use]
pub fn diff(before: &Terms, after: &Terms, frame: Frame) -> Vec<Difference> {
    let days = |terms: &Terms| Value::Days(terms.starts_on, terms.ends_on);
    let text = |text: &str| Value::Text(text.to_owned());
    let arrival = |terms: &Terms| Value::Text(terms.arrival_time.clone().unwrap_or_default());
    let mut pairs = vec![
        (Field::Dates, days(before), days(after)),
        (
            Field::Units,
            Value::Units(before.items.clone()),
            Value::Units(after.items.clone()),
        ),
        (Field::Party, Value::People(before.party), Value::People(after.party)),
        (
            Field::Children,
            Value::People(before.children),
            Value::People(after.children),
        ),
        (
            Field::Companions,
            Value::People(before.companions),
            Value::People(after.companions),
        ),
    ];
    pairs.extend(plan_pairs(before, after));
    pairs.extend([
        (Field::ArrivalTime, arrival(before), arrival(after)),
        (
            Field::PurposeNote,
            text(&before.purpose_note),
            text(&after.purpose_note),
        ),
        (Field::Needs, text(&before.needs), text(&after.needs)),
        (
            Field::Considerations,
            text(&before.considerations),
            text(&after.considerations),
        ),
    ]);
    pairs
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| Difference {
            field,
            before,
            after,
            decided_by: touched_by(field, frame),
        })
        .collect()
}

fn plan_pairs(before: &Terms, after: &Terms) -> Vec<(Field, Value, Value)> {
    let plan = |terms: &Terms, day: NaiveDate| {
        let planned = terms.work_days.iter().find(|planned| planned.day == day);
        Value::Plan(day, planned.cloned())
    };
    let days: BTreeSet<NaiveDate> = before
        .work_days
        .iter()
        .chain(&after.work_days)
        .map(|planned| planned.day)
        .collect();
    days.into_iter()
        .map(|day| (Field::WorkDay, plan(before, day), plan(after, day)))
        .collect()
}

/// The supervisor decides on an employee's days, the secretariat on what the call limits, the host on its places.
fn touched_by(field: Field, frame: Frame) -> Vec<Step> {
    let employee = frame.kind == Kind::Employee;
    let mut steps = Vec::new();
    if employee && matches!(field, Field::Dates | Field::WorkDay) {
        steps.push(Step::Supervisor);
    }
    if matches!(field, Field::Dates | Field::Party) {
        steps.push(Step::Secretariat);
    }
    let of_host = match field {
        Field::Dates | Field::Units | Field::Party | Field::Children | Field::Companions => true,
        Field::WorkDay => frame.takes_seats,
        _ => false,
    };
    if of_host {
        steps.push(Step::Host);
    }
    steps
}

#[cfg(test)]
#[path = "diff_tests.rs"]
mod tests;
