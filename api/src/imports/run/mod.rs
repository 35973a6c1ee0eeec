//! The run: every row of a file, by the rules of the form, inside one transaction. The preview rolls it back.

mod blocks;
mod places;
mod units;

use entities::facility;
use entities::id::OrganisationId;
use entities::import_batch::Kind;
use entities::import_row::Verdict;

use super::headings::Headings;
use super::rules::{Judged, Row, RowFault, said};
use super::store;
use crate::app::{Context, Txn};
use crate::availability::BLOCK_COLUMNS;
use crate::error::{Error, Fault, Refusal, Result};
use crate::facilities;
use crate::facilities::sheets::{Book, PLACE_COLUMNS, UNIT_COLUMNS};
use crate::policy::{Action, Permit};

/// A file that is taken in.
pub struct Taken<'a> {
    pub kind: Kind,
    /// Whose new facilities become.
    pub owner: OrganisationId,
    pub head: &'a [String],
    pub rows: &'a [Row],
}

/// Takes the rows in: the sound ones are written, the others say what is wrong with them.
///
/// # Errors
/// The file as a whole: headings that aren't there or stand twice. The database's.
pub async fn run(txn: &Txn, context: &Context, taken: &Taken<'_>) -> Result<Vec<Judged>> {
    let book = Book {
        locale: context.locale,
        municipalities: store::municipalities(txn).await?,
    };
    let (head, locale) = (taken.head, context.locale);
    let mut judged = match taken.kind {
        Kind::Facilities => {
            let headings = Headings::find(PLACE_COLUMNS, head, &["name_ja"], locale)?;
            Box::pin(places::run(txn, context, taken, &headings, &book)).await?
        }
        Kind::Units => {
            let headings = Headings::find(UNIT_COLUMNS, head, &["facility_number", "name_ja"], locale)?;
            Box::pin(units::run(txn, context, taken, &headings, &book)).await?
        }
        Kind::Blocks => {
            let needed = ["facility_number", "starts_on", "ends_on", "reason"];
            let headings = Headings::find(BLOCK_COLUMNS, head, &needed, locale)?;
            Box::pin(blocks::run(txn, context, taken, &headings, &book)).await?
        }
    };
    judged.sort_by_key(|row| row.number);
    Ok(judged)
}

/// The permit for the facility of a row; what the row is told where there is none.
fn permit(context: &Context, row: &facility::Model) -> std::result::Result<Permit, Fault> {
    let parties = facilities::parties(row);
    let permit = context.actor.may(Action::ImportApply, &parties);
    permit.map_err(|_denied| Fault::new("facility_number", "import.not_yours"))
}

/// The faults as the row is told them.
fn told<T>(faults: &[Fault], headings: &Headings<T>, head: &[String]) -> Vec<RowFault> {
    faults
        .iter()
        .map(|fault| said(fault, headings.place(&fault.field, head)))
        .collect()
}

/// What a rule refused, as faults; what isn't a rule's goes on as an error.
fn refused(error: Error) -> Result<Vec<Fault>> {
    match error {
        Error::Refused(refusal) => Ok(super::rules::faults_of(refusal)),
        other => Err(other),
    }
}

/// The verdict on a facility that was written.
fn written(number: i32, label: String, verdict: Verdict, row: &facility::Model) -> Judged {
    Judged {
        verdict,
        version_after: Some(row.version),
        ..Judged::unchanged(number, label, Some(row.id))
    }
}

/// A batch of which nothing would change isn't worth applying.
///
/// # Errors
/// `import.nothing_to_apply`.
pub fn refuse_empty(judged: &[Judged]) -> Result<()> {
    if judged.iter().any(Judged::writes) {
        Ok(())
    } else {
        Err(Refusal::conflict("import.nothing_to_apply").into())
    }
}
