//! Files that come in: a preview that writes nothing, what is taken in by the form's rules, and the way back.

mod blocks;
mod files;
mod places;
mod rights;
mod time;
mod units;

use serde_json::{Value, json};
use tests::{Answer, Client};

/// Sends a file; the answer is its preview.
pub async fn send(person: &Client, kind: &str, file: impl Into<Vec<u8>>) -> Answer {
    let path = format!("/imports?kind={kind}&file_name=file.csv");
    person.request("POST", &path).file(file).send().await
}

pub async fn preview(person: &Client, kind: &str, file: impl Into<Vec<u8>>) -> Answer {
    send(person, kind, file).await.expects(201)
}

pub async fn apply(person: &Client, import: &Answer) -> Answer {
    let path = format!("/imports/{}/apply", import.id());
    person.post_at(import.version(), &path, json!({})).await
}

pub async fn undo(person: &Client, import: &Answer) -> Answer {
    let path = format!("/imports/{}/undo", import.id());
    person.post_at(import.version(), &path, json!({})).await
}

/// Create, update, unchanged, error.
pub fn counts(import: &Answer) -> [i64; 4] {
    ["create", "update", "unchanged", "error"].map(|name| import["counts"][name].as_i64().unwrap())
}

/// Applied, undone, kept.
pub fn outcomes(import: &Answer) -> [i64; 3] {
    ["applied", "undone", "kept"].map(|name| import["counts"][name].as_i64().unwrap())
}

pub async fn rows(person: &Client, import: &Answer) -> Vec<Value> {
    let path = format!("/imports/{}/rows?limit=100", import.id());
    let page = person.get(&path).await.expects(200);
    page["items"].as_array().unwrap().clone()
}

/// Everything that is wrong, as the importer reads it.
pub async fn sentences(person: &Client, import: &Answer) -> Vec<String> {
    let rows = rows(person, import).await;
    let faults = rows.iter().flat_map(|row| row["faults"].as_array().unwrap().clone());
    faults
        .map(|fault| fault["sentence"].as_str().unwrap().to_owned())
        .collect()
}
