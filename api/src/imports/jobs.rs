//! What the clock triggers: files that were taken in are forgotten, row by row, when nobody needs them any longer.

use chrono::Days;

use super::store::{self, Overdue};
use crate::app::{App, Context};
use crate::audit;
use crate::error::{Error, Result};
use crate::policy::{Action, Parties};

/// Who hasn't applied a preview for so long begins anew: the world has changed meanwhile.
const PREVIEW_DAYS: Days = Days::new(7);

/// Forgets batches with their rows; what they wrote stays, and can't be undone from then on. Returns how many.
///
/// # Errors
/// The database's.
pub async fn forget(app: &App) -> Result<usize> {
    let now = app.now();
    let overdue = Overdue {
        previews: now - PREVIEW_DAYS,
        others: now - Days::new(app.config.import_kept_days.into()),
    };
    let context = Context::system("import_forget");
    let mut forgotten = 0;
    for id in store::overdue(app.db.reader(), overdue).await? {
        let done = app
            .change(&context, async |txn| {
                let permit = context.actor.may(Action::ImportForget, &Parties::of("import", id))?;
                if !store::forget(txn, id, overdue).await? {
                    return Err(Error::NotFound("import"));
                }
                let receipt = audit::record(txn, permit, &["rows"]).await?;
                Ok(((), receipt))
            })
            .await;
        match done {
            Ok(()) => forgotten += 1,
            // Applied or undone meanwhile: its time begins again.
            Err(Error::NotFound(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(forgotten)
}
