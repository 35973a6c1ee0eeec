//! Preview, apply, undo, and looking at what was taken in.

use std::collections::HashMap;

use entities::id::{ImportId, OrganisationId};
use entities::import_batch::{self, Encoding, Kind, State};
use entities::import_row::{self, Outcome, Verdict};
use entities::membership::Role;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::rules::{self, Judged, Row, RowFault};
use super::run::{Taken, refuse_empty, run};
pub use super::store::Asked as Rows;
use super::store::{self, Asked};
use super::{kept, undo as back};
use crate::app::{App, Context, Txn};
use crate::audit::{self, Receipt};
use crate::error::{Error, Fault, Refusal, Result};
use crate::facilities::sheets::{PLACE_COLUMNS, UNIT_COLUMNS, template as of_columns};
use crate::paging::{Page, Paging};
use crate::policy::{Action, Parties, Scope};
use crate::tables::{self, Cell, Table};
use crate::text::{Locale, Words, phrase};

/// What a change of a batch comes to.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Saved {
    pub id: ImportId,
    pub version: i64,
    pub state: State,
}

/// A file that somebody sends.
pub struct Sent<'a> {
    pub kind: Kind,
    /// Whose new facilities become; the first of the asker's organisations that can have some when not given.
    pub owner: Option<OrganisationId>,
    pub file_name: &'a str,
    pub bytes: &'a [u8],
}

/// A batch as its page shows it.
pub struct Seen {
    pub batch: import_batch::Model,
    pub head: Vec<String>,
    pub organisation: String,
    pub person: String,
    pub tallies: Vec<(Verdict, Option<Outcome>, i64)>,
    pub may: Vec<&'static str>,
}

/// A row as its page shows it.
pub struct SeenRow {
    pub row: import_row::Model,
    pub cells: Vec<String>,
    pub faults: Vec<RowFault>,
    /// Why the undo left it.
    pub kept: Option<Words>,
}

fn parties(batch: &import_batch::Model) -> Parties {
    Parties {
        hosts: vec![batch.organisation_id],
        municipalities: batch.municipality_code.clone().into_iter().collect(),
        office: true,
        ..Parties::of("import", batch.id)
    }
    .at_version(batch.version)
}

/// Everything that the asker can take in for.
fn everything(scope: &Scope) -> Parties {
    Parties::within("import", scope)
}

/// Whose the new facilities become, and for which municipality the asker speaks.
fn owner(context: &Context, asked: Option<OrganisationId>) -> Result<(OrganisationId, Option<String>)> {
    let can = [Role::Host, Role::Municipality, Role::Secretariat];
    let members = context.actor.members();
    let own = members.iter().filter(|member| can.contains(&member.role));
    let found = own
        .filter(|member| asked.is_none_or(|asked| member.organisation == asked))
        .min_by_key(|member| can.iter().position(|role| *role == member.role));
    match (found, asked) {
        (Some(member), _) => {
            let municipality = member.municipality_code.clone();
            let speaks = municipality.filter(|_| member.role == Role::Municipality);
            Ok((member.organisation, speaks))
        }
        // The office takes in for everybody.
        (None, Some(asked)) if context.scope().office => Ok((asked, None)),
        (None, _) => {
            let fault = Fault::new("organisation_id", "facility.organisation");
            Err(Refusal {
                faults: vec![fault],
                ..Refusal::invalid("input.invalid")
            }
            .into())
        }
    }
}

/// Reads a file and keeps what would come of it.
pub async fn create(app: &App, context: &Context, sent: &Sent<'_>) -> Result<Saved> {
    let may = || context.actor.may(Action::ImportCreate, &everything(&context.scope()));
    may()?;
    let sheet = tables::read(sent.bytes, rules::ROWS_MAX)?;
    let (owner, municipality_code) = owner(context, sent.owner)?;
    let rows: Vec<Row> = sheet.rows.into_iter().filter_map(numbered).collect();
    if rows.is_empty() {
        return Err(Refusal::invalid("import.no_rows").into());
    }
    let taken = Taken {
        kind: sent.kind,
        owner,
        head: &sheet.head,
        rows: &rows,
    };
    let judged = rehearsed(app, context, &taken).await?;
    let head = serde_json::to_string(&sheet.head).map_err(Error::internal)?;
    app.change(context, async |txn| {
        let batch = import_batch::Model {
            id: ImportId::new(),
            kind: sent.kind,
            state: State::Preview,
            organisation_id: owner,
            municipality_code: municipality_code.clone(),
            created_by: context.actor.person_id().ok_or(Error::Forbidden)?,
            file_name: sent.file_name.chars().take(200).collect(),
            encoding: match sheet.encoding {
                tables::Encoding::Utf8 => Encoding::Utf8,
                tables::Encoding::Cp932 => Encoding::Cp932,
            },
            head: head.clone(),
            created_at: txn.now(),
            applied_at: None,
            undone_at: None,
            version: 1,
        };
        let models = models(batch.id, &rows, &judged, false)?;
        let batch = store::create(txn, batch, models).await?;
        let receipt = audit::record(txn, may()?, &["kind", "rows"]).await?;
        Ok((saved(&batch), receipt))
    })
    .await
}

