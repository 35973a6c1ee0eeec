//! Bookings as a file: one's own history, what one decides on, or all that one may see. A file with somebody else's
//! personal data is recorded as a look, once.

use entities::id::PersonId;

use super::look::recorded;
use crate::app::{App, Context};
use crate::bookings::sheet;
use crate::bookings::store::{self, Filter, Row, View};
use crate::bookings::views::Seen;
use crate::error::Result;
use crate::paging::{PAGE_ROWS_MAX, Paging};
use crate::policy::{Action, Parties, Standing};
use crate::tables::Table;

/// Bookings of one file, the newest.
const BOOKINGS_MAX: u64 = 20_000;

/// The list as a table.
///
/// # Errors
/// 401 and the database's.
pub async fn export(app: &App, context: &Context, view: View, filter: &Filter) -> Result<Table> {
    let house = Parties::house("booking");
    context.actor.may(Action::BookingExport, &house)?;
    let (db, scope, today) = (app.db.reader(), context.scope(), app.today());
    let mut rows: Vec<(Row, Seen)> = Vec::new();
    let mut paging = Paging {
        limit: Some(PAGE_ROWS_MAX),
        cursor: None,
    };
    loop {
        let page = paging.page(store::list(db, &scope, view, filter, today, &paging).await?);
        rows.extend(page.items.into_iter().map(|row| {
            let seen = seen(app, context, &row);
            (row, seen)
        }));
        paging.cursor = page.next;
        if paging.cursor.is_none() || paging.offset() >= BOOKINGS_MAX {
            break;
        }
    }
    let shown: Vec<PersonId> = rows
        .iter()
        .filter(|(_, seen)| seen.people)
        .map(|(row, _)| row.booking.applicant_id)
        .collect();
    let people = store::people(db, &shown).await?;
    if rows.iter().any(|(_, seen)| seen.is_somebody_elses()) {
        recorded(app, context, Action::BookingExport, &house).await?;
    }
    Ok(sheet::table(&rows, &people, context.locale))
}

fn seen(app: &App, context: &Context, row: &Row) -> Seen {
    let (loaded, today) = (row.loaded(), app.today());
    context.actor.may(Action::BookingView, &loaded.parties()).map_or_else(
        |_denied| Seen::of_standing(Standing::Other, &loaded, today, 0),
        |permit| Seen::of(&permit, &loaded, today, app.config.contact_visible_days),
    )
}
