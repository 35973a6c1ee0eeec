//! The API's description of itself: committed, complete, in step with the policy; and walked, operation by
//! operation, by strangers and by other tenants. What is added later is covered without a word here.

mod document;
mod phrases;
mod strangers;
mod tenants;

use serde_json::Value;

/// An operation of the document.
pub struct Operation {
    /// `get`, `post`, …
    pub method: String,
    /// Without `/api`, its parameters in braces.
    pub path: String,
    pub id: String,
    /// Nobody needs to be signed in.
    pub open: bool,
    pub body: Option<Value>,
}

impl Operation {
    /// The path with this in the place of its one parameter.
    pub fn path_of(&self, id: &str) -> String {
        let Some((before, rest)) = self.path.split_once('{') else {
            return self.path.clone();
        };
        let (_, after) = rest.split_once('}').unwrap();
        format!("{before}{id}{after}")
    }

    /// The path up to its parameter: whose id it is. Empty without one.
    pub fn subject(&self) -> &str {
        self.path.split_once("/{").map_or("", |(subject, _)| subject)
    }
}

pub fn document() -> Value {
    serde_json::to_value(workcation::http::description()).unwrap()
}

pub fn operations() -> Vec<Operation> {
    let document = document();
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let body = &operation["requestBody"]["content"]["application/json"]["schema"];
            found.push(Operation {
                method: method.to_uppercase(),
                path: path.strip_prefix("/api").unwrap().to_owned(),
                id: operation["operationId"].as_str().unwrap().to_owned(),
                open: operation["security"] == serde_json::json!([{}]),
                body: (!body.is_null()).then(|| sample(&document, "", body)),
            });
        }
    }
    assert!(found.len() > 20);
    found
}

/// A value that a schema allows: the fields that must be there, plausibly filled.
fn sample(document: &Value, name: &str, schema: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        let pointer = reference.trim_start_matches('#');
        return sample(document, name, document.pointer(pointer).unwrap());
    }
    for choice in ["oneOf", "anyOf", "allOf"] {
        if let Some(first) = schema[choice]
            .as_array()
            .and_then(|all| all.iter().find(|one| one["type"] != "null"))
        {
            return sample(document, name, first);
        }
    }
    if let Some(first) = schema["enum"].as_array().and_then(|all| all.first()) {
        return first.clone();
    }
    let kind = schema["type"]
        .as_str()
        .or_else(|| schema["type"][0].as_str())
        .unwrap_or("object");
    match kind {
        "string" => text(name, schema["format"].as_str().unwrap_or_default()).into(),
        "integer" | "number" => schema["minimum"].as_i64().unwrap_or(0).max(1).into(),
        "boolean" => true.into(),
        "array" => vec![sample(document, name, &schema["items"])].into(),
        _ => {
            let empty = Vec::new();
            let required = schema["required"].as_array().unwrap_or(&empty);
            let fields = required.iter().map(|field| field.as_str().unwrap());
            fields
                .map(|field| (field.to_owned(), sample(document, field, &schema["properties"][field])))
                .collect()
        }
    }
}

fn text(name: &str, format: &str) -> String {
    let text = match (format, name) {
        ("uuid", _) => return uuid::Uuid::now_v7().to_string(),
        ("date", _) if name.starts_with("end") || name.starts_with("until") => "2026-12-09",
        ("date", _) => "2026-12-07",
        ("date-time", _) => "2026-12-07T00:00:00Z",
        (_, "email") => "someone@example.jp",
        (_, "phone" | "emergency_phone") => "0599-00-0001",
        (_, "password" | "new" | "current") => "うみのみえるしごとば12",
        (_, name) if name.ends_with("_kana") => "テスト",
        (_, name) if name.ends_with("_time") || name == "opens" || name == "closes" => "15:00",
        _ => "text",
    };
    text.to_owned()
}