fn numbered((number, cells): (usize, Vec<String>)) -> Option<Row> {
    let number = i32::try_from(number).ok()?;
    Some(Row { number, cells })
}

fn saved(batch: &import_batch::Model) -> Saved {
    Saved {
        id: batch.id,
        version: batch.version,
        state: batch.state,
    }
}

/// The rows as they are kept.
fn models(id: ImportId, rows: &[Row], judged: &[Judged], applied: bool) -> Result<Vec<import_row::Model>> {
    let pairs = rows.iter().zip(judged);
    pairs
        .map(|(row, judged)| kept::model(id, row, judged, applied))
        .collect()
}

/// The run, rolled back: what it says is what would happen.
async fn rehearsed(app: &App, context: &Context, taken: &Taken<'_>) -> Result<Vec<Judged>> {
    let mut judged = None;
    let over = Error::internal("the rehearsal is over");
    let outcome: Result<()> = app
        .change(&context.unrepeated(), async |txn: &Txn| -> Result<((), Receipt)> {
            judged = Some(run(txn, context, taken).await?);
            Err(over.clone())
        })
        .await;
    match (judged, outcome) {
        (Some(judged), _) => Ok(judged),
        (None, Err(error)) => Err(error),
        (None, Ok(())) => Err(over),
    }
}

async fn lock(txn: &Txn, context: &Context, id: ImportId) -> Result<import_batch::Model> {
    let batch = store::lock(txn, &context.scope(), id).await?;
    batch.ok_or(Error::NotFound("import"))
}

/// Refuses a page that is older than the batch, and a step that its state doesn't know.
fn expect(context: &Context, batch: &import_batch::Model, state: State) -> Result<()> {
    context.expect(
        batch.version,
        || json!({ "id": batch.id, "state": batch.state, "version": batch.version }),
    )?;
    if batch.state == state {
        Ok(())
    } else {
        Err(Refusal::conflict("import.wrong_state").into())
    }
}

/// Takes the rows in: the sound ones, or none where one is wrong and all were asked for.
pub async fn apply(app: &App, context: &Context, id: ImportId, all_or_nothing: bool) -> Result<Saved> {
    app.change(context, async |txn| {
        let batch = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::ImportApply, &parties(&batch))?;
        expect(context, &batch, State::Preview)?;

        let head: Vec<String> = serde_json::from_str(&batch.head).map_err(Error::internal)?;
        let stored = store::rows(txn, id, Asked::default()).await?;
        let rows: Vec<Row> = stored.iter().map(kept::row).collect::<Result<_>>()?;
        let taken = Taken {
            kind: batch.kind,
            owner: batch.organisation_id,
            head: &head,
            rows: &rows,
        };
        let judged = run(txn, context, &taken).await?;
        refuse_empty(&judged)?;
        let wrong = judged.iter().filter(|row| row.verdict == Verdict::Error).count();
        if all_or_nothing && wrong > 0 {
            return Err(Refusal::conflict("import.rows_in_error").with("rows", wrong).into());
        }
        store::applied(txn, models(id, &rows, &judged, true)?).await?;
        let batch = store::advance(txn, batch, State::Applied).await?;
        let receipt = audit::record(txn, permit, &["state"]).await?;
        Ok((saved(&batch), receipt))
    })
    .await
}

/// Takes the import back, as far as nobody touched what it left.
pub async fn undo(app: &App, context: &Context, id: ImportId) -> Result<Saved> {
    app.change(context, async |txn| {
        let batch = lock(txn, context, id).await?;
        let permit = context.actor.may(Action::ImportUndo, &parties(&batch))?;
        expect(context, &batch, State::Applied)?;

        let asked = Asked {
            outcome: Some(Outcome::Applied),
            ..Asked::default()
        };
        let rows = store::rows(txn, id, asked).await?;
        let undone = back::run(txn, context, batch.kind, &rows).await?;
        let outcomes = undone.into_iter().map(|row| Ok((row.number, reason(row.kept)?)));
        store::undone(txn, id, outcomes.collect::<Result<_>>()?).await?;
        let batch = store::advance(txn, batch, State::Undone).await?;
        let receipt = audit::record(txn, permit, &["state"]).await?;
        Ok((saved(&batch), receipt))
    })
    .await
}

/// Why a row stays, in both languages.
fn reason(kept: Option<Fault>) -> Result<Option<String>> {
    let words = kept.map(|fault| {
        let say = |locale| phrase(fault.code, locale, &fault.values).unwrap_or_else(|| fault.code.to_owned());
        Words {
            ja: say(Locale::Ja),
            en: say(Locale::En),
        }
    });
    words
        .map(|words| serde_json::to_string(&words))
        .transpose()
        .map_err(Error::internal)
}

