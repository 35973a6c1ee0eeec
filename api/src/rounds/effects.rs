//! What a rule of fairness brings and costs: the same input without it, and over how many municipalities a plan spreads.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::notes::ReadPlan;

/// The same input without a rule; `None` where it has none. Rotation is in the record as floors.
pub fn without(value: &Value, rule: &str, turns: &BTreeSet<String>) -> Option<Value> {
    let mut without = value.clone();
    let rules = without.get_mut("rules")?.as_object_mut()?;
    if rule == "rotation" || rule == "floors" {
        let floors = rules.get_mut("floors")?.as_object_mut()?;
        let before = floors.len();
        floors.retain(|code, _| turns.contains(code) != (rule == "rotation"));
        return (floors.len() < before).then_some(without);
    }
    let is_empty = match rules.remove(rule)? {
        Value::Object(fields) => fields.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    (!is_empty).then_some(without)
}

/// How many municipalities a plan has trials in.
pub fn spread(value: &Value, plan: &ReadPlan) -> i64 {
    let units = value.get("units").and_then(Value::as_array).into_iter().flatten();
    let of_unit: BTreeMap<&str, &str> = units
        .filter_map(|unit| Some((unit.get("id")?.as_str()?, unit.get("municipality")?.as_str()?)))
        .collect();
    let placed = plan
        .placed
        .iter()
        .filter_map(|placed| of_unit.get(placed.unit.as_str()));
    i64::try_from(placed.collect::<BTreeSet<_>>().len()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_rule_is_left_out_alone_and_rotation_is_no_floor_of_the_policy() {
        let input = json!({ "rules": { "caps": {}, "floors": { "a": 2, "b": 1 }, "budget": 5 } });
        let turns: BTreeSet<String> = ["b".to_owned()].into();
        let rules = |rule: &str| without(&input, rule, &turns).and_then(|one| one.get("rules").cloned());
        let floors = |rule: &str| rules(rule).and_then(|rules| rules.get("floors").cloned());
        assert_eq!(floors("floors"), Some(json!({ "b": 1 })));
        assert_eq!(floors("rotation"), Some(json!({ "a": 2 })));
        assert_eq!(without(&input, "rotation", &BTreeSet::new()), None, "nobody's turn");
        assert_eq!(rules("caps"), None, "there are none");
        assert_eq!(
            rules("budget"),
            Some(json!({ "caps": {}, "floors": { "a": 2, "b": 1 } }))
        );
    }
}
