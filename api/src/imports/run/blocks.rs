//! Rows of blocks: each a 受入停止 of its own.

use std::collections::HashMap;

use entities::block;
use entities::id::{BlockId, FacilityId, UnitId};
use entities::import_row::Verdict;

use super::{Taken, permit, refused, told};
use crate::app::{Context, Txn};
use crate::audit;
use crate::availability::{BlockLine, NamedUnit, NewBlock, named_units, place_block, standing_blocks, units_named};
use crate::error::{Fault, Result};
use crate::facilities::sheets::Book;
use crate::facilities::{Whole, lock_numbered};
use crate::imports::headings::Headings;
use crate::imports::rules::{Judged, Row};

/// A facility with what stands there before the run.
struct Place {
    whole: Whole,
    units: Vec<NamedUnit>,
    standing: Vec<(BlockId, BlockLine)>,
}

pub async fn run(
    txn: &Txn,
    context: &Context,
    taken: &Taken<'_>,
    headings: &Headings<BlockLine>,
    book: &Book,
) -> Result<Vec<Judged>> {
    let mut places: HashMap<String, Option<Place>> = HashMap::new();
    let mut judged = Vec::new();
    for row in taken.rows {
        let mut line = BlockLine::blank();
        let faults = headings.read(&row.cells, &mut line, book);
        if !faults.is_empty() {
            let told = told(&faults, headings, taken.head);
            judged.push(Judged::wrong(row.number, line.number, told));
            continue;
        }
        if !places.contains_key(&line.number) {
            let place = place(txn, context, &line.number).await?;
            places.insert(line.number.clone(), place);
        }
        let known = places.get(&line.number).and_then(Option::as_ref);
        let found = match known {
            Some(place) => judge(txn, context, row, &line, place).await?,
            None => {
                let fault = Fault::new("facility_number", "import.facility_unknown");
                Err(vec![fault.with("number", &line.number)])
            }
        };
        let label = known.map_or_else(|| line.number.clone(), |place| label(&place.whole, &line));
        judged.push(match found {
            Ok(found) => Judged { label, ..found },
            Err(faults) => Judged::wrong(row.number, label, told(&faults, headings, taken.head)),
        });
    }
    Ok(judged)
}

fn label(whole: &Whole, line: &BlockLine) -> String {
    let name = format!("{} {} {}", whole.row.number, whole.row.name_ja, line.unit_type);
    name.trim_end().to_owned()
}

async fn place(txn: &Txn, context: &Context, number: &str) -> Result<Option<Place>> {
    let scope = context.scope();
    let Some(whole) = lock_numbered(txn, &scope, number).await? else {
        return Ok(None);
    };
    let id: FacilityId = whole.id();
    Ok(Some(Place {
        units: named_units(txn, id).await?,
        standing: standing_blocks(txn, &scope, txn.today(), Some(id)).await?,
        whole,
    }))
}

async fn judge(
    txn: &Txn,
    context: &Context,
    row: &Row,
    line: &BlockLine,
    place: &Place,
) -> Result<std::result::Result<Judged, Vec<Fault>>> {
    let units = match units_named(line, &place.units) {
        Ok(units) => units,
        Err(field) => return Ok(Err(vec![Fault::new(field, "import.unit_unknown")])),
    };
    let facility = place.whole.id();
    if is_kept(line, units.as_deref(), place) {
        return Ok(Ok(Judged::unchanged(row.number, String::new(), Some(facility))));
    }
    let permit = match permit(context, &place.whole.row) {
        Ok(permit) => permit,
        Err(fault) => return Ok(Err(vec![fault])),
    };
    let (Some(starts_on), Some(ends_on)) = (line.starts_on, line.ends_on) else {
        return Ok(Err(vec![Fault::new("starts_on", "required")]));
    };
    let new = NewBlock {
        units,
        starts_on,
        ends_on,
        reason: line.reason,
        note: line.note.clone(),
    };
    let block: block::Model = match place_block(txn, context, facility, &new).await {
        Ok(block) => block,
        Err(error) => return Ok(Err(refused(error)?)),
    };
    audit::record(txn, permit, &["block", "starts_on", "ends_on", "reason"]).await?;
    Ok(Ok(Judged {
        verdict: Verdict::Create,
        block: Some(block.id),
        version_after: Some(block.version),
        ..Judged::unchanged(row.number, String::new(), Some(facility))
    }))
}

/// Whether blocks of this span, reason and note keep all these units already.
fn is_kept(line: &BlockLine, units: Option<&[UnitId]>, place: &Place) -> bool {
    let all = || place.units.iter().map(|unit| unit.unit).collect::<Vec<_>>();
    let alike = place.standing.iter().map(|(_, other)| other).filter(|other| {
        (other.starts_on, other.ends_on, other.reason, &other.note)
            == (line.starts_on, line.ends_on, line.reason, &line.note)
    });
    let kept: Vec<UnitId> = alike
        .filter_map(|other| units_named(other, &place.units).ok())
        .flat_map(|units| units.unwrap_or_else(all))
        .collect();
    let wanted = units.map_or_else(all, <[UnitId]>::to_vec);
    !wanted.is_empty() && wanted.iter().all(|unit| kept.contains(unit))
}
