//! Looking at everything that one works for, as a table.

use crate::app::{App, Context};
use crate::error::Result;
use crate::facilities::rows::Whole;
use crate::facilities::sheets::{self, Book, PLACE_COLUMNS, PlaceLine, UNIT_COLUMNS, UnitLine};
use crate::facilities::store;
use crate::policy::{Action, Parties};
use crate::tables::Table;

/// Facilities of one file: no prefecture comes near it.
const FACILITIES_MAX: u64 = 10_000;
/// How many are loaded at a time.
const AT_A_TIME: u64 = 200;

/// The facilities, one a line, with every column that an import reads.
pub async fn places(app: &App, context: &Context) -> Result<Table> {
    let (wholes, book) = own(app, context, Action::FacilityExport).await?;
    let lines: Vec<PlaceLine> = wholes.iter().map(Whole::place_line).collect();
    Ok(sheets::table("facilities", PLACE_COLUMNS, &lines, &book))
}

/// The unit types, one a line.
pub async fn units(app: &App, context: &Context) -> Result<Table> {
    let (wholes, book) = own(app, context, Action::UnitExport).await?;
    let lines: Vec<UnitLine> = wholes.iter().flat_map(Whole::unit_lines).collect();
    Ok(sheets::table("units", UNIT_COLUMNS, &lines, &book))
}

async fn own(app: &App, context: &Context, action: Action) -> Result<(Vec<Whole>, Book)> {
    let (db, scope) = (app.db.reader(), context.scope());
    let everything = Parties::within("facility", &scope);
    context.actor.may(action, &everything)?;
    let mut wholes = Vec::new();
    for offset in (0..FACILITIES_MAX).step_by(usize::try_from(AT_A_TIME).unwrap_or(usize::MAX)) {
        let rows = store::find_own(db, &scope, None, offset, AT_A_TIME).await?;
        if rows.is_empty() {
            break;
        }
        wholes.extend(store::load(db, rows).await?);
    }
    let book = Book {
        locale: context.locale,
        municipalities: store::municipalities(db).await?,
    };
    Ok((wholes, book))
}