pub async fn list(app: &App, context: &Context, paging: &Paging) -> Result<Page<Seen>> {
    let (db, scope) = (app.db.reader(), context.scope());
    context.actor.may(Action::ImportList, &everything(&scope))?;
    let page = paging.page(store::list(db, &scope, paging).await?);
    Ok(Page {
        items: seen(app, context, page.items).await?,
        next: page.next,
    })
}

pub async fn view(app: &App, context: &Context, id: ImportId) -> Result<Seen> {
    let batch = found(app, context, id, Action::ImportView).await?;
    seen(app, context, vec![batch])
        .await?
        .pop()
        .ok_or(Error::NotFound("import"))
}

async fn found(app: &App, context: &Context, id: ImportId, action: Action) -> Result<import_batch::Model> {
    let batch = store::find(app.db.writer(), &context.scope(), id).await?;
    let batch = batch.ok_or(Error::NotFound("import"))?;
    context.actor.may(action, &parties(&batch))?;
    Ok(batch)
}

async fn seen(app: &App, context: &Context, batches: Vec<import_batch::Model>) -> Result<Vec<Seen>> {
    let db = app.db.writer();
    let ids: Vec<ImportId> = batches.iter().map(|batch| batch.id).collect();
    let (organisations, people) = store::names(db, &batches).await?;
    let mut tallies: HashMap<ImportId, Vec<(Verdict, Option<Outcome>, i64)>> = HashMap::new();
    for (id, verdict, outcome, rows) in store::tallies(db, &ids).await? {
        tallies.entry(id).or_default().push((verdict, outcome, rows));
    }
    batches
        .into_iter()
        .map(|batch| {
            Ok(Seen {
                head: serde_json::from_str(&batch.head).map_err(Error::internal)?,
                organisation: organisations.get(&batch.organisation_id).cloned().unwrap_or_default(),
                person: people.get(&batch.created_by).cloned().unwrap_or_default(),
                tallies: tallies.remove(&batch.id).unwrap_or_default(),
                may: context.actor.allowed(rules::actions(batch.state), &parties(&batch)),
                batch,
            })
        })
        .collect()
}

pub async fn list_rows(
    app: &App,
    context: &Context,
    id: ImportId,
    asked: Asked,
    paging: &Paging,
) -> Result<Page<SeenRow>> {
    found(app, context, id, Action::ImportRowList).await?;
    let rows = store::page(app.db.writer(), id, asked, paging.offset(), paging.rows() + 1).await?;
    let page = paging.page(rows);
    let items = page.items.into_iter().map(seen_row).collect::<Result<_>>()?;
    Ok(Page { items, next: page.next })
}

fn seen_row(row: import_row::Model) -> Result<SeenRow> {
    let kept = row.kept_reason.as_deref().map(serde_json::from_str).transpose();
    Ok(SeenRow {
        cells: kept::row(&row)?.cells,
        faults: kept::faults(&row)?,
        kept: kept.map_err(Error::internal)?,
        row,
    })
}

/// The rows with faults as the file had them, and what is wrong beside them: to correct and send again.
pub async fn errors(app: &App, context: &Context, id: ImportId) -> Result<Table> {
    let batch = found(app, context, id, Action::ImportErrorsExport).await?;
    let mut head: Vec<String> = serde_json::from_str(&batch.head).map_err(Error::internal)?;
    let asked = Asked {
        verdict: Some(Verdict::Error),
        ..Asked::default()
    };
    let mut rows = Vec::new();
    for row in store::rows(app.db.writer(), id, asked).await? {
        let faults = kept::faults(&row)?;
        let said: Vec<String> = faults
            .iter()
            .map(|fault| rules::sentence(row.number, fault, context.locale))
            .collect();
        let mut cells: Vec<Cell> = kept::row(&row)?.cells.iter().map(Cell::text).collect();
        cells.resize(head.len(), Cell::Empty);
        cells.push(Cell::text(said.join(" ")));
        rows.push(cells);
    }
    head.push(match context.locale {
        Locale::Ja => "誤りの内容".to_owned(),
        Locale::En => "what_is_wrong".to_owned(),
    });
    Ok(Table {
        title: "errors".to_owned(),
        head,
        rows,
    })
}

/// The headings of a kind with an example below.
pub fn template(context: &Context, kind: Kind) -> Result<Table> {
    context
        .actor
        .may(Action::ImportTemplateExport, &everything(&context.scope()))?;
    Ok(match kind {
        Kind::Facilities => of_columns("facilities", PLACE_COLUMNS, context.locale),
        Kind::Units => of_columns("units", UNIT_COLUMNS, context.locale),
        Kind::Blocks => of_columns("blocks", crate::availability::BLOCK_COLUMNS, context.locale),
    })
}
