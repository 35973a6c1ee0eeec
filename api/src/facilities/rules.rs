//! What may happen to a listing in which state, and what of it changed.

use std::collections::{BTreeMap, BTreeSet};

use entities::facility::State;
use entities::id::UnitTypeId;
use serde_json::Value;

use super::listing::{Listing, UnitType};
use crate::error::{Fault, Refusal};
use crate::policy::Action;

/// The state after an action, where the state before allows it.
const STEPS: &[(Action, &[State], State)] = &[
    (
        Action::FacilitySubmit,
        &[State::Draft, State::Returned, State::Suspended],
        State::InCheck,
    ),
    (Action::FacilityReturn, &[State::InCheck], State::Returned),
    (Action::FacilityPublish, &[State::InCheck], State::Published),
    (Action::FacilitySuspend, &[State::Published], State::Suspended),
];

/// The state after the action.
///
/// # Errors
/// 409 when the listing isn't in a state that allows it.
pub fn step(action: Action, state: State) -> Result<State, Refusal> {
    STEPS
        .iter()
        .find(|(of, from, _)| *of == action && from.contains(&state))
        .map(|(.., to)| *to)
        .ok_or_else(|| Refusal::conflict("facility.wrong_state"))
}

/// Nobody changes what is being checked: the checker would publish what nobody looked at.
///
/// # Errors
/// 409 while the municipality has it.
pub fn editable(state: State) -> Result<(), Refusal> {
    if state == State::InCheck {
        Err(Refusal::conflict("facility.being_checked"))
    } else {
        Ok(())
    }
}

/// A reason that others read: spaces are none.
///
/// # Errors
/// 422 when it is blank.
pub fn said(field: &str, text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Refusal::unless_empty("input.invalid", vec![Fault::new(field, "required")]);
    }
    Ok(())
}

/// What the state allows, for `may`; the policy decides for whom.
#[must_use]
pub fn actions(state: State) -> Vec<Action> {
    let mut actions = vec![Action::CalendarView, Action::BlockCreate];
    if editable(state).is_ok() {
        actions.push(Action::FacilityUpdate);
    }
    actions.extend(
        STEPS
            .iter()
            .filter(|(_, from, _)| from.contains(&state))
            .map(|(action, ..)| *action),
    );
    actions
}

/// The names of the fields that differ: `hazards`, `unit_types.price_yen`. For the audit, which keeps no values.
#[must_use]
pub fn changed(before: &Listing, after: &Listing) -> Vec<String> {
    let mut names = differing(before, after);
    if names.remove("unit_types") {
        names.extend(changed_types(&before.unit_types, &after.unit_types));
    }
    names.into_iter().collect()
}

fn changed_types(before: &[UnitType], after: &[UnitType]) -> BTreeSet<String> {
    let by_id = |types: &[UnitType]| -> BTreeMap<UnitTypeId, UnitType> {
        types.iter().filter_map(|of| Some((of.id?, of.clone()))).collect()
    };
    let (old, new) = (by_id(before), by_id(after));
    let mut names = BTreeSet::new();
    if after.iter().any(|of| of.id.is_none_or(|id| !old.contains_key(&id))) {
        names.insert("unit_types.added".to_owned());
    }
    if old.keys().any(|id| !new.contains_key(id)) {
        names.insert("unit_types.retired".to_owned());
    }
    for (id, of) in &new {
        let fields = old.get(id).map(|was| differing(was, of)).unwrap_or_default();
        names.extend(fields.into_iter().map(|field| format!("unit_types.{field}")));
    }
    // Only the order differs.
    if names.is_empty() {
        names.insert("unit_types.position".to_owned());
    }
    names
}

/// The names of the fields that have other values.
fn differing<T: serde::Serialize>(before: &T, after: &T) -> BTreeSet<String> {
    let fields = |of: &T| match serde_json::to_value(of) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (before, after) = (fields(before), fields(after));
    after
        .into_iter()
        .filter(|(name, value)| before.get(name) != Some(value))
        .map(|(name, _)| name)
        .collect()
}
