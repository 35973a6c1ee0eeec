//! The four bundled questionnaires, read, checked and frozen.
//!
//! A version is frozen by its hash: wording or codes that change need a new `version`, because answers are only
//! comparable while the question that was asked is the question that stands here. The hash is taken of the content,
//! so that spaces and the order of keys in a file don't count.

use std::fmt::Write as _;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::forms::Choice;
use super::questionnaire::Questionnaire;
use super::soundness;

const SOURCES: [(&str, &str); 4] = [
    ("pre_stay.json", include_str!("questionnaires/pre_stay.json")),
    ("post_stay.json", include_str!("questionnaires/post_stay.json")),
    ("employer.json", include_str!("questionnaires/employer.json")),
    ("host.json", include_str!("questionnaires/host.json")),
];
const PREFECTURES: &str = include_str!("prefectures.csv");

/// A questionnaire with what freezes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    pub questionnaire: Questionnaire,
    /// SHA-256 of the content, in lower-case hexadecimal.
    pub hash: String,
}

/// Why a bundled file can't be used; found at start, and by the tests before that.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    #[error("{file}: {source}")]
    Unreadable { file: String, source: serde_json::Error },
    #[error("{file}: {}", faults.join("; "))]
    Unsound { file: String, faults: Vec<String> },
}

/// The four editions in the order of a stay: before, after, employer, host.
pub fn load() -> Result<Vec<Edition>, Unusable> {
    let editions = SOURCES
        .iter()
        .map(|(file, json)| read(file, json))
        .collect::<Result<Vec<_>, _>>()?;
    let faults = soundness::faults_between(
        &editions
            .iter()
            .map(|edition| &edition.questionnaire)
            .collect::<Vec<_>>(),
    );
    if faults.is_empty() {
        Ok(editions)
    } else {
        Err(Unusable::Unsound {
            file: "questionnaires".to_owned(),
            faults,
        })
    }
}

/// Reads one questionnaire; `file` is only for the message.
pub fn read(file: &str, json: &str) -> Result<Edition, Unusable> {
    let unreadable = |source| Unusable::Unreadable {
        file: file.to_owned(),
        source,
    };
    let questionnaire: Questionnaire = serde_json::from_str(json).map_err(unreadable)?;
    let faults = soundness::faults(&questionnaire);
    if !faults.is_empty() {
        return Err(Unusable::Unsound {
            file: file.to_owned(),
            faults,
        });
    }
    let content: Value = serde_json::from_str(json).map_err(unreadable)?;
    Ok(Edition {
        questionnaire,
        hash: hash(&content),
    })
}

/// SHA-256 of the content with the keys of every object in order.
pub fn hash(content: &Value) -> String {
    let mut text = String::new();
    write_in_order(content, &mut text);
    Sha256::digest(text.as_bytes())
        .iter()
        .fold(String::new(), |mut hex, byte| {
            // Writing to a String can't fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

fn write_in_order(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| *name);
            text.push('{');
            for (name, field) in fields {
                text.push_str(&Value::from(name.as_str()).to_string());
                text.push(':');
                write_in_order(field, text);
                text.push(',');
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for item in items {
                write_in_order(item, text);
                text.push(',');
            }
            text.push(']');
        }
        plain => text.push_str(&plain.to_string()),
    }
}

/// The options of a question of type `prefecture`: JIS X 0401 codes, then 国外 and 答えない.
pub fn prefectures() -> Vec<Choice> {
    let lines = PREFECTURES.lines().skip(1);
    let choice = |line: &str| {
        let (code, names) = line.split_once(',')?;
        let (ja, en) = names.split_once(',')?;
        Some(Choice {
            code: code.to_owned(),
            ja: ja.to_owned(),
            en: en.to_owned(),
            exclusive: false,
            has_text: false,
        })
    };
    lines.filter_map(choice).collect()
}
