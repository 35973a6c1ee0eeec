//! The stay itself: who comes, arrival, departure, the work report.

use chrono::NaiveDate;
use entities::booking::ClosedBy;
use entities::id::{BookingId, ParticipantId, WorkReportId};
use entities::person::Locale;
use entities::{booking, participant, work_report};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::{Done, begin, finish, mails, places};
use crate::app::{App, Context};
use crate::bookings::rules;
use crate::bookings::store::{self, Advance, Put};
use crate::error::{Error, Fault, Refusal, Result};
use crate::policy::Action;

/// A participant as the applicant names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Named {
    #[validate(length(min = 1, max = 80))]
    pub name: String,
    #[validate(length(max = 80))]
    #[serde(default)]
    pub name_kana: String,
    #[validate(email)]
    pub email: String,
    pub locale: Locale,
}

/// A participant's short work report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    #[validate(length(min = 1, max = 2000))]
    pub work_done: String,
    #[validate(length(max = 2000))]
    #[serde(default)]
    pub findings: String,
    /// False keeps a draft; true hands it to the supervisor or the company.
    pub submit: bool,
}

/// Names who comes, at most as many as the party.
///
/// # Errors
/// 404, 403, 412; 422 when they are more than the party, or two share an address.
pub async fn name_participants(app: &App, context: &Context, id: BookingId, named: Vec<Named>) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = begin(txn, context, Action::ParticipantsName, id).await?;
        let before = begun.loaded.booking;
        Refusal::unless_empty("input.invalid", naming_faults(&before, &named))?;
        let rows = store::recognised(txn, named.iter().map(|one| participant_row(&before, one)).collect()).await?;
        store::name_participants(txn, id, rows).await?;
        let booking = store::advance(txn, &before, Advance::default()).await?;
        finish(txn, context, begun.permit, (&before, &booking), "", &["participants"]).await
    })
    .await
}

fn naming_faults(booking: &booking::Model, named: &[Named]) -> Vec<Fault> {
    let mut faults = Vec::new();
    if i32::try_from(named.len()).unwrap_or(i32::MAX) > booking.party {
        faults.push(Fault::new("participants", "booking.too_many_participants").with("party", booking.party));
    }
    for (index, one) in named.iter().enumerate() {
        let address = one.email.trim().to_lowercase();
        if named
            .iter()
            .take(index)
            .any(|other| other.email.trim().to_lowercase() == address)
        {
            faults.push(Fault::new(
                format!("participants[{index}].email"),
                "booking.same_address",
            ));
        }
    }
    faults
}

fn participant_row(booking: &booking::Model, named: &Named) -> participant::Model {
    participant::Model {
        id: ParticipantId::new(),
        booking_id: booking.id,
        person_id: None,
        kind: match booking.kind {
            booking::Kind::Company => participant::Kind::CompanyEmployee,
            booking::Kind::Employee => participant::Kind::PrefecturalEmployee,
        },
        name: named.name.trim().to_owned(),
        name_kana: named.name_kana.trim().to_owned(),
        email: named.email.trim().to_owned(),
        locale: named.locale,
        created_at: booking.created_at,
    }
}

/// The guest is there: said by the guest or by the desk.
///
/// # Errors
/// 404, 403, 412; 409 before the first day.
pub async fn check_in(app: &App, context: &Context, id: BookingId) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = begin(txn, context, Action::BookingCheckIn, id).await?;
        let to = begun.to();
        let before = begun.loaded.booking;
        rules::begun(&before, txn.today())?;
        let step = Advance {
            state: to,
            checked_in_at: Some(txn.now()),
            // An open change ends here, and its deadline with it.
            due_at: Put::Empty,
            ..Advance::default()
        };
        let booking = store::advance(txn, &before, step).await?;
        finish(txn, context, begun.permit, (&before, &booking), "", &["state"]).await
    })
    .await
}

/// The guest leaves, on the last day or earlier: what is left of the stay is free from then on.
///
/// # Errors
/// 404, 403, 412; 422 for a day that isn't of the stay.
pub async fn check_out(app: &App, context: &Context, id: BookingId, on: Option<NaiveDate>) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = begin(txn, context, Action::BookingCheckOut, id).await?;
        let to = begun.to();
        let before = begun.loaded.booking;
        let day = rules::departure(&before, on, txn.today())?;
        let step = Advance {
            state: to,
            closed: Some((txn.now(), day, ClosedBy::Person)),
            ..Advance::default()
        };
        let booking = store::advance(txn, &before, step).await?;
        places::release_from(txn, id, day).await?;
        finish(
            txn,
            context,
            begun.permit,
            (&before, &booking),
            "",
            &["state", "actual_ends_on"],
        )
        .await
    })
    .await
}

/// Writes the report of the person who asks. It goes to the supervisor and links to no survey.
///
/// # Errors
/// 404, 403, 412; 409 once it was handed in.
pub async fn write_report(app: &App, context: &Context, id: BookingId, report: &Report) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = begin(txn, context, Action::ReportWrite, id).await?;
        let person = context.actor.person_id().ok_or(Error::Unauthorised("sign_in_needed"))?;
        let before = store::reports(txn, id)
            .await?
            .into_iter()
            .find(|one| one.person_id == person);
        if before.as_ref().is_some_and(|one| one.submitted_at.is_some()) {
            return Err(Refusal::conflict("report.submitted").into());
        }
        let written = work_report::Model {
            id: WorkReportId::new(),
            booking_id: id,
            person_id: person,
            work_done: report.work_done.clone(),
            findings: report.findings.clone(),
            submitted_at: report.submit.then_some(txn.now()),
            updated_at: txn.now(),
            version: 1,
        };
        store::write_report(txn, before, written).await?;
        let booking = begun.loaded.booking.clone();
        if report.submit {
            let whole = store::whole(txn, begun.loaded)
                .await?
                .ok_or(Error::NotFound("booking"))?;
            mails::report_submitted(app, txn, &whole).await?;
        }
        let after = store::advance(txn, &booking, Advance::default()).await?;
        finish(txn, context, begun.permit, (&booking, &after), "", &["report"]).await
    })
    .await
}
