//! Reporting a problem, answering it, and the page that a guest opens by the link.

mod guests;
mod mails;

use chrono::TimeDelta;
use entities::id::{BookingId, GuestId, ProblemAnswerId, ProblemReportId};
use entities::link::Capability;
use entities::problem_report::{Kind, State};
use entities::{guest, problem_answer, problem_report};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

pub(in crate::bookings) use guests::page_address;
pub use guests::{GuestPage, guest_page};
use guests::{guest_of, guest_parties, of_link};

use super::rules;
pub use super::store::Row;
use super::store::{self, Filter};
use crate::accounts::links;
use crate::app::{App, Context, Txn};
use crate::audit::{self, Outcome, Receipt};
use crate::bookings::rules::contact_visible;
use crate::bookings::store as bookings;
use crate::bookings::store::Loaded;
use crate::error::{Error, Refusal, Result};
use crate::paging::{Page, Paging};
use crate::policy::{Action, Parties, Permit, Standing};

/// Answers are counted over so many days.
const COUNTED_DAYS: i64 = 180;

/// A problem as a guest tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProblemReporting)]
pub struct Reporting {
    pub kind: Kind,
    #[validate(length(min = 1, max = 1000))]
    pub text: String,
    /// Where: a room, a floor.
    #[validate(length(max = 100))]
    #[serde(default)]
    pub place: String,
    /// Since when, in the guest's words.
    #[validate(length(max = 100))]
    #[serde(default)]
    pub noticed: String,
}

/// What the host says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProblemAnswering)]
pub struct Answering {
    #[validate(length(min = 1, max = 1000))]
    pub text: String,
    /// Whether it is solved with that.
    pub resolved: bool,
}

/// What a change of a report comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ProblemDone)]
pub struct Done {
    pub id: ProblemReportId,
    pub version: i64,
    pub state: State,
}

/// Somebody signed in reports a problem of the stay that they take part in or applied for.
///
/// # Errors
/// 404, 403; 409 outside the stay; 429 after many.
pub async fn report(app: &App, context: &Context, id: BookingId, told: &Reporting) -> Result<Done> {
    app.change(context, async |txn| {
        let loaded = bookings::lock(txn, &context.scope(), id)
            .await?
            .ok_or(Error::NotFound("booking"))?;
        let permit = context.actor.may(Action::ProblemReport, &loaded.parties())?;
        let person = context.actor.person_id().ok_or(Error::Unauthorised("sign_in_needed"))?;
        let guest = guest_of(txn, &loaded.booking, person).await?;
        keep(txn, permit, &loaded, &guest, told).await
    })
    .await
}

/// A guest reports by the link. It isn't used up: a second problem can come.
///
/// # Errors
/// As [`report`]; 410 for a dead link, which is recorded.
pub async fn report_by_link(app: &App, context: &Context, token: &str, told: &Reporting) -> Result<Done> {
    app.change_or_refuse(context, async |txn| {
        let found = links::find(txn, token, Capability::GuestPage).await?;
        let context = context.acting_as(found.actor());
        let guest = store::guest(txn, GuestId(found.subject()))
            .await?
            .ok_or(Error::NotFound("guest"))?;
        let permit = context.actor.may(Action::GuestReport, &guest_parties(&guest))?;
        let loaded = bookings::lock(txn, &of_link(), guest.booking_id)
            .await?
            .ok_or(Error::NotFound("booking"))?;
        let dead = found.dead().cloned();
        let dead = dead.or_else(|| rules::still_comes(&guest, &loaded.booking, &loaded.participants).err());
        if let Some(refusal) = dead {
            let receipt = audit::record_refusal(txn, permit, &refusal).await?;
            return Ok((Outcome::Refused(refusal), receipt));
        }
        let (done, receipt) = keep(txn, permit, &loaded, &guest, told).await?;
        Ok((Outcome::Done(done), receipt))
    })
    .await
}

async fn keep(
    txn: &Txn,
    permit: Permit,
    loaded: &Loaded,
    guest: &guest::Model,
    told: &Reporting,
) -> Result<(Done, Receipt)> {
    let facility = loaded.facility.as_ref().ok_or(Error::NotFound("facility"))?;
    let lately = store::made_since(txn, guest.id, txn.now() - TimeDelta::hours(1)).await?;
    rules::may_report(&loaded.booking, txn.today(), lately)?;
    let report = problem_report::Model {
        id: ProblemReportId::new(),
        booking_id: loaded.booking.id,
        facility_id: facility.id,
        guest_id: guest.id,
        kind: told.kind,
        state: State::Open,
        text: told.text.trim().to_owned(),
        place: told.place.trim().to_owned(),
        noticed: told.noticed.trim().to_owned(),
        reported_at: txn.now(),
        answer_due_at: txn.now() + TimeDelta::minutes(txn.config().problem_answer_minutes.into()),
        answered_at: None,
        resolved_at: None,
        version: 1,
    };
    let done = Done {
        id: report.id,
        version: 1,
        state: State::Open,
    };
    mails::reported(txn, &loaded.booking, facility, &report).await?;
    store::insert(txn, report).await?;
    Ok((done, audit::record(txn, permit, &["problem"]).await?))
}

