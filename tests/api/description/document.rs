//! The document is committed and says everything.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use workcation::policy::{Action, Kind};

use super::{document, operations};
use crate::architecture::{files, none, root};

#[test]
fn the_committed_document_is_current() {
    let file = root().join("docs/openapi.json");
    let current = workcation::http::description().to_pretty_json().unwrap();
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&file, format!("{current}\n")).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed.trim() == current.trim(),
        "docs/openapi.json is not current: `make openapi` writes it"
    );
}

#[test]
fn every_action_that_people_take_is_an_operation_and_the_other_way_round() {
    let described: BTreeSet<_> = operations().into_iter().map(|operation| operation.id).collect();
    // Production doesn't even register what belongs to the demo.
    let demo = |action: &&Action| action.verb().starts_with("demo_");
    let people = Action::ALL.iter().filter(|action| action.kind() != Kind::System);
    let (hidden, named): (Vec<&Action>, Vec<&Action>) = people.partition(demo);
    for action in hidden {
        assert!(
            !described.contains(action.operation()),
            "{} is in the document",
            action.operation()
        );
    }
    let mut broken = Vec::new();
    for action in &named {
        if !described.contains(action.operation()) {
            broken.push(format!("{} has no operation {}", action.verb(), action.operation()));
        }
    }
    let known: BTreeSet<_> = named.iter().map(|action| action.operation()).collect();
    broken.extend(
        described
            .iter()
            .filter(|id| !known.contains(id.as_str()))
            .map(|id| format!("{id} is no action")),
    );
    none(&broken);
}

#[test]
fn a_look_is_a_get_and_a_change_is_not() {
    let mut broken = Vec::new();
    for operation in operations() {
        let Some(action) = Action::ALL.iter().find(|action| action.operation() == operation.id) else {
            continue;
        };
        // Tokens of links travel in bodies, never in addresses: such a look is a POST. So are bytes that are thrown away.
        let fits = match action.kind() {
            Kind::Change => operation.method != "GET",
            Kind::Look => {
                operation.method == "GET"
                    || operation.body.is_some()
                    || operation.path.ends_with("/check")
                    || operation.path.ends_with("/up")
            }
            Kind::System => false,
        };
        if !fits {
            broken.push(format!("{} {}", operation.method, operation.path));
        }
    }
    none(&broken);
}

/// Two types of one name: the later one silently replaces the earlier one in the document.
#[test]
fn every_type_of_the_document_has_a_name_of_its_own() {
    let mut seen = BTreeMap::new();
    let mut broken = Vec::new();
    for source in ["api/src", "entities/src"]
        .iter()
        .flat_map(|folder| files(folder, &[".rs"]))
    {
        for declared in source.text.split("#[derive(").skip(1) {
            let (derived, rest) = declared.split_once(")]").unwrap_or_default();
            let head = rest.split(['{', ';']).next().unwrap_or_default();
            let Some((_, name)) = head.split_once("pub struct ").or_else(|| head.split_once("pub enum ")) else {
                continue;
            };
            if !derived.contains("ToSchema") {
                continue;
            }
            let renamed = head.split_once("schema(as = ").map(|(_, name)| name);
            let name: String = renamed
                .unwrap_or(name)
                .chars()
                .take_while(|letter| letter.is_alphanumeric())
                .collect();
            if let Some(other) = seen.insert(name.clone(), source.path.clone()) {
                broken.push(format!("{name} in {other} and {}", source.path));
            }
        }
    }
    assert!(seen.len() > 50, "{seen:?}");
    none(&broken);
}

/// A type that only a parameter names isn't collected: `#[param(inline)]` writes it out.
#[test]
fn every_reference_leads_somewhere() {
    let document = document();
    let mut broken = Vec::new();
    follow(&document, &document, &mut broken);
    none(&broken);
}

fn follow(document: &Value, part: &Value, broken: &mut Vec<String>) {
    if let Some(reference) = part["$ref"].as_str()
        && document.pointer(reference.trim_start_matches('#')).is_none()
    {
        broken.push(reference.to_owned());
    }
    let inner: Vec<&Value> = match part {
        Value::Object(fields) => fields.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    for part in inner {
        follow(document, part, broken);
    }
}

/// utoipa sees neither our own extractor for bodies nor, as a whole, what stands behind the `?`.
#[test]
fn every_body_and_every_parameter_is_described() {
    let mut broken = Vec::new();
    for source in files("api/src", &[".rs"]) {
        for declared in source.text.split("#[utoipa::path(").skip(1) {
            let Some((attribute, handler)) = declared.split_once("async fn ") else {
                continue;
            };
            let silent =
                undescribed(attribute, handler).map(|kind| format!("{}: doesn't describe {kind}", source.path));
            broken.extend(silent);
        }
    }
    none(&broken);
}

/// The types of a handler's extractors that its attribute doesn't name where it should.
fn undescribed<'a>(attribute: &'a str, handler: &'a str) -> impl Iterator<Item = &'a str> {
    let signature = handler.split(") ->").next().unwrap_or_default();
    let places = [("Valid<", "request_body"), ("Query<", "params")];
    places.into_iter().flat_map(move |(extractor, place)| {
        let kinds = signature
            .split(extractor)
            .skip(1)
            .filter_map(|rest| rest.split(['>', '<']).next());
        kinds.filter(move |kind| !(attribute.contains(place) && attribute.contains(kind)))
    })
}
