//! Who is told of a problem: the hosts at once, and the guest of the answer.

use entities::membership::Role;
use entities::problem_report::Kind;
use entities::{booking, facility, problem_answer, problem_report};

use super::guests::page_address;
use crate::accounts;
use crate::app::Txn;
use crate::bookings::actions::mails::facility_name as name;
use crate::bookings::problems::store::Row;
use crate::error::Result;
use crate::notifications::{self, Mail, Recipient, Topic};
use crate::text::{self, Locale};

pub(super) async fn reported(
    txn: &Txn,
    booking: &booking::Model,
    facility: &facility::Model,
    report: &problem_report::Model,
) -> Result<()> {
    for host in accounts::contacts_of(txn, facility.organisation_id, Role::Host, txn.today()).await? {
        let to = Recipient::person(&host, None);
        let locale = to.locale;
        let mail = Mail::new(Topic::ProblemReported, to)
            .about(booking.id)
            .with("number", &booking.number)
            .with("facility", name(Some(facility), locale))
            .with("kind", kind_words(report.kind, locale))
            .with("place", &report.place)
            .with("at", text::moment(report.reported_at, locale))
            .link("/host");
        notifications::enqueue(txn, &mail).await?;
    }
    Ok(())
}

pub(super) async fn answered(txn: &Txn, row: &Row, said: &problem_answer::Model) -> Result<()> {
    let guest = &row.guest;
    let to = Recipient {
        email: guest.email.clone(),
        name: guest.name.clone(),
        organisation: None,
        locale: guest.locale,
        person: guest.person_id,
    };
    let page = match guest.person_id {
        Some(_) => format!("/bookings/{}", row.booking.id),
        None => page_address(txn, &row.booking, &to).await?,
    };
    let solved = if said.resolved {
        "problem.is_solved"
    } else {
        "problem.is_worked_on"
    };
    let mail = Mail::new(Topic::ProblemAnswered, to)
        .about(row.booking.id)
        .with("number", &row.booking.number)
        .with("facility", name(Some(&row.facility), guest.locale))
        .with("kind", kind_words(row.report.kind, guest.locale))
        .with("text", &said.text)
        .with("solved", text::phrase(solved, guest.locale, &[]).unwrap_or_default())
        .link(page);
    notifications::enqueue(txn, &mail).await
}

fn kind_words(kind: Kind, locale: Locale) -> String {
    let code = match kind {
        Kind::Line => "problem.line",
        Kind::Room => "problem.room",
        Kind::Noise => "problem.noise",
        Kind::Safety => "problem.safety",
        Kind::Other => "problem.other",
    };
    text::phrase(code, locale, &[]).unwrap_or_default()
}