/// The host answers, and says whether it is solved.
///
/// # Errors
/// 404, 403, 412; 409 `problem.resolved` once it was solved.
pub async fn answer(app: &App, context: &Context, id: ProblemReportId, said: &Answering) -> Result<Done> {
    app.change(context, async |txn| {
        let row = store::lock(txn, &context.scope(), id)
            .await?
            .ok_or(Error::NotFound("problem"))?;
        let permit = context.actor.may(Action::ProblemAnswer, &parties(&row))?;
        let before = &row.report;
        context.expect(
            before.version,
            || json!({ "id": before.id, "state": before.state, "version": before.version }),
        )?;
        if before.state == State::Resolved {
            return Err(Refusal::conflict("problem.resolved").into());
        }
        let person = context.actor.person_id().ok_or(Error::Unauthorised("sign_in_needed"))?;
        let said = problem_answer::Model {
            id: ProblemAnswerId::new(),
            problem_report_id: id,
            person_id: person,
            text: said.text.trim().to_owned(),
            resolved: said.resolved,
            answered_at: txn.now(),
        };
        let after = problem_report::Model {
            state: if said.resolved {
                State::Resolved
            } else {
                State::Answered
            },
            answered_at: before.answered_at.or(Some(txn.now())),
            resolved_at: said.resolved.then_some(txn.now()),
            version: before.version + 1,
            ..before.clone()
        };
        let done = Done {
            id,
            version: after.version,
            state: after.state,
        };
        mails::answered(txn, &row, &said).await?;
        store::answer(txn, after, said).await?;
        Ok((done, audit::record(txn, permit, &["state", "answer"]).await?))
    })
    .await
}

fn parties(row: &Row) -> Parties {
    Parties {
        participants: row.guest.person_id.into_iter().collect(),
        hosts: vec![row.facility.organisation_id],
        office: true,
        ..Parties::of("problem", row.report.id).at_version(row.report.version)
    }
}

/// A report as a reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    pub row: Row,
    /// Who reported it is for the host, as long as it sees who came, and for the guest; not for the office.
    pub shows_guest: bool,
    pub is_late: bool,
    pub may: Vec<&'static str>,
}

/// Which reports.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    pub booking: Option<BookingId>,
    /// Only those that were answered late, or are late.
    pub late: bool,
}

/// Reports that the asker may see: those that wait first, then the newest.
///
/// # Errors
/// 401 and the database's.
pub async fn list(app: &App, context: &Context, asked: Asked, paging: &Paging) -> Result<Page<Seen>> {
    context.actor.may(Action::ProblemList, &Parties::house("problem"))?;
    let filter = Filter {
        booking: asked.booking,
        guest: None,
        late_at: asked.late.then(|| app.now()),
    };
    let rows = store::list(app.db.reader(), &context.scope(), filter, paging).await?;
    Ok(paging.page(rows).map(|row| seen(app, context, row)))
}

fn seen(app: &App, context: &Context, row: Row) -> Seen {
    let parties = parties(&row);
    let open = row.report.state != State::Resolved;
    let possible: &[Action] = if open { &[Action::ProblemAnswer] } else { &[] };
    let shows_guest = |standing: &Standing| match standing {
        Standing::Participant => true,
        Standing::Host => contact_visible(&row.booking, app.today(), app.config.contact_visible_days),
        _ => false,
    };
    Seen {
        may: context.actor.allowed(possible, &parties),
        shows_guest: context.actor.standings(&parties).iter().any(shows_guest),
        is_late: rules::is_late(&row.report, app.now()),
        row,
    }
}

/// How long answers took lately, in the asker's houses or in all.
///
/// # Errors
/// 401, 403, 404 and the database's.
pub async fn times(app: &App, context: &Context) -> Result<rules::Times> {
    let scope = context.scope();
    let parties = Parties::within("problem", &scope);
    context.actor.may(Action::ProblemTimesView, &parties)?;
    let since = app.now() - TimeDelta::days(COUNTED_DAYS);
    let reports = store::since(app.db.reader(), &scope, since).await?;
    Ok(rules::times(&reports, app.now()))
}
