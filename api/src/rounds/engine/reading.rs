//! From bytes to a round: the published schema first, so that every fault of form is named, then what it can't say.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

use super::check::check;
use super::form::Round;
use super::plan::Fault;

static SCHEMA: LazyLock<Option<Validator>> = LazyLock::new(|| {
    let schema = serde_json::from_str(include_str!("../../../../docs/round.schema.json")).ok()?;
    jsonschema::options().should_validate_formats(true).build(&schema).ok()
});

/// A round that can be solved, or every fault that keeps it from being one.
pub fn read(text: &[u8]) -> Result<Round, Vec<Fault>> {
    let value: Value = serde_json::from_slice(text).map_err(|error| vec![fault("", "json", error.to_string())])?;
    let Some(schema) = SCHEMA.as_ref() else {
        return Err(vec![fault(
            "",
            "schema",
            "docs/round.schema.json can't be read".to_owned(),
        )]);
    };
    let mut faults: Vec<Fault> = schema
        .iter_errors(&value)
        .map(|error| fault(&dotted(error.instance_path().as_str()), "form", error.to_string()))
        .collect();
    if !faults.is_empty() {
        faults.sort();
        return Err(faults);
    }
    let round: Round = serde_json::from_value(value).map_err(|error| vec![fault("", "form", error.to_string())])?;
    let faults = check(&round);
    if faults.is_empty() { Ok(round) } else { Err(faults) }
}

fn fault(path: &str, code: &'static str, message: String) -> Fault {
    Fault {
        path: path.to_owned(),
        code,
        message,
    }
}

/// `/requests/3/window` as `requests[3].window`.
fn dotted(pointer: &str) -> String {
    let mut path = String::new();
    for part in pointer.split('/').skip(1) {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            path.extend(["[", part, "]"]);
        } else {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(&part.replace("~1", "/").replace("~0", "~"));
        }
    }
    path
}
