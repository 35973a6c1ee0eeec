//! The standard as data: groups and items, read from the row of its edition.

use serde::{Deserialize, Serialize};

use super::facts::Fact;
use crate::error::{Error, Result};
use crate::text::Words;

/// The edition that this build brings along.
pub const BUNDLED: &str = include_str!("standard.json");

/// What a programme expects of a facility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    pub edition: i32,
    pub groups: Vec<Group>,
    pub items: Vec<Item>,
}

/// Items that stand together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub code: String,
    pub name: Words,
}

/// One thing that is expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub code: String,
    pub group: String,
    pub name: Words,
    /// What to do about it when it is missing.
    pub todo: Words,
    /// 1 to 3.
    pub weight: i32,
    /// Needed to take part; the others are recommended.
    pub required: bool,
    /// How long an answer holds; for good when absent.
    pub months: Option<u32>,
    /// What proves it without an answer.
    pub fact: Option<Fact>,
    /// Whether 該当なし can be said of it, with a reason.
    pub may_not_apply: bool,
}

/// The bundled edition.
///
/// # Errors
/// Never: a test reads it.
pub fn bundled() -> Result<Standard> {
    Standard::read(BUNDLED)
}

impl Standard {
    /// Reads the content of a row.
    ///
    /// # Errors
    /// A row that isn't a standard.
    pub fn read(content: &str) -> Result<Self> {
        serde_json::from_str(content).map_err(Error::internal)
    }

    pub fn item(&self, code: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.code == code)
    }
}
