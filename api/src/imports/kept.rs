//! Between a row as it was judged and a row as it is kept.

use entities::id::ImportId;
use entities::import_row::{self, Outcome};

use super::rules::{Judged, Row, RowFault};
use crate::error::{Error, Result};

/// A row to keep; applied or not, as the batch is.
///
/// # Errors
/// Internal, when it can't be written as JSON.
pub fn model(batch: ImportId, row: &Row, judged: &Judged, applied: bool) -> Result<import_row::Model> {
    let before = judged.before.as_ref().map(serde_json::to_string);
    Ok(import_row::Model {
        import_id: batch,
        number: row.number,
        cells: serde_json::to_string(&row.cells).map_err(Error::internal)?,
        verdict: judged.verdict,
        faults: serde_json::to_string(&judged.faults).map_err(Error::internal)?,
        label: judged.label.clone(),
        // What the preview wrote is gone again: only what was there before can be named.
        facility_id: judged.facility.filter(|_| applied || judged.before.is_some()),
        block_id: judged.block.filter(|_| applied),
        before: before.transpose().map_err(Error::internal)?.filter(|_| applied),
        version_after: judged.version_after.filter(|_| applied),
        outcome: (applied && judged.writes()).then_some(Outcome::Applied),
        kept_reason: None,
    })
}

/// The row as the file had it.
///
/// # Errors
/// Internal, when what is kept isn't ours.
pub fn row(kept: &import_row::Model) -> Result<Row> {
    Ok(Row {
        number: kept.number,
        cells: serde_json::from_str(&kept.cells).map_err(Error::internal)?,
    })
}

/// What was wrong with it.
///
/// # Errors
/// Internal, when what is kept isn't ours.
pub fn faults(kept: &import_row::Model) -> Result<Vec<RowFault>> {
    serde_json::from_str(&kept.faults).map_err(Error::internal)
}
