//! Ids from keys, and the tables of the demo.

use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use crate::error::{Error, Result};

/// Another seed is another demo, with other addresses.
const SEED: &str = "workcation demo 1";

/// The id of a thing by its kind and key: the same in every demo of this seed.
pub fn id(kind: &str, key: &str) -> Uuid {
    let hash = Sha256::digest(format!("{SEED}\n{kind}\n{key}"));
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(hash) {
        *to = from;
    }
    Builder::from_custom_bytes(bytes).into_uuid()
}

/// The rows of a table with a heading.
///
/// # Errors
/// A cell that its column can't hold.
pub fn rows<T: DeserializeOwned>(table: &str) -> Result<Vec<T>> {
    csv::Reader::from_reader(table.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(Error::internal)
}
