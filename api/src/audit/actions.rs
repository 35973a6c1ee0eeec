//! Reading the record.

use chrono::{NaiveDate, NaiveTime, TimeDelta, Utc};
use entities::audit_event;

use super::store::{self, Filter};
use crate::app::{App, Context, moment_in_tokyo};
use crate::error::Result;
use crate::paging::{Page, Paging};
use crate::policy::{Action, Feature, Parties, Standing};

/// What is asked of the record; days are Japan's, both included.
#[derive(Clone, Debug, Default)]
pub(super) struct Question {
    pub subject_kind: Option<String>,
    pub subject: Option<String>,
    pub actor: Option<String>,
    pub verb: Option<String>,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

/// The record, newest first. The administrator sees no booking, hence nothing that was done to one.
pub(super) async fn list(
    app: &App,
    context: &Context,
    question: Question,
    paging: &Paging,
) -> Result<Page<audit_event::Model>> {
    let permit = context.actor.may(Action::AuditList, &Parties::house("audit"))?;
    let hidden = match permit.standing() {
        Standing::Secretariat => Vec::new(),
        _ => about_bookings(),
    };
    let filter = Filter {
        subject_kind: question.subject_kind,
        subject: question.subject,
        actor: question.actor,
        verb: question.verb,
        from: question.from.map(begin),
        before: question.until.map(|day| begin(day) + TimeDelta::days(1)),
        hidden,
    };
    let rows = store::events(app.db.reader(), filter, (paging.offset(), paging.rows())).await?;
    Ok(paging.page(rows))
}

fn begin(day: NaiveDate) -> chrono::DateTime<Utc> {
    moment_in_tokyo(day.and_time(NaiveTime::MIN))
}

fn about_bookings() -> Vec<&'static str> {
    Action::ALL
        .iter()
        .filter(|action| {
            matches!(
                action.feature(),
                Feature::Bookings | Feature::Surveys | Feature::Insights
            )
        })
        .map(|action| action.verb())
        .collect()
}
